"""People press buttons and react."""

from bot.sandbox.acts.speaking import Speaking
from bot.sandbox.errors import ActError
from bot.sandbox.messages import Button, Message, Press
from bot.sandbox.people import Status
from bot.sandbox.state import Who
from bot.sandbox.wire import chat_json, press_json, unix, user_json


class Pressing(Speaking):
    def press(self, who: Who, message: Message, button: Button | str) -> Press:
        """The press, whose `answer` the bot will set. A str is callback data, also of a button that is gone by now.

        Raises ActError when the person is not in the chat, or the button is a link.
        """
        user = self.user(who)
        data = button if isinstance(button, str) else button.data
        if data is None:
            raise ActError("此按钮只打开链接", "this button only opens a link")
        member = message.chat.members.get(user.id)
        if member is None or not member.is_inside:
            raise ActError(f"{user.name}不在此会话中", f"{user.name} is not in this chat")
        number = str(4_382_000_000_000_000_000 + len(self.presses))
        press = Press(number, user, message, data, self.now())
        self.presses[press.id] = press
        self.known_users.add(user.id)
        if self._bot_member(message.chat).status is not Status.KICKED:
            self.updates.add("callback_query", press_json(press))
            # Nothing is shown of a press, so nothing else ends the bot's long poll.
            self.bell.ring()
        return press

    def react(self, who: Who, message: Message, emoji: str) -> None:
        """Put, change or (with "") take back a reaction. The bot hears of it only as an admin who asked for it."""
        user = self.user(who)
        old = message.reactions.pop(user.id, "")
        if emoji:
            message.reactions[user.id] = emoji
        if self._bot_member(message.chat).is_admin:
            self.updates.add(
                "message_reaction",
                {
                    "chat": chat_json(message.chat),
                    "message_id": message.id,
                    "user": user_json(user),
                    "date": unix(self.now()),
                    "old_reaction": _reaction(old),
                    "new_reaction": _reaction(emoji),
                },
            )
        self.tell("message", message.chat, message_id=message.id)


def _reaction(emoji: str) -> list[dict[str, str]]:
    return [{"type": "emoji", "emoji": emoji}] if emoji else []
