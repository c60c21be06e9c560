"""Bulletins: their occurrences and what was published, the modes that were switched, and whom they named."""

from storage.bulletins.modes import BulletinModes, ModeSwitch
from storage.bulletins.namings import BulletinNamings
from storage.bulletins.occurrences import Bulletins, Kept

__all__ = ["BulletinModes", "BulletinNamings", "Bulletins", "Kept", "ModeSwitch"]
