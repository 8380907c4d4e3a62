"""Bouwt veel lopende inzetten tegelijk, en speelt wat mensen er op een dag mee doen."""

from datetime import date, timedelta

from afwegingskader.models import EenOpEenAanvraag, EenOpEenInzet
from casusregie.models import Escalatie
from tests.factories import afwegingskader as f
from tests.factories.casusregie import casus_a
from verloop.overgangen import perform

from .tafel import Lot, answer_day


class Maand:
    """A team with many casussen, each with one inzet, as the lots say."""

    def __init__(self, lots: list[Lot], eerste: date) -> None:
        vroegst = date.fromordinal(min(lot.start for lot in lots))
        self.w = f.wereld(op=f.om(vroegst - timedelta(days=20)))
        self.lots = lots
        self.inzetten = {lot.nr: self._inzet(lot) for lot in lots}
        EenOpEenInzet.sync_many(list(EenOpEenInzet.with_facts()))
        for dag in range(min(lot.start for lot in lots), eerste.toordinal()):
            self.act(dag)

    def _inzet(self, lot: Lot) -> int:
        """Rows as the door leaves them; the door itself is tested elsewhere."""
        w, begin = self.w, date.fromordinal(lot.start)
        casus = w.casus
        if lot.nr:
            casus = casus_a(team=_Team(w), op=f.om(begin - timedelta(days=20)))
            f.regierol(casus, "casusregisseur", w.casusregisseur, f.om(begin))
        vast = {"casus": casus, "aanbieder": w.aanbieder, "kaderversie": f.KaderversieFactory()}
        dag = begin - timedelta(days=1)
        einde = begin + timedelta(days=27)
        aanvraag = EenOpEenAanvraag.objects.create(
            arrangement=w.arrangement,
            opgesteld_door=w.behandelregisseur,
            status="toegekend",
            begindatum=begin,
            einddatum=einde,
            ingediend_op=dag,
            ingediend_door=w.behandelregisseur,
            akkoord_aanbieder_op=dag,
            akkoord_aanbieder_door=w.behandelregisseur,
            akkoord_regie_op=dag,
            akkoord_regie_door=w.casusregisseur,
            besloten_op=dag,
            besloten_door=w.besluiter,
            motivering="Ja.",
            versie=1,
            **vast,
        )
        return EenOpEenInzet.objects.create(
            aanvraag=aanvraag,
            jeugdige=casus.jeugdige,
            begindatum=begin,
            einddatum=einde,
            gestart_op=begin,
            status="loopt",
            versie=1,
            **vast,
        ).pk

    def act(self, dag: int) -> None:
        """What people do on this day: end an inzet, answer an escalatie."""
        for lot in self.lots:
            if lot.einde == dag:
                self._end(lot, dag)
            elif answer_day(lot) == dag:
                self._answer(lot, dag)

    def _end(self, lot: Lot, dag: int) -> None:
        inzet = EenOpEenInzet.objects.get(pk=self.inzetten[lot.nr])
        op = f.om(date.fromordinal(dag), 12)
        perform(inzet, "end", by=self.w.behandelregisseur, op=op, **f.EINDE)

    def _answer(self, lot: Lot, dag: int) -> None:
        vraag = Escalatie.objects.open().filter(trede=1, object_id=self.inzetten[lot.nr]).first()
        if vraag is not None:
            velden = {"antwoord": "Er is een plek.", "uitkomst": "afspraak"}
            op = f.om(date.fromordinal(dag), 12)
            perform(vraag, "answer", by=self.w.besluiter, op=op, **velden)

    def found(self) -> list[tuple[int, int, int, bool]]:
        """(nr, trede, since, late) of every escalatie in the database, sorted."""
        nummers = {pk: nr for nr, pk in self.inzetten.items()}
        rijen = Escalatie.objects.filter(code="eenopeen.laatste_dag")
        return sorted(
            (nummers[rij.object_id], rij.trede, rij.sinds.toordinal(), rij.laat) for rij in rijen
        )


class _Team:
    """The team of the world in the form that the factory of a casus wants."""

    def __init__(self, w):
        self.team = w.team
        self.gemeente = w.team.valt_onder
        self.casusregisseur, self.procesregisseur = w.casusregisseur, w.procesregisseur
