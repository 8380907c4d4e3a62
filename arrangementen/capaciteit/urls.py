"""Adressen van de capaciteit."""

from django.urls import path

from . import views

urlpatterns = [
    path("capaciteit/", views.capaciteit_lijst, name="capaciteit_lijst"),
    path("capaciteit/nieuw/", views.capaciteit_new, name="capaciteit_new"),
    path("capaciteit/regio/", views.capaciteit_regio, name="capaciteit_regio"),
    path("capaciteit/<uuid:kenmerk>/", views.capaciteit_bijwerken, name="capaciteit_bijwerken"),
]
