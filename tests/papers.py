"""Papers that people send: evidence by content and the sheets of staff, filled in like the bot's templates."""

import io
import zipfile
from collections.abc import Iterable, Mapping
from typing import Any

from bot.sheets import sheet_kind_of
from documents.sheet_out import template
from samples import agencies, catalogue

JPEG = b"\xff\xd8\xff\xe0\x00\x04\x00\x00\xff\xc0\x00\x11\x08\x04\x38\x07\x80\x03" + b"\0" * 40 + b"\xff\xd9"
OFFICE_2003 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


def pdf(mark: str = "", body: bytes = b"") -> bytes:
    """A PDF of one page; `mark` makes its bytes differ from another."""
    return (
        b"%PDF-1.7\n%"
        + mark.encode()
        + b"\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        + b"3 0 obj<</Type/Page/Parent 2 0 R>>endobj\n"
        + body
        + b"\ntrailer<</Root 1 0 R>>\n%%EOF\n"
    )


def pdf_with_password() -> bytes:
    """A PDF that asks for a password."""
    return pdf().replace(b"trailer<</Root 1 0 R>>", b"trailer<</Root 1 0 R/Encrypt 9 0 R>>")


def docx(extra: Mapping[str, bytes] | None = None) -> bytes:
    """A small Word file; `extra` entries may carry what should not be there."""
    target = io.BytesIO()
    parts = {"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w:document/>", **(extra or {})}
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


def sheet(kind: str, rows: Iterable[Mapping[str, Any]]) -> bytes:
    """The bot's own template of a kind, filled in."""
    return template(sheet_kind_of(kind), prefill=rows)


def agency_rows(count: int = 3) -> list[dict[str, Any]]:
    """The first sample agencies as the rows of their sheet."""
    names = ("code", "title", "group_code", "group_title")
    return [{name: getattr(one, name) for name in names} for one in agencies()[:count]]


def catalogue_rows(indicators: int = 1) -> list[dict[str, Any]]:
    """A small catalogue whose sums come out: the first indicators of the sample, each axis as large as they are."""
    rows = [dict(one.as_sheet_values()) for one in catalogue()]
    codes = list(dict.fromkeys(row["indicator_code"] for row in rows))[:indicators]
    chosen = [row for row in rows if row["indicator_code"] in codes]
    for row in chosen:
        own = {
            one["indicator_code"]: one["indicator_max_score"] for one in chosen if one["axis_code"] == row["axis_code"]
        }
        row["axis_max_score"] = sum(own.values())
    return chosen
