"""Pages of a list: which one is shown, and the buttons that turn it."""

from collections.abc import Callable

from messages.keyboards import Button, button


def page_of(asked: int, count: int, size: int) -> tuple[int, int]:
    """The page to show (one that exists) and how many there are."""
    pages = max(1, -(-count // size))
    return min(max(asked, 0), pages - 1), pages


def turning(page: int, pages: int, link: Callable[[int], str]) -> list[Button]:
    """«قبلی‌ها» and «بعدی‌ها», where there are any."""
    keys = []
    if page > 0:
        keys.append(button("btn-previous", link(page - 1)))
    if page < pages - 1:
        keys.append(button("btn-next", link(page + 1)))
    return keys
