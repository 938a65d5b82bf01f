"""Has aiogram's types built when one is first used: built all at once, as it does, they take six seconds of a start.

aiogram rebuilds each of its few hundred pydantic models at import and hands over the names that they need. Here these
names are kept instead, and given to pydantic when it builds a model by itself because somebody uses it.
"""

from typing import Any

from pydantic import BaseModel

_at_once = BaseModel.model_rebuild.__func__  # type: ignore[attr-defined]
_names: dict[str, Any] = {}


def _late(
    cls: type[BaseModel],
    *,
    force: bool = False,
    raise_errors: bool = True,
    _parent_namespace_depth: int = 2,
    _types_namespace: dict[str, Any] | None = None,
) -> bool | None:
    if cls.__module__.startswith("aiogram."):
        if _types_namespace is not None:
            _names.update(_types_namespace)
            return None
        _types_namespace = _names
    built: bool | None = _at_once(
        cls,
        force=force,
        raise_errors=raise_errors,
        _parent_namespace_depth=_parent_namespace_depth + 1,
        _types_namespace=_types_namespace,
    )
    return built


def install() -> None:
    """To be called before aiogram is imported for the first time; other models are built as ever."""
    BaseModel.model_rebuild = classmethod(_late)  # type: ignore[assignment, method-assign]
