"""Verzoeken in de matrix: twee beslissers, samen toekennen, een vraag bij een wijziging, bewijs."""

from django.utils import timezone

from arrangementen.models import Besluitvoorstel
from organisaties.models import Medewerker
from verloop.overgangen import register

from .verwachting import AANBIEDER, GEMEENTE, Rij, of_gemeente, page, roles

BEIDE = (*AANBIEDER, *GEMEENTE)
#: in route C and at the RER others hold the procesregie: they may be the first of an opdracht
ZIET = (*GEMEENTE, "zorgbemiddelaar", "jeugdbeschermer")
TWEEDE = {
    "GET": {"ok": ZIET},
    "POST": {"ok": GEMEENTE, "403": ("zorgbemiddelaar", "jeugdbeschermer")},
}
BESLISSEN = {"poort": ZIET, "dicht": "404"}

VERZOEKEN: dict[str, Rij] = {
    "arrangementen:verzoeken_samen": roles(GEMEENTE, "GET", "POST"),
    "arrangementen:verzoek_bewijs": page(
        "verzoek_ingediend", {"ok": BEIDE}, poort=BEIDE, dicht="404"
    ),
    "arrangementen:wijziging_bewijs": page("wijziging", {"ok": BEIDE}, poort=BEIDE, dicht="404"),
    "arrangementen:wijziging_vraag": of_gemeente("wijziging"),
    "arrangementen:wijziging_antwoord": Rij(
        "wijziging",
        {"GET": {"404": AANBIEDER}, "POST": {"404": AANBIEDER}},
        poort=AANBIEDER,
        dicht="404",
    ),
    "arrangementen:voorstel_detail": Rij("voorstel", {"GET": {"ok": ZIET}}, **BESLISSEN),
    "arrangementen:voorstel_bevestigen": Rij("voorstel", TWEEDE, **BESLISSEN),
    "arrangementen:voorstel_teruggeven": Rij("voorstel", TWEEDE, **BESLISSEN),
    "arrangementen:voorstel_intrekken": Rij(
        "voorstel", {"GET": {"ok": ZIET}, "POST": {"403": ZIET}}, **BESLISSEN
    ),
}


def collect_voorstel(wereld, voor, dossier, verzoek, by, op):
    """A voorstel of somebody who is nobody in this world, so that everybody may be the second."""
    voorstel = Besluitvoorstel(
        verzoek=verzoek,
        velden={"afweging": {}},
        bedrag_cent=405_600,
        grens_cent=400_000,
        voorgesteld_op=timezone.localdate(op),
        voorgesteld_door=by,
    )
    voorstel = register(voorstel, by=by, op=op, code="voorgesteld")
    ander = Medewerker.objects.systeem()
    Besluitvoorstel.objects.filter(pk=voorstel.pk).update(voorgesteld_door=ander)
    wereld.rijen.setdefault("voorstel", {})[voor] = (dossier, {"kenmerk": voorstel.kenmerk})
