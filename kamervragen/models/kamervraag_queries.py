"""The query language of the archive: every question the site can ask, as a sentence."""

from __future__ import annotations

import re
from datetime import date
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Self

from django.db.models import BigAutoField, Case, Count, F, Lookup, Max, Prefetch, Q, When
from django.db.models.functions import Coalesce, ExtractDay, ExtractMonth, ExtractYear

from kamervragen.models.natural_keys import NaturalKeyQuerySet
from kamervragen.models.page_rows import (
    LONG_TEXTS,
    detail_rows,
    list_rows,
    publications_with_rows,
    related_rows,
)
from kamervragen.models.references import cites, cites_any, names_of, refers_to
from kamervragen.models.title_words import TitleWords, title_query
from kamervragen.search.tsquery import excluded_tsquery, tsquery

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from django.db.backends.base.base import BaseDatabaseWrapper
    from django.db.models import Model, QuerySet
    from django.db.models.functions import Extract
    from django.db.models.sql.compiler import SQLCompiler
    from django_stubs_ext import WithAnnotations

    from kamervragen.models.kamervraag import Kamervraag  # the generic argument
    from kamervragen.models.page_rows import Details
    from kamervragen.models.people import Ministry, Party, Person
    from kamervragen.models.topics import Topic
    from kamervragen.search.query import Query

UNANSWERED = ("open", "postponed")

_NUMBER = re.compile(r"(20\d\d)z(\d+)")


@BigAutoField.register_lookup
class AnyOf(Lookup):
    """``pk__any_of=[…]``: one value for the database, where ``pk__in`` is one for each.

    So there may be more than 65,535, and it is planned once for any number of them.
    """

    lookup_name = "any_of"
    prepare_rhs = False

    def as_sql(  # type: ignore[override] # the stubs know no lists
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper
    ) -> tuple[str, tuple[str | int | list[int], ...]]:
        column, parameters = self.process_lhs(compiler, connection)
        return f"{column} = ANY(%s::bigint[])", (*parameters, self.rhs)


def spellings(name: str) -> set[str]:
    """How a number or identifier may be stored that someone wrote as "2024z 17972"."""
    typed = "".join(name.split())
    lower = _NUMBER.sub(r"\1Z\2", typed.lower())
    return {typed, lower, typed.upper()}


class KamervraagQuerySet(NaturalKeyQuerySet["Kamervraag"]):
    """Questions one can ask of Kamervragen."""

    # Kind and status

    def written(self) -> Self:
        return self.filter(kind="written")

    def oral(self) -> Self:
        return self.filter(kind="oral")

    def open(self) -> Self:
        return self.filter(status="open")

    def postponed(self) -> Self:
        return self.filter(status="postponed")

    def unanswered(self) -> Self:
        return self.filter(status__in=UNANSWERED)

    def answered(self) -> Self:
        return self.filter(status="answered")

    def withdrawn(self) -> Self:
        return self.filter(status="withdrawn")

    def closed(self) -> Self:
        """Settled, as the Kamer says, by what the archive does not hold."""
        return self.filter(status="closed")

    def of_unknown_outcome(self) -> Self:
        """Without answer in the archive, from a time of which nobody knows if there was one."""
        return self.filter(status="unknown")

    def late(self, *, on: date) -> Self:
        """Answered after the last day for it, or not answered with that day past."""
        return self.filter(Q(answered_on__gt=F("due_on")) | _overdue(on))

    def overdue(self, *, on: date) -> Self:
        return self.filter(_overdue(on))

    def ever_postponed(self) -> Self:
        """Whatever became of them afterwards."""
        return self.filter(is_postponed=True)

    def never_postponed(self) -> Self:
        return self.filter(is_postponed=False)

    def without_questions(self) -> Self:
        """Those of which the archive has no question, only what others say of them."""
        return self.filter(questions=None)

    def answered_without_text(self) -> Self:
        """Those whose answer the archive knows of and does not have."""
        return self.answered().filter(answers=None)

    def real(self) -> Self:
        """Without the invented examples."""
        return self.filter(is_example=False)

    def invented(self) -> Self:
        return self.filter(is_example=True)

    # Time

    def submitted_from(self, day: date) -> Self:
        return self.filter(submitted_on__gte=day)

    def submitted_until(self, day: date) -> Self:
        return self.filter(submitted_on__lte=day)

    def submitted_on(self, day: date) -> Self:
        return self.filter(submitted_on=day)

    def in_years(self, years: Iterable[int | None]) -> Self:
        """Submitted in any of these; None is what has no day of submission."""
        return self.filter(_any(_in_year(year) for year in years))

    def in_month(self, year: int, month: int) -> Self:
        return self.filter(submitted_on__year=year, submitted_on__month=month)

    def answered_from(self, day: date) -> Self:
        return self.filter(answered_on__gte=day)

    def answered_until(self, day: date) -> Self:
        return self.filter(answered_on__lte=day)

    def due_from(self, day: date) -> Self:
        return self.filter(due_on__gte=day)

    def due_after(self, day: date) -> Self:
        return self.filter(due_on__gt=day)

    def due_until(self, day: date) -> Self:
        return self.filter(due_on__lte=day)

    # Days to the answer, where they can be known

    def taking_days(self, least: int) -> Self:
        return self.answered().filter(response_days__gte=least)

    def within_days(self, most: int) -> Self:
        return self.answered().filter(response_days__lte=most)

    def answered_in_time(self) -> Self:
        """Within the term that holds."""
        return self.answered().filter(response_days__gte=0, answered_on__lte=F("due_on"))

    def answered_late(self) -> Self:
        return self.answered().filter(response_days__gte=0, answered_on__gt=F("due_on"))

    def answered_in_unknown_days(self) -> Self:
        """A day is missing, or the answer is older than its question."""
        return self.answered().filter(response_days=None)

    # People and subjects

    def by(self, *members: Person) -> Self:
        return self._related_to(["submitters__person"], members)

    def by_party(self, *parties: Party) -> Self:
        return self._related_to(["submitters__party"], parties)

    def to(self, *ministries: Ministry) -> Self:
        return self._related_to(["addressees__ministry"], ministries)

    def answered_by(self, *ministers: Person) -> Self:
        return self._related_to(["respondents__minister__person"], ministers)

    def to_or_from_minister(self, *ministers: Person) -> Self:
        """Put to a minister or signed by one, in whatever office."""
        return self._related_to(
            ["addressees__minister__person", "respondents__minister__person"], ministers
        )

    def to_or_from(self, *ministries: Ministry) -> Self:
        """Put to a ministry or answered by it."""
        return self._related_to(["addressees__ministry", "respondents__ministry"], ministries)

    def about(self, *topics: Topic) -> Self:
        """On these topics or on parts of them."""
        pks = [topic.pk for topic in topics]
        wanted = self.model.topics.rel.model._default_manager.filter(
            Q(pk__in=pks) | Q(parent__in=pks)
        )
        pairs = self.model.topics.through._base_manager.filter(topic__in=wanted.order_by())
        return self.filter(pk__in=pairs.order_by().values("kamervraag"))

    def matching(self, query: Query) -> Self:
        """With all that a search asks for, in any of its texts, and none of what it excludes."""
        found = self
        if wanted := tsquery(query):
            return found.filter(search_entry__words__matches=wanted)
        if query.excluded:
            excluded = self._matching(Q(search_entry__words__matches=excluded_tsquery(query)))
            found = found.exclude(pk__in=excluded)
        return found

    def titled(self, typed: str) -> Self:
        """With all these words in their title, of the last at least its beginning."""
        query = title_query(typed)
        if query is None:
            return self.none()
        return self.alias(title_words=TitleWords("title")).filter(title_words=query)

    def not_indexed(self) -> Self:
        """Those of which search knows nothing yet."""
        return self.filter(search_entry=None)

    def listed(self, pks: Iterable[int]) -> Self:
        """Those with these primary keys, however many."""
        return self.filter(pk__any_of=list(pks))

    def numbered(self, number: str) -> Self:
        return self.filter(number=number)

    def known_as(self, name: str) -> Self:
        """By an old spelling, another number in the register, or a publication's identifier."""
        names = spellings(name)
        names |= {re.sub(r"^kv-(?:[te]k-)?", "", each) for each in names}
        names |= {f"{each}-h1" for each in names}  # what we may have as its reissue alone
        published = Q(publications__identifier__in=names) | Q(publications__key__in=names)
        registered = Q(publications__kind="case", publications__numbers__overlap=sorted(names))
        # a union, for an "or" of them would read the whole table
        found = self._matching(Q(number__in=names)).union(
            self._matching(published), self._matching(registered)
        )
        return self.filter(pk__in=found)

    # References

    def citing(self, target: str) -> Self:
        """Those that cite a publication, or any piece of a dossier."""
        return self.filter(pk__in=self._matching(cites(target)))

    def citing_or_its_answers(self, target: str, known: Kamervraag | None) -> Self:
        """Those that cite a target; of a Kamervraag by its number, any of its publications."""
        if known is None or known.number != target:
            return self.citing(target)
        return self.filter(pk__in=self._matching(cites_any(names_of(known)))).exclude(pk=known.pk)

    def referring_to(self, page: str) -> Self:
        """Those that refer to a page of the web, or to any page of a site."""
        return self.filter(pk__in=self._matching(refers_to(page)))

    def _related_to(self, paths: Iterable[str], rows: Iterable[Person | Party | Ministry]) -> Self:
        """By any of these paths; a union, for an "or" would try each Kamervraag in turn."""
        pks = [getattr(row, "merged_into_id", None) or row.pk for row in rows]
        found, *more = (
            self._rows_of(role).filter(**{f"{path}__in": pks}).values("kamervraag")
            for role, path in (path.split("__", 1) for path in paths)
        )
        return self.filter(pk__in=found.union(*more) if more else found)

    def _rows_of(self, role: str) -> QuerySet[Model]:
        """Of a role alone: to join them to all Kamervragen first takes twice as long."""
        rows: QuerySet[Model] = getattr(self.model, role).rel.related_model.objects
        return rows.order_by()

    def _matching(self, condition: Q) -> QuerySet[Kamervraag, int]:
        """Primary keys to filter by: a set, so that no Kamervraag is found twice."""
        return self.model._base_manager.filter(condition).order_by().values_list("pk", flat=True)

    # Pages

    def for_list(self) -> KamervraagQuerySet:
        """What the rows of a list show, in one query; on a slice, for the rows in it alone."""
        chosen: KamervraagQuerySet = self
        if self.query.is_sliced:
            chosen = self.model.objects.filter(pk__in=self.values("pk"))
            chosen = chosen.order_by(*self.query.order_by)
        return chosen.defer(*LONG_TEXTS).annotate(**list_rows())

    def rows(self, first: int, end: int) -> KamervraagQuerySet:
        """A stretch of a list, for its page."""
        return self[first:end].for_list()

    def for_detail(self) -> QuerySet[WithAnnotations[Kamervraag, Details]]:
        """All there is to show of a Kamervraag, in six queries."""
        return self.annotate(**detail_rows(self.model)).prefetch_related(  # type: ignore[return-value] # a dict of annotations is not typed
            "questions",
            "answers",
            "notices",
            Prefetch("publications", publications_with_rows()),
            "publications__footnotes",
        )

    def numbers_with_changes(self) -> QuerySet[Kamervraag, tuple[str, datetime | None]]:
        """Each number with the moment when the last file of its publications came in."""
        changed_at = Max("publications__source_files__fetched_at")
        return self.annotate(changed_at=changed_at).values_list("number", "changed_at")

    def with_related(self) -> Self:
        """With what a comparison found, as on the page of each."""
        return self.annotate(**related_rows())

    def for_citing(self) -> Self:
        """Who asked, and where it was printed, in four queries."""
        return self.defer(*LONG_TEXTS).prefetch_related("submitters__person", "publications")

    def with_source_files(self) -> Self:
        """With its publications and what there is to tell of their files, in two queries."""
        return self.prefetch_related(Prefetch("publications", publications_with_rows()))

    # Order

    def newest_first(self) -> Self:
        return self.order_by(F("submitted_on").desc(nulls_last=True), "-number")

    def oldest_first(self) -> Self:
        return self.order_by(F("submitted_on").asc(nulls_last=True), "number")

    def newest_of_all_found_first(self) -> Self:
        """The same, of what an index finds fast: all of it is found before any is put in order.

        The planner would else walk all Kamervragen in order and read each title, which takes a
        second for a word of old titles alone.
        """
        return self.order_by(Coalesce("submitted_on", date.min).desc(), "-number")

    def longest_open_first(self) -> Self:
        """Those without answer, the oldest first; after them all others."""
        is_answered = Case(When(status__in=UNANSWERED, then=0), default=1)
        return self.order_by(is_answered, F("submitted_on").asc(nulls_last=True), "number")

    def longest_overdue_first(self) -> Self:
        """Those without answer, the one due first before the others; after them all others."""
        is_answered = Case(When(status__in=UNANSWERED, then=0), default=1)
        return self.order_by(is_answered, F("due_on").asc(nulls_last=True), "number")

    def latest_answers_first(self) -> Self:
        return self.exclude(answered_on=None).order_by("-answered_on", "-number")

    # Figures

    def per_year(self) -> dict[int, int]:
        return self._per(ExtractYear("submitted_on"))

    def per_month(self) -> dict[int, int]:
        return self._per(ExtractMonth("submitted_on"))

    def per_day(self) -> dict[int, int]:
        return self._per(ExtractDay("submitted_on"))

    def _per(self, part: Extract) -> dict[int, int]:
        """How many by a part of their date of submission, without the undated."""
        dated = self.exclude(submitted_on=None).order_by().annotate(part=part)
        rows = dated.values("part").annotate(number_of=Count("pk")).order_by("part")
        return dict(rows.values_list("part", "number_of"))


def _in_year(year: int | None) -> Q:
    return Q(submitted_on=None) if year is None else Q(submitted_on__year=year)


def _overdue(on: date) -> Q:
    return Q(status__in=UNANSWERED, due_on__lt=on)


def _any(conditions: Iterable[Q]) -> Q:
    return reduce(or_, conditions, Q())
