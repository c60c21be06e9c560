"""What the owner of the bot decides; the policy file fills it in, the defaults are the design's."""

from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from rules.bulletins.policy import BulletinPolicy
from rules.calendar import Calendar
from rules.day_start.values import DayStartPolicy
from rules.deadlines.values import Conventions
from rules.dispatch.policy import DispatchPolicy
from rules.draw import InterviewPolicy
from rules.enrolment import EnrolmentPolicy
from rules.groups import GroupPolicy
from rules.indicators.alarms import AlarmPolicy
from rules.interviews.policy import AppointmentPolicy
from rules.ladder.values import URGENT, Ladder, Ladders
from rules.ledger.policy import BurdenPolicy, LightPolicy
from rules.orders.decide import Terms
from rules.orders.policy import OrderPolicy
from rules.orders.time_limits import TIME_LIMITS, TimeLimit
from rules.reading.values import OrderKind, Thresholds
from rules.retention import PersonalDataPolicy
from rules.scoring import ScoringPolicy
from rules.self_check.policy import SelfCheckPolicy
from rules.working_time import CourtTime, QuietHours, WorkingHours


@dataclass(frozen=True)
class Policy:
    """One part a feature."""

    zone: ZoneInfo = field(default_factory=lambda: ZoneInfo("Asia/Shanghai"))
    working_hours: WorkingHours = field(default_factory=WorkingHours)
    quiet_hours: QuietHours = field(default_factory=QuietHours)
    enrolment: EnrolmentPolicy = field(default_factory=EnrolmentPolicy)
    groups: GroupPolicy = field(default_factory=GroupPolicy)
    calendar: Calendar = field(default_factory=Calendar)
    conventions: Conventions = field(default_factory=Conventions)
    thresholds: Thresholds = field(default_factory=Thresholds)
    orders: OrderPolicy = field(default_factory=OrderPolicy)
    ladder: Ladder = field(default_factory=Ladder)
    urgent_ladder: Ladder = URGENT
    ladders: Ladders = field(default_factory=Ladders)
    bulletins: BulletinPolicy = field(default_factory=BulletinPolicy)
    alarms: AlarmPolicy = field(default_factory=AlarmPolicy)
    dispatch: DispatchPolicy = field(default_factory=DispatchPolicy)
    interviews: InterviewPolicy = field(default_factory=InterviewPolicy)
    personal_data: PersonalDataPolicy = field(default_factory=PersonalDataPolicy)
    day_start: DayStartPolicy = field(default_factory=DayStartPolicy)
    lights: LightPolicy = field(default_factory=LightPolicy)
    scoring: ScoringPolicy = field(default_factory=ScoringPolicy)
    burden: BurdenPolicy = field(default_factory=BurdenPolicy)
    self_check: SelfCheckPolicy = field(default_factory=SelfCheckPolicy)
    time_limits: tuple[TimeLimit, ...] = TIME_LIMITS
    appointments: AppointmentPolicy = field(default_factory=AppointmentPolicy)

    @property
    def court_time(self) -> CourtTime:
        return CourtTime(self.calendar, self.working_hours, self.quiet_hours, self.zone)

    @property
    def terms(self) -> Terms:
        """Under which people act on orders."""
        return Terms(self.orders, self.court_time)

    def ladder_of(self, kind: OrderKind, *, is_urgent: bool) -> Ladder:
        """The ladder that an order of this kind is given."""
        return self.ladders.of(kind, is_urgent=is_urgent) or (self.urgent_ladder if is_urgent else self.ladder)
