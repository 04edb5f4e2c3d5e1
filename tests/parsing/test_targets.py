"""What can be cited: one spelling, a name, an address."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamervragen.parsing.targets import (
    dossier_of,
    target_address,
    target_at,
    target_name,
    target_spelled,
)


@pytest.mark.parametrize(
    ("target", "address"),
    [
        ("kst-19637-3018", "https://zoek.officielebekendmakingen.nl/kst-19637-3018"),
        ("2060704540", "https://zoek.officielebekendmakingen.nl/kv-2060704540"),
        ("2024Z14250", "https://www.tweedekamer.nl/kamerstukken/kamervragen/detail?id=2024Z14250"),
        ("2024D40329", "https://www.tweedekamer.nl/kamerstukken/detail?id=2024D40329"),
        ("ECLI:NL:HR:2005:1", "https://deeplink.rechtspraak.nl/uitspraak?id=ECLI:NL:HR:2005:1"),
        ("ECLI:EU:C:2005:1", ""),
        ("kst-19637", "https://zoek.officielebekendmakingen.nl/dossier/19637"),
        ("dossier/19637", "https://zoek.officielebekendmakingen.nl/dossier/19637"),
        (
            "CELEX:32016R0679",
            "https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32016R0679",
        ),
        (
            "jci1.3:c:BWBR0005537&artikel=4:81",
            "https://wetten.overheid.nl/jci1.3:c:BWBR0005537&artikel=4:81",
        ),
    ],
)
def test_a_target_has_its_official_address(target: str, address: str) -> None:
    assert target_address(target) == address


@pytest.mark.parametrize(
    ("target", "name"),
    [
        ("kst-19637-3018", "Kamerstuk 19 637, nr. 3018"),
        ("kst-36600-XIII-12", "Kamerstuk 36 600 XIII, nr. 12"),
        ("kst-21501-32-1234", "Kamerstuk 21 501-32, nr. 1234"),
        ("kst-36836-D", "Kamerstuk 36 836, D"),
        ("kst-8765-4", "Kamerstuk 8 765, nr. 4"),
        ("kst-19637", "Kamerstukdossier 19 637"),
        ("kst-36600-XIII", "Kamerstukdossier 36 600 XIII"),
        ("dossier/36600-XIII", "Kamerstukdossier 36 600 XIII"),
        ("ah-tk-20222023-1663", "Aanhangsel 2022–2023, nr. 1663"),
        ("ah-ek-20182019-2", "Aanhangsel Eerste Kamer 2018–2019, nr. 2"),
        ("ah-tk-19941995-1021-h1", "Aanhangsel 1994–1995, nr. 1021, herdruk"),
        ("h-tk-20102011-108-5", "Handelingen 2010–2011, nr. 108, item 5"),
        ("h-ek-20192020-28-3", "Handelingen Eerste Kamer 2019–2020, nr. 28, item 3"),
        ("stb-2001-580", "Staatsblad 2001, 580"),
        ("stcrt-2009-9231", "Staatscourant 2009, 9231"),
        ("2024Z14250", "Zaak 2024Z14250"),
        ("2024D40329", "Document 2024D40329"),
        ("2060704540", "Kamervraag 2060704540"),
        ("CELEX:32016R0679", "CELEX 32016R0679"),
        ("jci1.3:c:BWBR0005537&artikel=4:81", "Artikel 4:81 Algemene wet bestuursrecht"),
        ("ECLI:NL:HR:2005:AR5213", "ECLI:NL:HR:2005:AR5213"),
        ("iets anders", "iets anders"),
    ],
)
def test_a_target_has_a_name_in_words(target: str, name: str) -> None:
    assert target_name(target) == name


@pytest.mark.parametrize(
    ("printed", "target"),
    [
        ("KST-19637-3018", "kst-19637-3018"),
        ("kst-36410-xiv-9", "kst-36410-XIV-9"),
        ("AH-TK-20222023–1663", "ah-tk-20222023-1663"),
        ("2023z 00468", "2023Z00468"),
        ("kv-tk-2023z00468", "2023Z00468"),
        ("kv-2060719420", "2060719420"),
        ("KV-2000104840-H1", "kv-2000104840-h1"),
        ("kv-tk-2010z11045-N1", "kv-tk-2010Z11045-n1"),
        ("kv-ek-209100007", "kv-ek-209100007"),
        ("Dossier/36600-xxiii", "dossier/36600-XXIII"),
        ("ecli:nl:hr:2005:ar5213", "ECLI:NL:HR:2005:AR5213"),
        ("Stcrt-2009-9231", "stcrt-2009-9231"),
        ("jci1.3:c:BWBR0005537", "jci1.3:c:BWBR0005537"),
        ("stikstof", ""),
        ("12345", ""),
        ("", ""),
    ],
)
def test_a_target_has_one_spelling(printed: str, target: str) -> None:
    assert target_spelled(printed) == target


@given(st.text(max_size=30) | st.from_regex(r"(kst|ah|kv|dossier)[-/][0-9zZ-]{0,20}"))
def test_what_is_spelled_right_stays_as_it_is(printed: str) -> None:
    spelled = target_spelled(printed)
    assert target_spelled(spelled) == spelled


@pytest.mark.parametrize(
    ("address", "target"),
    [
        ("https://zoek.officielebekendmakingen.nl/kst-29398-15.html", "kst-29398-15"),
        ("http://zoek.officielebekendmakingen.nl/ah-tk-20222023-1663", "ah-tk-20222023-1663"),
        ("https://zoek.officielebekendmakingen.nl/dossier/36267", "dossier/36267"),
        (
            "https://www.tweedekamer.nl/kamerstukken/kamervragen/detail?id=2023Z00468&did=2023D01",
            "2023Z00468",
        ),
        ("https://www.tweedekamer.nl/kamerstukken/detail?did=2024D40329", "2024D40329"),
        ("https://www.tweedekamer.nl/kamerleden", ""),
        ("https://zoek.officielebekendmakingen.nl/zoeken", ""),
        ("https://nu.nl/kst-29398-15.html", ""),
        ("http://[", ""),
    ],
)
def test_an_official_address_is_a_target(address: str, target: str) -> None:
    assert target_at(address) == target


@pytest.mark.parametrize(
    ("target", "prefix"),
    [
        ("kst-19637", "kst-19637"),
        ("kst-36600-XIII", "kst-36600-XIII"),
        ("kst-36836-D", ""),
        ("dossier/36600-XIII", "kst-36600-XIII"),
        ("kst-19637-3018", ""),
        ("2023Z00468", ""),
    ],
)
def test_a_dossier_is_known_by_the_prefix_of_its_pieces(target: str, prefix: str) -> None:
    assert dossier_of(target) == prefix
