"""A cohort at once: a table in, a sheet for every row.

from cscoach import batch

for row in batch.sheets("group.xlsx", "sheets", language="lt"):
    print(row.number, row.state, row.files)
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cscoach.batch.facts import RowFacts


def sheets(
    table: str | Path,
    folder: str | Path,
    *,
    language: str = "en",
    columns: Mapping[str, str | None] | None = None,
    formats: Sequence[str] = ("md",),
    defaults: Mapping[str, str] | None = None,
    judged: bool = True,
    anonymous: bool = False,
    jobs: int = 1,
    today: date | None = None,
    templates: str | Path | None = None,
    header: str | None = None,
    logo: str | Path | None = None,
) -> Iterator[RowFacts]:
    """Make the sheets of a table, row by row, as `cscoach batch` does; at the end the report is in the folder too.

    `language` is that of guidance where a row names none, and of the report. `columns` says what headers mean, and
    `defaults` what stands in for other columns (`role`, `interview_language`). `templates` is a folder with templates
    of one's own; `header` and `logo` (a picture) stand on top of each sheet. Raises `UsageError` for a
    format, language or post that is not there, `InputError` for a table that cannot be used, `OutsideError` when
    another run has the folder or it cannot be written to. Nothing is read before the first row is asked for.
    """
    from cscoach.batch import cohort
    from cscoach.batch.columns import Columns, read
    from cscoach.batch.filled import real
    from cscoach.batch.maker import Options
    from cscoach.content.load import available, load, vocabulary
    from cscoach.storage.tables import read as tables
    from cscoach.today import today as this_day

    known = vocabulary(tuple(available()))
    found = real(tables.read(Path(table), tables.Asked(language=language)), known)
    meant = read(found.header, found.source, known, columns or {}) if found.header else Columns((), ())
    stand_ins = {"language": language} | dict(defaults or {})
    look, picture = cohort.own_look(templates, header, logo)
    options = Options(today or this_day(), tuple(formats), stand_ins, judged, anonymous, jobs, look)
    yield from cohort.make(found, Path(folder), meant, known, options, load(language), logo=picture)
