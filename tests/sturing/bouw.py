"""Bouwt in bulk wat het dashboard telt: inzetten, escalaties en toewijzingen, als feiten."""

from datetime import date, datetime, timedelta
from itertools import count

from afwegingskader.models import EenOpEenAanvraag, EenOpEenInzet
from arrangementen.models import Arrangement, Arrangementonderdeel, Toewijzing
from casusregie.models import Casus, Escalatie, Gezin, Jeugdige
from organisaties.rollen import Rol
from sturing.demo.lokaal import ZONE
from tests.factories.afwegingskader import KaderversieFactory
from tests.factories.casusregie import test_bsn
from tests.factories.organisaties import medewerker

VANDAAG = date(2026, 3, 12)  # een donderdag
NU = datetime(2026, 3, 12, 14, tzinfo=ZONE)
KANARIE = "Kwikstaartje"
_nummers = count(1)


def casussen(aantal, gemeente):
    """Casussen with names and BSNs that may appear on no page of a contractmanager."""
    kinderen = []
    for _ in range(aantal):
        nummer = next(_nummers)
        kind = Jeugdige(
            voornamen=f"{KANARIE}{nummer}",
            achternaam=f"{KANARIE}{nummer}",
            sorteernaam="x",
            zoeknaam="x",
            geboortedatum=date(2012, 1, 1),
            gemeente=gemeente,
        )
        if nummer < 9:
            kind.set_bsn(test_bsn(nummer))
        kinderen.append(kind)
    Jeugdige.objects.bulk_create(kinderen)
    gezinnen = Gezin.objects.bulk_create(Gezin() for _ in kinderen)
    return Casus.objects.bulk_create(
        Casus(
            nummer=f"2026-{next(_nummers):06d}",
            jeugdige=kind,
            gezin=gezin,
            gemeente=gemeente,
            route="A",
            aangemeld_op=date(2026, 1, 5),
            hulpvraag=f"{KANARIE} redt het niet.",
        )
        for kind, gezin in zip(kinderen, gezinnen, strict=True)
    )


def inzetten(aanbieder, gemeente, dagen, **velden):
    """A running 1-op-1 per day number on VANDAAG; `velden` are columns of all of them."""
    kader, vrager, besluiter = KaderversieFactory(), medewerker(Rol.TEAMLEIDER), _deciders()
    alle = casussen(len(dagen), gemeente)
    arrangementen = _arrangementen(alle, aanbieder)
    begin = [VANDAAG - timedelta(days=dag - 1) for dag in dagen]
    dag_een = [{"begindatum": dag, "einddatum": dag + timedelta(days=27)} for dag in begin]
    aanvragen = EenOpEenAanvraag.objects.bulk_create(
        EenOpEenAanvraag(
            casus=casus,
            arrangement=arrangement,
            aanbieder=aanbieder,
            kaderversie=kader,
            status="toegekend",
            opgesteld_door=vrager,
            ingediend_op=periode["begindatum"],
            ingediend_door=vrager,
            akkoord_aanbieder_op=periode["begindatum"],
            akkoord_aanbieder_door=vrager,
            akkoord_regie_op=periode["begindatum"],
            akkoord_regie_door=besluiter[0],
            besloten_op=periode["begindatum"],
            besloten_door=besluiter[1],
            doel=f"{KANARIE} vraagt zelf om hulp.",
            **periode,
        )
        for casus, arrangement, periode in zip(alle, arrangementen, dag_een, strict=True)
    )
    return EenOpEenInzet.objects.bulk_create(
        EenOpEenInzet(
            **{
                "casus": aanvraag.casus,
                "jeugdige": aanvraag.casus.jeugdige,
                "aanbieder": aanbieder,
                "aanvraag": aanvraag,
                "kaderversie": kader,
                "status": "loopt",
                "gestart_op": periode["begindatum"],
                **periode,
                **velden,
            }
        )
        for aanvraag, periode in zip(aanvragen, dag_een, strict=True)
    )


def _deciders():
    return medewerker(Rol.CASUSREGISSEUR), medewerker(Rol.PROCESREGISSEUR)


def _arrangementen(alle, aanbieder):
    return Arrangement.objects.bulk_create(
        Arrangement(
            casus=casus,
            aanbieder=aanbieder,
            status="loopt",
            opdracht_op=date(2026, 1, 12),
            start_op=date(2026, 1, 12),
        )
        for casus in alle
    )


def escaleer(inzetten, trede):
    """An open escalatie on that trede (and the one below it passed on)."""
    for nummer in range(1, trede + 1):
        Escalatie.objects.bulk_create(
            Escalatie(
                casus=inzet.casus,
                model="afwegingskader.eenopeeninzet",
                object_id=inzet.pk,
                onderwerp_kenmerk=inzet.kenmerk,
                ladder="termijn",
                code="eenopeen.laatste_dag",
                aanleiding=f"eenopeen.laatste_dag:{inzet.einddatum}",
                titel="1-op-1: laatste dag",
                trede=nummer,
                aan_rol="procesregisseur" if nummer == 1 else "zorgbemiddelaar",
                aan_organisatie=inzet.aanbieder,
                sinds=inzet.einddatum + timedelta(days=1),
                ontdekt_op=inzet.einddatum + timedelta(days=1),
                antwoord_uiterlijk=VANDAAG,
                klimt_op=VANDAAG + timedelta(days=4) if nummer == 1 else None,
                status="open" if nummer == trede else "doorgezet",
                antwoord=f"{KANARIE} wacht op een plek.",
            )
            for inzet in inzetten
        )


def toewijzingen(aanbieder, gemeente, product, oordelen, dag=date(2026, 2, 2), **velden):
    """A toewijzing per (oordeel, grond), decided on `dag`."""
    alle = casussen(len(oordelen), gemeente)
    delen = Arrangementonderdeel.objects.bulk_create(
        Arrangementonderdeel(
            arrangement=arrangement,
            product=product,
            volume=60,
            eenheid=product.eenheden[0],
            begindatum=dag,
            einddatum=dag + timedelta(weeks=26),
            motivering=f"{KANARIE} heeft meer nodig.",
        )
        for arrangement in _arrangementen(alle, aanbieder)
    )
    return Toewijzing.objects.bulk_create(
        Toewijzing(
            nummer=100_000_000 + next(_nummers),
            onderdeel=deel,
            casus=casus,
            gemeente=gemeente,
            aanbieder=aanbieder,
            product=product,
            ingangsdatum=deel.begindatum,
            einddatum=deel.einddatum,
            volume=60,
            eenheid=deel.eenheid,
            frequentie="6",
            toegewezen_op=datetime.combine(dag, NU.timetz()),
            normoordeel=oordeel,
            norm_grond=grond,
            **velden,
        )
        for casus, deel, (oordeel, grond) in zip(alle, delen, oordelen, strict=True)
    )
