"""Drives the program at a real pseudo-terminal: keys in, a screen of rows and columns out."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pexpect
import pyte

#: What the keys of a keyboard send, by their names.
KEYS = {
    "enter": "\r",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "left": "\x1b[D",
    "space": " ",
    "backspace": "\x7f",
    "alt-enter": "\x1b\r",
    "ctrl-c": "\x03",
    "ctrl-d": "\x04",
    "ctrl-u": "\x15",
}

#: How long the program may take to show something, in seconds: long, because test machines are busy.
PATIENCE = 90.0


class _Screen(pyte.HistoryScreen):
    """A screen that answers the program's questions, such as where the cursor stands."""

    answer: Callable[[str], Any] = staticmethod(lambda data: None)

    def write_process_input(self, data: str) -> None:
        self.answer(data)


class Terminal:
    """The program at a terminal of its own, with everything that it ever showed.

    `wait` goes forward, as a conversation does: each text must come after the one that was waited for before. Wait for
    questions, which stay; menus are wiped away when they are answered, so look at them with `screen`.
    """

    def __init__(
        self,
        *arguments: str,
        environment: Mapping[str, str],
        folder: Path,
        columns: int = 80,
        rows: int = 24,
        command: tuple[str, ...] = (sys.executable, "-m", "cscoach"),
    ) -> None:
        self.columns = columns
        self._screen = _Screen(columns, rows, history=10_000, ratio=0.5)
        self._stream = pyte.ByteStream(self._screen)
        #: The bytes as the program sent them, colour codes and all.
        self.raw = b""
        self._at = 0
        self.child: Any = pexpect.spawn(
            command[0],
            [*command[1:], *arguments],
            env=dict(environment),
            cwd=str(folder),
            dimensions=(rows, columns),
            timeout=PATIENCE,
        )
        self.child.delaybeforesend = None
        # The terminal answers when it is asked where its cursor stands.
        self._screen.answer = self.child.send

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.child.close(force=True)

    @property
    def lines(self) -> list[str]:
        """Every line that was ever shown, those that have scrolled away first."""
        gone = ["".join(line[x].data for x in range(self.columns)) for line in self._screen.history.top]
        return [line.rstrip() for line in [*gone, *self._screen.display]]

    @property
    def screen(self) -> list[str]:
        """The lines that are on the screen now."""
        return [line.rstrip() for line in self._screen.display]

    def buffer(self) -> list[list[Any]]:
        """The screen's cells, row by row, with their colours."""
        return [[self._screen.buffer[y][x] for x in range(self.columns)] for y in range(self._screen.lines)]

    @property
    def shown(self) -> str:
        """Every word that was ever shown, with single spaces: how wide the terminal is makes no difference."""
        return " ".join(" ".join(self.lines).split())

    def wait(self, text: str) -> Self:
        """Wait until the text is shown, after what was waited for before. Fails with the screen otherwise."""
        until = time.monotonic() + PATIENCE
        while (found := self.shown.find(text, self._at)) < 0:
            if time.monotonic() > until or not self._pump(0.1):
                last = "\n".join(line for line in self.lines[-60:])
                raise AssertionError(f"never shown: {text}\n--- shown last:\n{last}")
        self._at = found + len(text)
        return self

    def ask(self, text: str) -> Self:
        """Wait for a question that is asked with cursor keys, until keys are really read."""
        self.wait(text)
        until = time.monotonic() + PATIENCE
        while self.child.getecho():
            if time.monotonic() > until or not self._pump(0.02):
                raise AssertionError(f"no keys are read after: {text}")
        return self

    def see(self, text: str) -> Self:
        """Wait until the text is on the screen, wherever; for menus, which are drawn again and wiped away."""
        until = time.monotonic() + PATIENCE
        while text not in " ".join(" ".join(self.screen).split()):
            if time.monotonic() > until or not self._pump(0.1):
                raise AssertionError(f"not on the screen: {text}\n" + "\n".join(self.screen))
        return self

    def type(self, text: str) -> Self:
        """Type characters."""
        self.child.send(text)
        return self

    def press(self, *names: str) -> Self:
        """Press keys, by name."""
        for name in names:
            self.child.send(KEYS[name])
        return self

    def reply(self, text: str) -> Self:
        """Type characters and Enter."""
        return self.type(text).press("enter")

    def paste(self, text: str) -> Self:
        """Paste a text, as a terminal does that marks what is pasted."""
        self.child.send(f"\x1b[200~{text}\x1b[201~")
        return self

    def pick(self, label: str) -> Self:
        """Choose from the menu on the screen: walk down to the line that holds the label, and press Enter."""
        self.point(label)
        return self.press("enter")

    def point(self, label: str) -> Self:
        """Move the pointer of the menu below the last question to the line that holds the label."""
        until = time.monotonic() + PATIENCE
        pressed_at = None
        while time.monotonic() < until:
            menu = self._below()
            pointer = next((row for row, line in enumerate(menu) if line.lstrip().startswith("›")), None)
            wanted = next((row for row, line in enumerate(menu) if label in line), None)
            if pointer is not None and pointer == wanted:
                return self
            if pointer is not None and wanted is not None and pointer != pressed_at:
                # One key at a time: the next one only when this one has been drawn.
                pressed_at = pointer
                self.press("down" if wanted > pointer else "up")
            self._pump(0.1)
        raise AssertionError(f"not in the menu: {label}\n" + "\n".join(self.screen))

    def _below(self) -> list[str]:
        """The lines below the text that was waited for last."""
        lines, words = self.lines, ""
        for row, line in enumerate(lines):
            words = " ".join(f"{words} {line}".split())
            if len(words) >= self._at:
                return lines[row + 1 :]
        return []

    def end(self) -> int:
        """Wait for the program to end. Returns its exit code; one that was killed has minus the signal."""
        until = time.monotonic() + PATIENCE
        while self._pump(0.1):
            assert time.monotonic() < until, "it does not end\n" + "\n".join(self.screen)
        self.child.wait()
        return int(self.child.exitstatus if self.child.exitstatus is not None else -self.child.signalstatus)

    def kill(self) -> None:
        """End the program at once, with no time to tidy up."""
        os.kill(self.child.pid, 9)
        self.child.wait()

    def _pump(self, seconds: float) -> bool:
        """Show what the program has sent. False when it has ended."""
        try:
            data = self.child.read_nonblocking(65_536, timeout=seconds)
        except pexpect.TIMEOUT:
            return True
        except pexpect.EOF:
            return False
        self.raw += data
        self._stream.feed(data)
        return True
