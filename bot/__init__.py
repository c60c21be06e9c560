"""Entry points, settings, wiring, the way to and from Telegram, and the words that it says."""
