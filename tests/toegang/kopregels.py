"""De kopregels die op elk antwoord horen te staan, ook op fouten en doorverwijzingen."""

import uuid

CSP = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
}
#: a file that people upload or that we make for them: nothing in it may run or fetch
DOWNLOAD = {"sandbox", "default-src 'none'"}
VAST = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
#: what may never be there: versions, and doors for other sites
NOOIT = ("Server", "X-Powered-By", "Access-Control-Allow-Origin")


def wrong_headers(response, *, statisch=False):
    """What is wrong with the headers of this response: a list of sentences, empty when right."""
    kop = response.headers
    fout = [f"{naam} is {kop.get(naam)!r}" for naam, goed in VAST.items() if kop.get(naam) != goed]
    beleid = {deel.strip() for deel in kop.get("Content-Security-Policy", "").split(";")}
    bijlage = kop.get("Content-Disposition", "").startswith("attachment")
    hoort = DOWNLOAD if bijlage and "sandbox" in beleid else CSP
    fout += [f"CSP: {deel}" for deel in beleid ^ hoort]
    fout += [f"{naam} staat er" for naam in NOOIT if naam in kop]
    if "camera=()" not in kop.get("Permissions-Policy", ""):
        fout.append("Permissions-Policy ontbreekt")
    if not statisch and kop.get("Cache-Control") != "no-store":
        fout.append(f"Cache-Control is {kop.get('Cache-Control')!r}")
    return fout + _wrong_id(kop.get("X-Request-Id", ""))


def _wrong_id(kenmerk):
    try:
        uuid.UUID(kenmerk)
    except ValueError:
        return ["X-Request-Id ontbreekt"]
    return []
