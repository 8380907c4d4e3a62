"""Fictional contents of the request messages 301, 305, 307, 315, 317 and 319, typed by hand."""

from typing import Any

GEMEENTE = "0599"
AANBIEDER = "98000001"  # fictief
BSN = "999900006"
DAGTEKENING = "2026-01-31"
XSD_VERSIE = {"BasisschemaXsdVersie": "1.0.0", "BerichtXsdVersie": "1.0.0"}


def header(code: str, identificatie: str, *, van_gemeente: bool) -> dict[str, Any]:
    """Header of a heenbericht, typed out independently of the library."""
    partijen = (GEMEENTE, AANBIEDER) if van_gemeente else (AANBIEDER, GEMEENTE)
    return {
        "BerichtCode": code,
        "BerichtVersie": "3",
        "BerichtSubversie": "2",
        "Afzender": partijen[0],
        "Ontvanger": partijen[1],
        "BerichtIdentificatie": {"Identificatie": identificatie, "Dagtekening": DAGTEKENING},
        "XsdVersie": dict(XSD_VERSIE),
    }


ADRES = {
    "Huis": {
        "Huisnummer": "12",
        "Huisletter": "b",
        "HuisnummerToevoeging": "II",
        "AanduidingWoonadres": "TO",
    },
    "Postcode": "3011AA",
    "Straatnaam": "Verzonnenstraat",
    "Plaatsnaam": "Rotterdam",
    "LandCode": "NL",
}
TELEFOON = {
    "Telefoon01": {"Telefoonnummer": "0100000000", "Landnummer": "31"},
    "Telefoon02": {"Telefoonnummer": "0600000000", "Landnummer": "31"},
}
NAAM_KORT = {
    "Geslachtsnaam": {"Achternaam": "Verzonnen", "Voorvoegsel": "van der"},
    "Voornamen": "Noor Élise",
    "Voorletters": "NÉ",
}
WIE = {
    "Bsn": BSN,
    "Geboortedatum": {"Datum": "2012-03-04"},
    "Geslacht": "2",
    "Naam": NAAM_KORT,
}
AMBULANT = {"Categorie": "45", "Code": "45A48"}
OMVANG = {"Volume": "600", "Eenheid": "01", "Frequentie": "4"}

B301 = {
    "Header": header("436", "TW0000000001", van_gemeente=True),
    "Client": {
        "Bsn": BSN,
        "Geboortedatum": {"Datum": "2012-03-01", "DatumGebruik": "1"},
        "Geslacht": "2",
        "Naam": {**NAAM_KORT, "NaamGebruik": "1"},
        "Communicatie": {"Vorm": "1", "Taal": "Tigrinya"},
        "JuridischeStatus": "04",
        "WettelijkeVertegenwoordiging": "06",
        "Commentaar": "Bel eerst.\nDe bel & de klopper doen het < 9 uur niet.",
        "Relaties": {
            "Relatie": [
                {
                    "Nummer": "R1",
                    "Volgorde": "1",
                    "Soort": "10",
                    "Geboortedatum": {"Datum": "1985-06-07"},
                    "Geslacht": "1",
                    "Naam": {
                        "Geslachtsnaam": {"Achternaam": "Verzonnen"},
                        "Partnernaam": {"Achternaam": "Fantasie", "Voorvoegsel": "de"},
                        "Voorletters": "A",
                        "NaamGebruik": "4",
                    },
                    "Contact": {"Soort": "01", "Adres": ADRES, "Telefoon": TELEFOON},
                },
                {
                    "Nummer": "R2",
                    "Soort": "11",
                    "Naam": {
                        "Geslachtsnaam": {"Achternaam": "Stichting Fictieve Voogdij"},
                        "NaamGebruik": "6",
                    },
                    "Contact": {"Soort": "02", "Telefoon": TELEFOON},
                },
            ]
        },
        "Contactgegevens": {
            "Contact": [
                {
                    "Soort": "01",
                    "Adres": ADRES,
                    "Telefoon": TELEFOON,
                    "Emailadres": "noor@voorbeeld.example",
                },
                {
                    "Soort": "04",
                    "Adres": ADRES,
                    "Organisatie": "Gezinshuis De Verzinsels",
                    "Periode": {"Begindatum": "2026-01-01", "Einddatum": "2026-06-30"},
                },
            ]
        },
        "ToegewezenProducten": {
            "ToegewezenProduct": [
                {
                    "ToewijzingNummer": "100000001",
                    "ReferentieAanbieder": "5f0c9a52-7a4e-4b55-9c52-0f6d1f1a0001",
                    "Product": AMBULANT,
                    "Toewijzingsdatum": "2026-01-30",
                    "Toewijzingstijd": "14:05:00",
                    "Ingangsdatum": "2026-02-01",
                    "Einddatum": "2026-12-31",
                    "RedenWijziging": "04",
                    "Omvang": OMVANG,
                    "Commentaar": "Start in overleg.",
                },
                {
                    "ToewijzingNummer": "100000002",
                    "Product": {"Categorie": "48"},
                    "Toewijzingsdatum": "2026-01-30",
                    "Toewijzingstijd": "14:05:00",
                    "Ingangsdatum": "2026-02-01",
                    "Einddatum": "2026-12-31",
                    "Budget": "1250000",
                },
            ]
        },
    },
}
START = {
    "ToewijzingNummer": "100000001",
    "Product": AMBULANT,
    "ToewijzingIngangsdatum": "2026-01-05",
    "Begindatum": "2026-01-12",
}
B305 = {
    "Header": header("438", "ST0000000001", van_gemeente=False),
    "Client": {
        **WIE,
        "StartProducten": {
            "StartProduct": [
                {**START, "StatusAanlevering": "1"},
                {"Begindatum": "2026-01-13", "StatusAanlevering": "3"},
            ]
        },
    },
}
B307 = {
    "Header": header("440", "SP0000000001", van_gemeente=False),
    "Client": {
        **WIE,
        "StopProducten": {
            "StopProduct": [
                {
                    **START,
                    "RedenBeeindiging": "31",
                    "Einddatum": "2026-01-30",
                    "StatusAanlevering": "1",
                }
            ]
        },
    },
}
B315 = {
    "Header": header("446", "VT0000000001", van_gemeente=False),
    "Client": {
        **WIE,
        "GezagsdragerBekend": "2",
        "Commentaar": "Verzoek na gesprek met het gezin.",
        "AangevraagdeProducten": {
            "AangevraagdProduct": [
                {
                    "ReferentieAanbieder": "VOT-2026-0001",
                    "BeschikkingNummer": "200000001",
                    "Product": AMBULANT,
                    "BeschikkingIngangsdatum": "2026-01-01",
                    "ToewijzingIngangsdatum": "2026-02-01",
                    "ToewijzingEinddatum": "2026-12-31",
                    "Omvang": OMVANG,
                    "Verwijzer": {"Type": "02", "ZorgverlenerCode": "01000001"},
                    "Raamcontract": "1",
                    "Commentaar": "Graag spoed.",
                },
                {
                    "ReferentieAanbieder": "VOT-2026-0002",
                    "Product": {"Categorie": "43"},
                    "ToewijzingIngangsdatum": "2026-02-01",
                    "ToewijzingEinddatum": "2026-12-31",
                    "Budget": "500000",
                    "Verwijzer": {"Type": "06", "Naam": "Zelf"},
                },
            ]
        },
    },
}
B317 = {
    "Header": header("486", "VW0000000001", van_gemeente=False),
    "Client": {
        "Bsn": BSN,
        "Verzoek": {
            "ReferentieAanbieder": "VOW-2026-0001",
            "RedenVerzoek": "1",
            "OngewijzigdeProducten": {"OngewijzigdProduct": [{"ToewijzingNummer": "100000002"}]},
            "TeWijzigenProducten": {
                "TeWijzigenProduct": [
                    {
                        "ToewijzingNummer": "100000001",
                        "GewensteIngangsdatum": "2026-03-01",
                        "Einddatum": "2026-12-31",
                        "Omvang": {**OMVANG, "Volume": "900"},
                    },
                    {
                        "ToewijzingNummer": "100000003",
                        "GewensteIngangsdatum": "2026-03-01",
                        "Einddatum": "2026-12-31",
                        "Budget": "900000",
                    },
                ]
            },
            "NieuweProducten": {
                "NieuwProduct": [
                    {
                        "Product": {"Categorie": "42", "Code": "42A01"},
                        "GewensteIngangsdatum": "2026-03-01",
                        "Einddatum": "2026-12-31",
                        "Omvang": {"Volume": "2", "Eenheid": "84", "Frequentie": "2"},
                    }
                ]
            },
        },
    },
}
B319 = {
    "Header": header("488", "AW0000000001", van_gemeente=True),
    "Antwoord": {
        "ReferentieAanbieder": "VOT-2026-0001",
        "VerzoekAntwoord": "1",
        "RedenAfwijzingVerzoek": "8",
        "Woonplaatsbeginsel": {"Gemeente": "0502"},
    },
}
