"""Tables as offices keep them: shown as they are understood, confirmed or changed by who sent them, remembered."""

import asyncio
from dataclasses import replace
from datetime import date
from functools import partial

from handlers.routes import Access, Command, Press, Route, Where, Who
from handlers.scene import Scene
from rules.bulletins.values import Measure
from rules.incoming import Pressed, Said
from rules.indicators import Indicators
from rules.notifications.wide_tables import (
    CHANGE_TABLE,
    CONFIRM_TABLE,
    ChangeNotUnderstood,
    ColumnLine,
    HowToChange,
    NoTableWaits,
    OnlyRates,
    SampleLine,
    TableDayMissing,
    WideTableShown,
)
from rules.outgoing import Answer, Notification, Outgoing, Recipient
from rules.spreadsheets import Table
from rules.wide_import import NotUnderstood, changed, read_wide, with_meanings
from rules.wide_tables import Layout, layout_of
from storage.figure_import import import_wide
from storage.indicators import SourceFile
from storage.wide_tables import WaitingTable

OFFICE = Access(Who.OFFICE, Where.PRIVATE_OR_BOUND_GROUP)
SAMPLES = 3


def routes(indicators: Indicators) -> tuple[Route, ...]:
    return (
        Route(Press(CONFIRM_TABLE), OFFICE, partial(confirm, indicators=indicators)),
        Route(Press(CHANGE_TABLE), OFFICE, partial(explain, indicators=indicators)),
        Route(Command("columns"), OFFICE, partial(change, indicators=indicators)),
    )


async def wide_outcome(
    scene: Scene, said: Said, source: SourceFile, table: Table, indicators: Indicators
) -> Notification | None:
    """What becomes of a wide table: taken as its template says, shown, or refused; None where it is no wide table."""
    courts = scene.roster.courts
    layout = await asyncio.to_thread(layout_of, table, courts, indicators, (said.text, source.name))
    if layout is None:
        return None
    known = await scene.work.wide_tables.template(layout.signature)
    layout = with_meanings(layout, known) if known else layout
    if not layout.complete:
        return OnlyRates(source.name, _measures(layout.only_rates(), indicators))
    if known and layout.day is not None:
        return await import_wide(
            scene.work, source, table, layout, courts=courts, indicators=indicators, today=_today(scene)
        )
    number = await scene.work.wide_tables.wait(source.imported_by, source.hash, source.name, layout, table)
    waiting = WaitingTable(number, source.imported_by, source.hash, source.name, layout, table)
    return await _shown(scene, waiting, indicators, scene.place(said.chat.id))


async def confirm(scene: Scene, pressed: Pressed, *, indicators: Indicators) -> Answer | None:
    waiting = await scene.work.wide_tables.waiting(scene.button.subject_id if scene.button else 0)
    if waiting is None:
        return Answer(NoTableWaits(), is_alert=True)
    if waiting.layout.day is None:
        return Answer(TableDayMissing(), is_alert=True)
    source = SourceFile(waiting.source_hash, waiting.file_name, waiting.sender)
    outcome = await import_wide(
        scene.work,
        source,
        waiting.table,
        waiting.layout,
        courts=scene.roster.courts,
        indicators=indicators,
        today=_today(scene),
    )
    await scene.work.wide_tables.remember(waiting.layout, scene.speaker.id if scene.speaker else None)
    await scene.work.wide_tables.forget(waiting.id)
    await scene.work.audit.append(_sender(scene), "figures.template_confirmed", waiting.layout.signature[:16])
    await _say(scene, f"table-taken:{pressed.update_id}", scene.place(pressed.chat.id), outcome)
    return None


async def explain(scene: Scene, pressed: Pressed, *, indicators: Indicators) -> Answer | None:
    waiting = await scene.work.wide_tables.waiting(scene.button.subject_id if scene.button else 0)
    if waiting is None:
        return Answer(NoTableWaits(), is_alert=True)
    facts = HowToChange(_columns(waiting.layout, indicators))
    await _say(scene, f"table-change:{pressed.update_id}", scene.place(pressed.chat.id), facts)
    return None


async def change(scene: Scene, said: Said, *, indicators: Indicators) -> None:
    """/columns C=终本合格率 分子; D=不要; 日期=2026-11-20 changes the sender's newest table, and shows it again."""
    key, recipient = f"table-changed:{said.update_id}", scene.place(said.chat.id)
    waiting = await scene.work.wide_tables.newest_of(_sender(scene))
    if waiting is None:
        await _say(scene, key, recipient, NoTableWaits())
        return
    layout = changed(waiting.layout, said.arguments, indicators)
    if isinstance(layout, NotUnderstood):
        await _say(scene, key, recipient, ChangeNotUnderstood(layout.words))
        return
    await scene.work.wide_tables.change(waiting.id, layout)
    await _say(scene, key, recipient, await _shown(scene, replace(waiting, layout=layout), indicators, recipient))


async def _shown(scene: Scene, waiting: WaitingTable, indicators: Indicators, recipient: Recipient) -> WideTableShown:
    layout = waiting.layout
    # Without its day the figures are counted as if they were of today; nothing is kept yet.
    assumed = layout if layout.day else replace(layout, day=_today(scene))
    read = await asyncio.to_thread(read_wide, waiting.table, assumed, scene.roster.courts, indicators, _today(scene))
    offer = scene.work.buttons.offer
    subject = f"table:{waiting.id}"
    return WideTableShown(
        file_name=waiting.file_name,
        day=layout.day,
        columns=_columns(layout, indicators),
        only_rates=_measures(layout.only_rates(), indicators),
        figures=len(read.figures),
        courts=len({figure.court_code for figure in read.figures}),
        refused=len(read.refused),
        sample=tuple(
            SampleLine(
                scene.roster.courts[one.court_code].short_name,
                Measure.of(indicators[one.indicator_code]),
                one.numerator,
                one.denominator,
            )
            for one in read.figures[:SAMPLES]
        ),
        buttons=tuple(
            [await offer(action, subject, recipient, scene.new_code) for action in (CONFIRM_TABLE, CHANGE_TABLE)]
        ),
    )


def _columns(layout: Layout, indicators: Indicators) -> tuple[ColumnLine, ...]:
    return tuple(
        ColumnLine(
            one.letter,
            one.heading,
            Measure.of(indicators[one.meaning.indicator]),
            one.meaning.holds,
            one.meaning.factor,
        )
        if one.meaning and one.meaning.indicator in indicators.by_code
        else ColumnLine(one.letter, one.heading)
        for one in layout.columns
    )


def _measures(codes: tuple[str, ...], indicators: Indicators) -> tuple[Measure, ...]:
    return tuple(Measure.of(indicators[code]) for code in codes)


def _sender(scene: Scene) -> str:
    return f"person:{scene.speaker.id}" if scene.speaker else "admin"


def _today(scene: Scene) -> date:
    return scene.now.astimezone(scene.policy.zone).date()


async def _say(scene: Scene, key: str, recipient: Recipient, notification: Notification) -> None:
    await scene.work.outbox.put(Outgoing(key, recipient, notification))
