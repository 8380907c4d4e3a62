"""Documenten voor tests: volledige antwoorden per soort, begonnen en vastgesteld door de deur."""

from casusregie.documenten.inhoud import options
from casusregie.documenten.maken import begin_document, make_document
from casusregie.documenten.onderdeel import Vorm
from casusregie.documenten.ondertekenen import sign, signers
from casusregie.documenten.soorten import kind
from organisaties.rollen import Rol

from .casusregie import OP
from .organisaties import medewerker

DAG = "2026-06-01"


def antwoord(deel):
    """A valid answer on one part."""
    if deel.vorm == Vorm.LIJST:
        return [{k.code: DAG if k.datum else f"{k.naam} A" for k in deel.kolommen}]
    if deel.vorm == Vorm.DATUM:
        return DAG
    if deel.vorm == Vorm.MEERKEUZE:
        return [code for code, _ in deel.keuzes]
    if deel.vorm in (Vorm.KEUZE, Vorm.JA_NEE):
        return options(deel)[0][0]
    return f"Tekst over {deel.titel.lower()}."


def volledig(soort, **anders):
    """Every part of a kind answered; `anders` replaces answers, None leaves one out."""
    inhoud = {deel.code: antwoord(deel) for deel in kind(soort).onderdelen} | anders
    return {code: waarde for code, waarde in inhoud.items() if waarde is not None}


def behandelaar(casus):
    """A behandelregisseur of the aanbieder of a casus on route B."""
    aanbieder = casus.betrokkenheden.get(rol=Rol.BEHANDELREGISSEUR).organisatie
    return medewerker(Rol.BEHANDELREGISSEUR, organisatie=aanbieder)


def opt_outverklaring(casus, by, op=OP, **anders):
    """The declaration of the family, vastgesteld and signed by all who must."""
    stuk = vastgesteld(casus, "opt_outverklaring", by, op, **anders)
    for wie in signers(stuk, op.date()):
        sign(stuk, wie.sleutel, getekend_op=op.date(), by=by, op=op)
    return stuk


def concept(casus, soort, by, op=OP, **velden):
    """A concept of this kind."""
    return begin_document(casus, soort, by=by, op=op, **velden)


def vastgesteld(casus, soort, by, op=OP, **anders):
    """A complete document of this kind, vastgesteld."""
    return make_document(casus, soort, volledig(soort, **anders), by, op, vaststellen=True)
