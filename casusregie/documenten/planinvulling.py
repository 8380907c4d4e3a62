"""Vult onderdelen voor uit het ondersteuningsplan: doelen, hulp, intensiteit en afspraken."""

from typing import Any

from .bron import Bron
from .voorinvulling import add_prefill

PLAN = "het ondersteuningsplan"


def _goals(bron: Bron) -> list[dict[str, str]]:
    rijen = [
        {
            "resultaatgebied": str(onderdeel.resultaatgebied),
            "doel": doel.specifiek,
            "meetbaar": doel.meetbaar,
            "wie": doel.acceptabel,
            "haalbaar": doel.realistisch,
            "uiterlijk": doel.uiterlijk.isoformat(),
        }
        for onderdeel in bron.onderdelen
        for doel in onderdeel.doelen.all()
    ]
    return rijen or bron.eigen_doelen


def _goals_with(kolom: str) -> Any:
    """Only the words of each doel, with an empty column beside it to fill in."""

    def vul(bron: Bron) -> list[dict[str, str]]:
        return [{"doel": rij["doel"], kolom: ""} for rij in _goals(bron)]

    return vul


def _help(bron: Bron) -> list[dict[str, str]]:
    return [
        {
            "soort": f"{onderdeel.resultaatgebied} ({onderdeel.get_soort_hulp_display()})",
            "frequentie": _size(onderdeel),
            "door": str(onderdeel.aanbieder or ""),
        }
        for onderdeel in bron.onderdelen
    ]


def _size(onderdeel: Any) -> str:
    """ "72 uur in 26 weken"; empty when the plan names no size."""
    if onderdeel.volume is None:
        return ""
    eenheid = onderdeel.get_eenheid_display().lower()
    return f"{onderdeel.volume.normalize():f} {eenheid} in {onderdeel.duur_weken} weken"


def _areas(bron: Bron) -> list[dict[str, str]]:
    return [
        {
            "gebied": str(onderdeel.resultaatgebied),
            "elementen": ", ".join(str(element) for element in onderdeel.elementen.all()),
        }
        for onderdeel in bron.onderdelen
    ]


def _lines(zin: Any) -> Any:
    """One line per part of the plan."""
    return lambda bron: "\n".join(zin(onderdeel) for onderdeel in bron.onderdelen)


def _arrangement(onderdeel: Any) -> str:
    delen = [f"intensiteit {onderdeel.trede}", f"{onderdeel.duur_weken} weken"]
    delen += [onderdeel.product_code] if onderdeel.product_code else []
    delen += [_size(onderdeel)] if onderdeel.volume is not None else []
    return f"{onderdeel.resultaatgebied}: {', '.join(delen)}"


def _text(veld: str) -> Any:
    return lambda bron: getattr(bron.plan, veld) if bron.plan else ""


def _roles(bron: Bron) -> list[dict[str, str]]:
    if not bron.plan or not bron.plan.rolverdeling:
        return []
    return [{"wie": "Zoals in het ondersteuningsplan", "wat": bron.plan.rolverdeling}]


def _look_back(bron: Bron) -> str:
    dag = bron.plan.evaluatie_uiterlijk if bron.plan else None
    return dag.isoformat() if dag else ""


add_prefill("doelen", PLAN, _goals)
add_prefill("doelen_kort", PLAN, _goals_with("stand"))
add_prefill("doelen_resultaat", PLAN, _goals_with("resultaat"))
add_prefill("hulp", PLAN, _help)
add_prefill("gebieden", PLAN, _areas)
add_prefill("treden", PLAN, _lines(lambda o: f"{o.resultaatgebied}: {o.trede}"))
add_prefill("duur", PLAN, _lines(lambda o: f"{o.resultaatgebied}: {o.duur_weken} weken"))
add_prefill("arrangement", PLAN, _lines(_arrangement))
add_prefill("samenwerking", PLAN, _text("samenwerking"))
add_prefill("onderwijs", PLAN, _text("afstemming_onderwijs"))
add_prefill("rolverdeling", PLAN, _roles)
add_prefill("evaluatie", PLAN, _look_back)
