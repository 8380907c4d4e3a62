"""Wie mag overdragen en aannemen, en wat er moet zijn: ja, of nee met reden en weg vooruit."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError

from casusregie.bescherming.soorten import Maatregelsoort
from casusregie.bevoegdheden import any_of, has_role_at, works_on_casus
from casusregie.routes.medisch import MedischeRoute
from casusregie.routes.verwijzing import AANBIEDERROLLEN
from organisaties.rollen import Rol, Soort
from verloop.redenen import Nee, Oordeel, first_refusal

from .houders import current_of, fitting_role
from .keuzes import ONTVANGER, Aanwezig, Overdrachtsoort

S = Overdrachtsoort
#: kind of receiving organisation and the routes from which it can be done
NAAR: dict[str, tuple[Soort | None, str]] = {
    S.COLLEGA: (None, "ABC"),
    S.TEAM: (Soort.LOKAAL_TEAM, "A"),
    S.B_NAAR_A: (Soort.LOKAAL_TEAM, "B"),
    S.A_NAAR_C: (Soort.GI, "A"),
    S.C_NAAR_A: (Soort.LOKAAL_TEAM, "C"),
    S.AANBIEDER: (Soort.AANBIEDER, "ABC"),
}
#: The family decides; with a measure it is told (CR-C1-16).
MET_INSTEMMING = (S.TEAM, S.B_NAAR_A, S.AANBIEDER)
MET_GESPREK = (S.C_NAAR_A, S.AANBIEDER)
is_team_leader = has_role_at(lambda o: o.casus.team_id, Rol.TEAMLEIDER)


def receiving_role(o: Any) -> str:
    """The role at the receiver that answers; between colleagues the first role handed over."""
    if o.soort != S.COLLEGA:
        return str(ONTVANGER[o.soort])
    return fitting_role(o.casus, o.rollen[0] if o.rollen else Rol.CASUSREGISSEUR)


def may_send(o: Any, by: Any) -> Oordeel:
    """Who works on the casus; from route B its aanbieder as well; a teamleider for the team."""
    if o.soort == S.B_NAAR_A:
        aanbieder = _aanbieder_of(o.casus)
        if aanbieder and by.has_role(*AANBIEDERROLLEN, on=o.vandaag, organisatie_id=aanbieder):
            return True
    return any_of(is_team_leader, works_on_casus)(o, by)


def may_change(o: Any, by: Any) -> Oordeel:
    """The sender, as long as it is a concept."""
    if o.status != o.Status.CONCEPT:
        return Nee("Deze overdracht is al aangeboden.", "Trek haar in als er iets niet klopt.")
    return may_send(o, by)


def receives(o: Any, by: Any) -> Oordeel:
    """The named person, or every holder of the receiving role there."""
    rol = receiving_role(o)
    if not by.has_role(rol, on=o.vandaag, organisatie_id=o.naar_id):
        return Nee(f"Alleen de {Rol(rol).label.lower()} van {o.naar} beantwoordt dit.")
    if o.naar_medewerker_id and o.naar_medewerker_id != by.pk:
        return Nee(
            f"Deze overdracht is aan {o.naar_medewerker}.", f"Vraag het {o.naar_medewerker}."
        )
    return True


def sends_or_receives(o: Any, by: Any) -> Oordeel:
    """Either side records the conversation."""
    return any_of(may_send, receives)(o, by)


def mistakes(o: Any) -> dict[str, str]:
    """What is wrong with the request itself, per field."""
    fouten: dict[str, str] = {}
    soort, routes = NAAR[o.soort]
    if not o.reden.strip():
        fouten["reden"] = "Schrijf op waarom de overdracht nu echt nodig is"
    if o.casus.gesloten_op:
        fouten["soort"] = "Deze casus is gesloten. Er is niets over te dragen"
    elif o.casus.route not in routes:
        fouten["soort"] = f"Dit kan niet vanuit route {o.casus.route}. Kies een andere soort"
    fouten |= _wrong_receiver(o, soort)
    return fouten | _wrong_person(o)


def _wrong_receiver(o: Any, soort: Soort | None) -> dict[str, str]:
    if o.soort == S.COLLEGA:
        if o.naar_id != o.casus.team_id:
            return {"naar": "Kies een collega van het eigen team"}
        return {} if o.rollen else {"rollen": "Kies welke rol u overdraagt"}
    if o.naar.soort != soort:
        return {"naar": f"Kies een organisatie van de soort: {Soort(str(soort)).label.lower()}"}
    if o.naar_id == o.casus.team_id:
        return {"naar": "De casus is al bij deze organisatie"}
    return {}


def _wrong_person(o: Any) -> dict[str, str]:
    """A receiver who left, or never worked there, cannot answer."""
    if o.naar_medewerker is None:
        return {"naar_medewerker": "Kies een collega"} if o.soort == S.COLLEGA else {}
    rollen = [fitting_role(o.casus, r) for r in o.rollen] if o.soort == S.COLLEGA else []
    for rol in rollen or [receiving_role(o)]:
        if not o.naar_medewerker.has_role(rol, on=o.vandaag, organisatie_id=o.naar_id):
            return {
                "naar_medewerker": (
                    f"{o.naar_medewerker} is nu geen {Rol(rol).label.lower()} bij {o.naar}. "
                    "Kies een ander"
                )
            }
    return {}


def receiver_may_see(o: Any) -> Oordeel:
    """With an opt-out no lokaal team ever gets to see the casus (CR-B0-05)."""
    if o.casus.opt_out and o.naar.soort == Soort.LOKAAL_TEAM:
        return Nee("De jeugdige koos voor een opt-out: het lokale team krijgt geen gegevens.")
    return True


_weigeraars: list[Callable[[Any, Any, date], Oordeel]] = []


def add_consent_guard(bewaker: Callable[[Any, Any, date], Oordeel]) -> None:
    """Register who knows of refused consent: bewaker(casus, organisatie, on) -> True or Nee."""
    if bewaker not in _weigeraars:
        _weigeraars.append(bewaker)


def family_agrees(o: Any) -> Oordeel:
    """Outside a measure a hand-over to another party needs the consent of the family."""
    if o.soort not in MET_INSTEMMING:
        return True
    if not o.gezin_stemt_in_op or o.gezin_stemt_in_op > o.vandaag:
        return Nee("Er staat niet bij dat het gezin instemt.", "Vul in wanneer het gezin instemde.")
    return refused_consent(o.casus, o.naar, o.vandaag)


def refused_consent(casus: Any, naar: Any, on: date) -> Oordeel:
    """No when a consent to share with this organisation was refused or withdrawn."""
    return first_refusal(*(bewaker(casus, naar, on) for bewaker in _weigeraars))


def no_rer(o: Any) -> Oordeel:
    """As long as the RER holds the procesregie the casus does not move."""
    houder = current_of(o.casus, Rol.PROCESREGISSEUR)
    elders = houder and houder.organisatie_id not in (None, o.casus.team_id)
    if elders and o.soort not in (S.COLLEGA, S.AANBIEDER):
        return Nee(
            "De procesregie ligt tijdelijk bij het expertteam (RER).",
            "Vraag het expertteam eerst de procesregie terug te geven.",
        )
    return True


def had_talk(o: Any) -> Oordeel:
    """A warm hand-over to an aanbieder, or after a measure, has a conversation first."""
    if o.soort not in MET_GESPREK:
        return True
    if not o.gesprek_op or not o.punten.strip():
        return Nee(
            "Het gesprek van de warme overdracht is nog niet vastgelegd.",
            "Leg vast wanneer het was, wie erbij waren en wat is overgedragen.",
        )
    nodig = {Aanwezig.JEUGDIGE, Aanwezig.OUDERS, Aanwezig.KETENPARTNERS}
    if o.soort == S.C_NAAR_A and not nodig <= set(o.aanwezigen):
        return Nee(
            "Bij het einde van een maatregel zijn ouders, jeugdige en ketenpartners erbij.",
            "Houd de afsluitende teamtafel met hen, en leg dat gesprek vast.",
        )
    return True


def check_talk(gesprek_op: date, aanwezigen: list[str], on: date) -> None:
    """Raise ValidationError for a talk of tomorrow, or with nobody."""
    if gesprek_op > on:
        raise ValidationError({"gesprek_op": "Kies vandaag of een eerdere dag"})
    if not aanwezigen or not set(aanwezigen) <= set(Aanwezig.values):
        raise ValidationError({"aanwezigen": "Kies wie erbij waren"})


def take_answer(o: Any, by: Any, on: date, gegevens: dict[str, Any]) -> None:
    """Put what the receiver fills in on the overdracht; raises ValidationError per field."""
    o.casusregisseur = gegevens.get("casusregisseur")
    if o.soort == S.A_NAAR_C:
        o.casusregisseur = o.casusregisseur or by
        _take_measure(o, on, gegevens)
    rol = Rol.JEUGDBESCHERMER if o.soort == S.A_NAAR_C else Rol.CASUSREGISSEUR
    nieuw = o.casusregisseur
    if nieuw and not nieuw.has_role(rol, on=on, organisatie_id=o.naar_id):
        raise ValidationError(
            {"casusregisseur": f"Kies iemand die nu {rol.label.lower()} is bij {o.naar}"}
        )


def _take_measure(o: Any, on: date, gegevens: dict[str, Any]) -> None:
    if gegevens.get("maatregel") not in Maatregelsoort.values:
        raise ValidationError({"maatregel": "Kies welke maatregel de rechter oplegde"})
    dag = gegevens.get("opdracht_rechtbank_op")
    if dag is None or dag > on:
        raise ValidationError({"opdracht_rechtbank_op": "Kies de datum van de uitspraak"})
    o.maatregel, o.opdracht_rechtbank_op = gegevens["maatregel"], dag


def _aanbieder_of(casus: Any) -> int | None:
    route = MedischeRoute.objects.filter(casus=casus).order_by("-pk").first()
    return route.aanbieder_id if route else None
