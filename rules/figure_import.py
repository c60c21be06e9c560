"""What an import says: the summary of what was taken, and every refused line."""

from rules.indicator_import import FiguresRead, days_of
from rules.notifications.indicators import FiguresImported

LISTED_REFUSALS = 60


def summary_of(file_name: str, read: FiguresRead, *, new: int, changed: int, same: int) -> FiguresImported:
    return FiguresImported(
        file_name=file_name,
        days=days_of(read.figures),
        courts=len({figure.court_code for figure in read.figures}),
        indicators=len({figure.indicator_code for figure in read.figures}),
        new=new,
        changed=changed,
        same=same,
        refused=len(read.refused),
        refusals=read.refused[:LISTED_REFUSALS],
    )
