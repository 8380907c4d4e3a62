"""Keuzelijsten van het aanbod: soorten hulp, contracten, inkoop en voorzieningen."""

from django.db import models

from arrangementen.ijw import codelijsten

EENHEDEN = list(codelijsten.codes("Eenheid").items())
CATEGORIEEN = list(codelijsten.codes("ProductCategorie").items())
FREQUENTIES = list(codelijsten.codes("Frequentie").items())


class Productsoort(models.TextChoices):
    """What kind of help; decides which questions the norm check asks."""

    INDIVIDUEEL = "individueel", "Individuele begeleiding"
    GROEP = "groep", "Groepsbegeleiding"
    EEN_OP_EEN = "een_op_een", "1-op-1 begeleiding"
    AMBULANT = "ambulant", "Ambulante jeugdhulp"
    DAGBEHANDELING = "dagbehandeling", "Dagbehandeling"
    GGZ = "ggz", "Jeugd-ggz"
    VERBLIJF = "verblijf", "Verblijf"
    CRISIS = "crisis", "Crisishulp"
    BESCHERMING = "bescherming", "Jeugdbescherming en jeugdreclassering"
    OVERIG = "overig", "Overige hulp"


class Verblijfsvorm(models.TextChoices):
    """Where a jeugdige stays; a clinical ggz-opname is a category of its own (GV-V-05)."""

    PLEEGZORG = "pleegzorg", "Pleegzorg"
    GEZINSHUIS = "gezinshuis", "Gezinshuis"
    RESIDENTIEEL = "residentieel", "Instelling"
    KORTDUREND = "kortdurend", "Kortdurend verblijf"
    KLINISCH = "klinisch", "Klinische ggz-opname"


class Contractsoort(models.TextChoices):
    """The three iJw variants of paying for help."""

    INSPANNING = "inspanning", "Inspanningsgericht"
    OUTPUT = "output", "Outputgericht"
    TAAK = "taak", "Taakgericht"


class Inkoopvorm(models.TextChoices):
    """On which ground an aanbieder works for the gemeenten (CR-D-01)."""

    GRJR = "grjr", "Contract met de GRJR"
    GEMEENTE = "gemeente", "Contract met de gemeente"
    ONDERAANNEMER = "onderaannemer", "Onderaannemer van een gecontracteerde aanbieder"
    SUBSIDIE = "subsidie", "Subsidie"
    MAATWERK = "maatwerk", "Maatwerkovereenkomst (uitzondering)"


class Inkoopniveau(models.TextChoices):
    """The three-way split of the region: close by, specialist, or with a stay (RV-B11-01)."""

    LOKAAL = "lokaal", "Lokaal ingekocht"
    REGIONAAL = "regionaal", "Regionaal specialistisch"
    VERBLIJF = "verblijf", "Regionaal bij verblijf"


class Inkoopdomein(models.TextChoices):
    """The part of the help that a gemeente buys in one way (RV-0-07)."""

    SPECIALISTISCH = "specialistisch", "Specialistische jeugdhulp"
    LTA = "lta", "Landelijk ingekochte zorg (LTA)"
    JB_JR = "jb_jr", "Jeugdbescherming en jeugdreclassering"
    VEILIG_THUIS = "veilig_thuis", "Veilig Thuis"


class Model(models.TextChoices):
    """How the help of a domain reaches a jeugdige."""

    ARRANGEMENT = "arrangement", "Arrangementen, met een toewijzing"
    TAAKGERICHT = "taakgericht", "Taakgericht, zonder toewijzing"


class Inkoper(models.TextChoices):
    """Who signs for the gemeente."""

    GRJR = "grjr", "GRJR, voor alle gemeenten samen"
    MVS = "mvs", "Maassluis, Vlaardingen en Schiedam samen"
    GEMEENTE = "gemeente", "De gemeente zelf"
    LANDELIJK = "landelijk", "Landelijk (VNG)"


class Bekostiging(models.TextChoices):
    """What the money follows."""

    ARRANGEMENT = "arrangement", "Per arrangement"
    POPULATIE = "populatie", "Populatiebekostiging"
    SUBSIDIE = "subsidie", "Subsidie of vaste bijdrage"


class Voorzieningsoort(models.TextChoices):
    """Kinds of help that need no toewijzing (RV-B01-02)."""

    SPORT = "sport", "Sport en vrije tijd"
    ADVIES = "advies", "Informatie en advies"
    SCHULDHULP = "schuldhulp", "Geld en schulden"
    OPVOEDEN = "opvoeden", "Opvoeden en ouderschap"
    ONTMOETEN = "ontmoeten", "Ontmoeten en jongerenwerk"
    SCHOOL = "school", "School en werk"
    GEZONDHEID = "gezondheid", "Gezondheid"
    ANDERS = "anders", "Anders"
