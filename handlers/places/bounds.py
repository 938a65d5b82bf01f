"""Bounds of what a forged button may carry: no database takes a longer number, no calendar such a day."""

from decimal import Decimal
from typing import Annotated

from pydantic import Field

Id = Annotated[int, Field(ge=0, lt=1 << 31)]
Mark = Annotated[int, Field(ge=0, lt=1 << 32)]
Page = Annotated[int, Field(ge=0, lt=10_000)]
OrdinalDay = Annotated[int, Field(ge=650_000, lt=800_000)]
Percent = Annotated[Decimal, Field(ge=0, le=100, max_digits=12)]
Flag = Annotated[int, Field(ge=0, le=1)]
