"""De adressen van arrangementen: hulp, toewijzingen en berichten."""

from django.urls import path

from .aanbod import views as aanbod
from .aanbod.beheer.urls import urlpatterns as aanbod_beheer
from .arrangement import onderdeel_views, wijziging_views
from .arrangement import views as arrangement
from .berichten.urls import urlpatterns as berichten
from .capaciteit.urls import urlpatterns as capaciteit
from .declaraties.urls import urlpatterns as declaraties
from .toewijzing import views as toewijzing
from .verzoeken.urls import urlpatterns as verzoeken
from .wijzigen.urls import urlpatterns as wijzigen

app_name = "arrangementen"

urlpatterns = [
    path("aanbod/", aanbod.overzicht, name="aanbod"),
    path(
        "casussen/<uuid:kenmerk>/arrangementen/",
        arrangement.arrangement_lijst,
        name="arrangement_lijst",
    ),
    path(
        "arrangementen/<uuid:kenmerk>/", arrangement.arrangement_detail, name="arrangement_detail"
    ),
    path(
        "arrangementen/<uuid:kenmerk>/opdracht/",
        arrangement.arrangement_opdracht,
        name="arrangement_opdracht",
    ),
    path(
        "arrangementen/<uuid:kenmerk>/wijzigen/",
        wijziging_views.arrangement_wijzigen,
        name="arrangement_wijzigen",
    ),
    path(
        "arrangementen/<uuid:kenmerk>/keuze/",
        arrangement.arrangement_keuze,
        name="arrangement_keuze",
    ),
    path(
        "arrangementen/<uuid:kenmerk>/vervallen/",
        arrangement.arrangement_vervallen,
        name="arrangement_vervallen",
    ),
    path(
        "arrangementen/<uuid:kenmerk>/niet-eens/",
        arrangement.arrangement_oneens,
        name="arrangement_oneens",
    ),
    path(
        "arrangementen/onderdelen/<uuid:kenmerk>/",
        onderdeel_views.onderdeel_wijzigen,
        name="onderdeel_wijzigen",
    ),
    path(
        "arrangementen/onderdelen/<uuid:kenmerk>/norm/",
        onderdeel_views.onderdeel_norm,
        name="onderdeel_norm",
    ),
    path("toewijzingen/", toewijzing.toewijzing_lijst, name="toewijzing_lijst"),
    path("toewijzingen/<uuid:kenmerk>/", toewijzing.toewijzing_detail, name="toewijzing_detail"),
    path(
        "toewijzingen/<uuid:kenmerk>/start/", toewijzing.toewijzing_start, name="toewijzing_start"
    ),
    path("toewijzingen/<uuid:kenmerk>/stop/", toewijzing.toewijzing_stop, name="toewijzing_stop"),
    *aanbod_beheer,
    *berichten,
    *capaciteit,
    *declaraties,
    *verzoeken,
    *wijzigen,
]
