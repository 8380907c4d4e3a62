"""Checks what goes round the norm: stapeling, contract, ground, groep first, afbouw."""

from decimal import Decimal

from normenkader.termijnen.kalender import age_on
from normenkader.termijnen.woorden import dag_maand_jaar, in_weken, periode
from normenkader.toetsing.feiten import (
    Aanvraagfeiten,
    Bewijsvraag,
    EerdereToewijzing,
    Grond,
    Norm,
)
from normenkader.toetsing.hoeveelheden import Hoeveelheid
from normenkader.toetsing.totaal import requested_total
from normenkader.toetsing.totalen import Totalen
from normenkader.toetsing.uitkomst import Bevinding, Onderdeel, Uitkomst


def check_stapeling(feiten: Aanvraagfeiten) -> Bevinding:
    """No second toewijzing of the same product in the same period (iJw OP259, OP347)."""
    if feiten.periode is None:
        return _stapeling(Uitkomst.NOG_OPEN, "Vul de startdatum en de einddatum in.")
    begin, einde = feiten.periode
    for eerdere in sorted(feiten.eerdere, key=lambda e: e.begin):
        if eerdere.begin <= einde and (eerdere.eind is None or begin <= eerdere.eind):
            tekst = (
                f"Er is al een toewijzing van {feiten.product_code} {_span(eerdere)}. "
                "Vraag een wijziging van die toewijzing aan."
            )
            return _stapeling(Uitkomst.PAST_NIET, tekst)
    return _stapeling(Uitkomst.PAST, f"Er loopt geen andere toewijzing van {feiten.product_code}.")


def check_contract(feiten: Aanvraagfeiten) -> Bevinding:
    """The whole period lies within the contract of the aanbieder for this product."""
    code, contract = feiten.product_code, feiten.contract
    if contract is None:
        return _contract(Uitkomst.PAST_NIET, f"Er is geen contract voor {code}.")
    if feiten.begindatum and feiten.begindatum < contract.van:
        van = dag_maand_jaar(contract.van)
        tekst = f"Het contract voor {code} begint op {van}. Kies een startdatum op of na die dag."
        return _contract(Uitkomst.PAST_NIET, tekst, "begindatum")
    if contract.tot is None:
        return _contract(Uitkomst.PAST, f"Het contract voor {code} loopt door.")
    tekst = f"Het contract voor {code} loopt tot en met {dag_maand_jaar(contract.tot)}."
    if feiten.einddatum and feiten.einddatum > contract.tot:
        return _contract(
            Uitkomst.PAST_NIET, f"{tekst} Kies een einddatum op of voor die dag.", "einddatum"
        )
    if feiten.begindatum and feiten.begindatum > contract.tot:
        return _contract(Uitkomst.PAST_NIET, tekst, "begindatum")
    return _contract(Uitkomst.PAST, tekst)


def check_grond(feiten: Aanvraagfeiten, norm: Norm | None, totalen: Totalen) -> list[Bevinding]:
    """Ground or hardheidsclausule, asked for above the norm only (NK-10)."""
    if norm is None or not totalen.boven_norm:
        return []
    titel = "Uitzonderingsgrond" if norm.gronden else "Hardheidsclausule"
    uitkomst, tekst = _grond_verdict(feiten, norm)
    if not norm.gronden:
        tekst = f"Voor {norm.product_code} zijn geen uitzonderingsgronden vastgesteld. {tekst}"
    veld = "grond_code" if norm.gronden else "hardheidsclausule"
    return [Bevinding(Onderdeel.GROND, uitkomst, titel, tekst, veld)]


def check_groep(feiten: Aanvraagfeiten) -> list[Bevinding]:
    """Groepsbegeleiding comes before individuele begeleiding (NK-19)."""
    if not feiten.is_individuele_begeleiding:
        return []
    if feiten.waarom_geen_groep.strip():
        uitkomst, tekst = Uitkomst.PAST, "Beschreven is waarom groepsbegeleiding niet past."
    else:
        uitkomst, tekst = Uitkomst.NOG_OPEN, "Schrijf op waarom groepsbegeleiding niet past."
    return [Bevinding(Onderdeel.GROEP, uitkomst, "Groep gaat voor", tekst, "waarom_geen_groep")]


def check_afbouw(feiten: Aanvraagfeiten) -> list[Bevinding]:
    """The division over phases: falling, equal to the total, within the period (NK-18)."""
    if not feiten.afbouw:
        return []
    bezwaar = afbouw_objection(feiten)
    uitkomst = Uitkomst.NOG_OPEN if bezwaar else Uitkomst.PAST
    tekst = f"{bezwaar}." if bezwaar else "De verdeling klopt met het totaal en neemt af."
    return [Bevinding(Onderdeel.AFBOUW, uitkomst, "Afbouw", tekst, "afbouw")]


def afbouw_objection(feiten: Aanvraagfeiten) -> str:
    """What must change in the phases, without a full stop; empty when they are right."""
    if any(fase.weken < 1 or fase.per_week < 0 for fase in feiten.afbouw):
        return "Vul bij elke fase minstens 1 week in, en een getal van 0 of meer"
    totaal = requested_total(feiten)
    som = sum((fase.weken * fase.per_week for fase in feiten.afbouw), Decimal(0))
    if totaal is not None and som != totaal.waarde:
        verdeeld = Hoeveelheid(som, feiten.eenheid)
        return f"Verdeel precies {totaal}. De fasen tellen nu op tot {verdeeld}"
    per_week = [fase.per_week for fase in feiten.afbouw]
    if per_week != sorted(per_week, reverse=True):
        return "Laat de hulp per week afnemen, of gelijk blijven"
    return _too_long(feiten)


def grond_objection(feiten: Aanvraagfeiten, grond: Grond) -> str:
    """Why the chosen ground does not hold, without a full stop; empty when it may (NK-08)."""
    for vraag in grond.bewijsvragen:
        niveau = evidence_level(feiten, vraag)
        if niveau is not None and vraag.minimum is not None and niveau < vraag.minimum:
            return f"Deze grond geldt vanaf niveau {vraag.minimum}. Kies een andere grond"
    if grond.leeftijd_van is None or grond.leeftijd_tot is None:
        return ""
    if feiten.geboortedatum is None or feiten.begindatum is None:
        return "Vul de geboortedatum en de startdatum in. Deze grond hangt af van de leeftijd"
    leeftijd = age_on(feiten.geboortedatum, feiten.begindatum)
    if grond.leeftijd_van <= leeftijd <= grond.leeftijd_tot:
        return ""
    return (
        f"Deze grond geldt van {grond.leeftijd_van} tot en met {grond.leeftijd_tot} jaar. "
        f"De jeugdige is {leeftijd} jaar op {dag_maand_jaar(feiten.begindatum)}. "
        "Kies een andere grond"
    )


def evidence_level(feiten: Aanvraagfeiten, vraag: Bewijsvraag) -> int | None:
    """The answer as a whole number; None when it is none."""
    antwoord = dict(feiten.bewijs).get(vraag.code, "").strip()
    return int(antwoord) if antwoord.isascii() and antwoord.isdigit() else None


def missing_evidence(feiten: Aanvraagfeiten, grond: Grond) -> list[tuple[str, str]]:
    """Question code and sentence of each answer that is not there, or is no level (NK-05)."""
    antwoorden, mist = dict(feiten.bewijs), []
    for vraag in grond.bewijsvragen:
        tekst = f"{vraag.tekst[:1].lower()}{vraag.tekst[1:]}"
        if not antwoorden.get(vraag.code, "").strip():
            mist.append((vraag.code, f"Vul in: {tekst}"))
        elif vraag.minimum is not None and evidence_level(feiten, vraag) is None:
            mist.append((vraag.code, f"Vul het niveau in als getal, bijvoorbeeld {vraag.minimum}"))
    return mist


def _grond_verdict(feiten: Aanvraagfeiten, norm: Norm) -> tuple[Uitkomst, str]:
    grond = norm.grond(feiten.grond_code)
    bezwaar = grond_objection(feiten, grond) if grond else ""
    if bezwaar:
        return Uitkomst.NOG_OPEN, f"{bezwaar}."
    if grond is None and not feiten.hardheidsclausule:
        if norm.gronden:
            tekst = "Kies een grond of de hardheidsclausule, met motivering."
        else:
            tekst = "De hardheidsclausule kan wel, met motivering."
        return Uitkomst.NOG_OPEN, f"{tekst} De gemeente besluit."
    if grond and (mist := missing_evidence(feiten, grond)):
        return Uitkomst.NOG_OPEN, f"Gekozen: {grond.tekst.rstrip('.')}. {mist[0][1]}."
    keuze = f"Gekozen: {grond.tekst.rstrip('.')}." if grond else "De hardheidsclausule is gevraagd."
    if not feiten.motivering.strip():
        return Uitkomst.NOG_OPEN, f"{keuze} De motivering ontbreekt nog."
    return Uitkomst.PAST, f"{keuze} De motivering is ingevuld. De gemeente besluit."


def _too_long(feiten: Aanvraagfeiten) -> str:
    if feiten.periode is None:
        return ""
    dagen = (feiten.periode[1] - feiten.periode[0]).days + 1
    weken = sum(fase.weken for fase in feiten.afbouw)
    if (weken - 1) * 7 < dagen:
        return ""
    return f"Verdeel over hooguit {in_weken(dagen)}. De fasen duren nu samen {weken} weken"


def _span(eerdere: EerdereToewijzing) -> str:
    if eerdere.eind is None:
        return f"vanaf {dag_maand_jaar(eerdere.begin)}"
    return f"van {periode(eerdere.begin, eerdere.eind)}"


def _stapeling(uitkomst: Uitkomst, tekst: str) -> Bevinding:
    return Bevinding(Onderdeel.STAPELING, uitkomst, "Stapeling", tekst, "begindatum")


def _contract(uitkomst: Uitkomst, tekst: str, veld: str = "product_code") -> Bevinding:
    return Bevinding(Onderdeel.CONTRACT, uitkomst, "Contract", tekst, veld)
