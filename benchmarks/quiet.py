"""Are faults of attitude heard that are told quietly? `python -m benchmarks.quiet` prints a Markdown table.

`training/held/quiet/<language>.txt` holds answers that were never trained on. In two places of each a fault of attitude
may stand, told in passing as if nothing were wrong with it, or a twin without the fault in nearly the same words.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator

from benchmarks import pairs
from benchmarks.judge import TOGETHER, rules, table
from cscoach.judging.judgement import Judgement
from cscoach.judging.labels import ATTITUDE_FINDINGS, ATTITUDES
from training.data import LANGUAGES, QUIET, Sentence, Story, read

#: A story with one sentence exchanged: where that one starts in the text, the sentence itself, and all of them.
Variant = tuple[int, Sentence, tuple[Sentence, ...]]


def is_faulty(sentence: Sentence) -> bool:
    """Whether a sentence commits a fault of attitude."""
    return bool(sentence.labels.intersection(ATTITUDES))


def variants(story: Story) -> Iterator[Variant]:
    """The story with each sentence that could stand in a place where a fault could."""
    calm = pairs.told(story)
    for at, place in enumerate(story.places):
        if any(map(is_faulty, place)):
            start = sum(len(sentence.text) + 1 for sentence in calm[:at])
            for other in place[1:]:
                yield start, other, (*calm[:at], other, *calm[at + 1 :])


def _is_praised(judged: Judgement, start: int, sentence: Sentence) -> bool:
    """Whether some of a sentence may be quoted as praise."""
    end = start + len(sentence.text)
    return any(seen.start < end and start < seen.end and not seen.doubtful for seen in judged.parts)


def report() -> str:
    """Judge all variants; one Markdown table. What is praised is counted where no attitude is asserted either."""
    counts = pairs.Counts()
    for language in LANGUAGES:
        for story in read(QUIET / f"{language}.txt"):
            _count(story, language, pairs.judging(story, language), counts)
    rows = [row for row in counts.rows() if row[0] != TOGETHER]
    return table("a fault of attitude told quietly, or its twin", (TOGETHER, *LANGUAGES), rows)


def _count(
    story: Story, language: str, judged: Callable[[tuple[Sentence, ...]], Judgement], counts: pairs.Counts
) -> None:
    for start, other, sentences in variants(story):
        found = judged(sentences)
        reproached = bool(rules(found) & ATTITUDE_FINDINGS)
        if is_faulty(other):
            counts.add("fault asserted", language, reproached)
            counts.add("fault not praised", language, reproached or not _is_praised(found, start, other))
        else:
            counts.add("twin reproached", language, reproached)


def main() -> int:
    """Print the table."""
    print(report())
    return 0


if __name__ == "__main__":
    sys.exit(main())
