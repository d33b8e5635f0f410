"""A large job split over a cluster: the way that the documentation shows, on a local Dask cluster (extra `dask`).

`pytest tests/dask_cluster.py`; not among the ordinary tests, because few need a cluster.
"""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

from dask.distributed import Client, LocalCluster

from cscoach import batch

HEADER = ["name", "language", "role", "teamwork.action"]


def _piece(table: str) -> list[tuple[int, str]]:
    """The sheets of one piece of a table, in a folder beside it."""
    return [(row.number, row.state) for row in batch.sheets(table, table.removesuffix(".csv"), today=None)]


def _write(path: Path, rows: list[list[str]]) -> str:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([HEADER, *rows])
    return str(path)


def test_pieces_of_a_table_on_a_cluster_give_the_sheets_of_the_whole(tmp_path: Path) -> None:
    people = [[f"Person {at}", ("en", "lt", "uk")[at % 3], "associate", f"helped {at} people"] for at in range(60)]
    pieces = [_write(tmp_path / f"{at:02}.csv", people[at * 20 : at * 20 + 20]) for at in range(3)]
    start: Any = LocalCluster
    connect: Any = Client
    with start(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster, connect(cluster) as client:
        done = client.gather(client.map(_piece, pieces))
    assert [[state for _, state in piece] for piece in done] == [["written"] * 20] * 3
    whole = _piece(_write(tmp_path / "whole.csv", people))
    assert len(whole) == 60
    for at in range(60):
        name = f"person-{at}.md"
        part = next((tmp_path / f"{at // 20:02}").glob(f"*-{name}"))
        assert part.read_bytes() == next((tmp_path / "whole").glob(f"*-{name}")).read_bytes()
