"""Adressen van op- en afschalen."""

from django.urls import path

from . import views

CASUS, VOORSTEL = "casussen/<uuid:kenmerk>/schalen", "schalen/<uuid:kenmerk>"

urlpatterns = [
    path(f"{CASUS}/", views.scaling_list, name="schaal_list"),
    path(f"{CASUS}/nieuw/", views.scaling_new, name="schaal_new"),
    path(f"{VOORSTEL}/", views.scaling_detail, name="schaalvoorstel_detail"),
    path(f"{VOORSTEL}/<slug:schaalzet>/", views.scaling_step, name="schaal_step"),
]
