"""Who there is, and where they meet."""

from dataclasses import dataclass, field, replace
from enum import StrEnum

from bot.sandbox.messages import Message

ANONYMOUS_ADMIN_ID = 1087968824
CHANNEL_BOT_ID = 136817688


@dataclass(frozen=True, slots=True)
class User:
    """An account. `title` is shown on the page only (大连中院院长); Telegram knows nothing of it."""

    id: int
    first_name: str
    last_name: str | None = None
    username: str | None = None
    language_code: str | None = "zh-hans"
    is_bot: bool = False
    title: str | None = None

    @property
    def name(self) -> str:
        return " ".join(filter(None, (self.first_name, self.last_name)))


class ChatType(StrEnum):
    PRIVATE = "private"
    GROUP = "group"
    SUPERGROUP = "supergroup"
    CHANNEL = "channel"


class Status(StrEnum):
    CREATOR = "creator"
    ADMINISTRATOR = "administrator"
    MEMBER = "member"
    RESTRICTED = "restricted"
    LEFT = "left"
    KICKED = "kicked"


INSIDE = {Status.CREATOR, Status.ADMINISTRATOR, Status.MEMBER, Status.RESTRICTED}
ADMINS = {Status.CREATOR, Status.ADMINISTRATOR}
DEFAULT_RIGHTS = frozenset(
    {"can_manage_chat", "can_delete_messages", "can_invite_users", "can_pin_messages", "can_restrict_members"}
)


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody's standing in a chat. `reads_all` is the bot's privacy mode as it was when it was added."""

    user: User
    status: Status = Status.MEMBER
    rights: frozenset[str] = frozenset()
    is_anonymous: bool = False
    reads_all: bool = False

    @property
    def is_inside(self) -> bool:
        return self.status in INSIDE

    @property
    def is_admin(self) -> bool:
        return self.status in ADMINS

    def may(self, right: str) -> bool:
        return self.status is Status.CREATOR or (self.is_admin and right in self.rights)

    def become(self, status: Status, rights: frozenset[str] = frozenset()) -> "Member":
        return replace(self, status=status, rights=rights)


@dataclass(slots=True)
class Topic:
    name: str
    is_closed: bool = False


@dataclass(slots=True)
class Chat:
    """A conversation and all that was said in it. A private chat has the person's id."""

    id: int
    type: ChatType
    title: str | None = None
    username: str | None = None
    is_forum: bool = False
    members: dict[int, Member] = field(default_factory=dict)
    messages: dict[int, Message] = field(default_factory=dict)
    topics: dict[int, Topic] = field(default_factory=dict)
    pinned: list[int] = field(default_factory=list)
    is_on_top: bool = False
    last_id: int = 0
    last_bot_id: int | None = None
    migrated_to: int | None = None
    is_deleted: bool = False

    @property
    def is_private(self) -> bool:
        return self.type is ChatType.PRIVATE

    @property
    def is_group(self) -> bool:
        return self.type in {ChatType.GROUP, ChatType.SUPERGROUP}

    def next_id(self) -> int:
        """The id of the next message. Ids are counted per chat, so that nobody relies on them alone."""
        self.last_id += 1
        return self.last_id
