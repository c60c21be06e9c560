"""The domain: plain frozen values and pure decisions, without Telegram, SQL, clock, event loop or chance."""
