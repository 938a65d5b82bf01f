"""The file in a message, whatever the platform calls it."""

from aiogram.types import Message

from services.case.evidence import SentFile


def sent_file(message: Message, platform: str) -> SentFile:
    """The document of a message, or the largest size of its photo."""
    if message.document is not None:
        document = message.document
        return SentFile(
            platform=platform,
            chat_id=message.chat.id,
            message_id=message.message_id,
            file_id=document.file_id,
            name=document.file_name or f"file-{message.message_id}",
            mime=document.mime_type or "",
            size=document.file_size or 0,
        )
    assert message.photo
    photo = max(message.photo, key=lambda size: size.width * size.height)
    return SentFile(
        platform=platform,
        chat_id=message.chat.id,
        message_id=message.message_id,
        file_id=photo.file_id,
        name=f"photo-{message.message_id}.jpg",
        mime="image/jpeg",
        size=photo.file_size or 0,
    )
