"""Orders and what belongs to them: their ledger, the steps of their ladders, drafts, awaited answers, proposals, cards."""

from storage.orders.answers import AwaitedAnswers
from storage.orders.drafts import Drafts
from storage.orders.orders import Orders
from storage.orders.proposals import Proposals
from storage.orders.steps import Steps

__all__ = ["AwaitedAnswers", "Drafts", "Orders", "Proposals", "Steps"]
