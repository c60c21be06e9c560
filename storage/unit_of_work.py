"""One transaction and the repositories that work in it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime

from sqlmodel.ext.asyncio.session import AsyncSession

from storage.audit import Audit
from storage.bulletins import BulletinModes, BulletinNamings, Bulletins
from storage.burden import Burdens
from storage.buttons import Buttons
from storage.calendar import CalendarOverrides
from storage.cases import Cases
from storage.database import Database
from storage.deliveries import Deliveries
from storage.dispatch import Dispatch
from storage.draws import Draws
from storage.encryption import Encryption
from storage.enrolment import EnrolmentRepository
from storage.full_tables import FullTables
from storage.groups import Groups
from storage.inbox import Inbox
from storage.indicators import IndicatorRepository
from storage.interviews import InterviewQuestions, Interviews
from storage.marks import Marks
from storage.misreadings import Misreadings
from storage.orders import AwaitedAnswers, Drafts, Orders, Proposals, Steps
from storage.orders.ledger import Ledger
from storage.orders.letters import Letters
from storage.orders.undelivered import Undeliverables
from storage.outbox import Outbox
from storage.retention import Retention
from storage.roster import RosterRepository
from storage.self_check import SelfChecks
from storage.wide_tables import WideTables


class UnitOfWork:
    """The repositories of one transaction, all at one `now`. It is committed by who opened it, never inside."""

    def __init__(self, session: AsyncSession, now: datetime, encryption: Encryption) -> None:
        self.session = session
        self.now = now
        self.answers = AwaitedAnswers(session, now)
        self.audit = Audit(session, now, encryption)
        self.bulletin_modes = BulletinModes(session, now)
        self.bulletin_namings = BulletinNamings(session, now)
        self.bulletins = Bulletins(session, now)
        self.burdens = Burdens(session)
        self.buttons = Buttons(session, now)
        self.calendar = CalendarOverrides(session)
        self.cases = Cases(session, now, encryption)
        self.deliveries = Deliveries(session, now, encryption)
        self.dispatch = Dispatch(session, now, encryption)
        self.drafts = Drafts(session, now, encryption)
        self.draws = Draws(session, now)
        self.enrolment = EnrolmentRepository(session, now)
        self.full_tables = FullTables(session)
        self.groups = Groups(session)
        self.inbox = Inbox(session, now, encryption)
        self.interview_questions = InterviewQuestions(session, now)
        self.interviews = Interviews(session, now, encryption)
        self.letters = Letters(session, now, encryption)
        self.marks = Marks(session)
        self.misreadings = Misreadings(session, encryption)
        self.orders = Orders(session, now, encryption)
        self.ledger = Ledger(session, self.orders)
        self.proposals = Proposals(session, encryption)
        self.indicators = IndicatorRepository(session, now)
        self.outbox = Outbox(session, now, encryption)
        self.retention = Retention(session, now)
        self.roster = RosterRepository(session)
        self.self_checks = SelfChecks(session, now, encryption)
        self.undelivered = Undeliverables(session, now)
        self.steps = Steps(session, now)
        self.wide_tables = WideTables(session, now)


@asynccontextmanager
async def unit_of_work(database: Database, now: datetime) -> AsyncIterator[UnitOfWork]:
    """Everything done in the block is committed together when it ends, or not at all."""
    async with database.transaction() as session:
        yield UnitOfWork(session, now, database.encryption)
