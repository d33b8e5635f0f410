"""Measure and print ratios against floors: `python benchmarks/run.py`. Exits 1 when a ratio is worse than its limit.

Whole processes are measured in CPU seconds (user and system) of the finished child, the two sides in turn, and the
median counts: wall time on a shared machine says more about the neighbours. `--quick` takes fewer runs.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
PYTHON = sys.executable
FLOORS = HERE / "floors"

#: The program as installers start it today. Older pips write a starter that imports `re`, and `python -m` brings
#: `runpy`; each costs about 5 ms that are not ours.
COACH = [PYTHON, "-c", "import sys; from cscoach.__main__ import main; sys.exit(main())"]

EXAMPLE = ROOT / "examples" / "shop-assistant.yaml"


@dataclass(frozen=True)
class Measure:
    """One comparison. `most` is the limit of ours / floor; `least` that of floor / ours for rates."""

    name: str
    ours: float
    floor: float
    limit: float
    rate: bool = False

    @property
    def ratio(self) -> float:
        """Ours over the floor: times the smaller the better, rates the larger."""
        return self.ours / self.floor

    @property
    def met(self) -> bool:
        """Whether the limit holds."""
        return self.ratio >= self.limit if self.rate else self.ratio <= self.limit

    def __str__(self) -> str:
        unit, scale, sign = ("/s", 1, "≥") if self.rate else ("ms", 1000, "≤")
        figures = f"{self.ours * scale:7.1f} {unit} against {self.floor * scale:7.1f} {unit}"
        return f"{self.name:66} {figures}: {self.ratio:5.2f} ({sign} {self.limit}){'' if self.met else ' NOT MET'}"


def cpu(command: list[str]) -> float:
    """CPU seconds of one finished process."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} failed with {process.returncode}")
    return usage.ru_utime + usage.ru_stime


def processes(name: str, ours: list[str], floor: list[str], limit: float, runs: int) -> Measure:
    """Compare two commands, in turn, after one run of each that does not count."""
    cpu(ours), cpu(floor)
    pairs = [(cpu(ours), cpu(floor)) for _ in range(runs)]
    return Measure(name, statistics.median(p[0] for p in pairs), statistics.median(p[1] for p in pairs), limit)


def rate(work: Callable[[], object], seconds: float) -> float:
    """How many times a second, in CPU time of this process."""
    work()
    count, start = 0, time.process_time()
    while time.process_time() - start < seconds:
        work()
        count += 1
    return count / (time.process_time() - start)


def sheets(seconds: float) -> Measure:
    """Composing and rendering full sheets, against Jinja2 rendering the same template with the data ready."""
    from cscoach import languages
    from cscoach.candidate_file import parse
    from cscoach.content.load import load, vocabulary
    from cscoach.rendering import markdown
    from cscoach.sheet.builder import build

    pack = load("en")
    candidate = parse(EXAMPLE.read_text(encoding="utf-8"), vocabulary(("en", "lt")))
    today = date(2026, 11, 25)
    ready = build(candidate, pack, pack, today, judged=False)
    template = markdown.environment().get_template("sheet.md.j2")
    labels = markdown.Labels(pack.interface)

    def floor() -> object:
        return template.render(sheet=ready, t=labels, date=lambda day: languages.say_date("en", day))

    def ours() -> object:
        return markdown.render(build(candidate, pack, pack, today, judged=False), pack.interface)

    # In turn, so that a slower minute of the machine slows both.
    rounds = [(rate(ours, seconds), rate(floor, seconds)) for _ in range(5)]
    return Measure(
        "full sheets a second, composed and rendered, against rendering alone",
        statistics.median(r[0] for r in rounds),
        statistics.median(r[1] for r in rounds),
        0.4,
        rate=True,
    )


def main() -> int:
    """Measure all and print a table."""
    quick = "--quick" in sys.argv
    runs, seconds = (5, 0.2) if quick else (21, 1.0)
    with tempfile.TemporaryDirectory() as folder:
        ready = Path(folder) / "sheet.json"
        cpu([*COACH, "sheet", str(EXAMPLE), "-f", "json", "-o", str(ready)])
        measures = [
            processes("--version, against bare Python", [*COACH, "--version"], [PYTHON, "-c", "pass"], 1.3, runs),
            processes(
                "--help, against an empty Typer program",
                [*COACH, "--help"],
                [PYTHON, str(FLOORS / "empty_typer.py"), "--help"],
                1.3,
                runs,
            ),
            processes(
                "sheet of one file, against its imports and its template",
                [*COACH, "sheet", str(EXAMPLE)],
                [PYTHON, str(FLOORS / "one_template.py"), str(ready)],
                1.5,
                runs,
            ),
            sheets(seconds),
        ]
    for measure in measures:
        print(measure)
    return 0 if all(measure.met for measure in measures) else 1


if __name__ == "__main__":
    sys.exit(main())
