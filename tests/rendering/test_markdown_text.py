"""Text as Markdown shows that text again and nothing else, whatever it holds, wherever it stands."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from cscoach import text
from cscoach.rendering.markdown_text import Markdown, escape, inline

#: CommonMark alone, and with what GitHub adds.
READERS = {
    "commonmark": MarkdownIt("commonmark"),
    "github": MarkdownIt("commonmark").enable(["table", "strikethrough"]),
}

#: What Markdown would like to read as something.
MARKS = [
    "# heading", "## ", "- item", "+ item", "* item", "1. first", "1) first", "999999999. x", "> quote", "---", "===",
    "***", "___", "```", "~~~", "    code", "\tcode", "`code`", "*em*", "_em_", "**bold**", "__bold__", "~~gone~~",
    "[a](b)", "![a](b)", "[a]: b", "[^1]: note", "<script>alert(1)</script>", "<b>", "<!-- -->", "<http://a.b>", "&lt;",
    "&#35;", "&copy;", "&", "a\\", "\\*", "\\\\", "| a | b |", "|---|---|", ":---:", "a|b", "-|-", "{{7*7}}", "{% x %}",
    "$x$", "- [ ] task", "[x]", "http://a.b/c_d_e", "a  ", "=", "-", "1.", ">", "#", "<", ": term", "{#id}", "a_b_c",
    "5 * 3 * 2", "C#", "a@b.c", "“quoted”", "…", "👍",
]  # fmt: skip
ANYTHING = (
    st.lists(st.sampled_from(MARKS) | st.text(max_size=8), max_size=5)
    .flatmap(lambda pieces: st.sampled_from(["", " ", "\n"]).map(lambda joint: joint.join(pieces)))
    .map(text.clean)
    .map(lambda told: told.replace("\n\n", "\n"))
    .filter(bool)
)
LINE = ANYTHING.map(text.clean_line)

#: Elements that may hold text without being one of its own.
PLAIN = {"text", "text_special", "softbreak"}


def _blocks(tokens: Sequence[Token]) -> list[str]:
    return [token.type.removesuffix("_open") for token in tokens if token.nesting == 1 or token.nesting == 0]


def _shown(tokens: Sequence[Token], kinds: set[str]) -> str:
    """The text that a reader shows. Fails if there are inline elements of other kinds."""
    (words,) = [token for token in tokens if token.type == "inline"]
    children = words.children or []
    assert {child.type for child in children} <= kinds
    return "".join("\n" if child.type == "softbreak" else child.content for child in children)


@pytest.mark.parametrize("reader", READERS)
@given(told=ANYTHING)
@example(told="a\n1. b\n- c\n# d\n===\n> e")
@example(told="| a | b |\n|---|---|\n| c | d |")
def test_a_paragraph_is_shown_as_it_was_told(reader: str, told: str) -> None:
    tokens = READERS[reader].parse(escape(told))
    assert _blocks(tokens) == ["paragraph", "inline"]
    assert _shown(tokens, PLAIN) == told


@pytest.mark.parametrize("reader", READERS)
@given(told=ANYTHING)
def test_a_block_quote_is_shown_as_it_was_told(reader: str, told: str) -> None:
    tokens = READERS[reader].parse("\n".join(f"> {line}" for line in escape(told).split("\n")))
    assert _blocks(tokens) == ["blockquote", "paragraph", "inline"]
    assert _shown(tokens, PLAIN) == told


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(
    ("before", "blocks"),
    [
        ("- ", ["bullet_list", "list_item"]),
        ("1. ", ["ordered_list", "list_item"]),
        ("> - ", ["blockquote", "bullet_list", "list_item"]),
        ("Name: ", []),
    ],
)
@given(told=LINE)
def test_an_item_is_shown_as_it_was_told(reader: str, before: str, blocks: list[str], told: str) -> None:
    tokens = READERS[reader].parse(before + inline(told))
    assert _blocks(tokens) == [*blocks, "paragraph", "inline"]
    assert _shown(tokens, PLAIN) == (before if not blocks else "") + told


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("mark", ["*", "**"])
@given(told=LINE)
def test_emphasis_round_it_is_the_only_emphasis(reader: str, mark: str, told: str) -> None:
    tokens = READERS[reader].parse(f"{mark}{inline(told)}{mark}")
    name = {"*": "em", "**": "strong"}[mark]
    assert _shown(tokens, PLAIN | {f"{name}_open", f"{name}_close"}) == told


@pytest.mark.parametrize("mark", MARKS)
def test_each_mark_alone_and_after_a_line(mark: str) -> None:
    for told in (text.clean(mark), text.clean(f"a line\n{mark}\nand more")):
        for reader in READERS.values():
            tokens = reader.parse(escape(told))
            assert _blocks(tokens) == ["paragraph", "inline"]
            assert _shown(tokens, PLAIN) == told


@given(LINE)
def test_nothing_is_escaped_twice(told: str) -> None:
    assert escape(escape(told)) == escape(told)
    assert isinstance(escape(told), Markdown)
    assert inline(escape(told)) == escape(told)


def test_plain_words_stay_as_readable_as_they_were() -> None:
    told = "It was 3.50, wasn’t it? “Yes”, she said (twice) - at 12:30; 50% & more!"
    assert escape(told) == told


def test_several_lines_become_one() -> None:
    assert inline("one\n  two\nthree") == "one two three"
