"""Wat op de werkvoorraad van één persoon is: zijn signalen en bewaarde weergaven, in één vraag."""

import uuid
from dataclasses import dataclass
from datetime import date
from types import SimpleNamespace
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models.functions import JSONObject

from casusregie.meldingen.menu import HOOGUIT
from casusregie.meldingen.vragen import newest_unread
from casusregie.termijnen.paginas import page_url
from organisaties.models import Medewerker

from .models import Bewaardeweergave

SIGNALEN = 20
VELDEN = ("titel", "model", "onderwerp_kenmerk", "op", "gegeven_op", "kenmerk")


@dataclass(frozen=True)
class Persoonlijk:
    """Unread signals (at most 20, newest first), how many (at most 99), and the saved views."""

    signalen: list[Any]
    ongelezen: int
    weergaven: list[Any]

    @property
    def standaard(self) -> str:
        """The query string of the saved view that comes first; "" when there is none."""
        return next((str(w.vraag) for w in self.weergaven if w.standaard), "")


def personal(medewerker: Any, on: date) -> Persoonlijk:
    """One query, however much waits."""
    nieuwste = newest_unread(medewerker, on)[:HOOGUIT]
    eigen = Bewaardeweergave.objects.filter(medewerker=medewerker).order_by("naam", "pk")
    velden = {naam: naam for naam in VELDEN}
    rij = (
        Medewerker.objects.filter(pk=medewerker.pk)
        .annotate(
            signalen=ArraySubquery(
                nieuwste.values(
                    rij=JSONObject(**velden, casus="casus__kenmerk", nummer="casus__nummer")
                )
            ),
            weergaven=ArraySubquery(
                eigen.values(
                    rij=JSONObject(
                        kenmerk="kenmerk", naam="naam", vraag="vraag", standaard="standaard"
                    )
                )
            ),
        )
        .values("signalen", "weergaven")
        .get()
    )
    weergaven = [SimpleNamespace(**weergave) for weergave in rij["weergaven"]]
    signalen = [_signal(signaal) for signaal in rij["signalen"][:SIGNALEN]]
    return Persoonlijk(signalen, len(rij["signalen"]), weergaven)


def _signal(rij: dict[str, Any]) -> Any:
    """As a Signaal shows itself in werkvoorraad_signaal.html."""
    op, gegeven_op = date.fromisoformat(rij["op"]), date.fromisoformat(rij["gegeven_op"])
    return SimpleNamespace(
        kenmerk=rij["kenmerk"],
        titel=rij["titel"],
        url=page_url(rij["model"], uuid.UUID(rij["onderwerp_kenmerk"])),
        casus=SimpleNamespace(kenmerk=rij["casus"], nummer=rij["nummer"]),
        op=op,
        gegeven_op=gegeven_op,
        laat=gegeven_op > op,
        gelezen_op=None,
    )
