"""De berichtenbox in de matrix: opnieuw versturen, de afstemming en de techniek van beheer."""

from dataclasses import replace

from arrangementen.models import Berichtverschil
from organisaties.models import Medewerker
from verloop.overgangen import register

from .accounts import unknown
from .verwachting import Rij, page, push, roles

BACKOFFICE = ("backoffice",)
VERKEER = ("zorgadministratie", "backoffice")

BERICHTENTABEL: dict[str, Rij] = {
    "arrangementen:bericht_opnieuw": page(
        "bericht",
        {"ok": BACKOFFICE},
        {"409": BACKOFFICE},
        poort=BACKOFFICE,
        dicht="404",
    ),
    "arrangementen:bericht_envelop": page(
        "bericht", {"ok": VERKEER}, poort=VERKEER, dicht="404", toont_bsn=True
    ),
    "arrangementen:bericht_techniek": roles(("beheerder",)),
    "arrangementen:bericht_bron": unknown("GET"),
    "arrangementen:bericht_opnieuw_proberen": unknown("POST"),
    "arrangementen:verschil_lijst": roles(BACKOFFICE),
    "arrangementen:verschil_detail": page(
        "berichtverschil", {"ok": BACKOFFICE}, {"ok": BACKOFFICE}, poort=BACKOFFICE, dicht="404"
    ),
    "arrangementen:verschil_oplossen": push(
        "berichtverschil", {"ok": BACKOFFICE}, poort=BACKOFFICE, dicht="404"
    ),
}


def collect_berichten(wereld, voor, op):
    """A difference about the running help of each side."""
    toewijzing = wereld.casussen[f"{voor}loopt"].toewijzingen.order_by("pk").first()
    verschil = register(
        Berichtverschil(
            casus=toewijzing.casus,
            gemeente=toewijzing.gemeente,
            aanbieder=toewijzing.aanbieder,
            toewijzing=toewijzing,
            soort="geen_307",
            dossier="hulp loopt",
            bericht_zegt="geen JW307",
            gevonden_op=op.date(),
        ),
        by=Medewerker.objects.systeem(),
        op=op,
        code="gevonden",
    )
    dossier, _ = wereld.rijen["bericht"][voor]
    wereld.rijen.setdefault("berichtverschil", {})[voor] = (
        replace(dossier),
        {"kenmerk": verschil.kenmerk},
    )
