"""The few field shapes that the tables share."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from tortoise import fields
from tortoise.fields import RESTRICT
from tortoise.models import Model

__all__ = ["Row", "code", "exact", "points", "reference", "stored_time", "title"]


PLACES = 6
_LAST_PLACE = Decimal(1).scaleb(-PLACES)


class Row(Model):
    """Base of every table: a numbered row. Nothing is deleted: things are withdrawn, replaced, superseded."""

    id = fields.IntField(primary_key=True)

    class Meta:
        abstract = True


def reference(to: str, related: str, **kwargs: Any) -> Any:
    """A foreign key that refuses to lose its parent (RESTRICT: Tortoise's default would delete children)."""
    return fields.ForeignKeyField(f"karnameh.{to}", related_name=related, on_delete=RESTRICT, **kwargs)


def code(**kwargs: Any) -> Any:
    """A short code of the field's own (A01, G03-1)."""
    return fields.CharField(max_length=32, **kwargs)


def title(**kwargs: Any) -> Any:
    """A name in Persian as people read it."""
    return fields.CharField(max_length=300, **kwargs)


def points(**kwargs: Any) -> Any:
    """Points, percentages and amounts: exact decimals, rounded only where a person looks."""
    return fields.DecimalField(max_digits=20, decimal_places=PLACES, **kwargs)


def exact(value: Decimal) -> Decimal:
    """Points as the tables keep them, for writing in plain SQL."""
    return value.quantize(_LAST_PLACE)


def stored_time(at: datetime) -> str:
    """A UTC time as the ORM stores it, for comparing in plain SQL."""
    return at.isoformat(" ")
