"""今日督办: what each president reads before the courts open."""
