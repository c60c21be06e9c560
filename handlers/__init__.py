"""What people wake: one module a feature, each read – load – ask a rule – commit."""
