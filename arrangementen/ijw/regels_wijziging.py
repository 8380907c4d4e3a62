"""Level-3 rules on the verzoek om wijziging (JW317): beside the toewijzingen that run."""

from collections.abc import Callable, Iterator

from arrangementen.ijw.regels_basis import (
    Geval,
    Overregel,
    across,
    dag_van,
    each_known,
    nummer_van,
    tekst_van,
    walk,
)
from arrangementen.ijw.regels_overlap import Tijdvak, find_overlaps
from arrangementen.ijw.regels_perioden import end_of
from arrangementen.ijw.regels_producten import LAATSTE_DAG_OUDE_OMVANG
from arrangementen.ijw.regels_toestand import BekendeToewijzing, Toestand

TOTAAL = "6"
_ONGEWIJZIGD = "OngewijzigdeProducten/OngewijzigdProduct"
_TE_WIJZIGEN = "TeWijzigenProducten/TeWijzigenProduct"
_NIEUW = "NieuweProducten/NieuwProduct"


def _is_own(geval: Geval, toewijzing: BekendeToewijzing) -> bool:
    partijen = (geval.kop("Ontvanger"), geval.kop("Afzender"), geval.bsn)
    return (toewijzing.gemeente, toewijzing.aanbieder, toewijzing.bsn) == partijen


def _named(geval: Geval, toestand: Toestand) -> BekendeToewijzing | None:
    nummer = nummer_van(geval.klasse, "ToewijzingNummer")
    bekend = toestand.find_toewijzing(geval.kop("Ontvanger"), nummer)
    return bekend if bekend and _is_own(geval, bekend) else None


def _not_current(geval: Geval, toestand: Toestand) -> bool:
    bekend = _named(geval, toestand)
    return bekend is None or not bekend.is_current(toestand.vandaag)


def _misses_current(geval: Geval, toestand: Toestand) -> bool:
    genoemd = {
        nummer_van(product, "ToewijzingNummer")
        for pad in (_ONGEWIJZIGD, _TE_WIJZIGEN)
        for _, product in walk(geval.klasse, pad)
    }
    return any(
        _is_own(geval, bekend)
        and bekend.is_current(toestand.vandaag)
        and bekend.nummer not in genoemd
        for bekend in toestand.toewijzingen
    )


def _on_known(
    breaks: Callable[[Geval, BekendeToewijzing], bool],
) -> Callable[[Geval, Toestand], bool]:
    """Judge a case beside the toewijzing it names; an unknown one is left to TR351."""

    def judge(geval: Geval, toestand: Toestand) -> bool:
        bekend = _named(geval, toestand)
        return bekend is not None and breaks(geval, bekend)

    return judge


def _moves_the_past(geval: Geval, bekend: BekendeToewijzing) -> bool:
    gewenst = geval.dag()
    return gewenst is not None and bekend.ingangsdatum != gewenst <= geval.dagtekening


def _moves_a_total(geval: Geval, bekend: BekendeToewijzing) -> bool:
    verschoven = geval.dag() != bekend.ingangsdatum
    return verschoven and (_changes_budget(geval, bekend) or _changes_total(geval, bekend))


def _changes_budget(geval: Geval, bekend: BekendeToewijzing) -> bool:
    if not geval.heeft("Budget") or bekend.budget is None:
        return False
    return nummer_van(geval.klasse, "Budget") != str(bekend.budget)


def _changes_total(geval: Geval, bekend: BekendeToewijzing) -> bool:
    totaal = geval.tekst("Omvang.Frequentie") == TOTAAL == bekend.frequentie
    volume, eenheid = nummer_van(geval.klasse, "Omvang.Volume"), geval.tekst("Omvang.Eenheid")
    return totaal and (volume, eenheid) != (str(bekend.volume), bekend.eenheid)


def _wish_overlaps(geval: Geval, toestand: Toestand) -> bool:
    return bool(find_overlaps(list(_wish(geval, toestand))))


def _wish(verzoek: Geval, toestand: Toestand) -> Iterator[Tijdvak]:
    """Yield the wished situation; what changes also holds its part until the change."""
    for pad in (_ONGEWIJZIGD, _TE_WIJZIGEN):
        for plaats, klasse in walk(verzoek.klasse, pad):
            bekend = _named(Geval(verzoek.bericht, "", plaats, klasse, ""), toestand)
            if bekend is not None:
                blijft = pad == _ONGEWIJZIGD
                einde = bekend.einddatum if blijft else dag_van(klasse, "Einddatum")
                gewenst = dag_van(klasse, "GewensteIngangsdatum") or bekend.ingangsdatum
                begin = min(bekend.ingangsdatum, gewenst)
                yield Tijdvak(bekend.categorie, bekend.code, begin, einde)
    for _, klasse in walk(verzoek.klasse, _NIEUW):
        begin = dag_van(klasse, "GewensteIngangsdatum") or verzoek.dagtekening
        categorie = tekst_van(klasse, "Product.Categorie")
        code = tekst_van(klasse, "Product.Code")
        yield Tijdvak(categorie, code, begin, dag_van(klasse, "Einddatum"))


def _after_old_rule(geval: Geval) -> bool:
    einde = end_of(geval)
    return einde is None or einde > LAATSTE_DAG_OUDE_OMVANG


def _omvang_without_product(geval: Geval, bekend: BekendeToewijzing) -> bool:
    return geval.heeft() and not bekend.categorie and _after_old_rule(geval)


def _lacks_omvang(geval: Geval, bekend: BekendeToewijzing) -> bool:
    return not geval.heeft() and bool(bekend.code)


def _omvang_without_code(geval: Geval, bekend: BekendeToewijzing) -> bool:
    aspecifiek = bool(bekend.categorie) and not bekend.code
    return geval.heeft() and aspecifiek and _after_old_rule(geval)


REGELS: tuple[Overregel, ...] = (
    across(
        "TR349",
        "9349",
        {"317": ("Verzoek",)},
        each_known(_misses_current),
        "Dit verzoek noemt niet alle lopende toewijzingen van deze jeugdige. "
        "Noem ook wat gelijk blijft.",
    ),
    across(
        "TR350",
        "9350",
        {"317": ("OngewijzigdProduct",)},
        each_known(_not_current),
        "Dit is geen lopende toewijzing van deze jeugdige en aanbieder. "
        "Controleer het toewijzingsnummer, of haal deze regel weg.",
    ),
    across(
        "TR351",
        "9351",
        {"317": ("TeWijzigenProduct",)},
        each_known(_not_current),
        "Dit is geen lopende toewijzing van deze jeugdige en aanbieder. "
        "Controleer het toewijzingsnummer, of vraag nieuwe hulp aan.",
    ),
    across(
        "TR357",
        "9357",
        {"317": ("TeWijzigenProduct.GewensteIngangsdatum",)},
        each_known(_on_known(_moves_the_past)),
        "De wijziging ligt niet in de toekomst. Kies een datum na de dagtekening, "
        "of de ingangsdatum van de toewijzing.",
    ),
    across(
        "TR373",
        "9373",
        {"317": ("TeWijzigenProduct.GewensteIngangsdatum",)},
        each_known(_on_known(_moves_a_total)),
        "Een budget of totaal volume geldt voor de hele toewijzing. "
        "Vul als gewenste ingangsdatum de ingangsdatum van de toewijzing in.",
    ),
    across(
        "TR361",
        "9361",
        {"317": ("Verzoek",)},
        each_known(_wish_overlaps),
        "In dit verzoek loopt dezelfde hulp twee keer in dezelfde tijd. "
        "Pas een begindatum of einddatum aan.",
    ),
    across(
        "TR375",
        "9375",
        {"317": ("TeWijzigenProduct.Omvang",)},
        each_known(_on_known(_omvang_without_product)),
        "De toewijzing heeft geen product. Haal de omvang weg en vul het budget in.",
    ),
    across(
        "TR411",
        "9411",
        {"317": ("TeWijzigenProduct.Omvang",)},
        each_known(_on_known(_lacks_omvang)),
        "De toewijzing heeft een productcode. Vul de omvang in.",
    ),
    across(
        "TR412",
        "9412",
        {"317": ("TeWijzigenProduct.Omvang",)},
        each_known(_on_known(_omvang_without_code)),
        "De toewijzing heeft geen productcode. Haal de omvang weg.",
    ),
)
