"""The only place that speaks: takes messages from the outbox, words them, and brings them to Telegram within its limits."""
