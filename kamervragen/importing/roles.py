"""Submitters, addressees and respondents: as printed, and as the directory knows them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from kamervragen.importing.names import read_name
from kamervragen.importing.parts import Copies, Row, Rows, Value
from kamervragen.importing.people import Directory
from kamervragen.importing.register import registration
from kamervragen.parsing.records import (
    OfficeRecord,
    Problem,
    PublicationRecord,
    SubmitterRecord,
)


class Roles:
    """Names and offices matched against the directory; what does not match is kept and listed."""

    def __init__(self, directory: Directory, source_file: int) -> None:
        self.directory = directory
        self.source_file = source_file
        self.problems: list[tuple[int, Problem]] = []

    def submitters(self, publications: Sequence[Copies]) -> Rows:
        record = _record_with("submitters", publications)
        registered = [submitter.name for submitter in registration(publications).submitters]
        return {
            str(position): self._submitter(position, submitter, record, registered)
            for position, submitter in enumerate(record.submitters, start=1)
        }

    def addressees(self, publications: Sequence[Copies]) -> Rows:
        record = _record_with("addressees", publications)
        registered = [office.holder for office in registration(publications).addressees]
        return {
            str(position): self._addressee(position, office, record.submitted_on, registered)
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

    def _submitter(
        self,
        position: int,
        submitter: SubmitterRecord,
        record: PublicationRecord,
        registered: Sequence[str],
    ) -> Row:
        """The register tells who is meant where the print leaves it open.

        It rarely has parties, and the metadata of a document without text never has them.
        """
        on, chamber = record.submitted_on, record.chamber.value
        party = self.directory.party(submitter.party) if submitter.party else None
        self._note("unmatched_party", submitter.party, party)
        person = self.directory.person(submitter.name, party=party, on=on, chamber=chamber)
        if person is None and (name := _meant(submitter.name, registered)):
            person = self.directory.person(name, party=None, on=on, chamber=chamber)
        self._note("unmatched_person", submitter.name, person)
        if party is None and person is not None and not record.has_text:
            party = self.directory.party_of(person, on=on, chamber=chamber)
        return {
            "position": position,
            "name": submitter.name,
            "party_name": submitter.party,
            "party_id": party,
            "person_id": person,
        }

    def _addressee(
        self, position: int, office: OfficeRecord, on: date | None, registered: Sequence[str]
    ) -> Row:
        row = addressee_row(self.directory, office, on)
        self._note("unmatched_ministry", office.portfolio, row["ministry_id"])
        self._note("unmatched_minister", office.holder, row["minister_id"])
        if row["minister_id"] is None and row["ministry_id"] is not None and not office.holder:
            offices = (replace(office, holder=name) for name in registered if name)
            held = {addressee_row(self.directory, each, on)["minister_id"] for each in offices}
            row["minister_id"] = (
                next(iter(held - {None}), None) if len(held - {None}) == 1 else None
            )
        return {"position": position, **row}

    def _office(self, office: OfficeRecord, on: date | None, name: str) -> Row:
        row = _office_row(self.directory, office, on, name)
        self._note("unmatched_ministry", office.portfolio, row["ministry_id"])
        return row

    def _note(self, kind: str, printed: str, found: Value) -> None:
        problem = Problem(kind=kind, place="", detail=printed)
        if printed and found is None and (self.source_file, problem) not in self.problems:
            self.problems.append((self.source_file, problem))


def addressee_row(directory: Directory, office: OfficeRecord, on: date | None) -> Row:
    """An office with its holder; where only the holder is given, they tell the ministry."""
    row = _office_row(directory, office, on, office.holder)
    if row["ministry_id"] is None and office.holder and isinstance(row["minister_id"], int):
        row["ministry_id"] = directory.ministry_of(row["minister_id"])
    return {"name": office.holder, **row}


def _office_row(directory: Directory, office: OfficeRecord, on: date | None, name: str) -> Row:
    title = office.title.value if office.title else ""
    ministry = directory.ministry(office.portfolio, on=on) if office.portfolio else None
    minister = directory.minister(
        title=title or None, ministry=ministry, portfolio=office.portfolio, on=on, name=name
    )
    return {
        "printed": office.printed,
        "title": title,
        "portfolio": office.portfolio,
        "ministry_id": ministry,
        "minister_id": minister,
    }


def _meant(printed: str, registered: Sequence[str]) -> str | None:
    """The one name in the register with the printed surname."""
    names = [name for name in registered if read_name(name).may_be(read_name(printed))]
    return names[0] if len(names) == 1 else None


def _record_with(field: str, publications: Sequence[Copies]) -> PublicationRecord:
    """The first publication that names any; the leading one where none does."""
    for copies in publications:
        for file in copies.files:
            if getattr(file.record, field):
                return file.record
    return publications[0].record
