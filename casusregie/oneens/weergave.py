"""De ladder op het scherm: zeven stappen, en per lezer alleen wat voor hem is."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.urls import reverse

from casusregie.afronding.hulp import help_of
from casusregie.escalatie import plekken
from casusregie.escalatie.keuzes import Uitkomst
from casusregie.escalatie.ladders import OVEREENSTEMMING, STAPPEN, trede_of
from normenkader.instellingen import kalender_op
from normenkader.termijnen.stand import Stand as Urgentie
from normenkader.termijnen.stand import stand
from organisaties.rollen import Rol, Soort
from verloop.schermen.woorden import day_month, long_date

from .bevoegd import organisation_named
from .gevolgen import steps_of
from .keuzes import Geinformeerd, Overleg, Stand, Wijze
from .verschil import Meningsverschil

Rij = tuple[str, str]


@dataclass(frozen=True)
class Stapregel:
    """One step: `stand` is klaar, nu or straks; `rijen` what this reader may read of it."""

    nummer: int
    naam: str
    stand: str
    wie: str = ""
    sinds: date | None = None
    uiterlijk: date | None = None
    urgentie: Urgentie | None = None
    gezet_op: date | None = None
    te_laat: bool = False
    door: str = ""
    uitkomst: str = ""
    rijen: list[Rij] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)


def works_at_aanbieder_only(medewerker: Any, on: date) -> bool:
    """Is this reader the other party? Internal alignment is not for them."""
    plekken = medewerker.aanstellingen_op(on)
    return all(plek.organisatie.soort == Soort.AANBIEDER for plek in plekken)


def ladder_of(verschil: Meningsverschil, medewerker: Any, on: date) -> list[Stapregel]:
    """All seven steps, those to come as well."""
    treden = {
        rij.trede: rij
        for rij in steps_of(verschil).select_related("aan_organisatie", "beantwoord_door")
    }
    extern = works_at_aanbieder_only(medewerker, on)
    regels = []
    for trede in STAPPEN:
        rij = treden.get(trede.nummer)
        if rij is None:
            nu = verschil.stap == trede.nummer
            regels.append(Stapregel(trede.nummer, trede.naam, "nu" if nu else "straks"))
        else:
            regels.append(_line(verschil, trede, rij, extern, on))
    return regels


def _line(verschil: Any, trede: Any, rij: Any, extern: bool, on: date) -> Stapregel:
    nu = verschil.loopt and verschil.stap == trede.nummer
    open_ = rij.status == "open"
    lezen = _for_aanbieder if extern else _for_team
    return Stapregel(
        nummer=trede.nummer,
        naam=trede.naam,
        stand="nu" if nu else "klaar",
        wie=f"{rij.get_aan_rol_display()}, {rij.aan_organisatie}",
        sinds=rij.sinds,
        uiterlijk=rij.antwoord_uiterlijk,
        urgentie=stand(rij.antwoord_uiterlijk, on, kalender=kalender_op(on)) if open_ else None,
        gezet_op=rij.beantwoord_op,
        te_laat=bool(rij.beantwoord_op and rij.beantwoord_op > rij.antwoord_uiterlijk),
        door=str(rij.beantwoord_door or ""),
        uitkomst=_outcome(verschil, rij),
        rijen=[(naam, waarde) for naam, waarde in lezen(verschil, rij) if waarde],
        links=[] if extern else _links(verschil, trede.nummer),
    )


def _outcome(verschil: Any, rij: Any) -> str:
    if rij.status == "vervallen":
        return "Vervallen"
    return "" if rij.uitkomst in ("", Uitkomst.GEDAAN) else rij.get_uitkomst_display()


def _for_aanbieder(verschil: Any, rij: Any) -> list[Rij]:
    """The feedback and the own reaction; of the rest that it happened (CR-Z-10)."""
    if rij.trede == 3:
        return [
            ("Terugkoppeling", rij.antwoord if verschil.teruggekoppeld_op else ""),
            *_reaction(verschil),
        ]
    return [("Besluit", rij.antwoord)] if rij.trede == 6 else []


def _for_team(verschil: Any, rij: Any) -> list[Rij]:
    stap = {1: _step_1, 2: _step_2, 3: _step_3, 4: _step_4, 5: _step_5, 7: _step_7}
    vul = stap.get(rij.trede)
    return vul(verschil, rij) if vul else [("Besluit", rij.antwoord)]


def _step_1(verschil: Any, rij: Any) -> list[Rij]:
    dagen = [f"{_day(feit['op'])}: {feit['zin']}" for feit in verschil.feiten]
    return [("Hoe het team tot deze keuze kwam", rij.antwoord), ("Feiten", "\n".join(dagen))]


def _step_2(verschil: Any, rij: Any) -> list[Rij]:
    gevraagd = verschil.advies_gevraagd_op
    wanneer = f"{long_date(gevraagd).capitalize()}. " if gevraagd else ""
    gegeven = f"{long_date(verschil.advies_op).capitalize()}. " if verschil.advies_op else ""
    return [
        ("Overlegd met", ", ".join(Overleg(code).label for code in verschil.overlegd_met)),
        ("Gevraagd aan het expertteam", f"{wanneer}{verschil.advies_vraag}".strip()),
        ("Advies van het expertteam", f"{gegeven}{verschil.advies}".strip()),
        ("Wat het team vindt", rij.antwoord),
    ]


def _step_3(verschil: Any, rij: Any) -> list[Rij]:
    wijze = Wijze(verschil.wijze).label if verschil.wijze else ""
    tekst = ("Terugkoppeling aan de aanbieder", rij.antwoord)
    return [tekst, ("Hoe", wijze), *_reaction(verschil)]


def _reaction(verschil: Any) -> list[Rij]:
    if verschil.reactie_op:
        wanneer = long_date(verschil.reactie_op)
        return [("Reactie van de aanbieder", f"{wanneer.capitalize()}. {verschil.reactie}")]
    later = verschil.stap > 3 and verschil.teruggekoppeld_op
    return [("Reactie van de aanbieder", "Niet op tijd gereageerd")] if later else []


def _step_4(verschil: Any, rij: Any) -> list[Rij]:
    contact = long_date(verschil.contact_op) if verschil.contact_op else ""
    return [
        ("Contact met", verschil.contact_met),
        ("Contact op", contact.capitalize()),
        ("Uitkomst van het gesprek", rij.antwoord),
    ]


def _step_5(verschil: Any, rij: Any) -> list[Rij]:
    uiterlijk = verschil.bericht_uiterlijk
    return [
        ("Afgesproken acties", verschil.acties),
        ("Terugkoppeling uiterlijk", long_date(uiterlijk).capitalize() if uiterlijk else ""),
        ("Terugkoppeling", verschil.bericht),
    ]


def _step_7(verschil: Any, rij: Any) -> list[Rij]:
    if verschil.geinformeerd_op is None:
        return []
    wie = ", ".join(Geinformeerd(code).label for code in verschil.geinformeerd)
    ja = "Ja. " if verschil.overbrugging else "Nee. "
    return [
        ("Gesproken met", f"{wie}, {long_date(verschil.geinformeerd_op)}"),
        ("Wat is verteld", rij.antwoord),
        ("Overbrugging", f"{ja}{verschil.overbrugging_tekst}"),
    ]


def _links(verschil: Any, nummer: int) -> list[tuple[str, str]]:
    """The help that bridges, and the overview that was shared."""
    if nummer == 7 and verschil.overbrugging_kenmerk:
        hulp = [h for h in help_of(verschil.casus) if h.kenmerk == verschil.overbrugging_kenmerk]
        return [(f"{rij.naam} bij {rij.aanbieder}", rij.url) for rij in hulp if rij.url]
    if nummer == 5 and verschil.gedeeld_op:
        url = reverse("casusregie:overzicht_preview", args=[verschil.kenmerk])
        return [("Bekijk het anonieme overzicht", url)]
    return []


def facts_of_difference(verschil: Any) -> list[Rij]:
    """The head of the page: about what, with whom, since when."""
    van_aanbieder = verschil.van_id == verschil.aanbieder_id
    rijen = [
        ("Waarover", verschil.get_waarover_display()),
        ("Reden", verschil.get_reden_display()),
        ("Aanbieder", str(verschil.aanbieder)),
        ("Gemeld door", "de aanbieder" if van_aanbieder else str(verschil.van)),
        ("Gemeld op", long_date(verschil.geopend_op).capitalize()),
        ("Op tijd gemeld", in_time(verschil)),
        ("Waar het over gaat", verschil.toelichting),
    ]
    if verschil.status == Stand.OVEREENSTEMMING:
        rijen.append(("Afgesproken", verschil.uitkomst))
    if verschil.status == Stand.INGETROKKEN:
        rijen.append(("Ingetrokken omdat", verschil.uitkomst))
    return [(naam, waarde) for naam, waarde in rijen if waarde]


def turn_in_words(verschil: Any) -> str:
    """Who must act now: "De teamleider van Lokaal team Noord"; empty when it ended."""
    if not verschil.loopt:
        return ""
    casus, dag = verschil.casus, verschil.vandaag
    buiten_trede = {
        Stand.REACTIE: lambda: (Rol.BEHANDELREGISSEUR.value, verschil.aanbieder_id),
        Stand.OVERZICHT: lambda: plekken.leader_of(casus, dag),
        Stand.ACTIES: lambda: plekken.contract_of(casus, dag),
    }
    trede = trede_of(OVEREENSTEMMING, verschil.stap)
    bepaal = buiten_trede.get(verschil.status) or (lambda: trede.aan(casus, dag) if trede else None)
    plek = bepaal()
    if plek is None:
        return ""
    return f"De {Rol(plek[0]).label.lower()} van {organisation_named(casus, plek[1])}"


def in_time(verschil: Any) -> str:
    """Was it said within 10 werkdagen after the toewijzing (CR-Z-07)? Empty when not counted."""
    tot = verschil.tijdig_tot
    if tot is None:
        return ""
    woord = "Ja" if verschil.geopend_op <= tot else "Nee"
    return f"{woord}, het kon tot en met {day_month(tot, jaar=True)}"


def _day(iso: str) -> str:
    return day_month(date.fromisoformat(iso), jaar=True)
