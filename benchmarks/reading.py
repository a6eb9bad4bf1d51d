"""Reading: pages a second beside trafilatura alone, and the memory of rows that stream.

    python -m benchmarks.reading --data DIR [--pages 1000] [--rows 10000]

Pages are those of `article_extraction`, again and again; every contender reads the same bytes in a process of its own,
and seconds are processor time after one page of warm-up. Rows are generated: JSON Lines and Parquet, read one by one.
"""

from __future__ import annotations

import argparse
import gzip
import io
import json
import multiprocessing
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import cycle, islice
from pathlib import Path

from divergence.readers import iter_articles
from divergence.readers.given import Given

SENTENCE = "The harbour office said on Monday that the repair of pier {} would cost ${} million and take {} weeks. "


def ours() -> Callable[[bytes], object]:
    from divergence.readers.html import article

    return lambda data: article(Given(id="page", path="page", name="page.html", open=lambda: io.BytesIO(data)), data)


def trafilatura() -> Callable[[bytes], object]:
    import logging

    from trafilatura import extract

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    return lambda data: extract(data, include_comments=False)


def trafilatura_with_metadata() -> Callable[[bytes], object]:
    import logging

    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    return lambda data: bare_extraction(data, include_comments=False, with_metadata=True)


CONTENDERS = {
    "divergence: body, metadata, links, furniture, language": ours,
    "trafilatura: body and metadata": trafilatura_with_metadata,
    "trafilatura: body": trafilatura,
}


def pages(data: Path) -> list[bytes]:
    folder = data / "article_extraction"
    rows = (folder / "pages.jsonl").read_text("utf-8").splitlines()
    return [gzip.decompress((folder / json.loads(row)["html"]).read_bytes()) for row in rows]


def timed(name: str, data: Path, count: int) -> tuple[float, float]:
    """Pages a second, and the peak memory of the process in MB."""
    found = pages(data)
    read = CONTENDERS[name]()
    _attempt(read, found[0])
    began = time.process_time()
    for page in islice(cycle(found), count):
        _attempt(read, page)
    return count / (time.process_time() - began), _peak()


def _attempt(read: Callable[[bytes], object], page: bytes) -> None:
    from divergence.errors import DivergenceError

    try:
        read(page)
    except DivergenceError:
        return  # a page without an article, listed as such


def rows(count: int) -> Iterator[dict[str, str]]:
    for number in range(count):
        text = "".join(SENTENCE.format(number, line, line + 2) for line in range(40))
        yield {"id": str(number), "headline": f"Pier {number}", "outlet": "Gull", "body": text}


def streamed(ending: str, count: int, folder: Path) -> tuple[float, float]:
    """Rows a second, and the peak memory of the process in MB."""
    path = folder / f"rows.{ending}"
    if ending == "jsonl":
        with path.open("w", encoding="utf-8") as stream:
            stream.writelines(json.dumps(row) + "\n" for row in rows(count))
    else:
        import pyarrow
        from pyarrow import parquet

        parquet.write_table(pyarrow.Table.from_pylist(list(rows(count))), path)
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(_stream, (path,))


def _stream(path: Path) -> tuple[float, float]:
    began = time.process_time()
    count = sum(1 for _ in iter_articles(path))
    return count / (time.process_time() - began), _peak()


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--rows", type=int, default=10_000)
    options = parser.parse_args()
    print("| | a second | peak MB |\n|---|---|---|")
    spawn = multiprocessing.get_context("spawn")
    for name in CONTENDERS:
        with spawn.Pool(1) as pool:
            rate, peak = pool.apply(timed, (name, options.data, options.pages))
        print(f"| {name}, {options.pages:,} pages | {rate:,.0f} | {peak:,.0f} |", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        for ending in ("jsonl", "parquet"):
            rate, peak = streamed(ending, options.rows, Path(folder))
            print(f"| .{ending}, {options.rows:,} rows | {rate:,.0f} | {peak:,.0f} |", flush=True)


if __name__ == "__main__":
    main()
