"""Which reader reads which file: by its ending, where it has one; without one the content decides."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module

from divergence.article import Article
from divergence.errors import DivergenceError, nearest
from divergence.readers.given import Given
from divergence.result import Skipped

Reader = Callable[[Given], Iterator[Article | Skipped]]
MODULES = {
    "": "text", "txt": "text", "text": "text",
    "md": "markdown", "markdown": "markdown", "mdx": "markdown",
    "html": "html", "htm": "html", "xhtml": "html",
    "json": "json_",
}  # fmt: skip


def reader(name: str, path: str) -> Reader:
    """The reader for a file called `name`. Raises DivergenceError D122 for an ending that no reader takes."""
    ending = name.rpartition(".")[2].lower() if "." in name.lstrip(".") else ""
    module = MODULES.get(ending)
    if module is None:
        near = nearest(ending, [each for each in MODULES if each])
        hint = (
            f'did you mean ".{near}"?'
            if near
            else "articles are .txt, .md, .html, .json and others; see the documentation"
        )
        raise DivergenceError("D122", f'".{ending}" is not a format of articles', path, hint)
    found: Reader = import_module(f"divergence.readers.{module}").read
    return found
