"""What a person does with the page: choose somebody, press, type, send files, look."""

import re
from pathlib import Path

from playwright.sync_api import Locator, Page, expect


def seen(words: str, *, start: bool = False) -> re.Pattern[str]:
    """Words as they are seen: the invisible marks of direction between them do not count."""
    pattern = "[\u2060\u2066-\u2069]*".join(re.escape(letter) for letter in words)
    return re.compile(("^[\u200e\u200f\u2060\u2066-\u2069]*" if start else "") + pattern)


class Hand:
    """A finger on the page; `see` finds what is shown by its test id."""

    def __init__(self, page: Page, shots: Path) -> None:
        self.page = page
        self.see = page.get_by_test_id
        self._shots = shots

    def take(self, platform: str, name: str) -> None:
        """Take the phone of a person."""
        if self.see("back").is_visible():
            self.see("back").click()
        rows = self.page.locator(f"[data-testid=person-row][data-platform={platform}]")
        rows.filter(has=self.page.locator("b", has_text=name)).click()
        expect(self.see("chat-sub")).to_contain_text(name)

    @property
    def last(self) -> Locator:
        """The bot's newest message."""
        return self.see("bot-message").last

    def press(self, label: str) -> None:
        """Press the newest button that begins so."""
        self.see("inline-button").filter(has_text=seen(label, start=True)).last.click()

    def type(self, text: str) -> None:
        """Type and send."""
        self.see("input").fill(text)
        self.see("send").click()

    def send_files(self, files: list[Path], caption: str = "", *, photo: bool = False) -> None:
        """Choose files in the file picker and send them."""
        self.see("attach").click()
        with self.page.expect_file_chooser() as chooser:
            self.see("attach-photo" if photo else "attach-file").click()
        chooser.value.set_files(files)
        self.see("caption").fill(caption)
        self.see("dialog-yes").click()

    def read(self, *words: str) -> None:
        """Wait until the newest message of the bot says all this."""
        for one in words:
            expect(self.last).to_contain_text(seen(one))

    def share_own_number(self) -> None:
        """Press «ارسال شمارهٔ من» under the chat."""
        self.see("key").filter(has_text="ارسال شمارهٔ من").click()

    def move_clock(self, button: str) -> None:
        """Open the room beside the phone, move the clock, come back."""
        self.see("open-panel").click()
        self.see(button).click()
        expect(self.see("clock-error")).to_be_hidden()
        self.see("close-panel").click()

    def shot(self, name: str) -> None:
        """Keep a picture of the phone."""
        expect(self.page.locator("[aria-busy=true]")).to_have_count(0)
        self.page.wait_for_timeout(250)
        self.page.screenshot(path=str(self._shots / f"{name}.png"))

    def photograph(self, words: str, path: Path) -> None:
        """Take a photo of a paper that says this."""
        paper = self.page.context.new_page()
        look = "margin:0;height:300px;display:grid;place-items:center;background:#f4efe2;font:30px Noto Sans Arabic"
        paper.set_viewport_size({"width": 420, "height": 300})
        paper.set_content(f'<body dir="rtl" style="{look}">{words}</body>')
        paper.screenshot(path=str(path))
        paper.close()
