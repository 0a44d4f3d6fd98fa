"""The address of a request for advice, outside every school: its secret says which."""

from django.urls import path

from ehcp.views import advice_give

urlpatterns = [path("advice/<str:secret>/", advice_give.advice_give, name="advice_give")]
