"""Addresses where one thing is done for many pupils of the register."""

from django.urls import URLPattern, path

from dashboards.views import acts

urlpatterns: list[URLPattern] = [
    path("register/choose/", acts.act_choose, name="act_choose"),
    path("register/acts/<uuid:act>/", acts.act_page, name="act_page"),
    path("register/acts/<uuid:act>/apply/", acts.act_apply, name="act_apply"),
    path("register/acts/<uuid:act>/again/", acts.act_again, name="act_again"),
    path("register/acts/<uuid:act>/undo/", acts.act_undo, name="act_undo"),
    path("register/acts/<uuid:act>/drop/", acts.act_drop, name="act_drop"),
    path("register/acts/<uuid:act>/sheets.pdf", acts.act_paper, name="act_paper"),
]
