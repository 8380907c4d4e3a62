"""De nulmeting verblijf in de demonstratie: het verzonnen bestand, ingelezen als elk ander."""

from datetime import date, timedelta

from organisaties.rollen import Rol
from sturing.verblijf.bestand import as_csv, read_file
from sturing.verblijf.models import Verblijfsbestand
from sturing.verblijf.opslag import store
from sturing.verblijf.voorbeeld import Maker
from sturing.verblijf.voorbeeld_delen import JAAR, PEILDATUM

from .lokaal import moment
from .wereld import Wereld

NAAM = "Nulmeting verblijf 2020"


def play_baseline(wereld: Wereld, eind: date) -> None:
    """The contractmanager reads the file in, two months ago; once is enough."""
    if Verblijfsbestand.objects.filter(naam=NAAM).exists():
        return
    dag = eind - timedelta(days=61)
    regio = wereld.organisaties["regio"]
    by = next(
        wie
        for wie in wereld.mensen.values()
        if wie.has_role(Rol.CONTRACTMANAGER, on=dag, organisatie_id=regio.pk)
    )
    regels = as_csv(Maker().make()).encode().splitlines(keepends=True)
    store(
        read_file(regels, PEILDATUM).rijen,
        by,
        moment(dag, 11),
        naam=NAAM,
        bron="Verzonnen, met de totalen van de nulmeting Gooi en Vechtstreek",
        tot_en_met=PEILDATUM,
        nulmeting_jaar=JAAR,
        eigen=True,
        fictief=True,
        organisatie=regio,
    )
