"""Het verzoek om wijziging in de matrix: de aanbieder vraagt, de gemeente besluit."""

from datetime import timedelta

from arrangementen.wijzigen.bericht import Wens
from arrangementen.wijzigen.indienen import current_help, submit
from organisaties.rollen import Rol

from .verwachting import AANBIEDER, GEMEENTE, IEDER, Rij, of_aanbieder, of_gemeente, page

WIJZIGEN: dict[str, Rij] = {
    "arrangementen:wijziging_nieuw": of_aanbieder("casus", "GET", "POST"),
    "arrangementen:wijziging_detail": page(
        "wijziging", {"ok": tuple(dict.fromkeys((*IEDER, *AANBIEDER, *GEMEENTE)))}
    ),
    "arrangementen:wijziging_toekennen": of_gemeente("wijziging"),
    "arrangementen:wijziging_afwijzen": of_gemeente("wijziging"),
    "arrangementen:wijziging_onderzoek": of_gemeente("wijziging"),
}


def collect_wijziging(wereld, voor, op):
    """A request to change the running help of each side: it ends a day sooner."""
    casus = wereld.casussen[f"{voor}loopt"]
    toewijzing = casus.toewijzingen.order_by("pk").first()
    plek = {"on": op.date(), "organisatie_id": toewijzing.aanbieder_id}
    by = next(m for m in wereld.mensen.values() if m.has_role(Rol.BEHANDELREGISSEUR, **plek))
    eerste, *andere = current_help(casus, toewijzing.aanbieder_id, op.date())
    korter = Wens(
        "wijzigen",
        eerste,
        begindatum=eerste.ingangsdatum,
        einddatum=eerste.einddatum - timedelta(days=1),
        volume=eerste.volume,
        eenheid=eerste.eenheid,
        frequentie=eerste.frequentie,
    )
    wensen = [korter, *(Wens("ongewijzigd", ander) for ander in andere)]
    verzoek = submit(
        casus,
        toewijzing.aanbieder,
        reden="1",
        wensen=wensen,
        toelichting=f"Wijziging {voor or 'eigen'}kanarie.",
        by=by,
        op=op,
    )
    dossier = wereld.dossiers[f"{voor}loopt"]
    partijen = dossier.partijen | dossier.weten
    eigen = type(dossier)(**{**vars(dossier), "partijen": partijen})
    wereld.rijen.setdefault("wijziging", {})[voor] = (eigen, {"kenmerk": verzoek.kenmerk})
