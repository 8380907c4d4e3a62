"""Alle adressen; elk onderdeel heeft zijn eigen bestand."""

from allauth.account import views as account
from django.urls import include, path

from organisaties import aanmelden
from organisaties.beleid import openbaar
from verloop.views import healthz

handler400 = "verloop.views.bad_request"
handler403 = "verloop.views.permission_denied"
handler404 = "verloop.views.not_found"
handler500 = "verloop.views.server_error"

urlpatterns = [
    path("healthz", openbaar("GET")(healthz), name="healthz"),
    path("inloggen/", aanmelden.login, name="account_login"),
    path("inloggen/uitloggen/", account.logout, name="account_logout"),
    path("inloggen/opnieuw/", account.reauthenticate, name="account_reauthenticate"),
    path("inloggen/wachtwoord/", account.password_change, name="account_change_password"),
    path("inloggen/tweede-factor/", include("allauth.mfa.urls")),
    path("", include("organisaties.urls")),
    path("", include("casusregie.urls")),
    path("", include("arrangementen.urls")),
    path("1-op-1/", include("afwegingskader.urls")),
    path("", include("normenkader.urls")),
    path("sturing/", include("sturing.urls")),
]
