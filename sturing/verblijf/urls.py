"""Adressen van de verblijfsmonitor."""

from django.urls import path

from . import inleesviews, views

urlpatterns = [
    path("", views.monitor, name="verblijf"),
    path("langste/", views.longest, name="verblijf_langste"),
    path("jaren/", views.yearly, name="verblijf_jaren"),
    path("cijfers/<slug:bestandssoort>/", views.figures_file, name="verblijf_bestand"),
    path("bestanden/", inleesviews.file_list, name="verblijf_bestanden"),
    path("bestanden/nieuw/", inleesviews.file_new, name="verblijf_inlezen"),
    path("bestanden/voorbeeld/", inleesviews.example, name="verblijf_voorbeeld"),
]
