"""The lists of words beside this module; a line that begins with # tells what they are."""

from importlib.resources import files


def word_list(name: str) -> frozenset[str]:
    """The words of ``name.txt``."""
    text = files("kamervragen.search").joinpath(f"{name}.txt").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return frozenset(word for line in lines for word in line.split())
