"""Een kleine wereld voor 1-op-1: lopende hulp, alle mensen, en elke stap door de deur.

`wereld()` geeft casus, arrangement en een mens per rol. `aanvraag(w)` is een volledig concept;
`ingediend`, `met_akkoord`, `geanalyseerd`, `toegekend` en `gestart` doen daarna één stap.
Alles speelt vanaf `OP` (maandag 2 maart 2026); de inzet begint op `BEGIN`.
"""

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from types import SimpleNamespace

import factory

from afwegingskader.kader import Intensiteitsoort
from afwegingskader.keuzes import ANALYSE_DELEN
from afwegingskader.models import EenOpEenAanvraag, VerklarendeAnalyse
from arrangementen.arrangement.betrokkenheid import open_involvement
from casusregie.models import Regierol
from normenkader.models import KaderVersie
from organisaties.rollen import Rol
from tests.factories.arrangementen import ArrangementFactory
from tests.factories.casusregie import OP, casus_a, team_met_mensen
from tests.factories.organisaties import AanbiederFactory, RERFactory, medewerker
from verloop import outbox
from verloop.overgangen import perform, register

BEGIN = date(2026, 3, 9)
LAATSTE = date(2026, 4, 5)  # BEGIN + 27
TRAINING = date(2024, 12, 3)

INHOUD = {
    "gewijzigde_hulpvraag": "Twee onveilige situaties op de groep.",
    "gewijzigd_sinds": date(2026, 2, 23),
    "hulp_schiet_tekort": "De groep vangt de spanning niet op tijd op.",
    "eerder_geprobeerd": "Rustplek en een extra dienst in de avond.",
    "doel": "Op dag 21 vraagt Noor zelf om hulp, op 5 van de 7 dagen.",
    "doel_soort": "vaardigheid",
    "doel_meting": "De groep telt elke dag hoe vaak Noor om hulp vraagt.",
    "verblijfsvorm": "open_groep",
    "vrijheidsbeperking": "nee",
    "uren_per_dag": Decimal(16),
    "uurtarief_cent": 6900,
    "begindatum": BEGIN,
    "einddatum": LAATSTE,
    "afbouw": "Dag 1 tot en met 21: 16 uur per dag. Daarna 8 uur per dag.",
    "afbouw_vanaf_dag": 22,
    "afbouw_uren_per_dag": Decimal(8),
    "vervolg": "Vanaf 6 april individuele begeleiding thuis.",
}
ANALYSE = {
    **{veld: f"Tekst over {titel.lower()}." for veld, titel in ANALYSE_DELEN.items()},
    "advies": "positief",
    "gesproken_met": ["jeugdige", "ouders", "aanbieder"],
}
EINDE = {
    "doel_bereikt": "ja",
    "evaluatie": "Noor vraagt zelf om hulp.",
    "vervolg_soort": "zelfde_hulp",
}


class KaderversieFactory(factory.django.DjangoModelFactory):
    """The kader of the letter, the same row every time."""

    class Meta:
        model = KaderVersie
        django_get_or_create = ("versienaam",)

    regelset = "RBOK (februari 2024), Afwegingskader inzet 1-op-1 begeleiding"
    versienaam = "2025-1"
    bron = "Brief GRJR, 4 november 2024"
    vastgesteld_op = date(2024, 9, 20)
    geldig_van = date(2024, 9, 20)
    ingangsdatum = date(2025, 2, 1)
    status = "vastgesteld"
    signaaldagen = factory.LazyFunction(lambda: [14, 21, 26])
    eigen_uitleg = "Dat de startdag dag 1 is, is eigen uitleg van dit product."


def ladder(*werkdagen):
    """A ladder with the RER on top and these werkdagen for the treden below it."""
    rollen = [Rol.PROCESREGISSEUR, Rol.TEAMLEIDER]
    treden = [
        {"rol": rol.value, "naam": str(rol.label), "werkdagen": dagen}
        for rol, dagen in zip(rollen, werkdagen, strict=False)
    ]
    rer = {"rol": Rol.ZORGBEMIDDELAAR.value, "naam": "Expertteam (RER)", "werkdagen": 10}
    return [*treden, rer]


class IntensiteitsoortFactory(factory.django.DjangoModelFactory):
    """An invented intensiteit."""

    class Meta:
        model = Intensiteitsoort
        django_get_or_create = ("code",)

    code = "T1"
    naam = "Eén begeleider, overdag"
    geldig_van = date(2023, 1, 1)
    bron = "test"
    fictief = True


def om(dag, uur=9):
    """That hour (UTC) of that day."""
    return datetime.combine(dag, time(uur), UTC)


def regierol(casus, rol, persoon, op=OP):
    """This person (None: the gezin) holds the role from now on."""
    return Regierol.objects.create(
        casus=casus,
        gezin_id=casus.gezin_id,
        rol=rol,
        medewerker=persoon,
        organisatie=casus.team if persoon else None,
        begin=op,
    )


def wereld(casus=None, team=None, bij_gezin=False, op=OP, aanbieder=None, **velden):
    """A casus with running help, and one person per role that matters to a 1-op-1."""
    KaderversieFactory()
    team = team or team_met_mensen()
    casus = casus or casus_a(team=team, op=op, **velden)
    aanbieder = aanbieder or AanbiederFactory()
    dag = op.date()
    arrangement = ArrangementFactory(
        casus=casus, aanbieder=aanbieder, status="loopt", opdracht_op=dag, start_op=dag
    )
    open_involvement(arrangement, dag)
    regierol(casus, Rol.CASUSREGISSEUR, None if bij_gezin else team.casusregisseur, op)
    return SimpleNamespace(
        casus=casus,
        team=team.team,
        aanbieder=aanbieder,
        arrangement=arrangement,
        rer=(rer := RERFactory()),
        casusregisseur=team.casusregisseur,
        procesregisseur=team.procesregisseur,
        besluiter=medewerker(Rol.PROCESREGISSEUR, organisatie=team.team),
        behandelregisseur=medewerker(Rol.BEHANDELREGISSEUR, organisatie=aanbieder),
        gedragswetenschapper=medewerker(
            Rol.GEDRAGSWETENSCHAPPER,
            organisatie=team.team,
            training_verklarende_analyse_op=TRAINING,
        ),
        zorgbemiddelaar=medewerker(Rol.ZORGBEMIDDELAAR, organisatie=rer),
    )


def elders(w, aanbieder=None, op=OP):
    """The same jeugdige with running help at another aanbieder, in the same casus."""
    aanbieder = aanbieder or AanbiederFactory()
    dag = op.date()
    arrangement = ArrangementFactory(
        casus=w.casus, aanbieder=aanbieder, status="loopt", opdracht_op=dag, start_op=dag
    )
    open_involvement(arrangement, dag)
    anders = SimpleNamespace(**vars(w))
    anders.aanbieder, anders.arrangement = aanbieder, arrangement
    anders.behandelregisseur = medewerker(Rol.BEHANDELREGISSEUR, organisatie=aanbieder)
    return anders


def nieuwe_aanvraag(w, **velden):
    """An aanvraag that is not saved yet."""
    return EenOpEenAanvraag(
        casus=w.casus,
        arrangement=w.arrangement,
        aanbieder=w.aanbieder,
        kaderversie=KaderversieFactory(),
        opgesteld_door=velden.pop("opgesteld_door", w.behandelregisseur),
        **{"intensiteitsoort": IntensiteitsoortFactory(), **INHOUD, **velden},
    )


def aanvraag(w, op=OP, **velden):
    """A complete concept by the behandelregisseur."""
    return register(nieuwe_aanvraag(w, **velden), by=w.behandelregisseur, op=op)


def ingediend(w, op=OP, **velden):
    """Submitted; the gedragswetenschapper (and for a vervolg the RER) may see it now."""
    stuk = perform(aanvraag(w, op, **velden), "submit", by=w.behandelregisseur, op=op)
    outbox.process_all()
    return stuk


def met_akkoord(w, op=OP, **velden):
    """Both parties agreed."""
    stuk = perform(ingediend(w, op, **velden), "agree_aanbieder", by=w.behandelregisseur, op=op)
    houder = w.casus.holder_of(Rol.CASUSREGISSEUR)
    if houder.bij_gezin:
        toelichting = "Moeder en Noor zeiden ja in het gesprek van maandag."
        return perform(
            stuk,
            "agree_regie",
            by=w.procesregisseur,
            op=op,
            akkoord_gezin_toelichting=toelichting,
        )
    return perform(stuk, "agree_regie", by=w.casusregisseur, op=op)


def analyse(w, stuk, op=OP, **velden):
    """A complete concept of the verklarende analyse."""
    nieuw = VerklarendeAnalyse(
        aanvraag=stuk, auteur=w.gedragswetenschapper, **{**ANALYSE, **velden}
    )
    return register(nieuw, by=w.gedragswetenschapper, op=op)


def geanalyseerd(w, op=OP, **velden):
    """With an adopted verklarende analyse."""
    stuk = met_akkoord(w, op, **velden)
    perform(analyse(w, stuk, op), "adopt", by=w.gedragswetenschapper, op=op)
    return EenOpEenAanvraag.objects.get(pk=stuk.pk)


def toegekend(w, op=OP, by=None, **velden):
    """Granted by somebody who had no part in it; gives the aanvraag, with its planned inzet."""
    besluit = {
        naam: velden.pop(naam) for naam in ("rer_grond", "rer_laatste_dag") if naam in velden
    }
    stuk = geanalyseerd(w, op, **velden)
    by = by or (w.zorgbemiddelaar if stuk.is_vervolg else w.besluiter)
    stuk = perform(stuk, "grant", by=by, op=op, motivering="Kort en met een doel.", **besluit)
    outbox.process_all()
    return stuk


def toegekend_elders(w):
    """A granted aanvraag of the same jeugdige far in the future, for tests past the door."""
    stuk = geanalyseerd(
        w,
        begindatum=date(2026, 8, 3),
        einddatum=date(2026, 8, 12),
        afbouw_vanaf_dag=None,
        afbouw_uren_per_dag=None,
    )
    return perform(stuk, "grant", by=w.besluiter, op=OP, motivering="Kort en met een doel.")


def gepland(w, op=OP, **velden):
    """The planned inzet."""
    return toegekend(w, op, **velden).inzet


def gestart(w, op=OP, start=None, **velden):
    """Running since its begindatum (or since `start`)."""
    inzet = gepland(w, op, **velden)
    return perform(inzet, "start", by=w.behandelregisseur, op=om(start or inzet.begindatum))


def beeindigd(w, op=OP, dag=None, **velden):
    """Ended on its last day, or on `dag`."""
    inzet = gestart(w, op, **velden)
    return perform(
        inzet,
        "end",
        by=w.behandelregisseur,
        op=om(dag or inzet.einddatum),
        **EINDE,
    )


def eerdere_inzet(w, begin, dagen, **velden):
    """An ended inzet of `dagen` days from `begin`, at the aanbieder of `w`."""
    op = om(begin - timedelta(days=5))
    einde = begin + timedelta(days=dagen - 1)
    return beeindigd(
        w,
        op,
        begindatum=begin,
        einddatum=einde,
        gewijzigd_sinds=begin,
        afbouw_vanaf_dag=None,
        afbouw_uren_per_dag=None,
        **velden,
    )
