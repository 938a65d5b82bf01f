"""Packages of code-named evidence are taken apart safely, and their names are understood."""

import io
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from build import docx, pdf, with_entry, xlsx, zipped
from hostile import _broken_checksum, _encrypted_entry, _lying_sizes, _many_entries, _nested, _overlapping

from documents import safe, zip_in
from documents.problems import FILE_REFUSALS, RefusedFile
from documents.unzip import unzip_into
from documents.zip_in import unpack
from documents.zip_names import MAX_NAME, named_for

pytestmark = pytest.mark.deep

MB = 1024 * 1024


def _named(raw: bytes, flags: int = 0, content: bytes = b"%PDF-x") -> bytes:
    """One file whose name is these bytes, whatever they mean."""
    stand_in = b"N" * len(raw)
    data = bytearray(zipped({stand_in.decode(): content}).replace(stand_in, raw))
    for signature, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(signature) + place
        data[at : at + 2] = struct.pack("<H", flags)
    return bytes(data)


def _with_mode(name: str, mode: int) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        entry = zipfile.ZipInfo(name)
        entry.create_system, entry.external_attr = 3, mode << 16
        archive.writestr(entry, "/etc/passwd")
    return target.getvalue()


async def test_files_come_out_numbered_in_order(tmp_path: Path) -> None:
    data = zipped(
        {
            "G03-1 فهرست.pdf": b"%PDF-1",
            "مدارک/": b"",
            "مدارک/۱۲۳۴_تصویر.jpg": b"\xff\xd8",
            "__MACOSX/._G03-1": b"x",
            "مدارک/Thumbs.db": b"x",
            "مدارک/G03-1 فهرست.pdf": b"%PDF-2",
        }
    )
    package = await unpack(data, tmp_path / "new")
    found = [(one.name, one.path.name, one.path.read_bytes(), one.size) for one in package.files]
    assert found == [
        ("G03-1 فهرست.pdf", "0001", b"%PDF-1", 6),
        ("مدارک/۱۲۳۴_تصویر.jpg", "0002", b"\xff\xd8", 2),
        ("مدارک/G03-1 فهرست.pdf", "0003", b"%PDF-2", 6),
    ]
    assert package.problems == () and len(list((tmp_path / "new").iterdir())) == 3
    assert [named_for(one.name) for one in package.files] == ["G03-1", "1234", "G03-1"]


@pytest.mark.parametrize(
    ("raw", "flags", "name"),
    [
        ("G03-1 فهرست.pdf".encode(), 0x800, "G03-1 فهرست.pdf"),
        ("G03-1 فهرست پیوست.pdf".encode(), 0, "G03-1 فهرست پیوست.pdf"),
        ("G03-1 گزارش چاپی.pdf".replace("ی", "ي").encode("cp1256"), 0, "G03-1 گزارش چاپی.pdf"),
        ("G03-1 فهرست مالي.pdf".encode("cp720"), 0, "G03-1 فهرست مالی.pdf"),
        ("G03-1 résumé.pdf".encode("cp437"), 0, "G03-1 résumé.pdf"),
        (b"G03-1\\list.pdf", 0, "G03-1/list.pdf"),
        (("x" * 300 + ".pdf").encode(), 0, ("x" * 300 + ".pdf")[-MAX_NAME:]),
    ],
)
async def test_names_in_any_encoding(tmp_path: Path, raw: bytes, flags: int, name: str) -> None:
    [file] = (await unpack(_named(raw, flags), tmp_path)).files
    assert file.name == name


async def test_the_name_that_a_packer_repeats_in_utf8_counts(tmp_path: Path) -> None:
    target = io.BytesIO()
    told = "G03-1 نامه.pdf".encode()
    with zipfile.ZipFile(target, "w") as archive:
        entry = zipfile.ZipInfo("G03-1 ____.pdf")
        entry.extra = struct.pack("<HHBI", 0x7075, len(told) + 5, 1, 0) + told
        archive.writestr(entry, "x")
    [file] = (await unpack(target.getvalue(), tmp_path)).files
    assert file.name == "G03-1 نامه.pdf"


HOSTILE: list[tuple[str, Callable[[], bytes], str]] = [
    ("climbing", lambda: zipped({"../../etc/cron.d/x": b"x"}), "unsafe_name_inside"),
    ("climbing backwards", lambda: zipped({"a\\..\\..\\x": b"x"}), "unsafe_name_inside"),
    ("absolute", lambda: zipped({"/etc/x": b"x"}), "unsafe_name_inside"),
    ("drive", lambda: zipped({"C:\\x": b"x"}), "unsafe_name_inside"),
    ("turned name", lambda: _named("a\u202efdp.exe".encode()), "unsafe_name_inside"),
    ("turned name in disguise", lambda: _named("a\u202efdp.exe".encode(), 0x800), "unsafe_name_inside"),
    ("link", lambda: _with_mode("G03-1.pdf", 0o120777), "unsafe_name_inside"),
    ("pipe", lambda: _with_mode("G03-1.pdf", 0o010644), "unsafe_name_inside"),
    ("encrypted", _encrypted_entry, "encrypted"),
    ("one too many", lambda: zipped({f"{n}.txt": b"x" for n in range(201)}), "too_many_entries"),
    ("far too many", lambda: _many_entries(20_000), "too_many_entries"),
    ("bomb", lambda: zipped({f"{n}": b"\0" * (19 * MB) for n in range(11)}), "inflates_too_much"),
    ("overlapping bomb", _overlapping, "too_many_entries"),
    ("cut off", lambda: zipped({"a.txt": b"x" * 900})[:-30], "broken"),
    ("noise", lambda: b"PK\x03\x04" + b"\xff" * 500, "broken"),
    ("no container", pdf, "broken"),
    ("nothing", lambda: b"", "empty"),
    ("only folders and litter", lambda: zipped({"a/": b"", "a/.DS_Store": b"x"}), "empty"),
    ("too large", lambda: b"PK\x03\x04" + b"\0" * safe.MAX_BYTES, "too_large"),
    ("a document", docx, "unsupported_type"),
    ("a workbook", lambda: xlsx(("s", [["x"]])), "unsupported_type"),
    ("macros", lambda: with_entry(xlsx(("s", [["x"]])), "xl/vbaProject.bin", b"x"), "unsupported_type"),
]


@pytest.mark.parametrize(("make", "code"), [case[1:] for case in HOSTILE], ids=[case[0] for case in HOSTILE])
async def test_hostile_packages_are_refused_and_leave_nothing(
    tmp_path: Path, make: Callable[[], bytes], code: str
) -> None:
    with pytest.raises(RefusedFile) as caught:
        await unpack(make(), tmp_path / "in")
    assert caught.value.code == code and set(caught.value.args_by_name) == set(FILE_REFUSALS[code])
    assert list(tmp_path.iterdir()) == []


async def test_a_file_that_is_of_no_use_does_not_spoil_the_others(tmp_path: Path) -> None:
    data = zipped({"G01-1.pdf": b"", "G01-2.pdf": b"\0" * (20 * MB + 1), "G01-3.pdf": b"%PDF-x"})
    package = await unpack(data, tmp_path)
    assert [(one.name, one.path.name) for one in package.files] == [("G01-3.pdf", "0001")]
    assert [(one.name, one.code) for one in package.problems] == [("G01-1.pdf", "empty"), ("G01-2.pdf", "too_large")]
    for problem in package.problems:
        assert set(problem.args) == set(FILE_REFUSALS[problem.code])
    assert [path.name for path in tmp_path.iterdir()] == ["0001"]


@pytest.mark.parametrize("make", [_broken_checksum, lambda: _lying_sizes(zipped({"a": b"\0" * (2 * MB)}))])
async def test_a_broken_file_is_told_and_not_kept(tmp_path: Path, make: Callable[[], bytes]) -> None:
    package = await unpack(make(), tmp_path)
    assert package.files == () and [one.code for one in package.problems] == ["broken"]
    assert list(tmp_path.iterdir()) == []


async def test_what_is_packed_inside_is_a_file_and_stays_packed(tmp_path: Path) -> None:
    data = _nested(5)
    [file] = (await unpack(data, tmp_path)).files
    assert file.name == "inner.zip" and file.path.read_bytes().startswith(b"PK")


async def test_limits_hold_and_leave_nothing(tmp_path: Path) -> None:
    slow = zipped({f"{n}": b"\0" * (19 * MB) for n in range(10)})
    with pytest.raises(RefusedFile) as caught:
        await unpack(slow, tmp_path / "in", seconds=0.2)
    assert caught.value.code == "took_too_long" and list(tmp_path.iterdir()) == []


async def test_a_folder_that_cannot_be_written_is_no_fault_of_the_package(tmp_path: Path, monkeypatch) -> None:
    async def worker(request: object, data: bytes, **limits: object) -> object:
        return {"errno": 28}

    monkeypatch.setattr(zip_in, "in_worker", worker)
    with pytest.raises(OSError, match="No space"):
        await unpack(zipped({"a": b"x"}), tmp_path / "in")
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(OSError, match="No such file"):
        unzip_into(zipped({"a": b"x"}), tmp_path / "absent")


async def test_only_an_empty_folder_is_unpacked_into(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("x")
    with pytest.raises(ValueError, match="empty folder"):
        await unpack(zipped({"a": b"x"}), tmp_path)
    assert (tmp_path / "mine").read_text() == "x"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("G03-1 فهرست.pdf", "G03-1"),
        ("g03-1.pdf", "G03-1"),
        ("G۰۳-۱_نامه.jpg", "G03-1"),
        ("G03-1-2.pdf", "G03-1"),
        ("G03-10.pdf", "G03-10"),
        ("\u200fG03-1 نامه.pdf", "G03-1"),
        ("S01.pdf", "S01"),
        ("۱۲۳۴_تصویر.jpg", "1234"),
        ("1234.pdf", "1234"),
        ("1234-2.pdf", "1234"),
        ("پوشه/G03-1/نامه.pdf", "G03-1"),
        ("G03-1/1234.pdf", "1234"),
        ("G03-1\\نامه.pdf", "G03-1"),
        ("۱۴۰۳-۱۲-۰۵ نامه.pdf", None),
        ("20250325_123456.jpg", None),
        ("2025-03-25.jpg", None),
        ("IMG_0001.jpg", None),
        ("فهرست G03-1.pdf", None),
        ("G03-1abc.pdf", "G03"),
        ("", None),
    ],
)
def test_which_measure_a_name_begins_with(name: str, code: str | None) -> None:
    assert named_for(name) == code


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("g03-1 فهرست.pdf", "G03-1"),
        ("G03-10.pdf", "G03-10"),
        ("G03-12.pdf", None),
        ("ش-۷.الف نامه.pdf", "ش-7.الف"),
        ("1403.pdf", "1403"),
        ("1403-12-05.pdf", None),
        ("IMG.pdf", None),
        ("G03-1/IMG_1.jpg", "G03-1"),
    ],
)
def test_with_known_codes_only_they_are_meant(name: str, code: str | None) -> None:
    assert named_for(name, ["G03-1", "G03-10", "ش-7.الف", "1403"]) == code
