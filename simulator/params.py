"""Reading a Bot API call: JSON, form and multipart bodies become one object with typed getters."""

import json
from typing import Any
from urllib.parse import parse_qsl

from aiohttp import web
from aiohttp.web_request import FileField

from simulator.shapes import ApiError, Json, bad

Upload = tuple[str, bytes, str]


class Params:
    """The arguments of one call. Form values arrive as text, JSON values as they are; getters take both."""

    __slots__ = ("uploads", "values")

    def __init__(self, values: Json, uploads: dict[str, Upload] | None = None) -> None:
        self.values = values
        self.uploads = uploads or {}

    def text(self, key: str) -> str | None:
        """Return a text, or None when it was not given."""
        value = self.values.get(key)
        return value if value is None or isinstance(value, str) else str(value)

    def number(self, key: str, default: int | None = None) -> int | None:
        """Return a whole number, or the default; anything else is a 400."""
        value = self.values.get(key)
        if value is None or value == "":
            return default
        try:
            return int(value)
        except (TypeError, ValueError):
            raise bad(f'Field "{key}" must be of type Number') from None

    def need(self, key: str) -> int:
        """Return a whole number that must be given."""
        value = self.number(key)
        if value is None:
            raise bad(f'Field "{key}" must be specified')
        return value

    def flag(self, key: str) -> bool:
        """Return a yes/no value, no by default."""
        return str(self.values.get(key, "")).lower() in {"true", "1", "yes"}

    def thing(self, key: str) -> Any:
        """Return a JSON object or list that may have come as text; None when it was not given."""
        value = self.values.get(key)
        if value is None or value == "":
            return None
        if isinstance(value, str):
            try:
                return json.loads(value)
            except ValueError:
                raise bad(f"can't parse {key.replace('_', ' ')} JSON object") from None
        return value


async def read(request: web.Request) -> Params:
    """Read the query and the body of a call; ApiError 413 for too large a body, 400 for broken JSON."""
    values: Json = dict(request.query) if request.query_string else {}
    if request.method == "GET" or not request.body_exists:
        return Params(values)
    kind = request.content_type
    try:
        if kind == "application/x-www-form-urlencoded":
            body = await request.read()
            values.update(parse_qsl(body.decode(), keep_blank_values=True))
        elif kind == "application/json":
            body = await request.read()
            given = json.loads(body) if body else {}
            if not isinstance(given, dict):
                raise bad("object expected as JSON request")
            values.update(given)
        elif kind == "multipart/form-data":
            return await _multipart(request, values)
    except web.HTTPRequestEntityTooLarge:
        raise ApiError(413, "Request Entity Too Large") from None
    except ValueError:
        raise bad("can't parse JSON object" if kind.endswith("json") else "can't parse the body") from None
    return Params(values)


async def _multipart(request: web.Request, values: Json) -> Params:
    uploads: dict[str, Upload] = {}
    for key, value in (await request.post()).items():
        if isinstance(value, FileField):
            uploads[key] = (value.filename, value.file.read(), value.content_type)
        else:
            values[key] = value.decode() if isinstance(value, bytes | bytearray) else value
    return Params(values, uploads)
