"""What search stores of each Kamervraag, and the words that the archive knows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F, Max, Q
from django.db.models.functions import Length

from kamervragen.models.kamervraag import Kamervraag

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.backends.base.base import BaseDatabaseWrapper
    from django.db.models.sql.compiler import SQLCompiler


class TermsField(SearchVectorField):  # type: ignore[type-arg] # not generic at run time
    """A ``tsvector`` of terms that are analysed already: compared as they are, see `Matches`."""


@TermsField.register_lookup
class Matches(models.Lookup):
    """``words__matches="'stikstof' & 'boer'"``: a query in its own notation, taken as it is."""

    lookup_name = "matches"
    prepare_rhs = False

    def as_sql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper
    ) -> tuple[str, tuple[str | int, ...]]:
        terms, parameters = self.process_lhs(compiler, connection)
        return f"{terms} @@ %s::tsquery", (*parameters, self.rhs)


class SearchEntryQuerySet(models.QuerySet["SearchEntry"]):
    """Questions one can ask of search entries."""

    def matching(self, terms: str) -> Self:
        """Those that a query in the notation of ``tsquery`` finds."""
        return self.filter(words__matches=terms)

    def newest_revision(self) -> int:
        """Another one than before means that an entry was written or removed; 0 of none."""
        return self.aggregate(newest=Max("revision"))["newest"] or 0

    def not_compared(self) -> Self:
        """Of Kamervragen that were never compared with the others, or were written since."""
        compared = F("kamervraag__comparison__revision")
        return self.filter(Q(kamervraag__comparison=None) | Q(revision__gt=compared))

    def related_to_newer(self) -> Self:
        """Of Kamervragen related, from either side, to one written since they were compared."""
        compared = F("kamervraag__comparison__revision")
        found = "kamervraag__comparison__found__related__search_entry__revision__gt"
        found_by = "kamervraag__found_by__comparison__kamervraag__search_entry__revision__gt"
        either = self.filter(**{found: compared}).values("pk")
        return self.filter(pk__in=either.union(self.filter(**{found_by: compared}).values("pk")))


class SearchEntry(models.Model):
    """A Kamervraag as search sees it: a stored copy of its terms and facets, made at every write.

    The table is narrow, so that counting reads little. `search.vectors` tells what the vectors
    hold, `models.facets` what the codes mean; a higher revision was written later.
    """

    kamervraag = models.OneToOneField(
        Kamervraag, on_delete=models.CASCADE, primary_key=True, related_name="search_entry"
    )
    words = TermsField()
    levels = TermsField()
    facets = ArrayField(models.IntegerField())
    revision = models.BigIntegerField(db_index=True)

    objects = SearchEntryQuerySet.as_manager()

    class Meta:
        # Without a list of what is yet to be put in its place: each search would read it whole.
        indexes = [GinIndex(fields=["words"], name="search_entry_words", fastupdate=False)]

    def __str__(self) -> str:
        return f"zoekgegevens van {self.kamervraag_id}"


class ArchiveWordQuerySet(models.QuerySet["ArchiveWord"]):
    """Questions one can ask of words."""

    def of_terms(self, terms: Iterable[str]) -> Self:
        return self.filter(term__in=list(terms))

    def spelt(self, forms: Iterable[str]) -> Self:
        return self.filter(folded__in=list(forms))

    def common(self, least: int) -> Self:
        return self.filter(kamervragen__gte=least)

    def by_frequency(self) -> Self:
        """The rarest first; of equals in the order of their letters."""
        return self.order_by("kamervragen", "folded")

    def about_as_long(self, word: str) -> Self:
        length = Length("folded")
        return self.alias(length=length).filter(
            length__gte=len(word) - 2, length__lte=len(word) + 2
        )

    def beginning_with(self, start: str) -> Self:
        return self.filter(folded__startswith=start)


class ArchiveWord(models.Model):
    """A word that the archive knows, in about how many Kamervragen, and the term it is found by."""

    folded = models.TextField(primary_key=True)
    printed = models.TextField()
    term = models.TextField(db_index=True)
    kamervragen = models.PositiveIntegerField()

    objects = ArchiveWordQuerySet.as_manager()

    def __str__(self) -> str:
        return self.printed
