"""Elke stap van hulp, van verzoek tot wijziging, blijft binnen zijn vragen aan de database."""

import pytest

from arrangementen.models import Toewijzing
from arrangementen.verzoeken.indienen import submit_verzoek
from arrangementen.verzoeken.vraag import answer, ask
from arrangementen.vierogen.voorleggen import grant_or_propose
from normenkader.instellingen import change_instelling
from organisaties.models import Medewerker
from tests.arrangementen.verzoeken.test_om_vierogen import change
from tests.arrangementen.vierogen import test_regie as regie
from tests.deurvragen import own_queries, too_many
from tests.factories.casusregie import test_bsn as bsn
from tests.factories.verzoeken import DAG, OP, afweging, concept, verstuurd, wereld
from verloop import outbox
from verloop.overgangen import perform

pytestmark = pytest.mark.django_db


def limit(cent):
    change_instelling("verzoek.vier_ogen", {"standaard": cent}, geldig_van=DAG, bron="Proef")


def verzoeken():
    """Sent, questioned, researched, rejected, withdrawn, granted, and granted by two."""
    w = wereld()
    wie, elk = {"by": w.procesregisseur, "op": OP}, {"by": w.behandelregisseur, "op": OP}
    verzoek = submit_verzoek(concept(w), **elk)
    answer(ask(verzoek, "Wat zegt de school?", **wie), "Dat het beter gaat.", **elk)
    verzoek = perform(verzoek, "take_into_research", toelichting="Wij bellen.", **wie)
    perform(verzoek, "grant", afweging=afweging(), **wie)
    outbox.process_all()
    velden = {"reden_afwijzing": "7", "besluit_motivering": "De school kan dit."}
    perform(verstuurd(w, stap1={"bsn": bsn(71)}), "reject", **velden, **wie)
    perform(verstuurd(w, stap1={"bsn": bsn(72)}), "withdraw", intrek_reden="Fout.", **elk)
    perform(concept(w, stap1={"bsn": bsn(73)}), "discard", **elk)
    limit(100_000)
    te_duur = verstuurd(w, stap1={"bsn": bsn(74)})
    voorstel = grant_or_propose(te_duur, afweging=afweging(), **wie)
    perform(voorstel, "send_back", by=w.backoffice, op=OP, terug_reden="Te veel.")
    voorstel = grant_or_propose(te_duur, afweging=afweging(), **wie)
    perform(voorstel, "confirm", by=w.backoffice, op=OP)
    outbox.process_all()


def wijzigingen():
    """A JW317 that changes help and adds other help: researched, refused, granted, by two."""
    w = wereld()
    wie = {"by": w.procesregisseur, "op": OP}
    verzoek = change(w)
    perform(verzoek, "take_into_research", toelichting="Wij bellen.", **wie)
    velden = {"reden_afwijzing": "7", "besluit_motivering": "De school kan dit."}
    perform(verzoek, "reject", **velden, **wie)
    limit(100_000)
    verzoek = change(w, Toewijzing.objects.get().casus)
    voorstel = grant_or_propose(verzoek, afweging=afweging(), **wie)
    perform(voorstel, "confirm", by=w.backoffice, op=OP)
    outbox.process_all()


def opdrachten():
    """An opdracht by one person, and one by two; a proposal that is taken back."""
    w = regie.Wereld()
    perform(w.propose(), "retract", by=w.eerste, op=OP)
    perform(w.propose(), "confirm", by=w.tweede, op=OP)
    outbox.process_all()
    klein = regie.ArrangementFactory(casus=regie.casus_a(), onderdeel__volume=10)
    w.eerste = regie.procesregisseur_van(klein.casus)
    assert regie.order(w, klein) is None
    outbox.process_all()
    perform(regie.ArrangementFactory(casus=klein.casus), "drop", by=w.eerste, op=OP)


def regiewijzigingen():
    """A change that the regie asked: by one person and by two."""
    v = regie.changing()
    perform(regie.changed(v), "confirm", by=v.procesregisseur, op=v.op)
    outbox.process_all()


@pytest.mark.parametrize("verhaal", [verzoeken, wijzigingen, opdrachten, regiewijzigingen])
def test_elke_stap_blijft_binnen_twintig_eigen_vragen(verhaal):
    Medewerker.objects.systeem()
    with own_queries() as per:
        verhaal()
    assert not too_many(per), "\n".join(too_many(per))
    assert len(per) >= 8
