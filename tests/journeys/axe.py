"""Looking at a page as a machine can: axe-core at two widths, no overflow, nothing refused by the policy."""

import os
from pathlib import Path
from typing import Any

import axe_playwright_python
from playwright.sync_api import Page

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDTHS = (320, 1280)
SERIOUS = {"serious", "critical"}


class Checks:
    """Keeps what a page complained of while a journey ran."""

    def __init__(self, page: Page, size: dict[str, int], *, scripts: bool = True) -> None:
        self.size = size
        # Axe-core waits for its own promises, which a browser without scripts never keeps; there only width is looked at.
        self.scripts = scripts
        self.complaints: list[str] = []
        self.shots = os.environ.get("JOURNEY_SHOTS")  # a folder; bin/test hands on no variable of the product's own
        page.on("console", lambda message: self._hear(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: self._hear(str(error)))

    def _hear(self, text: str) -> None:
        # A browser reports the status of every page that is not 2xx as an error; journeys check those themselves.
        if "Failed to load resource" not in text:
            self.complaints.append(text)

    def look(self, page: Page, name: str) -> None:
        """Hold a page against the rules at both widths; raise where something serious is found."""
        # A page that is on its way has no root yet to be asked.
        page.wait_for_load_state()
        page.locator("body").wait_for(state="attached")
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": self.size["height"]})
            assert not page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"), (
                f"{name}: wider than {width} px"
            )
            found = self._violations(page) if self.scripts else []
            serious = [violation for violation in found if violation["impact"] in SERIOUS]
            assert not serious, f"{name} at {width} px: {_said(serious)}"
        if self.shots:
            for width in (1280, 360):
                page.set_viewport_size({"width": width, "height": self.size["height"]})
                page.evaluate("scrollTo(0, 0)")
                page.screenshot(path=f"{self.shots}/{name}-{width}.png", full_page=True)
        page.set_viewport_size(self.size)  # type: ignore[arg-type]
        assert not self.complaints, f"{name}: {self.complaints}"

    def _violations(self, page: Page) -> list[dict[str, Any]]:
        # By evaluation and not by a script element, which the policy of the page would rightly refuse.
        page.evaluate(AXE)
        # What happens to lie under the bar of a phone is scrolled out from under it: the bar stands at the end meanwhile.
        page.evaluate("document.querySelector('.tabbar')?.style.setProperty('position', 'static')")
        page.evaluate("scrollTo(0, 0)")
        found = page.evaluate("rules => axe.run(document, {runOnly: {type: 'tag', values: rules}})", RULES)
        page.evaluate("document.querySelector('.tabbar')?.style.removeProperty('position')")
        return found["violations"]


def _said(violations: list[dict[str, Any]]) -> str:
    return "; ".join(f"{v['id']} ({v['help']}): {[n['html'][:120] for n in v['nodes'][:3]]}" for v in violations)
