"""De zinnen bij gebeurtenissen van documenten die geen overgang zijn."""

from verloop.zinsneden import add_kind_names, add_sentences

from .soorten import SOORTEN


def kind_name(code: str) -> str:
    """The kind of document in a sentence; "" for a code that is gone."""
    return SOORTEN[code].titel.lower() if code in SOORTEN else ""


for model in ("document", "deling", "documenthandtekening"):
    add_kind_names(f"casusregie.{model}", kind_name)

add_sentences(
    {
        "casusregie.document.register": "Document begonnen",
        "casusregie.document.nieuwe_versie": "Nieuwe versie van een document begonnen",
        "casusregie.document.amend": "Document bijgewerkt",
        "casusregie.documenthandtekening.register": "Handtekening onder een document vastgelegd",
        "casusregie.deling.register": "Document gedeeld",
        "casusregie.bijlage.register": "Bijlage toegevoegd",
        "casusregie.toekomsttaak.register": "Taak gemaakt: toekomstplan",
    }
)
