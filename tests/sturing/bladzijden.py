"""Welke bladzijden van de demonstratie het volst zijn, en wie ze leest."""

from collections import defaultdict
from uuid import uuid4
from zlib import crc32

from django.apps import apps
from django.db.models import Count
from django.urls import reverse

from casusregie.models import Casus
from casusregie.termijnen.paginas import page_url
from organisaties.rollen import Rol
from verloop.models import Gebeurtenis

#: so many casussen of each route, and so many pieces, one of each kind
CASUSSEN, STUKKEN = 2, 13
TABBLADEN = ("verwijzing", "hulp", "document_list", "meningsverschil_list", "regie_overview")
#: who read the pages without a casus
OVERZICHTEN = {
    "sturing:dashboard": Rol.CONTRACTMANAGER,
    "casusregie:werkvoorraad": Rol.BEHANDELREGISSEUR,
    "casusregie:zorgbemiddeling": Rol.ZORGBEMIDDELAAR,
    "account_list": Rol.BEHEERDER,
}


def fullest_pages(mensen, on):
    """Per reader the addresses: casussen and pieces to which most happened, and overviews."""
    paden = defaultdict(list)
    for naam, rol in OVERZICHTEN.items():
        paden[next(m for m in mensen if m.has_role(rol, on=on))].append(reverse(naam))
    for rij in _rows():
        lezer = _reader(rij, mensen, on)
        if lezer is not None:
            paden[lezer] += _pages_of(rij)
    return paden


def _rows():
    """Where most happened."""
    per_soort = defaultdict(list)
    for model, pk, _ in _counted().order_by("-n", "object_id"):
        per_soort[model].append(pk)
    soorten = [label for label in per_soort if _has_page(apps.get_model(label))]
    for label in soorten[:STUKKEN]:
        yield apps.get_model(label)._default_manager.get(pk=per_soort[label][0])
    volgorde = dict(_counted("dossier"))
    for route in "ABC":
        casussen = Casus.objects.active().filter(route=route)
        yield from sorted(casussen, key=lambda c: -volgorde.get(c.kenmerk, 0))[:CASUSSEN]


def _counted(*waarop):
    waarop = waarop or ("model", "object_id")
    return Gebeurtenis.objects.order_by().values_list(*waarop).annotate(n=Count("pk"))


def _has_page(soort):
    """A page in a dossier; the casus itself comes apart."""
    zicht = hasattr(soort._default_manager, "visible_to") and hasattr(soort, "casus")
    return zicht and page_url(soort._meta.label_lower, uuid4()) and soort is not Casus


def _pages_of(rij):
    paden = [page_url(rij._meta.label_lower, rij.kenmerk)]
    if isinstance(rij, Casus):
        paden = [reverse("casusregie:casus_detail", args=[rij.kenmerk])]
        tab = TABBLADEN[crc32(rij.nummer.encode()) % len(TABBLADEN)]
        paden.append(reverse(f"casusregie:{tab}", args=[rij.kenmerk]))
    return [pad for pad in paden if pad]


def _reader(rij, mensen, on):
    """Somebody who may see it: in turn from the team, from an aanbieder or elsewhere."""
    zien = type(rij)._default_manager
    begin = crc32(f"{rij._meta.label_lower}{rij.pk}".encode()) % len(mensen)
    for mens in (*mensen[begin:], *mensen[:begin]):
        if mens.aanstellingen_op(on) and zien.visible_to(mens, on).filter(pk=rij.pk).exists():
            return mens
    return None
