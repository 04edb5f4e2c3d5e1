"""Dutch words to the stem under which they are stored and found.

Snowball's Porter stemmer for Dutch, with what it misses: it keeps subsidie and subsidies apart, and
huis and huizen. Snowball's newer Dutch stemmer joins those, but also gemeente and mening, gezin and
zin, minister and mini; what it gains, these few rules gain without that.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

import Stemmer

SHORT = 3  # letters of a word that has no ending to lose: IND, aow, vvd

_stemmer = Stemmer.Stemmer("dutch_porter")
_PLURAL = re.compile(
    r"(?<=..ie)s$|(?<=...[dglmnst]e)s$|(?<=...ie)n$"
)  # subsidies, routes, provinciën
_FINAL = {"v": "f", "z": "s"}  # wolv(en) is wolf, huiz(en) is huis

# Irregular forms, and words that the stemmer takes for forms of another.
_FORMS = {
    stem: forms.split()
    for stem, forms in {
        "advies": "advies adviezen",
        "blad": "blad bladen bladeren",
        "bom": "bom bommen",
        "boom": "boom bomen",
        "crisis": "crisis crises",
        "criterium": "criterium criteria",
        "dienst": "dienst diensten",
        "ei": "ei eieren",
        "europees": "europees europese",
        "gemiddeld": "gemiddeld gemiddelde",
        "gevolg": "gevolg gevolgen",
        "goed": "goed goede goederen",
        "indienen": "indienen indiening",
        "kabinet": "kabinet kabinetten",
        "kalf": "kalf kalveren",
        "kind": "kind kinderen kinders",
        "koe": "koe koeien",
        "lam": "lam lammeren",
        "lid": "lid leden",
        "kamerlid": "kamerlid kamerleden",
        "lidstaat": "lidstaat lidstaten",
        "maan": "maan manen",
        "man": "man mannen",
        "medicus": "medicus medici",
        "museum": "museum musea museums",
        "oekraine": "oekraine oekraiens oekraiense oekrainer oekrainers",
        "overheid": "overheid overheden overheids",
        "politicus": "politicus politici",
        "raad": "raad raden",
        "rad": "rad raderen",
        "regeling": "regeling regelingen",
        "regering": "regering regeringen",
        "rund": "rund runderen",
        "school": "school scholen",
        "schip": "schip schepen",
        "smid": "smid smeden",
        "stad": "stad steden",
        "veer": "veer veren",
        "vereniging": "vereniging verenigingen",
        "volk": "volk volken volkeren",
        "woning": "woning woningen",
        "zaak": "zaak zaken",
        "zak": "zak zakken",
    }.items()
}
_EXCEPTIONS = {form: stem for stem, forms in _FORMS.items() for form in forms}


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """The stem of a folded word (lower case, no accents)."""
    if (len(word) <= SHORT and word not in _EXCEPTIONS) or word[0].isdigit():
        return word
    if word in _EXCEPTIONS:
        return _EXCEPTIONS[word]
    found: str = _stemmer.stemWord(_PLURAL.sub("", word))
    return found[:-1] + _FINAL.get(found[-1], found[-1])


def irregular_forms(term: str) -> Sequence[str]:
    """The forms of a stem that are listed because no rule gives them."""
    return _FORMS.get(term, ())
