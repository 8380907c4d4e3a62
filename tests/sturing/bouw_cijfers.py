"""Bouwt in bulk wachten, stoppen, meldingen en beoordelingen, met vallen in elk tekstveld."""

from datetime import datetime, timedelta
from itertools import count

from casusregie.models import (
    Beeindiging,
    Doeloordeel,
    Eindbeoordeling,
    Intake,
    Ladderoverzicht,
    Meningsverschil,
    Termijn,
    Waardering,
    Wachtregistratie,
)
from organisaties.rollen import Rol
from sturing.demo.lokaal import ZONE
from tests.factories.organisaties import medewerker
from tests.sturing.bouw import KANARIE, VANDAAG, casussen

_nummers = count(50_000)
TEKST = f"{KANARIE} vertelt iets."


def terug(dagen):
    """So many days ago."""
    return VANDAAG - timedelta(days=dagen)


def intakes(aanbieder, gemeente, *dagen, oorzaak=""):
    """Per (aanmelding, gesprek, hulp) in days ago; None is not yet."""
    rijen = []
    for casus, (aan, gesprek, hulp) in zip(casussen(len(dagen), gemeente), dagen, strict=True):
        status = "wacht" if gesprek is None else "gedaan" if hulp is None else "begonnen"
        rijen.append(
            Intake(
                casus=casus,
                organisatie=aanbieder,
                aangemeld_op=terug(aan),
                eerste_contact_op=None if gesprek is None else terug(gesprek),
                behandeling_op=None if hulp is None else terug(hulp),
                status=status,
                past_aanbod=None if gesprek is None else True,
                soort_vraag="" if gesprek is None else "enkelvoudig",
                type_zorg=TEKST,
                elders_reden=TEKST,
            )
        )
    rijen = Intake.objects.bulk_create(rijen)
    if oorzaak:
        wie = medewerker(Rol.BEHANDELREGISSEUR, organisatie=aanbieder)
        Wachtregistratie.objects.bulk_create(
            Wachtregistratie(
                casus=rij.casus,
                intake=rij,
                oorzaak=oorzaak,
                overbrugging="geen",
                toelichting=TEKST,
                vastgelegd_op=VANDAAG,
                vastgelegd_door=wie,
            )
            for rij in rijen
        )
    return rijen


def stoppen(aanbieder, gemeente, *gemeld):
    """A report of stopping per number of days ago; None was not reported yet."""
    return Beeindiging.objects.bulk_create(
        Beeindiging(
            casus=casus,
            aanbieder=aanbieder,
            hulp_kenmerk=casus.kenmerk,
            hulp_naam=TEKST,
            status="voornemen" if dagen is None else "gemeld",
            reden="past_niet",
            aanleiding=TEKST,
            redenen=TEKST,
            voorstel_vervolg=TEKST,
            overzicht_afspraken=TEKST,
            voornemen_op=terug(60),
            gemeld_op=None if dagen is None else terug(dagen),
        )
        for casus, dagen in zip(casussen(len(gemeld), gemeente), gemeld, strict=True)
    )


def meldingen(aanbieder, gemeente, code, *dagen, escaleert=False):
    """A termijn per (uiterlijk, gemeld) in days ago; gemeld None is not yet."""
    return Termijn.objects.bulk_create(
        Termijn(
            casus=casus,
            model="arrangementen.toewijzing",
            object_id=next(_nummers),
            onderwerp_kenmerk=casus.kenmerk,
            code=code,
            titel="Start hulp melden (JW305)",
            start=terug(uiterlijk + 7),
            uiterlijk=terug(uiterlijk),
            voldaan_op=None if gemeld is None else terug(gemeld),
            aan_zet=["zorgadministratie"],
            aan_zet_plekken=[f"zorgadministratie@{aanbieder.pk}"],
            aan_zet_organisatie=aanbieder,
            escaleert=escaleert,
        )
        for casus, (uiterlijk, gemeld) in zip(casussen(len(dagen), gemeente), dagen, strict=True)
    )


def beoordelingen(aanbieder, gemeente, *gegevens):
    """Per (days ago ended, grade, goals reached, goals, uitval, days waited), adopted."""
    wie = medewerker(Rol.PROCESREGISSEUR)
    gemaakt = []
    for casus, rij in zip(casussen(len(gegevens), gemeente), gegevens, strict=True):
        einde, cijfer, behaald, alle, uitval, gewacht = rij
        oordeel = Eindbeoordeling.objects.create(
            casus=casus,
            aanbieder=aanbieder,
            hulp_kenmerk=casus.kenmerk,
            hulp_naam=TEKST,
            gestart_op=terug(einde + 90),
            geeindigd_op=terug(einde),
            reden_einde="32" if uitval else "34",
            uitval=uitval,
            wachtdagen=gewacht,
            effect="goed",
            effect_toelichting=TEKST,
            tevredenheid=cijfer,
            vervolg="geen",
        )
        Doeloordeel.objects.bulk_create(
            Doeloordeel(
                beoordeling=oordeel, tekst=TEKST, uitkomst="behaald" if n < behaald else "niet"
            )
            for n in range(alle)
        )
        Waardering.objects.create(beoordeling=oordeel, onderdeel="snelheid", score=4)
        gemaakt.append(oordeel)
    Eindbeoordeling.objects.filter(pk__in=[o.pk for o in gemaakt]).update(
        status="vastgesteld", vastgesteld_op=VANDAAG, vastgesteld_door=wie
    )
    return gemaakt


def verschillen(aanbieder, gemeente, regio, *standen):
    """A difference shared with the region per status; "overzicht" is not shared yet."""
    wie = medewerker(Rol.TEAMLEIDER)
    rijen = Meningsverschil.objects.bulk_create(
        Meningsverschil(
            casus=casus,
            status=stand,
            waarover="arrangement",
            reden="omvang",
            aanbieder=aanbieder,
            van=wie.aanstellingen_op(VANDAAG)[0].organisatie,
            geopend_door=wie,
            geopend_op=terug(40),
            toelichting=TEKST,
            acties=TEKST if stand == "acties" else "",
            acties_op=terug(2) if stand == "acties" else None,
            bericht_uiterlijk=VANDAAG + timedelta(days=2) if stand == "acties" else None,
        )
        for casus, stand in zip(casussen(len(standen), gemeente), standen, strict=True)
    )
    return Ladderoverzicht.objects.bulk_create(
        Ladderoverzicht(
            verschil=rij,
            standpunt_team=TEKST,
            standpunt_aanbieder=TEKST,
            vraag=TEKST,
            gevraagd="bemiddelen",
            bevestigd_op=None if rij.status == "overzicht" else terug(5),
            gedeeld_op=None if rij.status == "overzicht" else terug(5),
            gedeeld_met=None if rij.status == "overzicht" else regio,
        )
        for rij in rijen
    )


def op_dag(dag, uur=12):
    """A moment on that day."""
    return datetime(dag.year, dag.month, dag.day, uur, tzinfo=ZONE)
