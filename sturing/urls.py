"""Adressen van sturing."""

from django.urls import include, path

from . import views

app_name = "sturing"
urlpatterns = [
    path("escalaties/", views.dashboard, name="dashboard"),
    path("escalaties/voorbij-de-laatste-dag/", views.past_list, name="voorbij"),
    path("escalaties/bijna-de-laatste-dag/", views.near_list, name="bijna"),
    path("escalaties/boven-de-norm/", views.above_list, name="boven_norm"),
    path("verblijf/", include("sturing.verblijf.urls")),
    path("regiovisie/", views.region, name="regiovisie"),
]
