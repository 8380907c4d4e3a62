"""Bij wie een afspraak op de werkvoorraad komt: de eigenaar zelf, of wie de casus regisseert."""

from typing import Any

from organisaties.rollen import Rol, Soort

_ROL_PER_SOORT = {
    Soort.AANBIEDER: Rol.BEHANDELREGISSEUR,
    Soort.GI: Rol.JEUGDBESCHERMER,
    Soort.GEMEENTE: Rol.BACKOFFICE,
    Soort.CIT: Rol.CRISISMEDEWERKER,
    Soort.RER: Rol.ZORGBEMIDDELAAR,
}


def turn_of(afspraak: Any) -> dict[str, Any]:
    """Fields of the Termijnfeit: who must act.

    An organisation that works in the product: its role there. A medewerker: himself, in a role he
    holds. Family and others have no worklist: whoever holds the casusregie follows them.
    """
    organisatie = afspraak.eigenaar_organisatie
    if organisatie is not None and organisatie.soort in _ROL_PER_SOORT:
        rol = _ROL_PER_SOORT[Soort(organisatie.soort)]
        return {"aan_zet": (f"{rol}@{organisatie.pk}",)}
    if afspraak.eigenaar_medewerker_id:
        return _own(afspraak)
    return {"aan_zet": (_regie(afspraak.casus),)}


def _own(afspraak: Any) -> dict[str, Any]:
    medewerker = afspraak.eigenaar_medewerker
    eigen = [
        f"{a.rol}@{a.organisatie_id}"
        for a in medewerker.aanstellingen_op(afspraak.gemaakt_op)
        if a.rol in _WERKERS
    ]
    return {
        "aan_zet": (eigen[0] if eigen else _regie(afspraak.casus),),
        "medewerker_id": medewerker.pk,
    }


_WERKERS = (
    Rol.CASUSREGISSEUR,
    Rol.PROCESREGISSEUR,
    Rol.JEUGDBESCHERMER,
    Rol.BEHANDELREGISSEUR,
    Rol.GEDRAGSWETENSCHAPPER,
    Rol.CRISISMEDEWERKER,
    Rol.ZORGBEMIDDELAAR,
)


def _regie(casus: Any) -> str:
    """In route C the jeugdbeschermer, else the casusregisseur of the team."""
    return str(Rol.JEUGDBESCHERMER if casus.route == "C" else Rol.CASUSREGISSEUR)
