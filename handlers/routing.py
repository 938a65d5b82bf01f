"""All rooms in the order in which they are asked; one message goes to the first that wants it."""

from aiogram import Router

from handlers import entering, files, home, lost, measures, staff_cycle, staff_imports, staff_people

ROOMS = (entering, home, staff_cycle, staff_imports, staff_people, measures, files, lost)


def all_rooms() -> Router:
    """A router over every room. A room can belong to one router only, so each process builds it once."""
    root = Router(name="karnameh")
    for room in ROOMS:
        room.router._parent_router = None  # so that several applications can follow each other in one process
        root.include_router(room.router)
    return root
