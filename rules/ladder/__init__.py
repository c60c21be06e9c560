"""The escalation ladder: which steps there are, when they are due, and when they stop."""
