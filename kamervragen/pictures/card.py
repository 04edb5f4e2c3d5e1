"""The picture that goes with a link to a page where somebody shares it (Open Graph)."""

from __future__ import annotations

from dataclasses import astuple, dataclass
from hashlib import sha256
from io import BytesIO
from typing import Final, Literal, TypeAlias

from PIL import Image, ImageColor, ImageDraw

from kamervragen.pictures.lettering import Lettering, first_lines, font, length, lines, printable

Ink: TypeAlias = Literal["ink", "soft", "accent", "answer", "late"]

DESIGN: Final = "1"  # to be raised when the drawing changes, so that old copies are not kept
SIZE: Final = (1200, 630)
MARGIN: Final = 72
WIDTH: Final = SIZE[0] - 2 * MARGIN
TITLE_TOP: Final = 156
BODY_BOTTOM: Final = SIZE[1] - 56
LEADING: Final = 1.16  # from line to line, of the size of the letters
TITLE_SIZES: Final = (76, 68, 60, 52, 46, 40)
REGULAR: Final = Lettering(400, 32)
BOLD: Final = Lettering(600, 32)
NAME: Final = Lettering(600, 36)
MOST_LINES_OF_PEOPLE: Final = 2
# The light colours of static/css/site.css.
PAPER: Final = "#fbf9f4"
INKS: Final[dict[Ink, str]] = {
    "ink": "#23211d",
    "soft": "#635d52",
    "accent": "#7a2e1f",
    "answer": "#3f5a4e",
    "late": "#a3231f",
}
MOST_LETTERS: Final = 400  # of a text: more than fits
GAP: Final = 20
SHADES: Final = 15  # of each ink on paper, for smooth edges


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What a card says; all but the title may be empty."""

    title: str
    number: str = ""
    people: str = ""
    standing: str = ""
    standing_ink: Ink = "ink"

    @property
    def version(self) -> str:
        """The same for cards that look the same."""
        said = "\0".join([DESIGN, *astuple(self)])
        return sha256(said.encode(errors="replace")).hexdigest()[:32]


def drawn(card: Card) -> bytes:
    """As a PNG of 1200 by 630."""
    picture = Image.new("L", SIZE)  # of places in the palette: 0 is paper
    picture.paste(_place("accent", SHADES), (0, 0, SIZE[0], 14))
    _write(picture, (MARGIN, 62), "Kamervragen", NAME, "accent")
    number = printable(card.number)
    _write(picture, (SIZE[0] - MARGIN - int(length(number, REGULAR)), 66), number, REGULAR, "soft")
    _write_title(picture, printable(card.title[:MOST_LETTERS]), bottom=_write_body(picture, card))
    picture.putpalette(_palette())
    output = BytesIO()
    picture.save(output, "PNG")
    return output.getvalue()


def _write_body(picture: Image.Image, card: Card) -> int:
    """Who asked whom and where it stands, from below; where it begins."""
    bottom = BODY_BOTTOM
    for text, most, lettering, ink in (
        (card.standing, 1, BOLD, card.standing_ink),
        (card.people, MOST_LINES_OF_PEOPLE, REGULAR, "soft"),
    ):
        found = lines(printable(text[:MOST_LETTERS]), lettering, WIDTH)
        for line in reversed(first_lines(found, most, lettering, WIDTH)):
            bottom -= int(lettering.size * LEADING)
            _write(picture, (MARGIN, bottom), line, lettering, ink)
        bottom -= GAP // 2 if found else 0
    return bottom


def _write_title(picture: Image.Image, title: str, *, bottom: int) -> None:
    """As large as fits above the rest; of what is too long even then, the beginning."""
    for size in TITLE_SIZES:
        lettering = Lettering(600, size)
        leading = int(size * LEADING)
        most = (bottom - GAP - TITLE_TOP) // leading
        found = lines(title, lettering, WIDTH)
        if len(found) <= most:
            break
    for row, line in enumerate(first_lines(found, most, lettering, WIDTH)):
        _write(picture, (MARGIN, TITLE_TOP + row * leading), line, lettering, "ink")


def _write(
    picture: Image.Image, at: tuple[int, int], text: str, lettering: Lettering, ink: Ink
) -> None:
    """A line of letters as shades of one ink; what stands there already shows between them."""
    if not text:
        return
    face = font(lettering)
    *_, width, height = map(int, face.getbbox(text))
    letters = Image.new("L", (width + 1, height + 1))
    ImageDraw.Draw(letters).text((0, 0), text, font=face, fill=255)
    greys = range(256)
    shades = letters.point([_place(ink, grey * SHADES // 255) for grey in greys])
    picture.paste(shades, at, letters.point([255 * (grey * SHADES >= 255) for grey in greys]))


def _place(ink: Ink, shade: int) -> int:
    """Of a shade in the palette."""
    return list(INKS).index(ink) * SHADES + shade


def _palette() -> list[int]:
    """Paper, and every ink from thin to full: red, green and blue of each."""
    paper = ImageColor.getrgb(PAPER)
    parts = [*paper]
    for ink in INKS.values():
        for shade in range(1, SHADES + 1):
            both = zip(paper, ImageColor.getrgb(ink), strict=True)
            parts += [thin + (full - thin) * shade // SHADES for thin, full in both]
    return parts
