"""Declaraties in de matrix: de zorgadministratie en de backoffice van deze twee partijen."""

from dataclasses import replace
from datetime import date

from arrangementen.models import Contract, Declaratie
from tests.factories.arrangementen import lees
from tests.factories.declaraties import bestand, prestatie

from .verwachting import STURING, Rij, page, roles

ADMINISTRATIE = ("zorgadministratie",)
PARTIJEN = ("zorgadministratie", "backoffice")
FEBRUARI = (date(2026, 2, 1), date(2026, 2, 28))

DECLARATIES: dict[str, Rij] = {
    "arrangementen:declaratie_lijst": roles(PARTIJEN),
    "arrangementen:declaraties_bestand": roles(PARTIJEN),
    "arrangementen:gedeclareerd": roles(PARTIJEN),
    "arrangementen:gedeclareerd_bestand": roles(PARTIJEN),
    "sturing:gedeclareerd": roles(STURING),
    "sturing:gedeclareerd_bestand": roles(STURING),
    "arrangementen:declaratie_nieuw": roles(ADMINISTRATIE, "GET", "POST"),
    "arrangementen:declaratie_controleren": Rij(
        "", {"POST": {"404": ADMINISTRATIE}}, poort=ADMINISTRATIE
    ),
    "arrangementen:declaratie_detail": page(
        "declaratie", {"ok": PARTIJEN}, poort=PARTIJEN, dicht="404"
    ),
    "arrangementen:prestatie_corrigeren": page(
        "prestatie", {"ok": ADMINISTRATIE}, {"ok": ADMINISTRATIE}, poort=ADMINISTRATIE, dicht="404"
    ),
}


def collect_declaraties(wereld, voor, op):
    """Per side one declaration over February, granted."""
    toewijzing = wereld.casussen[f"{voor}loopt"].toewijzingen.order_by("pk").first()
    tarief = Contract.objects.filter(aanbieder=toewijzing.aanbieder, product=toewijzing.product)
    regel = prestatie(toewijzing, FEBRUARI, volume=2, tarief=tarief.get().tarief_cent)
    lees(bestand((toewijzing, [regel]), maand=FEBRUARI, nummer="D2602", op=op), op)
    declaratie = Declaratie.objects.get(aanbieder=toewijzing.aanbieder)
    assert declaratie.status == "toegekend", declaratie.prestaties.get().redenen
    dossier = wereld.dossiers[f"{voor}loopt"]
    eigen = replace(dossier, partijen=dossier.partijen | dossier.weten)
    van = {"declaratie": declaratie, "prestatie": declaratie.prestaties.get()}
    for soort, rij in van.items():
        wereld.rijen.setdefault(soort, {})[voor] = (eigen, {"kenmerk": rij.kenmerk})
