"""A small pack of own content to start from: files that work as they are, each with a word on what to change."""

from __future__ import annotations

from pathlib import Path

from cscoach.errors import InputError, OutsideError
from cscoach.storage import files

README = """\
# Own content

Files here are laid over what the coach knows, in every command that gets this folder:

    cscoach prepare --pack {folder}
    cscoach batch group.xlsx -o sheets --pack {folder}
    cscoach export moodle --topic teamwork --pack {folder} -o quiz.xml

`{language}/` is the language. A file that the project has as well is merged with it: keys one by one, lists of things
with ids thing by thing; a new id is added. Any other list takes the place of the project’s. Other files
are added; a whole topic looks like those in the project's `prompts/{language}/strengths/`.

After each change: `cscoach packs check {folder}` tells every fault with file, line and column.
"""

QUESTION = """\
# One question more about teamwork. Kinds: behavioural (what one did), situational (what one would do), probe.
id: teamwork
questions:
  - id: own-teamwork-1
    kind: behavioural
    text: {question}
"""

ASKING = """\
# One question more that a candidate may ask, for your company only.
ask:
  - id: own-asking-1
    text: {asking}
    why: {why}
"""

#: The sentences of the first files, by language: a question, one to ask, and why.
WORDS = {
    "en": (
        "Tell me about a time when you handed a case over to the next shift.",
        "How do shifts hand cases over to each other here?",
        "It shows that you think of the colleague who comes after you.",
    ),
    "lt": (
        "Papasakokite, kaip kartą perdavėte nebaigtą reikalą kitai pamainai.",
        "Kaip pas Jus pamainos perduoda viena kitai nebaigtus reikalus?",
        "Matyti, kad galvojate ir apie kolegą, kuris dirbs po Jūsų.",
    ),
    "lv": (
        "Pastāstiet, kā reiz nodevāt nepabeigtu lietu nākamajai maiņai.",
        "Kā pie Jums maiņas nodod cita citai nepabeigtās lietas?",
        "Redzams, ka domājat arī par kolēģi, kas strādās pēc Jums.",
    ),
    "uk": (
        "Розкажіть, як одного разу Ви передавали незавершену справу наступній зміні.",
        "Як у Вас зміни передають одна одній незавершені справи?",
        "Видно, що Ви думаєте й про колегу, який працюватиме після Вас.",
    ),
    "bg": (
        "Разкажете как веднъж предадохте незавършен случай на следващата смяна.",
        "Как си предават смените при Вас незавършените случаи?",
        "Личи си, че мислите и за колегата, който идва след Вас.",
    ),
}


def new(folder: Path, language: str) -> list[str]:
    """Make the pack. Raises `InputError` rather than take the place of a file."""
    question, asking, why = WORDS[language]
    found = {
        "README.md": README.format(folder=folder, language=language),
        f"{language}/strengths/teamwork.yaml": QUESTION.format(question=question),
        f"{language}/general.yaml": ASKING.format(asking=asking, why=why),
    }
    taken = [name for name in found if (folder / name).exists()]
    if taken:
        raise InputError("templates-taken", path=folder, names=", ".join(taken))
    for name, text in found.items():
        path = folder / name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise OutsideError("not-writable", path=folder, detail=error.strerror) from error
        files.write(path, text.encode())
    return list(found)
