"""What `packs check` calls in order, every command survives, in whichever languages: own content is in few of them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.program import Program

#: Own content in Lithuanian alone: of everything that other languages have in lists, something that they have not, and
#: of some things fewer. Nothing says what weighs for the post.
LITHUANIAN = {
    "lt/roles/clinic.yaml": """\
id: clinic
name: Klinikos registratorė (-ius)
definition: Pirmasis žmogus, kurį pamato pacientas.
duties: [Registruoti., Atsakyti į skambučius., Tvarkyti dienos sąrašą.]
requirements: [Ramybė., Tikslumas., Diskretiškumas.]
covers: []
""",
    "lt/techniques.yaml": """\
- id: three-slips
  name: Trys lapeliai
  purpose: Kai prie langelio stovi trys žmonės.
  steps: [Užrašykite, ko kas nori.]
  fits: [teamwork, opening]
""",
    "lt/strengths/teamwork.yaml": """\
id: teamwork
techniques: [three-slips]
models: []
follow-ups:
  - {ask: O kas buvo toliau?, hint: Vienas sakinys.}
  - {ask: Kas tai pastebėjo?, hint: Vienas žmogus.}
""",
    "lt/rights.yaml": """\
- id: lithuania
  replies:
    - {when: Jūsų klausia apie šeimą., say: Apie tai nenorėčiau kalbėti.}
    - {when: Klausimas pasikartoja., say: Grįžkime prie darbo.}
- id: vilnius
  country: Vilnius
  languages: [lt]
  basis: Miesto tvarka.
  not-asked: [šeima, amžius, sveikata]
  replies:
    - {when: Jūsų klausia apie šeimą., say: Apie tai nenorėčiau kalbėti.}
    - {when: Klausimas pasikartoja., say: Grįžkime prie darbo.}
  note: Tai ne teisinė konsultacija.
""",
    "lt/phrases.yaml": """\
- id: slips
  name: Lapeliai
  advice: Trumpai.
  phrases:
    - {say: Štai Jūsų lapelis., when: Žmogus ateina.}
    - {say: Jūs esate antra., when: Žmogus laukia.}
    - {say: Tuoj ateisiu., when: Skamba telefonas.}
    - {say: Ačiū už kantrybę., when: Ateina eilė.}
""",
    "lt/terms.yaml": "- {id: slip, term: lapelis, meaning: Popieriukas su eilės numeriu.}\n",
}

DESK = """\
language: {guidance}
interview_language: {interview}
grammatical_gender: feminine
role: clinic
strengths: {{teamwork: We were three at the counter and I wrote slips for all who waited there.}}
weaknesses: {{arguing: {{}}}}
"""

REPLIES = "language: {guidance}\ninterview-language: {interview}\ntopics: [teamwork]\n"

TABLE = "name,language,interview_language,grammatical_gender,role,teamwork.action\n" + 2 * (
    "Ann,{guidance},{interview},feminine,clinic,I asked the lady to sit down\n"
)

COMMANDS = (
    "sheet desk.yaml",
    "form --language {guidance} --interview-language {interview} --role clinic --format xlsx -o form.xlsx",
    "batch group.csv -o sheets --language {guidance}",
    "prepare new.yaml --answers replies.yaml --role clinic",
    "export moodle --language {guidance} --interview-language {interview} --role clinic -o quiz.xml",
    "export bank --language {guidance} --interview-language {interview} --topic teamwork",
    "export worksheet --language {guidance} --interview-language {interview}",
    "show topics --language {guidance} --role clinic",
)


@pytest.fixture(params=["example", "Lithuanian"])
def pack(request: pytest.FixtureRequest, program: Program) -> Path:
    """A pack in one language, in the folder of the program."""
    folder = program.folder / "pack"
    if request.param == "example":
        return Path(shutil.copytree(ROOT / "examples" / "pack", folder))
    for name, content in LITHUANIAN.items():
        folder.joinpath(name).parent.mkdir(parents=True, exist_ok=True)
        folder.joinpath(name).write_text(content, encoding="utf-8")
    return folder


@pytest.mark.slow
@pytest.mark.parametrize("other", ["en", "lt", "uk"])
def test_a_pack_in_one_language_serves_interviews_in_any_other(program: Program, pack: Path, other: str) -> None:
    home = next(child.name for child in pack.iterdir() if child.is_dir())
    checked = program("packs", "check", "pack")
    assert checked.code == 0, checked.said
    for guidance, interview in dict.fromkeys(((other, home), (home, other))):
        codes = {"guidance": guidance, "interview": interview}
        program.file("desk.yaml", DESK.format(**codes))
        program.file("replies.yaml", REPLIES.format(**codes))
        program.file("group.csv", TABLE.format(**codes))
        for made in ("new.yaml", "new.md", "form.xlsx", "quiz.xml"):
            (program.folder / made).unlink(missing_ok=True)
        for command in COMMANDS:
            done = program(*command.format(**codes).split(), "--pack", "pack")
            assert done.code == 0, (command.format(**codes), done.said)


def test_the_name_of_an_own_post_is_its_own_in_every_language(program: Program) -> None:
    shutil.copytree(ROOT / "examples" / "pack", program.folder / "pack")
    program.file("desk.yaml", DESK.format(guidance="lt", interview="lt"))
    assert "Receptionist in a clinic" in program("sheet", "desk.yaml", "--pack", "pack").shown
