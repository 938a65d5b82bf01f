"""Which type a file is by its first bytes, and which extensions go with that type."""

from __future__ import annotations

import re

# Signature at the very beginning -> type. Anything that runs is "executable", whatever system it is for.
_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "pdf"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
    (b"II*\x00", "tiff"),
    (b"MM\x00*", "tiff"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"PK\x07\x08", "zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (b"MZ", "executable"),
    (b"\x7fELF", "executable"),
    (b"\xca\xfe\xba\xbe", "executable"),
    (b"\xce\xfa\xed\xfe", "executable"),
    (b"\xcf\xfa\xed\xfe", "executable"),
    (b"\xfe\xed\xfa\xce", "executable"),
    (b"\xfe\xed\xfa\xcf", "executable"),
    (b"dex\n", "executable"),
    (b"!<arch>", "executable"),
    (b"L\x00\x00\x00\x01\x14\x02\x00", "executable"),
    (b"\x00asm", "executable"),
    (b"#!", "script"),
    (b"%!PS", "script"),
    (b"{\\rtf", "rtf"),
    (b"Rar!\x1a\x07", "rar"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"\x1f\x8b", "gzip"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ\x00", "xz"),
    (b"\x28\xb5\x2f\xfd", "zstd"),
    (b"ITSF", "chm"),
    (b"SQLite format 3\x00", "sqlite"),
    (b"OggS", "ogg"),
    (b"ID3", "mp3"),
    (b"\x1aE\xdf\xa3", "matroska"),
)

EXTENSIONS: dict[str, frozenset[str]] = {
    "pdf": frozenset({"pdf"}),
    "jpeg": frozenset({"jpg", "jpeg", "jpe", "jfif"}),
    "png": frozenset({"png"}),
    "gif": frozenset({"gif"}),
    "tiff": frozenset({"tif", "tiff"}),
    "webp": frozenset({"webp"}),
    "heic": frozenset({"heic", "heif"}),
    "docx": frozenset({"docx"}),
    "xlsx": frozenset({"xlsx"}),
    "pptx": frozenset({"pptx"}),
    "zip": frozenset({"zip"}),
    "text": frozenset({"txt", "csv", "tsv"}),
}

MIMES: dict[str, str] = {
    "pdf": "application/pdf",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "gif": "image/gif",
    "tiff": "image/tiff",
    "webp": "image/webp",
    "heic": "image/heic",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "zip": "application/zip",
    "text": "text/plain",
}

# Names that open as a program, a page that runs script, or a document with macros, on somebody's computer.
SCRIPT_EXTENSIONS = frozenset(
    {"bat", "cmd", "ps1", "psm1", "vbs", "vbe", "js", "jse", "mjs", "wsf", "wsh", "hta", "sh", "bash", "py"}
    | {"php", "phtml", "asp", "aspx", "jsp", "reg"}
)
WEB_EXTENSIONS = frozenset({"html", "htm", "xhtml", "mht", "mhtml", "svg", "svgz"})
DANGEROUS_EXTENSIONS = (
    SCRIPT_EXTENSIONS
    | WEB_EXTENSIONS
    | {
        "exe",
        "dll",
        "com",
        "scr",
        "pif",
        "cpl",
        "msi",
        "msp",
        "mst",
        "lnk",
        "url",
        "inf",
        "chm",
        "hlp",
        "pyc",
    }
    | {"jar", "apk", "app", "dmg", "pkg", "deb", "rpm", "iso", "img", "vhd", "vhdx", "desktop"}
    | {"docm", "dotm", "xlsm", "xltm", "xlam", "xll", "pptm", "potm", "ppam", "ppsm"}
)

_WEB_PAGE = re.compile(
    r"<\s*(?:!doctype\s+(?:html|svg)|html|script|svg|iframe|object|embed|body|\?php|\?xml|%@)", re.IGNORECASE
)
_HEIC_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1")
_NOT_IN_TEXT = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def extension_of(filename: str) -> str:
    """The extension in small letters, no dot; trailing dots and spaces, which Windows drops, do not count."""
    name = filename.rstrip(". \u200e\u200f\u202c")
    _, dot, extension = name.rpartition(".")
    return extension.lower() if dot and re.fullmatch(r"\w{1,10}", extension) else ""


def sniff(head: bytes) -> str:
    """The type by the first bytes (4 KB are enough): a key of ``EXTENSIONS``, another name, or "unknown"."""
    for signature, kind in _SIGNATURES:
        if head.startswith(signature):
            return kind
    if head[:4] == b"RIFF":
        return "webp" if head[8:12] == b"WEBP" else "riff"
    if head[4:8] == b"ftyp":
        return "heic" if head[8:12] in _HEIC_BRANDS else "video"
    bare = head.lstrip(b"\xef\xbb\xbf \t\r\n\x00")
    if bare.startswith(b"%PDF-"):
        return "pdf"
    return _sniff_text(head)


def _sniff_text(head: bytes) -> str:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = head[: len(head) // 2 * 2].decode("utf-16", "replace")
    else:
        try:
            text = head.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            # Cut in the middle of a letter is still UTF-8; otherwise the old Persian code page: all bytes go.
            cut = error.start > len(head) - 4
            text = head[: error.start].decode("utf-8") if cut else head.decode("cp1256")
    if _NOT_IN_TEXT.search(text):
        return "unknown"
    return "web_page" if _WEB_PAGE.search(text) else "text"
