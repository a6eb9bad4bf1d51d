"""A thousand stories in one command: time and memory of `divergence score --jobs`.

    python -m benchmarks.many ARTICLES.jsonl --out FOLDER [--stories 1000] [--each 5] [--jobs 2] [--kill-at 500]

Stories are made of articles that are next to one another in the file's order of topic and date, so that they have
something to do with one another; articles are used again when they run out, each time a story of their own. With
`--kill-at` the command is killed when so many stories are kept, and called again.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from divergence.many import ENDING


def rows(path: Path, stories: int, each: int) -> list[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        articles = sorted(map(json.loads, lines), key=lambda row: (str(row.get("topic")), str(row.get("date"))))
    found = []
    for number in range(stories):
        start = number * each
        for place in range(each):
            row = articles[(start + place + start // len(articles)) % len(articles)]
            found.append({"story": f"story-{number:04}", "id": f"{place}", **{key: row.get(key) for key in KEYS}})
    return found


KEYS = ("title", "text", "date", "outlet")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--stories", type=int, default=1000)
    parser.add_argument("--each", type=int, default=5)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--kill-at", type=int, metavar="STORIES")
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    given = arguments.out / "stories.jsonl"
    with given.open("w", encoding="utf-8") as lines:
        lines.writelines(json.dumps(row) + "\n" for row in rows(arguments.articles, arguments.stories, arguments.each))
    command = [sys.executable, "-m", "divergence", "score", str(given), "--jobs", str(arguments.jobs)]
    command += ["--state", str(arguments.out / "state"), "-o", str(arguments.out / "result.json"), "--quiet"]
    print(f"{arguments.stories} stories, {arguments.stories * arguments.each} articles")
    if arguments.kill_at:
        run(command, arguments.out / "state", arguments.kill_at)
    run(command, arguments.out / "state")


def run(command: list[str], state: Path, kill_at: int | None = None) -> None:
    """Call the command, and say what it took; kill it and its processes when so many stories are kept."""
    found = kept(state)
    began, before = time.perf_counter(), os.times()
    running = subprocess.Popen(command, start_new_session=True)
    peaks: dict[int, int] = {}
    while running.poll() is None:
        for process in (running.pid, *children(running.pid)):
            peaks[process] = max(peaks.get(process, 0), resident(process))
        if kill_at is not None and kept(state) >= kill_at:
            os.killpg(running.pid, signal.SIGKILL)
        time.sleep(0.2)
    seconds, after = time.perf_counter() - began, os.times()
    spent = after.children_user + after.children_system - before.children_user - before.children_system
    print(f"ended with {running.returncode} after {seconds:.0f} s; {found} stories kept before, {kept(state)} after")
    print(f"  processor time of all processes {spent:.0f} s (without those of a process that was killed)")
    print(f"  peak MB: command {peaks.pop(running.pid, 0) // 1024}, others {[each // 1024 for each in peaks.values()]}")


def kept(state: Path) -> int:
    return sum(1 for _ in state.glob(f"*{ENDING}"))


def children(process: int) -> list[int]:
    try:
        return [int(each) for each in Path(f"/proc/{process}/task/{process}/children").read_text().split()]
    except OSError:
        return []


def resident(process: int) -> int:
    """Kilobytes in memory now."""
    try:
        lines = Path(f"/proc/{process}/status").read_text().splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS:"))
    except (OSError, StopIteration):
        return 0


if __name__ == "__main__":
    main()
