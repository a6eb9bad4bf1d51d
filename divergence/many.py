"""Many stories: told in several processes, and kept as they are finished, so that a run that was killed goes on. Many
articles, each by itself: worked on in several processes, in order.

Every story is by itself, so the number of processes changes nothing in what is found. In a state folder each finished
story is one file, named by the digest of all that it depends on (its articles, the settings, the version); a changed
article is simply another name. A file takes its name only when it is complete.
"""

from __future__ import annotations

import hashlib
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from divergence.article import Article
from divergence.errors import DivergenceError, why
from divergence.result import Story

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

Given = TypeVar("Given")
Done = TypeVar("Done")

AHEAD = 4  # stories or articles handed out for each process before the first is back
ENDING = ".story.json"


@dataclass(frozen=True, slots=True)
class Task:
    """One story to tell: its name, its articles, and `given`, the digest of everything else the outcome rests on."""

    name: str
    articles: tuple[Article, ...]
    given: str

    @property
    def digest(self) -> str:
        told = repr((self.name, self.given, sorted(map(repr, self.articles))))
        return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:32]


Tell = Callable[[Task, Callable[[str], None]], Story]


def told(
    tasks: Sequence[Task], tell: Tell, jobs: int, state: Path | None, progress: Callable[[str], None]
) -> Iterator[Story]:
    """The story of each task, in order.

    Args:
        tell: tells one; with several jobs it must be picklable.
        jobs: processes to use; with 1, this one.
        state: a folder for finished stories, made where it is not there. Those that lie in it are not told again.
        progress: called with an article's id when it is done.

    Raises:
        DivergenceError: D404 where the state cannot be written, D506 where a process was killed.
    """
    if state is not None:
        _attempt(state, lambda: state.mkdir(parents=True, exist_ok=True))
    due = [task for task in tasks if state is None or not (state / f"{task.digest}{ENDING}").is_file()]
    finished: dict[str, Story] = {}
    waiting = {task.digest for task in due}
    fresh = _told(due, tell, min(jobs, len(due)), progress)
    for task in tasks:
        if task.digest not in waiting:
            for article in task.articles:
                progress(article.id)
        while task.digest in waiting:
            done, fresh_story = next(fresh)
            waiting.discard(done.digest)
            if state is None:
                finished[done.digest] = fresh_story
            else:
                _keep(state, done, fresh_story)
        if state is None:
            yield finished.pop(task.digest)
            continue
        story = _kept(state, task)
        if story is None:  # half a disk, or another program's file
            story = tell(task, lambda done: None)
            _keep(state, task, story)
        yield story


def _told(
    tasks: Sequence[Task], tell: Tell, jobs: int, progress: Callable[[str], None]
) -> Iterator[tuple[Task, Story]]:
    """Each task with its story, as they are finished."""
    if jobs <= 1:
        for task in tasks:
            yield task, tell(task, progress)
        return
    from concurrent.futures import FIRST_COMPLETED, wait

    running: dict[Future[Story], Task] = {}
    rest = iter(tasks)
    with _pool(jobs) as pool:
        while True:
            for task in rest:
                running[pool.submit(_quietly, tell, task)] = task
                if len(running) >= AHEAD * jobs:
                    break
            if not running:
                return
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                task = running.pop(future)
                story = future.result()
                for article in task.articles:
                    progress(article.id)
                yield task, story


def in_order(given: Iterable[Given], work: Callable[[Given], Done], jobs: int) -> Iterator[Done]:
    """`work` done on each, in the order given. Only a few are held, however many are given.

    Args:
        work: done on one; with several jobs it must be picklable.
        jobs: processes to use; with 1, this one.

    Raises:
        DivergenceError: D506 where a process was killed.
    """
    if jobs <= 1:
        yield from map(work, given)
        return
    waiting: deque[Future[Done]] = deque()
    with _pool(jobs) as pool:
        for each in given:
            waiting.append(pool.submit(work, each))
            if len(waiting) >= AHEAD * jobs:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


@contextmanager
def _pool(jobs: int) -> Iterator[ProcessPoolExecutor]:
    """Processes to work in. Raises DivergenceError D506 where one of them was killed."""
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    # Not forked: a thread that draws progress may hold a lock that no child would ever see released.
    pool = ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_deaf)
    try:
        yield pool
    except BrokenProcessPool as error:
        hint = "it may have run out of memory: use fewer --jobs; `score` with --state keeps what is finished"
        raise DivergenceError("D506", "a process was killed while it worked", None, hint) from error
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _deaf() -> None:
    """The interrupt is the parent's to hear."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _quietly(tell: Tell, task: Task) -> Story:
    return tell(task, lambda done: None)


def _kept(state: Path, task: Task) -> Story | None:
    """A finished story, or None where there is none or it cannot be read (it is then told again)."""
    import msgspec

    try:
        return msgspec.json.decode((state / f"{task.digest}{ENDING}").read_bytes(), type=Story)
    except (OSError, msgspec.DecodeError):
        return None


def _keep(state: Path, task: Task, story: Story) -> None:
    import msgspec

    target = state / f"{task.digest}{ENDING}"
    part = state / f".{target.name}.{os.getpid()}.part"

    def write() -> None:
        try:
            part.write_bytes(msgspec.json.encode(story))
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)

    _attempt(state, write)


def _attempt(state: Path, step: Callable[[], object]) -> None:
    try:
        step()
    except OSError as error:
        raise DivergenceError("D404", f"cannot write: {why(error)}", str(state), "give another folder") from error


def digest(parts: Iterable[str]) -> str:
    """One name for several strings."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]
