"""Adressen van escalaties."""

from django.urls import path

from . import views

urlpatterns = [
    path("escalaties/", views.escalatie_list, name="escalatie_list"),
    path("escalaties/<uuid:kenmerk>/", views.escalatie_detail, name="escalatie_detail"),
]
