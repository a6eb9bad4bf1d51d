"""The picture in the README, taken of the example: ``python docs/screenshot.py``.

Needs chromium, chromedriver and selenium (the extra "browser").
"""

from __future__ import annotations

import base64
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from selenium import webdriver
from selenium.webdriver.chrome.service import Service

import divergence as dv
from divergence.cli.demo import example

PICTURE = Path(__file__).parent / "page.png"
WIDTH, SCALE = 1080, 1.5


def main() -> None:
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or ""
    for each in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking"):
        options.add_argument(each)
    with TemporaryDirectory() as folder, webdriver.Chrome(options, Service(shutil.which("chromedriver"))) as driver:
        page = Path(folder) / "page.html"
        page.write_text(dv.score(dv.read(example()).articles).to_html(), encoding="utf-8")
        size = {"width": WIDTH, "height": 900, "deviceScaleFactor": SCALE, "mobile": False}
        driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        driver.get(page.as_uri())
        end = driver.execute_script("return document.querySelector('.ranks .axis').getBoundingClientRect().bottom")
        clip = {"x": 0, "y": 0, "width": WIDTH, "height": end + 8, "scale": 1}
        shot = driver.execute_cdp_cmd("Page.captureScreenshot", {"clip": clip, "captureBeyondViewport": True})
        PICTURE.write_bytes(base64.b64decode(shot["data"]))


if __name__ == "__main__":
    main()
