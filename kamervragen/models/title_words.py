"""Titles by their words as printed: what somebody is still typing has no stem."""

import re

from django.contrib.postgres.search import SearchQuery, SearchVectorField
from django.db.models import Func

_ACCENTED, _PLAIN = "àáâãäåçèéêëìíîïñòóôõöùúûüýÿ", "aaaaaaceeeeiiiinooooouuuuyy"
_PLAINLY = str.maketrans(_ACCENTED, _PLAIN)


class TitleWords(Func):
    """The words of a title as printed, in lower case without accents.

    An index holds them (`Kamervraag.Meta`). The vectors of search cannot tell fast in which part a
    word stands: of each Kamervraag with a word that begins so, anywhere, one would be read. One
    template without parameters, so that a prepared statement finds the index.
    """

    arity = 1
    template = (
        f"to_tsvector('simple', translate(lower(%(expressions)s), '{_ACCENTED}', '{_PLAIN}'))"
    )
    output_field = SearchVectorField()


def title_query(typed: str) -> SearchQuery | None:
    """All the words, of the last its beginning; None where nothing that is a word was typed."""
    words = re.findall(r"[^\W_]+", typed.lower().translate(_PLAINLY))
    if not words:
        return None
    wanted = " & ".join(f"'{word}'" for word in words)
    return SearchQuery(f"{wanted}:*", search_type="raw", config="simple")
