"""The web addresses: Telegram's for the bot, the sandbox's own for people."""
