"""Wat voor elk verzoek geldt: splitsen of meer vragen past nooit beter, eenheden kloppen terug."""

import json
import os
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normenkader.toetsing import (
    Aanvraagfeiten,
    EerdereToewijzing,
    Frequentie,
    Hoeveelheid,
    Onderdeel,
    Toetsing,
    Uitkomst,
    VolumeEenheid,
    assess,
    own_only,
    replay,
)
from normenkader.toetsing.hoeveelheden import MINUTEN, exact_total
from tests.metingen import meting
from tests.normenkader.normen import CONTRACT, GGZ, GROEP, ZWAAR

PROEF = os.environ.get("PROEF") == "1"
#: verzoeken per eigenschap
AANTAL = 2_000 if PROEF else 60
veel = settings(max_examples=AANTAL, deadline=None)

NORMEN = st.sampled_from([ZWAAR, GROEP, GGZ])
DAGEN = st.dates(date(2025, 7, 1), date(2027, 6, 30))
VOLUMES = st.decimals("0.25", "120", places=2)
TIJD = st.sampled_from(list(MINUTEN))
ALLES = st.sampled_from(list(VolumeEenheid))
PER = st.sampled_from(list(Frequentie))
#: From best to worst, for one part of the verdict.
RANG = {u: n for n, u in enumerate([Uitkomst.PAST, Uitkomst.UITLEG_NODIG, Uitkomst.PAST_NIET])}
DELEN = (Onderdeel.VOLUME, Onderdeel.DUUR, Onderdeel.STAPELING)


@st.composite
def spans(draw):
    """A begin and end day, at most 500 days."""
    begin = draw(DAGEN)
    return begin, begin + timedelta(days=draw(st.integers(0, 500)))


@st.composite
def earlier(draw):
    """A toewijzing that may be open-ended or in a unit that cannot be compared."""
    begin, eind = draw(spans())
    return EerdereToewijzing(
        begin,
        draw(st.sampled_from([eind, eind, eind, None])),
        draw(st.one_of(VOLUMES, st.none())),
        draw(ALLES),
        draw(PER),
        draw(st.booleans()),
    )


@st.composite
def requests(draw, eerdere=True, per=PER):
    """A complete request with the norm of its product."""
    norm = draw(NORMEN)
    begin, einde = draw(spans())
    feiten = Aanvraagfeiten(
        norm.product_code,
        draw(VOLUMES),
        draw(TIJD),
        draw(per),
        begin,
        einde,
        contract=CONTRACT,
        eerdere=tuple(draw(st.lists(earlier(), max_size=4))) if eerdere else (),
    )
    return feiten, norm


def ranks(toetsing):
    """How bad each part is."""
    return {deel: RANG[toetsing.finding(deel).uitkomst] for deel in DELEN}


def worst(*toetsingen):
    """Per part the worst of several verdicts."""
    return {deel: max(ranks(t)[deel] for t in toetsingen) for deel in DELEN}


@st.composite
def splits(draw):
    """A request and the same help asked in two parts, one after the other."""
    feiten, norm = draw(requests())
    dagen = (feiten.einddatum - feiten.begindatum).days
    knip = feiten.begindatum + timedelta(days=draw(st.integers(0, max(0, dagen - 1))))
    deel = feiten.volume
    if feiten.frequentie is Frequentie.TOTAAL:
        deel = draw(st.decimals("0.01", feiten.volume - Decimal("0.01"), places=2))
    een = replace(feiten, einddatum=knip, volume=deel)
    rest = feiten.volume - deel if feiten.frequentie is Frequentie.TOTAAL else deel
    twee = replace(feiten, begindatum=knip + timedelta(days=1), volume=rest)
    return feiten, norm, een, (twee if dagen else None)


def given_before(feiten, elders):
    """What was granted on a request, as the next one finds it."""
    return EerdereToewijzing(
        feiten.begindatum,
        feiten.einddatum,
        feiten.volume,
        feiten.eenheid,
        feiten.frequentie,
        elders,
    )


@pytest.mark.eis("NK-01", "NK-10")
@veel
@given(splits(), st.booleans())
def test_splitsen_past_nooit_beter(gesplitst, elders):
    """At the same aanbieder or at another: the second part meets the first."""
    geheel, norm, een, twee = gesplitst
    if twee is None:
        return
    los = assess(geheel, norm)
    twee = replace(twee, eerdere=(*twee.eerdere, given_before(een, elders)))
    delen = [assess(een, norm), assess(twee, norm)]
    assert all(worst(*delen)[deel] >= ranks(los)[deel] for deel in DELEN)
    assert delen[1].totalen.meer_volume >= los.totalen.meer_volume - Decimal("1e-20")


@pytest.mark.eis("NK-01", "NK-10")
@veel
@given(requests(), VOLUMES)
def test_meer_volume_past_nooit_beter(verzoek, erbij):
    feiten, norm = verzoek
    minder = assess(feiten, norm)
    meer = assess(replace(feiten, volume=feiten.volume + erbij), norm)
    assert all(ranks(meer)[deel] >= ranks(minder)[deel] for deel in DELEN)
    assert meer.totalen.meer_volume >= minder.totalen.meer_volume


@pytest.mark.eis("NK-01", "NK-10")
@veel
@given(requests(per=st.just(Frequentie.TOTAAL)), st.integers(1, 200))
def test_langer_vragen_past_nooit_beter(verzoek, dagen):
    feiten, norm = verzoek
    kort = assess(feiten, norm)
    lang = assess(replace(feiten, einddatum=feiten.einddatum + timedelta(days=dagen)), norm)
    assert lang.totalen.meer_dagen >= kort.totalen.meer_dagen
    assert ranks(lang)[Onderdeel.DUUR] >= ranks(kort)[Onderdeel.DUUR]


@pytest.mark.eis("NK-01", "NK-10")
@veel
@given(requests(), earlier())
def test_meer_eerder_toegewezen_past_nooit_beter(verzoek, ander):
    feiten, norm = verzoek
    zonder = assess(feiten, norm)
    met = assess(replace(feiten, eerdere=(*feiten.eerdere, ander)), norm)
    assert all(ranks(met)[deel] >= ranks(zonder)[deel] for deel in DELEN)
    assert met.totalen.gebruikt_volume >= zonder.totalen.gebruikt_volume


@pytest.mark.eis("NK-01")
@veel
@given(VOLUMES, TIJD, TIJD, requests(eerdere=False, per=st.just(Frequentie.TOTAAL)))
def test_eenheden_rekenen_heen_en_terug(waarde, van, naar, verzoek):
    hoeveel = Hoeveelheid(waarde, van)
    assert hoeveel.exact(naar) * MINUTEN[naar] == hoeveel.exact(VolumeEenheid.MINUUT)
    assert abs(hoeveel.to(naar).to(van).waarde - waarde) < Decimal("1e-20")
    feiten, norm = verzoek
    minuten = Hoeveelheid(feiten.volume, feiten.eenheid).to(VolumeEenheid.MINUUT)
    anders = replace(feiten, volume=minuten.waarde, eenheid=VolumeEenheid.MINUUT)
    assert ranks(assess(anders, norm)) == ranks(assess(feiten, norm))


@veel
@given(VOLUMES, PER, spans(), st.integers(0, 499))
def test_twee_delen_van_een_periode_zijn_samen_het_geheel(volume, per, span, dagen):
    begin, einde = span
    knip = begin + timedelta(days=dagen)
    if per is Frequentie.TOTAAL or knip >= einde:
        return
    delen = exact_total(volume, per, begin, knip)
    delen += exact_total(volume, per, knip + timedelta(days=1), einde)
    assert delen == exact_total(volume, per, begin, einde)


@pytest.mark.eis("NK-26")
@veel
@given(requests())
def test_een_bewaard_oordeel_is_later_opnieuw_te_maken(verzoek):
    toetsing = assess(*verzoek)
    terug = Toetsing.from_dict(json.loads(json.dumps(toetsing.to_dict())))
    assert terug == toetsing == replay(terug)


@veel
@given(requests())
def test_de_aanbieder_ziet_niets_van_anderen(verzoek):
    eigen = own_only(assess(*verzoek))
    assert not any(rij.elders for rij in eigen.feiten.eerdere)
    zonder = replace(verzoek[0], eerdere=eigen.feiten.eerdere)
    assert eigen.bevindingen == assess(zonder, verzoek[1]).bevindingen


def test_het_aantal_is_gemeten():
    """Nine properties, each over so many requests."""
    assert AANTAL >= 60
    if PROEF:
        opdracht = "make proef (tests/normenkader/test_eigenschappen.py)"
        meting("verzoeken per eigenschap van de toets aan de norm", AANTAL, "verzoeken", opdracht)


def test_een_oordeel_van_vroeger_wordt_niet_nagerekend():
    oud = replace(assess(Aanvraagfeiten("45C09", contract=CONTRACT), ZWAAR), rekenwijze=1)
    assert replay(oud) is None
