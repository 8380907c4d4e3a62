"""Adressen van organisaties: start, rolkiezer, voorkeuren en uitleg."""

from django.conf import settings
from django.urls import path

from . import uitgaand_views, views

urlpatterns = [
    path("", views.start, name="start"),
    path("inloggen/actief/", views.session_extend, name="sessie_verlengen"),
    path("mijn/thema/", views.theme_set, name="thema_kiezen"),
    path("beheer/uitgaand-werk/", uitgaand_views.work_failed, name="uitgaand_werk"),
    path("beheer/uitgaand-werk/opnieuw/", uitgaand_views.work_retry, name="uitgaand_opnieuw"),
    path("hulp/", views.page_help, name="hulp"),
    path("toegankelijkheid/", views.page_accessibility, name="toegankelijkheid"),
    path("privacy/", views.page_privacy, name="privacy"),
    path(".well-known/security.txt", views.security_txt, name="security_txt"),
]
if settings.ROLKIEZER:
    urlpatterns += [path("inloggen/rol/", views.role_pick, name="rol_kiezen")]
