"""De adressen van de berichtenbox, het opnieuw versturen, de afstemming en de techniek."""

from django.urls import path

from . import techniekviews, views
from .afstemmen import views as afstemmen
from .opnieuw import views as opnieuw

urlpatterns = [
    path("casussen/<uuid:kenmerk>/berichten/", views.casus_berichten, name="casus_berichten"),
    path("berichten/", views.bericht_lijst, name="bericht_lijst"),
    path("berichten/inlezen/", views.bericht_inlezen, name="bericht_inlezen"),
    path("berichten/verschillen/", afstemmen.verschil_lijst, name="verschil_lijst"),
    path(
        "berichten/verschillen/<uuid:kenmerk>/", afstemmen.verschil_detail, name="verschil_detail"
    ),
    path(
        "berichten/verschillen/<uuid:kenmerk>/oplossen/",
        afstemmen.verschil_oplossen,
        name="verschil_oplossen",
    ),
    path("berichten/techniek/", techniekviews.bericht_techniek, name="bericht_techniek"),
    path("berichten/<uuid:kenmerk>/", views.bericht_detail, name="bericht_detail"),
    path("berichten/<uuid:kenmerk>/bestand/", views.bericht_bestand, name="bericht_bestand"),
    path("berichten/<uuid:kenmerk>/envelop/", views.bericht_envelop, name="bericht_envelop"),
    path("berichten/<uuid:kenmerk>/opnieuw/", opnieuw.bericht_opnieuw, name="bericht_opnieuw"),
    path("berichten/<uuid:kenmerk>/bron/", techniekviews.bericht_bron, name="bericht_bron"),
    path(
        "berichten/<uuid:kenmerk>/opnieuw-proberen/",
        techniekviews.bericht_opnieuw_proberen,
        name="bericht_opnieuw_proberen",
    ),
]
