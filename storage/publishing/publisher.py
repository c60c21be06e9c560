"""One occurrence, from its gates to its messages, all in the caller's transaction."""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from rules.bulletins.doubts import Doubt, doubts, related
from rules.bulletins.fairness import namings
from rules.bulletins.full_table import FullTable
from rules.bulletins.inputs import hash_of, inputs_of
from rules.bulletins.making import Edition, make_bulletin
from rules.bulletins.occurrences import Hold, Occurrence, figures_for, has_lapsed, is_late
from rules.bulletins.recipients import bulletin_messages
from rules.bulletins.series import Series
from rules.bulletins.values import Bulletin, BulletinName, BulletinState, HoldReason, Measure
from rules.courts import Level
from rules.groups import Group, GroupKind
from rules.indicators import Figure, Indicator, Indicators
from rules.indicators.alarms import alarms, worth_a_look
from rules.interviews.counts import Tally, tally
from rules.interviews.periods import month_of
from rules.ledger.entries import Eyes
from rules.notifications.bulletin_releases import (
    ACCEPT_DOUBTS,
    RELEASE,
    RETURN_BULLETIN,
    BulletinHeld,
    BulletinLapsed,
    ReleaseAsked,
    Settled,
)
from rules.notifications.bulletins import ProvinceBulletin
from rules.office import office_recipients
from rules.outgoing import Button, Notification, Outgoing, Recipient
from rules.people import Roster, invitees
from rules.policy import Policy
from storage.bulletins import Kept
from storage.interviews.counting import counted
from storage.publishing.pressing import filed, with_buttons
from storage.snapshots import SnapshotOf, load_full_table, load_snapshot, load_tallies
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class Made:
    """A bulletin with the bytes that decided it, every indicator that it was taken from, and what looks wrong."""

    bulletin: Bulletin
    inputs: bytes
    table: FullTable
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True)
class Publisher:
    """What is needed to publish: a transaction, the day's posts, the owner's policy, the definitions and fresh codes."""

    work: UnitOfWork
    roster: Roster
    policy: Policy
    definitions: Indicators
    new_code: Callable[[], str]

    async def settle(self, occurrence: Occurrence, series: Series | None) -> None:
        """Publish what is due, or lay it before the office, or keep why it waits; whatever waited too long lapses.

        `series` None: the owner has taken it out of the policy, so that what was open of it only lapses.
        """
        if has_lapsed(occurrence, self.work.now, self.policy.bulletins):
            await self._lapse(occurrence)
        elif series is not None and await self._wants_a_look(occurrence):
            made = await self.make(occurrence, series)
            if isinstance(made, Hold):
                await self._hold(occurrence, made, series)
            elif series.preview:
                await self.lay_before_the_office(occurrence, made)
            else:
                await self._publish(occurrence, made)

    async def _wants_a_look(self, occurrence: Occurrence) -> bool:
        """Not while the office has it, nor while its figures look wrong and nothing has been imported since."""
        if occurrence.state is BulletinState.PREVIEWED:
            return False
        is_doubted = occurrence.hold_reason is HoldReason.IMPLAUSIBLE
        return not is_doubted or occurrence.seen_import != await self.work.indicators.newest_import()

    async def make(self, occurrence: Occurrence, series: Series, *, accepts_doubts: bool = False) -> Made | Hold:
        """The bulletin as it would be published now, or what holds it."""
        rules, indicator = self.policy.bulletins, self.definitions[self.policy.bulletins.indicator_of(series)]
        closing = series.closes_on(occurrence.issued_on)
        published = await self.work.bulletins.last_published(series.name)
        last_day = published.figures_day if published and published.measure.code == indicator.code else None
        reported = await self.work.indicators.reported(indicator.code, closing - rules.oldest_figures, closing)
        found = figures_for(closing, reported, self._expected, last_day, rules)
        if isinstance(found, Hold):
            return found
        made = await self.compute(occurrence, series, indicator, found)
        if made.doubts and not accepts_doubts:
            return Hold(HoldReason.IMPLAUSIBLE, found, reported[found], self._expected, made.doubts)
        return made

    async def compute(self, occurrence: Occurrence, series: Series, indicator: Indicator, figures_day: date) -> Made:
        """The bulletin of that day's figures, whatever a gate would say."""
        mode = await self.work.bulletin_modes.mode_of(series, self.policy.bulletins)
        rules = replace(self.policy.bulletins, mode=mode)
        tallies = await load_tallies(self.work, self.definitions, series, figures_day)
        eyes = Eyes(self.work.now, self.policy.court_time, self.policy.lights)
        of = SnapshotOf(occurrence.issued_on, figures_day, series, eyes, tallies)
        snapshot = await load_snapshot(self.work, indicator, self.roster.courts, of)
        inputs = inputs_of(snapshot, rules)
        edition = Edition(
            key=occurrence.key,
            series=series.name,
            kind=series.kind,
            title=series.title,
            is_late=is_late(occurrence, self.work.now, rules),
            to=series.to,
            people=self._people(series),
        )
        bulletin = make_bulletin(snapshot, rules, edition, self.work.now, hash_of(inputs))
        table = await load_full_table(
            self.work,
            self.definitions,
            self.roster.courts,
            figures_day=figures_day,
            before_key=snapshot.before_key,
        )
        return Made(bulletin, inputs, table, await self._doubts(indicator, figures_day, snapshot.figures))

    @property
    def _expected(self) -> int:
        courts = self.roster.courts
        return len(courts.at(Level.BASIC)) + len(courts.at(Level.INTERMEDIATE))

    def _people(self, series: Series) -> tuple[int, ...]:
        """The people whom the policy names, those that are found once and enrolled."""
        found = [invitees(self.roster, words) for words in series.people]
        return tuple(dict.fromkeys(one[0].id for one in found if len(one) == 1 and one[0].is_enrolled))

    async def _doubts(self, indicator: Indicator, day: date, figures: tuple[Figure, ...]) -> tuple[Doubt, ...]:
        rules = self.policy.alarms
        others = related(indicator.code, rules) - {indicator.code}
        today = (*figures, *(await self.work.indicators.of_day(day, others) if others else ()))
        ranges = await self.work.indicators.ranges(indicator.code, day, rules.median_days)
        courts = worth_a_look(figures, ranges, self.definitions, rules)
        history = await self.work.indicators.history(indicator.code, day, rules.median_days, courts=courts)
        found = alarms(today, (one for figures in history for one in figures), self.definitions, rules)
        return doubts(found, indicator.code, self.roster.courts, self.definitions)

    async def _publish(self, occurrence: Occurrence, made: Made, *, by: int | None = None) -> int | None:
        """Keep the bulletin and put every message of it into the outbox. None where somebody was faster."""
        bulletin = made.bulletin
        number = await self.work.bulletins.publish(occurrence, bulletin, made.inputs, by=by)
        if number is None:
            return None
        await self.work.full_tables.keep(bulletin.key, made.table)
        groups = await self.work.groups.bound()
        await self._say(bulletin, groups)
        await self._file(bulletin, number, groups)
        return number

    async def _file(self, bulletin: Bulletin, number: int, groups: Sequence[Group]) -> None:
        """Tell the office under which number it left, and where its files are."""
        messages = await filed(self.work, bulletin, number, office_recipients(groups, self.roster), self.new_code)
        await self.work.outbox.put_all(messages)

    async def _say(self, bulletin: Bulletin, groups: Sequence[Group], replies: dict[str, int] | None = None) -> None:
        """Every message of the bulletin; `replies` are the messages that they hang under, by recipient."""
        await self.work.bulletin_namings.keep(bulletin.key, namings(bulletin))
        messages = bulletin_messages(bulletin, groups, self.roster.courts)
        messages = await self._with_interviews(messages, {one.id for one in groups if one.kind is GroupKind.COMMAND})
        if replies:
            messages = tuple(replace(one, reply_to_message=replies.get(one.recipient.key)) for one in messages)
        await self.work.outbox.put_all(await with_buttons(self.work, bulletin, messages, self.new_code))

    async def _with_interviews(self, messages: tuple[Outgoing, ...], command: set[int]) -> tuple[Outgoing, ...]:
        """The messages; those to the command group also tell how many petitioners were met this month."""
        zone = self.policy.zone
        found = tally(await counted(self.work, self.roster, zone), month_of(self.work.now.astimezone(zone).date()))
        if found == Tally():
            return messages
        return tuple(
            replace(one, notification=replace(one.notification, interviews=found))
            if one.recipient.group_id in command and isinstance(one.notification, ProvinceBulletin)
            else one
            for one in messages
        )

    async def lay_before_the_office(
        self, occurrence: Occurrence, made: Made, facts: ReleaseAsked | None = None, *, corrects: str | None = None
    ) -> bool:
        """Keep the bulletin until the office releases it. False where it is settled, or was laid before the office, already."""
        bulletin = made.bulletin
        note = facts.note if facts else ""
        if not await self.work.bulletins.preview(occurrence, bulletin, made.inputs, note=note, corrects=corrects):
            return False
        await self.work.full_tables.keep(bulletin.key, made.table)
        asked = facts or await self.asked(bulletin, made.doubts)
        for recipient in await self.office():
            key = f"{bulletin.key}:preview:{recipient.key}"
            await self.work.outbox.put(Outgoing(key, recipient, ProvinceBulletin(bulletin)))
            offered = replace(asked, buttons=await self._buttons(bulletin.key, recipient, RELEASE, RETURN_BULLETIN))
            slot = f"release:{bulletin.key}"
            await self.work.outbox.put(Outgoing(f"{slot}:{recipient.key}", recipient, offered, slot=slot))
        return True

    async def asked(self, bulletin: Bulletin, found: tuple[Doubt, ...] = ()) -> ReleaseAsked:
        """What stands under a preview, without buttons."""
        messages = bulletin_messages(bulletin, await self.work.groups.bound(), self.roster.courts)
        groups = sum(1 for one in messages if one.recipient.group_id is not None)
        return ReleaseAsked(
            name=bulletin.name,
            measure=bulletin.measure,
            mode=bulletin.mode,
            groups=groups,
            people=len(messages) - groups,
            doubts=found,
            missing=sum(len(pool.missing) for pool in bulletin.pools),
        )

    async def release(self, key: str, by: int) -> int | None:
        """The office has pressed 发布. Returns the bulletin's number; None where it was settled before.

        A bulletin that was held as implausible is computed now; one that was previewed leaves as it was seen.
        """
        kept = await self.work.bulletins.kept(key)
        if kept is None or kept.state is not BulletinState.PREVIEWED:
            return await self._release_held(key, by)
        bulletin = replace(kept.bulletin, published_at=self.work.now)
        inputs = await self.work.bulletins.inputs(key) or b""
        number = await self.work.bulletins.publish(kept.occurrence, bulletin, inputs, by=by, note=kept.note)
        if number is None:
            return None
        replies: dict[str, int] = {}
        if kept.corrects is not None:
            replies = await self._sent(kept.corrects)
            await self.work.bulletins.note_correction(kept.corrects, key)
        groups = await self.work.groups.bound()
        await self._say(bulletin, groups, replies)
        await self._file(bulletin, number, groups)
        await self._close(kept, Settled.RELEASED, by, number)
        return number

    async def _release_held(self, key: str, by: int) -> int | None:
        occurrence = await self.work.bulletins.occurrence(key)
        series = self.policy.bulletins.named_series(occurrence.series) if occurrence else None
        if occurrence is None or series is None or occurrence.hold_reason is not HoldReason.IMPLAUSIBLE:
            return None
        made = await self.make(occurrence, series, accepts_doubts=True)
        return None if isinstance(made, Hold) else await self._publish(occurrence, made, by=by)

    async def give_back(self, key: str, by: int) -> bool:
        """The office has pressed 退回: this occurrence is never published. False where it was settled before."""
        occurrence = await self.work.bulletins.occurrence(key)
        if occurrence is None or not await self.work.bulletins.give_back(occurrence, by):
            return False
        kept = await self.work.bulletins.kept(key)
        if kept is not None:
            await self._close(kept, Settled.RETURNED, by)
        return True

    async def _close(self, kept: Kept, settled: Settled, by: int | None, number: int | None = None) -> None:
        """Say in place of the buttons what was decided, and by whom."""
        person = self.roster.person_by_id.get(by or 0)
        facts = replace(
            await self.asked(kept.bulletin), settled=settled, by=person.name if person else "", number=number
        )
        slot = f"release:{kept.key}"
        for recipient in await self.office():
            await self.work.outbox.put(Outgoing(f"{slot}:settled:{recipient.key}", recipient, facts, slot=slot))

    async def _lapse(self, occurrence: Occurrence) -> None:
        if not await self.work.bulletins.lapse(occurrence):
            return
        kept = await self.work.bulletins.kept(occurrence.key)
        if kept is not None:
            await self._close(kept, Settled.LAPSED, None)
        await self._tell_the_office(f"{occurrence.key}:lapsed", BulletinLapsed(self._name(occurrence)))

    async def _hold(self, occurrence: Occurrence, hold: Hold, series: Series) -> None:
        """Keep why it waits, and tell the office when that is new."""
        is_doubt = hold.reason is HoldReason.IMPLAUSIBLE
        if occurrence.hold_reason is hold.reason and not is_doubt:
            return
        await self.work.bulletins.hold(occurrence, hold, await self.work.indicators.newest_import())
        indicator = self.definitions[self.policy.bulletins.indicator_of(series)]
        facts = BulletinHeld(
            self._name(occurrence), Measure.of(indicator), hold, await self._missing(indicator, hold.figures_day)
        )
        why = f"{hold.reason}:{_digest(hold.doubts)}" if is_doubt else str(hold.reason)
        for recipient in await self.office():
            buttons = await self._buttons(occurrence.key, recipient, ACCEPT_DOUBTS, RETURN_BULLETIN) if is_doubt else ()
            key = f"{occurrence.key}:held:{why}:{recipient.key}"
            await self.work.outbox.put(Outgoing(key, recipient, replace(facts, buttons=buttons)))

    def _name(self, occurrence: Occurrence) -> BulletinName:
        series = self.policy.bulletins.named_series(occurrence.series)
        return BulletinName(occurrence.kind, occurrence.issued_on, title=series.title if series else "")

    async def _missing(self, indicator: Indicator, figures_day: date | None) -> tuple[str, ...]:
        """The short names of the courts whose figures of that day are not there."""
        if figures_day is None:
            return ()
        there = {figure.court_code for figure in await self.work.indicators.figures(indicator.code, figures_day)}
        ranked = (court for court in self.roster.courts if court.level is not Level.HIGH)
        return tuple(court.short_name for court in ranked if court.code not in there)

    async def _sent(self, key: str) -> dict[str, int]:
        """The messages of the bulletin as they stand in the chats, by recipient."""
        fates = await self.work.outbox.fates(await self.message_keys(key))
        return {fate.recipient.key: fate.message_id for fate in fates if fate.message_id is not None}

    async def message_keys(self, key: str) -> tuple[str, ...]:
        """The outbox keys under which the bulletin may have been sent, to whichever group or person."""
        kept = await self.work.bulletins.kept(key)
        groups = [Recipient(group_id=group.id) for group in await self.work.groups.known()]
        people = [Recipient(person_id=one) for one in (kept.bulletin.people if kept else ())]
        return tuple(f"{key}:{recipient.key}" for recipient in (*groups, *people))

    async def office(self) -> tuple[Recipient, ...]:
        return office_recipients(await self.work.groups.bound(kind=GroupKind.OFFICE), self.roster)

    async def _buttons(self, key: str, recipient: Recipient, *actions: str) -> tuple[Button, ...]:
        return (await self.work.buttons.offer_many(key, {recipient: actions}, self.new_code))[recipient]

    async def _tell_the_office(self, key: str, facts: Notification) -> None:
        for recipient in await self.office():
            await self.work.outbox.put(Outgoing(f"{key}:{recipient.key}", recipient, facts))


def _digest(found: Iterable[Doubt]) -> str:
    return hashlib.sha256(repr(tuple(found)).encode()).hexdigest()[:16]
