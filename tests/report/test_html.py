"""The page: true, self-contained, and nothing of an article can run in it."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from divergence.article import Region, Removed
from divergence.report.html import anchor, lean, render
from divergence.result import (
    ArticleResult,
    Component,
    Conflict,
    Entry,
    Fact,
    Family,
    Feature,
    Figure,
    Finding,
    LexiconInfo,
    Mention,
    Quote,
    Ranking,
    Reference,
    Result,
    Side,
    Skipped,
    Story,
    Tool,
    Value,
)
from tests.report.harbour import passed_on

HOSTILE = (
    "</script><script>alert(1)</script>",
    "</style><img src=x onerror=alert(1)>",
    "<!--",
    "javascript:alert(1)",
    "\" onmouseover='alert(1)' x=\"",
    "{{ 7 * 7 }}{% include 'x' %}",
    "\u202egnp.exe\u2066",
    "a\x00b\x1b[2J\x85",
    "w" * 10_000,
    "🌊 👩‍👩‍👧 Ż̷",
    "%2e#?&amp;&lt;",
    "Plain words",
)
VOID = {"meta", "line", "rect", "circle", "path", "br", "input"}
OPEN = {"li", "dt", "dd", "td", "th", "tr", "tbody", "option", "p"}  # end where another begins, or their parent ends


class Read(HTMLParser):
    """What a browser makes of the page, as far as these tests ask."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.inside: dict[str, list[str]] = {"script": [], "style": [], "mark": [], "body": []}
        self.open: list[str] = []
        self.unbalanced: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len({name for name, _ in attrs}) == len(attrs), f"<{tag}> repeats an attribute"
        self.tags.append((tag, dict(attrs)))
        if tag in self.inside:
            self.inside[tag].append("")
        if tag not in VOID | OPEN:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID | OPEN:
            return
        if not self.open or self.open.pop() != tag:
            self.unbalanced.append(tag)

    def handle_data(self, data: str) -> None:
        for tag in self.inside:
            if tag in self.open:
                self.inside[tag][-1] += data

    def values(self, name: str) -> list[str]:
        return [value or "" for _, attributes in self.tags for key, value in attributes.items() if key == name]


def story(text: str = "Plain words", id: str = "s", scope: str = "") -> Story:
    """A story that says `text` in every field that holds text."""
    article_id = f"{text[:80]}.txt"
    other_id = "other.txt"
    body = f"{text} and then {text}. More."
    end = len(text)

    def quote(article: str) -> Quote:
        return Quote(article=article, start=0, end=end, text=text)

    def article(name: str, mark: str) -> ArticleResult:
        figure = Figure(
            id=f"{scope}figure-{mark}", start=0, end=end, text=text, kind="count", low=1, high=1, unit=text,
            measures=text, citation="uncited", attributed_to=text,
        )  # fmt: skip
        finding = Finding(
            id=f"{scope}f-{mark}{text}", rule="speculation", kind=text, start=0, end=end, text=text, cue=text,
            cue_start=0, cue_end=end, target=text, voice="own", severity="minor", confidence=1.0, message=text,
            related=(quote(other_id),),
        )  # fmt: skip
        inner = replace(finding, id=f"{scope}f-{mark}-inner", cue_start=0, cue_end=1, severity="major", rule=text)
        head = replace(finding, id=f"{scope}f-{mark}-head", field="title", rule="headline-mismatch")
        quiet = replace(finding, id=f"{scope}f-{mark}-quiet", suppressed=text)
        return ArticleResult(
            id=name, source=text, title=text, author=text, published=text, updated=text, language=text, text=body,
            removed=(Removed(end, end + 3, body[end : end + 3], text), Removed(None, None, text, text)),
            regions=(Region(0, end, text),), sha256=text, words=4, sentences=2, quoted_words=0,
            features={
                "sentiment": Feature(value=-0.2, unit="compound", low=-0.3, high=-0.1, quoted=0.0, status="measured"),
                "speculation": Feature(value=None, unit=text, status="too_short", reason=text),
                text: Feature(value=1.0, unit=text, status="measured"),
            },
            figures=(figure,), attributions=(), findings=(finding, inner, head, quiet),
        )  # fmt: skip

    def mention(name: str) -> Mention:
        return Mention(
            article=name, start=0, end=end, text=text, stance="asserts", certainty=1.0, attributed_to=text, value=None
        )

    value = Value(low=text, high=text, unit=text, text=text)
    fact = Fact(
        id=f"{scope}fact-1", statement=text, consensus=True, support=1, of=2, value=value,
        mentions=(mention(article_id),), absent=(other_id,),
    )  # fmt: skip
    conflict = Conflict(
        id=f"{scope}conflict-1", fact=fact.id, kind="numeric", resolution="real", severity="major", explanation=text,
        sides=tuple(
            Side(articles=(name,), value=text, mentions=(quote(name),)) for name in (article_id, other_id)
        ),
        deviant=(other_id,),
    )  # fmt: skip
    components = {
        "contradiction": Component(points=10.0, evidence=(conflict.id,)),
        "unsupported": Component(points=2.5, evidence=(f"{scope}f-a{text}", f"{scope}figure-a", "unknown" + text)),
        "certainty": Component(points=0.0, evidence=()),
        "omission": Component(points=1.0, evidence=(fact.id,)),
        "framing": Component(points=0.0, evidence=()),
    }
    entries = (
        Entry(
            article=article_id, rank=1, tied_with=(other_id,), divergence=13.5, low=9.0, high=21.0,
            components=components,
            reference=Reference(divergence=3.0, components={text: Component(points=3.0, evidence=())}),
        ),
        Entry(article=other_id, rank=None, tied_with=(), divergence=None, low=None, high=None, components={},
              reason=text),
    )  # fmt: skip
    return Story(
        id=id, title=text, articles=(article(article_id, "a"), article(other_id, "b")),
        families=(Family(articles=(article_id, other_id), reason=text),), facts=(fact,),
        conflicts=(conflict, replace(conflict, id=f"{scope}conflict-2", resolution="update")),
        ranking=Ranking(status="ranked", reason=None, entries=entries),
    )  # fmt: skip


def result(*stories: Story, text: str = "Plain words") -> Result:
    return Result(
        tool=Tool(
            version=text,
            config_digest=text,
            settings={text: text},
            lexicons={text: LexiconInfo(version=text, digest=text)},
        ),
        skipped=(Skipped(path=text, code="D101", reason=text, hint=text),),
        stories=stories,
    )


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_shown_and_never_obeyed(text: str) -> None:
    page = render(result(story(text), text=text))
    read = Read(page)
    assert not read.unbalanced
    assert not read.open
    assert len(read.inside["script"]) == len(read.inside["style"]) == 1
    names = {name for _, attributes in read.tags for name in attributes}
    assert not {each for each in names if each.startswith("on")}
    assert not names & {"style", "src", "srcset", "action", "xlink:href"}
    assert all(each.startswith("#") for each in read.values("href"))
    assert not {tag for tag, _ in read.tags} & {"img", "iframe", "object", "embed", "link", "base"}
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", page)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_every_link_leads_somewhere_and_every_id_is_there_once(text: str) -> None:
    read = Read(render(result(story(text), text=text)))
    ids = read.values("id")
    assert len(set(ids)) == len(ids)
    assert {each[1:] for each in read.values("href")} <= set(ids)
    assert {each for value in read.values("aria-labelledby") for each in value.split(" ")} <= set(ids)


def test_the_policy_names_the_style_and_the_script_of_the_page_and_nothing_else() -> None:
    read = Read(render(result(story())))
    policy = next(a["content"] for tag, a in read.tags if tag == "meta" and "http-equiv" in a)

    def digest(text: str) -> str:
        return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()

    assert policy is not None
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert rules["default-src"] == "'none'"
    assert rules["style-src"] == f"'{digest(read.inside['style'][0])}'"
    assert rules["script-src"] == f"'{digest(read.inside['script'][0])}'"


def test_the_same_result_gives_the_same_bytes() -> None:
    assert render(result(story())) == render(result(story()))


def test_stories_keep_their_places_apart() -> None:
    read = Read(render(result(story(id="one", scope="one/"), story(id="two", scope="two/"))))
    ids = read.values("id")
    assert len(set(ids)) == len(ids)
    assert {"s-one/ranking", "s-two/ranking"} <= set(ids)
    assert {each[1:] for each in read.values("href")} <= set(ids)


def test_a_finding_keeps_its_address() -> None:
    assert anchor("f", "f-266a1c0a8149") == "f-266a1c0a8149"
    assert anchor("f", "a b/é<") == "f-a%20b/%C3%A9%3C"
    assert "id=f-figure-a>" in render(result(story()))


def test_what_html_lets_one_leave_out_is_left_out_and_no_more() -> None:
    assert lean('<td class="n" id="a b"><line y1="1"/></td>') == '<td class=n id="a b"><line y1="1"/>'
    assert lean("<p>one</p> two<p>three</p>\n<p>four</p>") == "<p>one</p> two<p>three\n<p>four</p>"
    said = 'class="n">'
    assert said in "".join(Read(render(result(story(said)))).inside["body"])


def test_what_is_not_measured_gives_its_reason_and_no_number() -> None:
    page = render(result(story("Too few words")))
    assert "not measured: Too few words" in page
    assert "<td>−0.20 <small>" in page


def test_an_article_that_is_not_scored_and_a_story_that_is_not_ranked_say_why() -> None:
    plain = story("Only two sources")
    assert "is not scored: Only two sources." in render(result(plain))
    ranking = Ranking(status="not_ranked", reason="fewer than three independent sources", entries=())
    page = render(result(replace(plain, ranking=ranking)))
    assert "Not ranked: fewer than three independent sources." in page
    assert "plot ranking" not in page


def test_a_folder_of_the_machine_stays_off_the_page() -> None:
    plain = result(story())
    for path, shown in (("/press/ada/story/x.gz", "x.gz"), ("D:\\press\\ada\\x.gz", "x.gz"), ("a/x.gz", "a/x.gz")):
        page = render(replace(plain, skipped=(Skipped(path, "D110", "is empty"),)))
        assert f"<li>{shown}: is empty [D110]</li>" in page
        assert "ada" not in page


def test_every_point_leads_to_its_evidence() -> None:
    plain = story()
    read = Read(render(result(plain)))
    links = read.values("href")
    for component in plain.ranking.entries[0].components.values():
        for each in component.evidence:
            assert f"#{anchor('f', each)}" in links or each.startswith("unknown")
    drawn = [a for tag, a in read.tags if tag == "rect" and a["class"] == "contradiction"]
    assert [(each["x"], each["width"]) for each in drawn] == [("0.0%", "25.0%")]  # 10 points of an axis that ends at 40


def test_the_matrix_says_in_words_who_states_and_who_is_silent() -> None:
    page = render(result(story()))
    table = page[page.index("class=matrix") :]
    cells = re.findall(r"<td class=[\w-]+>(.*)", table[: table.index("</table>")])
    assert [re.sub("<.*?>", "", each) for each in re.split("<td.*?>", cells[0])] == ["● stated", "○ not found"]
    assert "</svg> 1 of 2</span>" in page


def test_what_was_lost_on_the_way_and_what_is_known_lead_to_their_places() -> None:
    page = render(result(passed_on()))
    read = Read(page)
    ids = read.values("id")
    assert {each[1:] for each in read.values("href")} <= set(ids)
    assert {"known", "l-cost-attribution-siren.txt"} <= set(ids)
    assert page.count("Herald has it from The Gazette.") == 1
    assert "<th scope=row>Herald<td>1 of 3<td>1<td>–<td>–<td>–<td>–<td>–<td>2<td>–" in page
    plain = render(result(story()))
    assert not [each for each in ("Lost on the way", "Held against", "Whom each article rests on") if each in plain]


def test_a_marked_word_and_its_finding_point_at_each_other() -> None:
    page = render(result(story()))
    body = page[page.index("<div class=body>") :]
    marked = body[: body.index("</div>")]
    assert f"<a class=major id=p1-0 href=#{anchor('f', 'f-a-inner')}>P<sup>" in marked
    assert f"href=#{anchor('f', 'f-aPlain words')}" in marked
    assert "<span class=why>[Plain words] </span><span class=masked" in marked
    assert anchor("f", "f-a-quiet") not in marked  # suppressed: listed, and not marked


def test_nothing_to_show_is_still_a_page() -> None:
    read = Read(render(result()))
    assert not read.open
    assert "No story was scored" in "".join(read.inside["body"])


def test_a_story_in_which_nothing_was_found_says_so() -> None:
    full = story()
    silent = tuple(replace(each, findings=(), figures=(), features={}) for each in full.articles)
    page = render(result(replace(full, articles=silent, facts=(), conflicts=())))
    assert "No contradiction between the sources was found." in page
    assert "No fact was found that the sources agree on." in page
    assert "no figure found" in page


def _colours() -> list[dict[str, str]]:
    css = Read(render(result())).inside["style"][0]
    themes = re.findall(r":root {(.*?)}", css, re.S)[:2]
    return [dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", each)) for each in themes]


def _contrast(one: str, two: str) -> float:
    """WCAG 2.2, success criterion 1.4.3."""

    def luminance(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        red, green, blue = (each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    dark, light = sorted((luminance(one), luminance(two)))
    return (light + 0.05) / (dark + 0.05)


def test_words_and_shapes_stand_out_from_the_paper() -> None:
    for colours in _colours():
        for paper in ("paper", "panel"):
            for ink in ("ink", "soft", "link", "major", "minor"):
                assert _contrast(colours[ink], colours[paper]) >= 4.5, (ink, paper)
        for tint in ("tint", "tint-major"):
            assert _contrast(colours["ink"], colours[tint]) >= 4.5, tint
        for shape in ("contradiction", "unsupported", "certainty", "omission", "framing"):
            assert _contrast(colours[shape], colours["paper"]) >= 3, shape
