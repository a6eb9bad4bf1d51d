"""What `divergence read` shows an editor: kept, set aside and why, and the metadata with where it was found."""

from __future__ import annotations

from pathlib import Path

import pytest

from divergence.__main__ import main

PAGE = (
    "The Daily Gull\nNewsSportWeatherTide TimesJobs\n\nHarbour bridge to close for nine weeks\n\nBy Ana Ruiz\n"
    "Friday 6 March 2026, 10:15\n3 min read\n\n"
    "The harbour bridge will close for nine weeks from Monday, the county council said in a statement on Friday.\n\n"
    "Correction: an earlier version said that the work costs $30 million.\n\n"
    "Engineers found cracks in two of the four piers during an inspection last month. The work costs $3 million.\n\n"
    "Most read\nTen best bridges\n© Daily Gull 2026. All rights reserved.\n"
)
SHOWN = """\
gull.txt
  title      Harbour bridge to close for nine weeks  (the line above the text that fits it)
  author     Ana Ruiz  (the byline)
  published  2026-03-06T10:15:00  (the byline)
  source     The Daily Gull  (the page's masthead)
  language   en
  kept       49 words, of them correction 11
  removed    34 words
        12 byline        By Ana Ruiz / Friday 6 March 2026, 10:15 / 3 min read
         6 navigation    The Daily Gull / NewsSportWeatherTide TimesJobs
"""


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path):  # type: ignore[no-untyped-def]
    monkeypatch.chdir(tmp_path)

    def command(*words: str) -> tuple[int, str, str]:
        monkeypatch.setattr("sys.argv", ["divergence", "read", *words])
        code = main()
        return code, *capsys.readouterr()

    return command


def test_a_page(read, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "gull.txt").write_text(PAGE, "utf-8")
    code, out, err = read("gull.txt")
    assert (code, err) == (0, "")
    head, _, rest = out.partition("  removed")
    assert head + "  removed" == SHOWN.partition("  removed")[0] + "  removed"
    assert "By Ana Ruiz / Friday 6 March 2026, 10:15 / 3 min read" in rest
    assert "headline      (the title)" in rest
    assert out.endswith("\n1 article read, nothing left out\n")


def test_the_difference_marks_every_line(read, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "gull.txt").write_text(PAGE, "utf-8")
    out = read("gull.txt", "--diff")[1]
    for line in filter(None, PAGE.splitlines()):
        assert f"  - {line}  [" in out or f"    {line}" in out
    assert "  - By Ana Ruiz  [byline]\n" in out
    assert "    Correction: an earlier version said that the work costs $30 million.  (correction)\n" in out


def test_what_is_not_known_says_why(read, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "bare.txt").write_text(
        "The harbour bridge will close for nine weeks, the council said on Monday.\n" * 3
    )
    out = read("bare.txt")[1]
    assert "  title      not known: the text begins with its first line\n" in out
    assert "  author     not known: no byline\n" in out
    assert "  published  not known: no day of publication is given\n" in out


def test_columns_are_told_on_standard_error(read, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    text = "The harbour bridge will close for nine weeks from Monday, the council said."
    (tmp_path / "rows.csv").write_text(f'Full copy,Paper,mood\n"{text}",Gull,calm\n', "utf-8")
    code, out, err = read("rows.csv", "--text", "Full copy", "--source", "Paper")
    assert (code, err) == (0, 'rows.csv: text from "Full copy", source from "Paper"; not used: "mood"\n')
    assert '  source     Gull  (the field "Paper")\n' in out
    code, out, err = read("rows.csv", "--text", "Ful copy")
    assert (code, out.count("not read")) == (2, 1)
    assert 'did you mean --text "Full copy"?' in err


def test_the_score_takes_columns_too(read, tmp_path: Path, monkeypatch, capsys) -> None:  # type: ignore[no-untyped-def]
    text = "The harbour bridge will close for nine weeks from Monday, the county council said in a statement."
    (tmp_path / "rows.csv").write_text(f'Full copy,Paper\n"{text}",Gull\n"{text} It is old.",Tide\n', "utf-8")
    monkeypatch.setattr("sys.argv", ["divergence", "score", "rows.csv", "--text", "Full copy", "--source", "Paper"])
    assert main() == 0
    out, err = capsys.readouterr()
    assert err == 'rows.csv: text from "Full copy", source from "Paper"\n'
    assert out


def test_a_language_that_is_not_supported(read, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    text = "Die Hafenbrücke wird ab Montag für neun Wochen gesperrt, teilte der Kreisrat am Freitag in Arlen mit. "
    (tmp_path / "de.txt").write_text(text * 3, "utf-8")
    assert "  language   de  (not supported: listed, not scored)\n" in read("de.txt")[1]


def test_letters_broken_by_a_wrong_charset_are_repaired_and_that_is_said(read, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    sound = "The café’s owner said “naïve” visitors paid £5 for a façade tour, the harbour office reported on Monday."
    (tmp_path / "broken.txt").write_text(sound.encode().decode("cp1252", "replace").replace("\ufffd", "\x9d"), "utf-8")
    out = read("broken.txt", "--diff")[1]
    assert "  note       letters broken by a wrong charset were repaired in " in out
    assert f"    {sound}\n" in out
    (tmp_path / "sound.txt").write_text(
        "He wrote Ã© on the board, and the whole class laughed at it for a while.", "utf-8"
    )
    assert "  note" not in read("sound.txt")[1]
