"""Hostile and merely wrong files, made anew each time: name, bytes and what must become of them.

``HOSTILE`` is for ``inspect_file``, ``HOSTILE_SHEETS`` for ``read_sheet_safely``. Expected is a refusal code,
or a warning as ``"warn:<code>"``, or ``"ok"``.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from build import JPEG, OLE, PNG, docx, pdf, with_entry, xlsx, zipped

MB = 1_000_000


@dataclass(frozen=True)
class Sample:
    name: str
    filename: str
    make: Callable[[], bytes]
    expected: str


def _sheet() -> bytes:
    return xlsx(("s", [["کد دستگاه", "نام دستگاه", "کد گروه", "نام گروه"], ["A1", "ب", "G", "گ"]]))


def _sheet_xml(rows: bytes, head: bytes = b"") -> bytes:
    xml = (
        b'<?xml version="1.0"?>'
        + head
        + b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        b"<sheetData>" + rows + b"</sheetData></worksheet>"
    )
    return with_entry(_sheet(), "xl/worksheets/sheet1.xml", xml)


def _lying_sizes(data: bytes) -> bytes:
    """Declares every entry as ten bytes long, in both places that say so."""
    changed = bytearray(data)
    for signature, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        position = changed.find(signature)
        while position >= 0:
            changed[position + offset : position + offset + 4] = struct.pack("<I", 10)
            position = changed.find(signature, position + 4)
    return bytes(changed)


def _encrypted_entry() -> bytes:
    changed = bytearray(zipped({"a.txt": b"x"}))
    changed[6] |= 1
    changed[changed.find(b"PK\x01\x02") + 8] |= 1
    return bytes(changed)


def _nested(depth: int) -> bytes:
    data = zipped({"a.txt": b"x"})
    for _ in range(depth):
        data = zipped({"inner.zip": data})
    return data


def _many_entries(count: int) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for number in range(count):
            archive.writestr(f"{number}", b"")
    return target.getvalue()


def _overlapping() -> bytes:
    """One deflated megabyte to which two thousand directory records point: 2 GB out of 100 KB."""
    one = zipped({"a": b"\0" * MB})
    start = one.find(b"PK\x01\x02")
    end = one.find(b"PK\x05\x06")
    records = b"".join(one[start:end] for _ in range(1900))
    tail = b"PK\x05\x06\0\0\0\0" + struct.pack("<HHIIH", 1900, 1900, len(records), start, 0)
    return one[:start] + records + tail


def _broken_checksum() -> bytes:
    return zipped({"a.txt": b"hello hello"}, zipfile.ZIP_STORED).replace(b"hello hello", b"hellO hello")


def _object_stream(content: bytes) -> bytes:
    packed = zlib.compress(content, 9)
    head = b"30 0 obj<</Type/ObjStm/Filter/FlateDecode/Length %d>>stream\n" % len(packed)
    return head + packed + b"\nendstream endobj"


def _jpeg_of(width: int, height: int) -> bytes:
    return JPEG.replace(b"\x04\x38\x07\x80", struct.pack(">HH", height, width))


_TEMPLATE = (
    b'<Relationships><Relationship Id="r" TargetMode="External" Target="http://x/t.dotm" '
    b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"/></Relationships>'
)
_LAUGHS = (
    b'<!DOCTYPE l [<!ENTITY a "aaaaaaaaaa">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9))
    + b"]>"
)
_ENTITY_FILE = b'<!DOCTYPE l [<!ENTITY x SYSTEM "file:///etc/passwd">]>'


def _inspected() -> Iterator[tuple[str, str, Callable[[], bytes], str]]:
    yield "empty", "a.pdf", lambda: b"", "empty"
    yield "too large", "a.pdf", lambda: b"%PDF-" + b"\0" * (21 * 1024 * 1024), "too_large"
    yield "noise", "a.bin", lambda: bytes(range(256)) * 9, "unsupported_type"
    # Programs, by content and by name
    yield "windows program", "a.exe", lambda: b"MZ" + b"\0" * 500, "executable"
    yield "program called pdf", "a.pdf", lambda: b"MZ" + b"\0" * 500, "executable"
    yield "linux program called jpg", "a.jpg", lambda: b"\x7fELF" + b"\0" * 500, "executable"
    yield "mac program", "a", lambda: b"\xcf\xfa\xed\xfe" + b"\0" * 99, "executable"
    yield "java class", "a.class", lambda: b"\xca\xfe\xba\xbe" + b"\0" * 99, "executable"
    yield "shortcut", "a.lnk", lambda: b"L\0\0\0\x01\x14\x02\0" + b"\0" * 99, "executable"
    yield (
        "android package",
        "a.zip",
        lambda: zipped({"AndroidManifest.xml": b"x", "classes.dex": b"x"}),
        "executable",
    )
    yield "java archive", "a.jar", lambda: zipped({"META-INF/MANIFEST.MF": b"x"}), "executable"
    yield "shell script", "a.txt", lambda: b"#!/bin/sh\nrm -rf ~\n", "script"
    yield "postscript", "a.pdf", lambda: b"%!PS-Adobe-3.0\n", "script"
    yield "batch file", "a.bat", lambda: b"@echo off\r\ndel *.*\r\n", "script"
    yield "visual basic", "a.vbs", lambda: b'MsgBox "x"\r\n', "script"
    yield "javascript", "a.js", lambda: b"alert(1)\n", "script"
    yield "double extension", "a.pdf.exe", lambda: pdf(), "type_differs"
    yield "reversed name", "a\u202efdp.exe", lambda: pdf(), "type_differs"
    yield "trailing dot", "a.exe. ", lambda: pdf(), "type_differs"
    # Pages
    yield "web page", "a.txt", lambda: b"<html><script>alert(1)</script></html>", "web_page"
    yield "web page called xls", "a.xls", lambda: b"\n <HTML><table></table></HTML>", "web_page"
    yield "web page after text", "a.txt", lambda: b"x" * 5000 + b"<script>alert(1)</script>", "web_page"
    yield "web page in utf-16", "a.txt", lambda: "<html>".encode("utf-16"), "web_page"
    yield "drawing", "a.svg", lambda: b'<svg onload="x()"/>', "web_page"
    yield "drawing with declaration", "a.png", lambda: b'<?xml version="1.0"?><svg/>', "web_page"
    yield "server page", "a.txt", lambda: b"<?php system($_GET[0]);", "web_page"
    yield "plain text called html", "a.html", lambda: b"hello", "web_page"
    # Types that are not taken, and those that are something else
    yield "rich text", "a.rtf", lambda: b"{\\rtf1 x}", "unsupported_type"
    yield "rar", "a.rar", lambda: b"Rar!\x1a\x07\0" + b"\0" * 99, "unsupported_type"
    yield "7z", "a.7z", lambda: b"7z\xbc\xaf\x27\x1c" + b"\0" * 99, "unsupported_type"
    yield "gzip", "a.gz", lambda: b"\x1f\x8b\x08" + b"\0" * 99, "unsupported_type"
    yield "help file", "a.chm", lambda: b"ITSF" + b"\0" * 99, "unsupported_type"
    yield "opendocument", "a.ods", lambda: zipped({"mimetype": b"application/x"}), "unsupported_type"
    yield (
        "binary workbook",
        "a.xlsx",
        lambda: zipped({"[Content_Types].xml": b"x", "xl/workbook.bin": b"x"}),
        "unsupported_type",
    )
    yield "picture called pdf", "a.pdf", lambda: PNG, "type_differs"
    yield "pdf called jpg", "a.jpg", lambda: pdf(), "type_differs"
    yield "word called zip", "a.zip", docx, "type_differs"
    # Old and macro-bearing office
    yield "old word", "a.doc", lambda: OLE, "old_office"
    yield "old excel called xlsx", "a.xlsx", lambda: OLE, "old_office"
    yield "old word with macros", "a.doc", lambda: OLE + "_VBA_PROJECT".encode("utf-16-le"), "macros"
    yield "encrypted office", "a.xlsx", lambda: OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted"
    yield "workbook with macros", "a.xlsx", lambda: with_entry(_sheet(), "xl/vbaProject.bin", b"x"), "macros"
    yield (
        "macros under another name",
        "a.docx",
        lambda: docx({"[Content_Types].xml": b"application/vnd.ms-word.document.macroEnabled.main+xml"}),
        "macros",
    )
    yield (
        "excel 4 macros",
        "a.xlsx",
        lambda: with_entry(_sheet(), "xl/macrosheets/sheet1.xml", b"x"),
        "macros",
    )
    yield "activex", "a.docx", lambda: docx({"word/activeX/activeX1.xml": b"x"}), "macros"
    yield (
        "remote template",
        "a.docx",
        lambda: docx({"word/_rels/settings.xml.rels": _TEMPLATE}),
        "warn:external_content",
    )
    yield (
        "embedded object",
        "a.docx",
        lambda: docx({"word/embeddings/oleObject1.bin": b"x"}),
        "warn:embedded_objects",
    )
    yield (
        "embedded program",
        "a.docx",
        lambda: docx({"word/embeddings/oleObject1.bin": b"MZ" + b"\0" * 99}),
        "executable_inside",
    )
    # Containers
    yield "cut off", "a.zip", lambda: zipped({"a.txt": b"x" * 900})[:-30], "broken"
    yield "wrong checksum", "a.zip", _broken_checksum, "broken"
    yield "only an end record", "a.zip", lambda: b"PK\x05\x06" + b"\0" * 18, "empty"
    yield "encrypted entry", "a.zip", _encrypted_entry, "encrypted"
    yield "climbing name", "a.zip", lambda: zipped({"../../etc/cron.d/x": b"x"}), "unsafe_name_inside"
    yield "absolute name", "a.zip", lambda: zipped({"/etc/x": b"x"}), "unsafe_name_inside"
    yield "drive name", "a.zip", lambda: zipped({"C:\\x": b"x"}), "unsafe_name_inside"
    yield "program inside", "a.zip", lambda: zipped({"خوب.txt": b"x", "run.exe": b"x"}), "executable_inside"
    yield (
        "renamed program inside",
        "a.zip",
        lambda: zipped({"photo.jpg": b"MZ" + b"\0" * 500}),
        "executable_inside",
    )
    yield "page inside", "a.zip", lambda: zipped({"a.html": b"x"}), "executable_inside"
    yield (
        "program two levels down",
        "a.zip",
        lambda: zipped({"b.zip": zipped({"run.exe": b"x"})}),
        "executable_inside",
    )
    yield "nested for ever", "a.zip", lambda: _nested(6), "nested_too_deep"
    yield "too many entries", "a.zip", lambda: _many_entries(2500), "too_many_entries"
    yield "far too many entries", "a.zip", lambda: _many_entries(20_000), "too_many_entries"
    yield "bomb", "a.zip", lambda: zipped({"a": b"\0" * (120 * MB)}), "inflates_too_much"
    yield "bomb that lies", "a.zip", lambda: _lying_sizes(zipped({"a": b"\0" * (2 * MB)})), "broken"
    yield "overlapping bomb", "a.zip", _overlapping, "inflates_too_much"
    yield (
        "bomb in a bomb",
        "a.zip",
        lambda: zipped({f"{n}.zip": zipped({"a": b"\0" * (30 * MB)}) for n in range(5)}),
        "inflates_too_much",
    )
    yield (
        "workbook bomb",
        "a.xlsx",
        lambda: with_entry(_sheet(), "xl/worksheets/sheet2.xml", b" " * (60 * MB)),
        "inflates_too_much",
    )
    # PDF
    yield "encrypted pdf", "a.pdf", lambda: pdf(b"9 0 obj<<>>endobj /Encrypt 9 0 R"), "encrypted"
    yield "signature only", "a.pdf", lambda: b"%PDF-1.7\n" + b"\xff" * 500, "broken"
    yield (
        "pdf with script",
        "a.pdf",
        lambda: pdf(b"9 0 obj<</S/JavaScript/JS(x)>>endobj"),
        "warn:pdf_javascript",
    )
    yield (
        "hidden script name",
        "a.pdf",
        lambda: pdf(b"9 0 obj<</S/J#61vaScr#69pt>>endobj"),
        "warn:pdf_javascript",
    )
    yield (
        "script in an object stream",
        "a.pdf",
        lambda: pdf(_object_stream(b"1 0 <</S/JavaScript>>")),
        "warn:pdf_javascript",
    )
    yield "pdf that launches", "a.pdf", lambda: pdf(b"9 0 obj<</S/Launch/F(cmd)>>endobj"), "warn:pdf_launch"
    yield (
        "pdf with files",
        "a.pdf",
        lambda: pdf(b"9 0 obj<</Type/EmbeddedFile>>endobj"),
        "warn:pdf_embedded_files",
    )
    yield "pdf bomb", "a.pdf", lambda: pdf(_object_stream(b"\0" * (60 * MB))), "inflates_too_much"
    yield "pdf cut off", "a.pdf", lambda: pdf()[:-8], "warn:truncated"
    yield "pdf of brackets", "a.pdf", lambda: pdf(b"<<" * MB + b"/Type/Pages" * 10_000), "ok"
    yield "pdf of hashes", "a.pdf", lambda: pdf(b"/a#61" * (MB // 3)), "ok"
    # Pictures
    yield "huge picture", "a.jpg", lambda: _jpeg_of(65_000, 65_000), "warn:huge_picture"
    yield "huge drawing", "a.png", lambda: PNG[:16] + b"\xff" * 8 + PNG[24:], "warn:huge_picture"
    yield "picture cut off", "a.jpg", lambda: JPEG[:-2], "warn:truncated"
    yield "name with a line break", "a\n.png", lambda: PNG, "warn:odd_name"


def _read_as_sheet() -> Iterator[tuple[str, str, Callable[[], bytes], str]]:
    yield (
        "60 MB of blanks",
        "a.xlsx",
        lambda: with_entry(_sheet(), "xl/sharedStrings.xml", b" " * (60 * MB)),
        "inflates_too_much",
    )
    yield (
        "60 MB that lie",
        "a.xlsx",
        lambda: _lying_sizes(with_entry(_sheet(), "xl/styles.xml", b" " * (60 * MB))),
        "broken",
    )
    yield "overlapping", "a.xlsx", lambda: _overlapping(), "not_a_sheet"
    yield (
        "cell in the last corner",
        "a.xlsx",
        lambda: _sheet_xml(
            b'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
        ),
        "needs_too_much_memory",
    )
    yield (
        "a million rows",
        "a.xlsx",
        lambda: _sheet_xml(b"".join(b'<row r="%d"><c r="A%d"><v>1</v></c></row>' % (n, n) for n in range(1, 300_000))),
        "ok",
    )
    yield (
        "billion laughs",
        "a.xlsx",
        lambda: _sheet_xml(b'<row hidden="1"><c t="inlineStr"><is><t>&i;</t></is></c></row>', _LAUGHS),
        "broken",
    )
    yield (
        "entity of a file",
        "a.xlsx",
        lambda: _sheet_xml(b'<row hidden="1"><c t="inlineStr"><is><t>&x;</t></is></c></row>', _ENTITY_FILE),
        "broken",
    )
    yield "deep nesting", "a.xlsx", lambda: _sheet_xml(b'<row hidden="1">' + b"<a>" * 200_000), "broken"
    yield "no workbook", "a.xlsx", docx, "not_a_sheet"
    yield (
        "workbook is no xml",
        "a.xlsx",
        lambda: with_entry(_sheet(), "xl/workbook.xml", b"\xff\xfe\0"),
        "broken",
    )
    yield "no sheet part", "a.xlsx", lambda: zipped({"xl/workbook.xml": b"<workbook/>"}), "broken"
    yield (
        "string index out of range",
        "a.xlsx",
        lambda: _sheet_xml(b'<row r="1"><c r="A1" t="s"><v>99999999</v></c></row>'),
        "any",
    )
    yield (
        "bad references",
        "a.xlsx",
        lambda: _sheet_xml(b'<row r="-5"><c r="ZZZZ99999999999"><v>x</v></c></row>'),
        "any",
    )
    yield "macros", "a.xlsx", lambda: with_entry(_sheet(), "xl/vbaProject.bin", b"x"), "macros"
    yield "old", "a.xls", lambda: OLE, "old_office"
    yield "encrypted", "a.xlsx", lambda: OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted"
    yield "picture", "a.xlsx", lambda: PNG, "not_a_sheet"
    yield "noise", "a.csv", lambda: bytes(range(256)) * 99, "not_a_sheet"
    yield "one endless line", "a.csv", lambda: b"a" * (15 * MB), "broken"
    yield "only quotes", "a.csv", lambda: b'"' * (5 * MB), "any"
    yield "only commas", "a.csv", lambda: b"," * (6 * MB), "any"
    yield "only line ends", "a.csv", lambda: b"a\n" * (7 * MB), "any"
    yield "twenty-one megabytes", "a.csv", lambda: b"a" * (21 * 1024 * 1024), "too_large"
    yield "nothing", "a.csv", lambda: b"", "empty"


HOSTILE = [Sample(*sample) for sample in _inspected()]
HOSTILE_SHEETS = [Sample(*sample) for sample in _read_as_sheet()]
