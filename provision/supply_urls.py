"""The addresses of a class for somebody who stands in, outside every school: the code says which."""

from django.urls import path

from provision.views import supply

urlpatterns = [
    path("class/", supply.supply_code, name="supply_code"),
    path("class/<str:secret>/", supply.supply_page, name="supply_page"),
]
