"""Who may do what: one table of permission × role × scope, and the only check there is."""

from dataclasses import dataclass
from enum import StrEnum

from models import audit
from services.errors import Refused


class Role(StrEnum):
    """The roles that act in this version (docs/glossary.md gives the Persian terms)."""

    ADMIN = "admin"
    DEPUTY = "deputy"
    APPRAISER = "appraiser"
    COMMITTEE = "committee"
    LIAISON = "liaison"
    AGENCY_HEAD = "agency_head"


class Permission(StrEnum):
    """What a use case asks for."""

    MANAGE_CYCLE = "manage_cycle"
    IMPORT = "import"
    INVITE = "invite"
    ADMIT = "admit"
    SEE_BOARD = "see_board"
    SEE_CASE = "see_case"
    SEE_CATALOGUE = "see_catalogue"
    ENTER_VALUES = "enter_values"
    SEND_CASE = "send_case"
    APPROVE_CASE = "approve_case"
    WITHDRAW_CASE = "withdraw_case"
    DECIDE_NA = "decide_na"
    ASK_EXTENSION = "ask_extension"
    GRANT_EXTENSION = "grant_extension"
    ISSUE_CIRCULAR = "issue_circular"
    ACKNOWLEDGE = "acknowledge"
    ASK_STAFF = "ask_staff"
    ANSWER_AGENCY = "answer_agency"
    MANAGE_QUESTIONS = "manage_questions"
    MANAGE_APPRAISAL = "manage_appraisal"
    APPRAISE = "appraise"
    DECLARE_CONFLICT = "declare_conflict"
    RELEASE_RESULTS = "release_results"
    SEE_RESULT = "see_result"
    SEE_WHY = "see_why"
    ACCEPT_RESULT = "accept_result"
    OBJECT = "object"
    ADMIT_LATE = "admit_late"
    MANAGE_OBJECTIONS = "manage_objections"
    DECIDE_OBJECTION = "decide_objection"
    DECIDE_AT_COMMITTEE = "decide_at_committee"
    FREEZE_RESULTS = "freeze_results"
    CONFIRM_RESULTS = "confirm_results"
    RECORD_COUNCIL = "record_council"
    SEND_PACKAGE = "send_package"
    MANAGE_LEVELS = "manage_levels"
    BROADCAST = "broadcast"
    SECOND_FACTOR = "second_factor"


class Scope(StrEnum):
    """How far a permission reaches."""

    EVERYTHING = "everything"
    OWN_AGENCY = "own_agency"
    OWN_ASSIGNMENT = "own_assignment"


_STAFF = {Role.ADMIN: Scope.EVERYTHING}
_DEPUTY = {Role.DEPUTY: Scope.EVERYTHING}
_LIAISON = {Role.LIAISON: Scope.OWN_AGENCY}
_HEAD = {Role.AGENCY_HEAD: Scope.OWN_AGENCY}
_APPRAISER = {Role.APPRAISER: Scope.OWN_ASSIGNMENT}
_COMMITTEE = {Role.COMMITTEE: Scope.EVERYTHING}
TABLE: dict[Permission, dict[Role, Scope]] = {
    Permission.MANAGE_CYCLE: _STAFF,
    Permission.IMPORT: _STAFF,
    Permission.INVITE: _STAFF,
    Permission.ADMIT: _STAFF,
    Permission.SEE_BOARD: _STAFF | _DEPUTY,
    Permission.SEE_CASE: _STAFF | _DEPUTY | _LIAISON | _HEAD,
    Permission.SEE_CATALOGUE: _STAFF | _DEPUTY | _LIAISON | _HEAD | {Role.APPRAISER: Scope.EVERYTHING} | _COMMITTEE,
    Permission.ENTER_VALUES: _LIAISON,
    Permission.SEND_CASE: _LIAISON,
    Permission.APPROVE_CASE: _HEAD,
    Permission.WITHDRAW_CASE: _LIAISON | _HEAD,
    Permission.DECIDE_NA: _STAFF,
    Permission.ASK_EXTENSION: _LIAISON | _HEAD,
    Permission.GRANT_EXTENSION: _DEPUTY,
    Permission.ISSUE_CIRCULAR: _STAFF,
    Permission.ACKNOWLEDGE: _LIAISON | _HEAD,
    Permission.ASK_STAFF: _LIAISON | _HEAD,
    Permission.ANSWER_AGENCY: _STAFF | _APPRAISER,
    Permission.MANAGE_QUESTIONS: _STAFF,
    Permission.MANAGE_APPRAISAL: _STAFF,
    Permission.APPRAISE: _APPRAISER,
    Permission.DECLARE_CONFLICT: {Role.APPRAISER: Scope.EVERYTHING} | _COMMITTEE,
    Permission.RELEASE_RESULTS: _DEPUTY,
    Permission.SEE_RESULT: _STAFF | _DEPUTY | _LIAISON | _HEAD,
    Permission.SEE_WHY: _STAFF | _DEPUTY | _LIAISON | _HEAD | _APPRAISER | _COMMITTEE,
    Permission.ACCEPT_RESULT: _LIAISON | _HEAD,
    Permission.OBJECT: _LIAISON | _HEAD,
    Permission.ADMIT_LATE: _DEPUTY,
    Permission.MANAGE_OBJECTIONS: _STAFF,
    Permission.DECIDE_OBJECTION: _APPRAISER,
    Permission.DECIDE_AT_COMMITTEE: _COMMITTEE,
    Permission.FREEZE_RESULTS: _STAFF,
    Permission.CONFIRM_RESULTS: _DEPUTY,
    Permission.RECORD_COUNCIL: _STAFF,
    Permission.SEND_PACKAGE: _STAFF,
    Permission.MANAGE_LEVELS: _STAFF,
    Permission.BROADCAST: _STAFF | _DEPUTY,
    Permission.SECOND_FACTOR: _STAFF | _DEPUTY,
}

AGENCY_ROLES = frozenset({Role.LIAISON, Role.AGENCY_HEAD})
STAFF_ROLES = frozenset({Role.ADMIN, Role.DEPUTY})
# Who looks at the agencies' work for the organisation without running the year.
JUDGING_ROLES = frozenset({Role.APPRAISER, Role.COMMITTEE})


@dataclass(frozen=True, slots=True)
class Grant:
    """A role in force, over one agency or (None) over the whole."""

    role: Role
    agency_id: int | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: a person with the roles they hold at this moment; `person_id` None is the system itself."""

    person_id: int | None
    name: str
    grants: tuple[Grant, ...] = ()

    def has(self, role: Role) -> bool:
        """Whether the actor holds the role anywhere."""
        return any(grant.role is role for grant in self.grants)

    def agency_of(self, *roles: Role) -> int | None:
        """The first agency over which the actor holds one of the roles (without any: a role of an agency)."""
        wanted = roles or AGENCY_ROLES
        return next((grant.agency_id for grant in self.grants if grant.role in wanted), None)


SYSTEM = Actor(None, "system", (Grant(Role.ADMIN),))


def allows(actor: Actor, permission: Permission, agency_id: int | None = None, assigned_to: int | None = None) -> bool:
    """Whether one of the actor's roles has the permission with a scope that reaches the agency, or the work that is
    assigned to the person `assigned_to`."""
    for grant in actor.grants:
        scope = TABLE[permission].get(grant.role)
        if scope is Scope.EVERYTHING:
            return True
        if scope is Scope.OWN_AGENCY and agency_id is not None and grant.agency_id == agency_id:
            return True
        if scope is Scope.OWN_ASSIGNMENT and assigned_to is not None and assigned_to == actor.person_id:
            return True
    return False


class Denied(Refused):
    """The actor may not: answered without a hint of what exists, and written into the audit trail."""

    def __init__(self, actor: Actor, permission: Permission, agency_id: int | None) -> None:
        super().__init__("not-allowed")
        self.event = audit.Event(
            actor.person_id, "access.denied", f"agency:{agency_id}", {"permission": permission.value}
        )


def require(actor: Actor, permission: Permission, agency_id: int | None = None, assigned_to: int | None = None) -> None:
    """Raise `Denied` unless the actor may."""
    if not allows(actor, permission, agency_id, assigned_to):
        raise Denied(actor, permission, agency_id)
