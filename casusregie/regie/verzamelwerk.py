"""Voert verzamelopdrachten uit: per stap een handvol casussen, elk precies één keer."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from casusregie.casus.models import Casus
from organisaties.models import Medewerker, Organisatie
from verloop import outbox
from verloop.fouten import Conflict, Geblokkeerd
from verloop.overgangen import perform, register

from .keuzes import Massasoort, Overdrachtsoort
from .overdracht import Overdracht
from .verzamel import Verzamelopdracht, Verzamelregel
from .wisselen import assign

#: Casussen per step: small, so that stopping works at once and a killed step costs little.
PER_STAP = 20
HOOGUIT = 1000
TAAK = "casusregie.step_verzamelopdracht"
Geweigerd = (PermissionDenied, ValidationError, Conflict, Geblokkeerd)


@transaction.atomic
def start_job(
    casussen: Iterable[Casus],
    *,
    by: Medewerker,
    soort: str,
    rol: str,
    reden: str,
    aan: Medewerker | None = None,
    naar: Organisatie | None = None,
    instemming_op: date | None = None,
    op: datetime | None = None,
) -> Verzamelopdracht:
    """Write the job down with a row per casus; the work follows in steps.

    Raises ValidationError per field. `casussen` are visible to `by`; the rules per casus are
    asked when it is its turn.
    """
    op = op or timezone.now()
    casussen = list({casus.pk: casus for casus in casussen}.values())
    _check(casussen, soort, reden, aan, naar)
    opdracht = Verzamelopdracht(
        soort=soort,
        rol=rol,
        aan=by if soort == Massasoort.OVERNEMEN else aan,
        naar=naar if soort == Massasoort.OVERDRAGEN else None,
        reden=reden.strip(),
        instemming_op=instemming_op,
        gevraagd_door=by,
        gevraagd_op=op,
    )
    register(opdracht, by=by, op=op)
    Verzamelregel.objects.bulk_create(
        Verzamelregel(opdracht=opdracht, casus=casus) for casus in casussen
    )
    enqueue_step(opdracht.pk, opdracht.ronde, 0, op)
    return opdracht


def _check(
    casussen: list[Casus],
    soort: str,
    reden: str,
    aan: Medewerker | None,
    naar: Organisatie | None,
) -> None:
    vereist = {
        "casussen": ("Kies ten minste één casus", bool(casussen)),
        "reden": ("Schrijf op waarom", bool(reden.strip())),
        "aan": ("Kies een collega", soort != Massasoort.TOEWIJZEN or aan is not None),
        "naar": (
            "Kies het team dat de casussen krijgt",
            soort != Massasoort.OVERDRAGEN or naar is not None,
        ),
    }
    fouten = {veld: tekst for veld, (tekst, goed) in vereist.items() if not goed}
    if len(casussen) > HOOGUIT:
        fouten["casussen"] = f"Kies hooguit {HOOGUIT} casussen tegelijk"
    if fouten:
        raise ValidationError(fouten)


def enqueue_step(opdracht_id: int, ronde: int, stap: int, op: datetime) -> None:
    """The next step of a chain; the key makes a second one impossible."""
    outbox.enqueue(
        TAAK,
        sleutel=f"{TAAK}:{opdracht_id}:{ronde}:{stap}",
        op=op,
        opdracht_id=opdracht_id,
        ronde=ronde,
        stap=stap,
    )


def run_step(opdracht_id: int, ronde: int, stap: int, now: datetime | None = None) -> int:
    """Do the next rows of a job in this transaction; returns how many are left.

    What was done before a crash rolls back with it, so each casus moves once. Nothing happens
    when the job was stopped, or when a later round took over.
    """
    now = now or timezone.now()
    opdracht = Verzamelopdracht.objects.select_for_update(of=("self",)).get(pk=opdracht_id)
    if opdracht.status != Verzamelopdracht.Status.LOOPT or opdracht.ronde != ronde:
        return 0
    regels = opdracht.regels.filter(status="open").select_related("casus").order_by("pk")
    for regel in regels[:PER_STAP]:
        _do_row(opdracht, regel, now)
    over = opdracht.regels.filter(status="open").count()
    if over:
        enqueue_step(opdracht_id, ronde, stap + 1, now)
    else:
        perform(opdracht, "finish", by=Medewerker.objects.systeem(), op=now)
    return over


def _do_row(opdracht: Verzamelopdracht, regel: Verzamelregel, now: datetime) -> None:
    """One casus: done, or refused with the sentence a user would get."""
    try:
        with transaction.atomic():
            _act(opdracht, regel.casus, now)
    except Geweigerd as fout:
        regel.status, regel.uitleg = Verzamelregel.Status.GEWEIGERD, sentence(fout)[:300]
    else:
        regel.status = Verzamelregel.Status.GEDAAN
    regel.op = now
    regel.save(update_fields=["status", "uitleg", "op"])


def _act(opdracht: Verzamelopdracht, casus: Casus, now: datetime) -> None:
    """The same services as for one casus, with the same rules."""
    by = opdracht.gevraagd_door
    zichtbaar = Casus.objects.filter(pk=casus.pk).visible_to(by, timezone.localdate(now))
    if not zichtbaar.exists():
        raise PermissionDenied("U heeft geen zicht meer op deze casus.")
    if opdracht.soort != Massasoort.OVERDRAGEN:
        assign(casus, opdracht.rol, opdracht.aan, by=by, reden=opdracht.reden, op=now)  # type: ignore[arg-type]
        return
    o = Overdracht(
        casus=casus,
        soort=Overdrachtsoort.TEAM,
        van=casus.team,
        van_medewerker=by,
        naar=opdracht.naar,
        reden=opdracht.reden,
        gezin_stemt_in_op=opdracht.instemming_op,
    )
    perform(register(o, by=by, op=now), "offer", by=by, op=now)


def sentence(fout: Any) -> str:
    """The Dutch sentence of a refusal, for the list of what was not done."""
    if isinstance(fout, ValidationError):
        return " ".join(fout.messages)
    return str(fout) or "U mag dit niet doen."
