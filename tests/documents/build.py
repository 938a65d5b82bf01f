"""Small makers of files for the tests of documents/."""

import io
import zipfile
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import xlsxwriter


def xlsx(*sheets: tuple[str, Iterable[Iterable[Any]]], touch: Callable[..., None] | None = None) -> bytes:
    """A workbook of raw cells; ``touch(book, first_sheet)`` may decorate it."""
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_formulas": False})
    made = []
    for title, rows in sheets:
        sheet = book.add_worksheet(title)
        made.append(sheet)
        for index, row in enumerate(rows):
            for place, cell in enumerate(row):
                if isinstance(cell, str):
                    sheet.write_string(index, place, cell)
                elif cell is not None:
                    sheet.write(index, place, cell)
    if touch:
        touch(book, made[0])
    book.close()
    return target.getvalue()


def zipped(entries: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return target.getvalue()


def with_entry(data: bytes, name: str, content: bytes) -> bytes:
    """The container with one entry replaced or added."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = {entry: archive.read(entry) for entry in archive.namelist()}
    return zipped(entries | {name: content})


def docx(extra: Mapping[str, bytes] | None = None) -> bytes:
    return zipped(
        {
            "[Content_Types].xml": b"<Types/>",
            "word/document.xml": b"<w:document/>",
            "docProps/app.xml": b"<Properties><Pages>7</Pages></Properties>",
        }
        | dict(extra or {})
    )


def pdf(body: bytes = b"", pages: int = 2) -> bytes:
    kids = b"".join(b"%d 0 obj<</Type/Page/Parent 2 0 R>>endobj\n" % (10 + number) for number in range(pages))
    return (
        b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count "
        + str(pages).encode()
        + b">>endobj\n"
        + kids
        + body
        + b"\ntrailer<</Root 1 0 R>>\n%%EOF\n"
    )


PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x02\x00\x00\x00\x02\x08\x02\x00\x00\x00" + b"\0" * 40 + b"IEND"
JPEG = b"\xff\xd8\xff\xe0\x00\x04\x00\x00\xff\xc0\x00\x11\x08\x04\x38\x07\x80\x03" + b"\0" * 40 + b"\xff\xd9"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
