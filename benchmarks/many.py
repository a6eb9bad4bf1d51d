"""A thousand stories in one command: time and memory of `divergence score --jobs`.

    python -m benchmarks.many ARTICLES.jsonl --out FOLDER [--stories 1000] [--each 5] [--jobs 2]

Stories are made of articles that are next to one another in the file's order of topic and date, so that they have
something to do with one another; articles are used again when they run out, each time a story of their own.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any


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
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    given = arguments.out / "stories.jsonl"
    with given.open("w", encoding="utf-8") as lines:
        lines.writelines(json.dumps(row) + "\n" for row in rows(arguments.articles, arguments.stories, arguments.each))
    command = [sys.executable, "-m", "divergence", "score", str(given), "--jobs", str(arguments.jobs)]
    command += ["--state", str(arguments.out / "state"), "-o", str(arguments.out / "result.json"), "--quiet"]
    began = time.perf_counter()
    running = subprocess.Popen(command)
    peaks: dict[int, int] = {}
    while running.poll() is None:
        for process in (running.pid, *children(running.pid)):
            peaks[process] = max(peaks.get(process, 0), resident(process))
        time.sleep(0.2)
    seconds = time.perf_counter() - began
    used = os.times()
    count = arguments.stories * arguments.each
    print(f"ended with {running.returncode}: {arguments.stories} stories, {count} articles, {seconds:.0f} s")
    print(f"processor time of all processes {used.children_user + used.children_system:.0f} s")
    print(f"peak MB: command {peaks.pop(running.pid, 0) // 1024}, others {[each // 1024 for each in peaks.values()]}")


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
