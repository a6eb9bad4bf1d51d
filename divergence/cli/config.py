"""``divergence config``: every setting in force, and where it was set."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from divergence.cli.inputs import Input

if TYPE_CHECKING:
    from divergence.config import Config

DEFAULT = "default"


@click.command(short_help="Print the settings in force and where each was set.")
@click.argument("path", default=".", metavar="[PATH]", type=Input())
@click.option(
    "--config", "file", metavar="FILE", type=Input(),
    help="Settings; else the nearest divergence.toml.",
)  # fmt: skip
@click.option("--set", "overrides", multiple=True, metavar="KEY=VALUE", help="One setting, such as weights.omission=0.")
def config(path: Path, file: Path | None, overrides: tuple[str, ...]) -> None:
    """Print the settings that `score PATH` would run with, each with where it was set: by default, in a line of a file
    or on the command line. PATH is the current folder where it is not given.

    \b
    Examples:
      divergence config
      divergence config stories/harbour --set weights.omission=0
    """
    from divergence.config import find, load
    from divergence.report.terminal import plain

    found = file or find(path, Path.cwd())
    settings = load(found, overrides)
    rows = _rows(settings)
    width = max(len(said) for said, _ in rows)
    click.echo("\n".join(plain(f"{said:<{width}}  {where}") for said, where in rows))
    if found is None:
        click.echo("No divergence.toml here or above.")


def _rows(config: Config) -> list[tuple[str, str]]:
    """Each setting as it would be written, and where it is."""
    from divergence.config import COMPONENTS

    values = {f"weights.{name}": f"{config.weights.get(name, 1.0):g}" for name in COMPONENTS}
    values["features.disable"] = _list(config.disabled)
    values["rules.disable"] = _list(config.disabled_rules)
    values["lexicons.paths"] = _list(config.lexicon_paths)
    rows = [(f"{key} = {value}", config.sources.get(key, DEFAULT)) for key, value in values.items()]
    rows += [
        (f"  {each.name} {each.version}, over {each.extends}, digest {each.digest}", path)
        for each, path in zip(config.lexicons, config.lexicon_paths, strict=True)
    ]
    if not config.suppress:
        rows.append(("suppress = []", DEFAULT))
    for each in config.suppress:
        among = "".join(f", {key} = {value!r}" for key in ("path", "text") if (value := getattr(each, key)) is not None)
        rows.append((f"suppress {each.rule}{among}: {each.reason}", each.where))
    return rows


def _list(names: tuple[str, ...]) -> str:
    return "[" + ", ".join(f'"{each}"' for each in names) + "]"
