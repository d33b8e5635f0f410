"""Measure and print ratios against floors: `python benchmarks/run.py`. Exits 1 when a ratio is worse than its limit.

Whole processes are measured in CPU seconds (user and system) of the finished child, the two sides in turn, and the
median counts: wall time on a shared machine says more about the neighbours. `--quick` takes fewer runs, too few to
judge by, and never fails.
"""

from __future__ import annotations

import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from importlib.util import find_spec
from itertools import chain, cycle, islice
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
PYTHON = sys.executable
FLOORS = HERE / "floors"

#: The program as installers start it today. Older pips write a starter that imports `re`, and `python -m` brings
#: `runpy`; each costs about 5 ms that are not ours.
COACH = [PYTHON, "-c", "import sys; from cscoach.__main__ import main; sys.exit(main())"]

#: What a second and a megabyte are in the units of the table.
SCALES = {"ms": 1000, "s": 1, "MB": 1}

#: Where modules may not be kept compiled, each start would compile what was changed, which nobody's installation does.
COMPILED = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}

EXAMPLE = ROOT / "examples" / "shop-assistant.yaml"


@dataclass(frozen=True)
class Measure:
    """One comparison. `limit` is the most that ours / floor may be, or of a rate, the larger the better, the least."""

    name: str
    ours: float
    floor: float
    limit: float
    rate: bool = False
    unit: str = "ms"

    @property
    def ratio(self) -> float:
        """Ours over the floor: times the smaller the better, rates the larger."""
        return self.ours / self.floor

    @property
    def met(self) -> bool:
        """Whether the limit holds."""
        return self.ratio >= self.limit if self.rate else self.ratio <= self.limit

    def __str__(self) -> str:
        unit, scale, sign = ("/s", 1, "≥") if self.rate else (self.unit, SCALES[self.unit], "≤")
        figures = f"{self.ours * scale:7.1f} {unit} against {self.floor * scale:7.1f} {unit}"
        return f"{self.name:66} {figures}: {self.ratio:5.2f} ({sign} {self.limit}){'' if self.met else ' NOT MET'}"


def cpu(command: list[str]) -> float:
    """CPU seconds of one finished process."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT, env=COMPILED)
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
    from cscoach.candidate_file import parse
    from cscoach.content.load import load, vocabulary
    from cscoach.rendering import markdown
    from cscoach.rendering.look import PLAIN
    from cscoach.sheet.builder import build

    pack = load("en")
    candidate = parse(EXAMPLE.read_text(encoding="utf-8"), vocabulary(("en", "lt")))
    today = date(2026, 11, 25)
    ready = build(candidate, pack, pack, today, judged=False)
    # Rendering alone remembers nothing that it has put out.
    template = markdown.environment().get_template("sheet.md.j2", globals={"once": markdown.put_out})
    speech = markdown.speech(pack.interface, "sheet")

    def floor() -> object:
        return template.render(sheet=ready, look=PLAIN, **speech)

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


def answers(language: str, count: int = 1000, words: int = 80) -> Iterable[str]:
    """Answers of so many words, cut from the sentences that the judge learned from, in another order."""
    from training.data import stories

    sentences = [place[0].text for story in stories(language) for place in story.places]
    random.Random(1).shuffle(sentences)
    endless = chain.from_iterable(map(str.split, cycle(sentences)))
    return (" ".join(islice(endless, words)) for _ in range(count))


def judged(language: str, texts: list[str]) -> float:
    """CPU seconds to judge them all, the model not yet read."""
    from cscoach.content.schema import Kind
    from cscoach.judging import model
    from cscoach.judging.judge import judge

    model.load.cache_clear()
    start = time.process_time()
    for text in texts:
        judge(text, "composure", Kind.STRENGTH, language)
    return time.process_time() - start


def linted(texts: list[str]) -> float:
    """CPU seconds for proselint (extra `bench`) to lint them all."""
    from proselint.checks import __register__
    from proselint.registry import CheckRegistry
    from proselint.tools import LintFile

    start = time.process_time()
    CheckRegistry().register_many(__register__)
    for text in texts:
        LintFile(content=text, source="answer").lint()
    return time.process_time() - start


def judging(rounds: int) -> Iterable[Measure]:
    """A thousand answers in each language: English against a linter of prose, the others against English."""
    texts = {language: list(answers(language)) for language in ("en", "lt", "lv", "uk", "bg")}
    judged("en", texts["en"][:1])
    times: dict[str, list[float]] = {language: [] for language in texts}
    floor: list[float] = []
    with_floor = find_spec("proselint") is not None
    if not with_floor:
        print("left out: judging against proselint, which is not installed (pip install cscoach[bench])")
    for _ in range(rounds):
        for language, several in texts.items():
            times[language].append(judged(language, several))
        if with_floor:
            floor.append(linted(texts["en"]))
    english = statistics.median(times.pop("en"))
    if floor:
        name = "1,000 English answers of 80 words judged, against proselint"
        yield Measure(name, english, statistics.median(floor), 1.0, unit="s")
    for language, seconds in times.items():
        yield Measure(
            f"1,000 answers judged in {language}, against English", statistics.median(seconds), english, 1.5, unit="s"
        )


#: Runs a command and prints the most memory that it had, in kilobytes (bytes on a Mac). A small process stands between,
#: because a child begins with its parent's figure.
MEMORY = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def memory(folder: Path, few: int, many: int) -> Measure:
    """The most memory that a stream of answers takes, in MB: many may take 20 MB more than few."""

    def peak(count: int) -> float:
        path = folder / f"{count}.jsonl"
        with path.open("w", encoding="utf-8") as file:
            for number, (language, text) in enumerate(mixed(count)):
                row = {"id": number, "language": language, "topic": "composure", "text": text}
                file.write(json.dumps(row, ensure_ascii=False) + "\n")
        command = [PYTHON, "-c", MEMORY, *COACH, "check", "--jsonl", str(path)]
        size = int(subprocess.run(command, stdout=subprocess.PIPE, check=True, cwd=ROOT).stdout)
        return size / (2**20 if sys.platform == "darwin" else 2**10)

    floor = peak(few)
    return Measure(
        f"memory of check --jsonl on {many:,} answers, against {few:,}",
        peak(many),
        floor,
        round(1 + 20 / floor, 2),
        unit="MB",
    )


def mixed(count: int) -> Iterable[tuple[str, str]]:
    """Answers in all languages in turn."""
    streams = {language: iter(answers(language, count)) for language in ("en", "lt", "lv", "uk", "bg")}
    return ((language, next(streams[language])) for language, _ in zip(cycle(streams), range(count), strict=False))


def main() -> int:
    """Measure all and print a table."""
    quick = "--quick" in sys.argv
    runs, seconds = (5, 0.2) if quick else (21, 1.0)
    with tempfile.TemporaryDirectory() as folder:
        ready = Path(folder) / "sheet.json"
        cpu([*COACH, "sheet", str(EXAMPLE), "-f", "json", "-o", str(ready)])
        answer = Path(folder) / "answer.txt"
        answer.write_text(next(iter(answers("en"))), encoding="utf-8")
        measures = [
            processes("--version, against bare Python", [*COACH, "--version"], [PYTHON, "-c", "pass"], 1.3, runs),
            processes(
                "import cscoach, against import json",
                [PYTHON, "-c", "import cscoach"],
                [PYTHON, "-c", "import json"],
                1.2,
                runs,
            ),
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
            processes(
                "check of one answer, against sheet of one file",
                [*COACH, "check", str(answer), "--topic", "composure"],
                [*COACH, "sheet", str(EXAMPLE)],
                1.5,
                runs,
            ),
            *judging(1 if quick else 5),
            memory(Path(folder), 1000, 5000 if quick else 100_000),
        ]
    for measure in measures:
        print(measure)
    return 0 if quick or all(measure.met for measure in measures) else 1


if __name__ == "__main__":
    sys.exit(main())
