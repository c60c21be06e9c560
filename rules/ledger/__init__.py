"""督办台账: all orders as the office looks at them – one line a responsible party, its light, and sums by court and leader."""
