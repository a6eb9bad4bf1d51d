"""The command ``divergence``: every error a user can act on is one line on standard error, and an exit code.

0 done, 2 could not run, 3 part of the input could not be read (with ``--strict``), 130 interrupted.
"""

from __future__ import annotations

import os
import sys

import click

from divergence.cli import cli
from divergence.errors import DivergenceError

COULD_NOT_RUN = 2
INTERRUPTED = 130


def main() -> int:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a terminal that cannot show a letter is no reason to stop
    try:
        code = cli.main(prog_name="divergence", standalone_mode=False)
        sys.stdout.flush()
    except DivergenceError as error:
        click.echo(_plain(str(error)), err=True)
        return COULD_NOT_RUN
    except click.ClickException as error:
        error.show()
        return COULD_NOT_RUN
    except (click.Abort, KeyboardInterrupt):
        click.echo("interrupted", err=True)
        return INTERRUPTED
    except BrokenPipeError:
        # The reader of the pipe has what it wanted; keep the interpreter from complaining at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        if sys.flags.dev_mode:
            raise
        click.echo(_plain(f"error[D599]: unexpected {type(error).__name__}: {error}; please report it"), err=True)
        return COULD_NOT_RUN
    return code if isinstance(code, int) else 0


def _plain(message: str) -> str:
    """One line, without characters that could drive a terminal."""
    return "".join(each if each.isprintable() else " " for each in message)


if __name__ == "__main__":
    sys.exit(main())
