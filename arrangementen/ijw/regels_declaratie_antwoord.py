"""Rules on the answer to a declaration (JW325): beside itself and beside the JW323 it answers."""

from collections.abc import Iterable, Mapping

from arrangementen.ijw.bericht import Inhoud
from arrangementen.ijw.declaratiedelen import reference
from arrangementen.ijw.declaratiefeiten import BekendeDeclaratie
from arrangementen.ijw.regels_basis import (
    Binnenregel,
    Geval,
    Overregel,
    across,
    each,
    each_known,
    pak,
    walk,
    within,
)
from arrangementen.ijw.regels_retour import GEEN_OPMERKING, NEUTRAAL
from arrangementen.ijw.regels_toestand import Toestand

HERHAALD = (
    *("Eenheid", "GeleverdVolume", "IngediendBedrag", "ProductCategorie", "ProductCode"),
    *("ProductPeriode", "ProductTarief", "ToewijzingNummer"),
)


def _returns_what_is_good(geval: Geval) -> bool:
    return any(_accepted(deel) for deel in _clients(geval))


def _clients(geval: Geval) -> Iterable[Geval]:
    for plaats, klasse in walk(geval.bericht.inhoud, "DeclaratieAntwoord/Clienten/Client"):
        yield Geval(geval.bericht, "Client", plaats, klasse, "")


def _codes(klasse: object) -> set[str]:
    return set(pak(klasse, "RetourCodes.RetourCode") or ()) if isinstance(klasse, dict) else set()


def _accepted(client: Geval) -> bool:
    """Whether a client comes back with a prestatie that was not rejected."""
    alle = pak(client.klasse, "Prestaties.Prestatie") or ()
    if _codes(client.klasse) - NEUTRAAL:
        return any(GEEN_OPMERKING in _codes(prestatie) for prestatie in alle)
    return any(not _codes(prestatie) - NEUTRAAL for prestatie in alle)


def answered(geval: Geval, toestand: Toestand) -> BekendeDeclaratie | None:
    """The declaration that this answer names, of these two parties."""
    wie = (geval.kop("Afzender"), geval.kop("Ontvanger"))
    nummer = geval.kop("DeclaratieIdentificatie.Identificatie")
    for declaratie in toestand.declaraties:
        if (
            declaratie.gemeente,
            declaratie.aanbieder,
        ) == wie and declaratie.identificatie == nummer:
            return declaratie
    return None


def _unknown_declaration(geval: Geval, toestand: Toestand) -> bool:
    return answered(geval, toestand) is None


def _other_version(geval: Geval, toestand: Toestand) -> bool:
    declaratie = answered(geval, toestand)
    versie = (
        geval.tekst(f"{geval.element}.BasisschemaXsdVersie"),
        geval.tekst(f"{geval.element}.BerichtXsdVersie"),
    )
    return declaratie is not None and declaratie.xsd_versie != versie


def _unknown_number(geval: Geval, toestand: Toestand) -> bool:
    wie = (geval.kop("Afzender"), geval.kop("Ontvanger"))
    eigen = [d for d in toestand.declaraties if (d.gemeente, d.aanbieder) == wie]
    return geval.tekst() not in {d.nummer for d in eigen}


def _declared(geval: Geval, toestand: Toestand) -> Mapping[str, Inhoud] | None:
    """The prestaties of the declaration by ReferentieNummer; None when they are not known."""
    declaratie = answered(geval, toestand)
    return declaratie.prestaties if declaratie else None


def _never_declared(geval: Geval, toestand: Toestand) -> bool:
    eigen = _declared(geval, toestand)
    return eigen is not None and reference(geval) not in eigen


def _differs(geval: Geval, toestand: Toestand) -> bool:
    eigen = (_declared(geval, toestand) or {}).get(reference(geval))
    return eigen is not None and eigen.get(geval.element) != geval.klasse.get(geval.element)


BINNENREGELS: tuple[Binnenregel, ...] = (
    within(
        "TR342",
        {"325": ("(bericht)",)},
        each(_returns_what_is_good),
        "Dit antwoord geeft een goede prestatie terug. Geef alleen terug wat is afgewezen.",
    ),
)
REGELS: tuple[Overregel, ...] = (
    across(
        "TR337", "", {"325": ("Header.DeclaratieIdentificatie",)},
        each_known(_unknown_declaration),
        "Dit antwoord hoort bij geen declaratie die u stuurde. Vraag de gemeente om uitleg.",
    ),
    across(
        "TR371", "", {"325": ("Header.XsdVersieDeclaratie",)}, each_known(_other_version),
        "De versie is niet die van de declaratie. Vraag de gemeente om een nieuw antwoord.",
    ),
    across(
        "TR376", "", {"325": ("DeclaratieAntwoord.DeclaratieNummer",)},
        each_known(_unknown_number),
        "Dit declaratienummer is niet bekend. Vraag de gemeente om een nieuw antwoord.",
    ),
    across(
        "TR366", "9366", {"325": ("Prestatie.ProductReferentie",)}, each_known(_never_declared),
        "Deze prestatie staat niet in de declaratie. Vraag de gemeente om een nieuw antwoord.",
    ),
    across(
        "TR367", "9367", {"325": tuple(f"Prestatie.{naam}" for naam in HERHAALD)},
        each_known(_differs),
        "Dit is anders dan in de declaratie. Vraag de gemeente om een nieuw antwoord.",
    ),
)  # fmt: skip
