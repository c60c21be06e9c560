"""自检: whether every step of every ladder stands where its order says, and whether anything came to a stop."""
