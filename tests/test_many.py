"""Many stories: the same whatever the processes, and gone on with after a stop."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

import divergence as dv
from divergence import many
from divergence.article import Article
from divergence.errors import DivergenceError
from divergence.many import ENDING, Task
from divergence.result import Story
from tests.fiction import MUSE_SPARK, PARAPHRASES, shipped


def pile() -> list[Article]:
    return [
        replace(each, story=f"{folder.name}-{turn}", text=f"{each.text}\n\nEdition {turn}.")
        for turn in range(2)
        for folder in (MUSE_SPARK, PARAPHRASES)
        for each in shipped(folder)
    ]


@pytest.fixture(scope="module")
def plain() -> str:
    return dv.score(pile()).to_json()


def test_the_number_of_processes_changes_no_byte(plain: str) -> None:
    assert dv.score(pile(), jobs=2).to_json() == plain
    assert dv.score(pile()[::-1], jobs=3).to_json() == plain


def test_finished_stories_are_kept_and_not_told_again(
    plain: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    state = tmp_path / "deep" / "state"
    assert dv.score(pile(), state=state).to_json() == plain
    assert len(list(state.glob(f"*{ENDING}"))) == 4
    monkeypatch.setattr("divergence.pipeline._story", None)  # nothing may be told
    assert dv.score(pile(), state=state).to_json() == plain


def test_a_changed_article_is_told_again_and_only_its_story(plain: str, tmp_path: Path) -> None:
    dv.score(pile(), state=tmp_path)
    first, *rest = pile()
    changed = [replace(first, text=f"{first.text}\n\nMore.", sha256=""), *rest]
    assert dv.score(changed, state=tmp_path).to_json() == dv.score(changed).to_json()
    assert len(list(tmp_path.glob(f"*{ENDING}"))) == 5


def test_other_settings_are_another_story(tmp_path: Path) -> None:
    one, other = dv.Config(), dv.Config(weights={"omission": 0.0})
    dv.score(pile(), one, state=tmp_path)
    assert dv.score(pile(), other, state=tmp_path).to_json() == dv.score(pile(), other).to_json()


@pytest.mark.parametrize("content", [b"", b'{"id": "half', b"\xff\x00"])
def test_half_a_file_is_told_again(content: bytes, plain: str, tmp_path: Path) -> None:
    dv.score(pile(), state=tmp_path)
    sorted(tmp_path.glob(f"*{ENDING}"))[1].write_bytes(content)
    assert dv.score(pile(), state=tmp_path).to_json() == plain
    assert not list(tmp_path.glob("*.part"))


def test_a_state_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(DivergenceError) as error:
        dv.score(pile(), state=tmp_path / "file")
    assert error.value.code == "D404"


def dies(task: Task, progress: Callable[[str], None]) -> Story:
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError


def refuses(task: Task, progress: Callable[[str], None]) -> Story:
    raise DivergenceError("D999", "no", task.name, "hint")


@pytest.mark.parametrize(("tell", "code"), [(dies, "D506"), (refuses, "D999")])
def test_what_goes_wrong_in_a_process_is_told_here(tell: many.Tell, code: str) -> None:
    tasks = [Task(name, (), "") for name in "ab"]
    with pytest.raises(DivergenceError) as error:
        list(many.told(tasks, tell, 2, None, lambda done: None))
    assert error.value.code == code


@pytest.mark.parametrize("flags", [(), ("--quiet", "--jobs", "2"), ("--state", "state")])
def test_what_is_written_story_by_story_is_the_same_result(flags: tuple[str, ...], tmp_path: Path) -> None:
    pieces = [replace(each, text=f"{each.text}\n\n<!-- divergence: ignore[hedge] -->") for each in pile()]
    rows = [{"story": each.story, "id": each.id, "text": each.text, "title": "Café “1”\n2"} for each in pieces]
    rows.append({**rows[0], "id": "empty", "text": ""})
    (tmp_path / "in.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    ignore = '[[suppress]]\nrule = "RULE"\npath = "*"\nreason = "on purpose"\n'
    settings = ignore.replace("RULE", "speculation") + ignore.replace("RULE", "hardening")
    (tmp_path / "divergence.toml").write_text(settings, encoding="utf-8")
    command = [sys.executable, "-m", "divergence", "score", "in.jsonl"]
    together = [*command, "-o", "all.json", "-o", "all.csv"]
    said = [subprocess.run(each, cwd=tmp_path, check=True, capture_output=True, text=True).stdout for each in (
        together, [*command, "-o", "one.json", "-o", "two.json", *flags])]  # fmt: skip
    expected = (tmp_path / "all.json").read_bytes()
    assert len(json.loads(expected)["stories"]) == 4
    assert json.loads(expected)["remarks"]
    assert json.loads(expected)["skipped"]
    assert (tmp_path / "one.json").read_bytes() == (tmp_path / "two.json").read_bytes() == expected
    assert not list(tmp_path.glob(".*"))
    if "--quiet" not in flags:
        assert said[1].replace("one.json and two.json", "all.json and all.csv") == said[0]


@pytest.fixture
def folders(tmp_path: Path) -> Path:
    for article in pile():
        for copy in range(6):
            place = tmp_path / "in" / f"{article.story}-{copy}" / f"{Path(article.id).stem}.txt"
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(f"{article.text}\n\nNumber {copy}.", encoding="utf-8")
    return tmp_path


def test_a_run_that_is_killed_goes_on_where_it_stopped(folders: Path) -> None:
    command = [sys.executable, "-m", "divergence", "score", "in", "--state", "state", "-o", "out.json", "--quiet"]
    running = subprocess.Popen(command, cwd=folders, start_new_session=True)
    end = time.monotonic() + 60
    while not list((folders / "state").glob(f"*{ENDING}")) and time.monotonic() < end:
        time.sleep(0.02)
    os.killpg(running.pid, signal.SIGKILL)
    running.wait()
    assert not (folders / "out.json").exists()
    kept = {path.name: path.stat().st_mtime_ns for path in (folders / "state").glob(f"*{ENDING}")}
    assert 0 < len(kept) < 24
    assert subprocess.run([*command, "--jobs", "2"], cwd=folders, check=False).returncode == 0
    after = {path.name: path.stat().st_mtime_ns for path in (folders / "state").glob(f"*{ENDING}")}
    assert len(after) == 24
    assert {name: after[name] for name in kept} == kept
    assert len(json.loads((folders / "out.json").read_text(encoding="utf-8"))["stories"]) == 24
