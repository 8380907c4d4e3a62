"""Van elke tabel met feiten bewaart de database wat er stond; wat niet, staat hier met reden."""

from datetime import date

import pghistory.models
import pytest
from django.apps import apps
from guardian.shortcuts import get_perms_for_model

from casusregie.models import Jeugdige, TijdelijkeToegang
from tests.factories.casusregie import JeugdigeFactory
from tests.factories.organisaties import MedewerkerFactory

EIGEN = {
    *("verloop", "organisaties", "normenkader", "casusregie"),
    *("arrangementen", "afwegingskader", "sturing"),
}
#: tables without a history of their own, with the reason
ZONDER = {
    "verloop.Gebeurtenis": "is zelf het verloop: alleen toevoegen",
    "organisaties.Leesregel": "is zelf het leeslog: alleen toevoegen",
    "verloop.Outbox": "werk dat klaarstaat; wat het doet staat in het verloop",
    "casusregie.Termijn": "afgeleid van feiten, op elke dag opnieuw te rekenen",
    "casusregie.Signaal": "bericht dat een termijn loopt; de termijn is het feit",
    "arrangementen.Aanbodsignaal": "bericht over een rij van het aanbod; die rij is het feit",
    "casusregie.Casusnummer": "teller",
    "arrangementen.Toewijzingteller": "teller",
    "arrangementen.Berichtteller": "teller",
    "arrangementen.Verzoeknummer": "teller",
    "arrangementen.Verwerkpoging": "teller van pogingen",
    "casusregie.Bewaardeweergave": "eigen instelling van een scherm",
    "casusregie.Meldingskeuze": "eigen instelling van een scherm",
    "casusregie.Verzamelregel": "regel van een opdracht die in het verloop staat",
    "arrangementen.Herzending": "regel die alleen wordt toegevoegd",
    "arrangementen.Prestatie": "regel van een declaratie, die alleen wordt toegevoegd",
    "arrangementen.Wijzigingsregel": "regel van een verzoek, dat als bericht bewaard blijft",
    "normenkader.Traject": "ingelezen als geheel, zonder persoonsgegevens",
    "sturing.Verblijfsrijen": "ingelezen als geheel, zonder persoonsgegevens",
}


def test_elke_tabel_heeft_geschiedenis_of_een_reden():
    eigen = [m for m in apps.get_models() if m._meta.app_label in EIGEN]
    historie = {m for m in eigen if issubclass(m, pghistory.models.Event)}
    gevolgd = {m.pgh_tracked_model for m in historie}
    zonder = {m._meta.label for m in eigen if m not in historie | gevolgd}
    assert zonder == set(ZONDER)


@pytest.mark.django_db
def test_van_tijdelijke_toegang_blijft_staan_wat_er_stond():
    toegang = TijdelijkeToegang.objects.create(
        user=MedewerkerFactory(),
        content_object=JeugdigeFactory(),
        permission=get_perms_for_model(Jeugdige).first(),
        grond="spoed",
        begindatum=date(2026, 3, 1),
        einddatum=date(2026, 3, 8),
    )
    toegang.einddatum = date(2026, 4, 8)
    toegang.save()
    regels = toegang.events.order_by("pgh_id").values_list("pgh_label", "einddatum")
    assert list(regels) == [("insert", date(2026, 3, 8)), ("update", date(2026, 4, 8))]
