"""Portaal en bericht geven dezelfde rijen: van verzoek tot besluit, ook bij een wijziging.

De ene jeugdige komt door het portaal, de andere als bestand. Alles wordt vergeleken, behalve
nummers, tijden, het kanaal, en wat alleen het portaal vraagt: de iJw heeft daar geen element voor.
"""

from datetime import date, timedelta

import pytest
from django.db.models import ForeignKey, OneToOneField

from arrangementen.ijw.bericht import Bericht as IjwBericht
from arrangementen.ijw.bouwen import make_header, write
from arrangementen.ijw.lezen import read
from arrangementen.models import (
    Arrangement,
    Arrangementonderdeel,
    Bericht,
    Informatievraag,
    Toewijzing,
    Verzoek,
    Wijzigingsregel,
    Wijzigingsverzoek,
)
from arrangementen.verzoeken.vraag import answer, ask
from arrangementen.wijzigen.bericht import Wens, request_body
from arrangementen.wijzigen.indienen import submit
from casusregie.models import Betrokkenheid, Casus, MedischeRoute, Termijn
from tests.factories.arrangementen import lees
from tests.factories.casusregie import test_bsn
from tests.factories.verzoeken import DAG, OP, afweging, jw315, verstuurd
from verloop import outbox
from verloop.models import Gebeurtenis
from verloop.overgangen import perform

pytestmark = pytest.mark.django_db

PORTAAL, BERICHT = test_bsn(40), test_bsn(41)
LATER = OP + timedelta(days=3)
NUMMERS = {
    "onderwerp_kenmerk",
    "id",
    "kenmerk",
    "nummer",
    "bsn_einde",
    "referentie_aanbieder",
    "versie",
    "sleutel",
}
KANAAL = {"kanaal", "ingediend_door", "opsteller", "bewaard_op", "concept_geheim", "bericht"}
#: asked in the portal; the iJw has no element for it
ZONDER_ELEMENT = {
    *("gezag", "zonder_gezag_reden", "verwezen_op", "soort_vraag", "zonder_taxatie_reden"),
    *("risicotaxatie_op", "risicotaxatie_instrument", "risicotaxatie_uitkomst"),
    *(
        "risicotaxatie_aandacht",
        "triage",
        "vraaganalyse",
        "motivatie_keuze",
        "doelen",
        "toelichting",
    ),
    *("hulpvraag", "keuze_motivering", "waarom_geen_groep", "toetsing", "bsn_index", "bsn_geheim"),
}
RETOUR = ("code", "ijw.retour")  # de termijn van het bericht zelf hoort bij het kanaal
BUITEN = NUMMERS | KANAAL | ZONDER_ELEMENT
STAP3 = {
    "product_code": "41C01",
    "begindatum": "30-03-2026",
    "einddatum": "27-09-2026",
    "volume": "26",
}
ELEMENTEN = {
    "Product": {"Categorie": "41", "Code": "41C01"},
    "Omvang": {"Volume": "26", "Eenheid": "16", "Frequentie": "6"},
}


def via_portal(w):
    leeg = dict.fromkeys(("postcode", "huisnummer", "gezag1_naam", "gezag1_rol", "gezag1_telefoon"))
    stap1 = {"bsn": PORTAAL, **leeg, "zonder_gezag_reden": "Niet vermeld in het verzoek"}
    verstuurd(w, stap1=stap1, stap3=STAP3, stap4={"waarom_geen_groep": None})
    return Verzoek.objects.latest("pk")


def via_message(w):
    uitkomst = lees(jw315(w, bsn=BERICHT, **ELEMENTEN), OP)
    assert uitkomst.goed, uitkomst.bevindingen
    return Verzoek.objects.latest("pk")


def grant(w, verzoek, **anders):
    return perform(
        verzoek, "grant", by=w.procesregisseur, op=LATER, afweging=afweging(DAG), **anders
    )


def reject(w, verzoek, reden="7"):
    velden = {"reden_afwijzing": reden, "besluit_motivering": "De school kan dit zelf."}
    return perform(verzoek, "reject", by=w.procesregisseur, op=LATER, **velden)


def research(w, verzoek):
    return perform(
        verzoek, "take_into_research", by=w.procesregisseur, op=OP, toelichting="Wij bellen."
    )


def more_information(w, verzoek):
    """There is no message for a question: both sides ask and answer in the portal."""
    verzoek = research(w, verzoek)
    vraag = ask(verzoek, "Hoe gaat het op school?", by=w.backoffice, op=OP)
    answer(vraag, "Beter.", by=w.zorgadministratie, op=LATER)
    return grant(w, Verzoek.objects.get(pk=verzoek.pk))


def change(w, verzoek, besluit):
    """The VOW on the granted help, by the same channel as the VOT."""
    grant(w, verzoek)
    outbox.process_all()
    toewijzing = Toewijzing.objects.get(casus=verzoek.casus)
    omvang = {"eenheid": toewijzing.eenheid, "frequentie": toewijzing.frequentie}
    begin, einde = toewijzing.ingangsdatum, date(2026, 9, 20)
    wens = Wens("wijzigen", toewijzing, None, begin, einde, 20, **omvang)
    if verzoek.bericht.kanaal == "portaal":
        velden = {"reden": "1", "wensen": [wens], "toelichting": ""}
        submit(verzoek.casus, w.aanbieder, **velden, by=w.behandelregisseur, op=LATER)
    else:
        kop = make_header("317", w.aanbieder.agb_code, "0599", "W00000000001", LATER.date())
        inhoud = {"Header": kop, **request_body(BERICHT, "VOW-2026-0001", "1", [wens])}
        uitkomst = lees(write(IjwBericht("317", inhoud)), LATER)
        assert uitkomst.goed, uitkomst.bevindingen
    return besluit(w, Wijzigingsverzoek.objects.get(casus=verzoek.casus))


VERHALEN = {
    "toegekend": grant,
    "gewijzigd toegekend": lambda w, v: grant(w, v, volume=20, einddatum=date(2026, 8, 30)),
    "afgewezen": reject,
    "onderzocht": lambda w, v: grant(w, research(w, v)),
    "meer informatie": more_information,
    "wijziging toegekend": lambda w, v: change(w, v, grant),
    "wijziging afgewezen": lambda w, v: change(w, v, reject),
}


@pytest.mark.eis("CR-B1-21", "CR-B1-22", "CR-B1-23", "CR-A2-06")
@pytest.mark.parametrize("verhaal", VERHALEN)
def test_portaal_en_bericht_geven_dezelfde_rijen(w, verhaal):
    gezien = []
    for maak in (via_portal, via_message):
        verzoek = maak(w)
        VERHALEN[verhaal](w, verzoek)
        outbox.process_all()
        gezien.append(everything(Verzoek.objects.get(pk=verzoek.pk)))
    portaal, bericht = gezien
    assert differences(portaal, bericht) == []
    assert portaal["Verzoek"]
    assert portaal["berichten"]


def differences(portaal, bericht):
    """Which field of which row differs, with both values; and where the number of rows differs."""
    anders = []
    for naam, links in portaal.items():
        rechts = bericht[naam]
        if len(links) != len(rechts):
            anders.append((naam, links, rechts))
        for een, ander in zip(links, rechts, strict=False):
            anders += [(naam, *paar) for paar in zip(een, ander, strict=True) if paar[0] != paar[1]]
    return anders


def everything(verzoek):
    """All rows of this jeugdige and casus, without what differs by nature."""
    casus, van_casus = verzoek.casus, {"casus": verzoek.casus}
    rijen = {
        Verzoek: {"pk": verzoek.pk},
        Casus: {"pk": casus.pk},
        type(casus.jeugdige): {"pk": casus.jeugdige_id},
        MedischeRoute: van_casus,
        Betrokkenheid: van_casus,
        Termijn: van_casus,
        Arrangement: van_casus,
        Arrangementonderdeel: {"arrangement__casus": casus},
        Toewijzing: van_casus,
        Informatievraag: {"verzoek": verzoek},
        Wijzigingsverzoek: van_casus,
        Wijzigingsregel: {"verzoek__casus": casus},
    }
    gevonden = {
        model.__name__: sorted(map(fields, model._default_manager.filter(**zoek)))
        for model, zoek in rijen.items()
    }
    gevonden["Termijn"] = [rij for rij in gevonden["Termijn"] if RETOUR not in rij]
    return gevonden | {"berichten": messages(casus), "gebeurtenissen": events(verzoek)}


def fields(rij):
    """Field by field; a row that points to something of its own only says that it does."""
    gewoon = []
    for veld in rij._meta.concrete_fields:
        if veld.name in BUITEN or veld.name.endswith("_geheim") or veld.name == "object_id":
            continue
        waarde = getattr(rij, veld.attname)
        vast = getattr(veld.related_model, "__name__", "") in (
            "Organisatie",
            "Product",
            "Medewerker",
        )
        if isinstance(veld, ForeignKey | OneToOneField) and not vast:
            waarde = waarde is not None
        gewoon.append((veld.name, str(waarde)))
    return gewoon


def messages(casus):
    """What left and came in about this casus: kind, direction, status and contents."""
    return sorted(
        (rij.soort, rij.richting, body(read(bytes(rij.data)).inhoud))
        for rij in Bericht.objects.filter(casus=casus).exclude(soort__in=("315", "317"))
    )


def body(inhoud, naam=""):
    """The contents without header, names of a person and numbers."""
    weg = {"Header", "Bsn", "ReferentieAanbieder", "ToewijzingNummer"}
    if isinstance(inhoud, dict):
        return str({n: body(deel, n) for n, deel in inhoud.items() if n not in weg})
    if isinstance(inhoud, list):
        return str([body(deel) for deel in inhoud])
    return str(inhoud)


#: how it came in, and what only a concept does
BINNENKOMST = ("submit", "ontvangen", "register", "concept_bewaard", "toegelicht", "gemeld")


def events(verzoek):
    """What happened in the casus, from which status to which, and by which side.

    What follows from sending is done by who sent it, or by the clock when it came as a message.
    """
    rijen = Gebeurtenis.objects.filter(dossier=verzoek.casus.kenmerk).select_related("door")
    return sorted(
        (rij.code, rij.van, rij.naar, _who(rij.door, verzoek))
        for rij in rijen
        if rij.code.rpartition(".")[2] not in BINNENKOMST
        and not rij.code.startswith("arrangementen.bericht.")  # see `messages`
    )


def _who(medewerker, verzoek):
    inzender = medewerker.is_systeem or medewerker == verzoek.ingediend_door
    return "inzender" if inzender else str(medewerker)
