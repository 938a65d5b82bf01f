"""Makes the pictures of README and guides from the screens that the browser tests keep (needs Chromium)."""

import base64
import shutil
from pathlib import Path

from playwright.sync_api import sync_playwright

HERE = Path(__file__).parent
SHOTS = HERE.parents[1] / "var" / "screenshots"
SCENES = ("05-home-telegram", "07-files-bale", "08-receipt-bale")
# The pictures of the guides, and the screens they are.
GUIDES = HERE.parents[1] / "messages" / "guides" / "pictures"
PICTURES = {
    "liaison-home": "05-home-telegram",
    "liaison-measure": "06-measure-bale",
    "liaison-result": "64-result",
    "head-approval": "27-approval",
    "appraiser-queue": "60-appraiser",
    "appraiser-card": "61-desk",
    "staff-home": "73-staff",
    "staff-views": "31-board-bale",
    "staff-appraisal": "74-boards",
    "staff-levels": "80-levels",
}
STYLE = """
body { margin: 0; display: flex; gap: 28px; padding: 28px; background: #e8edef; width: fit-content; }
img { width: 300px; border-radius: 30px; display: block;
  box-shadow: 0 0 0 7px #20292e, 0 14px 34px rgb(25 45 55 / 28%); }
"""


def main() -> None:
    """Put the scenes, right to left, into one picture; copy the guides' pictures."""
    for name, scene in PICTURES.items():
        shutil.copy(SHOTS / f"{scene}.png", GUIDES / f"{name}.png")
    pictures = [base64.b64encode((SHOTS / f"{name}.png").read_bytes()).decode() for name in SCENES]
    images = "".join(f'<img src="data:image/png;base64,{one}">' for one in pictures)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page(viewport={"width": 1012, "height": 706}, device_scale_factor=1.5)
        page.set_content(f'<html dir="rtl"><style>{STYLE}</style><body>{images}</body></html>')
        page.locator("body").screenshot(path=str(HERE / "journey.png"))
        browser.close()


if __name__ == "__main__":
    main()
