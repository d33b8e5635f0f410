"""What the coach says of a judgement, in every language that it speaks."""

from __future__ import annotations

import pytest

from cscoach.content.load import available, load
from cscoach.content.schema import PARTS, Kind
from cscoach.judging import coaching
from cscoach.judging.coaching import CERTAIN, FIRST, QUOTED, feedback, ordered, quote
from cscoach.judging.data import as_data
from cscoach.judging.judge import judge
from cscoach.judging.judgement import Band, Finding, Judgement, Seen, State
from cscoach.judging.labels import ATTITUDE_FINDINGS
from tests.judging.samples import ANSWERS, STRENGTH

SPOKEN = available()

#: The findings of the guide to answers.
FINDINGS = {
    "too-short",
    "too-long",
    "no-example",
    "no-result",
    "unclear-contribution",
    "blames-others",
    "cliche",
    "absolute-claim",
    "hedging",
    "personal-data",
    "goes-it-alone",
    "waits-to-be-told",
    "loses-composure",
    "wins-the-argument",
    "bends-the-rules",
    "unequal-treatment",
    "denies-weakness",
    "no-improvement",
    "no-evidence",
}

ANSWER = "One Friday I rang the depot for her.\nShe came back and said “thank you” to all of us."


def usable(*rules: str, doubts: tuple[str, ...] = (), certainty: float = 1.0, band: Band = Band.FAIR) -> Judgement:
    """A judgement of ANSWER with three parts and these findings."""
    found = tuple(Finding(rule, certainty, (4, 10) if rule < "n" else None, evidence=("Friday",)) for rule in rules)
    asked = tuple(Finding(rule, 0.7, (37, 40), asked=True) for rule in doubts)
    parts = (Seen("situation", 0, 10, 0.7), Seen("action", 11, 36, 0.8), Seen("result", 37, len(ANSWER), 0.9))
    return Judgement(
        "en", "composure", "strength", State.USABLE, 16, 20, parts, ("task",), found, asked, band, {"star": 3}
    )


def test_every_finding_has_its_place_in_the_order() -> None:
    assert len(FIRST) == len(set(FIRST))
    assert set(FIRST) == FINDINGS


def test_everything_that_can_be_found_has_its_sentences() -> None:
    # That all languages have the same is for the checker of content to say.
    words = load("en").coaching
    parts = {*PARTS[Kind.STRENGTH], *PARTS[Kind.WEAKNESS]}
    assert words.findings.keys() == FINDINGS
    assert words.praise.keys() == words.missing.keys() == parts
    assert words.states.keys() == set(State)
    assert words.bands.keys() == {*Band, "asked"}
    for text, topic, kind, spoken in ANSWERS:
        assert judge(text, topic, kind, spoken).ratings.keys() <= words.ratings.keys()


@pytest.mark.parametrize("language", SPOKEN)
def test_sentences_are_sentences_and_keep_their_voice_down(language: str) -> None:
    words = load(language).coaching
    said = [
        *(
            line
            for found in words.findings.values()
            for line in (found.message, found.advice, found.follow_up, found.ask)
        ),
        *(line for wordings in words.praise.values() for line in wordings),
        *words.missing.values(),
        *words.states.values(),
        *words.bands.values(),
    ]
    for sentence in said:
        assert sentence[0] == sentence[0].upper()
        assert sentence.rstrip("”“»)")[-1] in ".?", sentence
        assert "!" not in sentence
    assert all(found.follow_up.endswith("?") for found in words.findings.values())
    assert len(set(said)) == len(said)


def test_findings_come_in_the_order_in_which_they_lift_an_answer() -> None:
    found = tuple(Finding(rule, 0.9) for rule in reversed(FIRST))
    assert [finding.rule for finding in ordered(found)] == list(FIRST)


@pytest.mark.parametrize("language", SPOKEN)
def test_one_change_is_named_and_the_rest_is_kept_for_whoever_asks(language: str) -> None:
    words = load(language).coaching
    said = feedback(usable("cliche", "no-result", "absolute-claim"), ANSWER, language)
    assert said.change is not None
    assert said.change.rule == "no-result"
    assert said.change.quote is None
    assert [remark.rule for remark in said.more] == ["cliche", "absolute-claim"]
    assert [remark.quote for remark in said.more] == ["Friday", "Friday"]
    assert said.change.message == words.findings["no-result"].message
    assert said.change.follow_up == words.findings["no-result"].follow_up
    assert said.verdict == words.bands["fair"]
    whole = feedback(usable(), ANSWER, language)
    assert (whole.change, whole.more, whole.doubts) == (None, (), ())


@pytest.mark.parametrize("language", SPOKEN)
def test_what_was_said_of_one_answer_is_said_of_the_next_in_other_words(language: str) -> None:
    said: list[str] = []
    for _ in range(3):
        said += [praise for praise, _ in feedback(usable(), ANSWER, language, said).landed]
    assert len(set(said)) == len(said) == 6


@pytest.mark.parametrize("language", SPOKEN)
def test_a_strong_answer_is_not_left_as_it_is_and_asked_about_in_one_breath(language: str) -> None:
    bands = load(language).coaching.bands
    whole = usable(band=Band.STRONG)._replace(missing=())
    assert feedback(whole, ANSWER, language).verdict == bands["strong"]
    assert feedback(usable(band=Band.STRONG), ANSWER, language).verdict == bands["asked"], "a part is missing"
    doubted = usable(doubts=("cliche",), band=Band.STRONG)._replace(missing=())
    assert feedback(doubted, ANSWER, language).verdict == bands["asked"]


def test_what_is_quoted_ends_where_a_sentence_does_if_it_can() -> None:
    first = "Every hour we change places, so that nobody stands at the door alone for long."
    assert coaching.quote(f"{first} Big parcels go last.", (0, 200), "en") == first
    assert (
        coaching.quote(f"{first[:-1]}, and the big parcels always go last.", (0, 200), "en")
        == f"{first[:-1]}, and the…"
    )
    assert coaching.quote("I ended three calls,", (0, 20), "en") == "I ended three calls"
    assert coaching.quote(" –,", (0, 3), "en") is None
    abbreviated = "Every hour we change places at the door, and I stood there most often with Mrs. Hill and with Tom"
    assert coaching.quote(abbreviated, (0, 200), "en") == f"{abbreviated[:-9]}…"
    assert coaching.quote(f"At no. 5 {first}", (0, 200), "en") == f"At no. 5 {first}"
    assert coaching.quote(f"Yes. {first[:-1]}, whatever there is.", (0, 200), "en") == f"Yes. {first[:-1]}…"


@pytest.mark.parametrize("language", SPOKEN)
def test_a_doubt_is_asked_and_not_asserted(language: str) -> None:
    words = load(language).coaching
    said = feedback(usable(doubts=("blames-others", "cliche")), ANSWER, language)
    assert said.change is None
    assert said.doubts == ((words.findings["blames-others"].ask, "She"),)
    data = as_data(usable("cliche", doubts=("blames-others",)), ANSWER, language)
    assert [fault["message"] for fault in data["findings"]] == [words.findings["cliche"].message]
    assert [fault["message"] for fault in data["doubts"]] == [words.findings["blames-others"].ask]


@pytest.mark.parametrize("language", SPOKEN)
@pytest.mark.parametrize("rule", sorted(ATTITUDE_FINDINGS))
def test_an_attitude_that_is_not_certain_is_asked_and_makes_no_answer_weak_nor_leaves_it_strong(
    language: str, rule: str
) -> None:
    words = load(language).coaching
    unsure = usable(rule, "too-long", certainty=CERTAIN - 0.05, band=Band.WEAK)
    said = feedback(unsure, ANSWER, language)
    assert [ask for ask, _ in said.doubts] == [words.findings[rule].ask]
    assert said.change is not None
    assert (said.change.rule, said.more) == ("too-long", ())
    assert said.verdict == words.bands["fair"]
    alone = feedback(usable(rule, certainty=CERTAIN - 0.05, band=Band.WEAK), ANSWER, language)
    assert (alone.change, alone.verdict) == (None, words.bands["fair"])
    sure = feedback(usable(rule, "too-long", band=Band.WEAK), ANSWER, language)
    assert sure.change is not None
    assert (sure.change.rule, sure.doubts, sure.verdict) == (rule, (), words.bands["weak"])


def test_what_landed_is_quoted_from_the_answer() -> None:
    said = feedback(usable(), ANSWER, "en")
    praise = {part: wordings[0] for part, wordings in load("en").coaching.praise.items()}
    assert said.landed == (
        (praise["result"], "She came back and said “thank you” to all of us."),
        (praise["action"], "I rang the depot for her."),
    )
    # Two kind words before a grave one would sound false.
    assert len(feedback(usable("blames-others"), ANSWER, "en").landed) == 1


@pytest.mark.parametrize("language", SPOKEN)
@pytest.mark.parametrize("state", [state for state in State if state is not State.USABLE])
def test_nothing_is_praised_in_what_is_not_usable(state: State, language: str) -> None:
    told = Judgement("en", "composure", "strength", state, 16, 20, usable().parts)
    bare = Judgement("en", "composure", "strength", state, 3, 5)
    for judgement in (told, bare):
        said = feedback(judgement, ANSWER, language)
        assert said.landed == ()
        assert said.verdict
        assert as_data(judgement, ANSWER, language)["praise"] == []
    assert feedback(bare, "", language).verdict == load(language).coaching.states[state]


@pytest.mark.parametrize("rule", sorted(ATTITUDE_FINDINGS))
def test_a_line_or_two_is_never_reproached_for_an_attitude_but_asked_about_it(rule: str) -> None:
    found = (Finding("too-short", 1.0), Finding(rule, 0.99, (4, 10)))
    judgement = Judgement(
        "en", "composure", "strength", State.TOO_SHORT, 9, 10, (Seen("action", 0, 5, 0.9),), (), found
    )
    said = feedback(judgement, ANSWER, "en")
    assert (said.change, said.more) == (None, ())
    assert said.doubts == ((load("en").coaching.findings[rule].ask, ANSWER[4:10]),)


def test_a_short_answer_with_something_in_it_is_told_what_to_tell_next() -> None:
    parts = (Seen("situation", 0, 10, 0.9),)
    found = (Finding("too-short", 1.0), Finding("no-result", 0.9))
    judgement = Judgement("en", "composure", "strength", State.TOO_SHORT, 9, 10, parts, (), found)
    said = feedback(judgement, ANSWER, "en")
    assert load("en").coaching.findings["too-short"].message in said.verdict
    assert said.change is not None
    assert said.change.rule == "no-result"
    assert said.more == ()


def test_a_short_answer_with_nothing_to_mend_is_asked_for_more() -> None:
    parts, found = (Seen("situation", 0, 10, 0.9),), (Finding("too-short", 1.0),)
    said = feedback(Judgement("en", "composure", "strength", State.TOO_SHORT, 9, 10, parts, (), found), ANSWER, "en")
    assert said.doubts == ((load("en").coaching.findings["too-short"].ask, ""),)


@pytest.mark.parametrize(
    ("answer", "span", "expected"),
    [
        (ANSWER, None, None),
        (ANSWER, (0, 10), "One Friday"),
        (ANSWER, (32, 40), "her. She"),
        ("Jis\n\n  šaukė", (0, 12), "Jis šaukė"),
    ],
)
def test_a_quote_stays_on_one_line(answer: str, span: tuple[int, int] | None, expected: str | None) -> None:
    assert quote(answer, span, "en") == expected


def test_a_long_quote_is_cut_at_a_word() -> None:
    text = STRENGTH["en"]
    cut = quote(text, (0, len(text)), "en")
    assert cut is not None
    assert len(cut) <= QUOTED
    assert cut.endswith("…")
    assert text.startswith(cut[:-1])
    assert text[len(cut) - 1] in " ,"


def test_a_judgement_as_data_has_the_keys_of_the_contract() -> None:
    data = as_data(usable("cliche", "no-result", doubts=("blames-others",)), ANSWER, "en")
    assert list(data) == [
        *("language", "topic", "kind", "state", "parts", "band", "words", "seconds", "ratings"),
        *("findings", "doubts", "praise", "rewrite"),
    ]
    for fault in (*data["findings"], *data["doubts"]):
        assert list(fault) == ["rule", "span", "quote", "certainty", "message", "advice", "follow_up"]
    assert data["findings"][0]["span"] == [4, 10]
    assert data["findings"][0]["quote"] == ANSWER[4:10]
    assert (data["findings"][1]["span"], data["findings"][1]["quote"]) == (None, None)
    assert [list(praise) for praise in data["praise"]] == [["part", "span", "quote"]] * 3
    assert all(praise["quote"] == ANSWER[slice(*praise["span"])] for praise in data["praise"])


def test_what_is_only_asked_about_counts_neither_alone_nor_beside_another_finding() -> None:
    answer = "In May a man rang. I had to find his order. I looked it up and told him. He thanked me."
    seen = tuple(Seen(part, 0, 18, 0.9) for part in ("situation", "task", "action", "result"))
    unsure = Finding("loses-composure", 0.85, (19, 44))
    beside = Finding("personal-data", 1.0, (0, 5))
    judgement = Judgement("en", "composure", "strength", State.USABLE, 20, 20, seen, findings=(unsure, beside))
    words = load("en").coaching
    said = coaching.feedback(judgement, answer, "en")
    assert said.verdict == words.bands["fair"]
    assert said.change is not None
    assert said.change.rule == "personal-data"
    assert said.doubts[0][0] == words.findings["loses-composure"].ask
    alone = coaching.feedback(judgement._replace(findings=(unsure,)), answer, "en")
    # What promises a change needs one.
    assert (alone.verdict, alone.change) == (words.bands["asked"], None)


@pytest.mark.parametrize(
    ("certainty", "missing", "told", "asked"),
    [
        (0.97, (), True, False),
        (0.9, (), False, True),
        (0.5, (), False, False),
        (0.65, ("improvement",), True, False),
        (0.5, ("improvement",), False, True),
        (0.65, ("impact",), False, True),
    ],
)
def test_a_weakness_that_nothing_is_done_about_is_called_defended_sooner(
    certainty: float, missing: tuple[str, ...], told: bool, asked: bool
) -> None:
    answer = "I argue with people, and mostly I am right. A man left in May and never came back to us."
    seen = (Seen("impact", 44, len(answer), 0.9),)
    finding = Finding("wins-the-argument", certainty, (0, 43))
    judgement = Judgement("en", "arguing", "weakness", State.USABLE, 20, 20, seen, missing, findings=(finding,))
    said = coaching.feedback(judgement, answer, "en")
    assert (said.change is not None, bool(said.doubts)) == (told, asked)


def test_naming_a_weakness_is_not_praised_where_it_is_defended() -> None:
    answer = "I argue with people. A man left in May and never came back to us. He was wrong, after all."
    seen = (Seen("admission", 0, 20, 0.97), Seen("impact", 21, 65, 0.96))
    blame = Finding("blames-others", 0.5, (66, len(answer)))
    judgement = Judgement("en", "arguing", "weakness", State.USABLE, 20, 20, seen, ("improvement",))
    assert len(feedback(judgement, answer, "en").landed) == 2
    assert feedback(judgement._replace(findings=(blame,)), answer, "en").landed == ()


def test_a_quotation_has_no_mark_of_a_list() -> None:
    for mark in ("- ", "• ", "3. ", "12) "):
        answer = f"{mark}I rang the depot"
        assert coaching.quote(answer, (0, len(answer)), "en") == "I rang the depot"
    assert coaching.quote("3 parcels were lost", (0, 19), "en") == "3 parcels were lost"


def test_a_denial_is_said_however_short_the_answer_is() -> None:
    answer = "I have no weaknesses that would matter here, and nobody has ever complained about me."
    denial = Finding("denies-weakness", 0.9, (0, len(answer)))
    short = Finding("too-short", 1.0)
    judgement = Judgement("en", "arguing", "weakness", State.TOO_SHORT, 15, 5, findings=(denial, short))
    said = feedback(judgement, answer, "en", topic=load("en").topic("arguing"))
    assert said.change is not None
    assert said.change.rule == "denies-weakness"
    assert said.rewrite[0].text == load("en").coaching.findings["denies-weakness"].rewrite


def test_a_sentence_that_may_show_a_fault_of_attitude_is_not_praised() -> None:
    judgement = usable(band=Band.STRONG)
    situation, action, result = judgement.parts
    said = feedback(judgement._replace(parts=(situation, action._replace(doubtful=True), result)), ANSWER, "en")
    assert [words for _, words in said.landed] == [
        "She came back and said “thank you” to all of us.",
        "One Friday",
    ]


def test_a_doubt_about_an_attitude_that_is_hardly_there_is_not_put() -> None:
    doubted, faint = usable("goes-it-alone", certainty=0.6), usable("goes-it-alone", certainty=0.59)
    assert [ask for ask, _ in feedback(doubted, ANSWER, "en").doubts] == [
        load("en").coaching.findings["goes-it-alone"].ask
    ]
    assert feedback(faint, ANSWER, "en").doubts == ()


def test_who_counts_many_answers_counts_what_is_said_of_each() -> None:
    assert coaching.shown(usable(band=Band.STRONG)) == "strong"
    unsure = usable("goes-it-alone", certainty=0.6, band=Band.WEAK)
    assert coaching.shown(unsure) == "fair"
    assert coaching.shown(unsure._replace(state=State.OTHER_LANGUAGE)) == "other-language"


def test_who_tells_what_they_do_about_a_weakness_is_not_asked_about_its_attitude() -> None:
    answer = "I argue with customers. Now I ask one question first."
    unsure = Finding("wins-the-argument", 0.85, (0, 23))
    admitted = (Seen("admission", 0, 23, 0.9),)
    mended = (*admitted, Seen("improvement", 24, 53, 0.9))
    judgement = Judgement("en", "arguing", "weakness", State.USABLE, 10, 20, admitted, findings=(unsure,))
    assert coaching.feedback(judgement, answer, "en").doubts
    assert not coaching.feedback(judgement._replace(parts=mended), answer, "en").doubts
