"""Adressen van een dreigende uithuisplaatsing."""

from django.urls import path

from . import views

TRAJECT = "dreigingen/<uuid:kenmerk>"
MOMENT = "monitoringmomenten/<uuid:kenmerk>"

urlpatterns = [
    path(
        "casussen/<uuid:kenmerk>/uithuisplaatsing-dreigt/", views.dreiging_new, name="dreiging_new"
    ),
    path(f"{TRAJECT}/", views.dreiging_detail, name="dreiging_detail"),
    path(f"{TRAJECT}/akkoord/", views.dreiging_akkoord, name="dreiging_akkoord"),
    path(f"{TRAJECT}/kernbeslissing/", views.dreiging_kern, name="dreiging_kern"),
    path(f"{TRAJECT}/<slug:trajectzet>/", views.dreiging_step, name="dreiging_step"),
    path(f"{MOMENT}/", views.monitormoment_detail, name="monitormoment_detail"),
    path(f"{MOMENT}/vastleggen/", views.monitormoment_hold, name="monitormoment_hold"),
]
