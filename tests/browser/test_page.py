"""The page as a reader meets it: accessible, addressable, without a mouse, without scripts, on a phone, on paper."""

from __future__ import annotations

import base64
import io
import re
import unicodedata
from pathlib import Path

import pytest
from pypdf import PdfReader
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select

from tests.browser.conftest import Browser

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
AUDIT = """
const done = arguments[arguments.length - 1];
axe.run(document, {runOnly: arguments[0], resultTypes: ['violations']}).then(
  (found) => done(found.violations.map((each) =>
    `${each.id}: ${each.nodes.length} × ${each.nodes[0].html.slice(0, 200)} ${each.nodes[0].failureSummary}`)),
  (error) => done([String(error)]));
"""


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_no_violation_of_wcag_2_2_aa(browser: Browser, page: Path, dark: bool, axe: str) -> None:
    browser.open(page, dark=dark)
    browser.unfold()
    browser.run(axe)
    assert browser.driver.execute_async_script(AUDIT, WCAG) == []


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_an_index_leads_to_each_story_and_back(browser: Browser, index: Path, dark: bool, axe: str) -> None:
    browser.open(index, dark=dark)
    browser.unfold()
    browser.run(axe)
    assert browser.driver.execute_async_script(AUDIT, WCAG) == []
    assert browser.driver.find_elements(By.ID, "outlets")
    browser.open(index, width=320)
    assert browser.wide() == 0
    addresses = browser.ask("[...document.querySelectorAll('ol.stories h2 a')].map((each) => each.href)")
    assert len(addresses) == len(set(addresses)) >= 4
    for each in addresses:
        browser.driver.get(each)
        assert browser.driver.find_elements(By.ID, "ranking")
        browser.driver.find_element(By.CSS_SELECTOR, ".brand a").click()
        assert browser.driver.current_url.endswith("all.html")


def test_every_permalink_lands_and_opens(browser: Browser, page: Path) -> None:
    """Each address is gone to in turn, all folded again before each; what it names must be on the screen."""
    browser.open(page)
    lost = browser.driver.execute_async_script(
        """
        const done = arguments[arguments.length - 1];
        const frame = () => new Promise((next) => requestAnimationFrame(next));
        const fold = () => { for (const each of document.querySelectorAll('details')) each.open = false; };
        const go = async () => {
        const links = new Set([...document.querySelectorAll('a[href^="#"]')].map((each) => each.getAttribute('href')));
        const lost = [];
        for (const each of [...links].filter((_, at, all) => at % Math.ceil(all.length / 150) === 0)) {
          fold();
          history.replaceState(null, '', each);
          window.dispatchEvent(new HashChangeEvent('hashchange'));
          for (let n = 0; n < 9; n += 1) await frame();
          const target = document.querySelector(`[id="${CSS.escape(each.slice(1))}"]`);
          const box = target && target.getBoundingClientRect();
          if (!target || !target.getClientRects().length || box.bottom < -2 || box.top > innerHeight) lost.push(each);
        }
        return lost;
        };
        go().then(done);
        """
    )
    assert lost == []


def test_a_link_opened_afresh_shows_what_it_points_to(browser: Browser, example: Path) -> None:
    browser.open(example)
    anchor = browser.ask("document.querySelector('details.article li[id^=\"f-\"]').id")
    browser.open(example, anchor)
    assert browser.ask("document.getElementById(arguments[0]).getClientRects().length > 0", anchor)
    assert browser.ask("document.getElementById(arguments[0]).getBoundingClientRect().top >= 0", anchor)


def choose(browser: Browser, name: str, value: str) -> None:
    Select(browser.driver.find_element(By.CSS_SELECTOR, f"form.filter [name={name}]")).select_by_value(value)


def shown(browser: Browser, what: str) -> list[str]:
    """Of the findings and of the articles in sight, the value of an attribute."""
    found: list[str] = browser.ask(
        f"[...document.querySelectorAll('.article[data-{what}], .article [data-{what}]')]"
        ".filter((each) => each.getClientRects().length)"
        ".flatMap((each) => (each.matches('p') ? [...each.querySelectorAll('[id]')].map(() => each) : [each]))"
        f".map((each) => each.dataset.{what})"
    )
    return found


def test_filters_show_what_they_say(browser: Browser, example: Path) -> None:
    browser.open(example)
    choose(browser, "rule", "speculation")
    found = shown(browser, "rule")
    assert found
    assert set(found) == {"speculation"}
    assert browser.driver.find_element(By.CSS_SELECTOR, "form.filter output").text == f"{len(found)} findings"
    marked = browser.ask("document.querySelectorAll('.body a:not(.number, .off)').length")
    assert 0 < marked <= len(found) + 2  # a mark may be cut in two where another begins in it
    choose(browser, "rule", "")
    choose(browser, "severity", "major")
    assert set(shown(browser, "severity")) == {"major"}
    choose(browser, "severity", "")
    choose(browser, "source", "2")
    assert shown(browser, "number") == ["2"]


def test_two_articles_stand_side_by_side(browser: Browser, example: Path) -> None:
    browser.open(example)
    choose(browser, "source", "1")
    choose(browser, "beside", "3")
    assert shown(browser, "number") == ["1", "3"]
    boxes = browser.ask("[1, 3].map((n) => document.querySelector(`[data-number='${n}']`).getBoundingClientRect())")
    assert boxes[0]["top"] == boxes[1]["top"]
    assert boxes[0]["right"] <= boxes[1]["left"]
    texts = browser.ask("[...document.querySelectorAll('.body')].filter((each) => each.getClientRects().length).length")
    assert texts == 2


def test_the_state_is_in_the_address_and_nowhere_else(browser: Browser, example: Path) -> None:
    browser.open(example)
    choose(browser, "rule", "opinion")
    choose(browser, "source", "2")
    browser.run("document.getElementById('dark').click()")
    address = browser.driver.current_url
    assert {"rule=opinion", "source=2", "theme=dark"} <= set(address.partition("?")[2].split("&"))
    browser.driver.get("about:blank")
    browser.driver.get(address)
    assert set(shown(browser, "rule")) == {"opinion"}
    assert browser.ask("getComputedStyle(document.body).colorScheme") == "dark"
    assert browser.ask("document.cookie") == ""


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
@pytest.mark.parametrize("dark", [False, True], ids=["from-light", "from-dark"])
def test_there_is_a_way_out_of_light_and_dark(browser: Browser, example: Path, dark: bool, scripts: bool) -> None:
    browser.open(example, dark=dark, scripts=scripts)
    paper = "getComputedStyle(document.body).backgroundColor"
    before = browser.ask(paper)
    browser.driver.find_element(By.CSS_SELECTOR, ".display summary").click()
    browser.driver.find_element(By.ID, "light" if dark else "dark").click()
    assert browser.ask(paper) != before


def test_everything_is_reached_by_keyboard(browser: Browser, example: Path) -> None:
    """Tab goes through the page in order and never sticks; Enter opens a folded part."""
    browser.open(example)
    places = []
    for _ in range(60):
        browser.driver.switch_to.active_element.send_keys(Keys.TAB)
        places.append(browser.ask("[...document.querySelectorAll('*')].indexOf(document.activeElement)"))
    assert places == sorted(set(places))
    browser.run("document.querySelector('main details > summary').focus()")
    before = browser.ask("document.activeElement.parentElement.open")
    browser.driver.switch_to.active_element.send_keys(Keys.ENTER)
    assert browser.ask("document.activeElement.parentElement.open") is not before


def test_single_keys_go_through_the_findings_and_can_be_switched_off(browser: Browser, example: Path) -> None:
    browser.open(example)
    body = browser.driver.find_element(By.TAG_NAME, "body")
    body.send_keys("j")
    first = browser.ask("location.hash")
    body.send_keys("j")
    second = browser.ask("location.hash")
    assert first.startswith("#f-")
    assert second not in ("", first)
    assert browser.ask("document.getElementById(location.hash.slice(1)).getClientRects().length > 0")
    body.send_keys("k")
    assert browser.ask("location.hash") == first
    browser.run("document.getElementById('keys').click()")
    body.send_keys("j")
    assert browser.ask("location.hash") == first
    assert "keys=off" in browser.driver.current_url


def test_a_finding_is_copied_as_text_with_its_evidence(browser: Browser, example: Path) -> None:
    browser.open(example)
    browser.run("window.copied = ''; navigator.clipboard.writeText = async (text) => { window.copied = text; }")
    browser.run("document.querySelector('.article:nth-child(5)').open = true")
    browser.driver.implicitly_wait(2)
    button = browser.driver.find_element(By.CSS_SELECTOR, ".article:nth-child(5) .findings li button")
    browser.run("arguments[0].click()", button)
    lines = browser.ask("window.copied").splitlines()
    anchor = browser.ask("arguments[0].closest('li').id", button)
    assert lines[-1].endswith(f"#{anchor}")
    assert lines[1].startswith("“")
    assert len(lines) == 4
    assert "copy" not in lines[0]
    browser.run("arguments[0].click()", browser.driver.find_element(By.CSS_SELECTOR, ".conflict button"))
    whole = browser.ask("window.copied")
    assert "stands alone" in whole
    assert whole.count("“") >= 2


def test_with_scripts_off_nothing_is_hidden(browser: Browser, page: Path) -> None:
    browser.open(page, scripts=False)
    browser.unfold()
    hidden = browser.run(
        "return [...document.querySelectorAll('main *')].filter((each) => each.textContent.trim()"
        " && !each.closest('svg, form, [data-needs-script]') && getComputedStyle(each).display === 'none')"
        ".map((each) => each.outerHTML.slice(0, 120))"
    )
    assert hidden == []


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_no_scrolling_sideways(browser: Browser, page: Path, width: int) -> None:
    browser.open(page, width=width)
    assert browser.wide() == 0
    browser.unfold()
    assert browser.wide() == 0


def test_paper_shows_every_section(browser: Browser, example: Path) -> None:
    browser.open(example)
    headings = browser.ask(
        "[...document.querySelectorAll('main h2, main h3')].map((each) => each.innerText.replace(/copy$/, ''))"
    )
    printed = browser.driver.print_page()
    pages = PdfReader(io.BytesIO(base64.b64decode(printed))).pages
    text = _letters(" ".join(each.extract_text() for each in pages))
    assert [each for each in headings if _letters(each) not in text] == []
    last_words = browser.ask(
        "[...document.querySelectorAll('details.article .body')].map((each) => each.textContent.trim().slice(-30))"
    )
    assert [each for each in last_words if _letters(each) not in text] == []


def _letters(text: str) -> str:
    return re.sub(r"\W+", "", unicodedata.normalize("NFKC", text))  # a PDF has ligatures
