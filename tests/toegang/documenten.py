"""Documenten in de matrix: een plan en een concept van de aanbieder, een deling en een bijlage."""

from dataclasses import replace

from casusregie.documenten.bijlagen import add_attachment
from casusregie.documenten.delen import share
from casusregie.documenten.toekomst import Toekomsttaak
from organisaties.models import Medewerker
from tests.factories.documenten import concept, vastgesteld, volledig
from verloop.overgangen import register

from .verhalen import AANBIEDER
from .verwachting import IEDER, REGIE, page, without

SCHRIJFT = ("behandelregisseur",)
LEEST = ("zorgadministratie",)
SCHRIJVERS = (*REGIE, "behandelregisseur", "jeugdbeschermer")
PDF = b"%PDF-1.7\n1 0 obj<<>>endobj\n%%EOF\n"
#: only the aanbieder itself sees what it did not share; a colleague reads, the behandelaar writes
ZIET = {"ok": (*SCHRIJFT, *LEEST)}
DOET = {"ok": SCHRIJFT, "403": LEEST}
BEGINT = {"ok": SCHRIJVERS, "403": without(IEDER, SCHRIJVERS)}

DOCUMENTEN = {
    "casusregie:document_list": page("casus", {"ok": IEDER}),
    "casusregie:document_new": page("casus", BEGINT, BEGINT),
    "casusregie:document_detail": page("document", ZIET),
    "casusregie:document_pdf": page("document", ZIET),
    "casusregie:document_edit": page("document_concept", DOET, {"409": SCHRIJFT, "403": LEEST}),
    "casusregie:document_adopt": page("document_concept", ZIET, DOET),
    "casusregie:document_withdraw": page("document", ZIET, DOET),
    "casusregie:document_new_version": page("document", ZIET, DOET),
    "casusregie:document_sign": page("document", DOET, DOET),
    "casusregie:document_share": page("document", DOET, DOET),
    "casusregie:deling_stop": page("deling", ZIET, DOET),
    "casusregie:stuk_pdf": page("stuk", {"ok": IEDER}),
    "casusregie:gezinsversie": page("casus", {"ok": IEDER}),
    "casusregie:gezinsversie_pdf": page("stuk", {"ok": IEDER}),
    "casusregie:toekomsttaak": page("toekomsttaak", {"ok": IEDER}),
    "casusregie:bijlage_new": page("casus", BEGINT, BEGINT),
    "casusregie:bijlage_download": page("bijlage", ZIET),
    "casusregie:bijlage_withdraw": page("bijlage", ZIET, DOET),
}


def collect_documents(wereld, voor, op):
    """Per side what the aanbieder of the running casus made; nobody else sees it."""
    plek, mens = {"": ("vlierhof", "dorrestein"), "ander_": ("ankerplaats", "yilmaz")}[voor]
    casus, by = wereld.casussen[f"{voor}loopt"], wereld.mensen[mens]
    dossier = wereld.dossiers[f"{voor}loopt"]
    plan = vastgesteld(casus, "veiligheidsplan", by, op)
    open_ = concept(casus, "gespreksverslag", by, op, inhoud=volledig("gespreksverslag"))
    deling = share(plan, by=by, op=op)
    bijlage = add_attachment(
        casus, naam="brief.pdf", inhoud=PDF, omschrijving="Brief", by=by, op=op
    )
    eigen = replace(dossier, partijen={plek: AANBIEDER})
    for soort, kenmerken in {
        "document": {"kenmerk": plan.kenmerk},
        "document_concept": {"kenmerk": open_.kenmerk},
        "deling": {"kenmerk": plan.kenmerk, "deling": deling.kenmerk},
        "bijlage": {"kenmerk": bijlage.kenmerk},
    }.items():
        wereld.rijen.setdefault(soort, {})[voor] = (eigen, kenmerken)
    taak = register(Toekomsttaak(casus=casus), by=Medewerker.objects.systeem(), op=op)
    wereld.rijen.setdefault("toekomsttaak", {})[voor] = (dossier, {"kenmerk": taak.kenmerk})
    wereld.rijen.setdefault("stuk", {})[voor] = (dossier, {"kenmerk": casus.kenmerk})
