"""The words of a document around the place of a problem, as the source has them.

A parser tells a place in the words of the source: ``vraag[3]`` is the third such element,
``noot 2`` a note by its label, any other name an element, an attribute or an item of that name.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from kamervragen.parsing.records import UnreadablePublication
from kamervragen.parsing.xml import local_name, read_xml

AROUND = 120  # characters on each side of the words concerned
SHORTEST = 4  # characters of words that are worth looking for: a number stands everywhere
LABELS = ("nr", "nummer", "noot.nr")  # elements that hold the label of what they stand in

NTH = re.compile(r"(?P<name>[\w.]+)\[(?P<position>\d+)\]")
_NOTE = re.compile(r"noot (?P<label>.*?)(?: \((?P<position>\d+)\))?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """A passage of a document; ``words`` are those concerned, if they stand in it literally."""

    before: str = ""
    words: str = ""
    after: str = ""


def surroundings(content: bytes, place: str, detail: str) -> Surroundings | None:
    """The passage at a place, around the words of a detail; nothing where neither is found."""
    try:
        root = read_xml(content)
    except UnreadablePublication:
        return Surroundings(after=_start(" ".join(content.decode(errors="replace").split())))
    words = detail.removesuffix("…").strip()
    texts = list(_texts_at(root, place))
    for text in (*texts, _words(root)):
        if len(words) >= SHORTEST and (start := text.find(words)) >= 0:
            return _around(text, start, start + len(words))
    return Surroundings(after=_start(texts[0])) if texts and texts[0] else None


def _texts_at(root: etree._Element, place: str) -> Iterator[str]:
    if nth := NTH.fullmatch(place):
        yield from _nth(root, nth["name"], int(nth["position"]))
    elif note := _NOTE.fullmatch(place):
        yield from _notes(root, note["label"], note["position"])
    elif place == "vragen":
        yield " · ".join(filter(None, map(_label, _named(root, "vraag"))))
    elif place:
        yield from _called(root, place.rpartition("/@")[2])


def _words(element: etree._Element) -> str:
    """With a space between elements: a paragraph does not run on in the next."""
    return " ".join(" ".join(map(str, element.itertext("*"))).split())


def _named(root: etree._Element, name: str) -> list[etree._Element]:
    return [element for element in root.iter("*") if local_name(element) == name]


def _nth(root: etree._Element, name: str, position: int) -> Iterator[str]:
    for element in _named(root, name)[position - 1 : position]:
        label = element.get("nummer", "")
        yield f"{label} {_words(element)}".strip()


def _notes(root: etree._Element, label: str, position: str | None) -> Iterator[str]:
    notes = _named(root, "noot")
    if position:
        yield from map(_words, notes[int(position) - 1 : int(position)])
    yield from (_words(note) for note in notes if _label(note) == label)


def _label(element: etree._Element) -> str:
    inside = (_words(child) for child in element if local_name(child) in LABELS)
    return element.get("nummer") or element.get("nr") or next(inside, "")


def _called(root: etree._Element, name: str) -> Iterator[str]:
    """Elements of this name, attributes of this name, and items of KVR metadata."""
    for element in root.iter("*"):
        if name in {local_name(element), element.get("attribuut")}:
            yield _words(element)
        yield from (" ".join(str(value).split()) for key, value in element.items() if key == name)


def _around(text: str, start: int, end: int) -> Surroundings:
    first, last = max(0, start - AROUND), min(len(text), end + AROUND)
    before, after = text[first:start], text[end:last]
    return Surroundings(
        before=f"… {before.partition(' ')[2]}" if first else before,
        words=text[start:end],
        after=f"{after.rpartition(' ')[0]} …" if last < len(text) else after,
    )


def _start(text: str) -> str:
    cut = text[: 2 * AROUND]
    return cut if len(text) <= 2 * AROUND else f"{cut.rpartition(' ')[0]} …"
