"""The tables of the documentation that are made of data: each stands between two comments that name it, and a test
compares. `python -m benchmarks.quality --write` writes them."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.quality import ROOT, figures, known
from divergence import quality
from divergence.documentation import sections
from divergence.lexicon import shipped
from divergence.registry import extractors
from divergence.result import Quality

RESULTS = ROOT / "benchmarks" / "RESULTS.md"
README = ROOT / "README.md"
FEATURES = ROOT / "docs" / "features.md"
METHOD = ROOT / "docs" / "method.md"
SOURCES = ROOT / "lexicons" / "SOURCES.md"
PAGES = (RESULTS, README, FEATURES, METHOD, SOURCES)
BLOCK = re.compile(r"(<!-- table: (?P<name>[\w-]+) -->\n)(?:.*?\n)??(<!-- end -->)", re.DOTALL)
# A few lines of word lists and regular expressions on the same ten stories, as their scorer's notes give it.
FLOOR = {"ranking": "45", "conflicts": "3", "false": "58", "speculation": ".67; 60", "figures": ".68; .72",
         "facts": ".59; .48; .69", "families": "5"}  # fmt: skip
QUOTED = (
    "speculation", "hedge", "loaded-language", "vague-attribution", "anonymous-attribution", "uncited-figure",
    "opinion", "absolute", "headline-mismatch", "attribution", "figure", "fact", "conflict",
)  # fmt: skip


def rewritten(page: Path) -> str:
    """The text of a page with its tables as the data has them. KeyError for a table that is not known."""
    return BLOCK.sub(lambda found: found[1] + TABLES[found["name"]]() + found[3], page.read_text(encoding="utf-8"))


def sets() -> str:
    rows = [
        f"| {key} | {each['ours']:.3f} | {_number(each['floor'])} | {each['n']:,} |"
        for key, each in figures()["sets"]["keys"].items()
    ]
    return _table("key | ours | floor | n", "---|---|---|---", rows)


def stories() -> str:
    told = figures()["stories"]
    guesses, facts, conflicts = told["kinds"]["speculation"], told["facts"], told["conflicts"]
    pairs, ranking, numbers = facts["pairs"], told["ranking"], told["figures"]
    precision, recall = pairs["good"] / pairs["pred"], pairs["recalled"] / pairs["gold"]
    rows = [
        f"| contract | ok in {told['contract']} of {told['stories']} | |",
        f"| pairs of the ranking that must hold | {ranking['held']} of {ranking['must_hold']} | {FLOOR['ranking']} |",
        f"| conflicts found | {conflicts['hit']} of {conflicts['gold']} | {FLOOR['conflicts']} |",
        f"| ... the deviant right | {conflicts['deviant_correct']} of {conflicts['hit']} | |",
        f"| false real conflicts | {conflicts['false']} | {FLOOR['false']} |",
        f"| speculation: recall; false alarms | {_short(guesses['hit'] / guesses['gold'])} "
        f"({guesses['hit']} of {guesses['gold']}); {guesses['false_alarms']} | {FLOOR['speculation']} |",
        f"| figures found; label right | {_short(numbers['found'] / numbers['gold'])}; "
        f"{_short(numbers['right'] / numbers['found'])} ({numbers['gold']} spans) | {FLOOR['figures']} |",
        f"| facts, as shipped: B-cubed F1; pair F1; recall | {_short(facts['bcubed_f1'])}; "
        f"{_short(2 * precision * recall / (precision + recall))}; {_short(facts['found'] / facts['gold'])} "
        f"| {FLOOR['facts']} |",
        f"| independent families exact | {told['families']} of {told['stories']} | {FLOOR['families']} |",
    ]
    return _table(" | ours | floor", "---|---|---", rows)


def labelled() -> str:
    rows = []
    for name, each in known().items():
        if isinstance(each, dict):
            recall = _short(each["found"] / each["marks"]) if each["marks"] else "none labelled"
            said = each["found"] + len(each["false"])
            precision = _short(each["found"] / said) if said else "none said"
            rows.append(f"| {name} | {precision} | {recall} | {each['marks']} | {each['look_alikes']} |")
    return _table("rule | precision | recall | marks | look-alikes", "---|---|---|---|---", rows)


def detectors() -> str:
    rows = [f"| {name} | {_both(quality.of(name)[0])} | {_data(quality.of(name)[0])} |" for name in QUOTED]
    return _table("what | precision | recall | measured on", "---|---|---|---", rows)


def features() -> str:
    rows = []
    for each in extractors():
        lexicons = ", ".join(f"`{name}`" for name in each.lexicons) or "none"
        rule = f"`{each.rule}`" if each.rule else "none"
        first = quality.of(each.rule or each.id)[0]
        shown = (
            f"{_both(first)} | {_data(first)}" if each.rule or each.id in quality.measured() else "| | see its rules"
        )
        rows.append(f"| `{each.id}` | {rule} | {lexicons} | {each.unit} | {shown} |")
    head = "feature | rule | lexicon | unit | precision | recall | measured on"
    return _table(head, "---|---|---|---|---|---|---", rows)


def lexicons() -> str:
    rows = [f"| `{each.name}` | {each.licence} | {each.source} |" for each in shipped().values()]
    return _table("lexicon | licence | source", "---|---|---", rows)


def kinds() -> str:
    return _items("divergence.comparison.conflicts", "Kinds", "kind | what")


def clearing() -> str:
    return _items("divergence.comparison.conflicts", "What clears one", "cleared as | where")


def components() -> str:
    """The components of the divergence, as `divergence explain` tells of each."""
    told = {each.title: dict(each.items) for each in sections("divergence.comparison.drift")}
    free = told["What costs nothing"]
    rows = [f"| {name} | {what} | {free[name]} |" for name, what in told["What counts"].items()]
    return _table("component | what counts | what costs nothing", "---|---|---", rows)


def _items(module: str, title: str, head: str) -> str:
    """The items of a section of a module's documentation, as `divergence explain` lists them."""
    (found,) = (each for each in sections(module) if each.title == title)
    return _table(head, "---|---", [f"| {name} | {what} |" for name, what in found.items])


TABLES: dict[str, Callable[[], str]] = {
    "sets": sets,
    "stories": stories,
    "labelled": labelled,
    "detectors": detectors,
    "features": features,
    "lexicons": lexicons,
    "kinds": kinds,
    "clearing": clearing,
    "components": components,
}


def _table(head: str, rule: str, rows: list[str]) -> str:
    return "\n".join(["", f"| {head.strip()} |".replace("| |", "| |"), f"|{rule}|", *rows, "", ""])


def _both(each: Quality) -> str:
    return " | ".join("–" if share is None else f"{share:.2f}" for share in (each.precision, each.recall))


def _data(each: Quality) -> str:
    return each.reason or f"{each.n:,} {each.unit} of {each.data}"


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _short(share: Any) -> str:
    return f"{share:.2f}".removeprefix("0")
