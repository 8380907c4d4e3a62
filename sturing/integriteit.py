"""De waarheden die altijd gelden, als SQL: wat de database bewaakt en wat zij niet alleen kan."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.apps import apps
from django.db import connection
from psycopg2 import sql

from arrangementen.vierogen.achteraf import ordered_by_one
from casusregie.documenten import opslag
from verloop.models import Onderwerp

#: code → (sentence, query that gives the id of every row that breaks it)
INVARIANTEN: dict[str, tuple[str, str]] = {
    "casus.een_actieve_route": (
        "Een open casus heeft precies één actieve route",
        """
        select c.nummer from casusregie_casus c
        where c.gesloten_op is null and 1 <> (
          (select count(*) from casusregie_lokaleroute r
            where r.casus_id = c.id and r.afgesloten_op is null)
          + (select count(*) from casusregie_medischeroute r
            where r.casus_id = c.id and r.afgesloten_op is null)
          + (select count(*) from casusregie_beschermingsroute r
            where r.casus_id = c.id and r.afgesloten_op is null))
        """,
    ),
    "casus.casusregisseur_bekend": (
        "Een casus met hulp heeft een casusregisseur (CR-M-11)",
        """
        select c.nummer from casusregie_casus c
        join casusregie_lokaleroute r on r.casus_id = c.id and r.afgesloten_op is null
        where r.status in ('hulp_toewijzen', 'hulp_loopt', 'evalueren') and not exists (
          select 1 from casusregie_regierol g where g.casus_id = c.id
            and g.rol = 'casusregisseur' and g.einde is null)
        """,
    ),
    "gezin.een_casusregisseur": (
        "Een gezin heeft op elk moment hooguit één casusregisseur (CR-G-04)",
        """
        select a.gezin_id from casusregie_regierol a join casusregie_regierol b
          on a.gezin_id = b.gezin_id and a.id < b.id
        where a.rol = 'casusregisseur' and b.rol = 'casusregisseur'
          and coalesce(a.medewerker_id, 0) <> coalesce(b.medewerker_id, 0)
          and tstzrange(a.begin, a.einde) && tstzrange(b.begin, b.einde)
        """,
    ),
    "maatregel.regie_bij_de_instelling": (
        "Bij een maatregel liggen procesregie en casusregie bij de instelling (CR-C2-20)",
        """
        select c.nummer from casusregie_casus c
        join casusregie_regierol r on r.casus_id = c.id and r.einde is null
        where c.route = 'C' and c.gesloten_op is null
          and r.rol in ('casusregisseur', 'procesregisseur')
          and (r.organisatie_id is null or r.organisatie_id <> c.team_id)
        """,
    ),
    "opt_out.geen_lokaal_team": (
        "Bij een opt-out is geen lokaal team op de casus betrokken (CR-B0-05)",
        """
        select c.nummer from casusregie_casus c
        join casusregie_betrokkenheid b on b.casus_id = c.id
        join organisaties_organisatie o on o.id = b.organisatie_id
        where c.opt_out and o.soort = 'lokaal_team'
          and (b.einddatum is null or b.einddatum >= current_date)
        """,
    ),
    "document.een_geldende_versie": (
        "Van een document geldt hooguit één versie, de laatste die is vastgesteld",
        """
        select a.kenmerk from casusregie_document a join casusregie_document b
          on a.reeks = b.reeks and a.versienummer < b.versienummer
        where a.status = 'vastgesteld' and b.status in ('vastgesteld', 'vervangen')
        """,
    ),
    "document.handtekening_op_deze_versie": (
        "Een handtekening staat alleen onder een document dat is vastgesteld",
        """
        select h.kenmerk from casusregie_documenthandtekening h
        join casusregie_document d on d.id = h.document_id
        where d.vastgesteld_op is null or h.getekend_op < d.vastgesteld_op
        """,
    ),
    "inzet.geen_overlap": (
        "Een jeugdige heeft nooit twee 1-op-1-inzetten tegelijk",
        """
        select a.kenmerk from afwegingskader_eenopeeninzet a
        join afwegingskader_eenopeeninzet b on a.jeugdige_id = b.jeugdige_id and a.id < b.id
        where a.afgezien_op is null and b.afgezien_op is null
          and daterange(a.begindatum, coalesce(a.beeindigd_op, a.einddatum), '[]')
           && daterange(b.begindatum, coalesce(b.beeindigd_op, b.einddatum), '[]')
        """,
    ),
    "aanvraag.besluit_wordt_inzet": (
        "Elke toegekende 1-op-1-aanvraag heeft een inzet",
        """
        select a.kenmerk from afwegingskader_eenopeenaanvraag a
        left join afwegingskader_eenopeeninzet i on i.aanvraag_id = a.id
        where a.status = 'toegekend' and i.id is null
        """,
    ),
    "aanvraag.vier_ogen": (
        "Wie vroeg of akkoord gaf, besloot niet over de 1-op-1",
        """
        select kenmerk from afwegingskader_eenopeenaanvraag
        where besloten_door_id is not null and besloten_door_id in (
          opgesteld_door_id, ingediend_door_id, akkoord_aanbieder_door_id, akkoord_regie_door_id)
        """,
    ),
    "escalatie.trede_op_volgorde": (
        "Een hogere trede komt nooit zonder de lagere",
        """
        select e.kenmerk from casusregie_escalatie e
        where e.trede > 1 and not exists (
          select 1 from casusregie_escalatie l where l.model = e.model
            and l.object_id = e.object_id and l.ladder = e.ladder
            and l.aanleiding = e.aanleiding and l.trede = e.trede - 1)
        """,
    ),
    "inzet.voorbij_laatste_dag": (
        "Een 1-op-1 voorbij de laatste dag heeft een escalatie (OO-06)",
        """
        select i.kenmerk from afwegingskader_eenopeeninzet i
        where i.status = 'loopt' and i.beeindigd_op is null
          and greatest(i.einddatum, i.rer_laatste_dag)
            < (select max(bewaakt_tot) from casusregie_termijn) and not exists (
            select 1 from casusregie_escalatie e
            where e.model = 'afwegingskader.eenopeeninzet' and e.object_id = i.id)
        """,
    ),
    "termijn.te_laat_geeft_escalatie": (
        "Een termijn die de klok te laat zag, heeft een escalatie",
        """
        select t.kenmerk from casusregie_termijn t
        where t.voldaan_op is null and not t.vervallen and t.escaleert
          and t.staat_stil_sinds is null and t.bewaakt_tot > t.uiterlijk and not exists (
            select 1 from casusregie_escalatie e where e.termijn_id = t.id)
        """,
    ),
    "termijn.gesloten_casus": (
        "In een gesloten casus heeft de klok niets meer te doen",
        """
        select t.kenmerk from casusregie_termijn t
        join casusregie_casus c on c.id = t.casus_id
        where c.gesloten_op is not null and t.volgende_actie_op is not null
        """,
    ),
    "outbox.niets_mislukt": (
        "Er ligt geen uitgaand werk dat is opgegeven",
        "select sleutel from verloop_outbox where mislukt_op is not null",
    ),
    "bsn.versleuteld": (
        "Een BSN staat nergens zonder versleuteling",
        "select id from casusregie_jeugdige where (bsn_geheim is null) <> (bsn_index is null)",
    ),
}

STATUS = sql.SQL("select kenmerk from {tabel} where status <> all(%s)")
LAATSTE = sql.SQL(
    """
    select o.kenmerk from {tabel} o join lateral (
      select g.naar from verloop_gebeurtenis g
      where g.model = %s and g.object_id = o.id order by g.id desc limit 1) l on true
    where l.naar <> o.status
    """
)


@dataclass(frozen=True)
class Gebroken:
    """An invariant that does not hold: how many rows break it, and the first few."""

    code: str
    tekst: str
    aantal: int
    voorbeelden: list[str]


def broken_invariants() -> list[Gebroken]:
    """Everything that is broken, in a fixed order; empty on a healthy database."""
    gevonden = []
    for code, tekst, vraag, waarden in _questions():
        with connection.cursor() as cursor:
            cursor.execute(vraag, waarden)
            rijen = [str(rij[0]) for rij in cursor.fetchall()]
        if rijen:
            gevonden.append(Gebroken(code, tekst, len(rijen), rijen[:5]))
    return [*gevonden, *_files(), *_second_person()]


def _files() -> Iterator[Gebroken]:
    """Every attachment has its file; a file without a row is swept once a day."""
    _, weg = opslag.orphans()
    if weg:
        tekst = "Elke bijlage heeft een bestand"
        yield Gebroken("bijlage.bestand", tekst, len(weg), [str(kenmerk) for kenmerk in weg[:5]])


def _second_person() -> Iterator[Gebroken]:
    """What costs more than the limit of its gemeente was decided by two people."""
    if alleen := ordered_by_one():
        tekst = "Boven het bedrag van de gemeente besluiten twee mensen over een opdracht"
        voorbeelden = [str(kenmerk) for kenmerk in alleen[:5]]
        yield Gebroken("opdracht.twee_beslissers", tekst, len(alleen), voorbeelden)


def _questions() -> Iterator[tuple[str, str, object, list[object]]]:
    for code, (tekst, vraag) in INVARIANTEN.items():
        yield code, tekst, vraag, []
    for model in apps.get_models():
        if issubclass(model, Onderwerp) and hasattr(model, "status"):
            yield from _questions_about(model)


def _questions_about(model: type[Onderwerp]) -> Iterator[tuple[str, str, object, list[object]]]:
    """Status inside the machine, and equal to where the last event left it."""
    naam = str(model._meta.verbose_name)
    tabel = sql.Identifier(model._meta.db_table)
    keuzes = [keuze for keuze, _ in model._meta.get_field("status").choices or ()]
    yield (
        f"{model._meta.label_lower}.status",
        f"Elke {naam} heeft een stand die bestaat",
        STATUS.format(tabel=tabel),
        [keuzes],
    )
    yield (
        f"{model._meta.label_lower}.gebeurtenis",
        f"De laatste gebeurtenis van elke {naam} past bij de stand",
        LAATSTE.format(tabel=tabel),
        [model._meta.label_lower],
    )
