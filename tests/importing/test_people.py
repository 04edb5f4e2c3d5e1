from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from kamervragen.importing.people import Directory
from kamervragen.models import (
    Cabinet,
    Chamber,
    Membership,
    Minister,
    Ministry,
    MinistryName,
    Party,
    PartyName,
    Person,
    PersonName,
    Title,
)
from tests.factories import make_ministry, make_party, make_person

pytestmark = pytest.mark.django_db

THEN = date(2005, 3, 1)
RURAL = "Landbouw, Natuur en Voedselkwaliteit"


def make_member(
    *,
    name: str,
    family_name: str = "",
    prefix: str = "",
    initials: str = "",
    party: Party | None = None,
    chamber: Chamber = Chamber.TWEEDE_KAMER,
    start: date | None = date(2002, 5, 23),
    end: date | None = date(2006, 11, 29),
) -> Person:
    person = make_person(name=name)
    person.family_name = family_name or person.family_name
    person.prefix, person.initials = prefix, initials
    person.save()
    Membership.objects.create(
        person=person,
        party=party or Party.objects.first() or make_party(),
        chamber=chamber,
        start=start,
        end=end,
    )
    return person


def make_office(
    *,
    name: str,
    ministry: Ministry,
    title: Title = Title.MINISTER,
    portfolio: str = "",
    cabinet: Cabinet | None = None,
    start: date | None = date(2003, 5, 27),
    end: date | None = date(2007, 2, 22),
) -> Minister:
    return Minister.objects.create(
        person=make_person(name=name),
        title=title,
        ministry=ministry,
        portfolio=portfolio,
        cabinet=cabinet,
        start=start,
        end=end,
    )


def find_person(
    printed: str,
    party: Party | None = None,
    on: date | None = THEN,
    chamber: Chamber = Chamber.TWEEDE_KAMER,
) -> int | None:
    return Directory.load().person(
        printed, party=party.pk if party else None, on=on, chamber=chamber
    )


def find_minister(
    ministry: Ministry | None,
    *,
    title: Title | None = Title.MINISTER,
    portfolio: str = "",
    on: date | None = THEN,
    name: str = "",
) -> int | None:
    return Directory.load().minister(
        title=title,
        ministry=ministry.pk if ministry else None,
        portfolio=portfolio,
        on=on,
        name=name,
    )


def test_a_directory_is_read_once(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    """Parties and their names; people merged, their names, seats; ministries; offices."""
    party = make_party()
    make_member(name="Anna Voorbeeld", party=party)
    with django_assert_num_queries(12):
        directory = Directory.load()
    with django_assert_num_queries(0):
        directory.party("PvdV")
        directory.person("Voorbeeld", party=party.pk, on=THEN, chamber="tk")


class TestParty:
    @pytest.mark.parametrize(
        "printed", ["PvdV", "P.v.d.V.", "(PvdV)", "beiden PvdV", "PvdV-fractie"]
    )
    def test_is_known_by_its_name_however_printed(self, printed: str) -> None:
        party = make_party(name="PvdV")
        assert Directory.load().party(printed) == party.pk

    def test_is_known_by_another_name(self) -> None:
        party = make_party(name="ChristenUnie")
        PartyName.objects.create(party=party, name="CU")
        assert Directory.load().party("C.U.") == party.pk

    def test_group_is_found_without_the_word(self) -> None:
        group = make_party(name="Groep Hendriks")
        assert Directory.load().party("Hendriks") == group.pk
        assert Directory.load().party("fractie Hendriks") == group.pk

    def test_name_that_two_groups_share_without_the_word_is_neither(self) -> None:
        group, member = make_party(name="Groep Van Haga"), make_party(name="Lid Van Haga")
        directory = Directory.load()
        assert directory.party("Van Haga") is None
        assert directory.party("groep Van Haga") == group.pk
        assert directory.party("lid Van Haga") == member.pk

    @pytest.mark.parametrize("printed", ["", "HDRK", "()"])
    def test_unknown_name_is_no_party(self, printed: str) -> None:
        make_party()
        assert Directory.load().party(printed) is None


class TestPerson:
    @pytest.mark.parametrize(
        "printed",
        [
            "Van Dijk",
            "van Dijk",
            "J.J. van Dijk",
            "Van Dijk J.J.",
            "Jasper van Dijk",
            "Jasper van Dijk (J.J.)",
            "Dijk",
            "het lid Van Dijk",
            "V a n Dijk",
        ],
    )
    def test_is_found_by_every_printed_form(self, printed: str) -> None:
        person = make_member(
            name="Jasper van Dijk", prefix="van", family_name="Dijk", initials="J.J."
        )
        assert find_person(printed) == person.pk

    @pytest.mark.parametrize(
        "printed",
        ["De Pater-van der Meer", "De Pater - Van der Meer", "De Pater", "Marleen de Pater"],
    )
    def test_with_a_double_name_is_found_by_half_of_it(self, printed: str) -> None:
        person = make_member(
            name="Marleen de Pater-van der Meer", prefix="de", family_name="Pater-van der Meer"
        )
        assert find_person(printed) == person.pk

    def test_with_a_single_name_is_found_by_a_double_one(self) -> None:
        person = make_member(name="Fenna Vergeer")
        assert find_person("Vergeer-Mudde") == person.pk

    def test_is_found_by_an_alias(self) -> None:
        person = make_member(name="Neelie Kroes")
        PersonName.objects.create(person=person, name="Smit-Kroes")
        assert find_person("S m i t - K r o e s") == person.pk

    def test_ij_and_y_are_one_letter_where_nobody_is_called_so(self) -> None:
        huys = make_member(name="Jef Huys")
        nypels, nijpels = make_member(name="Erwin Nypels"), make_member(name="Ed Nijpels")
        assert find_person("Huijs") == huys.pk
        assert find_person("Nypels") == nypels.pk
        assert find_person("Nijpels") == nijpels.pk

    def test_namesakes_are_told_apart_by_party_initials_and_first_name(self) -> None:
        left, right = make_party(name="Links"), make_party(name="Rechts")
        marijke = make_member(name="Marijke Vos", initials="M.B.", party=left)
        otto = make_member(name="Otto Vos", initials="O.P.G.", party=right)
        assert find_person("Vos") is None
        assert find_person("Vos", left) == marijke.pk
        assert find_person("O. P. G. Vos") == otto.pk
        assert find_person("M. Vos") == marijke.pk
        assert find_person("Otto Vos") == otto.pk
        assert find_person("X. Vos") is None

    def test_initials_of_another_are_not_those_of_someone_without(self) -> None:
        person = make_member(name="Hannie van Leeuwen", prefix="van", family_name="Leeuwen")
        assert find_person("L. van Leeuwen") is None
        assert find_person("H. van Leeuwen") == person.pk

    def test_namesakes_are_told_apart_by_the_day(self) -> None:
        early = make_member(name="Jan Kamp", start=date(1994, 5, 17), end=date(2002, 5, 22))
        late = make_member(name="Piet Kamp")
        assert find_person("Kamp", on=date(1999, 1, 1)) == early.pk
        assert find_person("Kamp") == late.pk
        assert find_person("Kamp", on=None) is None

    def test_known_seat_goes_before_one_of_unknown_beginning(self) -> None:
        known = make_member(name="Pol de Beer", prefix="de", family_name="Beer")
        make_member(name="Martin de Beer", prefix="de", family_name="Beer", start=None, end=None)
        assert find_person("De Beer") == known.pk

    def test_seat_counts_for_some_days_more(self) -> None:
        person = make_member(name="Anna Voorbeeld")
        assert find_person("Voorbeeld", on=date(2006, 12, 5)) == person.pk
        assert find_person("Voorbeeld", on=date(2007, 3, 5)) is None

    def test_absurd_day_is_no_day(self) -> None:
        """KVR26114 was answered in 1008."""
        person = make_member(name="Anna Voorbeeld")
        assert find_person("Voorbeeld", on=date(1008, 8, 10)) == person.pk

    def test_other_party_or_chamber_is_no_match(self) -> None:
        make_member(name="Anna Voorbeeld", party=make_party(name="Een"))
        assert find_person("Voorbeeld", make_party(name="Twee")) is None
        assert find_person("Voorbeeld", chamber=Chamber.EERSTE_KAMER) is None

    def test_one_misread_letter_is_forgiven_where_party_and_day_agree(self) -> None:
        person = make_member(name="Joop Worrell")
        party = Party.objects.get()
        assert find_person("Worrel", party) == person.pk
        assert find_person("Worrel") is None
        assert find_person("Worrel", party, on=None) is None
        assert find_person("Borrel", party) is None

    def test_misread_letter_that_can_mean_two_is_matched_to_none(self) -> None:
        make_member(name="Jan Bakker")
        make_member(name="Piet Dakker")
        assert find_person("Hakker", Party.objects.get()) is None

    def test_who_was_merged_leads_to_the_person_kept(self) -> None:
        kept = make_member(name="Anna Voorbeeld")
        twin = make_member(
            name="A. Proef", start=date(2010, 6, 17), end=None, party=make_party(name="Twee")
        )
        PersonName.objects.create(person=twin, name="Proeff")
        twin.merged_into = kept
        twin.save()
        assert find_person("Voorbeeld", on=date(2012, 1, 1)) == kept.pk
        assert find_person("A. Proef", on=date(2012, 1, 1)) == kept.pk
        assert find_person("Proeff") == kept.pk

    @pytest.mark.parametrize("printed", ["", "-", "J.J.", "Niemand"])
    def test_no_name_is_nobody(self, printed: str) -> None:
        make_member(name="Anna Voorbeeld")
        assert find_person(printed) is None


class TestMinistry:
    @pytest.mark.parametrize(
        "printed",
        [
            "Buitenlandse Zaken",
            "minister van Buitenlandse Zaken",
            "minister buitenlandse zaken",
            "Buitenlandse Zaken (BUZA)",
            "BUITENLANDSE ZAKEN a.i.",
            "Buitenlandse Za- ken",
            "Buitenlandsche Zaken",
            "Buitenl",
            "BZ",
        ],
    )
    def test_is_one_however_printed(self, printed: str) -> None:
        ministry = make_ministry(name="Buitenlandse Zaken")
        ministry.abbreviation = "BZ"
        ministry.save()
        make_ministry(name="Financiën")
        assert Directory.load().ministry(printed, on=THEN) == ministry.pk

    @pytest.mark.parametrize("printed", ["Financiën", "Financie¨n", "FinanciÃ«n", "financien"])
    def test_spoilt_accents_do_no_harm(self, printed: str) -> None:
        ministry = make_ministry(name="Financiën")
        assert Directory.load().ministry(printed, on=None) == ministry.pk

    def test_keeps_its_older_names_and_its_portfolios(self) -> None:
        ministry = make_ministry(name="Justitie en Veiligheid")
        MinistryName.objects.create(ministry=ministry, name="Justitie", end=date(2010, 10, 14))
        MinistryName.objects.create(ministry=ministry, name="Rechtsbescherming", is_portfolio=True)
        directory = Directory.load()
        assert directory.ministry("Justitie", on=date(1999, 1, 1)) == ministry.pk
        assert directory.ministry("minister voor Rechtsbescherming", on=None) == ministry.pk

    def test_task_behind_a_dash_belongs_to_the_ministry_before_it(self) -> None:
        ministry = make_ministry(name="Volksgezondheid, Welzijn en Sport")
        printed = "Volksgezondheid, Welzijn en Sport – Jeugd, Preventie en Sport"
        assert Directory.load().ministry(printed, on=THEN) == ministry.pk

    def test_portfolio_that_moved_is_told_by_the_day(self) -> None:
        old, new = make_ministry(name="Binnenlandse Zaken"), make_ministry(name="Wonen")
        MinistryName.objects.create(
            ministry=old, name="Ruimte", is_portfolio=True, end=date(2024, 7, 2)
        )
        MinistryName.objects.create(ministry=new, name="Ruimte", start=date(2024, 7, 2))
        directory = Directory.load()
        assert directory.ministry("Ruimte", on=date(2024, 7, 1)) == old.pk
        assert directory.ministry("Ruimte", on=date(2024, 7, 2)) == new.pk
        assert directory.ministry("Ruimte", on=None) is None

    def test_beginning_that_two_share_is_neither(self) -> None:
        make_ministry(name="Landbouw en Visserij")
        make_ministry(name="Landbouw en Natuur")
        assert Directory.load().ministry("Landbouw", on=THEN) is None

    def test_that_was_merged_leads_to_the_one_kept(self) -> None:
        kept = make_ministry(name="Buitenlandse Zaken")
        make_ministry(name="Uitheemse Zaken", merged_into=kept)
        assert Directory.load().ministry("Uitheemse Zaken", on=THEN) == kept.pk

    @pytest.mark.parametrize("printed", ["", "Ontvangen 3 april 1995", "Justi"])
    def test_other_words_are_no_ministry(self, printed: str) -> None:
        make_ministry(name="Justitie")
        assert Directory.load().ministry(printed, on=THEN) is None


class TestMinister:
    def test_is_who_held_the_office_that_day(self) -> None:
        rural = make_ministry(name=RURAL)
        first = make_office(name="Anna Proef", ministry=rural, end=date(2005, 3, 1))
        second = make_office(name="Piet Proef", ministry=rural, start=date(2005, 3, 1))
        make_office(name="Jan Proef", ministry=rural, title=Title.STATE_SECRETARY)
        assert find_minister(rural, on=date(2005, 2, 28)) == first.pk
        assert find_minister(rural, on=date(2005, 3, 1)) == second.pk
        assert find_minister(rural, on=None) is None

    def test_is_the_same_when_asked_again(self) -> None:
        office = make_office(name="Anna Proef", ministry=make_ministry())
        directory = Directory.load()
        answers = [
            directory.minister(
                title=None, ministry=office.ministry_id, portfolio="", on=THEN, name="Proef"
            )
            for _ in range(2)
        ]
        assert answers == [office.pk, office.pk]

    def test_signs_some_days_after_leaving(self) -> None:
        rural = make_ministry(name=RURAL)
        first = make_office(name="Anna Proef", ministry=rural, end=THEN)
        make_office(name="Piet Staal", ministry=rural, start=THEN)
        assert find_minister(rural, on=date(2005, 3, 4), name="Proef") == first.pk
        assert find_minister(rural, on=date(2005, 4, 4), name="Proef") is None

    def test_one_of_two_is_told_by_name(self) -> None:
        rural = make_ministry(name=RURAL)
        anna = make_office(name="Anna Proef", ministry=rural, title=Title.STATE_SECRETARY)
        make_office(name="Piet Staal", ministry=rural, title=Title.STATE_SECRETARY)
        assert find_minister(rural, title=Title.STATE_SECRETARY) is None
        assert find_minister(rural, title=Title.STATE_SECRETARY, name="Proef") == anna.pk
        assert find_minister(rural, title=Title.STATE_SECRETARY, name="P r o e f") == anna.pk
        assert find_minister(rural, title=Title.STATE_SECRETARY, name="A. Proef") == anna.pk
        assert find_minister(rural, title=Title.STATE_SECRETARY, name="Prcef") == anna.pk
        assert find_minister(rural, title=Title.STATE_SECRETARY, name="X. Proef") is None
        assert find_minister(rural, title=Title.STATE_SECRETARY, name="Iemand") is None

    def test_without_ministry_is_told_by_name_alone(self) -> None:
        """The scanned files name who answered, without the office."""
        office = make_office(name="Anna Proef", ministry=make_ministry())
        assert find_minister(None, title=None, name="Proef") == office.pk
        assert find_minister(None, title=None) is None

    def test_with_two_offices_is_told_by_the_portfolio(self) -> None:
        ministry = make_ministry(name="Buitenlandse Zaken")
        MinistryName.objects.create(ministry=ministry, name="Ontwikkeling", is_portfolio=True)
        head = make_office(name="Anna Proef", ministry=ministry)
        task = Minister.objects.create(
            person=head.person,
            title=Title.MINISTER,
            ministry=ministry,
            portfolio="Ontwikkeling",
            start=head.start,
        )
        assert find_minister(ministry, portfolio="Buitenlandse Zaken", name="Proef") == head.pk
        assert find_minister(ministry, portfolio="Ontwikkeling", name="Proef") == task.pk
        assert find_minister(ministry, portfolio="Buitenlandse Zaken") == head.pk
        assert find_minister(ministry, portfolio="minister voor Ontwikkeling") == task.pk

    def test_portfolio_that_nobody_held_is_not_the_head_of_the_ministry(self) -> None:
        ministry = make_ministry(name="Buitenlandse Zaken")
        MinistryName.objects.create(ministry=ministry, name="Ontwikkeling", is_portfolio=True)
        make_office(name="Anna Proef", ministry=ministry)
        secretary = make_office(name="Piet Staal", ministry=ministry, title=Title.STATE_SECRETARY)
        assert find_minister(ministry, portfolio="Ontwikkeling") is None
        assert (
            find_minister(ministry, title=Title.STATE_SECRETARY, portfolio="Ontwikkeling")
            == secretary.pk
        )

    def test_only_state_secretary_answers_for_the_whole_ministry(self) -> None:
        ministry = make_ministry(name="Financiën")
        secretary = make_office(
            name="Anna Proef", ministry=ministry, title=Title.STATE_SECRETARY, portfolio="Douane"
        )
        assert (
            find_minister(ministry, title=Title.STATE_SECRETARY, portfolio="Financiën")
            == secretary.pk
        )

    def test_of_general_affairs_is_the_prime_minister(self) -> None:
        general = make_ministry(name="Algemene Zaken")
        prime = make_office(name="Anna Proef", ministry=general, title=Title.PRIME_MINISTER)
        assert find_minister(general) == prime.pk
        assert find_minister(None, title=Title.PRIME_MINISTER) == prime.pk

    def test_without_known_days_is_bound_by_the_cabinet(self) -> None:
        cabinet = Cabinet.objects.create(
            slug="proef-i", name="Proef I", start=date(2003, 5, 27), end=date(2006, 7, 7)
        )
        rural = make_ministry(name=RURAL)
        office = make_office(
            name="Anna Proef", ministry=rural, cabinet=cabinet, start=None, end=None
        )
        assert find_minister(rural) == office.pk
        assert find_minister(rural, on=date(2006, 7, 7)) is None
        assert find_minister(rural, on=date(2003, 5, 26)) is None

    def test_whose_days_are_known_goes_before_whose_are_not(self) -> None:
        cabinet = Cabinet.objects.create(slug="proef-i", name="Proef I", start=date(2003, 5, 27))
        rural = make_ministry(name=RURAL)
        known = make_office(name="Anna Proef", ministry=rural, cabinet=cabinet)
        make_office(name="Piet Staal", ministry=rural, cabinet=cabinet, start=None, end=None)
        assert find_minister(rural) == known.pk


def test_a_person_with_two_offices_is_found_in_the_one_of_which_the_days_are_known() -> None:
    start, end = date(2003, 5, 27), date(2007, 2, 22)
    cabinet = Cabinet.objects.create(
        slug="balkenende-ii", name="Balkenende II", start=start, end=end
    )
    dated = make_office(name="Maria Proef", ministry=make_ministry(), cabinet=cabinet)
    undated = make_office(
        name="Bob Ander", ministry=make_ministry(name=RURAL), cabinet=cabinet, start=None, end=None
    )
    Minister.objects.filter(pk=undated.pk).update(person=dated.person)
    assert find_minister(None, title=None, name="Maria Proef (M.)") == dated.pk
    Minister.objects.filter(pk=dated.pk).update(start=None)
    assert find_minister(None, title=None, name="Maria Proef (M.)") is None


@pytest.mark.parametrize(
    ("on", "party"),
    [
        (date(2003, 1, 1), "PvdV"),
        (date(2005, 1, 1), "Ander"),
        (date(2007, 1, 1), None),
        (None, None),
    ],
)
def test_the_party_of_a_member_is_that_of_the_day(on: date | None, party: str | None) -> None:
    member = make_member(name="Anna Voorbeeld", party=make_party(), end=date(2004, 6, 1))
    Membership.objects.create(
        person=member,
        party=make_party(name="Ander"),
        chamber=Chamber.TWEEDE_KAMER,
        start=date(2004, 6, 2),
        end=date(2006, 11, 29),
    )
    found = Directory.load().party_of(member.pk, on=on, chamber="tk")
    assert found == (Party.objects.get(name=party).pk if party else None)


def test_on_a_day_on_which_a_member_changed_parties_none_is_certain() -> None:
    member = make_member(name="Anna Voorbeeld", party=make_party())
    Membership.objects.create(
        person=member, party=make_party(name="Ander"), chamber="tk", start=date(2004, 6, 2)
    )
    assert Directory.load().party_of(member.pk, on=THEN, chamber="tk") is None
