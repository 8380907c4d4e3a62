"""Wat op de werkvoorraad van één persoon is: zijn signalen en bewaarde weergaven, in één vraag."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from types import SimpleNamespace
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Func, IntegerField, Subquery
from django.db.models.functions import Coalesce, JSONObject

from casusregie.meldingen.vragen import for_reader
from casusregie.termijnen.paginas import page_url
from organisaties.models import Medewerker

from .models import Bewaardeweergave

SIGNALEN = 20
VELDEN = ("titel", "model", "onderwerp_kenmerk", "op", "gegeven_op", "kenmerk")


@dataclass(frozen=True)
class Persoonlijk:
    """Unread signals (at most 20, newest first), how many there are, and the saved views."""

    signalen: list[Any]
    ongelezen: int
    weergaven: list[Any]

    @property
    def standaard(self) -> str:
        """The query string of the saved view that comes first; "" when there is none."""
        return next((str(w.vraag) for w in self.weergaven if w.standaard), "")


def personal(medewerker: Any, on: date) -> Persoonlijk:
    """One query, however much waits."""
    ongelezen = for_reader(medewerker, on).unread()
    nieuwste = ongelezen.order_by("-op", "-pk")[:SIGNALEN]
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
            ongelezen=Coalesce(Subquery(_count(ongelezen)), 0),
            weergaven=ArraySubquery(
                eigen.values(
                    rij=JSONObject(
                        kenmerk="kenmerk", naam="naam", vraag="vraag", standaard="standaard"
                    )
                )
            ),
        )
        .values("signalen", "ongelezen", "weergaven")
        .get()
    )
    weergaven = [SimpleNamespace(**weergave) for weergave in rij["weergaven"]]
    return Persoonlijk(_signals(rij["signalen"]), rij["ongelezen"], weergaven)


def _count(rijen: Any) -> Any:
    telling = Func("pk", function="count", output_field=IntegerField())
    return rijen.order_by().annotate(aantal=telling).values("aantal")


def _signals(rijen: Iterable[dict[str, Any]]) -> list[Any]:
    """As a Signaal shows itself in werkvoorraad_signaal.html."""
    return [_signal(rij) for rij in rijen]


def _signal(rij: dict[str, Any]) -> Any:
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
