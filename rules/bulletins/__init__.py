"""The bulletin: when it is due, what holds it back, and what it says, computed once and never again."""
