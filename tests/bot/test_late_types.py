"""aiogram's types are built when they are used, and then all of them can be."""

import aiogram.types
import pytest
from aiogram.methods import SendMessage
from aiogram.types import InlineKeyboardMarkup, Update
from pydantic import BaseModel

UPDATE = {"update_id": 1, "message": {"message_id": 7, "date": 0, "chat": {"id": 5, "type": "private"}, "text": "سلام"}}


def test_what_is_used_is_built_and_the_rest_is_not() -> None:
    update = Update.model_validate(UPDATE)
    assert update.message is not None
    assert (update.message.text, update.message.chat.id) == ("سلام", 5)
    assert SendMessage(chat_id=5, text="سلام", reply_markup=InlineKeyboardMarkup(inline_keyboard=[])).text == "سلام"
    assert not aiogram.types.PassportElementErrorFrontSide.__pydantic_complete__


def test_other_models_are_built_as_ever() -> None:
    class Late(BaseModel):
        other: "Other"

    class Other(BaseModel):
        number: int

    assert Late.model_rebuild()
    assert Late.model_validate({"other": {"number": 3}}).other.number == 3


@pytest.mark.slow
def test_every_type_can_be_built() -> None:
    for name in aiogram.types.__all__:
        kind = getattr(aiogram.types, name)
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            kind.model_rebuild(force=True)
            assert kind.__pydantic_complete__, name
