"""One topic: the card, the question, the parts one by one, and the answer as it would be said."""

from __future__ import annotations

from cscoach import text
from cscoach.candidate import Answer
from cscoach.composing.suggestion import Composed, Piece, Source
from cscoach.content.posts import examples, post
from cscoach.content.schema import Kind, Topic
from cscoach.interview.commands import Command, read
from cscoach.interview.events import Choose, Heading, Note, Option, Rows, Save, Told, Write
from cscoach.interview.feedback import again, judged, part_to_mend, progress, rows
from cscoach.interview.talk import Step, Stretch, Talk
from cscoach.judging.judgement import Judgement, State
from cscoach.sheet.hearing import Heard

#: About how long a topic takes, in minutes: four parts of a minute or so, and a look at the whole.
MINUTES = {Kind.OPENING: 3, Kind.STRENGTH: 6, Kind.WEAKNESS: 6}


def tell(talk: Talk, topic: Topic, where: str) -> Stretch[Step]:
    """Talk one topic through. Ends with where to go: on, back to the topic before, or stop."""
    yield Heading(topic.name, where)
    yield _card(talk, topic)
    fitting = post(talk.candidate.role)
    if fitting and topic.id in fitting.lives_by:
        yield Note(talk.say("walk.weakness-careful"), "care")
    answer = talk.answer(topic)
    if answer.whole:
        return (yield from _review(talk, topic))
    missing = [part for part in topic.parts if part not in answer.parts]
    if missing:
        if answer.parts:
            pieces = [piece for piece in talk.composed(topic).long.pieces if piece.source is Source.TOLD]
            yield Told(talk.say("walk.so-far"), tuple(_piece(talk, topic, piece) for piece in pieces))
        step = yield from _parts(talk, topic, missing[0])
        if step is not Step.NEXT:
            return step
    return (yield from _review(talk, topic))


def _card(talk: Talk, topic: Topic) -> Rows:
    said = talk.interview.topic(topic.id)
    question = (said.questions[0].text, topic.questions[0].text if talk.bilingual else None)
    rows: list[tuple[str, str, str | None]] = [
        (talk.say("walk.why"), topic.why, None),
        (talk.say("walk.listen"), "; ".join(topic.listen_for) + ".", None),
        (talk.say("walk.no-experience"), topic.no_experience, None),
        (talk.say("walk.question"), *question),
    ]
    if topic.ladder:
        rows.insert(2, (talk.say("walk.careful"), topic.ladder.safe, None))
    return Rows(tuple(rows))


def _parts(talk: Talk, topic: Topic, start: str, only: bool = False) -> Stretch[Step]:
    """Ask for the parts from `start` on, or for that one `only`."""
    names = list(topic.parts)
    at = names.index(start)
    # Once a topic is enough, above all for whoever has each line read out, and again for whoever asks for help.
    keys = talk.say("walk.help")
    while at < len(names):
        reply = text.clean(str((yield _prompt(talk, topic, names[at], keys)) or ""))
        keys = ""
        command = read(reply)
        if command in (Command.STOP, Command.SKIP_TOPIC):
            return (yield from _left(talk, command))
        if command is Command.WHOLE:
            done = yield from _whole(talk, topic)
            if done is not Step.BACK:
                return done
        elif command is Command.BACK:
            if at == 0 or only:
                return Step.BACK
            at -= 1
        elif command in (Command.HINT, Command.EXAMPLE, Command.EDITOR):
            yield _help(talk, topic, command, names[at])
            keys = talk.say("walk.help")
        else:
            yield from _keep(talk, topic, names[at], "" if command is Command.SKIP else reply)
            at += 1
            if only:
                return Step.NEXT
    return Step.NEXT


def _left(talk: Talk, command: Command) -> Stretch[Step]:
    """Leave a topic as it is: for today, or for the next one."""
    if command is Command.STOP:
        return Step.STOP
    yield Note(talk.say("walk.skipped-topic"), "quiet")
    return Step.SKIP


def _before(answer: Answer, topic: Topic) -> Answer:
    """The answer by parts. What was told as one whole becomes the first part, so that nothing of it is lost."""
    return Answer({next(iter(topic.parts)): answer.whole}) if answer.whole else answer


def _prompt(talk: Talk, topic: Topic, name: str, keys: str) -> Write:
    part, said = topic.parts[name], talk.interview.topic(topic.id).parts[name]
    return Write(
        id=f"{topic.id}.{name}",
        message=said.prompt,
        gloss=part.prompt if talk.bilingual else None,
        stem=said.stem,
        help=keys,
        default=_before(talk.answer(topic), topic).parts.get(name, ""),
        long=True,
        stem_gloss=part.stem or None if talk.bilingual else None,
    )


def _help(talk: Talk, topic: Topic, command: Command, name: str | None) -> Note:
    if command is Command.HINT:
        hint = topic.parts[name].hint if name else topic.no_experience
        return Note(f"{talk.say('walk.hint')}: {hint}", "quiet")
    model = talk.interview.topic(topic.id).example(examples(talk.candidate.role))
    if command is Command.EDITOR or model is None:
        return Note(talk.say("walk.nothing"), "quiet")
    words = model.parts[name] if name else model.text
    return Note(f"{talk.say('walk.example')} ({model.title}): {words}", "quiet")


def _keep(talk: Talk, topic: Topic, name: str, reply: str) -> Stretch[None]:
    """Take a part over and save it. An empty reply leaves what is there, or leaves the part open."""
    if reply:
        talk.keep(topic, _before(talk.answer(topic), topic).with_part(name, reply, topic.parts))
        yield Save(talk.candidate)
    elif name not in talk.answer(topic).parts:
        yield Note(talk.say("walk.skipped"), "quiet")


def _whole(talk: Talk, topic: Topic) -> Stretch[Step]:
    """The answer in one go. Back leads to the parts; what was told there is kept until the whole is told."""
    before = talk.answer(topic)
    if before.parts:
        yield Note(talk.say("walk.replace"), "quiet")
    while True:
        said = talk.interview.topic(topic.id).questions[0].text
        gloss = topic.questions[0].text if talk.bilingual else None
        prompt = Write(f"{topic.id}.whole", said, gloss, "", talk.say("walk.help-whole"), before.whole or "", long=True)
        yield Note(talk.say("walk.whole"), "quiet")
        reply = text.clean(str((yield prompt) or ""))
        command = read(reply)
        if command in (Command.STOP, Command.SKIP_TOPIC):
            return (yield from _left(talk, command))
        if command in (Command.BACK, Command.WHOLE):
            return Step.BACK
        if command in (Command.HINT, Command.EXAMPLE, Command.EDITOR):
            yield _help(talk, topic, command, None)
            continue
        if reply and command is not Command.SKIP:
            talk.keep(topic, Answer(whole=reply))
            yield Save(talk.candidate)
        return Step.NEXT


def _review(talk: Talk, topic: Topic) -> Stretch[Step]:
    """Show the answer as it would be said and what the coach thinks of it, until it is kept."""
    before: Judgement | None = None
    while True:
        composed = talk.composed(topic)
        yield _told(talk, topic, composed)
        if not talk.answer(topic):
            yield Note(talk.say("walk.empty"), "care")
        elif composed.too_long:
            yield Note(talk.say("walk.too-long"), "care")
        elif composed.too_short:
            yield Note(talk.say("sheet.too-short"), "care")
        found = judged(talk, topic)
        if found:
            yield from _thoughts(talk, found, before, composed)
        before = found.judgement if found else None
        options, default = _options(talk, topic, composed, before)
        choice = str((yield Choose(f"{topic.id}.review", talk.say("walk.next"), options, default)))
        if choice == "keep":
            return Step.NEXT
        if choice in ("stop", "back"):
            return Step.STOP if choice == "stop" else Step.BACK
        step = yield from _change(talk, topic, choice)
        if step in (Step.STOP, Step.SKIP):
            return step


def _thoughts(talk: Talk, found: Heard, before: Judgement | None, composed: Composed) -> Stretch[None]:
    """What a change has mended, what the coach thinks of the answer, and how to tell it again."""
    mended = progress(talk, before, found.judgement, composed.blanks) if before else None
    if mended:
        yield mended
    yield rows(talk, found, composed.blanks)
    if found.feedback.rewrite:
        yield again(found.feedback, talk.say)


def _change(talk: Talk, topic: Topic, choice: str) -> Stretch[Step]:
    if choice == "whole":
        return (yield from _whole(talk, topic))
    if choice == "parts":
        return (yield from _parts(talk, topic, next(iter(topic.parts))))
    return (yield from _parts(talk, topic, choice, only=True))


def _options(talk: Talk, topic: Topic, composed: Composed, heard: Judgement | None) -> tuple[tuple[Option, ...], str]:
    """What can be done next, and which of it is proposed. What would lift the answer most stands first."""
    answer, proposed = talk.answer(topic), "keep"
    options = [Option("keep", talk.say("walk.keep"))]
    if answer.whole:
        options += [Option("whole", talk.say("walk.change-whole")), Option("parts", talk.say("walk.by-part"))]
        if heard and heard.state is State.OFF_TOPIC:
            # What answers another question is no use on the sheet.
            proposed = "whole"
            options.sort(key=lambda option: option.value == "keep")
    else:
        blank = [Option(part, talk.say("walk.fill", part=talk.say(f"parts.{part}"))) for part in composed.blanks]
        told = [Option(part, talk.say("walk.change", part=talk.say(f"parts.{part}"))) for part in answer.parts]
        options = [*blank, *options, *told, Option("whole", talk.say("walk.retell"))]
        mend = part_to_mend(heard) if heard else None
        options.sort(key=lambda option: option.value != mend)
    if topic.kind is not Kind.OPENING:
        options.append(Option("back", talk.say("walk.back")))
    return (*options, Option("stop", talk.say("walk.stop"))), proposed


def _told(talk: Talk, topic: Topic, composed: Composed) -> Told:
    blanks, seconds = len(composed.blanks), composed.long.seconds
    title = (
        talk.say("walk.said-blanks", n=blanks, seconds=seconds) if blanks else talk.say("walk.said", seconds=seconds)
    )
    return Told(title, tuple(_piece(talk, topic, piece) for piece in composed.long.pieces))


def _piece(talk: Talk, topic: Topic, piece: Piece) -> tuple[str, str, str | None]:
    gloss = topic.parts[piece.part].prompt if piece.source is Source.BLANK and piece.part else None
    return piece.source.value, piece.text, gloss if talk.bilingual else None
