"""What axe finds on a page: breaches of WCAG 2.0, 2.1 and 2.2 at A and AA, and of good practice."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

HEIGHT = 900
STANDARDS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
RULES = {"target-size": {"enabled": True}}  # of WCAG 2.2; off unless asked for
OPTIONS = {"runOnly": STANDARDS, "resultTypes": ["violations"], "rules": RULES}


@dataclass(frozen=True, slots=True)
class Setting:
    """How a visitor sees the page."""

    width: int
    scheme: Literal["light", "dark"]

    def __str__(self) -> str:
        return f"{self.width} px, {self.scheme}"


TWO_SETTINGS = (Setting(360, "light"), Setting(1280, "dark"))  # each width and each scheme
ALL_SETTINGS = (*TWO_SETTINGS, Setting(1280, "light"), Setting(360, "dark"))
AXE = Axe().axe_script
RUN = "([where, options]) => axe.run(where ?? document, options).then(each => each.violations)"


def breaches(
    page: Page, settings: Sequence[Setting] = TWO_SETTINGS, *, leave_out: Sequence[str] = ()
) -> list[str]:
    """The page, the setting, the rule, the element, and how to repair it.

    What selectors ``leave_out`` is not looked at.
    """
    looked_at = {"exclude": [[selector] for selector in leave_out]} if leave_out else None
    page.evaluate(AXE)
    found = []
    for setting in settings:
        page.set_viewport_size({"width": setting.width, "height": HEIGHT})
        page.emulate_media(color_scheme=setting.scheme)
        page.evaluate("document.getAnimations().forEach(each => each.cancel())")
        for rule in page.evaluate(RUN, [looked_at, OPTIONS]):
            found += [
                f"{page.url}, {setting}: {rule['id']} at {node['target']}: {node['failureSummary']}"
                for node in rule["nodes"]
            ]
    return found
