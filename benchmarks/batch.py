"""How fast and how large a cohort is: `python -m benchmarks.batch [ROWS]`, each against a floor in the same run.

The floor of the sheets is a loop that renders the same template with the data ready, with Jinja as it comes, and writes
as many files in the same way; judging, composing and reading are left out of it.
"""

from __future__ import annotations

import csv
import gc
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from jinja2 import Environment

from benchmarks import workbook as workbooks
from benchmarks.run import COACH, MEMORY, PYTHON, ROOT, Measure
from cscoach.__main__ import PATIENCE

TODAY = date(2026, 11, 26)

#: The columns of a full row: who it is, three strengths and three weaknesses in parts.
TOPICS = {
    "teamwork": "situation task action result",
    "hard-work": "situation task action result",
    "composure": "situation task action result",
    "arguing": "admission impact improvement evidence",
    "over-favouring": "admission impact improvement evidence",
    "inconsistent-treatment": "admission impact improvement evidence",
}
HEADER = ["name", "language", "role", *(f"{topic}.{part}" for topic, parts in TOPICS.items() for part in parts.split())]


def people(count: int) -> Iterator[list[str]]:
    """Rows of people whose answers are all different: sentences that the judge learned from, in another order."""
    from training.data import stories

    sentences = [place[0].text for story in stories("en") for place in story.places]
    chance = random.Random(1)
    for number in range(count):
        yield [f"Person {number}", "en", "associate", *chance.choices(sentences, k=len(HEADER) - 3)]


def table(path: Path, count: int) -> Path:
    """A CSV file of so many people."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([HEADER, *people(count)])
    return path


def batch(source: Path, folder: Path, *, judged: bool = True, jobs: int = 1) -> None:
    """A batch in this process, or in several, as the command does it."""
    from cscoach.batch import columns, run
    from cscoach.batch.maker import Options
    from cscoach.batch.report import Report
    from cscoach.content.load import load, vocabulary
    from cscoach.storage.journal import Journal
    from cscoach.storage.tables.read import read

    known = vocabulary(("en",))
    found = read(source)
    meant = columns.read(found.header, str(source), known, {})
    options = Options(TODAY, judged=judged, jobs=jobs)
    with Journal(folder) as journal, Report(folder, load("en")) as report:
        for row in run.sheets(found.rows, folder, meant, known, options, journal):
            report.add(row)


def floor(source: Path, folder: Path) -> None:
    """The template alone, with one sheet ready, for as many people."""
    from cscoach.batch import columns
    from cscoach.batch.rows import Rows
    from cscoach.content.load import load, vocabulary
    from cscoach.rendering import markdown
    from cscoach.rendering.look import PLAIN
    from cscoach.sheet.builder import build
    from cscoach.storage import files
    from cscoach.storage.tables.read import read

    known, pack = vocabulary(("en",)), load("en")
    rows = list(read(source).rows)
    candidate, _ = Rows(columns.read(HEADER, "", known, {}), known, {}).read(rows[0].cells)
    assert candidate is not None
    ready = build(candidate, pack, pack, TODAY)
    # A plain loop remembers nothing that it has put out, and calls as Jinja does.
    ours = markdown.environment()
    jinja = Environment(loader=ours.loader, finalize=ours.finalize, trim_blocks=True, lstrip_blocks=True)
    jinja.filters = ours.filters
    template = jinja.get_template("sheet.md.j2", globals={"once": markdown.put_out})
    speech = markdown.speech(pack.interface, "sheet")
    for row in rows:
        text = template.render(sheet=ready, look=PLAIN, **speech)
        files.write(folder / f"{row.number:05}.md", text.encode())


def rate(work: Callable[[Path, Path], None], source: Path, count: int, folder: Path | None = None) -> float:
    """Rows a second."""
    with tempfile.TemporaryDirectory() as new:
        start = time.perf_counter()
        work(source, folder or Path(new))
        return count / (time.perf_counter() - start)


def speed(folder: Path, count: int) -> Iterator[Measure]:
    """Sheets on the disk against the floor, two processes against one, the second run against the first."""
    source = table(folder / "people.csv", count)
    rate(batch, table(folder / "few.csv", 20), 20)
    rounds = []
    for _ in range(3):
        base = rate(floor, source, count)
        plain = rate(lambda path, to: batch(path, to, judged=False), source, count)
        one = rate(batch, source, count)
        two = rate(lambda path, to: batch(path, to, jobs=2), source, count)
        rounds.append((base, plain, one, two))
    base, plain, one, two = (statistics.median(column) for column in zip(*rounds, strict=True))
    name = f"{count:,} full rows of CSV to Markdown"
    yield Measure(f"{name}, judged, against the template alone", one, base, 0.5, rate=True)
    yield Measure(f"{name}, not judged, against the template alone", plain, base, 0.8, rate=True)
    yield Measure("two processes against one, judged", two, one, 1.5, rate=True)
    kept = folder / "kept"
    kept.mkdir()
    first = rate(batch, source, count, kept)
    yield Measure(
        "a run with nothing changed, against the first", rate(batch, source, count, kept), first, 20, rate=True
    )


def memory(folder: Path, few: int, many: int) -> Measure:
    """The most memory of a dry run, in MB: many rows may take 30 MB more than few."""

    def peak(count: int) -> float:
        source = table(folder / f"{count}.csv", count)
        command = [PYTHON, "-c", MEMORY, *COACH, "batch", str(source), "-o", str(folder / f"out{count}"), "--no-judge"]
        size = int(
            subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True, cwd=ROOT).stdout
        )
        return size / (2**20 if sys.platform == "darwin" else 2**10)

    base = peak(few)
    limit = round(1 + 30 / base, 2)
    return Measure(f"memory of a batch of {many:,} rows, against {few:,}", peak(many), base, limit, unit="MB")


def workbook(folder: Path, count: int) -> Measure:
    """An XLSX of so many rows of 30 short answers read, against the reader library alone."""
    import python_calamine
    from openpyxl.utils import get_column_letter

    from cscoach.storage.tables.read import read

    words = " ".join(cell for row in people(40) for cell in row).split()
    chance = random.Random(1)
    rows = ([" ".join(chance.choices(words, k=8)) for _ in range(30)] for _ in range(count))
    path = folder / "large.xlsx"
    workbooks.write(path, rows, [get_column_letter(column) for column in range(1, 31)])
    times = []
    for _ in range(3):
        start = time.process_time()
        sum(1 for _ in python_calamine.load_workbook(str(path)).get_sheet_by_index(0).iter_rows())
        middle = time.process_time()
        sum(1 for _ in read(path).rows)
        times.append((time.process_time() - middle, middle - start))
    ours, base = (statistics.median(column) for column in zip(*times, strict=True))
    return Measure(f"{count:,} x 30 cells of XLSX read, against the reader alone", ours, base, 1.3, unit="s")


def measures(folder: Path, count: int, many: int) -> Iterator[Measure]:
    """All of them: sheets of `count` rows, memory of `many`. Garbage is looked for as seldom as the command does."""
    gc.set_threshold(PATIENCE)
    yield from speed(folder, count)
    yield memory(folder, max(20, many // 100), many)
    yield workbook(folder, many)


def main() -> int:
    """Measure all and print a table."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as folder:
        for measure in measures(Path(folder), count, count * 10):
            print(measure, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
