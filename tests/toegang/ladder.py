"""De ladder overeenstemming en op- en afschalen in de matrix: elke partij het zijne."""

from dataclasses import replace
from datetime import timedelta

from casusregie.models import Betrokkenheid, Ladderoverzicht
from casusregie.oneens.openen import open_difference
from casusregie.oneens.vastleggen import save_overview
from casusregie.schalen.voorstellen import propose_scaling
from organisaties.rollen import Rol
from verloop.overgangen import perform

from .verwachting import AANBIEDER, IEDER, REGIE, STURING, TEAM, Rij, Wie, page, roles, step

WERKT: Wie = (*REGIE, "jeugdbeschermer")
MELDT = {"ok": (*TEAM, *AANBIEDER, "jeugdbeschermer"), "403": ("zorgbemiddelaar",)}
STELT_VOOR = {
    "ok": WERKT,
    "403": tuple(rol for rol in IEDER if rol not in WERKT),
}
OVERZICHT = {"ok": ("teamleider",), "403": (*REGIE, "zorgbemiddelaar")}
LEEST_OVERZICHT = {"ok": (*TEAM, "zorgbemiddelaar")}
REGIO = {"poort": STURING, "dicht": "404"}
GEVRAAGD = {"ok": ("contractmanager",)}

LADDER: dict[str, Rij] = {
    "casusregie:meningsverschil_list": page("casus", {"ok": IEDER}),
    "casusregie:meningsverschil_new": page("casus", MELDT, MELDT),
    "casusregie:meningsverschil_detail": page("verschil", {"ok": IEDER}),
    "casusregie:meningsverschil_step": step("verschil_stap", IEDER, ("behandelregisseur",)),
    "casusregie:overzicht_edit": page("verschil_overzicht", OVERZICHT, OVERZICHT),
    "casusregie:overzicht_preview": page("verschil_overzicht", LEEST_OVERZICHT),
    "casusregie:overzicht_pdf": page("verschil_overzicht", LEEST_OVERZICHT),
    "casusregie:gevraagd_list": roles(STURING),
    "casusregie:gevraagd_detail": page("gevraagd", GEVRAAGD, **REGIO),
    "casusregie:gevraagd_pdf": page("gevraagd", GEVRAAGD, **REGIO),
    "casusregie:gevraagd_step": page("gevraagd_stap", GEVRAAGD, GEVRAAGD, **REGIO),
    "casusregie:schaal_list": page("casus", {"ok": IEDER}),
    "casusregie:schaal_new": page("casus", STELT_VOOR, STELT_VOOR),
    "casusregie:schaalvoorstel_detail": page("schaal", {"ok": IEDER}),
    "casusregie:schaal_step": step("schaal_stap", IEDER, ("procesregisseur",)),
}
MENSEN = {"": ("dorrestein", "lindeboom"), "ander_": ("yilmaz", "teamleider_capelle")}


def collect_ladder(wereld, voor, op):
    """Per side a difference that waits for the aanbieder, one with an overview, one shared."""
    casus, dossier = wereld.casussen[f"{voor}loopt"], wereld.dossiers[f"{voor}loopt"]
    regie = casus.holder_of(Rol.PROCESREGISSEUR).medewerker
    van_aanbieder, leider = (wereld.mensen[code] for code in MENSEN[voor])
    mensen = regie, van_aanbieder, leider
    verschil = _to_reaction(casus, mensen, op, "arrangement", None)
    met_overzicht = _to_overview(casus, mensen, op, "aanbieder", None)
    gedeeld = _to_overview(casus, mensen, op, "arrangement", casus.kenmerk)
    perform(gedeeld, "share_overview", by=leider, op=op)
    _end_sight_of_managers(casus)
    schaal = propose_scaling(
        casus,
        by=regie,
        op=op,
        richting="af",
        aanleiding="tussentijds",
        voorstel="Minder uren.",
        betrokkenen=["gezin", "aanbieder"],
        afstemming="Iedereen is het eens.",
    )
    overzicht = Ladderoverzicht.objects.get(verschil=gedeeld)
    regio = replace(dossier, partijen={"regio": frozenset({"contractmanager"})})
    rijen = {
        "verschil": (dossier, verschil, {}),
        "verschil_stap": (dossier, verschil, {"verschilzet": "accept_feedback"}),
        "verschil_overzicht": (dossier, met_overzicht, {}),
        "gevraagd": (regio, overzicht, {}),
        "gevraagd_stap": (regio, overzicht, {"regiozet": "agree_actions"}),
        "schaal": (dossier, schaal, {}),
        "schaal_stap": (dossier, schaal, {"schaalzet": "accept"}),
    }
    for soort, (van, rij, meer) in rijen.items():
        gegevens = {"kenmerk": rij.kenmerk, **meer}
        wereld.rijen.setdefault(soort, {})[voor] = (van, gegevens)


def _to_reaction(casus, mensen, op, waarover, bron):
    regie, van_aanbieder, _ = mensen
    verschil = open_difference(
        casus,
        by=van_aanbieder,
        op=op,
        waarover=waarover,
        aanbieder=casus.arrangementen.get().aanbieder,
        toelichting="Te veel uren.",
        bron_kenmerk=bron,
    )
    feiten = {"feiten": [], "overzicht": "Na overleg gekozen."}
    verschil = perform(verschil, "record_facts", by=regie, op=op, **feiten)
    afstemming = {"overlegd_met": ["collegas"], "conclusie": "Wij blijven erbij."}
    verschil = perform(verschil, "align", by=regie, op=op, **afstemming)
    terug = {"wijze": "telefoon", "terugkoppeling": "Het blijft zo."}
    return perform(verschil, "give_feedback", by=regie, op=op, **terug)


def _to_overview(casus, mensen, op, waarover, bron):
    _, van_aanbieder, leider = mensen
    verschil = _to_reaction(casus, mensen, op, waarover, bron)
    verschil = perform(verschil, "reject_feedback", by=van_aanbieder, op=op, reactie="Nee.")
    contact = {"contact_op": op.date(), "contact_met": "Teammanager", "verslag": "Niet eens."}
    verschil = perform(verschil, "managers_differ", by=leider, op=op, **contact)
    teksten = {
        "standpunt_team": "De hulp past bij het doel.",
        "standpunt_aanbieder": "De aanbieder vindt het te veel.",
        "geprobeerd": "",
        "vraag": "Wilt u bemiddelen?",
    }
    gelezen = [naam for naam, tekst in teksten.items() if tekst]
    vast = {"gevraagd": "bemiddelen", "bevestigd": gelezen}
    save_overview(verschil, by=leider, op=op, **teksten, **vast)
    return verschil


def _end_sight_of_managers(casus):
    """The teammanager of step 4 is nobody in the other rows of this dossier."""
    for rij in Betrokkenheid.objects.filter(casus=casus, rol=Rol.TEAMMANAGER):
        rij.einddatum = rij.begindatum - timedelta(days=1)
        rij.save()
