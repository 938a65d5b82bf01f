"""Search and cards by visible text: what is typed is found, nothing is a dead end, help and menu by role."""

import pytest

from models import sql
from models.gate import tx
from services.access import Role
from tests.house import House
from tests.talk import Talk, joined


@pytest.mark.feature("04e", "01e")
async def test_search_leads_to_the_own_measure(house: House, platform: str) -> None:
    await house.sample_cycle(measures=8, agencies_count=2)
    liaison = await joined(house, platform)
    assert "واژه، کد یا شماره را بفرستید" in await liaison.send("/search")
    assert "برای جست‌وجو کوتاه است" in await liaison.send("ا")
    shown = await liaison.send("تشكيلات مصوب")
    assert "برای «تشكيلات مصوب»" in shown
    shown = await liaison.press("سنجهٔ G01-1")
    assert "سنجهٔ G01-1: انطباق تشکیلات مصوب" in shown
    assert "روش: (تعداد پست منطبق ÷ کل پست‌های مصوب) × ۱۰۰" in shown
    shown = await liaison.press("سنجهٔ دستگاه شما")
    assert "سنجهٔ G01-1 (شمارهٔ ۱۰۰۱)" in shown
    assert "چیزی پیدا نشد" in await liaison.send("/search تشکیلاتیت")
    assert "تشکیلات" in liaison.labels
    assert "مورد پیدا شد" in await liaison.press("تشکیلات")
    await liaison.send("/search سامانه")
    assert "صفحهٔ ۱ از" in liaison.last
    assert "سنجهٔ G01-1" in " ".join(liaison.labels)
    shown = await liaison.send("/search کککککک")
    assert "واژهٔ کوتاه‌تر یا دیگری بفرستید" in shown
    assert liaison.labels == ["صفحهٔ قبل"]


@pytest.mark.feature("03b", "03d")
async def test_indicator_cards_for_everybody_with_a_role(house: House) -> None:
    await house.sample_cycle(measures=8, agencies_count=2)
    await tx(lambda: sql.run("UPDATE measure SET kind = 'central' WHERE code = 'G01-2'"))
    staff = await joined(house, "bale", Role.ADMIN, "09120000009")
    head = Talk(house, await house.joined("telegram", Role.AGENCY_HEAD, "09120000003", "A01", "رضا کریمی"))
    deputy = await joined(house, "bale", Role.DEPUTY, "09120000008")
    for talk in (staff, head, deputy):
        shown = await talk.send("/indicator g01")
        assert "شاخص G01:" in shown
        assert "سقف امتیاز:" in shown
        assert "۱ سنجه اعلام مرکزی است." in shown
        shown = await talk.press("G01-2 (وزن")
        assert "مقدار را راهبر شاخص یا استعلام اعلام می‌کند." in shown
        assert "کد «Z99» پیدا نشد" in await talk.send("/indicator Z99")
    shown = await staff.send("/indicator")
    assert "۷ سنجه را دستگاه وارد می‌کند، ۱ سنجه را راهبر شاخص اعلام می‌کند." in shown
    assert "مقدار ۱ سنجه در ۱ شاخص را راهبر شاخص یا استعلام اعلام می‌کند" in await staff.press("اعلام مرکزی")
    await tx(lambda: sql.run("UPDATE cycle SET weights_by_agency = 1"))
    assert "سقف امتیاز: وزن اعلام نشده" in await head.send("/indicator G01")
    assert "سقف امتیاز برای هر دستگاه جداگانه است." in await staff.send("/indicator G01")


async def test_help_and_its_commands_for_the_two_new_roles(house: House) -> None:
    await house.sample_cycle(measures=3, agencies_count=1)
    head = Talk(house, await house.joined("bale", Role.AGENCY_HEAD, "09120000003", "A01", "رضا کریمی"))
    deputy = await joined(house, "bale", Role.DEPUTY, "09120000008")
    assert "راهنمای مدیر دستگاه" in await head.send("/help")
    assert "راهنمای معاون توسعهٔ مدیریت" in await deputy.send("/help")
    for talk, commands in ((head, ("/circular", "/search", "/indicator", "/ask")), (deputy, ("/circular", "/search"))):
        for command in commands:
            assert "نمی‌شناسیم" not in await talk.send(command)
