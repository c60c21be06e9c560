"""The second opinion has learned from the messages, and only ever asks."""

from datetime import datetime
from itertools import pairwise, permutations

from hypothesis import given
from hypothesis import strategies as st

from rules.calendar import Calendar
from rules.deadlines.values import Conventions, Moment
from rules.reading.opinion import expressions_in, names_in, opinion_of, times_to_come
from rules.reading.opinion.features import (
    APART,
    OF_NAME,
    OF_NAME_ALONE,
    OF_TIME,
    OfMessage,
    OfName,
    features_of_names,
    features_of_times,
    numbered,
    pairs,
    written,
)
from rules.reading.opinion.weights import Learned, Weights, stored
from rules.reading.parsing import Parsed, parse
from rules.reading.reader import read
from rules.reading.setting import Setting
from rules.reading.values import Band, OrderKind, band
from tests.reading.scoring import lexicon, message, rows

_NOTHING = Weights.of(Learned({}, {}, {}))


def test_the_shipped_weights_answer_every_question() -> None:
    """Five answers about a message, three about a name, one about a time, for each feature that was learned."""
    answers = {name: {len(row) for row in table.values()} for name, table in stored()._asdict().items()}

    assert answers == {"message": {5}, "names": {3}, "times": {1}}


def test_given_orders_look_like_orders_and_given_talk_does_not() -> None:
    """All messages that came with the task are told apart."""
    wrong = []
    for row in rows("given"):
        said = message(row)
        parsed = parse(said, lexicon(), Moment(datetime.fromisoformat(row["at"]), Calendar(), Conventions()))
        if (opinion_of(parsed, said, lexicon(), expressions_in(parsed)).order > 0.5) is (row["kind"] == "none"):
            wrong.append(row["id"])

    assert wrong == []


def test_who_has_learned_nothing_has_no_opinion() -> None:
    """Without weights everything is as likely as not."""
    said = message(rows("given")[0])
    parsed = parse(said, lexicon(), Moment(said.said_at, Calendar(), Conventions()))

    assert opinion_of(parsed, said, lexicon(), expressions_in(parsed), _NOTHING).order == 0.5


def test_a_card_offers_what_is_likelier() -> None:
    """上门看看 is no word of meeting to the grammar; the card that asks offers an interview."""
    row = rows("given")[0] | {"text": "庄河法院院长，请你亲自上门看看申请执行人潘某，把难处问清楚。"}

    reading = read(message(row), lexicon(), Calendar())

    assert band(reading) is Band.MIDDLE
    assert reading.kind is OrderKind.INTERVIEW


def test_the_order_of_the_features_does_not_matter() -> None:
    """A set gives them in another order in every process; the sum is the same to the last digit."""
    weights = {"一一": [0.1] * 5, "二二": [0.2] * 5, "三三": [0.3] * 5, "四四": [-0.6] * 5}
    known = Weights.of(Learned(weights, {}, {}))
    orders = permutations(map(numbered, weights))

    assert {score for signs in orders for score in known.of_message(OfMessage(set(signs)))} == {0.0}


@given(st.text(st.characters(exclude_characters=APART)))
def test_neighbours_are_looked_up_as_they_are_stored(text: str) -> None:
    """Whatever the signs, every two that stand side by side are found under the number of their pair, and no others."""
    looked_up = {pair for pair in map(written, pairs(text)) if APART not in pair}

    assert looked_up == set(map("".join, pairwise(text)))
    assert {written(numbered(pair)) for pair in looked_up} == looked_up


def test_what_speaks_against_one_answer_takes_nothing_from_another() -> None:
    """The answers stand in one number; each keeps its own sum, whatever the signs."""
    weights = {
        "form head=CT11": [-0.5, 0.25, -1.83],
        "left=请": [0.2, -1.5, 0.01],
        "first place=^0": [-0.05, 1.83, -0.07],
    }
    said = {"left": "请", "first place": "^0", "right": "说"}
    seen = OfName(("CT1", "", "", "", "1"), ("", "", "", ""), tuple(said.get(one, "") for one in OF_NAME_ALONE))

    scores = Weights.of(Learned({}, weights, {})).of_name(seen)

    assert scores == [-0.35, 0.58, -1.89]


def test_who_is_called_again_is_known_as_the_same() -> None:
    """大连中院 takes part below and is called above; 凤城 and 庄河 are named once."""
    values = _of_names("大连中院院长、凤城法院院长：周五前报方案，大连中院牵头，庄河法院参加。")

    assert [one["form again"][-1] for one in values] == ["l", "n", "e", "n"]


def test_a_day_that_is_said_twice_is_one() -> None:
    """The 30th is said again and the 27th is not: two days for three times."""
    parsed = _parse("请大连中院11月27日前报方案，11月30日前办结，11月30日我听汇报。")
    times = times_to_come(expressions_in(parsed))
    values = [dict(zip(OF_TIME, one.values, strict=True)) for one in features_of_times(parsed, times)]

    assert [one["mark again days"][-2:] for one in values] == ["n2", "l2", "e2"]


def _of_names(text: str) -> list[dict[str, str]]:
    parsed = _parse(text)
    named = names_in(parsed, Setting.of(parsed, message(rows("given")[0] | {"text": text}), lexicon()))
    return [dict(zip(OF_NAME, one.values, strict=True)) for one in features_of_names(parsed, named)]


def _parse(text: str) -> Parsed:
    row = rows("given")[0]
    moment = Moment(datetime.fromisoformat(row["at"]), Calendar(), Conventions())
    return parse(message(row | {"text": text}), lexicon(), moment)
