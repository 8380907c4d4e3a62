"""Verblijven voor de tests, zo kort als ze op te schrijven zijn."""

from datetime import date, timedelta

from sturing.verblijf.populatie import Keuze
from sturing.verblijf.verblijven import Ambulant, Gegevens, Verblijf

PEIL = date(2021, 9, 1)
GEBOREN = date(2006, 5, 1)


def verblijf(client="A1", van="2020-01-01", tot="2020-03-31", **velden):
    """A stay; `tot` None: still there."""
    waarden = {
        "aanbieder": "De Linde",
        "type": "JO",
        "vorm": "residentieel",
        "geboren": GEBOREN,
        **velden,
    }
    einde = date.fromisoformat(tot) if tot else None
    return Verblijf(client=client, van=date.fromisoformat(van), tot=einde, **waarden)


def ambulant(client="A1", van="2019-01-01", tot="2019-12-31", euro=3650):
    """Ambulant help of one client."""
    return Ambulant(client, date.fromisoformat(van), date.fromisoformat(tot), euro * 100)


def gegevens(*rijen, tot_en_met=PEIL):
    """A set of stays and ambulant help."""
    return Gegevens(
        tuple(rij for rij in rijen if isinstance(rij, Verblijf)),
        tuple(rij for rij in rijen if isinstance(rij, Ambulant)),
        tot_en_met,
    )


def keuze(**velden):
    """The choice of the source: 2020, as things stood in September 2021."""
    return Keuze(**{"jaar": 2020, "peildatum": PEIL, **velden})


def dagen(aantal):
    """A number of days."""
    return timedelta(days=aantal)
