"""«راهنمای کامل»: everybody gets the guide of their own role as a page that opens without a network."""

import re

import pytest

from documents.guide_out import guide_page
from services.access import Role
from tests.house import House
from tests.talk import Talk

GUIDES = {
    Role.LIAISON: ("A01", "راهنمای رابط ارزیابی"),
    Role.AGENCY_HEAD: ("A01", "راهنمای مدیر دستگاه"),
    Role.APPRAISER: (None, "راهنمای ارزیاب"),
    Role.COMMITTEE: (None, "راهنمای ارزیاب"),
    Role.ADMIN: (None, "راهنمای راهبر و معاون"),
    Role.DEPUTY: (None, "راهنمای راهبر و معاون"),
}


async def test_each_role_gets_its_own_page(house: House) -> None:
    await house.sample_cycle(measures=1, agencies_count=1)
    for number, (role, (agency, title)) in enumerate(GUIDES.items()):
        phone = await house.joined("telegram", role, f"0912000300{number}", agency)
        talk = Talk(house, phone)
        await talk.send("/help")
        await talk.press("راهنمای کامل")
        page = next(one.document for one in reversed(talk.phone.inbox) if one.document is not None).data.decode()
        assert f"<h1>{title}</h1>" in page
        assert 'dir="rtl"' in page
        pictures = re.findall(r'<img src="([^"]{0,30})', page)
        assert pictures
        assert all(one.startswith("data:image/png;base64,") for one in pictures)


@pytest.mark.parametrize("hostile", ["<script>alert(1)</script>", "[a](javascript:alert(1))"])
def test_what_stands_in_a_guide_is_shown_and_not_obeyed(hostile: str) -> None:
    page = guide_page(f"# x\n\n{hostile}", lambda _: b"").decode()
    assert "<script>" not in page
    assert 'href="javascript' not in page
