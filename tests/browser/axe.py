"""What axe finds on a page: breaches of WCAG 2.0, 2.1 and 2.2 at A and AA, and of good practice."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

HEIGHT = 900
STANDARDS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
RULES = {"target-size": {"enabled": True}}  # of WCAG 2.2; off unless asked for
OPTIONS = {
    "runOnly": STANDARDS,
    "resultTypes": ["violations"],
}


@dataclass(frozen=True, slots=True)
class Setting:
    """How a visitor sees the page."""

    width: int
    scheme: Literal["light", "dark"]

    def __str__(self) -> str:
        return f"{self.width} px, {self.scheme}"


SETTINGS = (
    Setting(360, "light"),
    Setting(1280, "dark"),
    Setting(1280, "light"),
    Setting(360, "dark"),
)
axe = Axe()


def breaches(
    page: Page, settings: Sequence[Setting] = SETTINGS, *, leave_out: Sequence[str] = ()
) -> list[str]:
    """The page, the setting, the rule, the element, and how to repair it.

    What selectors ``leave_out`` is not looked at.
    """
    looked_at = {"exclude": [[selector] for selector in leave_out]} if leave_out else None
    found = []
    schemes: set[str] = set()  # in which contrast, which takes most of the time, was looked at
    for setting in settings:
        page.set_viewport_size({"width": setting.width, "height": HEIGHT})
        page.emulate_media(color_scheme=setting.scheme)
        page.evaluate("Promise.all(document.getAnimations().map(each => each.finished))")
        contrast = {"color-contrast": {"enabled": setting.scheme not in schemes}}
        schemes.add(setting.scheme)
        options = OPTIONS | {"rules": RULES | contrast}
        for rule in axe.run(page, looked_at, options).response["violations"]:
            found += [
                f"{page.url}, {setting}: {rule['id']} at {node['target']}: {node['failureSummary']}"
                for node in rule["nodes"]
            ]
    return found
