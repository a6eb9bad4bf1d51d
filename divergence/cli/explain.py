"""``divergence explain``: what a rule finds, why it matters, an example, its limits, its lexicon and its source."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from divergence.documentation import Section

LONGEST_TITLE = 3  # words
# What is no extractor's, and the module whose documentation tells of it.
COMPARED = {
    "fact": "divergence.comparison.facts",
    "conflict": "divergence.comparison.conflicts",
    "figure": "divergence.annotations.figures",
}
DRIFT = "divergence.comparison.drift"
# What a component of the divergence is made of where that is no finding.
MADE_OF = {"contradiction": ("conflict",), "omission": ("fact",)}
# What a check calls by its own name, and where its figures are.
MEASURED = {"contested": "conflict", "missing": "fact", "only-here": "figure", "unsourced": "uncited-figure"}
BY_COMPONENT = {"surer": "certainty"}  # what a check has a name for, and the ranking a component


@click.command(short_help="Say what a rule finds and why; list all rules.")
@click.argument("rule", required=False)
def explain(rule: str | None) -> None:
    """Say what RULE finds and why; without RULE, list all rules.

    \b
    Examples:
      divergence explain
      divergence explain speculation
    """
    click.echo(_all() if not rule else _compared(rule) or _one(rule))


def _compared(name: str) -> str | None:
    """What is no extractor's: what the comparison finds, the names a check has for it, and the ranking's components."""
    from divergence.draft import RULES
    from divergence.registry import rules
    from divergence.report.sarif import RULES as SHORT

    if name in COMPARED:
        return "\n\n".join([name, *_documented(name)])
    if name in _components():
        return "\n\n".join([name, *map(_block, _component(name))])
    if name not in RULES or name in rules():
        return None
    known = MEASURED.get(name)
    blocks = [_block(("Finds", SHORT[name]))]
    if known in COMPARED:
        blocks += _documented(known, without=("Finds", "Kinds", "What clears one"))
    elif known:
        blocks += [_block(titled) for titled in _of_rule(known) if titled[0] != "Finds"]
    elif name in BY_COMPONENT:
        blocks += [_block(titled) for titled in _component(BY_COMPONENT[name]) if titled[0] != "See also"]
    blocks.append(_block(("How it is made", "docs/method.md explains each step and its limits.")))
    if other := known or BY_COMPONENT.get(name):
        blocks.append(_block(("See also", f"`divergence explain {other}`.")))
    return "\n\n".join([name, *blocks])


def _components() -> dict[str, dict[str, str]]:
    """By component of the divergence what is said of it, by title."""
    from divergence.documentation import sections

    found: dict[str, dict[str, str]] = {}
    for section in sections(DRIFT):
        for name, what in section.items:
            found.setdefault(name, {})[section.title] = _plain(what)
    return found


def _component(name: str) -> list[tuple[str, str]]:
    from divergence.comparison.drift import weights
    from divergence.registry import rules

    price = weights()[name]
    made = MADE_OF.get(name) or [each for each in price if each in rules()]
    points = f"At most {price['cap']:g} of 100, one of the parts that add up to the divergence. "
    return [
        *((title, f"{_capital(what)}.") for title, what in _components()[name].items()),
        ("Points", f"{points}Each lists its evidence. What each thing costs, and why, is in comparison/weights.toml."),
        ("See also", f"{', '.join(f'`divergence explain {each}`' for each in made)}; docs/method.md."),
    ]


def _documented(name: str, without: Collection[str] = ()) -> list[str]:
    """A block for each section of what a module says of itself, its figures above its source, some left out."""
    from divergence import quality
    from divergence.documentation import sections

    blocks = {each.title: _section(each) for each in sections(COMPARED[name])}
    source = blocks.pop("Source")
    kept = [each for title, each in blocks.items() if title not in without]
    return [*kept, _block(("How well", quality.line(name))), source]


def _section(section: Section) -> str:
    import textwrap

    items = [
        textwrap.fill(
            _plain(f"{name}: {what}"), 78, initial_indent="  - ", subsequent_indent="    ", break_on_hyphens=False
        )
        for name, what in section.items
    ]
    head = [_block((section.title, _plain(section.text)))] if section.text else [section.title]
    return "\n".join([*head, *items])


def _block(titled: tuple[str, str]) -> str:
    import textwrap

    title, body = titled
    filled = textwrap.fill(body, 78, initial_indent="  ", subsequent_indent="  ", break_on_hyphens=False)
    return f"{title}\n{filled}"


def _all() -> str:
    import importlib
    import inspect
    import textwrap

    from divergence.documentation import sections
    from divergence.registry import documented, extractors

    names: dict[str, list[str]] = {}
    for each in extractors():
        names.setdefault(each.module, []).append(each.rule or each.id)
    blocks = []
    for module, known in sorted(names.items(), key=lambda item: min(item[1])):
        what, _ = _finds(documented(inspect.getdoc(importlib.import_module(module)) or "").finds)
        filled = textwrap.fill(what, 78, initial_indent="  ", subsequent_indent="  ")
        blocks.append(f"{', '.join(sorted(known))}\n{filled}")
    blocks += [_block((name, sections(module)[0].text)) for name, module in COMPARED.items()]
    blocks += [_block((name, f"In the ranking: {each['What counts']}.")) for name, each in _components().items()]
    return "\n".join([*blocks, "", "`divergence explain RULE` says more."])


def _finds(text: str) -> tuple[str, str]:
    """What a rule is, in a sentence, and how it goes about it; the title, which the reader has asked for, left out."""
    title, _, rest = text.partition(": ")
    untitled = rest if rest and len(title.split()) <= LONGEST_TITLE else text
    what, *how = re.split(r"\s+Finds[:,] ", untitled, maxsplit=1)
    return _capital(what), _capital("".join(how))


def _capital(text: str) -> str:
    """A sentence as it is printed: begun with a capital, without the marks of markup."""
    text = _plain(text)
    return text[:1].upper() + text[1:]


def _plain(text: str) -> str:
    return re.sub(r"\*(\w[^*]*)\*", r"\1", text).replace("`", "")


def _one(rule: str) -> str:
    return "\n\n".join([rule, *map(_block, _of_rule(rule))])


def _of_rule(rule: str) -> list[tuple[str, str]]:
    """What is said of a rule of an extractor, by title."""
    from divergence import quality
    from divergence.lexicon import shipped
    from divergence.registry import documented, extractors
    from divergence.registry import explain as documentation

    parts = documented(documentation(rule))
    known = [each for each in sorted(extractors(), key=lambda each: each.rule != rule) if rule in (each.rule, each.id)]
    found = known[0]
    what, how = _finds(parts.finds)
    titled = [
        ("Finds", f"{what} {how}".strip()),
        ("Why it matters", _capital(parts.why)),
        ("Example", _capital(parts.example)),
        ("Known limits", _capital(parts.limits)),
        ("How well", quality.line(found.rule or found.counts or found.id)),
    ]
    for lexicon in (shipped()[name] for name in found.lexicons if name in shipped()):
        about = f"{lexicon.name}, version {lexicon.version}, {len(lexicon.entries)} forms; {lexicon.source}"
        titled.append(("Lexicon", f"{about} ({lexicon.licence}; digest {lexicon.digest})."))
    measured = next((each for each in extractors() if each.id == found.id and each.rule is None), found)
    titled += [("Feature", f"{found.id}, {measured.unit}."), ("Source", _capital(parts.source))]
    return [each for each in titled if each[1]]
