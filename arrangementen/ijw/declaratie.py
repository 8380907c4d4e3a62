"""The answer to a declaration: which prestaties are paid, and the JW325 that says so (IV087).

Example::

    bevindingen = check_within(declaratie) or check_across(declaratie, toestand)
    antwoord = build_answer(declaratie, bevindingen, "DA0000000001", date(2026, 2, 5))
    granted(declaratie, bevindingen)      # eurocents; below 0 when more is taken back
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from arrangementen.ijw.bericht import Bericht, Bevinding, Inhoud
from arrangementen.ijw.bouwen import make_header
from arrangementen.ijw.clienten import Clienten, packed_in
from arrangementen.ijw.plekken import Plekken
from arrangementen.ijw.regels_retour import (
    AFGEKEURD_TECHNISCH,
    GEEN_OPMERKING,
    NIET_BEOORDEELD,
)

GEHEEL_TOEGEKEND = "8001"
CREDIT = "C"
CLIENT, PRESTATIE = "Declaratie/Clienten/Client", "/Prestaties/Prestatie"


class GeenDeclaratie(ValueError):  # noqa: N818
    """This message is no declaration, or one that may not be answered; the text is Dutch."""


def build_answer(
    declaratie: Bericht,
    bevindingen: Sequence[Bevinding],
    identificatie: str,
    dagtekening: date,
    xsd_versie: str = "1.0.0",
) -> Bericht:
    """Make the JW325 on a JW323 from the findings of levels 2, 3 and 4 (ijw.md §6).

    Only prestaties and clients at fault come back, each with the code of its first finding of the
    lowest level; the rest is granted. A fault in Header or Declaratie grants nothing. Raises
    GeenDeclaratie for another kind of message and for a finding on level 1.
    """
    _refuse(declaratie, bevindingen)
    kop = _header(declaratie, identificatie, dagtekening, xsd_versie)
    code = refusal_code(bevindingen, "Header")
    if code:
        return Bericht("325", {"Header": kop | _codes(code)})
    afgewezen = rejected(bevindingen)
    antwoord = _body(declaratie, bevindingen, afgewezen)
    return Bericht("325", {"Header": kop | _codes(GEEN_OPMERKING), "DeclaratieAntwoord": antwoord})


def granted(declaratie: Bericht, bevindingen: Sequence[Bevinding]) -> int:
    """Eurocents that are granted: debit minus credit of what was not rejected."""
    if refusal_code(bevindingen, "Header") or refusal_code(bevindingen, "Declaratie"):
        return 0
    weg = rejected(bevindingen)
    alle = Plekken(declaratie).of_class("Prestatie")
    return sum(_signed(prestatie) for plaats, prestatie in alle if not is_out(plaats, weg))


def _refuse(declaratie: Bericht, bevindingen: Sequence[Bevinding]) -> None:
    if declaratie.soort != "323":
        raise GeenDeclaratie(f"Een JW{declaratie.soort} is geen declaratie.")
    if any(bevinding.niveau == 1 for bevinding in bevindingen):
        raise GeenDeclaratie(
            "Deze declaratie voldoet niet aan het schema. Daarop hoort geen antwoord. "
            "Meld de fout aan de afzender via het knooppunt."
        )


def _header(declaratie: Bericht, identificatie: str, dagtekening: date, xsd_versie: str) -> Inhoud:
    kop = declaratie.inhoud["Header"]
    eigen: Inhoud = make_header(
        "325",
        kop["Ontvanger"],
        kop["Afzender"],
        identificatie,
        dagtekening,
        xsd_versie,
    )
    return eigen | {
        "DeclaratieIdentificatie": dict(kop["BerichtIdentificatie"]),
        "XsdVersieDeclaratie": dict(kop["XsdVersie"]),
    }


def _by_level(bevindingen: Sequence[Bevinding]) -> list[Bevinding]:
    return sorted(bevindingen, key=lambda bevinding: bevinding.niveau)


def refusal_code(bevindingen: Sequence[Bevinding], deel: str) -> str:
    """The code that ends the answer at the Header, or at the Declaratie; empty without one.

    ``deel`` is ``"Header"`` or ``"Declaratie"``.
    """
    if deel == "Header" and any(bevinding.niveau == 2 for bevinding in bevindingen):
        return AFGEKEURD_TECHNISCH
    for bevinding in _by_level(bevindingen):
        if bevinding.plaats.startswith(deel) and not bevinding.plaats.startswith(CLIENT):
            return bevinding.code
    return ""


def rejected(bevindingen: Sequence[Bevinding]) -> dict[str, str]:
    """Place of each client or prestatie at fault, with its code; see ``is_out``."""
    weg: dict[str, str] = {}
    for bevinding in _by_level(bevindingen):
        if bevinding.plaats.startswith(CLIENT):
            weg.setdefault(class_of(bevinding.plaats), bevinding.code)
    return weg


def class_of(plaats: str) -> str:
    """The place of the prestatie, else of the client, that a finding is about."""
    client, prestatie, rest = plaats.partition(PRESTATIE)
    if prestatie:
        return f"{client}{prestatie}{rest.split('/')[0]}"
    return "/".join(plaats.split("/")[:3])


def is_out(plaats: str, weg: dict[str, str]) -> bool:
    """Whether the prestatie at this place is rejected, by itself or with its client."""
    return plaats in weg or plaats.partition(PRESTATIE)[0] in weg


def rejected_credits(plekken: Plekken, bevindingen: Iterable[Bevinding]) -> frozenset[str]:
    """The places of the credits that these findings reject: they take nothing back."""
    weg = rejected(list(bevindingen))
    if not weg:
        return frozenset()
    return frozenset(
        plaats
        for plaats, prestatie in plekken.of_class("Prestatie")
        if prestatie["IngediendBedrag"]["DebetCredit"] == CREDIT and is_out(plaats, weg)
    )


def _signed(prestatie: Inhoud) -> int:
    bedrag = int(prestatie["IngediendBedrag"]["Bedrag"])
    return -bedrag if prestatie["IngediendBedrag"]["DebetCredit"] == CREDIT else bedrag


def _body(declaratie: Bericht, bevindingen: Sequence[Bevinding], weg: dict[str, str]) -> Inhoud:
    bron = declaratie.inhoud["Declaratie"]
    code = refusal_code(bevindingen, "Declaratie")
    romp: Inhoud = {
        "DeclaratieNummer": bron["DeclaratieNummer"],
        "TotaalIngediendBedrag": dict(bron["TotaalIngediendBedrag"]),
        "TotaalToegekendBedrag": _total(granted(declaratie, bevindingen)),
    }
    if code:
        return romp | _codes(code)
    clienten = Clienten(_clients(declaratie, weg))
    if not clienten:
        return romp | _codes(GEHEEL_TOEGEKEND)
    terug = clienten if packed_in(declaratie.inhoud) else list(clienten)
    return romp | {"Clienten": {"Client": terug}} | _codes(GEEN_OPMERKING)


def _clients(declaratie: Bericht, weg: dict[str, str]) -> Iterator[Inhoud]:
    """Only clients with something rejected, each with only what was rejected."""
    for plaats, client in Plekken(declaratie).of_class("Client"):
        alle = enumerate(client["Prestaties"]["Prestatie"], 1)
        genummerd = [(f"{plaats}{PRESTATIE}[{nummer}]", prestatie) for nummer, prestatie in alle]
        if plaats in weg:
            terug = [p | _codes(weg.get(waar, NIET_BEOORDEELD)) for waar, p in genummerd]
        else:
            terug = [p | _codes(weg[waar]) for waar, p in genummerd if waar in weg]
        if terug:
            code = weg.get(plaats, GEEN_OPMERKING)
            yield {"Bsn": client["Bsn"], "Prestaties": {"Prestatie": terug}} | _codes(code)


def _total(cent: int) -> dict[str, str]:
    return {"TotaalBedrag": str(abs(cent)), "DebetCredit": CREDIT if cent < 0 else "D"}


def _codes(code: str) -> dict[str, Any]:
    return {"RetourCodes": {"RetourCode": [code]}}
