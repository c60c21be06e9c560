"""Interviews and what belongs to them: participants, promises, tags, attachments, and what the bot waits to hear."""

from storage.interviews.interviews import Interviews
from storage.interviews.questions import InterviewQuestions

__all__ = ["InterviewQuestions", "Interviews"]
