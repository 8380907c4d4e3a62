"""Verzamelt de feiten voor de toelating: van een concept, van een besluit en van een verzoek."""

from collections.abc import Mapping
from datetime import date
from typing import Any

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
) -> Toelatingfeiten:
    """The facts about one product; `velden` holds begindatum and einddatum."""
    begin = velden.get("begindatum")
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
        taakgericht=is_task_bought(gemeente, product, begin or on),
        woonplaats=woonplaats,
        ervoor=ervoor,
    )


def name_of(cbs_code: str, on: date) -> str:
    """The name of a gemeente that was valid on that day; "" without one."""
    rij = Organisatie.objects.gemeente_on(cbs_code, on).first() if cbs_code else None
    return rij.naam if rij else ""


def objections_to(verzoek: Any, on: date) -> list[Bezwaar]:
    """What stands in the way of a verzoek that was sent, for the desk of the gemeente."""
    if verzoek.product is None or verzoek.gemeente is None:
        return []
    jeugdige = verzoek.jeugdige
    velden = {"begindatum": verzoek.begindatum, "einddatum": verzoek.einddatum}
    return objections(
        facts(
            verzoek.product,
            verzoek.gemeente,
            velden,
            on=on,
            geboren=verzoek.geboortedatum,
            ervoor=name_of(verzoek.woonplaats_voor_verblijf, on),
            woonplaats=jeugdige.gemeente.naam if jeugdige else "",
        )
    )


def add_objections(form: Form, bezwaren: list[Bezwaar]) -> None:
    """Each at its own field; one that the form does not have goes on top."""
    for bezwaar in bezwaren:
        veld = bezwaar.veld if bezwaar.veld in form.fields else None
        if veld is None or not form.errors.get(veld):
            form.add_error(veld, bezwaar.tekst)
