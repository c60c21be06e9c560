"""What really happened, against what the bot believes: a pure comparison after the last process has come to rest."""

from collections import Counter
from dataclasses import dataclass

from bot.sandbox.messages import Message
from rules.outgoing import OutboxState, WhenUncertain
from storage.tables.messages import InboxRow, InboxState, OutboxRow


@dataclass(frozen=True, slots=True)
class Finding:
    """Violations of the promises; empty where they were kept. `duplicates` counts messages said twice, all explained."""

    violations: tuple[str, ...]
    duplicates: int


def compare(
    said: dict[int, Message], answers: list[Message], inbox: list[InboxRow], outbox: list[OutboxRow]
) -> Finding:
    """`said` are the people's messages by update id; `answers` all that the bot ever said, each a reply to one of them."""
    heard = Counter((answer.chat.id, answer.reply_to.id) for answer in answers if answer.reply_to)
    done = {row.update_id for row in inbox if row.state is InboxState.DONE}
    rows = {row.key: row for row in outbox}
    violations = [f"update {update_id} was lost" for update_id in said if update_id not in done]
    violations += [f"{row.key} rests in {row.state}" for row in outbox if not row.state.is_final]
    for update_id, message in said.items():
        row = rows.get(f"answer:{update_id}")
        violations += [] if row else [f"update {update_id} has no answer"]
        if row is not None:
            violations += _violations(row, heard[message.chat.id, message.id])
    duplicates = sum(times - 1 for times in heard.values() if times > 1)
    return Finding(tuple(violations), duplicates)


def _violations(row: OutboxRow, times: int) -> list[str]:
    found = []
    if times == 0 and not (row.state is OutboxState.UNCERTAIN and row.when_uncertain is WhenUncertain.DROP):
        found.append(f"{row.key} was lost as {row.state}")
    if times > 1 and not row.is_resent:
        found.append(f"{row.key} was said {times} times without a known fault")
    if times > row.attempts:
        found.append(f"{row.key} was said {times} times in {row.attempts} attempts")
    if row.when_uncertain is WhenUncertain.DROP and times > 1:
        found.append(f"{row.key} must not be repeated, yet was said {times} times")
    return found
