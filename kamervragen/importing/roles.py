"""Submitters, addressees and respondents: as printed, and as the directory knows them."""

from collections.abc import Sequence
from datetime import date

from kamervragen.importing.parts import Copies, Row, Rows
from kamervragen.importing.people import Directory
from kamervragen.parsing.records import OfficeRecord, Problem, PublicationRecord


class Roles:
    """Names and offices matched against the directory; what does not match is kept and listed."""

    def __init__(self, directory: Directory, source_file: int) -> None:
        self.directory = directory
        self.source_file = source_file
        self.problems: list[tuple[int, Problem]] = []

    def submitters(self, publications: Sequence[Copies]) -> Rows:
        record = _record_with("submitters", publications)
        return {
            str(position): {
                "position": position,
                "name": submitter.name,
                "party_name": submitter.party,
                "party_id": (party := self._party(submitter.party)),
                "person_id": self._person(submitter.name, party, record),
            }
            for position, submitter in enumerate(record.submitters, start=1)
        }

    def addressees(self, publications: Sequence[Copies]) -> Rows:
        record = _record_with("addressees", publications)
        return {
            str(position): {"position": position, **self._office(office, record.submitted_on, "")}
            for position, office in enumerate(record.addressees, start=1)
        }

    def respondents(self, publications: Sequence[Copies]) -> Rows:
        return {
            f"{copies.key}:{position}": {
                "publication": copies.key,
                "position": position,
                "name": respondent.name,
                "role": respondent.role.value,
                **self._office(respondent.office, copies.record.received_on, respondent.name),
            }
            for copies in publications
            for position, respondent in enumerate(copies.record.respondents, start=1)
            if respondent.name or respondent.office.printed
        }

    def _party(self, printed: str) -> int | None:
        party = self.directory.party(printed) if printed else None
        self._note("unmatched_party", printed, party)
        return party

    def _person(self, printed: str, party: int | None, record: PublicationRecord) -> int | None:
        person = self.directory.person(
            printed, party=party, on=record.submitted_on, chamber=record.chamber.value
        )
        self._note("unmatched_person", printed, person)
        return person

    def _office(self, office: OfficeRecord, on: date | None, name: str) -> Row:
        title = office.title.value if office.title else ""
        ministry = self.directory.ministry(office.portfolio, on=on) if office.portfolio else None
        self._note("unmatched_ministry", office.portfolio, ministry)
        minister = self.directory.minister(
            title=title or None, ministry=ministry, portfolio=office.portfolio, on=on, name=name
        )
        return {
            "printed": office.printed,
            "title": title,
            "portfolio": office.portfolio,
            "ministry_id": ministry,
            "minister_id": minister,
        }

    def _note(self, kind: str, printed: str, found: int | None) -> None:
        problem = Problem(kind=kind, place="", detail=printed)
        if printed and found is None and (self.source_file, problem) not in self.problems:
            self.problems.append((self.source_file, problem))


def _record_with(field: str, publications: Sequence[Copies]) -> PublicationRecord:
    """The first publication that names any; the leading one where none does."""
    for copies in publications:
        for file in copies.files:
            if getattr(file.record, field):
                return file.record
    return publications[0].record
