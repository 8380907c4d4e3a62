"""Adressen van een crisis."""

from django.urls import path

from . import views

urlpatterns = [
    path("casussen/<uuid:kenmerk>/crisis/", views.crisis_new, name="crisis_new"),
    path("crises/<uuid:kenmerk>/", views.crisis_detail, name="crisis_detail"),
    path("crises/<uuid:kenmerk>/contact/", views.crisiscontact_new, name="crisiscontact_new"),
    path("crises/<uuid:kenmerk>/<slug:crisiszet>/", views.crisis_step, name="crisis_step"),
]
