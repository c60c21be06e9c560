"""Files from strangers: taken apart in a child process with limits, so that a hostile one costs nothing but a sentence."""

from bot.spreadsheets.reading import MAXIMUM_MEGABYTES, read_table, read_table_aside, read_tables

__all__ = ["MAXIMUM_MEGABYTES", "read_table", "read_table_aside", "read_tables"]
