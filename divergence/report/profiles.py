"""Outlets' profiles over many stories, in lines an editor reads."""

from __future__ import annotations

from divergence.report import prose
from divergence.report.terminal import plain
from divergence.result import Effect, Outlet, Outlets

NAME = 28


def render(found: Outlets) -> str:
    lines = [_basis(found)]
    reason = found.outlets[0].divergence.reason if found.outlets else None
    if reason:
        return f"{plain(lines[0])}\nNothing is told of them: {plain(reason)}.\n"
    if found.outlets:
        lines += [
            "Points each stands above or below the others on the same stories, pulled towards 0 where little is known;",
            "in brackets the 95 % interval over all outlets compared. Drift is not bias.",
            "",
        ]
    lines += [line for outlet in found.outlets for line in _outlet(outlet)]
    return "".join(f"{plain(line)}\n" for line in lines)


def _basis(found: Outlets) -> str:
    stories = prose.plural(found.stories, "ranked story", "ranked stories")
    said = f"{prose.plural(len(found.outlets), 'outlet')} over {stories}"
    if found.not_ranked:
        said += f"; {prose.plural(found.not_ranked, 'story', 'stories')} not ranked and not counted"
    if found.unnamed:
        articles = prose.plural(found.unnamed, "article")
        said += f"; {articles} without an outlet's name, which the others are compared with and which have no line"
    return said + "."


def _outlet(outlet: Outlet) -> list[str]:
    name = prose.clip(outlet.source, NAME)
    lines = [f"{name:<{NAME}}  {_points(outlet.divergence)}  {_verdict(outlet)}"]
    for component, effect in sorted(outlet.components.items(), key=lambda each: -abs(each[1].points or 0.0)):
        if effect.told_apart:
            lines.append(f"{'':<{NAME}}  {_points(effect)}  {component}, {_consistent(effect, outlet.stories)}")
    return lines


def _points(effect: Effect) -> str:
    if effect.points is None:
        return f"{'–':>6}"
    return f"{effect.points:+6.1f} ({effect.low:+.1f} to {effect.high:+.1f})"


def _verdict(outlet: Outlet) -> str:
    if not outlet.divergence.told_apart:
        return f"not told apart on {prose.plural(outlet.stories, 'story', 'stories')}"
    return _consistent(outlet.divergence, outlet.stories)


def _consistent(effect: Effect, stories: int) -> str:
    above = (effect.points or 0.0) > 0
    count = effect.further if above else stories - effect.further
    return f"{'further' if above else 'nearer'} than the others in {count} of {stories}"
