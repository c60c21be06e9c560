"""Deleting everything of a petitioner, of a case or of somebody of the roster; what is left is what is counted."""

from storage.erasure.erasing import REACHED, Erased, Erasure
from storage.erasure.wiping import wipe_orders

__all__ = ["REACHED", "Erased", "Erasure", "wipe_orders"]
