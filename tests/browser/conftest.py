"""A real browser on real pages. ``make test-browser`` runs this suite; ``make test`` leaves it alone.

Needs chromium and chromedriver on the path, selenium and pypdf, and axe-core, which the Makefile fetches.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service

import divergence as dv
from divergence.cli.output import write
from divergence.result import Result
from tests.report.test_html import HOSTILE, result, story

ROOT = Path(__file__).parent.parent.parent
EXAMPLE = ROOT / "examples" / "muse-spark"
SEEDS = ROOT.parent / "shared" / "seeds"
AXE = ROOT / ".venv" / "node_modules" / "axe-core" / "axe.min.js"
QUIET = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update", "--hide-scrollbars",
)  # fmt: skip


@dataclass(frozen=True)
class Browser:
    """One window, and what these tests ask of it."""

    driver: webdriver.Chrome

    def open(
        self, page: Path, anchor: str = "", *, width: int = 1280, dark: bool = False, scripts: bool = True
    ) -> None:
        command = self.driver.execute_cdp_cmd
        size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
        command("Emulation.setDeviceMetricsOverride", size)
        theme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        command("Emulation.setEmulatedMedia", {"features": [theme]})
        command("Emulation.setScriptExecutionDisabled", {"value": not scripts})
        self.driver.get("about:blank")
        self.driver.get(page.as_uri() + (f"#{anchor}" if anchor else ""))

    def ask(self, expression: str, *given: object) -> Any:
        return self.driver.execute_script(f"return {expression}", *given)

    def run(self, script: str, *given: object) -> Any:
        return self.driver.execute_script(script, *given)

    def unfold(self) -> None:
        """Open all that is folded, and have all of it laid out, on the screen or off it."""
        self.run("for (const each of document.querySelectorAll('details')) each.open = true")
        self.run("document.styleSheets[0].insertRule('* { content-visibility: visible !important }')")

    def wide(self) -> int:
        """How far the page reaches beyond its window, in pixels."""
        return int(self.ask("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    options = Options()
    options.binary_location = shutil.which("chromium") or shutil.which("google-chrome") or ""
    for each in (*QUIET, f"--user-data-dir={tmp_path_factory.mktemp('profile')}"):
        options.add_argument(each)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    options.set_capability("unhandledPromptBehavior", "ignore")
    with webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver"))) as driver:
        driver.set_script_timeout(120)
        yield Browser(driver)


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, Result], Path]:
    folder = tmp_path_factory.mktemp("pages")

    def write(name: str, result: Result) -> Path:
        path = folder / f"{name}.html"
        path.write_text(result.to_html(), encoding="utf-8")
        return path

    return write


@pytest.fixture(scope="session")
def example(written: Callable[[str, Result], Path]) -> Path:
    return written("example", dv.score(dv.read(EXAMPLE).articles))


@pytest.fixture(scope="session")
def page(request: pytest.FixtureRequest, written: Callable[[str, Result], Path]) -> Path:
    """The example, the seeds where they lie beside the project, and a story whose every field is hostile."""
    name: str = request.param
    if name == "example":
        return request.getfixturevalue("example")  # type: ignore[no-any-return]
    if name == "seeds":
        if not SEEDS.is_dir():
            pytest.skip("the seed articles are not beside the project")
        return written("seeds", dv.score(dv.read(SEEDS).articles))
    text = " ".join(HOSTILE)
    return written("hostile", result(story(text), text=text))


@pytest.fixture(scope="session")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three invented stories as an index and a page each."""
    articles = [
        replace(each, story=folder.name, source=f"Paper {number}")
        for folder in sorted(path for path in (ROOT / "tests" / "stories").iterdir() if path.is_dir())
        for number, each in enumerate(dv.read(folder).articles)
    ]
    path = tmp_path_factory.mktemp("index") / "all.html"
    write(dv.score(articles), [path])
    return path


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "page" in metafunc.fixturenames:
        metafunc.parametrize("page", ["example", "seeds", "hostile"], indirect=True)


@pytest.fixture(scope="session")
def axe() -> str:
    path = Path(os.environ.get("AXE", AXE))
    if not path.is_file():
        pytest.fail("axe-core is not there: run `make test-browser`, which fetches it")
    return path.read_text(encoding="utf-8")
