"""Een verzonnen bestand met verblijven dat de cijfers van de nulmeting oplevert (GV-A-03..13).

Everything is made up: codes, dates, aanbieders and amounts. Only the totals come from the source.
"""

import random
from dataclasses import replace
from datetime import date, timedelta

from . import voorbeeld_delen as delen
from . import voorbeeld_rond
from .verblijven import Gegevens, Verblijf
from .voorbeeld_delen import Jeugdige, spread


class Maker:
    """Makes the whole set from one seed; the same seed gives the same set."""

    def __init__(self, zaad: int = delen.ZAAD) -> None:
        self.rng = random.Random(zaad)  # noqa: S311 - verzonnen gegevens, geen geheim
        self.jeugdigen: list[Jeugdige] = []
        self.verblijven: list[Verblijf] = []

    def make(self) -> Gegevens:
        """180 youths of the year, and others that must not count."""
        self._lengths()
        self._dates()
        self._births()
        self._costs()
        self._stays()
        self.verblijven += voorbeeld_rond.earlier_stays(self.rng, self.jeugdigen)
        self.verblijven += voorbeeld_rond.other_stays(self.rng)
        ambulant = voorbeeld_rond.ambulant_help(self.rng, self.jeugdigen)
        return Gegevens(tuple(self.verblijven), tuple(ambulant), delen.PEILDATUM)

    def _lengths(self) -> None:
        """Days per youth: 25 longest 1,605, outflowed 408, staying 1,006, 21 short ones 10."""
        uit_top = delen.TOP - delen.TOP_NOG
        top_nog = self._equal(delen.TOP_NOG * 1605, delen.TOP_NOG, 1450, 1650)
        top_uit = self._equal(delen.TOP * 1605 - sum(top_nog), uit_top, 1400, 1800)
        nog = self._equal(delen.NOG * 1006 - sum(top_nog), delen.NOG - delen.TOP_NOG, 300, 1200)
        kort = self._equal(delen.KORT * 10, delen.KORT, 2, 29)
        aantal = delen.ALLE - delen.NOG - uit_top - delen.KORT
        rest = (delen.ALLE - delen.NOG) * 408 - sum(top_uit) - sum(kort)
        lang = self._equal(rest, aantal, 35, 1150)
        groepen = [(top_nog, True, True), (top_uit, False, True), (nog, True, False)]
        groepen += [(kort, False, False), (lang, False, False)]
        for dagen, blijft, top in groepen:
            for aantal_dagen in dagen:
                code = f"J{len(self.jeugdigen) + 1:04d}"
                self.jeugdigen.append(Jeugdige(code, aantal_dagen, blijft, top))

    def _dates(self) -> None:
        for kind in self.jeugdigen:
            laatste = (
                delen.PEILDATUM
                if kind.nog
                else date(delen.JAAR, 1, 1) + timedelta(days=self.rng.randrange(366))
            )
            kind.van = laatste - timedelta(days=kind.dagen - 1)
            kind.gemeente = self.rng.choice(delen.GEMEENTEN)

    def _births(self) -> None:
        """48 were 12 or younger; the 25 longest are 15.5 years old on the peildatum."""
        top = [kind for kind in self.jeugdigen if kind.top]
        dagen = self._equal(
            round(delen.TOP * 15.5 * 365.25), delen.TOP, round(14.9 * 365.25), 17 * 365
        )
        for kind, oud in zip(top, dagen, strict=True):
            kind.geboren = delen.PEILDATUM - timedelta(days=oud)
        andere = [kind for kind in self.jeugdigen if not kind.top]
        self.rng.shuffle(andere)
        for i, kind in enumerate(andere):
            eerste = max(kind.van, date(delen.JAAR, 1, 1))
            jaren = (7, 12) if i < delen.JONG else (14, 17)
            kind.geboren = eerste - timedelta(days=self.rng.randint(jaren[0] * 366, jaren[1] * 365))

    def _costs(self) -> None:
        top = [kind for kind in self.jeugdigen if kind.top]
        self._give(top, delen.TOP * delen.KOSTEN_TOP, 250, 420)
        nog = sum(kind.kosten for kind in top if kind.nog)
        uit = sum(kind.kosten for kind in top if not kind.nog)
        rest = [kind for kind in self.jeugdigen if not kind.top]
        self._give([k for k in rest if k.nog], delen.NOG * delen.KOSTEN_NOG - nog, 50, 200)
        totaal = delen.ALLE * delen.KOSTEN - delen.NOG * delen.KOSTEN_NOG
        self._give([k for k in rest if not k.nog], totaal - uit, 60, 260)

    def _give(self, kinderen: list[Jeugdige], totaal: int, laag: int, hoog: int) -> None:
        laagst = [laag * kind.dagen for kind in kinderen]
        hoogst = [hoog * kind.dagen for kind in kinderen]
        bedragen = spread(self.rng, totaal, laagst, hoogst)
        for kind, bedrag in zip(kinderen, bedragen, strict=True):
            kind.kosten = bedrag

    def _stays(self) -> None:
        """50 with one aanbieder; the others begin in the ggz, go on elsewhere, and come back."""
        op_duur = sorted(self.jeugdigen, key=lambda kind: (kind.dagen, kind.code))
        for kind in op_duur[: delen.EEN]:
            self.verblijven.append(self._main(kind, 0, kind.kosten))
        meer = op_duur[delen.EEN :]
        keren = [4 if i < delen.GGZ_KEER - 3 * len(meer) else 3 for i in range(len(meer))]
        self.rng.shuffle(keren)
        hoogst = [
            min(420, kind.dagen - 5)
            for kind, keer in zip(meer, keren, strict=True)
            for _ in range(keer)
        ]
        lengtes = spread(self.rng, delen.GGZ_KEER * delen.GGZ_DAGEN, [5] * delen.GGZ_KEER, hoogst)
        stukken = [[lengtes.pop() for _ in range(keer)] for keer in reversed(keren)][::-1]
        zonder = delen.ALLE * 500
        alleen = sum(kind.dagen for kind in self.jeugdigen) - zonder
        eerst = spread(self.rng, alleen, [0] * len(meer), [max(d) for d in stukken])
        for kind, lengte, begin in zip(meer, stukken, eerst, strict=True):
            self._with_ggz(kind, sorted(lengte, reverse=True), begin)

    def _with_ggz(self, kind: Jeugdige, lengtes: list[int], begin: int) -> None:
        """The longest ggz stay comes first; the others lie somewhere inside."""
        over = kind.kosten
        namen = self.rng.sample(delen.GGZ, len(lengtes))
        for i, (naam, dagen) in enumerate(zip(namen, lengtes, strict=True)):
            dag = 0 if i == 0 else self.rng.randint(begin, max(begin, kind.dagen - dagen - 1))
            van = kind.van + timedelta(days=min(dag, kind.dagen - dagen - 1))
            kosten = kind.kosten * dagen // (4 * kind.dagen)
            over -= kosten
            tot = van + timedelta(days=dagen - 1)
            self.verblijven.append(self._stay(kind, naam, "GGZ", "residentieel", van, tot, kosten))
        self.verblijven.append(self._main(kind, begin, over))

    def _main(self, kind: Jeugdige, begin: int, kosten: int) -> Verblijf:
        lvb = self.rng.random() < 0.35
        van = kind.van + timedelta(days=begin)
        verblijf = self._stay(
            kind,
            self.rng.choice(delen.LVB if lvb else delen.JO),
            "LVB" if lvb else "JO",
            "gezinshuis" if self.rng.random() < 0.2 else "residentieel",
            van,
            None if kind.nog else kind.laatste,
            kosten,
        )
        if not kind.nog:
            return verblijf
        school = self.rng.choices(("volledig", "deels", "thuis", "daghulp"), (6, 2, 1, 1))[0]
        return replace(verblijf, wacht_op_hulp=self.rng.random() < 0.4, onderwijs=school)

    def _stay(
        self,
        kind: Jeugdige,
        aanbieder: str,
        soort: str,
        vorm: str,
        van: date,
        tot: date | None,
        kosten: int,
    ) -> Verblijf:
        return Verblijf(
            kind.code, aanbieder, soort, vorm, van, tot, kind.geboren, kosten * 100,
            tot or delen.PEILDATUM, kind.gemeente,
        )  # fmt: skip

    def _equal(self, totaal: int, aantal: int, laag: int, hoog: int) -> list[int]:
        return spread(self.rng, totaal, [laag] * aantal, [hoog] * aantal)
