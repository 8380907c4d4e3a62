"""Het verzonnen verzoek om toewijzing van route B: ingediend, soms onderzocht, dan besloten."""

from collections.abc import Generator
from datetime import timedelta
from typing import Any

from arrangementen.models import Verzoek
from casusregie.models import Gezinslid
from organisaties.rollen import Rol

from . import hulp as hulpen
from .dossier import Dossier, Stuk
from .teksten import MOTIVERING, VERZOEK

AFGEWEZEN_PROCENT, ONDERZOEK_PROCENT, TE_LAAT_PROCENT = 8, 10, 4
REDENEN = ("1", "2", "3")


def ask_for_help(
    d: Dossier, vraag: hulpen.Vraag, by: int
) -> Generator[int, None, hulpen.Hulp | None]:
    """The verzoek up to its decision; the help when it was granted."""
    verzoek = _submit(d, vraag, by)
    yield d.days(9, 20) if d.chance(TE_LAAT_PROCENT) else d.days(1, 6)
    beslist = d.person(
        d.casus.gemeente_id, Rol.BACKOFFICE if d.casus.opt_out else Rol.PROCESREGISSEUR
    )
    if d.chance(ONDERZOEK_PROCENT):
        uitleg = "Wij vragen de school om informatie."
        d.move(
            verzoek,
            "take_into_research",
            beslist,
            "in_onderzoek",
            onderzoek_op=d.dag,
            onderzoek_toelichting=uitleg,
        )
        yield d.days(5, 30)
    besluit: dict[str, Any] = {
        "besloten_op": d.dag,
        "besloten_door_id": beslist,
        "besluit_motivering": MOTIVERING,
    }
    if d.chance(AFGEWEZEN_PROCENT):
        d.move(verzoek, "reject", beslist, "afgewezen", reden_afwijzing=d.pick(REDENEN), **besluit)
        return None
    return _grant(d, vraag, verzoek, beslist, besluit)


def _grant(
    d: Dossier, vraag: hulpen.Vraag, verzoek: Stuk, by: int, besluit: dict[str, Any]
) -> hulpen.Hulp:
    """The arrangement follows in the same transaction as the decision."""
    systeem = d.wereld.systeem
    d.move(verzoek, "grant", by, "toegekend", **besluit)
    hulp = hulpen.open_arrangement(
        d,
        vraag,
        max(verzoek.begindatum, d.dag),
        systeem,
        "uit_verzoek",
        referentie_aanbieder=verzoek.referentie_aanbieder,
    )
    hulp.arrangement.set(opdracht_toelichting=MOTIVERING)
    hulpen.order(d, hulp, "follow_besluit", systeem, by)
    verzoek.set(arrangement_id=hulp.arrangement.id)
    return hulp


def _submit(d: Dossier, vraag: hulpen.Vraag, by: int) -> Stuk:
    """Filled in and sent on one day, with the verdict of the norm beside it."""
    kind = d.jeugdige
    verzoek = d.register(
        Verzoek,
        by,
        status="concept",
        aanbieder_id=vraag.aanbieder.pk,
        gemeente_id=d.casus.gemeente_id,
        jeugdige_id=kind.id,
        opsteller_id=by,
        referentie_aanbieder=str(d.uuid()),
        bsn_einde=kind.gegevens.get("bsn_einde", ""),
        voornamen=kind.voornamen,
        achternaam=kind.achternaam,
        geboortedatum=kind.geboortedatum,
        geslacht=kind.geslacht,
        gezag=_gezag(d),
        opt_out_getekend_op=d.casus.gegevens.get("opt_out_getekend_op"),
        verwezen_op=d.begin,
        onderzoek_op=None,
        besloten_op=None,
        ingetrokken_op=None,
        **hulpen.size_of(vraag, d.dag + timedelta(days=d.days(10, 24))),
    )
    d.amend(verzoek, by, *VERZOEK)
    toetsing = hulpen.verdict(d, vraag, verzoek).toetsing
    d.move(
        verzoek,
        "submit",
        by,
        "ingediend",
        casus_id=d.casus.id,
        nummer=d.tellers.verzoek(d.dag),
        dagtekening=d.dag,
        ingediend_op=d.dag,
        ingediend_door_id=by,
        toetsing=toetsing.to_dict(),
        boven_norm=toetsing.totalen.boven_norm,
    )
    return verzoek


def _gezag(d: Dossier) -> list[dict[str, Any]]:
    return [
        {"naam": lid.naam, "rol": lid.rol, "gezag": True, "telefoon": lid.telefoon}
        for lid in d.of(Gezinslid)
        if lid.gegevens.get("gezag")
    ]
