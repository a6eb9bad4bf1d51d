"""Progress on standard error, on a terminal only and not before a second is over: a pipe or a log gets none of it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Tick = Callable[[str], None]
PATIENCE = 1.0  # seconds


@contextmanager
def steps(quiet: bool = False) -> Iterator[Callable[[str, int | None], Tick]]:
    """A bar over the steps of a run. The function it gives begins a step of so many articles (None: not known) and
    returns what is to be called with the id of each when it is done."""
    if quiet or not sys.stderr or not sys.stderr.isatty():
        yield lambda name, articles: lambda done: None
        return
    from threading import Timer

    from rich.console import Console
    from rich.markup import escape
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}"), BarColumn(bar_width=24), MofNCompleteColumn())
    progress = Progress(*columns, console=Console(stderr=True), transient=True)
    task = progress.add_task("", total=None)

    def begin(name: str, articles: int | None) -> Tick:
        progress.reset(task, total=articles, description=name)

        def tick(done: str) -> None:
            shown = escape("".join(each if each.isprintable() else "\ufffd" for each in done)[-30:])
            progress.update(task, advance=1, description=f"{name} {shown}")

        return tick

    timer = Timer(PATIENCE, progress.start)
    timer.daemon = True
    timer.start()
    try:
        yield begin
    finally:
        timer.cancel()
        timer.join()
        progress.stop()
