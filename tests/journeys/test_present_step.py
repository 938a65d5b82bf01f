"""What stands open late in the year: more time asked before a release, and a home that speaks of the present step."""

from datetime import timedelta

import pytest

from messages.jalali import local_date
from models import sql
from models.clock import business_now
from models.fields import stored_time
from models.gate import tx
from services.states import CaseState
from tests.house import House
from tests.journeys.test_results import _code_in, release, released_to
from tests.talk import Talk, jalali

pytestmark = pytest.mark.deep
REASON = "آمار مصوب هنوز از وزارتخانه نرسیده است."


async def _ask(liaison: Talk, days: int) -> None:
    await liaison.send("/extensions")
    await liaison.press("درخواست تمدید")
    await liaison.send(jalali(local_date(business_now()) + timedelta(days=days)))
    assert "فرستاده شد" in await liaison.send(REASON)


@pytest.mark.feature("07e", "13a", "SLA-4.2")
async def test_more_time_that_waits_is_seen_before_a_release_and_closed_after_it(house: House) -> None:
    deputy, head, liaison = await released_to(house, "bale")
    now = stored_time(business_now())
    await tx(
        lambda: sql.run(
            "INSERT INTO evidence_file (case_id, entry_id, state, purpose, platform, chat_id, message_id, file_id, "
            "name, mime, size, sent_at, person_id) SELECT 1, 1, 'LOST', 'evidence', 'bale', 1, 1, 'f', 'a.pdf', "
            "'application/pdf', 9, ?, 1",
            now,
        )
    )
    shown = await liaison.send("/home")
    assert "ارزیابان بررسی می‌کنند" in shown and "نرسید" not in shown
    assert "ارسال…" not in liaison.labels and "فایل‌های نرسیده" not in " ".join(liaison.labels)
    await _ask(liaison, 20)
    assert "در انتظار شما: ۱ تمدید" in await deputy.send("/home")
    await deputy.press("درخواست‌های تمدید (۱)")
    shown = await deputy.press("اداره")
    assert "با موافقت باز می‌شود" in shown and "امتیاز داده نمی‌شود" in shown
    card = deputy.phone.last
    assert "درخواست تمدید بی‌پاسخ: ۱ دستگاه" in await deputy.send("/release")
    shown = await deputy.press("همهٔ آماده‌ها")
    assert "درخواست تمدید بی‌پاسخ: " in shown
    old = deputy.phone.last
    await deputy.press("آزادسازی ۲ دستگاه")
    await deputy.send(_code_in(await deputy.press("راه‌اندازی رمز دوم")))
    assert "درخواست تمدید ۱ دستگاه بی‌پاسخ است" in await deputy.press("آزادسازی ۲ دستگاه", on=old)
    await release(deputy)

    assert "نمی‌شود؛ دستگاه می‌تواند اعتراض کند" in await deputy.press("موافقت", on=card)
    assert "دستگاه دیگری آماده" in await deputy.press("آزادسازی ۲ دستگاه", on=old)
    assert "رمز" not in await deputy.send("۱۲۳۴۵۶")
    assert "اعتراض کنید" in await liaison.send("/extensions")
    assert "درخواست تمدید" not in liaison.labels and "پس گرفتن درخواست" in liaison.labels
    await deputy.send("/home")
    await deputy.press("بیشتر…")
    await deputy.press("درخواست‌های تمدید")
    assert "باز نمی‌شود" in await deputy.press("اداره")
    assert not {"موافقت", "روز دیگر"} & set(deputy.labels)
    await deputy.press("مخالفت")
    assert "موافقت نشد" in await deputy.send("نتایج اعلام شده است.")
    for talk in (liaison, head):
        shown = await talk.send("/home")
        assert "پیش‌بینی" not in shown + " ".join(talk.labels) and "مهلت پذیرش یا اعتراض" in shown
        assert talk.labels[0] == "نتایج اولیه" and "ارسال…" not in talk.labels
    assert "اعتراض کنید" in await liaison.forge("ext-ask")
    # Opened again by whatever: the results stay at hand beside the work.
    until = stored_time(business_now() + timedelta(days=3))
    await tx(
        lambda: sql.run(
            f"UPDATE agency_case SET state = '{CaseState.IN_PROGRESS}', locked_as = NULL, deadline_at = ? WHERE id = 1",
            until,
        )
    )
    await liaison.send("/home")
    assert "نتایج اولیه" in liaison.labels


@pytest.mark.feature("07e", "SLA-4.2")
async def test_more_time_given_during_the_appraisal_says_what_it_does(house: House) -> None:
    deputy, _, liaison = await released_to(house, "bale")
    await _ask(liaison, 20)
    await deputy.press("دیدن درخواست")
    assert "ارزیابی آن می‌ایستد" in await deputy.press("موافقت")
    await deputy.send("/release")
    assert "پروندهٔ دوباره‌بازشده: " in await deputy.press("همهٔ آماده‌ها")
    assert "آزادسازی ۱ دستگاه" in deputy.labels
    await deputy.press("آزادسازی ۱ دستگاه")
    await deputy.send(_code_in(await deputy.press("راه‌اندازی رمز دوم")))
    await deputy.send("/release")
    await deputy.press("همهٔ آماده‌ها")
    asked = await deputy.press("آزادسازی ۱ دستگاه")
    await tx(lambda: sql.run("UPDATE case_result SET state = 'UNDER_APPRAISAL'"))
    assert "دستگاه دیگری آماده" in await deputy.send(_code_in(asked))
    assert "رمز" not in await deputy.send("۱۲۳۴۵۶")
