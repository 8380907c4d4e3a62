"""Een kleine verzonnen wereld voor de termijnen: team, aanbieder, RER, mensen en casussen."""

import uuid
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from types import SimpleNamespace

from casusregie.models import Betrokkenheid, Casus, Gezin, Jeugdige, Regierol, Termijn
from casusregie.termijnen.feiten import Termijnfeit
from casusregie.termijnen.projectie import project
from organisaties.models import Aanstelling, Medewerker, Organisatie
from organisaties.rollen import Rol, Soort

BEGIN = date(2024, 1, 1)
START = date(2026, 2, 12)  # dag 28 van een inzet is dan woensdag 11 maart
LAATSTE = date(2026, 3, 11)
GEMIST = date(2026, 3, 12)


def om(dag):
    """Early in the morning of that day."""
    return datetime(dag.year, dag.month, dag.day, 6, 0, tzinfo=UTC)


GEMIST_OM = om(GEMIST)


@dataclass
class Proefonderwerp:
    """Facts hung on a casus, as an onderwerp of a higher app would."""

    casus: Casus
    feiten: list[Termijnfeit] = field(default_factory=list)

    @property
    def _meta(self):
        return SimpleNamespace(label_lower="casusregie.casus")

    @property
    def pk(self):
        return self.casus.pk

    @property
    def kenmerk(self):
        return self.casus.kenmerk

    def termijn_casus(self):
        return self.casus

    def termijn_feiten(self):
        return self.feiten

    def project(self, *feiten):
        """Replace the facts and bring the termijnen in line."""
        self.feiten = list(feiten)
        return project([self])


def organisatie(soort, naam, **velden):
    return Organisatie.objects.create(
        soort=soort, naam=naam, geldig_van=BEGIN, bron="test", fictief=True, **velden
    )


def medewerker(naam, rol, bij, **velden):
    persoon = Medewerker.objects.create_user(f"{naam.lower()}@test.example", naam)
    Aanstelling.objects.create(
        medewerker=persoon, organisatie=bij, rol=rol, begindatum=BEGIN, **velden
    )
    return persoon


def wereld():
    """Organisations and one person per role that matters to a termijn."""
    gemeente = organisatie(Soort.GEMEENTE, "Havenstad", cbs_code="9901")
    team = organisatie(Soort.LOKAAL_TEAM, "Team Noord", valt_onder=gemeente)
    aanbieder = organisatie(Soort.AANBIEDER, "De Vlierhof", agb_code="99990001")
    rer = organisatie(Soort.RER, "RER Rijnmond")
    return SimpleNamespace(
        gemeente=gemeente,
        team=team,
        aanbieder=aanbieder,
        rer=rer,
        casusregisseur=medewerker("Bakhuis", Rol.CASUSREGISSEUR, team),
        collega=medewerker("Collega", Rol.CASUSREGISSEUR, team),
        procesregisseur=medewerker("Koster", Rol.PROCESREGISSEUR, team),
        behandelregisseur=medewerker("Vos", Rol.BEHANDELREGISSEUR, aanbieder),
        zorgbemiddelaar=medewerker("Rer", Rol.ZORGBEMIDDELAAR, rer),
        systeem=Medewerker.objects.systeem(),
    )


def casussen(w, aantal, route="A", begin=0, **velden):
    """So many casussen of the team, with the team involved."""
    gezinnen = Gezin.objects.bulk_create(Gezin() for _ in range(aantal))
    jeugdigen = Jeugdige.objects.bulk_create(
        Jeugdige(
            voornamen="Noor",
            achternaam=f"Test{nr}",
            geboortedatum=date(2012, 5, 5),
            gemeente=w.gemeente,
            sorteernaam=f"test{nr}",
            zoeknaam=f"noor test{nr}",
        )
        for nr in range(begin, begin + aantal)
    )
    rijen = Casus.objects.bulk_create(
        Casus(
            nummer=f"2026-{begin + nr:06d}",
            jeugdige=jeugdigen[nr],
            gezin=gezinnen[nr],
            gemeente=w.gemeente,
            team=w.team,
            route=route,
            aangemeld_op=BEGIN,
            **velden,
        )
        for nr in range(aantal)
    )
    Betrokkenheid.objects.bulk_create(
        Betrokkenheid(
            jeugdige=casus.jeugdige,
            casus=casus,
            organisatie=plek,
            rol=rol,
            grond="casusregie",
            begindatum=BEGIN,
        )
        for casus in rijen
        for plek, rol in (
            (w.team, Rol.CASUSREGISSEUR),
            (w.team, Rol.PROCESREGISSEUR),
            (w.aanbieder, Rol.BEHANDELREGISSEUR),
        )
    )
    return rijen


def regie(casus, rol, persoon, organisatie=None):
    return Regierol.objects.create(
        casus=casus,
        gezin=casus.gezin,
        rol=rol,
        medewerker=persoon,
        organisatie=organisatie,
        begin=datetime(2024, 1, 2, tzinfo=UTC),
    )


def inzet(w, start=START, **velden):
    """The termijn of a 1-op-1 that starts on `start`: day 28 is the last day."""
    gegevens = {
        "aan_zet": (Rol.BEHANDELREGISSEUR,),
        "organisatie_id": w.aanbieder.pk,
        "signaal_aan": {},
    }
    return Termijnfeit("eenopeen.laatste_dag", start, **(gegevens | velden))


def due_termijnen(w, aantal, start=START, begin=0):
    """So many running inzetten, each on its own casus; written in one go."""
    onderwerpen = [
        Proefonderwerp(casus, [inzet(w, start)]) for casus in casussen(w, aantal, begin=begin)
    ]
    project(onderwerpen)
    return Termijn.objects.filter(object_id__in=[o.pk for o in onderwerpen])


def kenmerk():
    return uuid.uuid4()
