"""The house itself: nothing of one machine in it, one version, words in files, and a contributor's guide that works."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from divergence.lexicon import shipped

ROOT = Path(__file__).parent.parent
OURS = (".py", ".toml", ".md", ".txt", ".json", ".html", ".css", ".js", ".yml", ".yaml", ".cfg", "Makefile", "run")
# A path of somebody's machine, or the host of a package registry. In two halves, so that this file does not match.
FOREIGN = re.compile(
    r"(?<![\w./])/(?:home|Users|work|root|tmp|opt|mnt)/\w"
    "|" + "|".join(("pypi" + r"\.org", "files\\.python" + "hosted", "arti" + "factory", "nexus" + "/repository")),
    re.IGNORECASE,
)
IMPORTED = re.compile(r"^\s*(?:from|import) divergence\.(\w+)", re.MULTILINE)


def tracked() -> list[Path]:
    """The files of the project: what is under version control, or (in an unpacked source archive) what lies there."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        skipped = {".venv", "build", "dist", "out"}
        found = [path for path in ROOT.rglob("*") if path.is_file() and not skipped & set(path.relative_to(ROOT).parts)]
    else:
        found = [ROOT / name for name in listed.stdout.split("\0") if name]
    return [path for path in found if path.name.endswith(OURS) and path.is_file()]


def project() -> dict[str, object]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]  # type: ignore[no-any-return]


def test_no_path_of_a_machine_and_no_registry_host() -> None:
    files = tracked()
    assert len(files) > 20
    found = [
        f"{path.relative_to(ROOT)}: {match[0]}"
        for path in files
        for match in FOREIGN.finditer(path.read_text(encoding="utf-8", errors="replace"))
    ]
    assert found == []


def test_the_version_is_one() -> None:
    version = str(project()["version"])
    assert f"## [{version}]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_every_dependency_is_pinned() -> None:
    pinned = (ROOT / "constraints.txt").read_text(encoding="utf-8").lower()
    for needed in project()["dependencies"]:  # type: ignore[attr-defined]
        name = re.split(r"[<>=!~ \[]", needed)[0].lower()
        assert f"\n{name}==" in pinned, f"{name} is not pinned"


def test_the_lexicons_say_where_they_come_from() -> None:
    assert len(shipped()) >= 5
    for lexicon in shipped().values():
        assert lexicon.licence
        assert len(lexicon.source) > 10


def test_the_wheel_takes_the_lexicons_and_the_example_along() -> None:
    build = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]["build"]
    wheel = build["targets"]["wheel"]
    assert {"lexicons", "examples/muse-spark"} <= set(wheel["only-include"])
    assert wheel["sources"] == {"lexicons": "divergence/lexicons", "examples": "divergence/examples"}


def test_lexicons_inside_the_package_are_read(tmp_path: Path) -> None:
    """As in a wheel: the lexicons in the package, nothing beside it."""
    _copy(tmp_path, lexicons=tmp_path / "divergence" / "lexicons")
    _python(tmp_path, "from divergence.lexicon import shipped; assert 'hedging' in shipped()")


def test_layers_import_only_those_before_them() -> None:
    layers = ("errors", "article", "result", "tokens", "lexicon", "sentences", "quotations", "document", "annotations")
    for number, layer in enumerate(layers):
        place = ROOT / "divergence" / layer
        for path in place.rglob("*.py") if place.is_dir() else [place.with_suffix(".py")]:
            imports = set(IMPORTED.findall(path.read_text(encoding="utf-8")))
            later = imports & {*layers[number + 1 :], "registry", "features", "comparison", "report", "pipeline", "cli"}
            # Three imports inside functions point back on purpose.
            later -= {"sentences": {"document"}, "result": {"report"}}.get(layer, set())
            assert not later, f"{path.name} imports {later}"


@pytest.mark.parametrize(
    "name", ["README.md", "CONTRIBUTING.md", "docs/method.md", "docs/features.md", "docs/configuration.md"]
)
def test_links_lead_somewhere(name: str) -> None:
    page = ROOT / name
    for target in re.findall(r"\]\((?!http)([^)#]+)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), f"{name} links to {target}"


def _copy(target: Path, lexicons: Path) -> None:
    unwanted = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "divergence", target / "divergence", ignore=unwanted)
    if (ROOT / "lexicons").is_dir():
        shutil.copytree(ROOT / "lexicons", lexicons, ignore=unwanted)


def _python(folder: Path, code: str) -> None:
    done = subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
