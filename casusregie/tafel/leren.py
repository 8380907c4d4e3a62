"""Het leerregister: lessen van afgeronde casussen die naar niemand wijzen (RV-B10-05)."""

from collections import Counter
from datetime import datetime
from typing import Any

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db import models, transaction
from django.utils import timezone

from casusregie.jeugdige.models import Gezinslid
from casusregie.toestemming.anoniem import identifying, terms_of
from organisaties.models import Organisatie
from verloop.models import Onderwerp
from verloop.overgangen import perform, register
from verloop.redenen import Nee, Oordeel
from verloop.stap import holding

from .aanmelding import Status, Tafelaanmelding
from .bevoegd import led_by
from .keuzes import Tafelsoort, Thema


@pghistory.track()
class Tafelles(Onderwerp):
    """One lesson; it keeps no link to a casus, only the kind of tafel and its themes."""

    themas = ArrayField(models.CharField(max_length=20, choices=Thema))
    les = models.TextField("wat leren wij hiervan", validators=[MaxLengthValidator(2000)])
    tafelsoort = models.CharField(max_length=24, choices=Tafelsoort)
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="+")
    maand = models.DateField(help_text="De eerste dag van de maand")

    class Meta:
        verbose_name = "les"
        verbose_name_plural = "lessen"
        ordering = ["-maand", "-pk"]

    def __str__(self) -> str:
        return f"les van {self.maand:%m-%Y}"

    @property
    def themanamen(self) -> list[str]:
        """The themes in words."""
        namen = dict(Thema.choices)
        return [str(namen[code]) for code in self.themas]

    def may_register(self, by: Any) -> Oordeel:
        """Who leads a tafel of this organisation; asked through `record_lesson`."""
        if self.organisatie_id in led_by(by, self.vandaag):
            return True
        return Nee("Alleen wie de tafel leidt, legt een les vast.")


@transaction.atomic
@holding()
def record_lesson(
    aanmelding: Tafelaanmelding,
    *,
    by: Any,
    themas: list[str],
    les: str,
    gecontroleerd: bool,
    op: datetime | None = None,
) -> Tafelles:
    """A lesson from a closed aanmelding; the text is checked and confirmed by a person.

    Raises ValidationError when the text points at somebody, was not confirmed, has no theme, or
    when the aanmelding is not closed or has a lesson; PermissionDenied for who leads no tafel.
    """
    op = op or timezone.now()
    dag = timezone.localdate(op)
    fouten = _wrong(aanmelding, themas, les, gecontroleerd)
    if fouten:
        raise ValidationError(fouten)
    perform(aanmelding, "learn", by=by, op=op)
    tafel = aanmelding.tafel
    stuk = Tafelles(
        themas=list(themas),
        les=les.strip(),
        tafelsoort=tafel.soort,
        organisatie=tafel.organisatie,
        maand=dag.replace(day=1),
    )
    return register(stuk, by=by, op=op)


def themes_counted() -> list[tuple[str, str, int]]:
    """(code, name, number of lessons) per theme, the most frequent first."""
    telling = Counter(code for themas in _all_themes() for code in themas)
    rijen = [(code, str(naam), telling.get(code, 0)) for code, naam in Thema.choices]
    return sorted(rijen, key=lambda rij: (-rij[2], rij[1]))


def _all_themes() -> Any:
    return Tafelles.objects.values_list("themas", flat=True)


def _wrong(
    aanmelding: Tafelaanmelding, themas: list[str], les: str, gecontroleerd: bool
) -> dict[str, str]:
    eerst = (
        ("les", aanmelding.status != Status.OPGEVOLGD, "Bevestig eerst de terugkoppeling"),
        ("les", bool(aanmelding.les_op), "Bij deze aanmelding is al een les vastgelegd"),
        ("themas", not themas, "Kies een of meer thema's"),
        ("les", not les.strip(), "Schrijf op wat wij hiervan leren"),
    )
    if fout := next(({veld: zin} for veld, mis, zin in eerst if mis), None):
        return fout
    leden = Gezinslid.objects.filter(gezin=aanmelding.casus.gezin_id).select_related("jeugdige")
    if gevonden := identifying(les, terms_of(aanmelding.casus, leden)):
        return {"les": f"Haal dit weg: {', '.join(gevonden)}"}
    if not gecontroleerd:
        return {"gecontroleerd": "Lees de les na en bevestig dat hij naar niemand wijst"}
    return {}
