"""Verhaal K in de browser: anders toegekend, afgewezen, onderzocht met een vraag, gewijzigd."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.urls import reverse
from django.utils import timezone

from arrangementen.models import Bericht, Toewijzing, Verzoek, Wijzigingsverzoek
from organisaties.models import Medewerker, Organisatie
from sturing.demo.gezinnen import test_bsn as nth_test_bsn
from tests.arrangementen.ijw.xsd import official_verdict
from tests.factories.verzoeken import afwegingsvelden, verstuurd

LIJST = reverse("arrangementen:verzoek_lijst")


def sent(nummer, achternaam):
    """A verzoek of De Vlierhof for a jeugdige of its own, as story B types it."""
    w = SimpleNamespace(
        aanbieder=Organisatie.objects.get(naam="De Vlierhof"),
        behandelregisseur=next(m for m in Medewerker.objects.all() if str(m) == "J. Reins"),
    )
    vandaag = timezone.localdate()

    def dag(over):
        return f"{vandaag + timedelta(days=over):%d-%m-%Y}"

    stap1 = {"bsn": nth_test_bsn(nummer), "achternaam": achternaam}
    stap2 = {"verwezen_op": dag(-10), "risicotaxatie_op": dag(-6)}
    stap3 = {"begindatum": dag(30), "einddatum": dag(30 + 26 * 7 - 1)}
    anders = {"stap1": stap1, "stap2": stap2, "stap3": stap3}
    return Verzoek.objects.get(pk=verstuurd(w, op=timezone.now(), **anders).pk)


def detail(verzoek, soort="verzoek"):
    return reverse(f"arrangementen:{soort}_detail", args=[verzoek.kenmerk])


def newest(soort, verzoek):
    bericht = Bericht.objects.filter(soort=soort, casus=verzoek.casus).latest("pk")
    assert official_verdict(soort, bytes(bericht.data))
    return bericht


@pytest.mark.eis("CR-B1-22", "CR-B1-23", "CR-A2-06")
def test_de_balie_besluit_en_de_aanbieder_vraagt_een_wijziging(als):
    anders, nee, vraag = sent(74, "Fokkema"), sent(75, "Groen"), sent(76, "Huisman")
    amrani, reins = als("N. el Amrani"), als("J. Reins")
    granted_changed(amrani, reins, anders)
    rejected(amrani, reins, nee)
    researched(amrani, reins, vraag)
    changed_later(amrani, reins, anders)


def granted_changed(amrani, reins, verzoek):
    """60 instead of 78 uur: the JW301 says what was granted."""
    amrani.goto(LIJST)
    amrani.reads(verzoek.nummer, "Besluit")
    amrani.goto(detail(verzoek))
    amrani.follow("Toekennen", exact=False)
    amrani.fill(volume="60", waarom_geen_groep="Te druk.", **afwegingsvelden(timezone.localdate()))
    amrani.press("Toekennen")
    amrani.reads("Verzoek toegekend.")
    amrani.settle()
    assert b"<jw315:" not in bytes(newest("301", verzoek).data)
    reins.goto(detail(verzoek))
    reins.reads("Toegekend", "60 uur in totaal", "Ontvangstbewijs (pdf)")


def rejected(amrani, reins, verzoek):
    amrani.goto(detail(verzoek))
    amrani.follow("Afwijzen", exact=False)
    amrani.fill(reden_afwijzing="7", besluit_motivering="De school kan dit zelf.")
    amrani.press("Afwijzen")
    amrani.settle()
    newest("319", verzoek)
    reins.goto(detail(verzoek))
    reins.reads("Afgewezen", "De school kan dit zelf.")


def researched(amrani, reins, verzoek):
    """The question stops the clock and takes it into research; the answer starts it again."""
    amrani.goto(detail(verzoek))
    amrani.follow("Meer informatie vragen", exact=False)
    amrani.press("Vraag stellen")
    assert amrani.error_at("vraag") == "Schrijf op wat u wilt weten"
    amrani.fill(reden="onderbouwing", vraag="Wat deed de school tot nu toe?")
    amrani.press("Vraag stellen")
    amrani.reads("In onderzoek", "de onderbouwing is niet compleet")
    amrani.settle()
    newest("319", verzoek)
    reins.goto(LIJST)
    reins.reads("Vraag aan u", verzoek.nummer)
    reins.follow(f"Beantwoord de vraag bij {verzoek.nummer}")
    reins.fill(antwoord="De mentor sprak elke week met hem.")
    reins.press("Antwoord versturen")
    reins.reads("Vraag en antwoord", "De mentor sprak elke week met hem.")
    amrani.goto(detail(verzoek))
    amrani.reads("De mentor sprak elke week met hem.")


def changed_later(amrani, reins, verzoek):
    """The VOW on what was granted: before and after, granted as a whole."""
    reins.goto(reverse("arrangementen:wijziging_nieuw", args=[verzoek.casus.kenmerk]))
    toewijzing = Toewijzing.objects.get(casus=verzoek.casus)
    reins.fill(**{f"keuze_{toewijzing.nummer}": "wijzigt"})
    reins.fill(**{f"volume_{toewijzing.nummer}": "72", "reden": "1"})
    reins.press("Versturen")
    wijziging = Wijzigingsverzoek.objects.get(casus=verzoek.casus)
    reins.reads("60 uur in totaal", "72 uur in totaal")
    amrani.goto(detail(wijziging, "wijziging"))
    amrani.follow("Toekennen", exact=False)
    amrani.fill(**afwegingsvelden(timezone.localdate()))
    amrani.press("Toekennen")
    amrani.settle()
    toewijzing.refresh_from_db()
    assert toewijzing.volume == 72
    assert b"RedenWijziging" in bytes(newest("301", verzoek).data)
    reins.goto(detail(wijziging, "wijziging"))
    reins.reads("Toegekend")
