"""De tabel van de matrix: per adres wie wat krijgt; een adres dat hier niet staat is een fout."""

from .aanbod import AANBOD
from .accounts import BEHEER
from .afronding import AFRONDING
from .berichten import BERICHTENTABEL
from .bescherming import BESCHERMING
from .declaraties import DECLARATIES
from .documenten import DOCUMENTEN
from .eenopeen_meer import EENOPEEN_MEER
from .ladder import LADDER
from .logboek import LOGBOEK
from .normen import NORMEN
from .programma import PROGRAMMA
from .regie import REGIETABEL
from .sturing import STURINGTABEL
from .tabel_eenopeen import EENOPEEN
from .tafel import TAFEL
from .toestemming import TOESTEMMING
from .uithuisplaatsing import UITHUISPLAATSING
from .verblijf import VERBLIJF
from .verwachting import (
    AANBIEDER,
    GEMEENTE,
    IEDER,
    OPENERS,
    REGIE,
    TEAM,
    UITVOERING,
    Rij,
    Wie,
    account,
    of_aanbieder,
    of_gemeente,
    page,
    public,
    push,
    roles,
)
from .verzoeken_meer import VERZOEKEN
from .wijzigen import WIJZIGEN

ZIET_TEAM = {"ok": TEAM}
DOET_REGIE = {"ok": REGIE, "403": ("teamleider",)}
#: a form that is empty is refused (422) before anybody asks who sent it; see VOLLEDIG
LEEG = {"ok": TEAM}
BIJ_HULP = {"403": tuple(rol for rol in IEDER if rol not in AANBIEDER)}

INLOGGEN = {
    "account_login": public("GET", "POST"),
    "account_logout": public("GET", "POST"),
    "account_reauthenticate": account("GET", "POST"),
    "account_change_password": account("GET", "POST"),
    "mfa_authenticate": public("GET", "POST"),
    "mfa_index": account("GET"),
    "mfa_reauthenticate": account("GET", "POST"),
    "mfa_activate_totp": account("GET", "POST"),
    "mfa_deactivate_totp": account("GET", "POST", uitkomst="404"),
    "mfa_view_recovery_codes": account("GET", uitkomst="404"),
    "mfa_generate_recovery_codes": account("GET", "POST"),
    "mfa_download_recovery_codes": account("GET", uitkomst="404"),
    "mfa_list_webauthn": account("GET"),
    "mfa_add_webauthn": account("GET", "POST"),
    "mfa_reauthenticate_webauthn": account("GET", "POST"),
    "mfa_remove_webauthn": account("GET", "POST"),
    "mfa_edit_webauthn": account("GET", "POST"),
    "account_list": roles(("beheerder",)),
    "account_new": roles(("beheerder",), "GET", "POST"),
    "role_requests": roles(("beheerder",)),
    **BEHEER,
    "uitgaand_werk": roles(("beheerder",)),
    "uitgaand_opnieuw": roles(("beheerder",), "POST"),
    "start": account("GET"),
    "sessie_verlengen": account("POST"),
    "thema_kiezen": account("POST"),
    "healthz": public(),
    "hulp": public(),
    "toegankelijkheid": public(),
    "privacy": public(),
    "security_txt": public(),
    "rol_kiezen": public("POST", uitkomst="404"),
}

LIJSTEN = {
    "casusregie:werkvoorraad": roles(UITVOERING),
    "casusregie:weergave_list": roles(UITVOERING, "GET", "POST"),
    "casusregie:weergave_change": Rij("", {"POST": {"404": UITVOERING}}, poort=UITVOERING),
    "casusregie:werkvoorraad_bestand": roles(("procesregisseur", "teamleider")),
    "casusregie:signaal_list": roles(UITVOERING),
    "casusregie:signalen_gelezen": roles(UITVOERING, "POST"),
    "casusregie:signaal_mail": roles(UITVOERING, "POST"),
    "casusregie:zoeken": roles(UITVOERING, "GET", "POST"),
    "casusregie:leeslog": roles(("toezichthouder",)),
    "casusregie:escalatie_list": roles(
        (*GEMEENTE, "teamleider", "zorgbemiddelaar", "jeugdbeschermer")
    ),
    "arrangementen:toewijzing_lijst": roles(AANBIEDER),
    "arrangementen:bericht_lijst": roles(("zorgadministratie", "backoffice")),
    "arrangementen:bericht_inlezen": roles(("zorgadministratie", "backoffice"), "GET", "POST"),
    "arrangementen:verzoek_lijst": roles((*AANBIEDER, *GEMEENTE)),
    "arrangementen:verzoek_nieuw": roles(AANBIEDER, "GET", "POST"),
}

HOUDERS: Wie = ("casusregisseur", "procesregisseur", "teamleider", "jeugdbeschermer")
GEEN_HOUDER: Wie = tuple(rol for rol in IEDER if rol not in HOUDERS)
WERKT: Wie = (*REGIE, "jeugdbeschermer")
KIJKT: Wie = tuple(rol for rol in IEDER if rol not in WERKT)

CASUS = {
    "casusregie:signaal_gelezen": push("signaal", {"ok": ("procesregisseur",)}, poort=UITVOERING),
    "casusregie:casus_open": page(
        "jeugdige", {"ok": OPENERS}, {"ok": OPENERS}, poort=OPENERS, leest=True
    ),
    "casusregie:casus_detail": page("casus", {"ok": IEDER}),
    "casusregie:casus_bsn": push("casus", {"ok": IEDER}, toont_bsn=True),
    "casusregie:casus_timeline": page("casus", {"ok": IEDER}),
    "casusregie:casus_log": page("casus", {"ok": HOUDERS, "403": GEEN_HOUDER}),
    "casusregie:gezin_edit": page("casus", {"ok": IEDER}, {"ok": WERKT, "403": KIJKT}),
    "casusregie:vraaganalyse": page("plancasus", ZIET_TEAM, DOET_REGIE),
    "casusregie:risicotaxatie": page("plancasus", ZIET_TEAM, DOET_REGIE),
    "casusregie:regie": page("plancasus", ZIET_TEAM, LEEG),
    "casusregie:plan_detail": page("plancasus", ZIET_TEAM, {"409": TEAM}),
    "casusregie:plan_adopt": page(
        "plancasus",
        ZIET_TEAM,
        {"ok": ("procesregisseur",), "403": ("casusregisseur", "collega", "teamleider")},
    ),
    "casusregie:plan_sign": page("plancasus", ZIET_TEAM, LEEG),
    "casusregie:plan_new_version": page("plancasus", ZIET_TEAM, {"409": TEAM}),
    "casusregie:plan_part": page("plandeel", ZIET_TEAM, LEEG),
    "casusregie:onderdeel_new": page("plancasus", ZIET_TEAM, LEEG),
    "casusregie:onderdeel_edit": page("planonderdeel", ZIET_TEAM, LEEG),
    "casusregie:doel_new": page("planonderdeel", ZIET_TEAM, LEEG),
    "casusregie:doel_edit": page("plandoel", ZIET_TEAM, LEEG),
    "casusregie:plan_row_delete": page("planrij", ZIET_TEAM, DOET_REGIE),
    "casusregie:route_transition": page(
        "route", {"ok": IEDER}, {"ok": REGIE, "403": (*KIJKT, "jeugdbeschermer")}
    ),
    "casusregie:escalatie_detail": page(
        "escalatie",
        {"ok": IEDER},
        {"ok": ("zorgbemiddelaar",), "403": (*TEAM, *AANBIEDER)},
    ),
}

HULP = {
    "arrangementen:arrangement_lijst": page("casus", {"ok": IEDER}),
    "arrangementen:casus_berichten": page("casus", {"ok": IEDER}),
    "arrangementen:arrangement_detail": page("arrangement", {"ok": IEDER}),
    "arrangementen:arrangement_opdracht": page(
        "nieuw_arrangement",
        ZIET_TEAM,
        {"ok": ("procesregisseur",), "403": ("casusregisseur", "collega", "teamleider")},
    ),
    "arrangementen:arrangement_wijzigen": page(
        "arrangement",
        {"404": ("backoffice",)},
        {"404": ("backoffice",)},
        poort=("backoffice",),
        dicht="404",
    ),
    "arrangementen:arrangement_keuze": page("nieuw_arrangement", ZIET_TEAM, LEEG),
    "arrangementen:arrangement_vervallen": page("nieuw_arrangement", ZIET_TEAM, DOET_REGIE),
    "arrangementen:arrangement_oneens": page("arrangement", {"ok": IEDER}, {"ok": IEDER}),
    "arrangementen:onderdeel_wijzigen": page("onderdeel", DOET_REGIE, DOET_REGIE),
    "arrangementen:onderdeel_norm": page("onderdeel", DOET_REGIE),
    "arrangementen:toewijzing_detail": page("toewijzing", {"ok": IEDER}),
    "arrangementen:toewijzing_start": page(
        "toewijzing", {"ok": AANBIEDER}, {"ok": AANBIEDER}, poort=AANBIEDER, dicht="404"
    ),
    "arrangementen:toewijzing_stop": page(
        "toewijzing", {"ok": AANBIEDER}, {"ok": AANBIEDER}, poort=AANBIEDER, dicht="404"
    ),
    "arrangementen:bericht_detail": page("bericht", {"ok": (*IEDER, "backoffice")}),
    "arrangementen:bericht_bestand": page(
        "bericht",
        {"ok": ("zorgadministratie", "backoffice")},
        poort=("zorgadministratie", "backoffice"),
        dicht="404",
        toont_bsn=True,
    ),
    "arrangementen:bericht_opnieuw": push(
        "bericht", {"ok": ("backoffice",)}, poort=("backoffice",), dicht="404"
    ),
}


VERZOEK = {
    "arrangementen:verzoek_detail": page("verzoek_ingediend", {"ok": (*AANBIEDER, *GEMEENTE)}),
    "arrangementen:verzoek_stap": of_aanbieder("verzoek_concept", "GET", "POST"),
    "arrangementen:verzoek_bewaren": of_aanbieder("verzoek_concept", "POST"),
    "arrangementen:verzoek_norm": of_aanbieder("verzoek_concept", "POST"),
    "arrangementen:verzoek_versturen": of_aanbieder("verzoek_concept", "POST"),
    "arrangementen:verzoek_verstuurd": of_aanbieder("verzoek_ingediend", "GET"),
    "arrangementen:verzoek_toekennen": of_gemeente("verzoek_ingediend"),
    "arrangementen:verzoek_afwijzen": of_gemeente("verzoek_ingediend"),
    "arrangementen:verzoek_onderzoek": of_gemeente("verzoek_ingediend"),
    "arrangementen:verzoek_intrekken": of_aanbieder("verzoek_ingediend", "GET", "POST"),
    "arrangementen:verzoek_verwijderen": of_aanbieder("verzoek_concept", "GET", "POST"),
    "arrangementen:verzoek_vraag": of_gemeente("verzoek_ingediend"),
    "arrangementen:verzoek_antwoord": of_aanbieder("verzoek_gevraagd", "GET", "POST"),
}

TABEL: dict[str, Rij] = INLOGGEN | LIJSTEN | CASUS | DOCUMENTEN | HULP | VERZOEK | EENOPEEN
TABEL |= EENOPEEN_MEER
TABEL |= BESCHERMING
TABEL |= DECLARATIES
TABEL |= TOESTEMMING
TABEL |= LOGBOEK
TABEL |= AFRONDING
TABEL |= REGIETABEL
TABEL |= UITHUISPLAATSING
TABEL |= PROGRAMMA
TABEL |= NORMEN
TABEL |= AANBOD
TABEL |= VERBLIJF
TABEL |= STURINGTABEL
TABEL |= LADDER
TABEL |= TAFEL
TABEL |= WIJZIGEN
TABEL |= VERZOEKEN
TABEL |= BERICHTENTABEL
