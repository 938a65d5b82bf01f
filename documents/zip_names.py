"""Names inside a ZIP container: what they say in letters, and which measure a file is named for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from zipfile import ZipInfo

from models.text import normalise, plain, to_latin_digits

MAX_NAME = 200
_UTF8_FLAG = 0x800
_UNICODE_PATH = 0x7075  # extra field in which packers repeat the name in UTF-8
# What Persian and Arabic systems packed names in, before UTF-8; Persian letters decide which it was.
_OLD_PAGES = ("cp1256", "cp720")
_ENDS = r"(?=$|[\s_.,،؛+()\[\]–—\-])"
_CODE = re.compile(rf"([A-Za-z]{{1,4}}[0-9]{{1,4}}(?:-[0-9]{{1,3}})?){_ENDS}")
_NUMBER = re.compile(rf"([0-9]{{1,7}}){_ENDS}")
_DATE = re.compile(r"(?:1[34]|20)[0-9]{2}[-._ ][0-9]{1,2}[-._ ][0-9]{1,2}(?![0-9])")


def entry_name(entry: ZipInfo) -> str:
    """The path of an entry as its packer meant it, «/» between folders."""
    name = entry.orig_filename
    if not entry.flag_bits & _UTF8_FLAG:
        name = _unicode_path(entry.extra) or _decoded(name.encode("cp437", "replace"))
    return name.split("\x00", 1)[0].replace("\\", "/")


def shown_name(path: str) -> str:
    """The path for storing and showing: plain text of at most ``MAX_NAME`` letters, the end kept."""
    return plain(path).replace("\n", " ")[-MAX_NAME:]


def named_for(name: str, codes: Iterable[str] = ()) -> str | None:
    """The code of the measure, or the number of the entry, with which a file's name begins; else ``None``.

    «G03-1 فهرست.pdf» is for G03-1, «۱۲۳۴_تصویر.jpg» for 1234; where the name of the file does not say it, that of
    its folder may («G03-1/نامه.pdf»). With ``codes`` the longest of them that fits is meant, in its own spelling;
    without, whatever looks like one, in Latin digits and capitals. A date is no number.
    """
    known = sorted(((normalise(code), code) for code in codes), key=lambda pair: -len(pair[0]))
    for part in reversed(name.replace("\\", "/").split("/")):
        text = to_latin_digits(unicodedata.normalize("NFKC", plain(part)))
        dated = _DATE.match(text)
        for key, code in known:
            if re.match(re.escape(key) + _ENDS, normalise(text)) and not (dated and key.isdigit()):
                return code
        if not (known or dated) and (found := _CODE.match(text) or _NUMBER.match(text)):
            return found[1].upper()
    return None


def _decoded(raw: bytes) -> str:
    if raw.isascii():
        return raw.decode("ascii")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        readings = [raw.decode(page, "replace") for page in _OLD_PAGES]
    best = max(readings, key=_persian)
    return best if _persian(best) > 0 else raw.decode("cp437")


def _persian(text: str) -> int:
    """How much a reading looks like Persian: its letters count, everything else that is not ASCII speaks against."""
    return sum(1 if "\u0620" <= letter <= "\u06cc" else -1 for letter in text if not letter.isascii())


def _unicode_path(extra: bytes) -> str | None:
    while len(extra) >= 4:
        kind, size = int.from_bytes(extra[:2], "little"), int.from_bytes(extra[2:4], "little")
        if kind == _UNICODE_PATH and size > 5:
            try:
                return extra[9 : 4 + size].decode("utf-8")
            except UnicodeDecodeError:
                return None
        extra = extra[4 + size :]
    return None
