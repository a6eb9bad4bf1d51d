"""What an article says is shown and never done: each hostile string in each field of an article, in a real browser."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from selenium.common.exceptions import NoAlertPresentException

import divergence as dv
from divergence.result import Result
from tests.browser.conftest import Browser
from tests.report.test_html import HOSTILE, result, story

FIELDS = ("source", "title", "author", "published", "text", "url")
STORY = (
    "The harbour wall at Port Ellan fell on Monday night, the county said. Three people were hurt. "
    "The repair will cost $14 million, according to Mayor Ana Ruiz."
)


def unharmed(browser: Browser, page: Path) -> None:
    browser.open(page)
    browser.unfold()
    with pytest.raises(NoAlertPresentException):
        browser.driver.switch_to.alert.dismiss()
    assert browser.ask("document.scripts.length") <= 1
    assert browser.ask("document.querySelectorAll('img, iframe, object, embed, link, base').length") == 0
    links = browser.ask(
        "[...document.querySelectorAll('[href]')].map((each) => new URL(each.getAttribute('href'), location).protocol)"
    )
    assert set(links) <= {"file:", "http:", "https:"}
    noise = [each["message"] for each in browser.driver.get_log("browser")]
    assert noise == []  # neither an error nor anything that the policy had to refuse
    for width in (320, 1280):
        browser.open(page, width=width)
        browser.unfold()
        assert browser.wide() == 0


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_in_every_field_of_a_result(browser: Browser, written: Callable[[str, Result], Path], text: str) -> None:
    unharmed(browser, written(f"hostile-{HOSTILE.index(text)}", result(story(text), text=text)))


@pytest.mark.parametrize("field", FIELDS)
def test_in_an_article_from_reader_to_page(
    browser: Browser, written: Callable[[str, Result], Path], field: str, tmp_path: Path
) -> None:
    """Every string at once, in one field of an article that is read, scored and drawn."""
    rows = [
        {"id": str(number), "text": STORY, "title": "A wall falls", "source": f"Paper {number}"} for number in (1, 2, 3)
    ]
    for number, hostile in enumerate(HOSTILE):
        text = f"{STORY} {hostile} It may fall again." if field == "text" else hostile
        rows.append({"id": f"h{number}", "text": STORY, "title": "A wall", field: text})
    (tmp_path / "rows.json").write_text(json.dumps(rows), encoding="utf-8")
    reading = dv.read(tmp_path / "rows.json")
    unharmed(browser, written(f"read-{field}", dv.score(reading.articles, skipped=reading.skipped)))
