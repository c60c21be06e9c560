"""Carrying out what the rules decide about bulletins: computed, held, laid before the office, published, corrected, withdrawn."""

from storage.publishing.asking import ask_first
from storage.publishing.correcting import propose_correction
from storage.publishing.publisher import Made, Publisher
from storage.publishing.withdrawing import begin_withdrawal, take_back

__all__ = ["Made", "Publisher", "ask_first", "begin_withdrawal", "propose_correction", "take_back"]
