"""What people do. The page and the tests use the same functions, so what is tested is what is shown."""
