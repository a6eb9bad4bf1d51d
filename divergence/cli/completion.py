"""``divergence completion``: what a shell needs to complete commands, options and values."""

from __future__ import annotations

import click


@click.command(short_help="Print shell completion (bash, zsh, fish).")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print the completion of commands and options for SHELL.

    \b
    Examples:
      divergence completion bash >> ~/.bashrc
      divergence completion zsh >> ~/.zshrc
      divergence completion fish > ~/.config/fish/completions/divergence.fish
    """
    from click.shell_completion import get_completion_class

    known = get_completion_class(shell)
    if known is None:  # pragma: no cover - the three are click's own
        raise click.ClickException(f"no completion for {shell}")
    click.echo(known(context.find_root().command, {}, "divergence", "_DIVERGENCE_COMPLETE").source())
