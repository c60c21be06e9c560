"""The events under which the audit chain keeps that somebody read a full name."""

ORDER_READ = "name.read"
CASE_READ = "case.read"
CASES_SEARCHED = "cases.searched"
EVENTS = (ORDER_READ, CASE_READ, CASES_SEARCHED)
