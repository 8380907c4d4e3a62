"""Het einde van hulp en crisis in de matrix: de regie en de eigen aanbieder, niemand anders."""

from datetime import timedelta

from casusregie.afronding.acten import add_talk, begin_ending, seek_takeover, stop_by_jeugdige
from casusregie.afronding.hulp import help_of
from casusregie.crisis.melden import report_crisis
from casusregie.models import Casus, Eindbeoordeling

from .verwachting import AANBIEDER, IEDER, REGIE, Wie, page, push, roles, without

BEHANDELAAR: Wie = ("behandelregisseur",)
WERKT: Wie = (*REGIE, "jeugdbeschermer")
ZIET = {"ok": IEDER}


def only(*wie: str) -> dict[str, Wie]:
    """These may; whoever else sees the casus hears why not."""
    return {"ok": wie, "403": without(IEDER, wie)}


BEGINT = only(*BEHANDELAAR)
VULT_IN = only(*WERKT)
MELDT = only(*WERKT, *BEHANDELAAR)
PROCES = only("procesregisseur")
STOPT = only(*WERKT, *AANBIEDER)

AFRONDING = {
    "casusregie:afronding": page("casus", ZIET),
    "casusregie:heroverweging_new": page("casus", VULT_IN, VULT_IN),
    "casusregie:beeindiging_new": page("hulp", BEGINT, BEGINT),
    "casusregie:stopmelding_new": page("hulp", STOPT, STOPT),
    "casusregie:overname_new": page("hulp", BEGINT, BEGINT),
    "casusregie:resultaatoordeel_new": page("hulp", PROCES, PROCES),
    "casusregie:eindbeoordeling_new": push("hulp", VULT_IN),
    "casusregie:kopie_list": roles(("contractmanager",)),
    "casusregie:beeindiging_detail": page("beeindiging", ZIET),
    "casusregie:beeindiging_step": page("stopstap", ZIET, BEGINT),
    "casusregie:stopgesprek_new": page("beeindiging", BEGINT, BEGINT),
    "casusregie:stopgesprek_edit": page("stopgesprek", BEGINT, BEGINT),
    "casusregie:stopmelding_detail": page("stopmelding", ZIET),
    "casusregie:overname_detail": page("overname", ZIET),
    "casusregie:overname_step": page("overnamestap", ZIET, BEGINT),
    "casusregie:eindbeoordeling_detail": page("eindbeoordeling", ZIET),
    "casusregie:eindbeoordeling_edit": page("eindbeoordeling", VULT_IN, VULT_IN),
    "casusregie:eindbeoordeling_doel": page("eindbeoordeling", VULT_IN, VULT_IN),
    "casusregie:eindbeoordeling_adopt": page(
        "eindbeoordeling", ZIET, {"409": ("procesregisseur",), "403": PROCES["403"]}
    ),
    "casusregie:crisis_new": page("casus", MELDT, MELDT),
    "casusregie:crisis_detail": page("crisis", ZIET),
    "casusregie:crisiscontact_new": page("crisis", MELDT, MELDT),
    "casusregie:crisis_step": page("crisisstap", ZIET, MELDT),
}


def collect_endings(wereld, voor, op):
    """Per side a wish to stop with a talk, a stop, a takeover, a judgement and a crisis."""
    mens = {"": "dorrestein", "ander_": "yilmaz"}[voor]
    casus, by = Casus.objects.get(pk=wereld.casussen[f"{voor}loopt"].pk), wereld.mensen[mens]
    dossier, dag = wereld.dossiers[f"{voor}loopt"], op.date()
    hulp = help_of(casus)[0]
    wie = {"by": by, "op": op}
    wens = begin_ending(casus, hulp, reden="anderen", aanleiding="Onrust.", **wie)
    gesprek = add_talk(wens, datum=dag, met_ouders=True, **wie)
    stopt = stop_by_jeugdige(casus, hulp, stopdatum=dag, reden="32", **wie)
    besproken = {"besproken_gezin_op": dag, "besproken_regie_op": dag}
    overname = seek_takeover(casus, hulp, waarom="Past beter.", **besproken, **wie)
    oordeel = Eindbeoordeling.objects.create(
        casus=casus,
        aanbieder_id=hulp.aanbieder_id,
        hulp_kenmerk=hulp.kenmerk,
        hulp_naam=hulp.naam,
        gestart_op=dag - timedelta(days=30),
        geeindigd_op=dag,
    )
    crisis = report_crisis(
        casus,
        aanbieder=casus.arrangementen.get(kenmerk=hulp.kenmerk).aanbieder,
        hulp_ontoereikend=True,
        niet_hanteerbaar=True,
        aard="gedrag",
        omschrijving="Onrust.",
        **wie,
    )
    rijen = {
        "hulp": (casus, {"hulp": hulp.kenmerk}),
        "beeindiging": (wens, {}),
        "stopstap": (wens, {"stopzet": "withdraw"}),
        "stopgesprek": (gesprek, {}),
        "stopmelding": (stopt, {}),
        "overname": (overname, {}),
        "overnamestap": (overname, {"overnamezet": "withdraw"}),
        "eindbeoordeling": (oordeel, {}),
        "crisis": (crisis, {}),
        "crisisstap": (crisis, {"crisiszet": "dismiss"}),
    }
    for soort, (rij, meer) in rijen.items():
        wereld.rijen.setdefault(soort, {})[voor] = (dossier, {"kenmerk": rij.kenmerk, **meer})
