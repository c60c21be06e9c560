"""The words about the register of cases: why a line was refused, what an import changed."""

from rules.case_import import CaseFault, CaseRefusal


def line_text(refusal: CaseRefusal) -> str:
    """One refused line with its column, its cell and the reason."""
    reasons = {
        CaseFault.EMPTY: "is empty",
        CaseFault.NO_CASE_NUMBER: "is no case number; write it as （2019）辽0211执1234号",
        CaseFault.NO_DAY: "is no date; write it as 2019-03-05",
        CaseFault.DAY_OUT_OF_RANGE: "is too early, or later than today; check the year",
        CaseFault.UNKNOWN_COURT: "no such court; write its full name, short name or code",
        CaseFault.AMBIGUOUS_COURT: f"several courts are called so: {refusal.detail}; write the full name or the code",
        CaseFault.OTHER_COURTS_NUMBER: f"does not belong to this court, whose numbers have {refusal.detail} in them",
        CaseFault.OUT_OF_REACH: "is a case of another court",
        CaseFault.NO_AMOUNT: "is no amount; write yuan, such as 120000 or 12万元",
        CaseFault.NO_COUNT: "is no count; write a whole number",
        CaseFault.UNKNOWN_STATE: f"no such state; there are: {refusal.detail}",
        CaseFault.TOO_LONG: "is too long; perhaps it stands in the wrong column",
        CaseFault.SAME_NUMBER: f"has the number of line {refusal.detail} and says something else; keep one of them",
    }
    cell = f" “{refusal.cell}”" if refusal.cell else ""
    return f"Line {refusal.line}, {refusal.heading}{cell}: {reasons[refusal.fault]}"


def kept_text(new: int, changed: int, same: int, refused: int) -> str:
    text = f"Register of cases: {new:,} new, {changed:,} changed, {same:,} as before."
    return text + (f" {refused:,} lines were not taken; mend them and import again." if refused else "")
