"""The publications that a text can mean: one spelling for each, a name in words, an address.

A target is the official identifier (``kst-19637-3018``), the official number of a Kamervraag
(``2024Z14250``, older ``2060704540``), a whole dossier (``dossier/19637``), a court decision
(``ECLI:NL:HR:2005:AR5213``) or a law (``CELEX:32016R0679``, ``jci1.3:c:BWBR0005537``).
"""

import re
from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

OFFICIAL = "https://zoek.officielebekendmakingen.nl/"

_PIECE = r"(?:-[A-Z\d]{1,6})*"
# How each kind of identifier is written; the first form that fits decides.
_SPELLINGS: tuple[tuple[re.Pattern[str], Callable[[str], str]], ...] = tuple(
    (re.compile(form, re.IGNORECASE), spelled)
    for form, spelled in (
        (r"kv-(?:tk-\d{4}Z\d{5}|\d{4}Z\d{5}|\d{10})", lambda name: name.upper().split("-")[-1]),
        (r"\d{4}[ZD]\d{5}|2\d{9}", str.upper),
        (r"ECLI:[A-Z]{2}:[A-Z\d]{1,7}:\d{4}:[A-Z\d.]{1,30}|CELEX:\d{5}[A-Z]{1,2}\d{4}", str.upper),
        (rf"kst-\d{{4,5}}{_PIECE}", lambda name: f"kst{name[3:].upper()}"),
        (rf"dossier/\d{{4,5}}{_PIECE}", lambda name: f"dossier{name[7:].upper()}"),
        (r"ah-[te]k-\d{8}-\d{1,5}(?:-[hn]\d)?|h-[te]k-\d{8}-\d{1,4}-\d{1,4}", str.lower),
        (r"(?:stb|stcrt)-\d{4}-\d{1,5}", str.lower),
        (
            r"kv-(?:[te]k-)?\d[\dZ]{4,10}(?:-[hn]\d)?",
            lambda name: name.lower().replace("z", "Z"),
        ),
        (r"jci1\.3:c:BWBR\d{7}(?:&artikel=[\da-z.:]{1,12})?", str),
    )
)
_DOSSIER = re.compile(r"(?:kst-|dossier/)(?P<dossier>\d{4,5})(?P<rest>(?:-[A-Z\d]{1,6})*)")
_CHAPTER = re.compile(r"[IVXL]{2,6}[A-E]?|[VXL][A-E]?")
_FORMS = tuple(
    (re.compile(form), words)
    for form, words in (
        (r"ah-tk-(\d{4})(\d{4})-(\d+)", "Aanhangsel {}–{}, nr. {}"),
        (r"ah-ek-(\d{4})(\d{4})-(\d+)", "Aanhangsel Eerste Kamer {}–{}, nr. {}"),
        (r"ah-tk-(\d{4})(\d{4})-(\d+)-[hn]\d", "Aanhangsel {}–{}, nr. {}, herdruk"),
        (r"ah-ek-(\d{4})(\d{4})-(\d+)-[hn]\d", "Aanhangsel Eerste Kamer {}–{}, nr. {}, herdruk"),
        (r"h-tk-(\d{4})(\d{4})-(\d+)-(\d+)", "Handelingen {}–{}, nr. {}, item {}"),
        (r"h-ek-(\d{4})(\d{4})-(\d+)-(\d+)", "Handelingen Eerste Kamer {}–{}, nr. {}, item {}"),
        (r"stb-(\d{4})-(\d+)", "Staatsblad {}, {}"),
        (r"stcrt-(\d{4})-(\d+)", "Staatscourant {}, {}"),
        (r"(\d{4}Z\d{5})", "Zaak {}"),
        (r"(\d{4}D\d{5})", "Document {}"),
        (r"(\d{10})", "Kamervraag {}"),
        (r"CELEX:(.+)", "CELEX {}"),
        (r"jci1\.3:c:BWBR0005537", "Algemene wet bestuursrecht"),
        (r"jci1\.3:c:BWBR0005537&artikel=(.+)", "Artikel {} Algemene wet bestuursrecht"),
    )
)
_CHAMBER = "https://www.tweedekamer.nl/kamerstukken/"
_ADDRESSES = tuple(
    (re.compile(form), address)
    for form, address in (
        ("ECLI:NL:", "https://deeplink.rechtspraak.nl/uitspraak?id={}"),
        ("ECLI:", ""),
        ("CELEX:", "https://eur-lex.europa.eu/legal-content/NL/TXT/?uri={}"),
        ("jci", "https://wetten.overheid.nl/{}"),
        (r"\d{4}Z", f"{_CHAMBER}kamervragen/detail?id={{}}"),
        (r"\d{4}D", f"{_CHAMBER}detail?id={{}}"),
        (r"\d+$", f"{OFFICIAL}kv-{{}}"),
    )
)
_OFFICIAL_HOSTS = {
    "zoek.officielebekendmakingen.nl",
    "officielebekendmakingen.nl",
    "www.officielebekendmakingen.nl",
}
_CHAMBER_HOSTS = {"www.tweedekamer.nl", "tweedekamer.nl"}


def target_spelled(name: str) -> str:
    """The one spelling of a target that someone wrote as "KV-TK-2024z14250"; else nothing."""
    typed = "".join(name.split()).replace("–", "-")
    return next((spelled(typed) for form, spelled in _SPELLINGS if form.fullmatch(typed)), "")


def target_address(target: str) -> str:
    """The official address of a target; empty when there is none that is certain to exist."""
    if dossier := _dossier_name(target):
        return f"{OFFICIAL}dossier/{dossier}"
    addresses = (address for form, address in _ADDRESSES if form.match(target))
    return next(addresses, f"{OFFICIAL}{{}}").format(target)


def target_at(address: str) -> str:
    """The target that an official address leads to; empty for every other address."""
    try:
        parts = urlsplit(address)
    except ValueError:  # brackets that no address can have
        return ""
    host = parts.hostname or ""
    if host in _OFFICIAL_HOSTS:
        name = parts.path.strip("/").removesuffix(".html").removesuffix(".pdf")
        return target_spelled(name)
    if host in _CHAMBER_HOSTS and parts.path.startswith(("/kamerstukken/", "/downloads/")):
        asked = parse_qs(parts.query)
        names = (*asked.get("id", ()), *asked.get("did", ()))
        return next((n for n in map(target_spelled, names) if n[4:5] in ("Z", "D")), "")
    return ""


def dossier_of(target: str) -> str:
    """The prefix that all pieces of a dossier share ("kst-19637"); empty for other targets."""
    dossier = _dossier_name(target)
    return f"kst-{dossier}" if dossier else ""


def dossier_around(target: str) -> str:
    """The dossier that a Kamerstuk is a piece of: "kst-19637"; empty for other targets."""
    match = re.match(r"kst-\d{4,5}(?=-)", target)
    return match.group() if match else ""


def target_name(target: str) -> str:
    """What a target is called in running text: "Kamerstuk 19 637, nr. 3018"."""
    if _DOSSIER.fullmatch(target):
        return _paper_name(target)
    for form, words in _FORMS:
        if match := form.fullmatch(target):
            return words.format(*match.groups())
    return target


def _paper_name(target: str) -> str:
    if dossier := _dossier_name(target):
        return f"Kamerstukdossier {_spaced(dossier.split('-'))}"
    *parts, piece = target.removeprefix("kst-").split("-")
    number = f"nr. {piece}" if piece[0].isdigit() else piece
    return f"Kamerstuk {_spaced(parts)}, {number}"


def _dossier_name(target: str) -> str:
    """The dossier that a target is as a whole: "36600-XIII"; empty for a piece."""
    if target.startswith("dossier/"):
        return target.removeprefix("dossier/")
    _, _, chapter = target.removeprefix("kst-").partition("-")
    is_whole = target.startswith("kst-") and (not chapter or _is_chapter(chapter))
    return target.removeprefix("kst-") if is_whole else ""


def _is_chapter(piece: str) -> bool:
    """Of a budget: "XIII"; a single letter is more often a piece of the Eerste Kamer."""
    return len(piece) > 1 and bool(_CHAPTER.fullmatch(piece))


def _spaced(parts: list[str]) -> str:
    """ "36 600 XIII", "21 501-32"."""
    number, *more = parts
    dossier = f"{number[:-3]} {number[-3:]}"
    return dossier + "".join(f"-{part}" if part.isdigit() else f" {part}" for part in more)
