"""Who takes part: a person, the messenger accounts they use, the roles they hold, the ways they came in."""

from tortoise import fields

from models.fields import Row, reference, title
from models.organisation import Agency


class Person(Row):
    """One human being, however many messengers they use."""

    name = title()
    phone: fields.CharField[str] | None = fields.CharField(max_length=16, null=True, unique=True)  # type: ignore[assignment]
    joined_at = fields.DatetimeField()

    class Meta:
        table = "person"


class Account(Row):
    """A person's account on one messenger; notices go to the one last used."""

    person_id: int
    person: fields.ForeignKeyRelation[Person] = reference("Person", "accounts", db_index=True)
    platform = fields.CharField(max_length=16)
    user_id = fields.BigIntField()
    chat_id = fields.BigIntField()
    last_used_at = fields.DatetimeField()
    unreachable_reason = fields.CharField(max_length=64, null=True)
    unreachable_at = fields.DatetimeField(null=True)

    class Meta:
        table = "account"
        unique_together = (("platform", "user_id"),)
        indexes = (("platform", "chat_id"),)


class RoleGrant(Row):
    """A role a person holds: over everything, or over one agency. Withdrawn, never deleted."""

    person_id: int
    person: fields.ForeignKeyRelation[Person] = reference("Person", "grants", db_index=True)
    role = fields.CharField(max_length=24)
    agency_id: int | None
    agency: fields.ForeignKeyNullableRelation[Agency] = reference("Agency", "grants", null=True, db_index=True)
    granted_at = fields.DatetimeField()
    granted_by_id: int | None
    granted_by: fields.ForeignKeyNullableRelation[Person] = reference("Person", "granted", null=True, db_index=True)
    withdrawn_at = fields.DatetimeField(null=True)

    class Meta:
        table = "role_grant"


class Invitation(Row):
    """A way in for one person: a link's token and a typed code, both stored hashed, used once."""

    role = fields.CharField(max_length=24)
    agency_id: int | None
    agency: fields.ForeignKeyNullableRelation[Agency] = reference("Agency", "invitations", null=True, db_index=True)
    name = title()
    phone = fields.CharField(max_length=16, null=True)
    token_hash = fields.CharField(max_length=64, unique=True)
    code_hash = fields.CharField(max_length=64, unique=True)
    created_at = fields.DatetimeField()
    created_by_id: int | None
    created_by: fields.ForeignKeyNullableRelation[Person] = reference("Person", "invited", null=True, db_index=True)
    expires_at = fields.DatetimeField()
    used_at = fields.DatetimeField(null=True)
    used_by_id: int | None
    used_by: fields.ForeignKeyNullableRelation[Person] = reference("Person", "entered_by", null=True, db_index=True)
    withdrawn_at = fields.DatetimeField(null=True)

    class Meta:
        table = "invitation"


class EntryRequest(Row):
    """Somebody with a valid invitation whose phone could not be proven: staff decide with one tap."""

    invitation_id: int
    invitation: fields.ForeignKeyRelation[Invitation] = reference("Invitation", "requests", db_index=True)
    platform = fields.CharField(max_length=16)
    user_id = fields.BigIntField()
    chat_id = fields.BigIntField()
    given_phone = fields.CharField(max_length=32)
    given_name = title()
    reason = fields.CharField(max_length=32)
    asked_at = fields.DatetimeField()
    decided_at = fields.DatetimeField(null=True)
    decided_by_id: int | None
    decided_by: fields.ForeignKeyNullableRelation[Person] = reference(
        "Person", "entry_decisions", null=True, db_index=True
    )
    accepted = fields.BooleanField(null=True)

    class Meta:
        table = "entry_request"


class WrongTries(Row):
    """How often one account gave a wrong code or link lately: slows that account down, nobody else."""

    platform = fields.CharField(max_length=16)
    user_id = fields.BigIntField()
    count = fields.IntField()
    not_before = fields.DatetimeField()

    class Meta:
        table = "wrong_tries"
        unique_together = (("platform", "user_id"),)
