"""A stand-in for the Telegram Bot API, with a chat page in the browser.

A stranger to the bot: it imports nothing of ours and nothing of ours imports it; they meet over HTTP only.
All people in it are invented.
"""
