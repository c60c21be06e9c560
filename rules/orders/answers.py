"""A draft's reading with an answer of its issuer put in."""

from dataclasses import replace
from datetime import datetime

from rules.deadlines.values import Deadline
from rules.reading.values import Party, Question, QuestionKind, Reading


def open_question(reading: Reading) -> Question | None:
    """What has to be asked next; None where the issuer only has to confirm."""
    asking = {QuestionKind.RESPONSIBLE, QuestionKind.TYPO, QuestionKind.DEADLINE}
    return next((one for one in reading.questions if one.kind in asking), None)


def answered(reading: Reading, choice: str) -> Reading:
    """The reading with the choice in place of its first open question; unchanged where the choice was not offered."""
    question = open_question(reading)
    if question is None or choice not in question.choices:
        return reading
    rest = tuple(one for one in reading.questions if one is not question)
    if question.kind is QuestionKind.DEADLINE:
        deadline = reading.deadline or Deadline(datetime.fromisoformat(choice), choice, (0, 0))
        moment = datetime.fromisoformat(choice)
        at = moment if moment.tzinfo else deadline.at.replace(year=moment.year, month=moment.month, day=moment.day)
        return replace(reading, deadline=replace(deadline, at=at), questions=rest)
    return replace(
        reading,
        questions=rest,
        responsible=_decided(reading.responsible, choice),
        assisting=_decided(reading.assisting, choice),
        attending=_decided(reading.attending, choice),
    )


def _decided(parties: tuple[Party, ...], court: str) -> tuple[Party, ...]:
    return tuple(
        replace(party, court=court, candidates=()) if court in party.candidates and party.court is None else party
        for party in parties
    )
