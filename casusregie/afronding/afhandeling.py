"""Wat vanzelf volgt bij het einde van hulp: wie het moet weten, krijgt een signaal."""

from datetime import date
from typing import Any

from django.utils import timezone

from casusregie.termijnen.melden import notify
from casusregie.termijnen.plekken import place
from organisaties.rollen import Rol
from verloop.models import Gebeurtenis
from verloop.outbox import afhandelaar

from .beeindiging import Beeindiging
from .beoordeling import Eindbeoordeling
from .overname import Overname
from .partijen import deciding_place, involve, regie_places
from .stopmelding import Stopmelding

GROND = "Besluit over stoppen door de aanbieder"
#: what happened -> (title, the aanbieder hears it, the regie hears it)
VERHAAL = {
    "register": ("{} wil misschien stoppen met de hulp", False, True),
    "announce": ("{} vraagt toestemming om te stoppen", False, True),
    "consent": ("Toestemming om te stoppen. De hulp gaat nog door", True, False),
    "refuse": ("Geen toestemming om te stoppen. De hulp gaat door", True, False),
    "judge_unreasonable": ("Doorgaan met de hulp hoeft niet meer", True, True),
    "solve": ("Er is een oplossing. De hulp kan worden overgedragen", True, True),
    "withdraw": ("{} gaat door met de hulp", False, True),
}


def _event(gebeurtenis_id: int) -> tuple[str, date]:
    gebeurtenis = Gebeurtenis.objects.get(pk=gebeurtenis_id)
    return gebeurtenis.code.rsplit(".", 1)[-1], timezone.localdate(gebeurtenis.op)


def aanbieder_places(onderwerp: Any) -> tuple[str, ...]:
    """The people of the aanbieder who work on this help."""
    rollen = (Rol.BEHANDELREGISSEUR, Rol.ZORGADMINISTRATIE)
    return tuple(place(rol, onderwerp.aanbieder_id) for rol in rollen)


@afhandelaar("casusregie.tell_beeindiging")
def tell_beeindiging(onderwerp_id: int, gebeurtenis_id: int) -> None:
    """Each step reaches the other side; who decides gets to see the casus."""
    stuk = Beeindiging.objects.select_related("casus", "aanbieder").get(pk=onderwerp_id)
    code, dag = _event(gebeurtenis_id)
    titel, aanbieder, regie = VERHAAL[code]
    plekken = aanbieder_places(stuk)[:1] if aanbieder else ()
    if regie:
        beslist = deciding_place(stuk.casus, stuk.aanbieder_id, dag)
        involve(stuk.casus, beslist, GROND, dag)
        plekken = (*plekken, *dict.fromkeys((beslist, *regie_places(stuk.casus, dag))))
    notify(
        stuk.casus,
        f"beeindiging-{code}",
        titel.format(stuk.aanbieder),
        stuk,
        on=dag,
        aan=plekken,
    )


@afhandelaar("casusregie.tell_stopmelding")
def tell_stopmelding(onderwerp_id: int, gebeurtenis_id: int) -> None:
    """Proces- and casusregisseur hear that the jeugdige stops, the aanbieder sends the JW307."""
    stuk = Stopmelding.objects.select_related("casus", "aanbieder").get(pk=onderwerp_id)
    _, dag = _event(gebeurtenis_id)
    plekken = (*regie_places(stuk.casus, dag), *aanbieder_places(stuk))
    titel = f"De jeugdige stopt met de hulp van {stuk.aanbieder}"
    notify(stuk.casus, "stopmelding", titel[:160], stuk, on=dag, aan=plekken)


@afhandelaar("casusregie.tell_overname")
def tell_overname(onderwerp_id: int, gebeurtenis_id: int) -> None:
    """The regie hears that other help is looked for, and that it was taken over."""
    stuk = Overname.objects.select_related("casus", "aanbieder").get(pk=onderwerp_id)
    code, dag = _event(gebeurtenis_id)
    wat = "zoekt andere hulp" if code == "register" else "heeft de hulp overgedragen"
    titel, plekken = f"{stuk.aanbieder} {wat}", regie_places(stuk.casus, dag)
    notify(stuk.casus, f"overname-{code}", titel[:160], stuk, on=dag, aan=plekken)


@afhandelaar("casusregie.tell_eindbeoordeling")
def tell_eindbeoordeling(onderwerp_id: int, gebeurtenis_id: int) -> None:
    """Proces- and casusregisseur hear the effects and what questions remain (CR-A3-13)."""
    stuk = Eindbeoordeling.objects.select_related("casus", "aanbieder").get(pk=onderwerp_id)
    _, dag = _event(gebeurtenis_id)
    titel = f"Lees wat de hulp van {stuk.aanbieder} heeft opgeleverd"
    plekken = regie_places(stuk.casus, dag)
    notify(stuk.casus, "effecten", titel[:160], stuk, on=dag, aan=plekken)
