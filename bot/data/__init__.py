"""Tables shipped with the program."""
