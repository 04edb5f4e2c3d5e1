"""Pages of the web: one name for all the addresses that lead to the same one."""

import re
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

MAX_LENGTH = 500  # longer addresses are of searches and shops, not of articles

# What tells where a reader came from, and changes nothing of what he sees.
_TRACKING = re.compile(
    r"utm_\w+|(?:fb|g|y)clid|msclkid|igshid|mc_[ce]id|wt\.\w+|at_\w+|gusrc", re.IGNORECASE
)
_PRINTABLE = "/:@!$&'()*+,;=~-._"


def web_page(address: str) -> str:
    """The name of the page at an address: "nu.nl/politiek/1.html"; empty where it has none.

    Without scheme, "www.", fragment, tracking and closing slash; the host in small letters.
    """
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").removeprefix("www.").rstrip(".")
        port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
    except ValueError:  # brackets or a port that no address can have
        return ""
    if parts.scheme not in ("http", "https") or "." not in host:
        return ""
    path = quote(unquote(parts.path), safe=_PRINTABLE).rstrip("/")
    asked = urlencode(_kept(parts.query), safe=_PRINTABLE) if "=" in parts.query else parts.query
    page = f"{host}{port}{re.sub('/{2,}', '/', path)}{'?' if asked else ''}{asked}"
    return page if len(page) <= MAX_LENGTH else ""


def _kept(query: str) -> list[tuple[str, str]]:
    """The parameters that choose the page, those without value left out."""
    return sorted(
        (name, value) for name, value in parse_qsl(query) if not _TRACKING.fullmatch(name)
    )


def host_of(page: str) -> str:
    """The site a page is on: "nu.nl"."""
    return re.split(r"[/?]", page, maxsplit=1)[0]
