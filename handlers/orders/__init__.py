"""Orders: heard in groups, given by command, worked on by buttons and commands, looked up."""

from handlers.orders import commands, drafts, hearing, lists, naming, presses

ROUTES = (
    *hearing.ROUTES,
    *commands.ROUTES,
    *presses.ROUTES,
    *drafts.ROUTES,
    *naming.ROUTES,
    *lists.ROUTES,
)
