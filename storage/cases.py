"""The register of cases: kept with the names encrypted, handed out masked unless somebody asks for the names."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any

import sqlalchemy
from sqlalchemy import Select
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from rules.cases import Case, CaseSummary, PetitionHistory, masked_parties
from rules.interviews.memory import is_form_of
from storage.encryption import Encryption
from storage.sealed import CASES, Seals
from storage.statements import run
from storage.tables.cases import CaseRow

PETITIONER = "petitioner"
_BATCH = 500
_WRITTEN = re.compile(r"[\u3400-\u9fff\U00020000-\U000323af·]+")
_LONGEST_NAME = 8
_PLAIN = (
    "court_code",
    "filed_on",
    "cause",
    "claimed",
    "recovered",
    "handler",
    "state",
    "interviewed_on",
    "excluded_reason",
)


@dataclass(frozen=True, slots=True)
class Kept:
    """What an import changed: cases that are new, that changed, that were known just so."""

    new: int
    changed: int
    same: int


@dataclass(frozen=True, slots=True, repr=False)
class Parties:
    """The full names."""

    petitioner: str
    respondent: str


@dataclass(frozen=True, slots=True)
class _Forms:
    """In one court a person has one masked form, and two people of one surname have two (张某, 张某1)."""

    by_fingerprint: dict[tuple[str, str], str]
    taken: dict[str, set[str]]

    @classmethod
    def of(cls, found: Iterable[tuple[str, str, str]]) -> "_Forms":
        forms = cls({}, {})
        for court_code, fingerprint, form in found:
            forms._learn(court_code, (fingerprint,), form)
        return forms

    def form_of(self, case: Case, fingerprints: Sequence[str]) -> str:
        known = [self.by_fingerprint.get((case.court_code, one)) for one in fingerprints]
        form = next(filter(None, known), None)
        if form is None:
            form = masked_parties(case.petitioner, self.taken.get(case.court_code, ()))
            self._learn(case.court_code, fingerprints, form)
        return form

    def _learn(self, court_code: str, fingerprints: Sequence[str], form: str) -> None:
        self.by_fingerprint.update({(court_code, one): form for one in fingerprints})
        self.taken.setdefault(court_code, set()).add(form)


class Cases:
    """Everything that needs a name raises KeyFileError without a usable key file, and UndecipherableError under another one."""

    def __init__(self, session: AsyncSession, now: datetime, encryption: Encryption) -> None:
        self._session = session
        self._now = now
        self._encryption = encryption
        self._seals = Seals(encryption, CASES)

    async def keep(self, cases: Sequence[Case], *, by: str) -> Kept:
        """Keep the cases under their numbers; what is known already is replaced where it differs. `by` is person:7 or cli."""
        forms = await self._forms({case.court_code for case in cases})
        new = changed = 0
        for batch in _batches(cases):
            rows = await self._rows([case.number for case in batch])
            fresh = [case for case in batch if case.number not in rows]
            if fresh:
                values = [self._seals.sealed(self._values(case, forms, by)) for case in fresh]
                await run(self._session, sqlalchemy.insert(CaseRow), values)
            differing = [case for case in batch if case.number in rows and self._to_case(rows[case.number]) != case]
            for case in differing:
                self._seals.change(rows[case.number], self._values(case, forms, by))
            await self._session.flush()
            new, changed = new + len(fresh), changed + len(differing)
        return Kept(new=new, changed=changed, same=len(cases) - new - changed)

    async def parties(self, number: str) -> Parties | None:
        """The full names of a case, for those who are entitled; whoever asks for them has to be entered in the audit chain."""
        row = (await self._rows([number])).get(number)
        if row is None:
            return None
        case = self._to_case(row)
        return Parties(case.petitioner, case.respondent)

    async def get(self, number: str) -> CaseSummary | None:
        """The case, masked."""
        return next(iter(await self._summed_up(_summaries().where(col(CaseRow.number) == number))), None)

    async def of_petitioner(self, name: str) -> tuple[CaseSummary, ...]:
        """The cases of everybody who bears this name, in all courts, the oldest first."""
        fingerprints = self._encryption.fingerprints(name, PETITIONER)
        query = _summaries().where(col(CaseRow.petitioner_fingerprint).in_(fingerprints))
        return await self._summed_up(query.order_by(col(CaseRow.filed_on), col(CaseRow.number)))

    async def numbers_of(self, names: Collection[str], court_code: str) -> dict[str, tuple[str, ...]]:
        """The numbers of these petitioners' cases at the court, the oldest first; who has none there is left out."""
        hashes = {one: name for name in names for one in self._encryption.fingerprints(name, PETITIONER)}
        own = col(CaseRow.court_code) == court_code, col(CaseRow.petitioner_fingerprint).in_(hashes)
        query = select(CaseRow.petitioner_fingerprint, CaseRow.number).where(*own)
        found: defaultdict[str, list[str]] = defaultdict(list)
        for fingerprint, number in await self._session.exec(query.order_by(col(CaseRow.filed_on), col(CaseRow.number))):
            found[hashes[fingerprint]].append(number)
        return {name: tuple(numbers) for name, numbers in found.items()}

    async def of_court(self, court_code: str) -> tuple[CaseSummary, ...]:
        """The court's cases, masked, in the order of their numbers."""
        query = _summaries().where(col(CaseRow.court_code) == court_code)
        return await self._summed_up(query.order_by(col(CaseRow.number)))

    async def people_shown_as(self, court_code: str, name: str) -> tuple[tuple[CaseSummary, ...], ...]:
        """The court's petitioners whom the masked name can mean, each with his cases, the oldest first."""
        likely = col(CaseRow.petitioner_masked).startswith(name, autoescape=True)
        query = _summaries().add_columns(col(CaseRow.petitioner_fingerprint))
        query = query.where(col(CaseRow.court_code) == court_code, likely)
        people: defaultdict[str, list[CaseSummary]] = defaultdict(list)
        for row in await run(self._session, query.order_by(col(CaseRow.filed_on), col(CaseRow.number))):
            values: tuple[Any, ...] = tuple(row)
            case = CaseSummary(*values[:-1])
            if is_form_of(case.petitioner_masked, name):
                people[values[-1]].append(case)
        return tuple(map(tuple, people.values()))

    async def with_names_masked(self, text: str, court_code: str) -> str:
        """The text with the names of the court's petitioners masked, wherever they stand in it.

        Names are encrypted, so every piece of the text that may be one is looked for by its keyed hash.
        """
        pieces = {run_of[i:j] for run_of in _WRITTEN.findall(text) for i, j in _spans(len(run_of))}
        hashes = {one: piece for piece in pieces for one in self._encryption.fingerprints(piece, PETITIONER)}
        own = col(CaseRow.court_code) == court_code, col(CaseRow.petitioner_fingerprint).in_(hashes)
        query = select(CaseRow.petitioner_fingerprint, CaseRow.petitioner_masked).where(*own).distinct()
        forms = {hashes[fingerprint]: form for fingerprint, form in (await self._session.exec(query)).all()}
        for name in sorted(forms, key=len, reverse=True):
            text = text.replace(name, forms[name])
        return text

    async def _summed_up(self, query: Select[Any]) -> tuple[CaseSummary, ...]:
        return tuple(CaseSummary(**row._mapping) for row in await run(self._session, query))  # noqa: SLF001 - SQLAlchemy's public name

    async def drawn(self, numbers: Sequence[str], day: date) -> None:
        """Note that a draw fell on these cases."""
        for row in (await self._rows(numbers)).values():
            row.drawn_on = day
        await self._session.flush()

    async def met(self, number: str, day: date) -> None:
        """Note that the petitioner of the case was met; from that day on the case rests."""
        for row in (await self._rows([number])).values():
            row.interviewed_on = max(day, row.interviewed_on or day)
        await self._session.flush()

    async def _rows(self, numbers: Sequence[str]) -> dict[str, CaseRow]:
        query = select(CaseRow).where(col(CaseRow.number).in_(numbers))
        return {row.number: row for row in (await self._session.exec(query)).all()}

    async def _forms(self, court_codes: Collection[str]) -> _Forms:
        query = select(
            col(CaseRow.court_code), col(CaseRow.petitioner_fingerprint), col(CaseRow.petitioner_masked)
        ).where(col(CaseRow.court_code).in_(court_codes))
        return _Forms.of((await self._session.exec(query.distinct())).all())

    def _values(self, case: Case, forms: _Forms, by: str) -> dict[str, Any]:
        fingerprints = self._encryption.fingerprints(case.petitioner, PETITIONER)
        plain = {name: getattr(case, name) for name in _PLAIN}
        return plain | {
            "number": case.number,
            "petitioner": case.petitioner,
            "petitioner_masked": forms.form_of(case, fingerprints),
            "respondent": case.respondent,
            "respondent_masked": masked_parties(case.respondent),
            "petitioned_on": case.petitions.first_on,
            "petitions": case.petitions.count,
            "petition_levels": case.petitions.levels,
            "changed_at": self._now,
            "changed_by": by,
        }

    def _to_case(self, row: CaseRow) -> Case:
        return Case(
            number=row.number,
            **self._seals.opened(row),
            petitions=PetitionHistory(row.petitioned_on, row.petitions, row.petition_levels),
            **{name: getattr(row, name) for name in _PLAIN},
        )


def _summaries() -> Select[Any]:
    """Only the columns of a summary, in its order: a draw looks at every case of the court, and needs no name of any."""
    return sqlalchemy.select(*(getattr(CaseRow, one.name) for one in fields(CaseSummary)))


def _batches(cases: Sequence[Case]) -> Iterator[Sequence[Case]]:
    return (cases[start : start + _BATCH] for start in range(0, len(cases), _BATCH))


def _spans(length: int) -> Iterator[tuple[int, int]]:
    """Where names of two to eight characters can begin and end in so many characters."""
    return ((i, j) for i in range(length) for j in range(i + 2, min(i + _LONGEST_NAME, length) + 1))
