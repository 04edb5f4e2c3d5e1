"""The catalogue of English, and every string of the code and the templates that belongs in it."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.utils.translation.template import templatize

FOLDER = settings.BASE_DIR / "locale" / "en" / "LC_MESSAGES"
NAMES = {
    *("gettext", "gettext_lazy", "gettext_noop", "ngettext", "ngettext_lazy"),
    *("pgettext", "pgettext_lazy", "npgettext", "npgettext_lazy"),
}
LITERAL = r"""u?(?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')"""
# As Django gives a template to xgettext: all else is made unreadable.
CALL = re.compile(rf"\b(?P<name>n?p?gettext|_)\((?P<strings>{LITERAL}(?:, *{LITERAL})*)")
_FIELD = re.compile(r'(msgctxt|msgid_plural|msgid|msgstr\[0\]|msgstr\[1\]|msgstr) (".*")')


@dataclass(frozen=True, slots=True)
class Message:
    """What is to be translated: how it is told from another, in the singular and the plural."""

    text: str
    plural: str = ""
    context: str = ""


@dataclass(frozen=True, slots=True)
class Translation:
    """A message with what it is in English, one or two forms."""

    message: Message
    forms: tuple[str, ...]
    is_fuzzy: bool


def translations() -> list[Translation]:
    """Those of the catalogue in text, without its head."""
    entries = (FOLDER / "django.po").read_text().split("\n\n")
    return [_translation(entry) for entry in entries[1:]]


def _translation(entry: str) -> Translation:
    fields: dict[str, str] = {}
    field, flags = "", ""
    for line in entry.strip().splitlines():
        if line.startswith("#"):
            flags += line if line.startswith("#,") else ""
        elif match := _FIELD.fullmatch(line):
            field = match[1]
            fields[field] = ast.literal_eval(match[2])
        else:
            fields[field] += ast.literal_eval(line)
    message = Message(fields["msgid"], fields.get("msgid_plural", ""), fields.get("msgctxt", ""))
    forms = tuple(text for name, text in fields.items() if name.startswith("msgstr"))
    return Translation(message, forms, is_fuzzy="fuzzy" in flags)


def _files(folder: str, names: str) -> Iterator[Path]:
    """Without those of the admin, which is Dutch."""
    for path in sorted((settings.BASE_DIR / folder).rglob(names)):
        if "admin" not in path.parts:
            yield path


def messages_of_code() -> Iterator[Message]:
    for path in _files("kamervragen", "*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in NAMES:
                strings = [
                    argument.value
                    for argument in node.args
                    if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
                ]
                if strings:  # else it is translated where it is shown, and named elsewhere
                    yield _message(ast.unparse(node.func), strings)


def messages_of_templates() -> Iterator[Message]:
    for path in _files("templates", "*.*"):
        for call in CALL.finditer(templatize(path.read_text())):
            strings = [ast.literal_eval(each) for each in re.findall(LITERAL, call["strings"])]
            yield _message(call["name"], strings)


def _message(function: str, strings: list[str]) -> Message:
    context = strings.pop(0) if "pgettext" in function else ""
    plural = strings[1] if "ngettext" in function or "npgettext" in function else ""
    return Message(strings[0], plural, context)
