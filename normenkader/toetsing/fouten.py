"""The form errors of a request: what is missing, and what to do about it (ui.md §8)."""

from normenkader.termijnen.woorden import lange_datum
from normenkader.toetsing.feiten import Aanvraagfeiten, Norm
from normenkader.toetsing.hoeveelheden import Hoeveelheid
from normenkader.toetsing.totalen import Totalen
from normenkader.toetsing.uitkomst import Fout
from normenkader.toetsing.voorwaarden import afbouw_objection, grond_objection, missing_evidence


def find_errors(feiten: Aanvraagfeiten, norm: Norm | None, totalen: Totalen) -> tuple[Fout, ...]:
    """All missing or contradictory fields, in the order of the form."""
    fouten = _fill_in(feiten)
    if norm is not None and totalen.boven_norm:
        fouten += _above_norm(feiten, norm, totalen)
    if feiten.is_individuele_begeleiding and not feiten.waarom_geen_groep.strip():
        fouten.append(Fout("waarom_geen_groep", "Schrijf op waarom groepsbegeleiding niet past"))
    if feiten.afbouw and (bezwaar := afbouw_objection(feiten)):
        fouten.append(Fout("afbouw", bezwaar))
    return tuple(fouten)


def _fill_in(feiten: Aanvraagfeiten) -> list[Fout]:
    fouten = []
    if feiten.volume is None:
        fouten.append(Fout("volume", "Vul in hoeveel hulp u in totaal vraagt"))
    elif feiten.volume <= 0:
        fouten.append(Fout("volume", "Vul een getal in dat groter is dan 0"))
    if feiten.begindatum is None:
        fouten.append(Fout("begindatum", "Vul de startdatum in"))
    if feiten.einddatum is None:
        fouten.append(Fout("einddatum", "Vul de einddatum in"))
    elif feiten.begindatum and feiten.einddatum < feiten.begindatum:
        fouten.append(Fout("einddatum", "Kies een einddatum die na de startdatum ligt"))
    return fouten


def _above_norm(feiten: Aanvraagfeiten, norm: Norm, totalen: Totalen) -> list[Fout]:
    """A ground of the product or the hardheidsclausule, and a motivation (NK-10)."""
    grond = norm.grond(feiten.grond_code)
    fouten = []
    if grond is None and feiten.grond_code:
        fouten.append(Fout("grond_code", f"Kies een uitzonderingsgrond van {norm.product_code}"))
    elif grond is not None and (bezwaar := grond_objection(feiten, grond)):
        fouten.append(Fout("grond_code", bezwaar))
    elif grond is not None:
        fouten += [Fout(f"bewijs_{code}", tekst) for code, tekst in missing_evidence(feiten, grond)]
    elif not feiten.hardheidsclausule:
        fouten.append(_choose(norm, totalen))
    if not feiten.motivering.strip():
        tekst = f"Schrijf op waarom {totalen.meer_in_woorden} meer nodig is"
        fouten.append(Fout("motivering", tekst))
    return fouten


def _choose(norm: Norm, totalen: Totalen) -> Fout:
    """A ground or the hardheidsclausule, or less; when the norm is used up there is no less."""
    over, uiterst = totalen.over_voor, totalen.uiterste_einddatum
    uitwegen = []
    if totalen.boven_volume and over:
        uitwegen.append(f"vraag hooguit {Hoeveelheid(over, norm.eenheid)}")
    if totalen.boven_duur and uiterst and totalen.meer_dagen < (totalen.duur_dagen or 0):
        uitwegen.append(f"kies een einddatum uiterlijk {lange_datum(uiterst)}")
    op = (totalen.boven_volume + totalen.boven_duur) > len(uitwegen)
    slot = ". De norm is al gebruikt" if op else f", of {' en '.join(uitwegen)}"
    if norm.gronden:
        return Fout("grond_code", f"Kies een grond of de hardheidsclausule{slot}")
    return Fout("hardheidsclausule", f"Kruis de hardheidsclausule aan{slot}")
