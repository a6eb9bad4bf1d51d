"""The picture in the README, taken of the example: ``make picture``.

Needs chromium, chromedriver and selenium (the extra "browser").
"""

from __future__ import annotations

import base64
import shutil
import struct
import zlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from selenium import webdriver
from selenium.webdriver.chrome.service import Service

import divergence as dv
from divergence.cli.demo import example

PICTURE = Path(__file__).parent / "page.png"
WIDTH, SCALE = 1000, 1.25


def main() -> None:
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or ""
    for each in (
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-lcd-text",
        "--disable-background-networking",
    ):
        options.add_argument(each)
    with TemporaryDirectory() as folder, webdriver.Chrome(options, Service(shutil.which("chromedriver"))) as driver:
        page = Path(folder) / "page.html"
        page.write_text(dv.score(dv.read(example()).articles).to_html(), encoding="utf-8")
        size = {"width": WIDTH, "height": 900, "deviceScaleFactor": SCALE, "mobile": False}
        driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        driver.get(page.as_uri())
        driver.execute_script("document.querySelector('.up').remove()")
        last = "[...document.querySelectorAll('section > .conflict')].pop()"  # what is contested comes first
        end = driver.execute_script(f"return {last}.getBoundingClientRect().bottom")
        clip = {"x": 0, "y": 0, "width": WIDTH, "height": end + 8, "scale": 1}
        shot = driver.execute_cdp_cmd("Page.captureScreenshot", {"clip": clip, "captureBeyondViewport": True})
        PICTURE.write_bytes(in_few_colours(base64.b64decode(shot["data"])))


def in_few_colours(png: bytes) -> bytes:
    """A picture of 8-bit RGB with its 256 most frequent colours, others as the nearest of them: a third the size."""
    width, height = struct.unpack(">II", png[16:24])
    rows = [bytes(row) for row in unfiltered(png, 3 * width)]
    pixels = [list(zip(row[::3], row[1::3], row[2::3], strict=True)) for row in rows]
    counts = Counter(each for row in pixels for each in row)
    kept = [colour for colour, _ in counts.most_common(256)]
    nearest = {c: min(range(len(kept)), key=lambda n: sum((a - b) ** 2 for a, b in zip(c, kept[n], strict=True)))
               for c in counts}  # fmt: skip
    packed = zlib.compress(b"".join(b"\0" + bytes(nearest[each] for each in row) for row in pixels), 9)
    head = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    parts = ((b"IHDR", head), (b"PLTE", bytes(sum(kept, ()))), (b"IDAT", packed), (b"IEND", b""))
    return png[:8] + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in parts
    )


def unfiltered(png: bytes, stride: int) -> Iterator[bytearray]:
    """The rows of a picture of 8-bit RGB (PNG, third edition, 9.2)."""
    at, packed = 8, b""
    while at < len(png):
        size, name = struct.unpack(">I4s", png[at : at + 8])
        packed += png[at + 8 : at + 8 + size] if name == b"IDAT" else b""
        at += size + 12
    raw, above = zlib.decompress(packed), bytes(stride)
    for start in range(0, len(raw), stride + 1):
        line = bytearray(raw[start + 1 : start + stride + 1])
        for i in range(stride):
            a, b, c = (line[i - 3], above[i], above[i - 3]) if i > 2 else (0, above[i], 0)
            paeth = min((abs(b - c), 0, a), (abs(a - c), 1, b), (abs(a + b - 2 * c), 2, c))[2]
            line[i] = (line[i] + (0, a, b, (a + b) // 2, paeth)[raw[start]]) & 255
        yield line
        above = bytes(line)


if __name__ == "__main__":
    main()
