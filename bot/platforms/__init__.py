"""The messengers: what each can do, how it answers, and the shim that makes Bale look like the Bot API."""
