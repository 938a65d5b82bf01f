"""Taking files out of a call and writing them as the API's Document, PhotoSize, Voice and Sticker objects."""

from typing import Any

from simulator.files import picture_size
from simulator.messenger import Messenger
from simulator.params import Params
from simulator.shapes import ApiError, Json, bad


def take_file(messenger: Messenger, params: Params, kind: str, value: Any) -> Json:
    """Return the record of an uploaded file or of a known `file_id`; raises ApiError.

    `value` is what the call says: `attach://part`, a file_id, or None for a part named like the field.
    """
    upload = None
    if isinstance(value, str) and value.startswith("attach://"):
        upload = params.uploads.get(value.removeprefix("attach://"))
        if upload is None:
            raise bad("can't find the attached file")
    elif value is None or value == "":
        upload = params.uploads.get(kind)
        if upload is None:
            raise bad(f"there is no {kind} in the request")
    if upload is not None:
        return keep_upload(messenger, kind, *upload)
    record = messenger.files.known.get(str(value))
    if record is None:
        if str(value).startswith(("http://", "https://")):
            raise bad("failed to get HTTP URL content")
        raise bad("wrong file identifier/HTTP URL specified")
    return with_size(messenger, record) if kind == "photo" else record


def keep_upload(messenger: Messenger, kind: str, name: str, data: bytes, mime: str | None = None) -> Json:
    """Keep new bytes within the messenger's limits and return their record."""
    if not data:
        raise bad("file must be non-empty")
    if len(data) > messenger.profile.upload_limit:
        raise ApiError(413, "Request Entity Too Large")
    if kind == "photo" and len(data) > messenger.profile.photo_limit:
        raise bad("file is too big for a photo")
    record = messenger.files.add(kind, name, data, mime)
    return with_size(messenger, record, data) if kind == "photo" else record


def with_size(messenger: Messenger, record: Json, data: bytes | None = None) -> Json:
    """Return the record of a picture with its width and height."""
    if "width" not in record:
        width, height = picture_size(messenger.files.read(record["file_id"]) if data is None else data)
        record.update(width=width, height=height)
    return record


def media_field(kind: str, record: Json) -> Any:
    """Return what stands under `document` or `photo` in a message."""
    base = {key: record[key] for key in ("file_id", "file_unique_id", "file_size")}
    if kind == "photo":
        width, height = record.get("width", 1280), record.get("height", 960)
        small = {**base, "width": max(1, width // 4), "height": max(1, height // 4)}
        return [small, {**base, "width": width, "height": height}]
    return {**base, "file_name": record["name"], "mime_type": record["mime"]}
