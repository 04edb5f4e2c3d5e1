"""A query in the notation of PostgreSQL's ``tsquery``, over the lexemes of `search.vectors`."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from kamervragen.search.analysis import Word, folded
from kamervragen.search.query import Clause, Kind, Query
from kamervragen.search.stems import stem
from kamervragen.search.vectors import COMMON_TERMS, PREFIXES, Scope, pair_of


def tsquery(query: Query) -> str:
    """All that must be found, and not what is excluded; empty where nothing must be found."""
    found = _all(query.groups)
    if not found:
        return ""
    return " & ".join([found, *(f"!({_clause(clause)})" for clause in query.excluded)])


def tsqueries(query: Query) -> list[str]:
    """The same in pieces, all of which must be found, without what is excluded.

    A common term stands alone: it comes again in other queries. The rest stays together, as the
    rarest of them is enough to find few.
    """
    common = [group for group in query.groups if _is_common(group)]
    others = [group for group in query.groups if not _is_common(group)]
    return [*dict.fromkeys(_any(group) for group in common), *filter(None, [_all(others)])]


def excluded_tsquery(query: Query) -> str:
    """Any of what is excluded."""
    return _any(query.excluded)


def _is_common(group: Sequence[Clause]) -> bool:
    return all(
        clause.kind == Kind.WORDS and COMMON_TERMS.issuperset(clause.terms) for clause in group
    )


def _all(groups: Iterable[Sequence[Clause]]) -> str:
    return " & ".join(f"({_any(group)})" for group in groups)


def _any(clauses: Iterable[Clause]) -> str:
    return " | ".join(f"({_clause(clause)})" for clause in clauses)


def _clause(clause: Clause) -> str:
    if clause.kind == Kind.PREFIX:
        return _prefix(clause)
    if clause.kind == Kind.PHRASE:
        return _phrase(_apart(clause.words), clause.scope)
    joined = [word for word in clause.words if word not in _apart(clause.words)]
    apart = [word for word in _apart(clause.words) if word.term]
    if len(apart) == 1:
        return _word(apart[0], clause.scope)
    # co-ouderschap is also found as coouderschap, nu.nl only as the words beside each other
    alternatives = [_phrase(apart, clause.scope)]
    alternatives += [_exact(joined[-1].term, clause.scope)] if joined else []
    return " | ".join(f"({each})" for each in alternatives)


def _apart(found: Sequence[Word]) -> list[Word]:
    """Without the words that are put together of others."""
    last = 0
    apart = []
    for word in found:
        if word.position > last:
            apart.append(word)
            last = word.position
    return apart


def _word(word: Word, scope: Scope | None) -> str:
    """In any form, as part of a compound, and where no part is named as the name of who asks."""
    alternatives = [_exact(word.term, scope), _quoted(f"~{word.term}", scope)]
    if scope is None:
        alternatives.append(_quoted(f"@{word.term}"))
    return " | ".join(alternatives)


def _exact(term: str, scope: Scope | None) -> str:
    if scope and term in COMMON_TERMS:
        return _quoted(PREFIXES[scope] + term)
    return _quoted(term, scope)


def _phrase(found: Sequence[Word], scope: Scope | None) -> str:
    """The terms at the distances in which they were typed; stop words only take their places.

    A pair of common terms is stored as such: two of them need no more, and of a longer phrase they
    find nearly only what has it, where its terms find nearly all.
    """
    kept = [word for word in found if word.term]
    distances = [(one, two, two.position - one.position) for one, two in pairwise(kept)]
    pairs = [pair_of(one.term, two.term, distance) for one, two, distance in distances]
    sieve = [_quoted(pair) for pair in pairs if pair]
    if sieve and len(kept) == 2 and scope is None:
        return sieve[0]
    phrase = _quoted(kept[0].term, scope)
    for _, word, distance in distances:
        phrase += f" <{distance}> {_quoted(word.term, scope)}"
    return " & ".join([*sieve, f"({phrase})"]) if distances else phrase


def _prefix(clause: Clause) -> str:
    """Words are stored as stems: kinder* must find kinderen too, whose stem is kind."""
    prefix = folded(clause.typed)
    lexemes = [_quoted(prefix, clause.scope, is_prefix=True)]
    stems = {stem(f"{prefix}{ending}") for ending in ("", "en", "s")}
    lexemes += [_exact(each, clause.scope) for each in sorted(stems) if not each.startswith(prefix)]
    return " | ".join(lexemes)


def _quoted(lexeme: str, scope: Scope | None = None, *, is_prefix: bool = False) -> str:
    """Lexemes hold no quotes: they are made of folded words and our own signs."""
    flags = ("*" if is_prefix else "") + (scope.value if scope else "")
    return f"'{lexeme}'" + (f":{flags}" if flags else "")
