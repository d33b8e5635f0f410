"""`prompts/posts.yaml`: what weighs for which post. Ids only, so one file serves all languages."""

from __future__ import annotations

from cscoach import yamltext
from cscoach.content import resources
from cscoach.content.base import Content, checked_before
from cscoach.content.schema import Id

#: The core topics, as the source articles have them: they are proposed for every post.
STRENGTHS = ("teamwork", "hard-work", "composure")
WEAKNESSES = ("arguing", "over-favouring", "inconsistent-treatment")

#: How many of the foremost competencies are ticked beforehand beside the core: with the weaknesses that makes about
#: as many questions as one interview has (five to eight competencies).
TICKED = 2

#: A competency of this weight is decisive for a post.
DECISIVE = 3


class Post(Content):
    """What weighs for one post. Weights go from 0 (none) to 3 (decisive)."""

    examples: Id
    foremost: list[Id]
    weights: dict[Id, int]
    weaknesses: list[Id]
    lives_by: list[Id]

    def strengths(self) -> list[str]:
        """The competencies to propose: the core, then the foremost."""
        return list(dict.fromkeys([*STRENGTHS, *self.foremost]))

    def by_weight(self) -> list[str]:
        """All competencies that matter for the post, the decisive first, the foremost before the rest."""
        weighed = {name: self.weights.get(name, 0) for name in (*self.strengths(), *self.weights)}
        return sorted((name for name in weighed if weighed[name]), key=lambda name: -weighed[name])


@resources.remembered
def posts() -> dict[str, Post]:
    """All posts by id, in the order of the file."""
    data = yamltext.parse(resources.read("prompts", "posts.yaml"))
    return {key: checked_before(Post, value) for key, value in data.items()}


def post(role: str | None) -> Post | None:
    """What weighs for a post; None for another one than the coach knows."""
    return posts().get(role) if role else None


def examples(role: str | None) -> str | None:
    """The role whose model answers fit a post; None where any do."""
    known = post(role)
    return known.examples if known else None
