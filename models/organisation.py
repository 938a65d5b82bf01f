"""The agencies that are appraised and the groups they are compared in."""

from tortoise import fields

from models.fields import Row, code, reference, title


class AgencyGroup(Row):
    """گروه دستگاه: agencies that are ranked among themselves."""

    code = code(unique=True)
    title = title()

    class Meta:
        table = "agency_group"


class Agency(Row):
    """دستگاه اجرایی: a ministry's provincial office or the like."""

    code = code(unique=True)
    title = title()
    group_id: int
    group: fields.ForeignKeyRelation[AgencyGroup] = reference("AgencyGroup", "agencies", db_index=True)

    class Meta:
        table = "agency"
