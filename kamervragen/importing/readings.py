"""Where another source file prints a part in other words than those we show.

Nothing is lost: a question that the answer repeats with a different wording, the text of a
publication since reissued, the scanned copy of a document we have better.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from kamervragen.parsing.normalise import comparable
from kamervragen.parsing.records import PublicationRecord, RichText

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from kamervragen.importing.parts import Copies, Rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A part as one source file prints it."""

    source_file: int  # pk
    part: str
    position: int
    label: str
    body: RichText


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedPart:
    """Any text of a publication with its place."""

    part: str
    position: int
    label: str
    body: RichText


def printed_parts(record: PublicationRecord) -> Iterator[PrintedPart]:
    """Every text of a publication, in printed order by kind of part."""
    yield PrintedPart(part="introduction", position=0, label="", body=record.introduction)
    for q in record.questions:
        heading = RichText(html=f"<p>{escape(q.heading)}</p>", text=q.heading)
        yield PrintedPart(part="introduction", position=q.position, label="", body=heading)
        yield PrintedPart(part="question", position=q.position, label=q.label, body=q.body)
    for a in record.answers:
        yield PrintedPart(part="answer", position=a.position, label=a.label, body=a.body)
    heading = RichText(html=f"<p>{escape(record.answer_heading)}</p>", text=record.answer_heading)
    yield PrintedPart(part="notice", position=0, label="", body=heading)
    for position, notice in enumerate(record.notices, start=1):
        yield PrintedPart(part="notice", position=position, label="", body=notice.body)
    for n in record.footnotes:
        yield PrintedPart(part="footnote", position=n.position, label=n.label, body=n.body)
    yield PrintedPart(part="explanatory_note", position=0, label="", body=record.explanatory_note)


def readings_of(publications: Sequence[Copies], parts: Mapping[str, Rows]) -> tuple[Reading, ...]:
    """The parts of all source files whose words the shown rows do not have."""
    if len(publications) == 1 and len(publications[0].files) == 1:
        return ()  # there is nothing beside what we show
    shown = _shown(parts)
    shown["notice"] += "".join(comparable(copies.record.answer_heading) for copies in publications)
    return tuple(
        Reading(
            source_file=file.source_file,
            part=printed.part,
            position=printed.position,
            label=printed.label,
            body=printed.body,
        )
        for copies in publications
        for file in copies.files
        for printed in printed_parts(file.record)
        if printed.body.text and comparable(printed.body.text) not in shown[printed.part]
    )


def _shown(parts: Mapping[str, Rows]) -> dict[str, str]:
    """The shown words of each part in one string; "Vraag 2 en 3" may repeat two questions."""
    kamervraag = parts["kamervraag"][""]
    headings = "".join(comparable(str(row["heading"])) for row in parts["question"].values())
    return {
        **{part: _joined(parts[part]) for part in ("question", "answer", "notice", "footnote")},
        "introduction": comparable(str(kamervraag["introduction"])) + headings,
        "explanatory_note": comparable(str(kamervraag["explanatory_note"])),
    }


def _joined(rows: Rows) -> str:
    return "".join(_texts(rows.values()))


def _texts(rows: Iterable[Mapping[str, object]]) -> Iterator[str]:
    return (comparable(str(row["text"])) for row in rows)
