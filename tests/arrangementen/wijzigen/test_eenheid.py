"""Een andere eenheid onder hetzelfde nummer: toewijzing, onderdeel, norm en de JW301."""

import pytest

from arrangementen.ijw.lezen import read
from arrangementen.models import Bericht, Toewijzing, Wijzigingsverzoek
from arrangementen.verzoeken.vierogen import price_on
from normenkader.toetsing import Toetsing
from tests.factories.arrangementen import lees

from .test_wijziging import (
    DAG,
    LATER,
    gebouwd,
    grant,
    ingediend,
    langer,
    newest_301,
    products_of,
    w,
)

__all__ = ["gebouwd", "w"]
pytestmark = [pytest.mark.django_db, pytest.mark.eis("CR-A2-06")]
#: 60 uur as minutes, in total; 2 uur a week as minutes
MINUTEN = {"eenheid": "01", "volume": 3600}
PER_WEEK = {"eenheid": "01", "volume": 120, "frequentie": "2"}


def by_page(w, regel):
    """Asked on the page of the aanbieder."""
    return ingediend(w, regel)


def by_message(w, regel):
    """The same as a JW317 of the aanbieder."""
    eerste = by_page(w, regel)
    data = bytes(eerste.bericht.data).replace(eerste.referentie_aanbieder.encode(), b"buiten-1")
    eerste.regels.all().delete()
    Wijzigingsverzoek.objects.all().delete()
    uitkomst = lees(data.replace(b"P3170000", b"BUITEN00"), LATER)
    assert uitkomst.goed, uitkomst.bevindingen
    return Wijzigingsverzoek.objects.get()


@pytest.mark.parametrize("weg", [by_page, by_message], ids=["bladzijde", "bericht"])
@pytest.mark.parametrize("anders", [MINUTEN, PER_WEEK], ids=["in-totaal", "per-week"])
def test_de_toewijzing_het_onderdeel_en_het_bericht_krijgen_de_eenheid(w, weg, anders):
    verzoek = weg(w, langer(w, **anders))
    gevraagd = read(bytes(verzoek.bericht.data)).inhoud["Client"]["Verzoek"]
    assert anders["eenheid"] in str(gevraagd), "de JW317 noemt de eenheid"
    verzoek = grant(w, verzoek)
    toewijzing = Toewijzing.objects.get()
    assert toewijzing.nummer == w.toewijzing.nummer
    for rij in (toewijzing, toewijzing.onderdeel):
        assert {naam: getattr(rij, naam) for naam in anders} == anders
    (product,) = products_of(newest_301())
    omvang = product["Omvang"]
    assert (omvang["Volume"], omvang["Eenheid"]) == (str(anders["volume"]), "01")
    assert omvang["Frequentie"] == anders.get("frequentie", "6")
    assert (product["ToewijzingNummer"], product["RedenWijziging"]) == (
        str(toewijzing.nummer),
        "12",
    )


def test_de_norm_en_het_bedrag_rekenen_de_eenheid_om(w):
    assert verdict(w, MINUTEN) == verdict(w, {})


def verdict(w, anders):
    """The amount in eurocents and the outcome of the norm of one granted wish."""
    verzoek = by_page(w, langer(w, **anders))
    prijs = price_on(verzoek, DAG).cent
    verzoek = grant(w, verzoek)
    toetsing = Toetsing.from_dict(verzoek.toetsing[0]["toetsing"])
    return (
        prijs,
        toetsing.totalen.boven_norm,
        [(b.onderdeel, b.uitkomst) for b in toetsing.bevindingen],
    )


def test_het_was_blijft_in_zijn_eigen_eenheid_staan(w):
    verzoek = grant(w, by_page(w, langer(w, **MINUTEN)))
    was = verzoek.regels.get().before()
    assert (was.volume, was.eenheid) == (78, "04")
    assert Bericht.objects.filter(soort="301").count() == 2
