"""Tables, the unit of work and the repositories; what leaves this layer is a value, never a row."""
