"""Geschiedenissen van 1-op-1: wat het product telt is wat een tweede methode telt."""

from collections import Counter
from datetime import date, timedelta
from itertools import groupby

import pytest

from afwegingskader.aanvraag import bewakers, planning
from afwegingskader.models import EenOpEenAanvraag, EenOpEenInzet
from casusregie.escalatie.ladders import TERMIJN, ladder_of, plan_of
from casusregie.termijnen.projectie import termijnen_of
from normenkader.models import KaderVersie
from normenkader.termijnen.berekening import te_laat_op
from organisaties.models import Organisatie
from tests.factories import afwegingskader as f
from tests.metingen import meting

from . import naief
from .naief import Antwoord

AANTAL = 230
MET_DE_HAND = naief.by_hand()
ALLES = [*(vraag for vraag, _ in MET_DE_HAND), *naief.made_up(AANTAL)]


@pytest.mark.eis("OO-01", "OO-12")
@pytest.mark.parametrize(("vraag", "antwoord"), MET_DE_HAND, ids=[v.naam for v, _ in MET_DE_HAND])
def test_de_tweede_methode_telt_wat_met_de_hand_is_geteld(vraag, antwoord):
    assert naief.answer(vraag) == antwoord


def test_de_tabel_dekt_wat_er_in_de_praktijk_gebeurt():
    uitkomsten = Counter(naief.answer(vraag).uitkomst for vraag in ALLES)
    assert len(MET_DE_HAND) >= 40
    assert len(ALLES) >= 200
    for uitkomst in ("past", "vervolg", "rer", "te_lang", "overlapt", "buiten"):
        assert uitkomsten[uitkomst] >= 5, uitkomst
    assert sum(len({wie for _, _, wie in v.eerder}) > 1 for v in ALLES) >= 40
    assert sum(any(n > 28 for _, n, _ in v.eerder) for v in ALLES) >= 20
    assert sum(bool(v.versies) for v in ALLES) >= 40
    ladders = Counter(naief.kader_on(v.versies, v.begin)[3] for v in ALLES)
    assert min(ladders[(5,)], ladders[(2, 4)]) >= 8
    assert len(ladders) >= 5
    schrikkel = date(2028, 2, 29).toordinal()
    assert sum(v.begin <= schrikkel < v.begin + v.dagen for v in ALLES) >= 5


@pytest.fixture
def wereld(db):
    return f.wereld(op=f.om(date(2024, 1, 8)))


@pytest.mark.eis("OO-01", "OO-02", "OO-12")
def test_het_product_telt_elke_geschiedenis_zo(wereld):
    fout = {}
    for versies, groep in groupby(sorted(ALLES, key=lambda v: v.versies), lambda v: v.versies):
        _install(versies)
        for vraag in groep:
            gevonden, verwacht = product(wereld, vraag), naief.answer(vraag)
            if gevonden != verwacht:
                fout[vraag.naam] = (vraag, gevonden, verwacht)
    assert not fout, next(iter(fout.values()))
    meting(
        "geschiedenissen van 1-op-1, gelijk aan een tweede methode",
        len(ALLES),
        "rijen",
        "make test (tests/afwegingskader/historie)",
    )


def _install(versies):
    """The kader of the letter, and the one that replaces it half-way."""
    KaderVersie.objects.all().delete()
    f.KaderversieFactory()
    if versies:
        vanaf = date.fromisoformat(versies.split("=")[0])
        maximum, venster, signalen, ladder = naief.kader_on(versies, vanaf.toordinal())
        KaderVersie.objects.update(geldig_tot=vanaf - timedelta(days=1))
        f.KaderversieFactory(
            versienaam="nieuw",
            geldig_van=vanaf,
            maximum_dagen=maximum,
            venster_dagen=venster,
            signaaldagen=list(signalen),
            treden=f.ladder(*ladder),
            tussenevaluatie_dag=signalen[0],
            afbouw_dag=signalen[1],
        )


def product(w, vraag):
    """The same question to the product: its chain, its guards, its termijnen."""
    begin, einde = date.fromordinal(vraag.begin), date.fromordinal(vraag.begin + vraag.dagen - 1)
    versie = KaderVersie.objects.version_on(begin)
    aanvraag = EenOpEenAanvraag(
        casus=w.casus,
        arrangement=w.arrangement,
        aanbieder=w.aanbieder,
        kaderversie=versie,
        begindatum=begin,
        einddatum=einde,
    ).on(begin - timedelta(days=1))
    aanvraag.__dict__["_anderen"] = [_inzet(w, *eerder) for eerder in vraag.eerder]
    reeks = aanvraag.reeks()
    cijfers = (reeks.gebruikt, reeks.over)
    if reeks.buiten_kader:
        return Antwoord("buiten", *cijfers)
    if reeks.overlapt:
        assert not bewakers.fits_in_the_chain(aanvraag)
        return Antwoord("overlapt", 0, 0)
    if "einddatum" in planning.contents_errors(aanvraag) or not bewakers.fits_in_the_chain(
        aanvraag
    ):
        return Antwoord("te_lang", *cijfers)
    soort = "past" if not reeks.is_vervolg else "vervolg" if reeks.past else "rer"
    return Antwoord(soort, *cijfers, *_days(w, aanvraag, versie))


def _days(w, aanvraag, versie):
    """Last day, signal days and both treden of the inzet that would run."""
    inzet = EenOpEenInzet(
        casus=w.casus,
        jeugdige_id=w.casus.jeugdige_id,
        aanbieder=w.aanbieder,
        aanvraag=aanvraag,
        kaderversie=versie,
        begindatum=aanvraag.begindatum,
        einddatum=aanvraag.einddatum,
        gestart_op=aanvraag.begindatum,
        status="loopt",
    )
    rijen = {rij.code: rij for rij in termijnen_of(inzet)}
    laatste = rijen["eenopeen.laatste_dag"].uiterlijk
    dagen = {signaal["op"] for rij in rijen.values() for signaal in rij.signalen}
    een, *hoger = _climbs(te_laat_op(laatste), versie)
    return laatste.isoformat(), " ".join(sorted(dagen)), een, " ".join(hoger)


def _climbs(dag, versie):
    """The day of each trede when nobody answers."""
    for trede in ladder_of(TERMIJN, versie):
        yield dag.isoformat()
        dag = plan_of(TERMIJN, trede, dag, versie).klimt_op
    assert dag is None, "boven het expertteam is er niets"


def _inzet(w, begin, dagen, wie):
    dag = date.fromordinal(begin)
    return EenOpEenInzet(
        casus=w.casus,
        jeugdige_id=w.casus.jeugdige_id,
        aanbieder=Organisatie(naam=wie),
        begindatum=dag,
        einddatum=min(dag + timedelta(days=dagen - 1), dag + timedelta(days=27)),
        gestart_op=dag,
        beeindigd_op=dag + timedelta(days=dagen - 1),
        status="beeindigd",
    )
