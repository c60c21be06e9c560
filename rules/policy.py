"""What the owner of the bot decides; the policy file fills it in, the defaults are the design's."""

from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from rules.enrolment import EnrolmentPolicy
from rules.groups import GroupPolicy
from rules.working_time import QuietHours, WorkingHours


@dataclass(frozen=True)
class Policy:
    """One part a feature."""

    zone: ZoneInfo = field(default_factory=lambda: ZoneInfo("Asia/Shanghai"))
    working_hours: WorkingHours = field(default_factory=WorkingHours)
    quiet_hours: QuietHours = field(default_factory=QuietHours)
    enrolment: EnrolmentPolicy = field(default_factory=EnrolmentPolicy)
    groups: GroupPolicy = field(default_factory=GroupPolicy)
