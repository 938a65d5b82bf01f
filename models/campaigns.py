"""Campaigns: one message to many people, counted, sent once each, reported person by person."""

from typing import Any

from tortoise import fields

from models.cycle import Cycle
from models.fields import Row, reference
from models.people import Person


class Campaign(Row):
    """پیام رتبه‌بندی: what is sent to whom; `content` and `audience` are settings (JSON) as they were confirmed."""

    cycle_id: int
    cycle: fields.ForeignKeyRelation[Cycle] = reference("Cycle", "campaigns", db_index=True)
    kind = fields.CharField(max_length=24)
    state = fields.CharField(max_length=16)
    version = fields.IntField(default=1)
    audience: Any = fields.JSONField()
    content: Any = fields.JSONField()
    made_by_id: int | None
    made_by: fields.ForeignKeyNullableRelation[Person] = reference("Person", "campaigns", null=True, db_index=True)
    made_at = fields.DatetimeField()
    started_by_id: int | None
    started_by: fields.ForeignKeyNullableRelation[Person] = reference(
        "Person", "campaigns_started", null=True, db_index=True
    )
    started_at = fields.DatetimeField(null=True)
    finished_at = fields.DatetimeField(null=True)

    class Meta:
        table = "campaign"
        indexes = (("state",),)


class CampaignRecipient(Row):
    """One person a campaign goes to: exactly one row each; `stored_at`: their message is in the outbox."""

    campaign_id: int
    campaign: fields.ForeignKeyRelation[Campaign] = reference("Campaign", "recipients", db_index=True)
    person_id: int
    person: fields.ForeignKeyRelation[Person] = reference("Person", "campaigns_received", db_index=True)
    stored_at = fields.DatetimeField(null=True)

    class Meta:
        table = "campaign_recipient"
        unique_together = (("campaign", "person"),)
