"""De dubbelganger van een medewerker: dezelfde rollen, met nummers die niet bestaan.

Wie een vraag voor hem bouwt, krijgt de vorm die hij voor elke medewerker met zulke aanstellingen
heeft. Wat verder van iemand te lezen is (naam, e-mail) heeft de dubbelganger niet: wie ernaar
vraagt gaat naar de database, en dat mag tijdens het bouwen niet.
"""

from datetime import date
from typing import Any

from organisaties.models import Aanstelling, Medewerker, Organisatie

#: no row has such a number
BEGIN = -7_000_000_000_001


class Dubbel:
    """What shape somebody has on a day, and which numbers stand for which."""

    def __init__(self, wie: Any, on: date) -> None:
        self.on = on
        self.plekken = wie.aanstellingen_op(on)
        self.huizen: dict[int, int] = {}

    def shape(self) -> tuple[Any, ...]:
        """Equal for people of whom only the numbers differ."""
        return tuple((a.rol, *self._house(a.organisatie)) for a in self.plekken)

    def values(self, wie: Any) -> dict[int, int]:
        """For each number of the double the real one."""
        return {BEGIN: wie.pk} | {stand_in: echt for echt, stand_in in self.huizen.items()}

    def person(self) -> Medewerker:
        """The double, with appointments at doubles of the organisations."""
        mens = _instance(Medewerker, id=BEGIN, is_active=True)
        mens.__dict__["_aanstellingen"] = [self._place(a) for a in self.plekken]
        return mens

    def _number(self, pk: int) -> int:
        return self.huizen.setdefault(pk, BEGIN - 1 - len(self.huizen))

    def _house(self, huis: Organisatie) -> tuple[Any, ...]:
        boven = huis.valt_onder
        hoger = (self._number(boven.pk), boven.soort) if boven else None
        return self._number(huis.pk), huis.soort, hoger

    def _organisation(self, huis: Organisatie) -> Organisatie:
        boven = huis.valt_onder
        hoger = boven and _instance(Organisatie, id=self._number(boven.pk), soort=boven.soort)
        velden = {"soort": huis.soort, "valt_onder_id": hoger and hoger.pk}
        dubbel = _instance(Organisatie, id=self._number(huis.pk), **velden)
        if hoger:
            dubbel.valt_onder = hoger
        return dubbel

    def _place(self, aanstelling: Aanstelling) -> Aanstelling:
        huis = self._organisation(aanstelling.organisatie)
        plek = _instance(
            Aanstelling,
            organisatie_id=huis.pk,
            rol=aanstelling.rol,
            begindatum=self.on,
            einddatum=None,
        )
        plek.organisatie = huis
        return plek


def _instance(model: Any, **velden: Any) -> Any:
    """A row with only these columns; every other one would have to be fetched."""
    namen = [veld.attname for veld in model._meta.concrete_fields if veld.attname in velden]
    return model.from_db(None, namen, [velden[naam] for naam in namen])
