"""Wijzigt de gegevens van een jeugdige; wat anderen ook kennen, loopt via functioneel beheer.

Adres, roepnaam en geslacht wijzigen meteen. Namen en geboortedatum alleen als er geen BSN is:
met een BSN kan een ander deze jeugdige ook kennen, en controleert functioneel beheer (§0 i).
Een BSN dat al bekend is, geeft hetzelfde antwoord als een nieuw BSN.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from casusregie.casus.models import Casus
from casusregie.toestemming.bevoegd import may_record
from casusregie.toestemming.models import Toestemming
from organisaties.models import Medewerker, Organisatie
from verloop.fouten import Conflict
from verloop.overgangen import record
from verloop.redenen import Nee, Oordeel

from .models import Jeugdige
from .namen import search_key
from .registratie import VERGELEKEN
from .vastlegging import Gegevensverschil, Registratie
from .versleuteling import blind_index

VRIJ = (
    "roepnaam",
    "geslacht",
    "straatnaam",
    "huisnummer",
    "huisletter",
    "toevoeging",
    "postcode",
    "plaats",
    "geheim_adres",
)
Veld = Gegevensverschil.Veld


def may_amend_jeugdige(casus: Casus, medewerker: Medewerker, on: Any) -> Oordeel:
    """The team or GI of the casus, or an aanbieder that works along in it."""
    if casus.gesloten_op:
        return Nee("Deze casus is gesloten. De gegevens wijzigen hier niet meer.")
    return may_record(Toestemming(casus=casus).on(on), medewerker)


@transaction.atomic
def amend_jeugdige(
    casus: Casus,
    velden: Mapping[str, Any],
    *,
    bsn: str = "",
    by: Medewerker,
    op: datetime | None = None,
    versie: int | None = None,
) -> Jeugdige:
    """Change what is known of the jeugdige of this casus; `bsn` empty leaves the number alone.

    Raises PermissionDenied or ValidationError; what needs a check becomes a Gegevensverschil,
    with the same answer for the user. Conflict when the data are no longer those of `versie`.
    Gives the jeugdige the casus is about afterwards.
    """
    op = op or timezone.now()
    dag = timezone.localdate(op)
    oordeel = may_amend_jeugdige(casus, by, dag)
    if isinstance(oordeel, Nee):
        raise PermissionDenied(oordeel.reden)
    # a number is a key: only who gives one keeps out who points to the row
    jeugdige = Jeugdige.objects.select_for_update(no_key=not bsn).get(pk=casus.jeugdige_id)
    if versie is not None and versie != jeugdige.versie:
        raise Conflict()
    if velden["geboortedatum"] > dag:
        raise ValidationError({"geboortedatum": "Kies een datum die niet in de toekomst ligt"})
    anders = {naam: velden[naam] for naam in VERGELEKEN if velden[naam] != getattr(jeugdige, naam)}
    voor_beheer = anders if jeugdige.bsn_index else {}
    direct = [*VRIJ, *(naam for naam in anders if naam not in voor_beheer)]
    for naam in direct:
        setattr(jeugdige, naam, velden[naam])
    jeugdige.full_clean()
    jeugdige.save()
    nieuw_bsn = bool(bsn) and blind_index(bsn) != _bytes(jeugdige.bsn_index)
    if voor_beheer or nieuw_bsn:
        aangifte = _act(casus, jeugdige, velden, by, op)
        _note(jeugdige, aangifte, voor_beheer)
        jeugdige = _place_bsn(jeugdige, bsn, aangifte) if nieuw_bsn else jeugdige
    record(casus, "jeugdige_gewijzigd", by=by, op=op, velden=sorted(velden))
    return jeugdige


def _place_bsn(jeugdige: Jeugdige, bsn: str, aangifte: Registratie) -> Jeugdige:
    """Give the number, or join the jeugdige that has it; the answer is the same."""
    rijen = Jeugdige.objects.select_for_update(no_key=True)
    bekend = rijen.filter(bsn_index=blind_index(bsn)).first()
    if bekend is None:
        jeugdige.set_bsn(bsn)
        jeugdige.save()
        return jeugdige
    if jeugdige.bsn_index:  # twee personen met elk een eigen nummer: dat zoekt een mens uit
        _note(jeugdige, aangifte, {Veld.BSN: f"•••••{bsn[-3:]}"})
        return jeugdige
    try:
        with transaction.atomic():
            _join(jeugdige, bekend)
    except IntegrityError:
        _note(jeugdige, aangifte, {Veld.BSN: f"•••••{bsn[-3:]}"})
        return jeugdige
    return bekend


def _join(oud: Jeugdige, bekend: Jeugdige) -> None:
    """Everything of `oud`, who had no BSN, becomes of `bekend`; other data go to beheer."""
    verschillen = {
        naam: getattr(oud, naam)
        for naam in VERGELEKEN
        if getattr(oud, naam) != getattr(bekend, naam)
    }
    for relatie in Jeugdige._meta.related_objects:
        model, veld = relatie.related_model, relatie.field.name
        if model.__name__.endswith("Event"):
            continue
        model._base_manager.filter(**{veld: oud.pk}).update(**{veld: bekend.pk})
    aangifte = Registratie.objects.filter(jeugdige=bekend).latest("pk")
    _note(bekend, aangifte, {**verschillen, Veld.GEZIN: "samengevoegd na invullen van het BSN"})
    oud.delete()


def _act(
    casus: Casus, jeugdige: Jeugdige, velden: Mapping[str, Any], by: Medewerker, op: datetime
) -> Registratie:
    """Who entered what, kept with the casus: functioneel beheer judges it."""
    naam = f"{velden['voornamen']} {velden['voorvoegsel']} {velden['achternaam']}"
    return Registratie.objects.create(
        jeugdige=jeugdige,
        gezin=casus.gezin,
        medewerker=by,
        organisatie=_own_place(casus, by, timezone.localdate(op)),
        op=op,
        naam=" ".join(naam.split()),
        zoeknaam=search_key(naam),
        geboortedatum=velden["geboortedatum"],
        gemeente=casus.gemeente,
        casus=casus,
    )


def _own_place(casus: Casus, by: Medewerker, dag: Any) -> Organisatie:
    """The organisation for which this person works on the casus."""
    plekken = by.organisaties_op(dag)
    eigen = casus.betrokkenheden.running(dag).filter(organisatie__in=plekken)
    rij = eigen.select_related("organisatie").first()
    if rij is None and casus.team_id not in plekken:
        raise Conflict("Uw organisatie werkt niet meer mee aan deze casus.")
    gevonden: Organisatie = rij.organisatie if rij else casus.team
    return gevonden


def _note(jeugdige: Jeugdige, aangifte: Registratie, velden: Mapping[str, Any]) -> None:
    Gegevensverschil.objects.bulk_create(
        Gegevensverschil(
            jeugdige=jeugdige, registratie=aangifte, veld=veld, opgegeven=str(waarde)[:200]
        )
        for veld, waarde in velden.items()
    )


def _bytes(waarde: Any) -> bytes:
    return bytes(waarde) if waarde else b""
