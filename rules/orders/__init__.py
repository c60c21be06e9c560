"""Orders: what they are, who may do what with them, and what follows."""
