"""Verhaal H in de browser: een verschil van mening van bezwaar tot stap 7, ieder op zijn scherm."""

import pytest
from django.urls import reverse
from django.utils import timezone

from casusregie.models import Casus, Ladderoverzicht, Meningsverschil
from casusregie.oneens.overzicht import TEKSTEN

INTERN = "Wij denken dat het rooster het echte probleem is."
TERUG = "De uren blijven zo. Na twee maanden kijken we samen."


def page(naam, stuk, *args):
    return reverse(f"casusregie:{naam}", args=[stuk.kenmerk, *args])


def step(mens, pad, **velden):
    """Send the form empty when it asks something, then filled."""
    assert mens.goto(pad) == 200
    if velden:
        mens.send()
        assert mens.pagina.locator(".utrecht-form-field-error-message").count() > 0
        mens.fill(**velden)
    mens.send()


@pytest.mark.eis("CR-Z-07", "CR-Z-08", "CR-Z-09", "CR-Z-10", "CR-Z-11")
@pytest.mark.eis("CR-Z-12", "CR-Z-13", "CR-Z-14", "CR-Z-16")
def test_de_ladder_van_stap_1_tot_en_met_7(als):
    aanbieder, team, leider = als("E. Dorrestein"), als("S. Bakhuis"), als("R. Lindeboom")
    casus = Casus.objects.get(jeugdige__roepnaam="Lotte")
    vlierhof = casus.arrangementen.get().aanbieder
    melding = {"waarover": "aanbieder", "aanbieder": str(vlierhof.pk), "reden": "plek"}
    step(
        aanbieder,
        page("meningsverschil_new", casus),
        **melding,
        toelichting="Wij hebben geen plek.",
    )
    aanbieder.reads("Stap 1: overzicht van feiten en stappen", "Kan pas na stap 6.")
    verschil = Meningsverschil.objects.get(casus=casus)

    def zet(mens, naam, **velden):
        step(mens, page("meningsverschil_step", verschil, naam), **velden)

    zet(team, "record_facts", overzicht="Na drie gesprekken kozen wij samen.")
    zet(team, "align", overlegd_met=["collegas"], conclusie=INTERN)
    zet(team, "give_feedback", wijze="gesprek", terugkoppeling=TERUG)
    assert aanbieder.goto(page("meningsverschil_detail", verschil)) == 200
    aanbieder.reads("Stap 3: wacht op de aanbieder", "Nu aan zet:")
    assert INTERN not in aanbieder.pagina.content()
    assert TERUG in aanbieder.pagina.content()
    zet(aanbieder, "reject_feedback", reactie="Wij hebben die mensen niet.")
    vandaag = f"{timezone.localdate():%d-%m-%Y}"
    gesprek = {"contact_op": vandaag, "contact_met": "De teammanager", "verslag": "Niet eens."}
    zet(leider, "managers_differ", **gesprek)
    _overview(leider, verschil)
    zet(leider, "share_overview")
    _region(als, verschil, casus)
    jeugdige = {"geinformeerd": ["jeugdige"], "geinformeerd_op": vandaag}
    tekst = {"wat_verteld": "De hulp gaat door.", "overbrugging_tekst": "De hulp loopt al."}
    zet(team, "inform", **jeugdige, **tekst, overbrugging="nee")
    team.reads("Afgerond zonder overeenstemming")
    assert [s.trede for s in casus.escalaties.filter(ladder="overeenstemming")] == list(range(1, 8))


def _overview(leider, verschil):
    """A name is refused at its field; then every text is read and confirmed."""
    assert leider.goto(page("overzicht_edit", verschil)) == 200
    leider.fill(gevraagd="bemiddelen", **dict.fromkeys(TEKSTEN, "Lotte wacht."))
    leider.send()
    assert "Haal dit weg" in leider.error_at("standpunt_team")
    leider.fill(**dict.fromkeys(TEKSTEN, "De jeugdige wacht."))
    leider.fill(**{f"{naam}_gelezen": True for naam in TEKSTEN})
    leider.send()
    leider.reads("Het overzicht is bewaard.")
    assert leider.goto(page("overzicht_preview", verschil)) == 200
    leider.reads("Zo leest de contractmanager het", "De jeugdige wacht.")


def _region(als, verschil, casus):
    """Contractmanager and secretaris answer on their own screens and see nobody."""
    overzicht = Ladderoverzicht.objects.get(verschil=verschil)
    for naam, stappen in (
        ("A. Hoekman", ("agree_actions", "engage_secretaris")),
        ("W. Jonker", ("conclude",)),
    ):
        mens = als(naam)
        assert mens.goto(reverse("casusregie:gevraagd_list")) == 200
        mens.reads(overzicht.code, "U bent aan zet")
        velden = {
            "agree_actions": {"acties": "Gesprek met beiden.", "bericht_uiterlijk": "01-12-2030"},
            "engage_secretaris": {"bericht": "Het lukte niet."},
            "conclude": {"besluit": "De hulp gaat door."},
        }
        for stap in stappen:
            step(mens, page("gevraagd_step", overzicht, stap), **velden[stap])
            for spoor in ("Lotte", "Kranenborg", casus.nummer):
                assert spoor not in mens.pagina.content()
        assert mens.goto(page("casus_detail", casus)) == 404
