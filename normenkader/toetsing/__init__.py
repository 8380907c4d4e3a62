"""The norm check: facts in, list of findings out; pure, without Django."""

from normenkader.toetsing.aandeel import Aandeel, share_within
from normenkader.toetsing.feiten import (
    Aanvraagfeiten,
    Afbouwfase,
    Bewijsvraag,
    Contract,
    EerdereToewijzing,
    Grond,
    Norm,
)
from normenkader.toetsing.hoeveelheden import (
    DuurEenheid,
    Frequentie,
    Hoeveelheid,
    NietVergelijkbaar,
    VolumeEenheid,
)
from normenkader.toetsing.oordeel import assess, replay
from normenkader.toetsing.totalen import Totalen
from normenkader.toetsing.uitkomst import Bevinding, Fout, Onderdeel, Toetsing, Uitkomst
from normenkader.toetsing.verschil import explain_change, own_only

__all__ = [
    "Aandeel",
    "Aanvraagfeiten",
    "Afbouwfase",
    "Bevinding",
    "Bewijsvraag",
    "Contract",
    "DuurEenheid",
    "EerdereToewijzing",
    "Fout",
    "Frequentie",
    "Grond",
    "Hoeveelheid",
    "NietVergelijkbaar",
    "Norm",
    "Onderdeel",
    "Toetsing",
    "Totalen",
    "Uitkomst",
    "VolumeEenheid",
    "assess",
    "explain_change",
    "own_only",
    "replay",
    "share_within",
]
