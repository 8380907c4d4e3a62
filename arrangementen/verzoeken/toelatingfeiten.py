"""Verzamelt de feiten voor de toelating: van een concept, van een besluit en van een verzoek."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple

from django.forms import Form

from arrangementen.aanbod.inkoop import Inkoopmodel
from arrangementen.arrangement.toelating import Bezwaar, Toelatingfeiten, objections
from organisaties.models import Organisatie


def is_task_bought(gemeente: Any, product: Any, on: date) -> bool:
    """Does this gemeente buy this product taakgericht on that day?"""
    if gemeente is None or product is None:
        return False
    model = Inkoopmodel.objects.for_product(gemeente.pk, product, on)
    return model is not None and model.is_taakgericht


def facts(
    product: Any,
    gemeente: Any,
    velden: Mapping[str, Any],
    *,
    on: date,
    geboren: date | None,
    ervoor: str = "",
    woonplaats: str = "",
    taakgericht: bool | None = None,
) -> Toelatingfeiten:
    """The facts about one product; `velden` holds begindatum and einddatum.

    `taakgericht` when that was looked up before.
    """
    begin = velden.get("begindatum")
    if taakgericht is None:
        taakgericht = is_task_bought(gemeente, product, begin or on)
    return Toelatingfeiten(
        product=product.code,
        gemeente=gemeente.naam if gemeente else "",
        begin=begin,
        einde=velden.get("einddatum"),
        geboren=geboren,
        leeftijd_van=product.leeftijd_van,
        leeftijd_tot=product.leeftijd_tot,
        grens_vervalt=product.forensisch,
        verblijf=product.is_verblijf,
        taakgericht=taakgericht,
        woonplaats=woonplaats,
        ervoor=ervoor,
    )


def name_of(cbs_code: str, on: date) -> str:
    """The name of a gemeente that was valid on that day; "" without one."""
    rij = Organisatie.objects.gemeente_on(cbs_code, on).first() if cbs_code else None
    return rij.naam if rij else ""


class Naslag(NamedTuple):
    """What the facts of many verzoeken need: taakgericht models, and gemeenten by CBS-code."""

    modellen: tuple[Inkoopmodel, ...]
    namen: Mapping[str, str]

    def is_task_bought(self, verzoek: Any, on: date) -> bool:
        """Does its gemeente buy its product taakgericht on that day?"""
        sleutel = (verzoek.gemeente_id, verzoek.product.inkoopdomein)
        return any(
            (model.gemeente_id, model.domein) == sleutel
            and model.geldig_van <= on <= (model.geldig_tot or date.max)
            for model in self.modellen
        )


def look_up(verzoeken: Iterable[Any], on: date) -> Naslag:
    """For all of them together, in at most two queries."""
    rijen = list(verzoeken)
    modellen = Inkoopmodel.objects.taakgericht()
    modellen = modellen.filter(gemeente__in={rij.gemeente_id for rij in rijen})
    codes = {rij.woonplaats_voor_verblijf for rij in rijen} - {""}
    gemeenten = Organisatie.objects.of_soort("gemeente").valid_on(on).filter(cbs_code__in=codes)
    namen = dict(gemeenten.values_list("cbs_code", "naam")) if codes else {}
    return Naslag(tuple(modellen), namen)


def objections_to(verzoek: Any, on: date, naslag: Naslag | None = None) -> list[Bezwaar]:
    """What stands in the way of a verzoek that was sent, for the desk of the gemeente."""
    if verzoek.product is None or verzoek.gemeente is None:
        return []
    naslag = naslag or look_up([verzoek], on)
    jeugdige = verzoek.jeugdige
    velden = {"begindatum": verzoek.begindatum, "einddatum": verzoek.einddatum}
    return objections(
        facts(
            verzoek.product,
            verzoek.gemeente,
            velden,
            on=on,
            geboren=verzoek.geboortedatum,
            ervoor=naslag.namen.get(verzoek.woonplaats_voor_verblijf, ""),
            woonplaats=jeugdige.gemeente.naam if jeugdige else "",
            taakgericht=naslag.is_task_bought(verzoek, verzoek.begindatum or on),
        )
    )


def add_objections(form: Form, bezwaren: list[Bezwaar]) -> None:
    """Each at its own field; one that the form does not have goes on top."""
    for bezwaar in bezwaren:
        veld = bezwaar.veld if bezwaar.veld in form.fields else None
        if veld is None or not form.errors.get(veld):
            form.add_error(veld, bezwaar.tekst)
