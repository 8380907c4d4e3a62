"""Een casus inbrengen, een tafel plannen en houden, en wat daaruit volgt: elk in één keer."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from casusregie.afspraken.keuzes import Bron
from casusregie.afspraken.maken import make_afspraak
from casusregie.afspraken.models import Afspraak
from casusregie.bevoegdheden import REGIEROLLEN
from casusregie.casus.models import Casus
from casusregie.jeugdige.models import Betrokkenheid
from casusregie.toestemming.bevoegd import AANBIEDERROLLEN
from organisaties.models import Medewerker, Organisatie
from organisaties.rollen import Soort
from verloop.overgangen import perform, register
from verloop.stap import holding

from .aanmelding import Tafelaanmelding
from .alternatief import Alternatief
from .bijeenkomst import Tafelbijeenkomst, Tafeldeelnemer
from .gevolgen import see_dossier, tell_tafel
from .inrichting import Tafel
from .keuzes import BESPROKEN_OF_VERDER, Aanmeldsoort, Hoedanigheid
from .opschaling import Tafelopschaling

Rij = Mapping[str, Any]
#: What goes along when a local tafel passes a casus on to the regional one.
MEE = ("soort", "vraag", "urgentie", "verblijf", "vorm", "uithuisplaatsing", "expertise", "anoniem")


def bringer_of(casus: Casus, by: Medewerker, on: date) -> tuple[str, Organisatie | None]:
    """As what this person brings in the casus, and for which organisation (None: for none)."""
    if casus.team_id and by.has_role(*REGIEROLLEN, on=on, organisatie_id=casus.team_id):
        return Hoedanigheid.REGIE, casus.team
    eigen = by.organisaties_op(on, *AANBIEDERROLLEN)
    lopend = Betrokkenheid.objects.running(on).filter(
        casus=casus, organisatie__in=eigen, organisatie__soort=Soort.AANBIEDER
    )
    plek = lopend.select_related("organisatie").order_by("pk").first()
    return Hoedanigheid.AANBIEDER, plek.organisatie if plek else None


@transaction.atomic
@holding()
def bring_in(
    casus: Casus,
    tafel: Tafel,
    *,
    by: Medewerker,
    op: datetime | None = None,
    vorige: Tafelaanmelding | None = None,
    **velden: Any,
) -> Tafelaanmelding:
    """Bring a casus in at a tafel (CR-Z-01, CR-Z-03, GV-M2-04).

    `velden`: soort, vraag, urgentie, verblijf, vorm, uithuisplaatsing, expertise, anoniem,
    voorstel. Who works for an aanbieder convenes the tafel and proposes a solution. Raises
    PermissionDenied, or ValidationError per field: also without consent of the family, and when
    an anonymous text points at somebody.
    """
    op = op or timezone.now()
    dag = timezone.localdate(op)
    hoedanigheid, organisatie = bringer_of(casus, by, dag)
    if organisatie is None:
        raise PermissionDenied("Alleen het team, de instelling of een aanbieder bij deze casus.")
    aanmelding = Tafelaanmelding(
        casus=casus,
        tafel=tafel,
        hoedanigheid=hoedanigheid,
        organisatie=organisatie,
        bijeenroepen=hoedanigheid == Hoedanigheid.AANBIEDER,
        ingebracht_door=by,
        aangemeld_op=dag,
        ingediend_op=dag,
        vorige=vorige or _earlier(casus, tafel, velden.get("soort", "")),
        **velden,
    )
    register(aanmelding, by=by, op=op)
    see_dossier(aanmelding, by=by, op=op)
    tell_tafel(aanmelding, by=by, op=op)
    return aanmelding


@transaction.atomic
@holding()
def pass_on(
    aanmelding: Tafelaanmelding, *, by: Medewerker, op: datetime | None = None
) -> Tafelaanmelding:
    """A local tafel that gets no further brings the casus in at its regional one (GV-M1-08)."""
    hoger = aanmelding.tafel.regionale_tafel
    if hoger is None:
        raise ValidationError("Deze tafel is zelf de regionale tafel.")
    velden = {naam: getattr(aanmelding, naam) for naam in MEE}
    return bring_in(aanmelding.casus, hoger, by=by, op=op, vorige=aanmelding, **velden)


@transaction.atomic
@holding()
def plan_meeting(
    tafel: Tafel,
    deelnemers: Iterable[Rij],
    *,
    by: Medewerker,
    op: datetime | None = None,
    **velden: Any,
) -> Tafelbijeenkomst:
    """Plan a meeting with who is asked; `velden`: datum, begintijd, plaats, voorzitter.

    A row of `deelnemers` has naam and discipline, and organisatie or namens.
    """
    stuk = register(Tafelbijeenkomst(tafel=tafel, **velden), by=by, op=op)
    for rij in deelnemers:
        add_participant(stuk, **rij)
    return stuk


def add_participant(bijeenkomst: Tafelbijeenkomst, **rij: Any) -> Tafeldeelnemer:
    """Somebody more at a planned meeting. Raises ValidationError when it is no longer planned."""
    if bijeenkomst.status != "gepland":
        raise ValidationError("Deze bijeenkomst is al geweest of afgezegd.")
    deelnemer = Tafeldeelnemer(bijeenkomst=bijeenkomst, **rij)
    deelnemer.full_clean()
    deelnemer.save()
    return deelnemer


@transaction.atomic
@holding()
def hold_meeting(
    bijeenkomst: Tafelbijeenkomst,
    aanwezig: Iterable[int],
    *,
    by: Medewerker,
    op: datetime | None = None,
) -> Tafelbijeenkomst:
    """It took place: `aanwezig` holds the pks of the deelnemers who were there.

    Raises ValidationError when an experttafel lacked one of the five disciplines (RV-B10-01).
    """
    er_waren = set(aanwezig)
    for deelnemer in bijeenkomst.deelnemers.all():
        deelnemer.aanwezig = deelnemer.pk in er_waren
        deelnemer.save(update_fields=["aanwezig"])
    return perform(bijeenkomst, "hold", by=by, op=op)


def check_alternative(
    aanmelding: Tafelaanmelding, *, by: Medewerker, op: datetime | None = None, **velden: Any
) -> Alternatief:
    """Record what looking at a lighter form with an aanbieder gave (RV-B10-02).

    `velden`: vorm, aanbieder, uitkomst, toelichting.
    """
    op = op or timezone.now()
    stuk = Alternatief(aanmelding=aanmelding, nagegaan_op=timezone.localdate(op), **velden)
    return register(stuk, by=by, op=op)


def ask_contractmanager(
    aanmelding: Tafelaanmelding,
    *,
    by: Medewerker,
    reden: str,
    aanbieder: Organisatie | None = None,
    op: datetime | None = None,
) -> Tafelopschaling:
    """Escalate to the contractmanager, in codes only (CR-Z-05)."""
    op = op or timezone.now()
    dag = timezone.localdate(op)
    kring = Organisatie.objects.of_soort(Soort.UITVOERINGSORGANISATIE).valid_on(dag)
    aan = kring.order_by("pk").first()
    if aan is None:
        raise ValidationError("Er is geen uitvoeringsorganisatie ingericht. Vraag de beheerder.")
    stuk = Tafelopschaling(
        casus=aanmelding.casus,
        aanmelding=aanmelding,
        aan=aan,
        reden=reden,
        aanbieder=aanbieder,
        gevraagd_op=dag,
    )
    return register(stuk, by=by, op=op)


def agree(
    aanmelding: Tafelaanmelding,
    wat: str,
    eigenaar: Any,
    datum: date,
    *,
    by: Medewerker,
    op: datetime | None = None,
) -> Afspraak:
    """An afspraak that came out of the tafel, with one owner and a day (GV-M1-08)."""
    return make_afspraak(
        aanmelding.casus,
        wat,
        eigenaar,
        datum,
        by=by,
        op=op,
        bron=Bron.TAFEL,
        bron_kenmerk=aanmelding.kenmerk,
    )


def _earlier(casus: Casus, tafel: Tafel, soort: str) -> Tafelaanmelding | None:
    """What an evaluation looks back at: the last time this tafel discussed the casus."""
    if soort != Aanmeldsoort.EVALUATIE:
        return None
    eerder = Tafelaanmelding.objects.filter(
        casus=casus, tafel=tafel, status__in=BESPROKEN_OF_VERDER
    )
    return eerder.order_by("-besproken_op", "-pk").first()
