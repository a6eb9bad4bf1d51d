"""The command ``divergence``: every error a user can act on is one line on standard error, and an exit code.

0 done, 1 a check found what its user set as a limit, 2 could not run, 3 part of the input could not be read (with
``--strict``), 130 interrupted.
"""

from __future__ import annotations

import os
import sys

import click

from divergence.cli import cli
from divergence.errors import DivergenceError, why

COULD_NOT_RUN = 2
INTERRUPTED = 130
CHECK = "see whether the disk is full or the output closed"
NOWHERE = DivergenceError("D101", "the current folder is no longer there", None, "change to one that is")


def main() -> int:
    if sys.stdout is None:  # closed by the caller: who then prints has to hear that it is lost
        sys.stdout = os.fdopen(os.open(os.devnull, os.O_RDONLY), "w")
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a terminal that cannot show a letter is no reason to stop
    output = sys.stdout
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
    except SystemExit:
        if sys.stdout is output:
            raise
        sys.stdout = output  # click has wrapped it and leaves: the pipe is broken
        _abandon_output()
        return 0
    except BrokenPipeError:
        _abandon_output()  # the reader of the pipe has what it wanted
        return 0
    except OSError as error:
        _abandon_output()
        refused = DivergenceError("D598", f"the system refused: {why(error)}", error.filename, CHECK)
        click.echo(_plain(str(refused if _somewhere() else NOWHERE)), err=True)
        return COULD_NOT_RUN
    except Exception as error:
        if sys.flags.dev_mode:
            raise
        click.echo(_plain(f"error[D599]: unexpected {type(error).__name__}: {error}; please report it"), err=True)
        return COULD_NOT_RUN
    return code if isinstance(code, int) else 0


def _somewhere() -> bool:
    """Whether the current folder is still there."""
    try:
        os.getcwd()
    except OSError:
        return False
    return True


def _abandon_output() -> None:
    """Keep the interpreter from complaining at exit about what it could not write."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _plain(message: str) -> str:
    """One line, without characters that could drive a terminal."""
    return "".join(each if each.isprintable() else " " for each in message)


if __name__ == "__main__":
    sys.exit(main())
