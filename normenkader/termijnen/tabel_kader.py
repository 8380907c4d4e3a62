"""The rows of the table of termijnregels of the ladder of agreement, the tafels and verblijf."""

from normenkader.termijnen.regel import Termijnregel
from normenkader.termijnen.tabel_eenopeen import BESLUITEN
from normenkader.termijnen.tabel_ladder import OVEREENSTEMMING
from normenkader.termijnen.tabel_tafel import TAFEL
from normenkader.termijnen.tabel_uithuis import UITHUIS

KADER: tuple[Termijnregel, ...] = (*OVEREENSTEMMING, *BESLUITEN, *UITHUIS, *TAFEL)
