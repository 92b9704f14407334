"""Runs `course watch`: reacts to saved files and pressed keys, and draws the result."""

from __future__ import annotations

import queue
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any, Protocol

from autograder.course.errors import CourseError
from autograder.loop.desk import Desk
from autograder.loop.hints import STEPS
from autograder.loop.places import folder_of
from autograder.loop.progress import Standing, remember, standings
from autograder.loop.reset import reset_exercise
from autograder.loop.view import View, plain_lines, say, screen_lines

# How long watchfiles waits for more of one save, in milliseconds.
STEP_MS, GATHER_MS = 10, 50
SETTLE_SECONDS = 0.05
Event = tuple[str, str]


class Screen(Protocol):
    """What shows lines."""

    @property
    def size(self) -> tuple[int, int]: ...

    def show(self, lines: list[str]) -> None: ...


class Watch:
    """One run of `course watch`; events come from threads by way of a queue."""

    def __init__(self, desk: Desk, screen: Screen | None) -> None:
        self.desk, self.screen = desk, screen
        self.view = View()
        self.events: queue.Queue[Event] = queue.Queue()
        self.course: list[Standing] = []

    def run(self) -> None:
        """Watch until `q`; without a screen until the process is interrupted."""
        self.desk.warm_up()
        self.course = list(standings(self.desk.course, grade=False))
        with watching_files(self.desk, self.events.put):
            self._changed(first=True)
            while True:
                kind, what = self.events.get()
                if kind == "key" and what == "q":
                    return
                if kind == "key":
                    self._key(what)
                elif kind == "saved":
                    self._changed()
                else:
                    self._draw()

    def _changed(self, *, first: bool = False) -> None:
        desk = self.desk
        changed = desk.look()
        if desk.problem:  # half written, perhaps: once more before anybody is told
            threading.Event().wait(SETTLE_SECONDS)
            changed = desk.look() or changed
        if changed:
            self.view = View(changed[-1], verbose=self.view.verbose)
            desk.grade(changed[-1], explained=False)
            self._draw()
            desk.grade(changed[-1])
            self._draw()
            self._print(changed[-1])
        elif desk.problem and self.screen is None:
            print(say("kept", desk.language, problem=desk.problem), flush=True)
        for _ in desk.grade_rest(lambda: not self.events.empty()):
            pass
        if not self.view.exercise:
            self.view.exercise = desk.next_open("")
        self._remember()
        self._draw()
        if first or (not changed and not desk.problem):
            self._print(self.view.exercise if first else "")

    def _remember(self) -> None:
        whole = self.desk.whole()
        if whole is None or not self.events.empty():
            return
        remember(self.desk.course, whole)
        done = tuple(e.name for e in whole.exercises if e.score and e.score == e.max_score)
        self.course = [
            Standing(row.assignment, done) if row.assignment == self.desk.assignment else row
            for row in self.course
        ]

    def _key(self, key: str) -> None:
        view = self.view
        sure, view.sure, view.message = view.sure, False, ""
        if key == "n":
            name = self.desk.next_open(view.exercise)
            self.view = View(name, verbose=view.verbose)
            self.desk.grade(name)
        elif key == "h":
            view.listing = False
            self._hint()
        elif key == "v":
            view.verbose, view.listing = not view.verbose, False
            view.hints.clear()  # there is room for one of the two
        elif key == "l":
            view.listing = not view.listing
        elif key == "c":
            self._everything()
        elif key == "r" and view.exercise:
            if sure:
                self._reset()
            else:
                view.sure = True
                view.message = say("reset_sure", self.desk.language, name=view.exercise)
        self._draw()

    def _hint(self) -> None:
        """One step more; after the last one it begins again."""
        hints = self.view.hints
        number = len(hints) + 1 if hints else 2 if self._has_question() else 1
        if number > STEPS or len(hints) >= STEPS:
            hints.clear()
            number = 1
        if number == 2 and not hints:
            first = self.desk.hint(self.view.exercise, 1)
            hints += [first] if first else []
        step = self.desk.hint(self.view.exercise, number)
        if step is not None:
            hints.append(step)

    def _has_question(self) -> bool:
        result = self.desk.results.get(self.view.exercise)
        return bool(result and result.hints)

    def _everything(self) -> None:
        self.desk.results.clear()
        self.desk.digests = {}
        self.desk.grader = None
        self.desk.look()
        for _ in self.desk.grade_rest(lambda: False):
            self._draw()
        self.view.listing = True
        self._remember()

    def _reset(self) -> None:
        desk = self.desk
        try:
            backup = reset_exercise(desk.course, desk.assignment, self.view.exercise, desk.language)
        except CourseError as error:
            self.view.message = str(error)
            return
        except OSError as error:
            self.view.message = f"{error.strerror or error}"
            return
        with suppress(ValueError):
            backup = backup.relative_to(desk.course.root)
        message = say("was_reset", desk.language, name=self.view.exercise, backup=backup)
        self._changed()
        self.view.message = message

    def _draw(self) -> None:
        if self.screen is not None:
            width, height = self.screen.size
            lines = screen_lines(self.desk, self.view, self.course, width, height)
            self.screen.show(lines)

    def _print(self, exercise: str) -> None:
        if self.screen is None:
            for line in plain_lines(self.desk, exercise, self.course):
                print(line)
            print(flush=True)


@contextmanager
def watching_files(desk: Desk, tell: Callable[[Event], Any]) -> Iterator[None]:
    """Tell of each save of one of the assignment's files while the block runs."""
    import watchfiles

    folder = folder_of(desk.course, desk.assignment)
    names = {f"{desk.assignment.module}{suffix}" for suffix in (".py", ".ipynb")}
    stop = threading.Event()
    ready = threading.Event()

    def ours(_: Any, path: str) -> bool:
        return path.replace("\\", "/").rpartition("/")[2] in names

    def watch() -> None:
        for changes in watchfiles.watch(
            folder,
            watch_filter=ours,
            debounce=GATHER_MS,
            step=STEP_MS,
            stop_event=stop,
            rust_timeout=200,
            yield_on_timeout=True,
            raise_interrupt=False,
            recursive=False,
        ):
            ready.set()
            if changes:
                tell(("saved", ""))

    thread = threading.Thread(target=watch, daemon=True)
    thread.start()
    ready.wait(0.5)
    try:
        yield
    finally:
        stop.set()
        thread.join(2)


class RichScreen:
    """The alternate screen of a terminal, drawn by rich."""

    def __init__(self) -> None:
        from rich.console import Console
        from rich.live import Live

        self.console = Console(highlight=False)
        self.live = Live(console=self.console, screen=True, auto_refresh=False)

    @property
    def size(self) -> tuple[int, int]:
        """Columns that lines may take, and rows."""
        return self.console.size.width - 1, self.console.size.height

    def show(self, lines: list[str]) -> None:
        """Draw the lines; each is one row already."""
        from rich.text import Text

        text = Text("\n").join(Text.from_ansi(line) for line in lines)
        text.no_wrap, text.overflow = True, "crop"
        self.live.update(text, refresh=True)


def run_watch(desk: Desk) -> None:
    """Watch with a screen and keys at a terminal, with printed lines elsewhere."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        Watch(desk, None).run()
        return
    from autograder.loop.keys import reading_keys

    screen = RichScreen()
    watch = Watch(desk, screen)
    with (
        screen.live,
        reading_keys(lambda key: watch.events.put(("key", key))),
        resizing(watch.events.put),
    ):
        watch.run()


@contextmanager
def resizing(tell: Callable[[Event], Any]) -> Iterator[None]:
    """Tell when the terminal's size changes, where the system says so."""
    import signal

    number = getattr(signal, "SIGWINCH", None)
    if number is None:
        yield
        return
    before = signal.signal(number, lambda *_: tell(("size", "")))
    try:
        yield
    finally:
        signal.signal(number, before)
