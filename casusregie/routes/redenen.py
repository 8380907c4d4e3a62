"""Waarom route A eindigt, met of zonder hulp, en wie er een casus opent."""

from django.db import models

from casusregie.bevoegdheden import has_role_at
from organisaties.rollen import Rol

is_team_member = has_role_at(
    lambda route: route.casus.team_id, Rol.CASUSREGISSEUR, Rol.PROCESREGISSEUR
)


class Eindreden(models.TextChoices):
    """Why the help ends."""

    DOELEN = "doelen", "De doelen zijn gehaald"
    OVERLEG = "overleg", "In overleg gestopt"
    GEZIN = "gezin", "Het gezin wil niet verder"
    VERHUIZING = "verhuizing", "Verhuisd naar een andere regio"
    LEEFTIJD = "leeftijd", "Te oud voor jeugdhulp"


class ZonderHulp(models.TextChoices):
    """Why no jeugdhulp is needed (RV-B02-03)."""

    COLLECTIEF = "collectief", "Een collectieve voorziening is genoeg"
    EIGEN_KRACHT = "eigen_kracht", "Het gezin kan het zelf, met zijn netwerk"
    OUDERS = "ouders", "Dit hoort bij de gewone zorg van ouders"
