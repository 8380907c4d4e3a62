"""Voegt een bestand toe aan een casus: keuren, schoonmaken, versleutelen en vastleggen."""

from datetime import datetime

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from casusregie.casus.models import Casus
from organisaties.models import Medewerker, Organisatie
from verloop.overgangen import register

from . import opslag
from .bestand import Geweigerd, inspect, safe_name
from .bevoegdheden import is_involved, writing_roles
from .bijlage import Bijlage
from .document import Document
from .herkomst import strip_origin

MAX_PER_DAG = 200


def add_attachment(
    casus: Casus,
    *,
    naam: str,
    inhoud: bytes,
    omschrijving: str,
    by: Medewerker,
    document: Document | None = None,
    op: datetime | None = None,
) -> Bijlage:
    """Store a file and register it; the file is on disk before the row is committed.

    Raises ValidationError at `bestand` (kind, size, number per day) and PermissionDenied.
    """
    op = op or timezone.now()
    dag = timezone.localdate(op)
    organisatie = own_organisation(casus, by, op)
    soort = _accept(naam, inhoud)
    if Bijlage.objects.filter(casus=casus, toegevoegd_op=dag).count() >= MAX_PER_DAG:
        raise ValidationError({"bestand": "Vandaag zijn er al 200 bijlagen. Probeer het morgen"})
    schoon = strip_origin(soort, inhoud)
    bijlage = Bijlage(
        casus=casus,
        document=document,
        organisatie=organisatie,
        omschrijving=omschrijving.strip(),
        bestandsnaam=safe_name(naam),
        soort=soort,
        grootte=len(schoon),
        opslagnaam=opslag.new_name(),
        toegevoegd_op=dag,
        toegevoegd_door=by,
    )
    bijlage.sha256 = opslag.store(bijlage.opslagnaam, schoon, bijlage.kenmerk)
    return register(bijlage, by=by, op=op)


def own_organisation(casus: Casus, by: Medewerker, op: datetime) -> Organisatie:
    """The involved organisation in whose name this person writes; else PermissionDenied."""
    dag = timezone.localdate(op)
    for aanstelling in by.aanstellingen_op(dag):
        organisatie = aanstelling.organisatie
        mag = aanstelling.rol in writing_roles(organisatie)
        if mag and is_involved(casus, organisatie, dag):
            return organisatie
    raise PermissionDenied("U voegt hier geen bijlagen toe.")


def _accept(naam: str, inhoud: bytes) -> str:
    grens = settings.BIJLAGE_MAX_MB
    if len(inhoud) > grens * 1024 * 1024:
        raise ValidationError({"bestand": f"Kies een bestand van hooguit {grens} MB"})
    try:
        return inspect(naam, inhoud)
    except Geweigerd as fout:
        raise ValidationError({"bestand": str(fout)}) from fout
