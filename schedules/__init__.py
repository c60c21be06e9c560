"""What the clock wakes: one module a feature, each read – load – ask a rule – commit."""
