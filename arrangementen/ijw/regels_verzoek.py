"""Level-2 rules on start, stop, verzoek and antwoord: JW305, JW307, JW315, JW317 and JW319."""

from arrangementen.ijw.regels_basis import Binnenregel, Geval, each, within

MET_VERWIJZER = ("02", "03", "04", "05")
"""Kinds of referrer that have a name or an AGB code of their own (CD066-CD068)."""

WOONPLAATSBEGINSEL = "8"
AFGEWEZEN, IN_ONDERZOEK = "1", "2"


def _has_forbidden_status(geval: Geval) -> bool:
    return geval.tekst() not in ("1", "3")


def _beschikking_is_half(geval: Geval) -> bool:
    return geval.heeft() != geval.heeft("BeschikkingNummer")


def _verwijzer_counts(geval: Geval) -> bool:
    return geval.tekst("Verwijzer.Type") in MET_VERWIJZER


def _lacks_verwijzer(geval: Geval) -> bool:
    code = geval.heeft("Verwijzer.ZorgverlenerCode")
    return _verwijzer_counts(geval) and not code and not geval.heeft()


def _has_two_verwijzers(geval: Geval) -> bool:
    code = geval.heeft("Verwijzer.ZorgverlenerCode")
    return _verwijzer_counts(geval) and code and geval.heeft()


def _has_needless_code(geval: Geval) -> bool:
    return geval.heeft() and not _verwijzer_counts(geval)


def _touches_no_toewijzing(geval: Geval) -> bool:
    return not (geval.heeft("OngewijzigdeProducten") or geval.heeft("TeWijzigenProducten"))


def _changes_nothing(geval: Geval) -> bool:
    return not (geval.heeft("TeWijzigenProducten") or geval.heeft("NieuweProducten"))


def _lacks_reason(geval: Geval) -> bool:
    return geval.tekst("VerzoekAntwoord") == AFGEWEZEN and not geval.heeft()


def _has_needless_reason(geval: Geval) -> bool:
    return geval.tekst("VerzoekAntwoord") == IN_ONDERZOEK and geval.heeft()


def _lacks_gemeente(geval: Geval) -> bool:
    return geval.tekst("RedenAfwijzingVerzoek") == WOONPLAATSBEGINSEL and not geval.heeft()


def _has_needless_gemeente(geval: Geval) -> bool:
    return geval.tekst("RedenAfwijzingVerzoek") != WOONPLAATSBEGINSEL and geval.heeft()


REGELS: tuple[Binnenregel, ...] = (
    within(
        "CS058",
        {"305": ("StartProduct.StatusAanlevering",), "307": ("StopProduct.StatusAanlevering",)},
        each(_has_forbidden_status),
        "Deze status mag niet. Kies 1 (eerste keer) of 3 (verwijderen). "
        "Verwijder een onjuiste melding met 3 en stuur de juiste met 1.",
    ),
    within(
        "CD043",
        {"315": ("AangevraagdProduct.BeschikkingIngangsdatum",)},
        each(_beschikking_is_half),
        "Nummer en ingangsdatum van de beschikking horen bij elkaar. "
        "Vul ze allebei in, of laat ze allebei leeg.",
    ),
    within(
        "CD066",
        {"315": ("AangevraagdProduct.Verwijzer.Naam",)},
        each(_lacks_verwijzer),
        "Het is niet bekend wie heeft verwezen. Vul de AGB-code van de verwijzer in. "
        "Is die niet bekend, vul dan de naam in.",
    ),
    within(
        "CD067",
        {"315": ("AangevraagdProduct.Verwijzer.Naam",)},
        each(_has_two_verwijzers),
        "De verwijzer heeft een AGB-code en een naam. Haal de naam weg.",
    ),
    within(
        "CD068",
        {"315": ("AangevraagdProduct.Verwijzer.ZorgverlenerCode",)},
        each(_has_needless_code),
        "Bij deze soort verwijzer hoort geen AGB-code. Haal de code weg, "
        "of kies een andere soort verwijzer.",
    ),
    within(
        "TR352",
        {"317": ("Verzoek",)},
        each(_touches_no_toewijzing),
        "Dit verzoek om wijziging noemt geen lopende toewijzing. Noem alle lopende toewijzingen, "
        "of stuur een verzoek om toewijzing.",
    ),
    within(
        "TR353",
        {"317": ("Verzoek",)},
        each(_changes_nothing),
        "Dit verzoek om wijziging wijzigt niets. Vul in welke hulp verandert of erbij komt.",
    ),
    within(
        "CD085",
        {"319": ("Antwoord.RedenAfwijzingVerzoek",)},
        each(_lacks_reason),
        "De reden van de afwijzing ontbreekt. Vul de reden in.",
    ),
    within(
        "CD086",
        {"319": ("Antwoord.RedenAfwijzingVerzoek",)},
        each(_has_needless_reason),
        "Een verzoek in onderzoek heeft geen reden van afwijzing. Haal de reden weg, "
        "of wijs het verzoek af.",
    ),
    within(
        "TR377",
        {"319": ("Antwoord.Woonplaatsbeginsel",)},
        each(_lacks_gemeente),
        "De gemeente ontbreekt. Vul bij afwijzing op het woonplaatsbeginsel (8) de gemeente in "
        "die wel verantwoordelijk is.",
    ),
    within(
        "TR409",
        {"319": ("Antwoord.Woonplaatsbeginsel",)},
        each(_has_needless_gemeente),
        "Een andere gemeente hoort alleen bij afwijzing op het woonplaatsbeginsel (8). "
        "Haal de gemeente weg, of kies reden 8.",
    ),
)
