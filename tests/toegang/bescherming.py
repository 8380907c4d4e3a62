"""De adressen van route C in de matrix: alleen wie bij de casus hoort ziet iets."""

from datetime import timedelta

from casusregie.bescherming.models import Teamaanmelding
from casusregie.bescherming.vastleggen import begin_maatregel, plan_teamtafel, record_act

from .verwachting import Wie, page

GI: Wie = ("jeugdbeschermer",)
ZIET = {"ok": GI}
BEIDE = (ZIET, ZIET)

BESCHERMING = {
    "casusregie:maatregel_tab": page("c_casus", ZIET),
    "casusregie:maatregel_new": page("c_casus", *BEIDE),
    "casusregie:handeling_new": page("c_handeling", *BEIDE),
    "casusregie:basisteambesluit_new": page("c_casus", *BEIDE),
    "casusregie:teamaanmelding_new": page("c_casus", *BEIDE),
    "casusregie:teamtafel_new": page("c_casus", *BEIDE),
    "casusregie:maatregel_detail": page("c_maatregel", ZIET),
    "casusregie:maatregel_transition": page("c_maatregelzet", *BEIDE),
    "casusregie:handeling_detail": page("c_gedaan", ZIET),
    "casusregie:teamaanmelding": page("c_aanmelding", ZIET, {"403": GI}),
    "casusregie:teamtafel_detail": page("c_tafel", ZIET),
    "casusregie:teamtafel_afspraak": page("c_tafel", *BEIDE),
    "casusregie:teamtafel_transition": page("c_tafelzet", *BEIDE),
}


def collect_bescherming(wereld, op):
    """A measure, a planned teamtafel, an act and an aanmelding in the casus of the GI."""
    casus, dossier = wereld.casussen["bescherming"], wereld.dossiers["bescherming"]
    by, dag = wereld.mensen["tolhuis"], op.date()
    maatregel = begin_maatregel(
        casus,
        by=by,
        op=op,
        soort="ots",
        datum=dag,
        begindatum=dag,
        einddatum=dag + timedelta(days=180),
        rechtbank="Rechtbank Voorbeeld",
        zaaknummer="C/00/000001",
    )
    deelnemers = [{"rol": "ouder", "naam": "Ouder"}, {"rol": "jeugdige", "naam": "Jeugdige"}]
    tafel = plan_teamtafel(
        casus, deelnemers, by=by, op=op, soort="eerste", gepland_op=dag, onderwerpen="Thuis."
    )
    gedaan = record_act(casus, "afstemming", by=by, op=op, gedaan_op=dag, toelichting="Gedaan.")
    aanmelding = Teamaanmelding.objects.create(
        casus=casus,
        team=wereld.organisaties["noord"],
        toelichting="Toelichting.",
        aangemeld_op=dag,
        aangemeld_door=by,
    )
    rijen = {
        "c_casus": (casus, {}),
        "c_handeling": (casus, {"handeling": "afstemming"}),
        "c_maatregel": (maatregel, {}),
        "c_maatregelzet": (maatregel, {"zet": "choose_path"}),
        "c_gedaan": (gedaan, {}),
        "c_aanmelding": (aanmelding, {}),
        "c_tafel": (tafel, {}),
        "c_tafelzet": (tafel, {"tafelzet": "cancel"}),
    }
    for soort, (rij, meer) in rijen.items():
        wereld.rijen[soort] = {"": (dossier, {"kenmerk": rij.kenmerk, **meer})}
