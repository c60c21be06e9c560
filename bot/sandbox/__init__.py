"""A stand-in for the Telegram Bot API, with a chat page in the browser.

A stranger to the bot: it imports nothing of ours and nothing of ours imports it; they meet over HTTP only.
All people in it are invented.

`python -m bot.sandbox --cast FILE.json` serves on 127.0.0.1: the page at /, Telegram's side at /bot{token}/{method} and
/file/bot{token}/{path}, what people do at POST /sandbox/{act} (routes/acts.py), what the page shows at /sandbox/state,
/sandbox/events, /sandbox/trace, and the time at /sandbox/clock. Tests hold a `World` and call the same acts as methods.
"""
