"""What can be wrong with a sheet or a file, as codes with arguments; the sentences are in ``messages/``."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

# code -> names of its arguments. ``messages/`` needs a sentence for each of these and for nothing else.
SHEET_PROBLEMS: dict[str, tuple[str, ...]] = {
    "header_not_found": ("sheet", "titles"),
    "missing_column": ("title",),
    "duplicate_column": ("title", "first", "second"),
    "too_many_rows": ("maximum",),
    "no_rows": (),
    "empty": ("title",),
    "too_long": ("title", "maximum", "length"),
    "not_a_code": ("title", "value"),
    "not_a_number": ("title", "value"),
    "not_an_integer": ("title", "value"),
    "below_minimum": ("title", "value", "minimum"),
    "above_maximum": ("title", "value", "maximum"),
    "unknown_choice": ("title", "value", "choices"),
    "not_a_phone": ("title", "value"),
    "not_a_day": ("title", "value"),
    "repeated": ("title", "value", "first_row"),
    "formula_without_value": ("title",),
    "error_value": ("title", "value"),
    "more_problems": ("count",),
}

# Why a file cannot be read or is not taken. Some come from both ways of looking at a file.
FILE_REFUSALS: dict[str, tuple[str, ...]] = {
    "empty": (),
    "too_large": ("size", "maximum"),
    "inflates_too_much": ("maximum",),
    "too_many_entries": ("maximum",),
    "nested_too_deep": (),
    "took_too_long": ("seconds",),
    "needs_too_much_memory": ("memory_mb",),
    "broken": (),
    "encrypted": (),
    "macros": (),
    "old_office": (),
    "not_a_sheet": (),
    "executable": (),
    "executable_inside": ("name",),
    "unsafe_name_inside": (),
    "script": (),
    "web_page": (),
    "unsupported_type": ("found",),
    "type_differs": ("found", "extension"),
}

# Said beside an accepted file (``FileFacts.warnings``).
FILE_WARNINGS: frozenset[str] = frozenset(
    {
        "pdf_javascript",
        "pdf_launch",
        "pdf_embedded_files",
        "pdf_form_xfa",
        "external_content",
        "embedded_objects",
        "truncated",
        "huge_picture",
        "mime_differs",
        "no_extension",
        "odd_name",
    }
)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in a sheet. ``row`` is the number the person sees in Excel, ``column`` a code name."""

    row: int | None
    column: str | None
    code: str
    args: dict[str, Any] = field(default_factory=dict)


class FileProblem(Exception):
    """The whole file is of no use; ``code`` is one of ``FILE_REFUSALS``, ``args_by_name`` its arguments.

    (``args`` is taken by Python itself.)
    """

    def __init__(self, code: str, args_by_name: dict[str, Any] | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.args_by_name: dict[str, Any] = args_by_name or {}

    def __str__(self) -> str:
        return f"{self.code} {self.args_by_name}" if self.args_by_name else self.code


class UnreadableFile(FileProblem):
    """The file cannot be read as a sheet."""


class RefusedFile(FileProblem):
    """The file is not accepted, whatever it is wanted for."""
