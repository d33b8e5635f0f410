"""Somebody who sits at the terminal and answers what the coach asks, in any language that it speaks."""

from __future__ import annotations

from cscoach.content.pack import Pack
from cscoach.content.posts import STRENGTHS, TICKED, WEAKNESSES, posts
from cscoach.content.schema import Topic
from tests.terminal import Terminal


class Walker:
    """Finds questions and choices by their ids, so that a reworded question is still found."""

    def __init__(self, terminal: Terminal, pack: Pack) -> None:
        self.terminal = terminal
        self.pack = pack

    def say(self, key: str, /, **params: object) -> str:
        """What the coach says for a key of the interface, with single spaces as `Terminal.shown` has them."""
        return " ".join(self.pack.interface.say(key, **params).split())

    def topic(self, topic: str) -> Topic:
        """A topic of the content."""
        return self.pack.topic(topic)

    def set_up(self, *keep: str, language: str = "English", employer: str = "", date: str = "") -> None:
        """Answer the first questions and keep only some topics."""
        terminal = self.terminal
        terminal.ask(self.say("setup.interview-language")).pick(language)
        terminal.ask(self.say("setup.role")).press("enter")
        terminal.ask(self.say("setup.name")).press("enter")
        terminal.ask(self.say("setup.employer")).reply(employer)
        terminal.ask(self.say("setup.date")).reply(date)
        self.keep_topics(*keep)

    def keep_topics(self, *keep: str, role: str = "associate") -> None:
        """Untick all topics that are ticked for a post but these, and go on."""
        self.terminal.ask(self.say("setup.topics"))
        fitting = posts()[role]
        further = [topic for topic in fitting.foremost if topic not in STRENGTHS][:TICKED]
        safe = [topic for topic in WEAKNESSES if topic not in fitting.lives_by]
        for topic in (*STRENGTHS, *(topic for topic in further if topic in self.pack.topics), *safe):
            if topic not in keep:
                name = self.topic(topic).name
                self.terminal.point(name).press("space").see(f"○ {name}")
        self.terminal.press("enter")

    def part(self, topic: str, part: str) -> Terminal:
        """Wait until a part is asked for."""
        return self.terminal.ask(" ".join(self.topic(topic).parts[part].prompt.split()))

    def tell(self, topic: str, **parts: str) -> None:
        """Answer parts, one after the other."""
        for part, words in parts.items():
            self.part(topic, part).reply(words)

    def review(self) -> Terminal:
        """Wait until the answer has been shown and the menu below it asks what next."""
        return self.terminal.ask(f"{self.say('walk.next')} {self.say('terminal.choose')}")

    def keep(self) -> None:
        """Keep the answer that is shown."""
        self.review().pick(self.say("walk.keep"))

    def leave_what_ifs(self, *topics: str, plain: bool = False) -> None:
        """Leave out the questions about what one would do."""
        ask = self.terminal.wait if plain else self.terminal.ask
        for topic in topics:
            asked = next(question.text for question in self.topic(topic).questions if question.kind == "situational")
            ask(" ".join(asked.split())).press("enter")

    def change(self, part: str) -> None:
        """Choose to change a part of the answer that is shown."""
        self.review().pick(self.say("walk.change", part=self.say(f"parts.{part}")))


def on_one_line(text: str) -> str:
    """The text with single spaces, as `Terminal.shown` has it."""
    return " ".join(text.split())
