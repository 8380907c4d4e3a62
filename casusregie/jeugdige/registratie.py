"""Zoekt een jeugdige voordat iemand er een invoert, en voert hem anders in.

Wat iemand niet mag zien, antwoordt precies als wat er niet is: een bekend BSN geeft dezelfde
bladzijde als een nieuw BSN, en toont niets van anderen (domein.md §0 i).
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from types import EllipsisType
from typing import Any

from django.contrib.postgres.search import TrigramWordSimilarity
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, connection, transaction
from django.db.models import Q
from django.utils import timezone

from casusregie.casus.models import Casus
from organisaties.models import Medewerker, Organisatie
from organisaties.rollen import Soort
from verloop.geheel import step
from verloop.grenzen import clean_new
from verloop.schermen.velden import Bsnveld
from verloop.sloten import hold

from .gezinnen import Lid, add_members
from .models import Gezin, Gezinslid, Gezinsrol, Jeugdige
from .namen import full_name, search_key
from .vastlegging import INVOERROLLEN, Gegevensverschil, Registratie
from .versleuteling import blind_index

HOOGUIT = 20
DREMPEL = "0.45"
VERGELEKEN = ("voornamen", "voorvoegsel", "achternaam", "geboortedatum")


def search_jeugdigen(zoektekst: str, medewerker: Medewerker, on: date) -> list[Jeugdige]:
    """At most 20 visible jeugdigen: by BSN, by casusnummer, else by name.

    Names are found without accents and with typing errors (trigrams). Nothing outside what the
    medewerker may see is ever found, so unknown and invisible give the same empty list.
    """
    tekst = zoektekst.strip()
    zichtbaar = Jeugdige.objects.visible_to(medewerker, on).select_related("gemeente")
    bsn = _as_bsn(tekst)
    if bsn:
        return list(zichtbaar.filter(bsn_index=blind_index(bsn)))
    if tekst[:1].isdigit():
        nummers = Casus.objects.visible_to(medewerker, on).filter(nummer=tekst)
        return list(zichtbaar.filter(casussen__in=nummers))
    sleutel = search_key(tekst)
    if len(sleutel) < 2:
        return []
    _be_lenient()
    gelijkend = zichtbaar.annotate(gelijkenis=TrigramWordSimilarity(sleutel, "zoeknaam")).filter(
        Q(zoeknaam__trigram_word_similar=sleutel) | Q(zoeknaam__contains=sleutel)
    )
    return list(gelijkend.order_by("-gelijkenis", "sorteernaam", "pk")[:HOOGUIT])


def _be_lenient() -> None:
    """One wrong letter in a short name must still be found; holds for this transaction."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select set_config('pg_trgm.word_similarity_threshold', %s, true)", [DREMPEL]
        )


def unfinished_registrations(zoektekst: str, medewerker: Medewerker, on: date) -> list[Registratie]:
    """Registrations of the own organisation without a casus, by the name that was typed."""
    sleutel = search_key(zoektekst)
    if len(sleutel) < 2:
        return []
    eigen = Registratie.objects.unfinished().visible_to(medewerker, on)
    return list(eigen.filter(zoeknaam__contains=sleutel).order_by("-op")[:HOOGUIT])


@step()
def register_jeugdige(
    persoon: Mapping[str, Any],
    leden: Iterable[Lid],
    *,
    by: Medewerker,
    organisatie: Organisatie,
    bsn: str = "",
    bekend: Jeugdige | EllipsisType | None = ...,
    zonder_bsn_reden: str = "",
    zonder_gezag_reden: str = "",
    op: datetime | None = None,
) -> Registratie:
    """Register jeugdige and gezin; returns the registration, whether the BSN was known or not.

    `persoon` holds fields of Jeugdige. The Betrokkenheid follows with the casus (open_casus), so
    that a registration alone opens no dossier. `bekend`: who has this BSN, when that was asked
    before. Raises PermissionDenied when `by` may not register there, ValidationError with Dutch
    sentences per field otherwise.
    """
    op = op or timezone.now()
    dag = timezone.localdate(op)
    if not (by.is_systeem or by.has_role(*INVOERROLLEN, on=dag, organisatie_id=organisatie.pk)):
        raise PermissionDenied("U mag hier geen jeugdige invoeren.")
    rijen = list(leden)
    _check(persoon, rijen, bsn, zonder_bsn_reden, zonder_gezag_reden, dag)
    if isinstance(bekend, EllipsisType):
        bekend = known_with(bsn)
    _refuse_visible(bekend, by, dag)
    jeugdige, nieuw = (bekend, False) if bekend else _create(persoon, bsn)
    registratie = Registratie.objects.create(
        jeugdige=jeugdige,
        gezin=_create_gezin(jeugdige, rijen, dag),
        medewerker=by,
        organisatie=organisatie,
        op=op,
        zonder_bsn_reden=zonder_bsn_reden,
        zonder_gezag_reden=zonder_gezag_reden,
        **as_typed(persoon),
    )
    if not nieuw:
        note_differences(jeugdige, persoon, registratie)
    return registratie


def as_typed(persoon: Mapping[str, Any]) -> dict[str, Any]:
    """What the organisation knows until there is a casus: what it typed itself."""
    voor, tussen, achter = (
        persoon.get(naam, "") for naam in ("voornamen", "voorvoegsel", "achternaam")
    )
    roep = persoon.get("roepnaam", "")
    return {
        "naam": full_name(roep or voor, tussen, achter),
        "zoeknaam": search_key(full_name(f"{roep} {voor}", tussen, achter)),
        "geboortedatum": persoon["geboortedatum"],
        "gemeente": persoon["gemeente"],
    }


def _as_bsn(tekst: str) -> str:
    """Nine digits that pass the eleven-test, or ''."""
    try:
        return Bsnveld(required=False).clean(tekst) if tekst[:1].isdigit() else ""
    except ValidationError:
        return ""


def _check(
    persoon: Mapping[str, Any],
    leden: list[Lid],
    bsn: str,
    zonder_bsn_reden: str,
    zonder_gezag_reden: str,
    dag: date,
) -> None:
    fouten = check_bsn(bsn, zonder_bsn_reden)
    if persoon["geboortedatum"] > dag:
        fouten["geboortedatum"] = "Kies een geboortedatum die niet in de toekomst ligt"
    gemeente = persoon["gemeente"]
    if gemeente.soort != Soort.GEMEENTE or not gemeente.holds_on(dag):
        fouten["gemeente"] = "Kies een gemeente die nu bestaat"
    if not (zonder_gezag_reden.strip() or any(lid.gezag for lid in leden)):
        fouten["zonder_gezag_reden"] = (
            "Zet een vinkje bij wie het gezag heeft, of schrijf op waarom dat nog niet bekend is"
        )
    if fouten:
        raise ValidationError(fouten)


def check_bsn(bsn: str, zonder_bsn_reden: str) -> dict[str, str]:
    """A BSN, or a reason why there is none; not both."""
    if not bsn and not zonder_bsn_reden:
        return {"bsn": "Vul het BSN in, of kies waarom er geen BSN is"}
    if bsn and zonder_bsn_reden:
        return {"zonder_bsn_reden": "Kies alleen een reden als u geen BSN invult"}
    return {}


def known_with(bsn: str) -> Jeugdige | None:
    """Who has this BSN, whether the user may know it or not; None without one."""
    return Jeugdige.objects.filter(bsn_index=blind_index(bsn)).first() if bsn else None


def _refuse_visible(bekend: Jeugdige | None, by: Medewerker, dag: date) -> None:
    """Somebody the user already sees is not entered again."""
    if bekend is None:
        return
    if Jeugdige.objects.visible_to(by, dag).filter(pk=bekend.pk).exists():
        raise ValidationError(
            {"bsn": "Deze jeugdige staat al in uw casussen. Zoek op dit BSN en open daar een casus"}
        )


def find_or_create(persoon: Mapping[str, Any], bsn: str) -> tuple[Jeugdige, bool]:
    """The jeugdige with this BSN, else a new one; was it new?"""
    bekend = known_with(bsn)
    return (bekend, False) if bekend else _create(persoon, bsn)


def _create(persoon: Mapping[str, Any], bsn: str) -> tuple[Jeugdige, bool]:
    """A new jeugdige; a lost race finds the one that was first."""
    jeugdige = Jeugdige(**persoon)
    jeugdige.set_bsn(bsn)
    clean_new(jeugdige)
    try:
        with transaction.atomic():
            jeugdige.save()
    except IntegrityError:
        if not bsn:
            raise
        return Jeugdige.objects.get(bsn_index=blind_index(bsn)), False
    hold(jeugdige)
    return jeugdige, True


def _create_gezin(jeugdige: Jeugdige, leden: list[Lid], dag: date) -> Gezin:
    gezin = Gezin.objects.create()
    zelf = Gezinslid(gezin=gezin, jeugdige=jeugdige, rol=Gezinsrol.JEUGDIGE, begindatum=dag)
    add_members(gezin, leden, dag, zelf)
    hold(gezin)
    return gezin


def note_differences(
    jeugdige: Jeugdige, persoon: Mapping[str, Any], registratie: Registratie
) -> None:
    """What was entered differently goes to functioneel beheer, not to the user."""
    verschillen = {
        veld: persoon.get(veld, "")
        for veld in VERGELEKEN
        if str(persoon.get(veld, "")) != str(getattr(jeugdige, veld))
    }
    verschillen["gezin"] = "nieuw gezin ingevoerd"
    Gegevensverschil.objects.bulk_create(
        Gegevensverschil(
            jeugdige=jeugdige, registratie=registratie, veld=veld, opgegeven=str(waarde)[:200]
        )
        for veld, waarde in verschillen.items()
    )
