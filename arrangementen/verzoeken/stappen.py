"""De stappen van een concept: elk formulier met wat er al staat, en wat er nog ontbreekt."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import Any

from django import forms

from casusregie.jeugdige.versleuteling import blind_index
from normenkader.toetsing import Toetsing
from organisaties.models import Organisatie
from verloop.schermen.formulier import Formulier
from verloop.schermen.velden import Bsnveld, Datumveld

from .concept import Invoer, read_draft
from .forms_hulp import HulpForm
from .forms_jeugdige import JeugdigeForm
from .forms_onderbouwing import OnderbouwingForm
from .forms_verwijzing import VerwijzingForm
from .norm import Kennis, judge, own_contracts
from .toetsfouten import add_verdict

NAMEN = {
    1: "Jeugdige",
    2: "Verwijzing",
    3: "Hulp en omvang",
    4: "Onderbouwing",
    5: "Controleren",
}
LAATSTE = 5


class Stappen:
    """The concept of one verzoek on one day; `ruw` replaces what was kept of a step."""

    def __init__(self, verzoek: Any, dag: date, **ruw: Mapping[str, Any]) -> None:
        self.verzoek, self.dag = verzoek, dag
        vervangen = {naam.removeprefix("stap"): dict(inhoud) for naam, inhoud in ruw.items()}
        self.invoer: Invoer = read_draft(verzoek) | vervangen
        self.kennis: Kennis = {}

    def raw(self, stap: int) -> dict[str, Any]:
        """What was typed in one step."""
        return self.invoer.get(str(stap), {})

    @cached_property
    def geboortedatum(self) -> date | None:
        """Of step 1, when it is a date."""
        dag: date | None = _clean(Datumveld(required=False), self.raw(1).get("geboortedatum", ""))
        return dag

    @cached_property
    def bsn(self) -> str:
        """Of step 1, when it is valid; else empty."""
        return str(_clean(Bsnveld(required=False), self.raw(1).get("bsn", "")) or "")

    @property
    def opt_out(self) -> bool:
        """Was an opt-out chosen in step 1?"""
        return self.raw(1).get("opt_out") == "ja"

    @cached_property
    def gemeente(self) -> Organisatie | None:
        """The gemeente of step 1 as valid today."""
        code = str(self.raw(1).get("gemeente", ""))
        rijen = (rij for rij in Organisatie.objects.gemeenten() if rij.cbs_code == code)
        return next((rij for rij in rijen if rij.holds_on(self.dag)), None)

    @cached_property
    def open_verzoek(self) -> Any:
        """The verzoek of this aanbieder for this jeugdige that the gemeente did not answer yet."""
        if not self.bsn or self.gemeente is None:
            return None
        rijen = (
            type(self.verzoek)
            .objects.open()
            .filter(
                aanbieder_id=self.verzoek.aanbieder_id,
                gemeente__cbs_code=self.gemeente.cbs_code,
                jeugdige__bsn_index=blind_index(self.bsn),
            )
        )
        return rijen.first()

    @cached_property
    def contracten(self) -> list[Any]:
        """The contracts the aanbieder may choose from."""
        return own_contracts(self.verzoek.aanbieder_id, self.dag)

    def build(self, stap: int, data: Any = None, initial: Any = None) -> Formulier:
        """The form of one step: bound to `data`, or showing `initial` without judging it."""
        inhoud = data if data is not None else (initial or {})
        if stap == 1:
            bewaard = "" if data is not None and data.get("bsn") else self.bsn
            return JeugdigeForm(data, initial=_no_bsn(initial), dag=self.dag, bewaard_bsn=bewaard)
        if stap == 2:
            gemeente = str(self.raw(1).get("gemeente", ""))
            return VerwijzingForm(
                data, initial=initial, dag=self.dag, gemeente=gemeente, opt_out=self.opt_out
            )
        if stap == 3:
            return self._help_form(data, initial, inhoud)
        return OnderbouwingForm(data, initial=initial, individueel=self._is_individual())

    def _help_form(self, data: Any, initial: Any, inhoud: Mapping[str, Any]) -> HulpForm:
        return HulpForm(
            data,
            initial=initial,
            contracten=self.contracten,
            dag=self.dag,
            geboortedatum=self.geboortedatum,
            gemeente=self.gemeente,
            ruw=inhoud,
        )

    def _is_individual(self) -> bool:
        gekozen = str(self.raw(3).get("product_code", ""))
        return any(
            c.product.code == gekozen and c.product.is_individuele_begeleiding
            for c in self.contracten
        )

    def shown(self, stap: int) -> Formulier:
        """The form as it was kept, without errors (nothing turns red while typing)."""
        return self.build(stap, initial=self.raw(stap) or None)

    def judged(self, stap: int, data: Any = None) -> Formulier:
        """The form with its errors, those of the norm check included."""
        if data is None:
            data = self.raw(stap)
        form = self.build(stap, data=data)
        form.is_valid()
        if stap == 3:
            toetsing = self.verdict(form)
            if toetsing is not None:
                add_verdict(form, toetsing, buiten=("waarom_geen_groep",))
        return form

    @cached_property
    def forms(self) -> dict[int, Formulier]:
        """All four forms, judged."""
        return {stap: self.judged(stap) for stap in (1, 2, 3, 4)}

    @property
    def incomplete(self) -> list[int]:
        """The steps that are not right yet."""
        return [stap for stap, form in self.forms.items() if not form.is_valid()]

    def verdict(self, form: Any = None) -> Toetsing | None:
        """The live verdict on step 3, also while it is half filled in."""
        form = form if form is not None else self.forms[3]
        hulp = form.velden() | {"waarom_geen_groep": self.raw(4).get("waarom_geen_groep", "")}
        return judge(
            hulp,
            aanbieder_id=self.verzoek.aanbieder_id,
            geboortedatum=self.geboortedatum,
            bsn=self.bsn,
            on=self.dag,
            norm=form.norm,
            kennis=self.kennis,
        )


def _clean(veld: forms.Field, tekst: Any) -> Any:
    try:
        return veld.clean(str(tekst))
    except forms.ValidationError:
        return None


def _no_bsn(initial: Mapping[str, Any] | None) -> dict[str, Any] | None:
    """A valid BSN is not written back to the page; what is wrong stays to be corrected."""
    if not initial:
        return None
    goed = _clean(Bsnveld(required=False), initial.get("bsn", ""))
    return {**initial, "bsn": "" if goed else initial.get("bsn", "")}
