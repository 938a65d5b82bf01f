"""All rooms in the order in which they are asked; one message goes to the first that wants it."""

from aiogram import Router

from handlers import entering, files, home, lost, measure, measures, staff_cycle, staff_imports, staff_people

# Measures come first: most updates are theirs, and each room asked before costs time. The others cannot tell, for
# what measures take (their own buttons, commands and states) no other room wants.
ROOMS = (measure, measures, entering, home, staff_cycle, staff_imports, staff_people, files, lost)


def all_rooms() -> list[Router]:
    """The routers of every room. A room can belong to one parent only, so each process builds it once."""
    for room in ROOMS:
        room.router._parent_router = None  # so that several applications can follow each other in one process
    return [room.router for room in ROOMS]
