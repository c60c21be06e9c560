"""Whom an interview is about: found in the register and among earlier interviews, or chosen from those who can be meant."""

from dataclasses import dataclass, replace

from rules.interview_orders import cases_named
from rules.interviews.memory import Candidate, candidates, is_masked, leaves_no_doubt
from rules.interviews.values import Interview
from rules.orders.values import Order
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class Petitioners:
    work: UnitOfWork

    async def identified(self, interview: Interview, order: Order) -> Interview:
        """With the petitioner's full name, where the register or the order's words leave no doubt whose it is."""
        if interview.case_number is not None:
            parties = await self.work.cases.parties(interview.case_number)
            return replace(interview, petitioner=parties.petitioner if parties else order.petitioner)
        name, named = order.petitioner, cases_named(order)
        if len(named) == 1:
            return await self._of_case(interview, named[0], name)
        if not name:
            return interview
        if is_masked(name):
            found = await self._meant_by(interview, name)
            if leaves_no_doubt(name, interview.court_code, found):
                return await self.identified_as(interview, found[0])
            return interview if found else replace(interview, petitioner=name)
        return replace(interview, petitioner=name, case_number=await self._only_case(name, interview.court_code))

    async def _only_case(self, name: str, court_code: str) -> str | None:
        """The petitioner's case at the court; None where he has several, as nobody has said which is meant."""
        numbers = (await self.work.cases.numbers_of((name,), court_code)).get(name, ())
        return numbers[0] if len(numbers) == 1 else None

    async def _of_case(self, interview: Interview, number: str, name: str | None) -> Interview:
        """The interview about the case that the order names; a full name in its words goes before that of the register."""
        case, parties = await self.work.cases.get(number), await self.work.cases.parties(number)
        said = name if name and not is_masked(name) else None
        return replace(
            interview,
            case_number=number,
            petitioner=said or (parties.petitioner if parties else name),
            masked_petitioner=interview.masked_petitioner or (case.petitioner_masked if case else None),
        )

    async def identified_as(self, interview: Interview, candidate: Candidate) -> Interview:
        """The interview with the candidate's name, and with his case where he has only one at the court."""
        earlier = await self.work.interviews.get(candidate.interview_id) if candidate.interview_id else None
        parties = await self.work.cases.parties(candidate.cases[0]) if candidate.cases else None
        name = (earlier.petitioner if earlier else None) or (parties.petitioner if parties else None)
        only_case = candidate.cases[0] if len(candidate.cases) == 1 else None
        is_of_here = candidate.court_code == interview.court_code
        masked = candidate.masked if is_of_here and candidate.masked else interview.masked_petitioner
        return replace(interview, petitioner=name, masked_petitioner=masked, case_number=only_case)

    async def candidates(self, interview: Interview, order: Order) -> tuple[Candidate, ...]:
        """Whom the order can mean, as long as only a masked name says it and the record is not closed."""
        name = order.petitioner or ""
        is_said_otherwise = bool(cases_named(order)) or interview.draw is not None
        if not is_masked(name) or is_said_otherwise or interview.state.is_over:
            return ()
        return await self._meant_by(interview, name)

    async def _meant_by(self, interview: Interview, name: str) -> tuple[Candidate, ...]:
        """Whom a masked name can mean: everybody who was spoken of just so, or is shown so, or is in the court's register."""
        interviews, court_code = self.work.interviews, interview.court_code
        found = (*await interviews.of_petitioner(name), *await interviews.of_masked(name))
        met = {one.id: one for one in found if one.id != interview.id}
        people = await self.work.cases.people_shown_as(court_code, name)
        names = {one.petitioner for one in met.values() if one.petitioner}
        cases_of = await self.work.cases.numbers_of(names, court_code)
        return candidates(court_code, met.values(), people, cases_of)
