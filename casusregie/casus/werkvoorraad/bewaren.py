"""Bewaart, hernoemt en verwijdert de eigen weergaven van één persoon."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from .models import HOOGUIT, VRAAGLENGTE, Bewaardeweergave

DUBBEL = "U hebt al een weergave met deze naam. Kies een andere naam."
TE_LANG = "Kies minder filters: deze weergave is te lang om te bewaren."
VOL = f"U hebt al {HOOGUIT} weergaven. Verwijder er eerst een."


def save_view(
    medewerker: Any, naam: str, vraag: str, *, standaard: bool = False
) -> Bewaardeweergave:
    """A new saved view; `vraag` comes from `Keuze.query_string`.

    Raises ValidationError (field `naam`) for a name that is taken or one too many.
    """
    if Bewaardeweergave.objects.filter(medewerker=medewerker).count() >= HOOGUIT:
        raise ValidationError({"naam": VOL})
    if len(vraag) > VRAAGLENGTE:
        raise ValidationError({"naam": TE_LANG})
    weergave = Bewaardeweergave(medewerker=medewerker, naam=naam, vraag=vraag, standaard=standaard)
    return _store(weergave)


def change_view(weergave: Bewaardeweergave, naam: str, *, standaard: bool) -> Bewaardeweergave:
    """Another name, and whether the werkvoorraad opens with it; errors as in `save_view`."""
    weergave.naam, weergave.standaard = naam, standaard
    return _store(weergave)


def _store(weergave: Bewaardeweergave) -> Bewaardeweergave:
    try:
        with transaction.atomic():
            if weergave.standaard:
                andere = Bewaardeweergave.objects.filter(medewerker=weergave.medewerker)
                andere.exclude(pk=weergave.pk).update(standaard=False)
            weergave.save()
    except IntegrityError as fout:
        raise ValidationError({"naam": DUBBEL}) from fout
    return weergave
