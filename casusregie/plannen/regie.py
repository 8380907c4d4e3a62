"""Neemt het regiebesluit: voorstel uit de gegevens, besluit, en wie vanaf nu de regie heeft."""

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from casusregie.casus.models import Casus, Regieaanleiding, Regierol
from casusregie.jeugdige.models import Gezin
from organisaties.models import Medewerker
from organisaties.rollen import Rol
from verloop.overgangen import register
from verloop.stap import holding

from .regiebesluit import Regiebesluit
from .regiekeuze import (
    Arrangementdeel,
    Indeling,
    Regiefeiten,
    Voorstel,
    classify_arrangement,
    classify_question,
    propose,
)
from .risicotaxatie import Risicotaxatie
from .vraaganalyse import Draagvlak, Maatregel, Vraaganalyse


def facts_for(casus: Casus) -> Regiefeiten | None:
    """The facts from the newest recorded vraaganalyse and risicotaxatie; None without either.

    In route C there is always a measure (CR-M-12), also before anything was recorded.
    """
    analyse = Vraaganalyse.objects.recorded().latest_of(casus)
    taxatie = Risicotaxatie.objects.recorded().latest_of(casus)
    if casus.route == "C" and analyse is None:
        return Regiefeiten(leefgebieden=("opvoeding",), maatregel=True)
    if analyse is None or taxatie is None:
        return None
    return Regiefeiten(
        leefgebieden=tuple(analyse.leefgebieden),
        ouders_staan_erachter=analyse.draagvlak_ouders != Draagvlak.NEE,
        jeugdige_staat_erachter=analyse.draagvlak_jeugdige != Draagvlak.NEE,
        veiligheid_in_geding=taxatie.veiligheid_in_geding,
        maatregel=casus.route == "C" or analyse.maatregel == Maatregel.JEUGDBESCHERMING,
        strafrechtelijk=analyse.maatregel == Maatregel.STRAFRECHT,
        ivh=analyse.ivh or casus.ivh_perioden.filter(einddatum=None).exists(),  # type: ignore[attr-defined]
        gezin_vraagt_overname=analyse.gezin_vraagt_overname or _family_asked(casus),
    )


def _family_asked(casus: Casus) -> bool:
    """The gezin asked for a casusregisseur, perhaps already at aanmelding (CR-A1-02)."""
    verzoeken = casus.teamverzoeken.filter(reden__in=("gezin_vraagt", "gezin_kan_niet"))  # type: ignore[attr-defined]
    return bool(verzoeken.exclude(status="ingetrokken").exists())


def propose_for(casus: Casus) -> Voorstel | None:
    """What the table says for this casus; None while the facts are missing (CR-M-10)."""
    feiten = facts_for(casus)
    return propose(feiten) if feiten else None


def both_classifications(plan: Any) -> tuple[Indeling, Indeling | None]:
    """Indeling of the question and of the arrangement; they may differ (CR-D-09).

    The second is None while the plan has no parts.
    """
    delen = [
        Arrangementdeel(
            elementen=tuple(element.code for element in onderdeel.elementen.all()),
            verblijf=any(element.verblijf for element in onderdeel.elementen.all()),
        )
        for onderdeel in plan.onderdelen.all()
    ]
    vraag = classify_question(plan.vraaganalyse.leefgebieden)
    return vraag, classify_arrangement(delen) if delen else None


@transaction.atomic
@holding()
def decide_regie(
    casus: Casus,
    *,
    by: Medewerker,
    besluit: str,
    motivering: str = "",
    casusregisseur: Medewerker | None = None,
    op: datetime | None = None,
) -> Regiebesluit:
    """Record the decision and hand the casusregie over from `op` (default now).

    Raises ValidationError when facts are missing, a deviation is not motivated, a measure leaves
    no choice, or the gezin already has another casusregisseur (CR-G-04); PermissionDenied when
    `by` does not work on the casus.
    """
    op = op or timezone.now()
    Gezin.objects.select_for_update().get(pk=casus.gezin_id)
    voorstel = propose_for(casus)
    if voorstel is None:
        raise ValidationError("Leg eerst de vraaganalyse en de risicotaxatie vast.")
    stuk = Regiebesluit(
        casus=casus,
        voorstel=voorstel.plaats.value,
        indeling=voorstel.indeling.value,
        complex=voorstel.complex,
        dwingend=voorstel.dwingend,
        redenen=[reden.value for reden in voorstel.redenen],
        besluit=besluit,
        motivering=motivering.strip(),
        casusregisseur=casusregisseur,
        genomen_door=by,
        genomen_op=timezone.localdate(op),
    )
    register(stuk, by=by, op=op)
    _refuse_second(casus, casusregisseur)
    _hand_over(casus, casusregisseur, op)
    return stuk


def _refuse_second(casus: Casus, casusregisseur: Medewerker | None) -> None:
    """One casusregisseur per gezin (CR-G-04); the same person may have more children of it."""
    anderen = (
        Regierol.objects.current()
        .filter(gezin_id=casus.gezin_id, rol=Rol.CASUSREGISSEUR)
        .exclude(casus=casus)
    )
    if any(rol.medewerker_id != (casusregisseur.pk if casusregisseur else None) for rol in anderen):
        raise ValidationError(
            {
                "casusregisseur": (
                    "Dit gezin heeft al een andere casusregisseur, bij een andere casus. Kies "
                    "dezelfde, of draag daar eerst de casusregie over"
                )
            }
        )


def _hand_over(casus: Casus, casusregisseur: Medewerker | None, op: datetime) -> None:
    huidig = casus.regierollen.current().filter(rol=Rol.CASUSREGISSEUR).first()
    nieuw_id = casusregisseur.pk if casusregisseur else None
    if huidig is not None and huidig.medewerker_id == nieuw_id:
        return
    if huidig is not None:
        huidig.einde = op
        huidig.save()
    Regierol.objects.create(
        casus=casus,
        gezin_id=casus.gezin_id,
        rol=Rol.CASUSREGISSEUR,
        medewerker=casusregisseur,
        organisatie=casus.team if casusregisseur else None,
        begin=op,
        aanleiding=Regieaanleiding.BESLUIT,
    )
