"""Every story folder under a directory: read, score, save the result, and have an outside scorer judge it.

    python -m benchmarks.stories STORIES --out RESULTS [--scorer SCORE.py] [--gold gold.json]

A story is a folder of articles. The scorer is a program called as ``SCORE.py RESULT.json GOLD.json`` for each folder
that has a gold file, and again with ``--json`` for `benchmarks.quality`; it is no part of this project. The gold file
is no article and is kept from the product.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import time
from pathlib import Path

import divergence as dv

SCORED = ".scored.json"


def stories(root: Path) -> list[Path]:
    return sorted(folder for folder in root.iterdir() if folder.is_dir() and not folder.name.startswith((".", "_")))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stories", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--scorer", type=Path)
    parser.add_argument("--gold", default="gold.json")
    parser.add_argument("--only", nargs="+", default=[], metavar="NAME")
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    failed = 0
    for folder in stories(arguments.stories):
        if arguments.only and folder.name not in arguments.only:
            continue
        began = time.perf_counter()
        reading = dv.read(folder)
        given = [article for article in reading.articles if not Path(article.id).name.startswith(arguments.gold)]
        result = dv.score(given)
        seconds = time.perf_counter() - began
        target = arguments.out / f"{folder.name}.json"
        target.write_text(result.to_json(), encoding="utf-8")
        print(f"== {folder.name}: {len(given)} articles, {seconds:.2f} s")
        gold = folder / arguments.gold
        if arguments.scorer and gold.is_file():
            command = [sys.executable, str(arguments.scorer), str(target), str(gold)]
            judged = subprocess.run(command, capture_output=True, text=True, check=False)
            print(re.sub(r"(?m)^", "   ", (judged.stdout + judged.stderr).rstrip()), flush=True)
            failed += judged.returncode != 0
            scored = subprocess.run([*command, "--json"], capture_output=True, text=True, check=False)
            if scored.returncode == 0:
                (arguments.out / f"{folder.name}{SCORED}").write_text(scored.stdout, encoding="utf-8")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
