"""Every form a result is given in: kept as files where they can be read, and the same bytes on every run."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from divergence.cli.demo import example
from divergence.cli.output import FORMATS as SUFFIXES
from divergence.cli.output import Folder, write
from divergence.cli.screen import FORMATS, rendered
from divergence.report import concise, markdown, noted
from divergence.report.data import load
from divergence.report.frames import COLUMNS, tables
from divergence.report.terminal import render
from divergence.result import Result
from tests.golden import SCORED, golden
from tests.golden import __main__ as keeping
from tests.report.harbour import result

ROOT = Path(__file__).parent.parent
ENDINGS = {"concise": "concise.txt", "github": "github.txt", "markdown": "md"}
HOSTILE = (
    "<script>alert(1)</script>",
    "[a](javascript:b)",
    "| x | y |",
    "@everyone #1",
    "\x1b[2J\u202e",
    "`*_~",
    "a\n# b",
)


def shown(format_: str, of: Result) -> str:
    return render(of) if format_ == "text" else rendered(of, format_)


@pytest.mark.parametrize("format_", FORMATS)
def test_every_format_is_kept_as_a_file(format_: str) -> None:
    given = shown(format_, result())
    name = f"harbour.{ENDINGS.get(format_, format_)}"
    assert given == golden(name, given)


@pytest.mark.parametrize("format_", FORMATS)
def test_every_format_of_the_example_is_kept_as_a_file(format_: str) -> None:
    given = shown(format_, load(SCORED))
    name = f"example/muse-spark.{ENDINGS.get(format_, format_)}"
    assert given == golden(name, given)


@pytest.mark.parametrize("table", COLUMNS)
def test_every_table_of_the_example_is_kept_as_a_file(table: str) -> None:
    given = tables(load(SCORED))[f"{table}.csv"].decode()
    assert given == golden(f"example/{table}.csv", given)


def test_the_example_is_the_same_bytes_on_every_run_with_any_workers_from_anywhere(tmp_path: Path) -> None:
    """Two stories, in processes of their own with other hash seeds; in every format and table."""
    code = (
        "import hashlib, sys; from tests.test_formats import FORMATS, shown, tables;"
        "import divergence as dv; r = dv.score(dv.read(sys.argv[1]).articles, jobs=int(sys.argv[2]));"
        "files = {each: shown(each, r).encode('utf-8', 'replace') for each in FORMATS} | tables(r);"
        "print({name: hashlib.sha256(data).hexdigest() for name, data in files.items()})"
    )
    for story in ("one", "two"):
        for place in ("here", "elsewhere/and/deeper"):
            shutil.copytree(example(), tmp_path / place / "stories" / story)
    runs = [
        (str(tmp_path / "here" / "stories"), ROOT, "1", "1"),
        ("stories", tmp_path / "elsewhere" / "and" / "deeper", "2", "2"),
    ]
    said = {
        subprocess.run(
            [sys.executable, "-c", code, given, jobs], cwd=where, capture_output=True, text=True, check=True,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
        ).stdout
        for given, where, seed, jobs in runs
    }  # fmt: skip
    assert len(said) == 1


def test_a_record_a_line_holds_all_there_is() -> None:
    records = [json.loads(line) for line in rendered(result(), "jsonl").splitlines()]
    kinds = [each["record"] for each in records]
    assert kinds[:3] == ["result", "skipped", "story"]
    assert {kind: kinds.count(kind) for kind in dict.fromkeys(kinds[3:])} == {
        "article": 5, "attribution": 1, "finding": 3, "figure": 2, "fact": 4, "conflict": 3, "rank": 5
    }  # fmt: skip
    assert all(each["story"] == "harbour" for each in records[2:])


@pytest.mark.parametrize("hostile", HOSTILE)
def test_markdown_obeys_nothing_of_an_article(hostile: str) -> None:
    one = result()
    story = one.stories[0]
    articles = tuple(replace(each, source=hostile, title=hostile) for each in story.articles)
    facts = tuple(replace(each, statement=hostile) for each in story.facts)
    given = markdown.render(replace(one, stories=(replace(story, title=hostile, articles=articles, facts=facts),)))
    body = given.partition(markdown.MARK)[2]
    for sign in ("<", "[", "`", "*_"):
        assert all(body[at - 1] == "\\" for at in range(len(body)) if body.startswith(sign, at))
    assert "@" not in body
    assert "\x1b" not in body
    assert "\u202e" not in body
    rows = [line for line in body.splitlines() if line.startswith("| ")]
    assert {line.replace("\\|", "").count("|") for line in rows} == {6}
    assert sum(line.startswith("# ") for line in body.splitlines()) == 1


def test_notes_lie_where_they_stand_in_the_file() -> None:
    (siren,) = (each for each in noted.checks(result()) if each.draft == "siren.txt")
    told = {each.id: each for each in siren.notes}
    assert set(told) == {"vague", "guess", "shame", "sum"}
    assert (told["vague"].line, told["vague"].column) == (2, len("far darker, and ") + 1)
    assert (told["guess"].line, told["guess"].end_line) == (1, 2)
    assert told["sum"].rule == "contested"
    assert [each.article for each in told["sum"].others] == ["gazette.txt"]


def test_tables_are_files_that_a_spreadsheet_runs_nothing_of() -> None:
    one = result()
    story = one.stories[0]
    articles = tuple(replace(each, source="=HYPERLINK(1)", title="-2+3") for each in story.articles)
    files = tables(replace(one, stories=(replace(story, articles=articles),)))
    assert {name for name in files if name.endswith(".csv")} == {f"{name}.csv" for name in COLUMNS}
    rows = list(csv.DictReader(io.StringIO(files["articles.csv"].decode())))
    assert {row["source"][0] for row in rows} == {row["title"][0] for row in rows} == {"'"}


def test_a_parquet_table_is_the_csv_table() -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    files = tables(result())
    for name, columns in COLUMNS.items():
        table = parquet.read_table(io.BytesIO(files[f"{name}.parquet"]))
        assert table.column_names == list(columns)
        assert table.num_rows == len(list(csv.reader(io.StringIO(files[f"{name}.csv"].decode())))) - 1


def test_several_stories_have_an_overview_the_most_contested_first() -> None:
    one = result().stories[0]
    calm = replace(one, id="a-calm", title="Calm | sea", conflicts=())
    given = replace(result(), stories=(calm, one))
    first, second, third, *rest = concise.render(given).splitlines()
    assert first.startswith("overview: 2 stories, 10 articles. ")
    assert second.startswith(f"overview: {one.id}: ")
    assert third.startswith("overview: a-calm: Calm | sea: contested 0, facts ")
    assert not any(line.startswith("overview") for line in rest)
    table = [line for line in markdown.render(given).splitlines() if line.startswith("| ")]
    assert table[0] == "| Contested | Facts | Articles | Furthest | Story |"
    assert [f"{one.id}: " in table[2], "a-calm: Calm \\| sea" in table[3]] == [True, True]
    assert "Overview" not in markdown.render(result())
    assert "overview" not in concise.render(result())


def test_several_stories_are_an_index_and_a_page_each(tmp_path: Path) -> None:
    one = result()
    story = one.stories[0]
    both = replace(one, stories=(replace(story, id="a/b"), replace(story, id="A-b"), replace(story, id="..")))
    write(both, [tmp_path / "page.html"])
    assert sorted(each.relative_to(tmp_path).as_posix() for each in tmp_path.rglob("*.html")) == [
        "page.html", "page/A-b-.html", "page/a-b.html", "page/story.html",
    ]  # fmt: skip
    index = (tmp_path / "page.html").read_text("utf-8")
    assert all(f'href="page/{name}.html"' in index for name in ("a-b", "A-b-", "story"))
    inner = (tmp_path / "page" / "a-b.html").read_text("utf-8")
    assert 'href="../page.html"' in inner


def test_what_cannot_all_be_written_leaves_no_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, data: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(Exception, match="no space left"):
        write(result(), [Folder(tmp_path / "tables")])
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_suffix_names_a_format_of_the_screen(suffix: str) -> None:
    assert SUFFIXES[suffix] in FORMATS


class TestHowMuchOfTheArticles:
    BODY = "The truth could be"

    def test_all_of_them_unless_told_otherwise(self) -> None:
        assert "class=body" in rendered(result(), "html")
        assert 'class="notice"' not in rendered(result(), "html")

    def test_snippets_are_the_evidence_and_the_page_says_so(self) -> None:
        page = rendered(result(), "html", "snippets")
        assert "class=body" not in page
        assert self.BODY in page
        assert "Photo: Jo Lind" not in page
        assert page.index("quotes only the sentences that are evidence") < page.index("<title>")
        assert '<p class="notice">' in page

    def test_none_is_no_sentence_of_them(self) -> None:
        page = rendered(result(), "html", "none")
        assert "class=body" not in page
        assert self.BODY + "\n" not in page
        assert "wall of shame fell" not in page
        assert "quotes no sentence" in page


def test_the_shell_of_the_page_keeps_its_budget() -> None:
    """40 KiB without a story; the share of each article is measured in the benchmarks."""
    empty = rendered(replace(result(), stories=(), skipped=()), "html")
    assert len(empty.encode()) <= 40 * 1024


def test_the_same_result_is_drawn_in_one_way_only() -> None:
    digests = {hashlib.sha256(rendered(result(), each).encode()).hexdigest() for each in ("html", "json", "csv") * 2}
    assert len(digests) == 3


def test_the_kept_example_is_what_the_program_makes_of_it() -> None:
    """Where it is not, read the difference and record it: python -m tests.golden --record."""
    assert keeping.story(keeping.fresh()) == keeping.story(SCORED.read_text(encoding="utf-8"))
