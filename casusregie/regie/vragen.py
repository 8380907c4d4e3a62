"""Vastleggen rond de regie: verzoek aan het team, IVH, contactpersoon, bereikbaarheid en uren."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from casusregie.bevoegdheden import works_on_casus
from casusregie.casus.models import Casus, Regieaanleiding
from casusregie.casus.openen import TEAMROLLEN
from casusregie.jeugdige.models import Gezin
from casusregie.termijnen.melden import notify
from casusregie.termijnen.plekken import place
from organisaties.models import Medewerker, Organisatie
from organisaties.rollen import Rol
from verloop.overgangen import record, register
from verloop.redenen import Nee

from .betrekken import involve
from .houders import check_holder, current_of, refuse_second, set_holder
from .ivh import Ivh
from .overdrachtregels import refused_consent
from .personen import Bereikbaarheid, Contactpersoon, Regietijd
from .verzoek import Teamverzoek


@transaction.atomic
def ask_team(
    casus: Casus,
    *,
    by: Medewerker,
    team: Organisatie,
    van: Organisatie,
    soort: str,
    reden: str,
    toelichting: str,
    instemming_op: date | None,
    op: datetime | None = None,
) -> Teamverzoek:
    """Ask a lokaal team for a casusregisseur or for information; it sees the casus from now on.

    Needs the consent of the family, never with an opt-out (CR-B1-15..17, CR-B1-24, CR-B2-02).
    Raises ValidationError per field, PermissionDenied for who may not ask.
    """
    op = op or timezone.now()
    dag = timezone.localdate(op)
    Gezin.objects.select_for_update().get(pk=casus.gezin_id)
    _check_request(casus, team, soort, instemming_op, dag)
    verzoek = Teamverzoek(
        casus=casus,
        soort=soort,
        reden=reden,
        toelichting=toelichting.strip(),
        team=team,
        van=van,
        instemming_op=instemming_op,
        gevraagd_door=by,
        gevraagd_op=dag,
    )
    if not casus.opt_out:
        grond = "Verzoek aan het lokale team, met instemming van het gezin"
        verzoek.betrokkenheden = involve(casus, team, map(str, TEAMROLLEN["A"]), grond, dag)
    register(verzoek, by=by, op=op)
    _tell(verzoek, dag)
    return verzoek


def _tell(verzoek: Teamverzoek, dag: date) -> None:
    notify(
        verzoek.casus,
        "teamverzoek",
        "Een verzoek aan uw team wacht op antwoord",
        verzoek,
        on=dag,
        aan=[place(Rol.PROCESREGISSEUR, verzoek.team_id)],
    )


def _check_request(
    casus: Casus, team: Organisatie, soort: str, instemming_op: date | None, dag: date
) -> None:
    if instemming_op is None:
        raise ValidationError({"instemming_op": "Vul in wanneer het gezin instemde"})
    if not Organisatie.objects.valid_on(dag).of_soort("lokaal_team").filter(pk=team.pk).exists():
        raise ValidationError({"team": "Kies een lokaal team dat op deze dag bestaat"})
    if casus.team_id not in (None, team.pk):
        raise ValidationError({"team": f"Bij deze casus hoort al een team: {casus.team}"})
    if isinstance(geweigerd := refused_consent(casus, team, dag), Nee):
        raise ValidationError({"instemming_op": f"{geweigerd.reden} {geweigerd.weg}"})
    open_ = casus.teamverzoeken.filter(soort=soort, status="gevraagd")  # type: ignore[attr-defined]
    if open_.exists():
        raise ValidationError("Dit is al gevraagd aan het team. Wacht op het antwoord.")


@transaction.atomic
def start_ivh(
    casus: Casus,
    *,
    by: Medewerker,
    aanleiding: str,
    toelichting: str,
    begindatum: date,
    casusregisseur: Medewerker | None = None,
    op: datetime | None = None,
) -> Ivh:
    """Begin IVH; casusregie cannot stay with the gezin then, so a name is needed (CR-D-15)."""
    op = op or timezone.now()
    dag = timezone.localdate(op)
    Gezin.objects.select_for_update().get(pk=casus.gezin_id)
    huidig = current_of(casus, Rol.CASUSREGISSEUR)
    buiten = huidig is not None and not huidig.bij_gezin
    if casusregisseur is None and not buiten:
        raise ValidationError(
            {"casusregisseur": "Kies wie de casusregisseur wordt: met IVH is dat nooit het gezin"}
        )
    ivh = Ivh(
        casus=casus,
        aanleiding=aanleiding,
        toelichting=toelichting.strip(),
        begindatum=begindatum,
        begonnen_door=by,
    )
    register(ivh, by=by, op=op)
    if casusregisseur is not None:
        check_holder(casus, Rol.CASUSREGISSEUR, casusregisseur, dag)
        refuse_second(casus, casusregisseur)
        set_holder(
            casus,
            Rol.CASUSREGISSEUR,
            casusregisseur,
            casus.team,
            op=op,
            aanleiding=Regieaanleiding.IVH,
        )
    return ivh


@transaction.atomic
def name_contact(
    casus: Casus, medewerker: Medewerker, *, by: Medewerker, op: datetime | None = None
) -> Contactpersoon:
    """From today this is the vaste contactpersoon of the family (RV-B03-08)."""
    op = op or timezone.now()
    dag = timezone.localdate(op)
    casus = Casus.objects.select_for_update().get(pk=casus.pk)
    _require_worker(casus, by, dag)
    if not medewerker.organisaties_op(dag):
        raise ValidationError({"medewerker": f"{medewerker} werkt hier niet meer. Kies een ander"})
    huidig = casus.contactpersonen.filter(einddatum=None).first()  # type: ignore[attr-defined]
    if huidig and huidig.medewerker_id == medewerker.pk:
        return huidig
    if huidig and huidig.begindatum >= dag:
        huidig.medewerker = medewerker
        huidig.save(update_fields=["medewerker"])
    else:
        if huidig:
            huidig.einddatum = dag - timedelta(days=1)
            huidig.save(update_fields=["einddatum"])
        huidig = Contactpersoon.objects.create(casus=casus, medewerker=medewerker, begindatum=dag)
    record(casus, "contactpersoon", by=by, op=op, contactpersoon=huidig.pk)
    return huidig


def set_reach(medewerker: Medewerker, *, on: date, **velden: Any) -> Bereikbaarheid:
    """How this person can be reached, and who stands in (RV-B03-04); raises ValidationError."""
    rij = Bereikbaarheid.objects.filter(medewerker=medewerker).first()
    rij = rij or Bereikbaarheid(medewerker=medewerker)
    for naam, waarde in velden.items():
        setattr(rij, naam, waarde)
    fouten = _check_absence(rij)
    if rij.vervanger is not None:
        fouten |= _check_stand_in(rij, on)
    if fouten:
        raise ValidationError(fouten)
    rij.save()
    return rij


def _check_absence(rij: Bereikbaarheid) -> dict[str, str]:
    if rij.afwezig_van is None:
        return {"afwezig_van": "Vul in vanaf wanneer u afwezig bent"} if rij.afwezig_tot else {}
    fouten = {}
    if rij.afwezig_tot and rij.afwezig_tot < rij.afwezig_van:
        fouten["afwezig_tot"] = "Kies een dag op of na de eerste dag"
    if rij.vervanger is None:
        fouten["vervanger"] = "Kies wie u vervangt als u afwezig bent"
    return fouten


def _check_stand_in(rij: Bereikbaarheid, on: date) -> dict[str, str]:
    if rij.vervanger_id == rij.medewerker_id:
        return {"vervanger": "Kies een ander dan uzelf"}
    if not rij.vervanger.organisaties_op(on) & rij.medewerker.organisaties_op(on):  # type: ignore[union-attr]
        return {"vervanger": "Kies een collega van uw eigen organisatie"}
    return {}


@transaction.atomic
def log_hours(
    casus: Casus, *, by: Medewerker, week: date, uren: Decimal, op: datetime | None = None
) -> Regietijd:
    """Hours of casusregie of this person in the week of that day; again replaces (RV-B03-02)."""
    op = op or timezone.now()
    dag = timezone.localdate(op)
    _require_worker(casus, by, dag)
    maandag = week - timedelta(days=week.weekday())
    if maandag > dag:
        raise ValidationError({"week": "Kies deze week of een eerdere week"})
    if not 0 < uren <= 60:
        raise ValidationError({"uren": "Vul meer dan 0 en hooguit 60 uur in"})
    rij, _ = Regietijd.objects.update_or_create(
        casus=casus, medewerker=by, week=maandag, defaults={"uren": uren}
    )
    record(casus, "regietijd", by=by, op=op, regietijd=rij.pk)
    return rij


def _require_worker(casus: Casus, by: Medewerker, dag: date) -> None:
    """`by` works on the casus, or is its aanbieder's holder; else PermissionDenied."""
    oordeel = works_on_casus(_Peil(casus, dag), by)
    houdt = casus.regierollen.current().filter(medewerker=by).exists()
    if not oordeel and not (houdt and by.aanstellingen_op(dag)):
        raise PermissionDenied(str(oordeel))


class _Peil:
    """A casus with the day on which permissions are judged."""

    def __init__(self, casus: Casus, vandaag: date) -> None:
        self.casus, self.vandaag = casus, vandaag
