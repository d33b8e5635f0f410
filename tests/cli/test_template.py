"""Templates of one's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.program import Program

EXAMPLE = (Path(__file__).parents[2] / "examples" / "student.yaml").read_bytes()


@pytest.fixture
def own(program: Program) -> Path:
    """A folder with the project's templates, and a candidate beside it."""
    program.file("tom.yaml", EXAMPLE)
    assert program("template", "copy", "mine", "-l", "en").code == 0
    return program.folder / "mine"


def test_copied_templates_make_the_same_sheet(program: Program, own: Path) -> None:
    made = program("sheet", "tom.yaml", "--template", "mine")
    assert (made.code, made.out) == (0, program("sheet", "tom.yaml").out)


def test_a_changed_template_shows_and_what_is_not_there_is_the_projects(program: Program, own: Path) -> None:
    (own / "sheet.md.j2").write_text("# {{ sheet.name }} of *our* centre\n{% include 'summary.md.j2' ignore missing %}")
    (own / "summary.md.j2").write_text("{{ sheet.entries | length }}")
    assert program("sheet", "tom.yaml", "--template", "mine").out.decode().splitlines() == [
        "# Tom of *our* centre",
        "5",
    ]
    program.file("g.csv", "name,language,teamwork\nA*b,en,x\n")
    assert program("batch", "g.csv", "-o", "out", "--template", "mine", "-l", "en").code == 0
    assert (program.folder / "out" / "00002-a-b.md").read_text() == "# A\\*b of *our* centre\n1\n"


@pytest.mark.parametrize(
    ("template", "line", "said"),
    [
        ("one\n{% if %}\n", 2, "sheet.md.j2"),
        ("one\ntwo {{ sheet.nothing }}\n", 2, "nothing"),
        ("{{ 1 / 0 }}", 1, "division"),
        ("{% include 'other.j2' %}", 1, "other.j2"),
        ("{% include '../../etc/passwd' %}", 1, "passwd"),
        ("\n\n{{ ''.__class__.__mro__ }}", 3, "__class__"),
        ("{{ sheet.__init__.__globals__ }}", 1, "__init__"),
        ("{{ 'a' * 100000000 }}", 1, "too much"),
        ("{{ 10 ** 100000 }}", 1, "too much"),
        ("{% for i in range(100000000) %}x{% endfor %}", 1, "range"),
        ("{{ sheet.entries.append(1) }}", 1, "append"),
    ],
)
def test_a_mistake_names_its_file_and_line_and_nothing_gets_out_of_the_box(
    program: Program, own: Path, template: str, line: int, said: str
) -> None:
    (own / "sheet.md.j2").write_text(template)
    done = program("sheet", "tom.yaml", "--template", "mine", "-l", "en", "-o", "sheet.md")
    assert (done.code, done.out) == (3, b"")
    assert f"line {line}" in done.said
    assert said in done.said
    assert not (program.folder / "sheet.md").exists()


def test_nothing_of_ones_own_is_lost(program: Program, own: Path) -> None:
    (own / "sheet.md.j2").write_text("mine")
    done = program("template", "copy", "mine", "-l", "en")
    assert done.code == 3
    assert "sheet.md.j2" in done.said
    assert (own / "sheet.md.j2").read_text() == "mine"


def test_a_folder_without_templates_is_refused(program: Program) -> None:
    program.file("tom.yaml", EXAMPLE)
    done = program("sheet", "tom.yaml", "--template", "nowhere", "-l", "en")
    assert done.code == 3
    assert "template copy" in done.said
