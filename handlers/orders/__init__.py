"""Orders: heard in groups, given by command, worked on by buttons and commands, looked up."""

from handlers.orders import (
    commands,
    deciding,
    drafts,
    edits,
    explaining,
    extending,
    hearing,
    ledger,
    letters,
    lists,
    misreadings,
    naming,
    presses,
    roll_up,
)

ROUTES = (
    *hearing.ROUTES,
    *commands.ROUTES,
    *presses.ROUTES,
    *roll_up.ROUTES,
    *extending.ROUTES,
    *deciding.ROUTES,
    *edits.ROUTES,
    *explaining.ROUTES,
    *misreadings.ROUTES,
    *drafts.ROUTES,
    *naming.ROUTES,
    *letters.ROUTES,
    *ledger.ROUTES,
    *lists.ROUTES,
)
