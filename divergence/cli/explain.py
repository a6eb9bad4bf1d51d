"""``divergence explain``: what a rule finds, why it matters, an example, its limits, its lexicon and its source."""

from __future__ import annotations

import click


@click.command()
@click.argument("rule", required=False)
def explain(rule: str | None) -> None:
    """Say what RULE finds and why; without RULE, list all rules.

    \b
    Examples:
      divergence explain
      divergence explain speculation
    """
    click.echo(_one(rule) if rule else _all())


def _all() -> str:
    import importlib
    import inspect

    from divergence.registry import documented, extractors

    names = {each.rule or each.id: each for each in extractors()}
    width = max(map(len, names), default=0) + 2
    lines = []
    for name, each in sorted(names.items()):
        finds = documented(inspect.getdoc(importlib.import_module(each.module)) or "").finds
        lines.append(f"{name:<{width}}{_first_sentence(finds, 78 - width)}")
    return "\n".join([*lines, "", "`divergence explain RULE` says more."])


def _first_sentence(text: str, width: int) -> str:
    import textwrap

    sentence = text.partition(". ")[0].rstrip(".")
    return textwrap.shorten(sentence, max(20, width), placeholder=" …")


def _one(rule: str) -> str:
    import textwrap

    from divergence.lexicon import shipped
    from divergence.registry import documented, extractors
    from divergence.registry import explain as documentation

    parts = documented(documentation(rule))
    found = next(
        each for each in sorted(extractors(), key=lambda each: each.rule != rule) if rule in (each.rule, each.id)
    )
    titled = [
        ("Finds", parts.finds.removeprefix("Finds: ")),
        ("Why it matters", parts.why),
        ("Example", parts.example),
        ("Known limits", parts.limits),
    ]
    for name in found.lexicons:
        lexicon = shipped()[name]
        about = f"{name}, version {lexicon.version}, {len(lexicon.entries)} forms; {lexicon.source}"
        titled.append(("Lexicon", f"{about} ({lexicon.licence}; digest {lexicon.digest})."))
    titled += [("Feature", f"{found.id}, {found.unit}."), ("Source", parts.source)]
    blocks = [rule]
    for title, body in titled:
        if body:
            filled = textwrap.fill(body, 78, initial_indent="  ", subsequent_indent="  ")
            blocks.append(f"{title}\n{filled}")
    return "\n\n".join(blocks)
