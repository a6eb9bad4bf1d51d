"""The result as one self-contained page, for an editor who clicks from a claim to its evidence.

Nothing is fetched and nothing of the articles can run: the style and the script are inlined and pinned by their digest
in a content security policy, every text is escaped, and every link stays on the page. Everything can be read with
scripts off. Ids are the result's own, so a link to a finding outlives an edit elsewhere.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from pathlib import PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING, Any

from divergence.report import intervals, plots, prose, ranks, sourcing
from divergence.report.datelines import filed
from divergence.report.marking import span
from divergence.report.page import Line, Page, Shown, anchor, line, page, ranges
from divergence.report.summary import MISSED
from divergence.result import Conflict, Fact, Feature, Finding, Outlets, Result, Side, Skipped, Story

if TYPE_CHECKING:
    from jinja2 import Environment

# Control characters, and the bidirectional controls that could make the page read other than it is written.
DRIVES = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
RESOLUTIONS = {
    "rounding": "the same figure, rounded",
    "unit": "the same figure in another unit",
    "scope": "they count different things",
    "update": "one is later than the other",
    "measure": "they measure different things",
}
SHOWN = {
    "full": "",
    "snippets": "This copy quotes only the sentences that are evidence; the articles are left out.",
    "none": "This copy quotes no sentence of the articles: only headlines, cues, figures and facts in a few words.",
}
# What HTML lets one leave out: quotation marks, and the end of what cannot go on. No text of an article has the marks
# this looks for: they are escaped.
QUOTED = re.compile(r'="([\w.#%-]+)"(?=[ >])')
CLOSED = re.compile(r"</(?:li|dt|dd|td|th|tr|tbody|option)>|</p>(?=\n*<(?:p|[dou]l|h\d|div|details)[ >])")
WHOSE = ("vague-attribution", "anonymous-attribution")  # their message begins with who it is, in quotation marks
NAMED = re.compile(r"“([^”]+)”")
LACKS = {kind: what.lower() for kind, (what, _) in prose.DROPPED.items()}
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
FEW = 80  # characters of a statement where the articles are not to be quoted


def render(result: Result, text: Shown = "full") -> str:
    """The page, the same bytes for the same result. `text` is how much of the articles it may carry: all, the evidence
    alone, or no sentence of them."""
    several = len(result.stories) > 1
    pages = [
        page(story, text, f"{story.id}/", f"{number}-") if several else page(story, text)
        for number, story in enumerate(result.stories, start=1)
    ]
    return _document("page.html.j2", result, text, pages=pages)


def index(result: Result, addresses: dict[str, str], outlets: Outlets, text: Shown = "full") -> str:
    """A page that leads to the page of each story and profiles the outlets over all of them; `addresses` are relative,
    by story id."""
    lines = [line(each) for each in result.stories]
    return _document("index.html.j2", result, text, pages=lines, to=addresses, profiles=outlets, axis=_axis(outlets))


def _axis(outlets: Outlets) -> float:
    """How far the profiles reach to either side of nothing."""
    return (
        max((abs(each or 0.0) for o in outlets.outlets for each in (o.divergence.low, o.divergence.high)), default=1.0)
        or 1.0
    )


def alone(result: Result, story: Story, text: Shown = "full", back: str | None = None) -> str:
    """The page of one story of several; `back` is the relative address of the index."""
    return _document("page.html.j2", result, text, pages=[page(story, text)], back=back)


def _document(template: str, result: Result, text: Shown, pages: Sequence[Page | Line], **more: object) -> str:
    css, js = _asset("page.css"), _asset("page.js")
    return _environment().get_template(template).render(
        result=result,
        pages=pages,
        shown=text,
        notice=SHOWN[text],
        css=css,
        js=js,
        policy=f"default-src 'none'; style-src '{_digest(css)}'; script-src '{_digest(js)}'; "
        "base-uri 'none'; form-action 'none'",
        settings=json.dumps(result.tool.settings, ensure_ascii=False, sort_keys=True, default=str),
        **{"back": None, "to": {}} | more,
    ) + "\n"  # fmt: skip


def legible(text: str) -> str:
    """`text` without what drives a screen instead of being read, one for one."""
    return DRIVES.sub("\ufffd", text)


def lean(markup: str) -> str:
    """`markup` as short as HTML allows."""
    return QUOTED.sub(r"=\1", CLOSED.sub("", markup))


@cache
def _asset(name: str) -> str:
    return (files("divergence.report") / "assets" / name).read_text(encoding="utf-8")


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode()


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined
    from markupsafe import Markup

    def finalize(value: object) -> object:
        """Every text on its way to the page, so that none can be forgotten."""
        return legible(value) if isinstance(value, str) and not isinstance(value, Markup) else value

    environment = Environment(
        loader=PackageLoader("divergence.report", "assets"),
        autoescape=True,
        finalize=finalize,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "asis": Markup, "lean": lambda markup: Markup(lean(markup)), "clip": prose.clip, "sentence": prose.sentence,
        "listed": prose.listed, "day": plots.day, "spoken": spoken,
    }  # fmt: skip
    environment.globals |= {
        "anchor": anchor, "amount": amount, "bare": bare, "because": prose.because, "closed": prose.closed,
        "component_names": prose.COMPONENTS, "distinct": distinct, "dropped": prose.dropped, "excerpt": prose.excerpt,
        "few": FEW, "filed": filed, "given": prose.given, "interval": intervals.ends, "interval_shown": intervals.shown,
        "kinds": prose.KINDS, "label": label, "lacks": LACKS, "language": language, "meaning": prose.MEANING,
        "missed": MISSED,
        "not_in_all": prose.not_in_all, "parts": parts, "pieces_of": prose.pieces, "plural": prose.plural,
        "ranges": ranges, "resolutions": RESOLUTIONS, "rivals": prose.rivals,
        "source_kinds": sourcing.KINDS, "span": span, "speculation": prose.speculation, "stances": prose.stances,
        "standing": prose.standing, "told": prose.told,
        "rank_legend": ranks.legend, "ranks_of": ranks.ranks, "uncited": prose.uncited, "unvaried": intervals.unvaried,
    }  # fmt: skip
    return environment


def label(item: Any) -> str:
    """What a link to a piece of evidence reads, among others of its kind."""
    if isinstance(item, Fact):
        return prose.clip(item.statement, 90)
    if isinstance(item, Conflict):
        return prose.clip(item.explanation, 120)
    words = (item.cue or item.text) if isinstance(item, Finding) else item.text
    if isinstance(item, Finding) and item.rule in WHOSE and (named := NAMED.match(item.message)):
        words = named[1]
    return prose.clip(words, 40) or "…"


def distinct(side: Side) -> bool:
    """Whether what a side of a conflict says is not just the sentence that is quoted for it."""
    return all(side.value not in each.text or len(side.value) < 0.8 * len(each.text) for each in side.mentions)


def language(code: str) -> str:
    """A language tag a browser understands: `code`, or "und" where it is none."""
    return code if LANGUAGE.fullmatch(code) else "und"


def spoken(rule: str) -> str:
    """A rule's name in words."""
    return rule.replace("-", " ").replace("_", " ")


def parts(text: str, about: str) -> tuple[str, str, str]:
    """`text` before, at and after the words it is quoted for; all of it before, where they are not in it."""
    return text.partition(about) if about else (text, "", "")


def amount(value: float | None, feature: Feature) -> str:
    """A feature's number as it is read: a share in per cent, a tone with its sign."""
    if value is None:
        return "–"
    if feature.unit == "share":
        return f"{100 * value:.0f} %"
    shown = f"{value:+.2f}" if feature.unit == "compound" else f"{value:.1f}"
    return shown.replace("-", "−")


def bare(skipped: Skipped) -> str:
    """Where a skipped input lies, without the folders of the machine it was read on."""
    absolute = PurePosixPath(skipped.path).is_absolute() or PureWindowsPath(skipped.path).is_absolute()
    return PureWindowsPath(skipped.path).name if absolute else skipped.path
