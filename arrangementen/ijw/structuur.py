"""The element tables of iJw 3.2: per class which elements, in which order, how often, of what type.

Notation, one element per word: ``Naam:Type``. ``?`` after the name: may be absent; ``+``: once or
more. A type with a dot in front (``.Naam``) is a leaf type of ``datatypen``; ``=436`` is a
fixed value; any other type is a class. Without a type the class has the name of the element.
Classes in ``BASIS`` live in the base namespace, the others in that of the message.
"""

from dataclasses import dataclass

BASIS: dict[str, str] = {
    "Achternaam": "Achternaam:.Naam Voorvoegsel?:.Voorvoegsel",
    "Adres": "Huis? Postcode?:.Postcode Straatnaam?:.Straatnaam"
    " Plaatsnaam?:.Plaatsnaam LandCode?:.LandCode",
    "BedragMetDC": "Bedrag:.Bedrag DebetCredit:.DebetCredit",
    "BerichtIdentificatie": "Identificatie:.IdentificatieBericht Dagtekening:.Datum",
    "Communicatie": "Vorm:.Communicatievorm Taal?:.Taal",
    "Geboortedatum": "Datum:.Datum DatumGebruik?:.DatumGebruik",
    "GeslotenPeriode": "Begindatum:.Datum Einddatum:.Datum",
    "Huis": "Huisnummer:.Huisnummer Huisletter?:.Huisletter"
    " HuisnummerToevoeging?:.HuisnummerToevoeging AanduidingWoonadres?:.AanduidingWoonadres",
    "Omvang": "Volume:.Volume Eenheid:.Eenheid Frequentie:.Frequentie",
    "OpenPeriode": "Begindatum?:.Datum Einddatum?:.Datum",
    "Product": "Categorie:.ProductCategorie Code?:.ProductCode",
    "Referentie": "ReferentieNummer:.ReferentieNummer VorigReferentieNummer?:.ReferentieNummer",
    "Telefoon": "Telefoonnummer:.Telefoonnummer Landnummer:.Landnummer",
    "Telefoonnummers": "Telefoon01:Telefoon Telefoon02?:Telefoon",
    "TotaalBedragMetDC": "TotaalBedrag:.TotaalBedrag DebetCredit:.DebetCredit",
    "VerkorteNaam": "Geslachtsnaam:Achternaam Voornamen?:.Naam Voorletters?:.Voorletters",
    "Verwijzer": "Type:.TypeVerwijzer Naam?:.NaamVerwijzer ZorgverlenerCode?:.AgbCode",
    "VolledigeNaam": "Geslachtsnaam:Achternaam Partnernaam?:Achternaam Voornamen?:.Naam"
    " Voorletters?:.Voorletters NaamGebruik:.NaamGebruik",
    "XsdVersie": "BasisschemaXsdVersie:.Versie BerichtXsdVersie:.Versie",
}

KOP = (
    "BerichtCode:={code} BerichtVersie:={versie} BerichtSubversie:={subversie}"
    " Afzender:.{van} Ontvanger:.{aan} BerichtIdentificatie XsdVersie"
)
KOP_RETOUR = (
    " IdentificatieRetour:.IdentificatieBericht DagtekeningRetour:.Datum XsltVersie?:.Versie"
    " XsdVersieRetour:XsdVersie RetourCodes?"
)
KOP_ANTWOORD = (
    " DeclaratieIdentificatie:BerichtIdentificatie XsltVersie?:.Versie"
    " XsdVersieDeclaratie:XsdVersie RetourCodes"
)
RETOURCODES = "RetourCode+:.RetourCode"


@dataclass(frozen=True)
class Heen:
    """Table of one message that is not a retour; the first class is the body below the root."""

    code: str
    van_gemeente: bool
    klassen: dict[str, str]


_WIE = (
    "Bsn:.BurgerServicenummer Geboortedatum Geslacht:.Geslacht Naam:VerkorteNaam {rest}{producten}"
)
_LEVERING = "ToewijzingNummer?:.Nummer Product? ToewijzingIngangsdatum?:.Datum"
_WENS = "GewensteIngangsdatum:.Datum Einddatum?:.Datum Omvang? Budget?:.Budget"

_T301 = {
    "Client": "Bsn:.BurgerServicenummer Geboortedatum Geslacht:.Geslacht"
    " Naam:VolledigeNaam Communicatie? JuridischeStatus?:.JuridischeStatus"
    " WettelijkeVertegenwoordiging?:.WettelijkeVertegenwoordiging Commentaar?:.Commentaar"
    " Relaties? Contactgegevens ToegewezenProducten",
    "Relaties": "Relatie+",
    "Relatie": "Nummer:.Persoonsid Volgorde?:.RelatieVolgorde Soort:.SoortRelatie"
    " Geboortedatum? Geslacht?:.Geslacht Naam:VolledigeNaam Contact",
    "Contactgegevens": "Contact+",
    "Contact": "Soort:.AdresSoort Adres? Organisatie?:.Organisatienaam"
    " Telefoon?:Telefoonnummers Emailadres?:.Emailadres Periode?:OpenPeriode",
    "ToegewezenProducten": "ToegewezenProduct+",
    "ToegewezenProduct": "ToewijzingNummer:.Nummer ReferentieAanbieder?:.Referentie"
    " Product? Toewijzingsdatum:.Datum Toewijzingstijd:.Tijd Ingangsdatum:.Datum"
    " Einddatum?:.Datum RedenWijziging?:.RedenWijziging Omvang? Budget?:.Budget"
    " Commentaar?:.Commentaar",
}
_T305 = {
    "Client": _WIE.format(rest="", producten="StartProducten"),
    "StartProducten": "StartProduct+",
    "StartProduct": f"{_LEVERING} Begindatum:.Datum StatusAanlevering:.StatusAanlevering",
}
_T307 = {
    "Client": _WIE.format(rest="", producten="StopProducten"),
    "StopProducten": "StopProduct+",
    "StopProduct": f"{_LEVERING} Begindatum:.Datum RedenBeeindiging:.RedenBeeindiging"
    " Einddatum:.Datum StatusAanlevering:.StatusAanlevering",
}
_T315 = {
    "Client": _WIE.format(
        rest="GezagsdragerBekend?:.JaNee Commentaar?:.Commentaar ",
        producten="AangevraagdeProducten",
    ),
    "AangevraagdeProducten": "AangevraagdProduct+",
    "AangevraagdProduct": "ReferentieAanbieder:.Referentie BeschikkingNummer?:.Nummer"
    " Product? BeschikkingIngangsdatum?:.Datum ToewijzingIngangsdatum:.Datum"
    " ToewijzingEinddatum?:.Datum Omvang? Budget?:.Budget Verwijzer"
    " Raamcontract?:.JaNee Commentaar?:.Commentaar",
}
_T317 = {
    "Client": "Bsn:.BurgerServicenummer Verzoek",
    "Verzoek": "ReferentieAanbieder:.Referentie RedenVerzoek:.RedenVerzoek"
    " OngewijzigdeProducten? TeWijzigenProducten? NieuweProducten?",
    "OngewijzigdeProducten": "OngewijzigdProduct+",
    "OngewijzigdProduct": "ToewijzingNummer:.Nummer",
    "TeWijzigenProducten": "TeWijzigenProduct+",
    "TeWijzigenProduct": f"ToewijzingNummer:.Nummer {_WENS}",
    "NieuweProducten": "NieuwProduct+",
    "NieuwProduct": f"Product? {_WENS}",
}
_T319 = {
    "Antwoord": "ReferentieAanbieder:.Referentie VerzoekAntwoord:.VerzoekAntwoord"
    " RedenAfwijzingVerzoek?:.RedenAfwijzingVerzoek Woonplaatsbeginsel?",
    "Woonplaatsbeginsel": "Gemeente:.Gemeente",
}
_PRESTATIES = {
    "Clienten": "Client+",
    "Client": "Bsn:.BurgerServicenummer Prestaties",
    "Prestaties": "Prestatie+",
    "Prestatie": "ProductReferentie:Referentie ToewijzingNummer:.Nummer"
    " ProductCategorie:.ProductCategorie ProductCode:.ProductCode ProductPeriode:GeslotenPeriode"
    " GeleverdVolume:.Volume Eenheid:.Eenheid ProductTarief?:.Bedrag IngediendBedrag:BedragMetDC",
}
_T323 = {
    "Declaratie": "DeclaratieNummer:.Declaratienummer DeclaratiePeriode:GeslotenPeriode"
    " DeclaratieDagtekening:.Datum TotaalIngediendBedrag:TotaalBedragMetDC Clienten",
    **_PRESTATIES,
}
_T325 = {
    "DeclaratieAntwoord": "DeclaratieNummer:.IdentificatieDeclaratie"
    " TotaalIngediendBedrag:TotaalBedragMetDC TotaalToegekendBedrag:TotaalBedragMetDC Clienten?",
    **_PRESTATIES,
}

HEEN: dict[str, Heen] = {
    "301": Heen("436", van_gemeente=True, klassen=_T301),
    "305": Heen("438", van_gemeente=False, klassen=_T305),
    "307": Heen("440", van_gemeente=False, klassen=_T307),
    "315": Heen("446", van_gemeente=False, klassen=_T315),
    "317": Heen("486", van_gemeente=False, klassen=_T317),
    "319": Heen("488", van_gemeente=True, klassen=_T319),
    "323": Heen("490", van_gemeente=False, klassen=_T323),
    "325": Heen("491", van_gemeente=True, klassen=_T325),
}
# retour: the heenbericht it answers, and its own BerichtCode
RETOUR: dict[str, tuple[str, str]] = {
    "302": ("301", "437"),
    "306": ("305", "439"),
    "308": ("307", "441"),
    "316": ("315", "447"),
    "318": ("317", "487"),
    "320": ("319", "489"),
}
