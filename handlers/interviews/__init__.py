"""Interviews with petitioners: cases drawn, appointments made, records filled in, promises taken down."""

from handlers.interviews import appointing, attaching, cards, counting, drawing, promising, recording

ROUTES = (
    *drawing.ROUTES,
    *cards.ROUTES,
    *appointing.ROUTES,
    *recording.ROUTES,
    *promising.ROUTES,
    *attaching.ROUTES,
    *counting.ROUTES,
)
