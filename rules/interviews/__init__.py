"""Interviews with petitioners: the appointment, the record, the promises, and what is remembered of earlier ones."""
