"""What Lighthouse says of the main pages, on a site of its own: ``make bench-lighthouse``.

It comes from npm and is nobody's dependency: npx fetches it for the occasion.
"""

import json
import os
import shutil
import subprocess
import sys
from tempfile import TemporaryDirectory

from tests.browser.chromium import CHROMIUM
from tests.browser.screenshots import fresh_site

LIGHTHOUSE = "lighthouse@12.8.2"
PAGES = ("/", "/kamervragen/", "/kamervragen/2023Z00468/")
FLAGS = "--headless=new --no-sandbox"
KINDS = {"telephone": [], "desk": ["--preset=desktop"]}


def report_of(address: str, *options: str) -> dict[str, dict[str, dict[str, object]]]:
    command = ["npx", "--yes", LIGHTHOUSE, address, "--quiet", "--output=json", *options]
    environment = os.environ | {"CHROME_PATH": str(CHROMIUM)}
    done = subprocess.run(
        [*command, f"--chrome-flags={FLAGS}"], env=environment, stdout=subprocess.PIPE, check=True
    )
    report: dict[str, dict[str, dict[str, object]]] = json.loads(done.stdout)
    return report


def main() -> None:
    if not shutil.which("npx"):
        sys.exit("Lighthouse needs Node.js 18 or newer with npx.")
    with TemporaryDirectory() as folder, fresh_site(folder) as address:
        for page in PAGES:
            for kind, options in KINDS.items():
                report = report_of(address + page, *options)
                scores = [
                    f"{name} {round(float(str(each['score'])) * 100)}"
                    for name, each in report["categories"].items()
                ]
                print(page, kind, *scores, sep="  ")  # noqa: T201 # what it is run for
                for name, audit in report["audits"].items():
                    if audit["score"] is not None and float(str(audit["score"])) < 1:
                        print("   ", name, audit.get("displayValue", ""))  # noqa: T201 # likewise


if __name__ == "__main__":
    main()
