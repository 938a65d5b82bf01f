"""What became of a letter's file (a circular's, a resolution's), said in the chat that sent it."""

from handlers.events import Event
from messages.words import Words, words
from services.case.evidence import StoredBytes
from services.papers import Letter, Paper


async def settle(event: Event, paper: Paper[Letter]) -> Words:
    """Note that the bytes are safe, were refused for what they are, or never came; returns what to say of it."""
    if event["outcome"] == "stored":
        got = StoredBytes(event["sha256"], event["size"], event["mime"], event["pages"], event["warnings"])
        letter = await paper.stored(event["subject"], got)
        return words("paper-stored", name=letter.file_name, size=letter.file_size)
    name = await paper.not_stored(event["subject"], event["code"])
    if event["outcome"] == "lost":
        return words("paper-lost", name=name)
    return words("file-refused", name=name, why=words(f"file-{event['code']}", **event.get("args", {})))
