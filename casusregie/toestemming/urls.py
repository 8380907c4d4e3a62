"""Adressen van toestemming, opt-out en de anonieme voorlegging."""

from django.urls import path

from . import optout_views, views, voorleggen_views

CASUS = "casussen/<uuid:kenmerk>"
TOESTEMMING = "toestemmingen/<uuid:kenmerk>"

urlpatterns = [
    path(f"{CASUS}/toestemming/", views.toestemming_list, name="toestemming_list"),
    path(f"{CASUS}/toestemming/nieuw/", views.toestemming_new, name="toestemming_new"),
    path(f"{TOESTEMMING}/", views.toestemming_detail, name="toestemming_detail"),
    path(f"{TOESTEMMING}/intrekken/", views.toestemming_withdraw, name="toestemming_withdraw"),
    path(f"{TOESTEMMING}/gedeeld/", views.terugkoppeling_new, name="terugkoppeling_new"),
    path(f"{CASUS}/bronnen/nieuw/", views.bron_new, name="bron_new"),
    path(f"{CASUS}/opt-out/", optout_views.opt_out, name="opt_out"),
    path(f"{CASUS}/voorleggen/", voorleggen_views.voorlegging_new, name="voorlegging_new"),
    path("anonieme-vragen/", voorleggen_views.voorlegging_list, name="voorlegging_list"),
    path(
        "anonieme-vragen/<uuid:kenmerk>/",
        voorleggen_views.voorlegging_answer,
        name="voorlegging_answer",
    ),
    path(
        "anonieme-vragen/<uuid:kenmerk>/intrekken/",
        voorleggen_views.voorlegging_withdraw,
        name="voorlegging_withdraw",
    ),
]
