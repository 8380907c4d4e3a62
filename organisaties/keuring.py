"""De systeemcontrole die weigert te starten als een adres geen toegangsbeleid heeft."""

from collections.abc import Iterator
from typing import Any

from django.core.checks import Error, register
from django.urls import URLPattern, URLResolver, get_resolver

from .beleid import Beleid

#: Views of packages: their policy is written here because we cannot decorate them.
VAN_PAKKETTEN: dict[str, Beleid] = {
    "account_login": Beleid("openbaar", ("GET", "POST")),
    "account_logout": Beleid("openbaar", ("GET", "POST")),
    "account_reauthenticate": Beleid("ingelogd", ("GET", "POST")),
    "account_change_password": Beleid("ingelogd", ("GET", "POST")),
    "mfa_authenticate": Beleid("openbaar", ("GET", "POST")),
    "mfa_index": Beleid("ingelogd", ("GET",)),
    "mfa_reauthenticate": Beleid("ingelogd", ("GET", "POST")),
    "mfa_activate_totp": Beleid("ingelogd", ("GET", "POST")),
    "mfa_deactivate_totp": Beleid("ingelogd", ("GET", "POST")),
    "mfa_generate_recovery_codes": Beleid("ingelogd", ("GET", "POST")),
    "mfa_download_recovery_codes": Beleid("ingelogd", ("GET",)),
    "mfa_reauthenticate_webauthn": Beleid("ingelogd", ("GET", "POST")),
    "mfa_view_recovery_codes": Beleid("ingelogd", ("GET",)),
    "mfa_list_webauthn": Beleid("ingelogd", ("GET",)),
    "mfa_add_webauthn": Beleid("ingelogd", ("GET", "POST")),
    "mfa_edit_webauthn": Beleid("ingelogd", ("GET", "POST")),
    "mfa_remove_webauthn": Beleid("ingelogd", ("GET", "POST")),
}


def walk(resolver: URLResolver | None = None, voor: str = "", ruimte: str = "") -> Iterator[Any]:
    """Every URL of the product: (full name, path pattern, view)."""
    for deel in (resolver or get_resolver()).url_patterns:
        pad = voor + str(deel.pattern)
        if isinstance(deel, URLResolver):
            namen = f"{ruimte}{deel.namespace}:" if deel.namespace else ruimte
            yield from walk(deel, pad, namen)
        elif isinstance(deel, URLPattern):
            yield f"{ruimte}{deel.name}", pad, deel.callback


def policy_of(naam: str, view: Any) -> Beleid | None:
    """The declared policy of a view, or of a package's view by its name."""
    return getattr(view, "beleid", None) or VAN_PAKKETTEN.get(naam)


@register()
def every_url_has_a_policy(app_configs: Any, **kwargs: Any) -> list[Error]:
    """A view without a policy stops the start."""
    return [
        Error(f"Het adres '{pad}' ({naam}) heeft geen toegangsbeleid.", id="organisaties.E001")
        for naam, pad, view in walk()
        if policy_of(naam, view) is None
    ]
