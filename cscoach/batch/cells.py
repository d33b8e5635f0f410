"""What stands in the columns of a table: nothing, a word or a mark, answers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

#: A text of so many words is a sentence, and may be an answer.
WORDS = 4

#: So many different texts of a column are kept to tell answers from choices, which come again.
KEPT = 1000


class Cells:
    """What some columns of a table hold, added up row by row."""

    def __init__(self, columns: Iterable[int]) -> None:
        self._filled = dict.fromkeys(columns, 0)
        self._sentences = dict.fromkeys(self._filled, 0)
        self._texts: dict[int, set[int]] = {index: set() for index in self._filled}

    def add(self, cells: Sequence[str]) -> None:
        """Take in the cells of a row; one that cannot be used has none."""
        for index in self._filled if cells else ():
            cell = cells[index]
            if not cell or cell.isspace():
                continue
            self._filled[index] += 1
            # A word has a letter and a space: shorter cells need no counting.
            if len(cell) >= 2 * WORDS - 1 and sum(map(_is_word, cell.split(None, 2 * WORDS))) >= WORDS:
                self._sentences[index] += 1
                if len(self._texts[index]) < KEPT:
                    self._texts[index].add(hash(cell))

    def filled(self, index: int) -> bool:
        """Whether anything stands in the column."""
        return self._filled[index] > 0

    def sentences(self, index: int) -> bool:
        """Whether a sentence stands in the column."""
        return self._sentences[index] > 0

    def answers(self, index: int) -> int:
        """How many sentences a column holds; none where most come again, as consent and choices do."""
        found, texts = self._sentences[index], len(self._texts[index])
        return found if texts == KEPT or 2 * texts > found else 0


def _is_word(piece: str) -> bool:
    return any(map(str.isalpha, piece))
