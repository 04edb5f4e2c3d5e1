"""English is a complete translation: nothing missing, nothing stale, nothing half done."""

import re
import struct
from gettext import GNUTranslations

from django.utils import translation

from tests.catalogue import (
    FOLDER,
    Translation,
    messages_of_code,
    messages_of_templates,
    translations,
)

PLACEHOLDER = re.compile(r"%\(\w+\)s|\{\w*\}|%%")


def test_the_catalogue_has_every_string_of_code_and_templates_and_no_other() -> None:
    """After a change of either, ``make messages``."""
    used = {*messages_of_code(), *messages_of_templates()}
    assert {each.message for each in translations()} == used


def test_nothing_is_untranslated_or_doubtful() -> None:
    assert [each for each in translations() if each.is_fuzzy or not all(each.forms)] == []


def test_what_is_filled_in_is_named_alike_in_both_languages() -> None:
    def differ(each: Translation) -> bool:
        wanted = set(PLACEHOLDER.findall(each.message.plural or each.message.text))
        return any(set(PLACEHOLDER.findall(form)) != wanted for form in each.forms)

    assert [each for each in translations() if differ(each)] == []


def test_what_is_read_is_compiled_from_what_was_written() -> None:
    """After a change by hand, ``make messages`` too."""
    with (FOLDER / "django.mo").open("rb") as file:
        catalogue = GNUTranslations(file)
    for each in translations():
        message = each.message
        if message.plural:
            forms = [catalogue.ngettext(message.text, message.plural, n) for n in (1, 2)]
        elif message.context:
            forms = [catalogue.pgettext(message.context, message.text)]
        else:
            forms = [catalogue.gettext(message.text)]
        assert tuple(forms) == each.forms
    (number_of_strings,) = struct.unpack_from("<I", (FOLDER / "django.mo").read_bytes(), 8)
    assert number_of_strings == len(translations()) + 1  # its head


def test_djangos_own_words_do_not_change_ours() -> None:
    """Its catalogue of Dutch is of English words; some of ours look like those."""
    with translation.override("nl"):
        changed = {
            each.message.text: shown
            for each in translations()
            if (shown := translation.gettext(each.message.text)) != each.message.text
        }
    assert changed == {}
