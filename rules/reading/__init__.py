"""Reading messages as presidents write them: orders, and everything that is none."""
