"""Elke onveranderlijke waarheid: op gezonde gegevens stil, met opzet gebroken gemeld.

Wat de database zelf bewaakt, wordt hier eerst uitgezet; dat kan alleen een beheerder van de
database, en daarom wordt het ook gecontroleerd.
"""

import json
from io import StringIO

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection, transaction

from sturing.integriteit import INVARIANTEN, broken_invariants
from tests.sturing.conftest import OP
from verloop.models import Gebeurtenis, Onderwerp, Outbox

#: the region has no documents, so the breakers write them
DOCUMENTEN = """
    insert into casusregie_document (kenmerk, versie, casus_id, soort, titel, reeks, versienummer,
      status, inhoud, herkomst, organisatie_id, opgesteld_door_id, vastgesteld_op,
      vastgesteld_door_id, ingetrokken_reden)
    select gen_random_uuid(), 1, c.id, 'gezinsplan', '',
      '00000000-0000-4000-8000-000000000001', n, 'vastgesteld', '{}', '{}', c.team_id,
      (select min(id) from organisaties_medewerker), current_date,
      (select min(id) from organisaties_medewerker), ''
    from (select * from casusregie_casus where team_id is not null order by id limit 1) c,
      generate_series(1, 2) n"""
#: code → what an administrator of the database would have to do to break it
BREKERS: dict[str, tuple[str, ...]] = {
    "casus.een_actieve_route": (
        """update casusregie_lokaleroute set status = 'afgesloten', afgesloten_op = current_date
           where id = (select min(id) from casusregie_lokaleroute where afgesloten_op is null)""",
    ),
    "casus.casusregisseur_bekend": (
        """delete from casusregie_regierol where rol = 'casusregisseur' and casus_id =
           (select min(casus_id) from casusregie_lokaleroute where status = 'hulp_loopt')""",
    ),
    "maatregel.regie_bij_de_instelling": (
        """update casusregie_casus set route = 'C', team_id =
             (select min(id) from organisaties_organisatie where soort = 'gi')
           where id = (select min(casus_id) from casusregie_regierol
             where rol = 'procesregisseur' and einde is null)""",
    ),
    "gezin.een_casusregisseur": (
        "alter table casusregie_regierol drop constraint een_casusregisseur_per_gezin",
        "alter table casusregie_regierol drop constraint een_houder_per_rol_per_casus",
        """insert into casusregie_regierol
             (casus_id, gezin_id, rol, medewerker_id, organisatie_id, begin, einde, reden)
           select casus_id, gezin_id, rol, medewerker_id + 1, organisatie_id, begin, einde, ''
           from casusregie_regierol where rol = 'casusregisseur' and medewerker_id is not null
           order by id limit 1""",
    ),
    "opt_out.geen_lokaal_team": (
        """update casusregie_casus set opt_out = true, opt_out_getekend_op = aangemeld_op
           where id = (select min(casus_id) from casusregie_lokaleroute)""",
    ),
    "document.een_geldende_versie": (DOCUMENTEN,),
    "document.handtekening_op_deze_versie": (
        DOCUMENTEN,
        """insert into casusregie_documenthandtekening
             (kenmerk, versie, document_id, medewerker_id, naam, hoedanigheid, getekend_op,
              vingerafdruk)
           select gen_random_uuid(), 1, id, opgesteld_door_id, 'Naam', 'opsteller',
             vastgesteld_op - 1, repeat('0', 64)
           from casusregie_document order by id limit 1""",
    ),
    "inzet.geen_overlap": (
        """alter table afwegingskader_eenopeeninzet
           drop constraint een_inzet_per_jeugdige_tegelijk""",
        """update afwegingskader_eenopeeninzet b set jeugdige_id = a.jeugdige_id,
             begindatum = a.begindatum, einddatum = a.einddatum, gestart_op = a.gestart_op,
             beeindigd_op = a.beeindigd_op
           from afwegingskader_eenopeeninzet a
           where a.id = (select min(id) from afwegingskader_eenopeeninzet
                         where beeindigd_op is not null)
             and b.id = (select max(id) from afwegingskader_eenopeeninzet
                         where beeindigd_op is not null)""",
    ),
    "aanvraag.besluit_wordt_inzet": (
        """delete from afwegingskader_eenopeeninzet where id =
           (select min(id) from afwegingskader_eenopeeninzet)""",
    ),
    "aanvraag.vier_ogen": (
        """update afwegingskader_eenopeenaanvraag set besloten_door_id = ingediend_door_id
           where id = (select min(id) from afwegingskader_eenopeenaanvraag
                       where status = 'toegekend')""",
    ),
    "escalatie.trede_op_volgorde": (
        """delete from casusregie_escalatie where trede = 1 and object_id =
           (select min(object_id) from casusregie_escalatie where trede = 2)""",
    ),
    "inzet.voorbij_laatste_dag": (
        """update afwegingskader_eenopeeninzet set status = 'loopt', beeindigd_op = null,
             begindatum = '2000-01-01', einddatum = '2000-01-28', rer_laatste_dag = null
           where id = (select min(i.id) from afwegingskader_eenopeeninzet i where not exists (
             select 1 from casusregie_escalatie e
             where e.model = 'afwegingskader.eenopeeninzet' and e.object_id = i.id))""",
    ),
    "termijn.te_laat_geeft_escalatie": (
        "alter table casusregie_escalatie alter column termijn_id drop not null",
        """update casusregie_escalatie set termijn_id = null where termijn_id in (
             select id from casusregie_termijn where voldaan_op is null and not vervallen
               and escaleert and staat_stil_sinds is null and bewaakt_tot > uiterlijk)""",
    ),
    "termijn.gesloten_casus": (
        """update casusregie_casus set gesloten_op = current_date where id = (
             select min(casus_id) from casusregie_termijn where volgende_actie_op is not null)""",
    ),
    "outbox.niets_mislukt": (
        """insert into verloop_outbox
             (taak, sleutel, gegevens, aangemaakt_op, volgende_poging_op, pogingen, mislukt_op)
           values ('proef', 'proef:1', '{}', now(), now(), 9, now())""",
    ),
    "bsn.versleuteld": (
        "alter table casusregie_jeugdige drop constraint bsn_index_en_geheim_samen",
        """update casusregie_jeugdige set bsn_geheim = null
           where id = (select min(id) from casusregie_jeugdige where bsn_index is not null)""",
    ),
}


def sql(*opdrachten):
    """As somebody who bypasses triggers and foreign keys."""
    connection.check_constraints()  # niets staat nog open als er een regel wordt weggehaald
    with connection.cursor() as cursor:
        cursor.execute("set local session_replication_role = replica")
        for opdracht in opdrachten:
            cursor.execute(opdracht)
        cursor.execute("set local session_replication_role = origin")


def broken():
    return {geval.code: geval for geval in broken_invariants()}


def models_with_rows():
    """Every kind of onderwerp with a status that the region holds, with the statuses it knows."""
    for model in apps.get_models():
        velden = {veld.name: veld for veld in model._meta.fields}
        if issubclass(model, Onderwerp) and "status" in velden and model._base_manager.exists():
            yield model, [status for status, _ in velden["status"].choices]


def test_een_lege_database_is_gezond(db):
    assert broken_invariants() == []


def test_de_regio_is_gezond(regio):
    assert broken_invariants() == []


def test_elke_waarheid_heeft_een_breker():
    assert set(BREKERS) == set(INVARIANTEN)


@pytest.mark.parametrize("code", BREKERS)
def test_gebroken_wordt_gemeld(proef, code):
    sql(*BREKERS[code])
    geval = broken()[code]
    assert geval.aantal >= 1
    assert geval.tekst == INVARIANTEN[code][0]
    assert 1 <= len(geval.voorbeelden) <= 5
    assert all(geval.voorbeelden)


def test_een_onbekende_stand_wordt_gemeld_bij_elk_onderwerp(regio):
    gezien = 0
    for model, _ in models_with_rows():
        with transaction.atomic():
            sql(*_without_checks(model), _set_status(model, "verzonnen"))
            assert f"{model._meta.label_lower}.status" in broken(), model
            transaction.set_rollback(True)
        gezien += 1
    assert gezien >= 10


def test_een_stand_zonder_gebeurtenis_wordt_gemeld_bij_elk_onderwerp(regio):
    """Another status that exists, but to which no event led."""
    gezien = 0
    for model, standen in models_with_rows():
        code, eerste = f"{model._meta.label_lower}.gebeurtenis", model._base_manager.earliest("pk")
        if not Gebeurtenis.objects.filter(model=model._meta.label_lower).exists():
            continue  # naslag die is ingelezen, niet door de deur gegaan
        anders = [status for status in standen if status != eerste.status]
        with transaction.atomic():
            sql(*_without_checks(model), _set_status(model, anders[0]))
            assert broken()[code].aantal == 1, model
            transaction.set_rollback(True)
        gezien += 1
    assert gezien >= 10


def _set_status(model, status):
    tabel = model._meta.db_table
    eerste = f"(select min(id) from {tabel})"  # noqa: S608 - de naam komt van het model
    return f"update {tabel} set status = '{status}' where id = {eerste}"  # noqa: S608 - idem


def _without_checks(model):
    """Drop what would refuse another status."""
    tabel = model._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            "select conname from pg_constraint where conrelid = %s::regclass and contype in"
            " ('c', 'x')",
            [tabel],
        )
        namen = [naam for (naam,) in cursor.fetchall()]
        cursor.execute(
            "select i.relname from pg_index x join pg_class i on i.oid = x.indexrelid"
            " where x.indrelid = %s::regclass and x.indisunique and x.indpred is not null",
            [tabel],
        )
        indexen = [naam for (naam,) in cursor.fetchall()]
    yield from (f'alter table {tabel} drop constraint "{naam}"' for naam in namen)
    yield from (f'drop index "{naam}"' for naam in indexen)


# --- de opdracht ----------------------------------------------------------------------------------
def check(*opties):
    """The exit status and what was printed."""
    uit = StringIO()
    try:
        call_command("check_integrity", *opties, stdout=uit)
    except SystemExit as einde:
        return einde.code, uit.getvalue()
    return 0, uit.getvalue()


def test_gezond_eindigt_met_nul(regio):
    assert check() == (0, "Alle invarianten kloppen.\n")
    assert check("--json") == (0, "[]\n")


def test_gebroken_eindigt_met_een_en_een_lijst(proef):
    Outbox.objects.create(
        taak="proef",
        sleutel="proef:1",
        aangemaakt_op=f"{OP} 09:00+00:00",
        volgende_poging_op=f"{OP} 09:00+00:00",
        mislukt_op=f"{OP} 09:00+00:00",
    )
    code, tekst = check()
    assert code == 1
    assert tekst.startswith("outbox.niets_mislukt: Er ligt geen uitgaand werk")
    code, tekst = check("--json")
    assert code == 1
    (geval,) = json.loads(tekst)
    assert (geval["code"], geval["aantal"], geval["voorbeelden"]) == (
        "outbox.niets_mislukt",
        1,
        ["proef:1"],
    )
