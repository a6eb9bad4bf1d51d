"""The command as a user meets it: what it prints, what it writes, how it ends."""

from __future__ import annotations

import csv
import errno
import io
import json
import os
import re
import shutil
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple, get_args

import pytest

from divergence.__main__ import main
from divergence.cli import output
from divergence.cli.progress import steps
from divergence.errors import DivergenceError
from divergence.result import Citation, ConflictKind, Resolution, Stance
from tests.report.harbour import result

ROOT = Path(__file__).parent.parent
PARAPHRASES = ROOT / "tests" / "stories" / "paraphrases"
COMMAND = [sys.executable, "-m", "divergence"]
NOTICE = "The council met on Monday and agreed on the budget for the year, the mayor’s office said – without debate."
COMMANDS = [
    [],
    ["score"],
    ["explain"],
    ["report"],
    ["read"],
    ["stories"],
    ["outlets"],
    ["features"],
    ["check"],
    ["diff"],
    ["lexicon"],
    ["config"],
    ["demo"],
    ["completion"],
    ["lexicon", "check"],
]


class Ended(NamedTuple):
    code: int
    out: str
    err: str


Run = Callable[..., Ended]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    """The command, in a folder of its own."""
    monkeypatch.chdir(tmp_path)

    def command(*words: str | Path) -> Ended:
        monkeypatch.setattr(sys, "argv", ["divergence", *map(str, words)])
        code = main()
        return Ended(code, *capsys.readouterr())

    return command


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """A folder with a story of three articles."""
    folder = tmp_path / "story"
    folder.mkdir()
    for path in sorted(PARAPHRASES.glob("*.txt"))[:3]:
        shutil.copy(path, folder)
    return folder


def saved(folder: Path) -> Path:
    path = folder / "saved.json"
    path.write_text(result().to_json(), encoding="utf-8")
    return path


class TestScore:
    def test_prints_the_ranking_and_writes_what_it_names(self, run: Run, story: Path, tmp_path: Path) -> None:
        ended = run("score", story, "-o", "r.json", "-o", "r.csv", "-o", "r.html")
        assert ended.code == 0
        assert ended.err == ""
        assert "3 articles from 3 independent sources." in ended.out
        assert "How far each stands from the others" in ended.out
        assert ended.out.endswith("\nWrote r.json, r.csv and r.html.\n")
        assert max(map(len, ended.out.splitlines())) <= 80
        written = json.loads((tmp_path / "r.json").read_text("utf-8"))
        assert len(written["stories"][0]["articles"]) == 3
        assert len(list(csv.DictReader(io.StringIO((tmp_path / "r.csv").read_text("utf-8"))))) == 3
        assert sorted(path.name for path in tmp_path.iterdir()) == ["r.csv", "r.html", "r.json", "story"]

    def test_prints_what_it_would_write(self, run: Run, story: Path, tmp_path: Path) -> None:
        first = run("score", story, "--format", "json", "-o", "r.json", "-o", "r.csv")
        assert first.out == (tmp_path / "r.json").read_text("utf-8")
        assert first.err == "wrote r.json\nwrote r.csv\n"
        assert run("score", story, "--format", "csv").out == (tmp_path / "r.csv").read_text("utf-8")

    def test_a_report_of_the_result_is_the_same_bytes(self, run: Run, story: Path, tmp_path: Path) -> None:
        told = run("score", story, "-o", "r.json", "-o", "r.csv", "-o", "r.html").out
        ended = run("report", "r.json", "-o", "again.json", "-o", "again.csv", "-o", "again.html")
        assert (ended.code, ended.out) == (0, "")
        assert ended.err == "wrote again.json\nwrote again.csv\nwrote again.html\n"
        for ending in ("json", "csv", "html"):
            assert (tmp_path / f"again.{ending}").read_bytes() == (tmp_path / f"r.{ending}").read_bytes()
        assert run("report", "r.json").out == told.partition("\nWrote ")[0]

    def test_its_own_results_are_no_articles(self, run: Run, story: Path) -> None:
        words = [
            "score",
            story.name,
            "--format",
            "json",
            "-o",
            "story/r.json",
            "-o",
            "story/r.csv",
            "-o",
            "story/r.html",
        ]
        first = run(*words)
        again = run(*words)
        assert (first.code, again.code) == (0, 0)
        assert json.loads(again.out)["stories"] == json.loads(first.out)["stories"]
        assert [(each["path"], each["code"]) for each in json.loads(again.out)["skipped"]] == [
            ("story/r.csv", "D128"),
            ("story/r.html", "D128"),
            ("story/r.json", "D128"),
        ]

    def test_what_it_reads_is_not_written_over(self, run: Run, story: Path) -> None:
        row = json.dumps({"id": "a", "text": NOTICE})
        (story / "rows.json").write_text(row, "utf-8")
        for words in (["score", "story"], ["score", "story/rows.json"]):
            ended = run(*words, "-o", "story/rows.json")
            assert ended.code == 2
            assert ended.err == (
                "error[D405]: this file is among what is to be read (story/rows.json); give another name\n"
            )
        assert (story / "rows.json").read_text("utf-8") == row

    def test_reads_standard_input(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        rows = json.dumps([{"id": name, "text": f"{NOTICE} It met in the {name}."} for name in ("north", "south")])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(rows.encode())))
        written = json.loads(run("score", "-", "--format", "json").out)
        assert [each["id"] for each in written["stories"][0]["articles"]] == ["north", "south"]

    def test_lists_what_it_skips_and_goes_on(self, run: Run, story: Path) -> None:
        (story / "big.txt").write_bytes(b"All work. " * 5_000_000)
        (story / "empty.txt").write_bytes(b"")
        (story / "gold.json").write_text('{"facts": [{"id": 1}]}', "utf-8")
        (story / "photo.txt").write_bytes(b"\xff\xd8\xff\xe0" + bytes(range(256)) * 9)
        (story / "result.json").write_text(result().to_json(), "utf-8")
        (story / "divergence.toml").write_text("[weights]\nframing = 0\n", "utf-8")
        reasons = {
            "big.txt": "larger than 10 MB, which no single article is [D121]",
            "empty.txt": "holds no article text [D123]",
            "gold.json": "holds no article text [D123]",
            "photo.txt": "not text: this is a JPEG image [D120]",
            "result.json": "a result of this program, not an article [D128]",
        }
        ended = run("score", story.name)
        assert ended.code == 0
        assert "3 articles from 3 independent sources" in ended.out
        flat = " ".join(ended.out.partition("Not read or not scored (5)")[2].split())
        for name, reason in reasons.items():
            assert f"{name}: {reason}" in flat
        table = run("score", story.name, "--format", "csv", "--strict")
        assert table.code == 3
        assert table.err.splitlines() == [f"skipped story/{name}: {reason}" for name, reason in reasons.items()]

    def test_a_table_that_would_be_one_large_story_is_told_of(
        self, run: Run, story: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(sys.modules["divergence.cli.score"], "LARGE", 2)
        first = run("score", story, "--format", "csv").err.splitlines()[0]
        assert first.startswith("3 articles will be compared as one story")
        for way in ("--story", "divergence stories", "divergence features"):
            assert way in first
        assert "will be compared" not in run("score", story, "--quiet").err
        monkeypatch.setattr(sys.modules["divergence.cli.score"], "LARGE", 3)
        assert "will be compared" not in run("score", story).err

    def test_strict_is_content_with_what_is_all_read(self, run: Run, story: Path) -> None:
        assert run("score", story, "--strict").code == 0

    def test_a_folder_of_folders_is_several_stories(self, run: Run, tmp_path: Path) -> None:
        for name in ("north", "south"):
            (tmp_path / "all" / name).mkdir(parents=True)
            (tmp_path / "all" / name / "a.txt").write_text(f"{NOTICE} It met in the {name}.", "utf-8")
        ended = run("score", "all", "--format", "json")
        stories = json.loads(ended.out)["stories"]
        assert [(each["id"], [a["id"] for a in each["articles"]]) for each in stories] == [
            ("north", ["a.txt"]),
            ("south", ["a.txt"]),
        ]

    def test_a_setting_reaches_the_result(self, run: Run, story: Path, tmp_path: Path) -> None:
        (tmp_path / "house.toml").write_text('[features]\ndisable = ["readability"]\n', "utf-8")
        written = json.loads(run("score", story, "--format", "json", "--config", "house.toml").out)
        assert written["tool"]["settings"] == {"features": {"disable": ["readability"]}}
        assert "readability" not in written["stories"][0]["articles"][0]["features"]

    def test_the_nearest_configuration_is_found(self, run: Run, story: Path) -> None:
        (story / "divergence.toml").write_text("[weights]\nomision = 1\n", "utf-8")
        ended = run("score", story)
        assert ended.code == 2
        assert ended.err.startswith('error[D204]: unknown setting "omision" (')
        assert ended.err.endswith('divergence.toml:2); did you mean "omission"?\n')


@pytest.mark.parametrize(("charset", "mark"), [("cp1252", b""), ("utf-8", b"\xef\xbb\xbf"), ("utf-16", b"")])
def test_what_a_newsroom_saves_is_read_right(charset: str, mark: bytes, run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(mark + NOTICE.encode(charset))
    assert f"    {NOTICE}\n" in run("read", "a.txt", "--diff").out


def unreadable(folder: Path) -> None:
    (folder / "a.txt").write_bytes(b"")
    (folder / "b.txt").write_bytes(b"\x89PNG\r\n" + bytes(range(256)))


def broken(folder: Path) -> None:
    (folder / "r.json").write_text('{"schema": "divergence.result/1", "tool": 3', "utf-8")


def read_only(folder: Path) -> None:
    (folder / "kept.json").write_text("kept", "utf-8")
    (folder / "kept.json").chmod(stat.S_IREAD)


def misspelt(folder: Path) -> None:
    (folder / "house.toml").write_text("# ours\n\n[weights]\nomision = 1\n", "utf-8")


def not_a_table(folder: Path) -> None:
    (folder / "pyproject.toml").write_text("tool = 3  # tool.divergence\n", "utf-8")


def nothing(folder: Path) -> None:
    pass


@pytest.mark.parametrize(
    ("prepare", "words", "said"),
    [
        (nothing, "score .", "error[D102]: there is nothing to read (.); give a folder with one file an article"),
        (unreadable, "score .", "error[D102]: none of the 2 files could be read (.); a.txt: holds no article text"),
        (unreadable, "score b.txt", "error[D102]: the file could not be read (b.txt); b.txt: not text: this is a PNG"),
        (nothing, "score none", 'error[D101]: there is no file or folder "none"; check the path'),
        (unreadable, "score bb.txt", 'error[D101]: there is no file or folder "bb.txt"; did you mean "b.txt"?'),
        (read_only, "score . -o kept.json", "error[D404]: cannot write: it is read-only (kept.json)"),
        (nothing, "score . -o none/r.json", "error[D404]: cannot write: there is no such folder (none/r.json); make"),
        (nothing, "score . -o r.jsn", 'error[D403]: ".jsn" names no output format (r.jsn); did you mean "r.json"?'),
        (nothing, "score . -o r.pdf", 'error[D403]: ".pdf" names no output format (r.pdf); use one of .json, .jsonl'),
        (nothing, "score . -o r", "error[D403]: the name has no suffix, so no format (r); use one of .json, .jsonl"),
        (nothing, "score . -o r.csv -o ./r.csv", "error[D403]: two outputs are the same file (r.csv, r.csv)"),
        (misspelt, "score . --config house.toml", 'error[D204]: unknown setting "omision" (house.toml:4); did you'),
        (not_a_table, "score . --config pyproject.toml", 'error[D203]: "tool" must be a table (pyproject.toml)'),
        (nothing, "score . --config none.toml", "error[D201]: the configuration cannot be read: no such file"),
        (broken, "report r.json", "error[D402]: not a divergence.result/1 file: "),
        (nothing, "report none.json", "error[D101]: the result cannot be read: no such file or directory (none.json)"),
        (nothing, "explain speculaton", 'error[D501]: no rule or feature "speculaton"; did you mean "speculation"?'),
        (nothing, "explain xyz", 'error[D501]: no rule or feature "xyz"; `divergence explain` lists them'),
        (nothing, "read none", 'error[D101]: there is no file or folder "none"'),
        (nothing, "lexicon check none.toml", "error[D301]: the lexicon cannot be read: no such file or directory"),
    ],
)  # fmt: skip
def test_what_it_cannot_do_is_one_line(
    prepare: Callable[[Path], None], words: str, said: str, run: Run, tmp_path: Path
) -> None:
    prepare(tmp_path)
    before = sorted(path.name for path in tmp_path.iterdir())
    ended = run(*words.split())
    assert ended.code == 2
    assert ended.out == ""
    assert ended.err.startswith(said)
    assert ended.err.count("\n") == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == before


@pytest.mark.parametrize("words", ["scor x", "score --frmat csv x", "score x --format xml", "score"])
def test_a_slip_in_the_words_says_how_it_is_used(words: str, run: Run) -> None:
    ended = run(*words.split())
    assert ended.code == 2
    assert "Usage: divergence" in ended.err
    assert "Traceback" not in ended.err


def test_a_file_name_cannot_drive_the_terminal(run: Run) -> None:
    ended = run("score", "a\x1b[31m\nb")
    assert ended.code == 2
    assert "\x1b" not in ended.err
    assert ended.err.count("\n") == 1


def test_a_mistake_of_our_own_is_no_traceback(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> str:
        raise RuntimeError("on purpose")

    monkeypatch.setattr("divergence.report.terminal.render", fail)
    ended = run("report", saved(tmp_path))
    assert ended.code == 2
    assert ended.err == "error[D599]: unexpected RuntimeError: on purpose; please report it\n"


class TestFiles:
    def test_none_is_written_where_one_cannot_be(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        first, second = tmp_path / "a.json", tmp_path / "b.csv"
        first.write_text("as it was", "utf-8")
        write = Path.write_bytes

        def full(path: Path, data: bytes) -> int:
            write(path, data[: len(data) // 2])
            if ".csv" in path.name:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            return write(path, data)

        monkeypatch.setattr(Path, "write_bytes", full)
        with pytest.raises(DivergenceError, match="no space left") as caught:
            output.write(result(), [first, second])
        assert (caught.value.code, caught.value.where) == ("D404", str(second))
        assert first.read_text("utf-8") == "as it was"
        assert [path.name for path in tmp_path.iterdir()] == ["a.json"]

    def test_a_file_that_is_written_again_stays_as_closed_as_it_was(self, tmp_path: Path) -> None:
        closed, fresh = tmp_path / "a.json", tmp_path / "b.json"
        closed.write_text("as it was", "utf-8")
        closed.chmod(0o600)
        output.write(result(), [closed, fresh])
        assert closed.read_text("utf-8") == result().to_json()
        assert stat.S_IMODE(closed.stat().st_mode) == 0o600
        assert fresh.stat().st_mode & 0o200

    def test_a_folder_or_a_device_is_no_file(self, tmp_path: Path) -> None:
        (tmp_path / "folder.json").mkdir()
        with pytest.raises(DivergenceError, match="it is a folder"):
            output.check([tmp_path / "folder.json"])
        os.mkfifo(tmp_path / "pipe.json")
        with pytest.raises(DivergenceError, match="not a plain file"):
            output.check([tmp_path / "pipe.json"])

    def test_a_link_is_written_through(self, tmp_path: Path) -> None:
        (tmp_path / "real.json").write_text("old", "utf-8")
        (tmp_path / "link.json").symlink_to(tmp_path / "real.json")
        output.write(result(), [tmp_path / "link.json"])
        assert (tmp_path / "link.json").is_symlink()
        assert (tmp_path / "real.json").read_text("utf-8") == result().to_json()


def test_a_broken_pipe_is_quiet(tmp_path: Path) -> None:
    path = saved(tmp_path)
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run([*COMMAND, "report", path], stdout=writer, stderr=subprocess.PIPE, text=True, check=False)
    os.close(writer)
    assert (done.returncode, done.stderr) == (0, "")


def test_an_empty_path_and_a_folder_that_is_gone_are_one_line(tmp_path: Path) -> None:
    done = subprocess.run([*COMMAND, "read", ""], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr.splitlines()[1:]) == (2, [])
    assert done.stderr.startswith("error[D101]: an empty path")
    gone = f'mkdir "{tmp_path}/here"; cd "{tmp_path}/here"; rmdir "{tmp_path}/here"; exec "$@"'
    done = subprocess.run(["sh", "-c", gone, "sh", *COMMAND, "score", "."], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr.startswith("error[D101]: the current folder is no longer there")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_one_line(tmp_path: Path) -> None:
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [*COMMAND, "report", saved(tmp_path)], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    hint = "see whether the disk is full or the output closed"
    assert (done.returncode, done.stderr) == (2, f"error[D598]: the system refused: no space left on device; {hint}\n")


def test_output_that_nobody_can_read_is_no_success(tmp_path: Path) -> None:
    """Standard output is closed: what is printed is lost, what is written is not."""
    path = saved(tmp_path)
    for words, code in (("report", 2), ("report -q -o r.csv", 0)):
        name, *rest = words.split()
        closed = ["sh", "-c", 'exec "$@" >&-', "sh", *COMMAND, name, str(path), *rest]
        done = subprocess.run(closed, stderr=subprocess.PIPE, text=True, check=False, cwd=tmp_path)
        assert (done.returncode, done.stderr.startswith("error[D598]")) == (code, code == 2)
    assert (tmp_path / "r.csv").exists()


def test_an_interrupt_ends_with_130_and_leaves_nothing(story: Path, tmp_path: Path) -> None:
    """The configuration is a pipe that never delivers, so the command is known to be at work."""
    pipe = tmp_path / "house.toml"
    os.mkfifo(pipe)
    command = [*COMMAND, "score", str(story), "--config", str(pipe), "-o", str(tmp_path / "r.json")]
    process = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        # What a shell starts in the background is told to ignore the signal, and so is its child.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    with process, opened(pipe):
        time.sleep(1.0)  # from opening to reading: a signal in between would wait for the pipe
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=20)
    assert (process.returncode, out, err.strip()) == (130, "", "interrupted")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["house.toml", "story"]


@contextmanager
def opened(pipe: Path) -> Iterator[None]:
    """The writing end of a pipe, once somebody reads it."""
    end = None
    for _ in range(400):
        try:
            end = os.open(pipe, os.O_WRONLY | os.O_NONBLOCK)
            break
        except OSError:
            time.sleep(0.05)
    assert end is not None, "the command never opened its configuration"
    try:
        yield
    finally:
        os.close(end)


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class TestProgress:
    def test_a_terminal_is_shown_each_article(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("TERM", "xterm")
        monkeypatch.setattr("divergence.cli.progress.PATIENCE", 0)
        screen = Terminal()
        monkeypatch.setattr(sys, "stderr", screen)
        with steps() as begin:
            tick = begin("Analysing", 2)
            time.sleep(0.3)  # the bar begins in a thread of its own
            tick("first.txt")
            tick("[red]\x1b[2Jlast.txt")
        shown = screen.getvalue()
        assert "2/2" in shown
        assert "[red]" in shown
        assert "\x1b[2J" not in shown

    def test_a_short_run_and_a_quiet_one_show_nothing(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("TERM", "xterm")
        for patience, quiet in ((60, False), (0, True)):
            screen = Terminal()
            monkeypatch.setattr(sys, "stderr", screen)
            monkeypatch.setattr("divergence.cli.progress.PATIENCE", patience)
            with steps(quiet) as begin:
                begin("Analysing", 1)("first.txt")
                time.sleep(0.1)
            assert "Analysing" not in screen.getvalue()

    def test_a_log_is_shown_nothing(self, monkeypatch: pytest.MonkeyPatch) -> None:
        log = io.StringIO()
        monkeypatch.setattr(sys, "stderr", log)
        with steps() as begin:
            begin("Analysing", 2)("first.txt")
        assert log.getvalue() == ""

    def test_the_run_reports_every_article(self, run: Run, story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        seen: list[str] = []

        @contextmanager
        def recorded(quiet: bool) -> Iterator[Callable[[str, int | None], Callable[[str], None]]]:
            def begin(name: str, articles: int | None) -> Callable[[str], None]:
                seen.append(f"{name} {articles}")
                return seen.append

            yield begin

        monkeypatch.setattr("divergence.cli.progress.steps", recorded)
        run("score", story)
        assert [seen[0], seen[1], seen[-1]] == ["Reading None", "Analysing 3", "Writing None"]
        assert sorted(seen[2:-1]) == sorted(path.name for path in story.iterdir())


class TestExplain:
    def test_lists_every_rule(self, run: Run) -> None:
        from divergence.registry import extractors

        listed = run("explain").out
        named = {name for line in listed.splitlines() if line[:1].isalpha() for name in line.split(", ")}
        assert {each.rule or each.id for each in extractors()} <= named
        assert max(map(len, listed.splitlines())) <= 80
        assert all(line[2].isupper() for line in listed.splitlines()[1:2])

    @pytest.mark.parametrize("name", ["fact", "conflict", "figure"])
    def test_says_how_well_the_comparison_does(self, name: str, run: Run) -> None:
        assert name in run("explain").out.split()
        assert "recall" in run("explain", name).out

    def test_a_conflict_is_explained_with_every_kind_and_everything_that_clears_one(self, run: Run) -> None:
        out = run("explain", "conflict").out
        titles = [block.split("\n")[0] for block in out.rstrip("\n").split("\n\n")]
        assert titles == [
            "conflict", "Finds", "Why it matters", "Example", "Kinds", "What clears one", "What to do", "Known limits",
            "How well", "Source",
        ]  # fmt: skip
        listed = {line.removeprefix("  - ").split(":")[0] for line in out.splitlines() if line.startswith("  - ")}
        assert listed == {*get_args(ConflictKind), *get_args(Resolution)} - {"real"}
        assert max(map(len, out.splitlines())) <= 80

    @pytest.mark.parametrize("name", ["contested", "missing", "only-here", "unsourced", "surer"])
    def test_a_rule_of_a_check_is_explained_by_what_it_rests_on(self, name: str, run: Run) -> None:
        titles = [block.split("\n")[0] for block in run("explain", name).out.rstrip("\n").split("\n\n")]
        assert titles[:2] == [name, "Finds"]
        assert len(titles) > 5
        assert titles[-1] == "See also"
        assert len(titles) == len(set(titles))

    def test_a_fact_is_explained_with_every_stance(self, run: Run) -> None:
        listed = {each.split(":")[0] for each in run("explain", "fact").out.split("\n  - ")[1:]}
        assert listed == {*get_args(Stance), "unclear", "not found"}
        listed = {each.split(":")[0] for each in run("explain", "figure").out.split("\n  - ")[1:]}
        assert listed == set(get_args(Citation))

    def test_knows_every_name_that_a_check_prints(self, run: Run) -> None:
        from divergence.draft import RULES

        for name in RULES:
            ended = run("explain", name)
            assert (ended.code, ended.out.splitlines()[0]) == (0, name)
            assert max(map(len, ended.out.splitlines())) <= 80

    def test_knows_every_component_that_a_ranking_prints(self, run: Run) -> None:
        from divergence.config import COMPONENTS
        from divergence.report import data, prose
        from tests.report.harbour import result

        printed = {name for each in result().stories[0].ranking.entries for name in each.components}
        words = {*COMPONENTS, *prose.COMPONENTS, *prose.MEANING, *data.COMPONENTS, *printed}
        assert len(words) >= 5
        for name in sorted(words):
            ended = run("explain", name)
            titles = [block.split("\n")[0] for block in ended.out.rstrip("\n").split("\n\n")]
            assert (ended.code, titles) == (0, [name, "What counts", "What costs nothing", "Points", "See also"])
            assert max(map(len, ended.out.splitlines())) <= 80
            assert name in run("explain").out.splitlines()
            for other in re.findall(r"`divergence\s+explain\s+([\w-]+)`", ended.out):
                assert run("explain", other).code == 0

    @pytest.mark.parametrize(
        ("rule", "lexicon", "source"),
        [
            ("speculation", "speculation", "Szarvas"),
            ("hedge", "hedging", "Hyland"),
            ("approximation", "approximators", "Prince"),
        ],
    )
    def test_says_what_a_rule_finds_with_its_own_lexicon_and_source(
        self, rule: str, lexicon: str, source: str, run: Run
    ) -> None:
        blocks = [block.split("\n", 1) for block in run("explain", rule).out.rstrip("\n").split("\n\n")]
        assert blocks[0] == [rule]
        titles = [block[0] for block in blocks[1:]]
        assert [each for each in titles if each != "Lexicon"] == [
            "Finds", "Why it matters", "Example", "Known limits", "How well", "Feature", "Source",
        ]  # fmt: skip
        told = dict(reversed(blocks[1:]))
        assert told["Lexicon"].strip().startswith(f"{lexicon}, version ")
        assert source in told["Source"]
        for title in ("Finds", "Why it matters", "Known limits", "Source"):
            first = told[title].strip()[0]
            assert first == first.upper(), title
        assert not told["Finds"].strip().lower().startswith(("finds", rule + ":", "hedging:"))

    def test_a_share_of_what_a_rule_marks_is_as_good_as_the_rule(self, run: Run) -> None:
        from divergence.quality import UNKNOWN
        from divergence.registry import extractors

        for each in extractors():
            for name in filter(None, (each.id, each.rule)):
                assert UNKNOWN not in " ".join(run("explain", name).out.split()), name

    def test_a_feature_is_told_in_its_own_unit(self, run: Run) -> None:
        assert "  attribution, share.\n" in run("explain", "vague-attribution").out


class TestRead:
    def test_shows_what_is_kept_and_what_is_not(self, run: Run, tmp_path: Path) -> None:
        body = f"<nav>Home News Sport</nav><article><h1>Budget agreed</h1><p>{NOTICE}</p></article>"
        (tmp_path / "page.html").write_text(f"<html><body>{body}</body></html>", "utf-8")
        (tmp_path / "scan.bin").write_bytes(bytes(range(256)))
        ended = run("read", ".", "--diff")
        assert ended.code == 0
        assert f"    {NOTICE}" in ended.out
        assert "  - Home News Sport  [navigation]" in ended.out
        assert 'scan.bin: not read, ".bin" is not a format of articles [D122]' in ended.out
        assert "  - " not in run("read", ".").out


class TestLexicon:
    def test_one_that_is_right(self, run: Run) -> None:
        shipped = Path(__file__).parent.parent / "lexicons" / "en" / "absolutes.toml"
        ended = run("lexicon", "check", shipped)
        assert ended.code == 0
        assert ended.out.splitlines()[-1].startswith("OK: absolutes ")

    def test_one_that_is_no_toml(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "house.toml").write_text("name = \n", "utf-8")
        ended = run("lexicon", "check", "house.toml")
        assert ended.code == 2
        assert ended.err.startswith("error[D30")

    def test_every_fault_is_one_line(self, run: Run, tmp_path: Path) -> None:
        head = 'name = "house"\nversion = "1"\nlanguage = "en"\nlicence = "MIT"\nsorce = "us"\n'
        (tmp_path / "house.toml").write_text(f"{head}[[entry]]\nterms = []\nweight = 7\n", "utf-8")
        ended = run("lexicon", "check", "house.toml")
        assert (ended.code, ended.out) == (2, "")
        assert [line.split(";")[0] for line in ended.err.splitlines()] == [
            'error[D302]: the lexicon lacks "source" (house.toml)',
            'error[D302]: unknown key "sorce" (house.toml:5)',
            "error[D303]: an entry needs terms, a list of words or phrases (house.toml:7)",
            "error[D303]: weight must lie between 0 and 1, not 7 (house.toml:8)",
        ]

    def test_what_is_doubtful_is_a_note(self, run: Run, tmp_path: Path) -> None:
        head = 'name = "house"\nversion = "1"\nlanguage = "en"\nlicence = "MIT"\nsource = "us"\nextends = "opinion"\n'
        entries = '[[entry]]\nkind = "verdict"\nterms = ["quayside caper", "quayside caper"]\n'
        (tmp_path / "house.toml").write_text(head + entries, "utf-8")
        ended = run("lexicon", "check", "house.toml")
        assert ended.code == 0
        assert "laid over opinion" in ended.out.splitlines()[-1]


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_help_has_an_example_and_cuts_nothing_off(words: list[str], run: Run) -> None:
    ended = run(*words, "--help")
    assert ended.code == 0
    assert "Example" in ended.out
    assert " ".join(["  divergence", *words]) in ended.out
    assert "..." not in ended.out.replace("[ARGS]...", "")


def test_help_is_light() -> None:
    code = (
        "import sys; sys.argv = ['divergence', '--help']; from divergence.__main__ import main; main();"
        "print([each for each in ('sklearn', 'numpy', 'rich', 'msgspec', 'rapidfuzz') if each in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize(
    ("documented", "what", "how"),
    [
        ("Hedging: words that hold back. Finds: *modal* verbs.", "Words that hold back.", "Modal verbs."),
        ("Consistency: an article. Finds, under ``a``: this.", "An article.", "Under a: this."),
        (
            "Any clause that holds one of these: a verb, a noun.",
            "Any clause that holds one of these: a verb, a noun.",
            "",
        ),
        ("no title at all", "No title at all", ""),
    ],
)
def test_a_docstring_of_any_hand_is_told_in_sentences(documented: str, what: str, how: str) -> None:
    from divergence.cli.explain import _finds

    assert _finds(documented) == (what, how)


def mixed(folder: Path) -> Path:
    """Two stories' files in one heap."""
    folder.mkdir()
    for number, path in enumerate(sorted((ROOT / "examples" / "muse-spark").iterdir())):
        shutil.copy(path, folder / f"spark{number}{path.suffix}")
    for number, path in enumerate(sorted(PARAPHRASES.iterdir())):
        shutil.copy(path, folder / f"halvern{number}{path.suffix}")
    return folder


def test_a_mixed_folder_is_grouped_into_its_stories(run: Run, tmp_path: Path) -> None:
    heap = mixed(tmp_path / "inbox")
    shown = run("stories", heap)
    assert shown.code == 0
    assert shown.out.startswith("10 articles, 2 told by more than one, 0 alone\n")
    found = json.loads(run("stories", heap, "--format", "json").out)
    names = [sorted({each["id"][:5] for each in story["articles"]}) for story in found["stories"]]
    assert sorted(names) == [["halve"], ["spark"]]
    scored = json.loads(run("score", "--group", heap, "--format", "json").out)
    assert [story["id"] for story in scored["stories"]] == sorted(story["id"] for story in found["stories"])


DRAFT = "The council met and spent 480 million crowns. It may have been the result of panic.\n"


@pytest.fixture
def drafted(tmp_path: Path) -> Path:
    (tmp_path / "draft.md").write_text(DRAFT, encoding="utf-8")
    return tmp_path / "draft.md"


def test_a_check_ends_with_1_only_where_the_users_own_limit_is_crossed(run: Run, drafted: Path) -> None:
    shown = run("check", "draft.md", "--against", PARAPHRASES)
    assert shown.code == 0
    assert "\ndraft.md:1:50: speculation [speculation-" in shown.out
    assert run("check", "draft.md", "--against", PARAPHRASES, "--fail-on", "contested").code == 0
    assert run("check", "draft.md", "--against", PARAPHRASES, "--fail-on", "contested, speculation").code == 1


def test_a_draft_on_standard_input_is_checked(tmp_path: Path) -> None:
    command = [*COMMAND, "check", "-", "--against", str(PARAPHRASES), "--format", "json"]
    ended = subprocess.run(command, input=DRAFT.encode(), capture_output=True, cwd=tmp_path, check=False)
    found = json.loads(ended.stdout)
    assert (ended.returncode, found["draft"]) == (0, "stdin")
    assert "speculation" in {each["rule"] for each in found["notes"]}


def test_a_baseline_silences_what_is_known(run: Run, drafted: Path) -> None:
    against = ("check", "draft.md", "--against", PARAPHRASES)
    (drafted.parent / "old.json").write_text(run(*against, "--format", "json").out, encoding="utf-8")
    again = run(*against, "--baseline", "old.json", "--fail-on", "speculation")
    assert again.code == 0
    assert again.out.startswith("Nothing was found to look at (")


@pytest.mark.parametrize("format_", ["json", "github", "sarif"])
def test_a_check_prints_one_thing(format_: str, run: Run, drafted: Path) -> None:
    shown = run("check", "draft.md", "--against", PARAPHRASES, "--format", format_)
    assert (shown.code, shown.err) == (0, "")
    if format_ != "github":
        assert json.loads(shown.out)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ["draft.md", "--fail-on", "contestd"],
            'error[D505]: no rule or severity is called "contestd"; did you mean "contested"?',
        ),
        (["draft.md", "--baseline", "draft.md"], "error[D406]: not a saved check: "),
        (["draft.md", "--baseline", "no.json"], "error[D101]: the earlier check cannot be read: "),
        (["page.html"], "error[D504]: a draft is text or Markdown, so that its lines can be named (page.html)"),
        (["no.md"], 'error[D101]: there is no file or folder "no.md"'),
        (["draft.md", "--against", "nowhere"], 'error[D101]: there is no file or folder "nowhere"'),
    ],
)
def test_a_check_that_cannot_run_says_why(words: list[str], said: str, run: Run, drafted: Path) -> None:
    shown = run("check", *words)
    assert (shown.code, shown.out) == (2, "")
    assert shown.err.startswith(said)


@pytest.mark.parametrize("words", [["story"], ["other", "story"], ["other", "story", "--group"]])
def test_annotations_name_files_that_are_there(words: list[str], run: Run, story: Path, tmp_path: Path) -> None:
    shutil.copytree(story, tmp_path / "other")
    named = re.findall(r"file=([^,]+),", run("score", *words, "--format", "github").out)
    assert named
    assert all((tmp_path / each).is_file() for each in named)
    run("score", *words, "-o", "result.sarif")
    places = re.findall(r'"uri": "([^"]+)"', (tmp_path / "result.sarif").read_text(encoding="utf-8"))
    assert set(named) <= set(places)
    assert all((tmp_path / each).is_file() for each in places)


def test_a_diff_of_two_results(run: Run, story: Path, tmp_path: Path) -> None:
    run("score", story, "-o", "old.json")
    shutil.copy(PARAPHRASES / "01_halvern_post.txt", story / "late.txt")
    run("score", story, "-o", "new.json")
    assert run("diff", "old.json", "old.json") == Ended(0, "Nothing changed.\n", "")
    assert "Sources:\n  Halvern" in run("diff", "old.json", "new.json").out.replace("“", "")
    kinds = [
        each["kind"] for each in json.loads(run("diff", "old.json", "new.json", "--format", "json").out)["changes"]
    ]
    assert kinds[0] == "joined"
    assert run("diff", "old.json", "nowhere.json").code == 2


def test_a_diff_of_two_stories_says_so(run: Run, story: Path, tmp_path: Path) -> None:
    run("score", story, "-o", "old.json")
    for number, each in enumerate(sorted(story.iterdir())):
        each.rename(story / f"{number}.txt").write_text(
            f"The ferry to Holm sank at noon.\n\nOf the {number + 40} on board all were saved, the coastguard said.",
            encoding="utf-8",
        )
    run("score", story, "-o", "new.json")
    assert "share no article" in run("diff", "old.json", "new.json").err
    assert run("diff", "old.json", "old.json").err == ""


def test_annotations_of_a_page_are_at_its_own_lines(run: Run, story: Path) -> None:
    page = (
        "<html><head><title>Wall falls</title></head>\n<body><h1>Wall falls</h1>\n<p>By Ana Ruiz</p>\n"
        "<p>The harbour wall gave way on Monday night, the council said.</p>\n"
        "<p>It was a <b>disgraceful</b> farce.</p></body></html>"
    )
    (story / "page.html").write_text(page, encoding="utf-8")
    said = run("score", "story", "--format", "github").out
    assert set(re.findall(r"page\.html,line=(\d+)", said)) == {"5"}


def test_outlets_over_results(run: Run, story: Path) -> None:
    run("score", story, "-o", "one.json")
    shown = run("outlets", "one.json", "one.json")
    assert shown.code == 0
    assert json.loads(run("outlets", "one.json", "--format", "json").out)["schema"] == "divergence.outlets/1"
    assert run("outlets", "nowhere.json").err.startswith("error[D101]")


class TestDemo:
    def test_scores_the_example_that_comes_along(self, run: Run, tmp_path: Path) -> None:
        from divergence.cli.demo import example

        ended = run("demo", "-o", "demo.html", "-o", "demo.csv")
        assert (ended.code, ended.err) == (0, "")
        assert "5 articles from 5 independent sources." in ended.out
        assert ended.out.endswith("\nWrote demo.html and demo.csv.\n")
        run("score", example(), "-q", "-o", "scored.csv")
        assert (tmp_path / "scored.csv").read_text("utf-8") == (tmp_path / "demo.csv").read_text("utf-8")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_is_a_script_of_the_shell(run: Run, shell: str) -> None:
    ended = run("completion", shell)
    assert ended.code == 0
    assert "_DIVERGENCE_COMPLETE" in ended.out
    if shutil.which(shell):
        done = subprocess.run([shell, "-n"], input=ended.out, text=True, capture_output=True, check=False)
        assert (done.returncode, done.stderr) == (0, "")


def test_completion_completes(tmp_path: Path) -> None:
    asked = {**os.environ, "_DIVERGENCE_COMPLETE": "bash_complete", "COMP_WORDS": "divergence sco", "COMP_CWORD": "1"}
    code = "import sys; sys.argv = ['divergence']; from divergence.__main__ import main; sys.exit(main())"
    done = subprocess.run([sys.executable, "-c", code], env=asked, capture_output=True, text=True, check=False)
    assert done.stdout == "plain,score\n"


class TestScreen:
    def test_quiet_prints_what_is_asked_for_and_nothing_else(self, run: Run, story: Path, tmp_path: Path) -> None:
        (story / "empty.txt").write_bytes(b"")
        ended = run("score", story.name, "-q", "-o", "r.csv")
        assert ended == (0, "", "")
        table = run("score", story.name, "-q", "--format", "csv")
        assert (table.out, table.err) == ((tmp_path / "r.csv").read_text("utf-8"), "")

    def test_verbose_quotes_more(self, run: Run, tmp_path: Path) -> None:
        brief, full = run("report", saved(tmp_path)).out, run("report", saved(tmp_path), "-v").out
        assert len(full) > len(brief)

    def test_colour_is_asked_for_refused_or_guessed(
        self, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        path = saved(tmp_path)
        assert "\x1b[" not in run("report", path).out
        assert "\x1b[" not in run("report", path, "--color", "never").out
        monkeypatch.setenv("NO_COLOR", "1")
        assert "\x1b[" in run("report", path, "--color", "always").out

    def test_a_page_for_sharing_carries_no_article(self, run: Run, story: Path, tmp_path: Path) -> None:
        run("score", story, "-q", "-o", "a.html", "--text", "snippets")
        run("score", story, "-q", "-o", "b.html", "--page-text", "snippets", "-o", "r.json")
        run("report", "r.json", "-o", "c.html", "--text", "snippets")
        pages = [(tmp_path / f"{name}.html").read_text("utf-8") for name in "abc"]
        assert len(set(pages)) == 1
        assert "class=body" not in pages[0]

    def test_without_pyarrow_it_says_that_there_is_no_parquet(
        self, run: Run, story: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        missing = lambda name: None  # noqa: E731
        monkeypatch.setattr("divergence.cli.output.find_spec", missing)
        monkeypatch.setattr("divergence.report.frames.find_spec", missing)
        ended = run("score", story, "-q", "-o", "tables/")
        assert ended.err == "tables/: CSV alone; Parquet as well with pip install 'divergence[parquet]'\n"
        assert {each.suffix for each in (tmp_path / "tables").iterdir()} == {".csv"}

    def test_tables_go_into_a_folder(self, run: Run, story: Path, tmp_path: Path) -> None:
        assert run("score", story, "-q", "-o", "tables/").code == 0
        assert (tmp_path / "tables" / "facts.csv").read_text("utf-8").startswith("story,fact,statement,consensus")
        again = run("score", story, "-q", "-o", "tables")  # it is there now
        assert again.code == 0
        refused = run("score", story, "-o", f"{story.name}/")
        assert refused.err.startswith("error[D405]: this folder is what is to be read (story)")
        refused = run("score", story, "-o", f"{story.name}/tables/")
        assert refused.err.startswith("error[D405]: this folder is in what is to be read (story/tables)")
        assert not (story / "tables").exists()

    def test_no_result_is_read_as_articles_wherever_it_lies(self, run: Run, story: Path, tmp_path: Path) -> None:
        assert run("score", story, "-q", "-o", "tables/", "-o", "r.jsonl").code == 0
        for each in [*(tmp_path / "tables").iterdir(), tmp_path / "r.jsonl"]:
            each.rename(story / each.name)
        again = json.loads(run("score", story.name, "--format", "json").out)
        assert len(again["stories"][0]["articles"]) == 3
        assert {(Path(each["path"]).suffix, each["code"]) for each in again["skipped"]} >= {
            (".csv", "D128"),
            (".jsonl", "D128"),
        }
        assert {each["code"] for each in again["skipped"]} == {"D128"}
