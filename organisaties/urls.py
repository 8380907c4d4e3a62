"""Adressen van organisaties: start, rolkiezer, voorkeuren en uitleg."""

from django.conf import settings
from django.urls import path

from . import uitgaand_views, views
from .accounts import views as accounts
from .accounts import wachtwoord_views as wachtwoord

ACCOUNT = "beheer/accounts/<uuid:kenmerk>"

urlpatterns = [
    path("", views.start, name="start"),
    path("inloggen/actief/", views.session_extend, name="sessie_verlengen"),
    path("mijn/thema/", views.theme_set, name="thema_kiezen"),
    path("beheer/uitgaand-werk/", uitgaand_views.work_failed, name="uitgaand_werk"),
    path("beheer/uitgaand-werk/opnieuw/", uitgaand_views.work_retry, name="uitgaand_opnieuw"),
    path("beheer/accounts/", accounts.account_list, name="account_list"),
    path("beheer/accounts/nieuw/", accounts.account_new, name="account_new"),
    path("beheer/rolverzoeken/", accounts.role_requests, name="role_requests"),
    path(
        "beheer/rolverzoeken/<uuid:kenmerk>/<slug:zet>/", accounts.role_decide, name="role_decide"
    ),
    path(f"{ACCOUNT}/", accounts.account_detail, name="account_detail"),
    path(f"{ACCOUNT}/rol/", accounts.role_new, name="role_new"),
    path(f"{ACCOUNT}/rol/<int:nummer>/einde/", accounts.role_end, name="role_end"),
    path(f"{ACCOUNT}/aan-of-uit/", accounts.account_switch, name="account_switch"),
    path(f"{ACCOUNT}/link/", accounts.account_invite, name="account_invite"),
    path(
        "wachtwoord/<slug:naam>/<str:sleutel>/",
        wachtwoord.password_set,
        name="wachtwoord_instellen",
    ),
    path("hulp/", views.page_help, name="hulp"),
    path("toegankelijkheid/", views.page_accessibility, name="toegankelijkheid"),
    path("privacy/", views.page_privacy, name="privacy"),
    path(".well-known/security.txt", views.security_txt, name="security_txt"),
]
if settings.ROLKIEZER:
    urlpatterns += [path("inloggen/rol/", views.role_pick, name="rol_kiezen")]
