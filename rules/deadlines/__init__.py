"""The grammar of deadlines: words of time, read against the legal working calendar."""
