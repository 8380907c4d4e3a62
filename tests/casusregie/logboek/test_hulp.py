"""Alle hulp: verblijfsdagen tegenover de verwachting, en wat de checklist van stap 2 ziet."""

from datetime import date, timedelta

import pytest

from casusregie.afronding.checklist import route_a_step_two
from casusregie.afronding.hulp import help_lines
from casusregie.logboek.evaluaties.maken import plan_moment
from casusregie.logboek.hulp.bron import days_in_stay
from casusregie.logboek.maken import improve
from casusregie.routes.vinden import route_of
from tests.factories.logboek import OP, aantekening, om
from verloop.overgangen import perform

BEGIN = date(2026, 3, 2)


@pytest.mark.eis("RV-B13-07")
@pytest.mark.parametrize(
    ("tot", "verwacht", "zin"),
    [
        pytest.param(date(2026, 3, 2), date(2026, 8, 31), "1 van 183 verwachte dagen", id="dag 1"),
        pytest.param(
            date(2026, 9, 1),
            date(2026, 8, 31),
            "184 van 183 verwachte dagen. Langer dan verwacht",
            id="te lang",
        ),
        pytest.param(date(2026, 3, 11), None, "10 dagen", id="geen verwachting"),
        pytest.param(date(2026, 3, 1), date(2026, 8, 31), "0 van 183 verwachte dagen", id="straks"),
    ],
)
def test_verblijfsdagen(tot, verwacht, zin):
    assert days_in_stay(BEGIN, tot, verwacht) == zin


@pytest.mark.eis("RV-B13-07", "RV-B03-03")
def test_verblijf_staat_bij_alle_hulp(w):
    rij = aantekening(w, "verblijf")
    on = BEGIN + timedelta(days=11)
    [hulp] = help_lines([w.casus], w.casusregisseur, on)[w.casus.pk]
    assert (hulp.wat, hulp.stand) == ("Verblijf: instelling", "Loopt")
    assert hulp.realisatie == "12 van 183 verwachte dagen"
    improve(
        rij, by=w.casusregisseur, op=om(on), reden="Klaar", gestopt_op=BEGIN + timedelta(days=4)
    )
    [hulp] = help_lines([w.casus], w.casusregisseur, on)[w.casus.pk]
    assert (hulp.stand, hulp.realisatie) == ("Gestopt", "5 van 183 verwachte dagen")
    assert help_lines([w.casus], w.vreemde, on)[w.casus.pk] == []


def test_thuis_is_geen_verblijf(w):
    aantekening(w, "verblijf", op=OP, vorm="thuis", overwogen=[], afwijking="")
    assert help_lines([w.casus], w.casusregisseur, BEGIN)[w.casus.pk] == []


@pytest.mark.eis("CR-A2-01", "CR-A2-02")
def test_een_gehouden_evaluatie_is_monitoring_en_bijsturing_in_de_checklist(w):
    route = route_of(w.casus)

    def standen():
        return {p.code: p.stand for p in route_a_step_two(w.casus, route)}

    assert standen()["gemonitord"] == "Niet begonnen"
    rij = plan_moment(w.casus, BEGIN, by=w.casusregisseur, op=OP)
    perform(
        rij,
        "discuss",
        by=w.casusregisseur,
        op=OP,
        met="Noor",
        effect="deels",
        beoordeling="Nog te weinig.",
        voorstel="wijzigen",
        voorstel_toelichting="Vaker thuis.",
    )
    assert (standen()["gemonitord"], standen()["bijgestuurd"]) == ("Compleet", "Compleet")
