"""Ordinary evidence is accepted and described rightly, from memory and from disk."""

import pytest
from build import JPEG, PNG, docx, pdf, xlsx, zipped

from documents.inspect import FileFacts, inspect_file
from documents.problems import RefusedFile

GOOD = [
    ("a.pdf", "application/pdf", pdf(pages=3), "pdf", 3),
    ("اسکن (۲).PDF", None, b"\n" + pdf(), "pdf", 2),
    ("a.jpg", "image/jpeg", JPEG, "jpeg", None),
    ("a.JPEG", "image/jpeg", JPEG, "jpeg", None),
    ("a.png", "image/png", PNG, "png", None),
    ("a.webp", "image/webp", b"RIFF\0\0\0\0WEBPVP8 ", "webp", None),
    ("a.heic", "image/heic", b"\0\0\0\x18ftypheic" + b"\0" * 20, "heic", None),
    ("نامه.docx", "application/octet-stream", docx(), "docx", 7),
    ("a.xlsx", None, xlsx(("s", [[1]])), "xlsx", None),
    ("a.zip", "application/zip", zipped({"الف/گزارش.docx": docx(), "b.pdf": pdf()}), "zip", None),
    ("a.txt", "text/plain", "گزارش دستگاه".encode(), "text", None),
    ("a.csv", "text/csv", "گزارش;دستگاه".encode("cp1256"), "text", None),
    ("long.txt", "text/plain", "گزارش ".encode() * 60_000, "text", None),
]


@pytest.mark.parametrize(("name", "mime", "data", "kind", "pages"), GOOD, ids=[sample[0] for sample in GOOD])
async def test_ordinary_files(name, mime, data, kind, pages, tmp_path) -> None:
    path = tmp_path / "content-by-hash"
    path.write_bytes(data)
    facts = await inspect_file(data, name, mime)
    assert (facts.kind, facts.pages, facts.size, facts.warnings) == (kind, pages, len(data), ())
    assert await inspect_file(path, name, mime) == facts


async def test_warnings_about_what_was_said() -> None:
    assert await inspect_file(PNG, None, "image/jpeg") == FileFacts(
        "png", "image/png", len(PNG), None, ("no_extension", "mime_differs")
    )


async def test_a_limit_of_ones_own() -> None:
    with pytest.raises(RefusedFile) as caught:
        await inspect_file(pdf(), "a.pdf", max_bytes=10)
    assert (caught.value.code, caught.value.args_by_name["maximum"]) == ("too_large", 10)


async def test_a_file_that_is_not_there_is_an_error_of_ours(tmp_path) -> None:
    with pytest.raises(FileNotFoundError):
        await inspect_file(tmp_path / "gone", "a.pdf")
