"""Legt vast wat er bij het einde van hulp gebeurt; alles gaat door de deur."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from casusregie.casus.models import Casus, Regierol
from casusregie.jeugdige.models import Gezin
from organisaties.models import Medewerker
from organisaties.rollen import Rol
from verloop.overgangen import amend, register

from .beeindiging import Beeindiging
from .gesprek import Stopgesprek
from .hulp import Hulp
from .keuzes import Regieuitkomst
from .overname import Overname
from .regie import Regieheroverweging, Resultaatoordeel
from .stopmelding import Stopmelding


def begin_ending(casus: Casus, hulp: Hulp, *, by: Any, op: datetime, **velden: Any) -> Beeindiging:
    """Step 1: the aanbieder tells that it may have to stop (CR-A3-07). `velden`: reden, aanleiding.

    Raises ValidationError when the help does not run or an ending is under way already.
    """
    _must_run(hulp)
    stuk = Beeindiging(**_about(casus, hulp), voornemen_op=timezone.localdate(op), **velden)
    return register(stuk, by=by, op=op)


def add_talk(beeindiging: Beeindiging, *, by: Any, op: datetime, **velden: Any) -> Stopgesprek:
    """Step 2: a talk with jeugdige and/or ouders (CR-A3-08)."""
    stuk = Stopgesprek(beeindiging=beeindiging, casus=beeindiging.casus, **velden)
    return register(stuk, by=by, op=op)


def stop_by_jeugdige(
    casus: Casus, hulp: Hulp, *, by: Any, op: datetime, **velden: Any
) -> Stopmelding:
    """The jeugdige stops (CR-A3-04). `velden`: stopdatum, reden, toelichting.

    Raises ValidationError when the help does not run, or this was told already.
    """
    _must_run(hulp)
    stuk = Stopmelding(**_about(casus, hulp), gemeld_op=timezone.localdate(op), **velden)
    if Stopmelding.objects.filter(hulp_kenmerk=hulp.kenmerk).exists():
        raise ValidationError("Van deze hulp is al gemeld dat de jeugdige stopt.")
    return register(stuk, by=by, op=op)


def seek_takeover(casus: Casus, hulp: Hulp, *, by: Any, op: datetime, **velden: Any) -> Overname:
    """Other help fits better (CR-B2-07). `velden`: waarom, besproken_gezin_op, besproken_regie_op.

    Raises ValidationError when the help does not run or other help is looked for already.
    """
    _must_run(hulp)
    return register(Overname(**_about(casus, hulp), **velden), by=by, op=op)


def judge_interim(
    casus: Casus, hulp: Hulp, *, by: Any, op: datetime, **velden: Any
) -> Resultaatoordeel:
    """Interim results and the invoice (CR-M-06). `velden`: oordeel, toelichting, factuur, …"""
    wanneer = {"gegeven_op": timezone.localdate(op), "gegeven_door": by}
    return register(Resultaatoordeel(**_about(casus, hulp), **wanneer, **velden), by=by, op=op)


@transaction.atomic
def reassess(casus: Casus, *, by: Any, op: datetime, **velden: Any) -> Regieheroverweging:
    """Can the gezin take the casusregie again; 'gezin' changes who holds it (CR-A3-14).

    `velden`: uitkomst, motivering, besproken_op. Raises ValidationError when a measure leaves no
    choice, or another casus of the gezin has a casusregisseur from outside.
    """
    Gezin.objects.select_for_update().get(pk=casus.gezin_id)
    stuk = Regieheroverweging(
        casus=casus, genomen_op=timezone.localdate(op), genomen_door=by, **velden
    )
    stuk = register(stuk, by=by, op=op)
    if stuk.uitkomst == Regieuitkomst.GEZIN:
        _give_to_family(casus, op)
    return stuk


def note_stopped(hulp_kenmerken: Iterable[Any], *, op: datetime) -> None:
    """An upper app knows that the stop of this help was reported (JW307)."""
    dag = timezone.localdate(op)
    for stuk in Stopmelding.objects.filter(hulp_kenmerk__in=hulp_kenmerken, gestopt_op=None):
        by = Medewerker.objects.systeem()
        amend(stuk, by=by, op=op, code="stop_gemeld", gestopt_op=dag)


def _give_to_family(casus: Casus, op: datetime) -> None:
    rollen = Regierol.objects.current().filter(rol=Rol.CASUSREGISSEUR)
    anders = rollen.filter(gezin=casus.gezin_id, medewerker__isnull=False).exclude(casus=casus)
    if anders.exists():
        raise ValidationError(
            {
                "uitkomst": "Bij een andere casus van dit gezin is er een casusregisseur van "
                "buiten het gezin. Bespreek dit eerst samen"
            }
        )
    huidig = rollen.filter(casus=casus).first()
    if huidig is not None and huidig.bij_gezin:
        return
    if huidig is not None:
        huidig.einde = max(huidig.begin, op)
        huidig.save()
    Regierol.objects.create(
        casus=casus,
        gezin_id=casus.gezin_id,
        rol=Rol.CASUSREGISSEUR,
        begin=op,
        reden="Na een traject: het gezin neemt de casusregie weer zelf",
    )


def _about(casus: Casus, hulp: Hulp) -> dict[str, Any]:
    return {
        "casus": casus,
        "aanbieder_id": hulp.aanbieder_id,
        "hulp_kenmerk": hulp.kenmerk,
        "hulp_naam": hulp.naam[:200],
    }


def _must_run(hulp: Hulp) -> None:
    if not hulp.loopt:
        raise ValidationError("Deze hulp loopt niet meer.")
