"""Who may do what: one table of permission × role × scope, and the only check there is."""

from dataclasses import dataclass
from enum import StrEnum

from models import audit
from services.errors import Refused


class Role(StrEnum):
    """The roles that act in this version (docs/glossary.md gives the Persian terms)."""

    ADMIN = "admin"
    LIAISON = "liaison"


class Permission(StrEnum):
    """What a use case asks for."""

    MANAGE_CYCLE = "manage_cycle"
    IMPORT = "import"
    INVITE = "invite"
    ADMIT = "admit"
    SEE_BOARD = "see_board"
    SEE_CASE = "see_case"
    ENTER_VALUES = "enter_values"


class Scope(StrEnum):
    """How far a permission reaches."""

    EVERYTHING = "everything"
    OWN_AGENCY = "own_agency"


TABLE: dict[Permission, dict[Role, Scope]] = {
    Permission.MANAGE_CYCLE: {Role.ADMIN: Scope.EVERYTHING},
    Permission.IMPORT: {Role.ADMIN: Scope.EVERYTHING},
    Permission.INVITE: {Role.ADMIN: Scope.EVERYTHING},
    Permission.ADMIT: {Role.ADMIN: Scope.EVERYTHING},
    Permission.SEE_BOARD: {Role.ADMIN: Scope.EVERYTHING},
    Permission.SEE_CASE: {Role.ADMIN: Scope.EVERYTHING, Role.LIAISON: Scope.OWN_AGENCY},
    Permission.ENTER_VALUES: {Role.LIAISON: Scope.OWN_AGENCY},
}

AGENCY_ROLES = frozenset({Role.LIAISON})


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

    def agency_of(self, role: Role) -> int | None:
        """The first agency over which the actor holds the role."""
        return next((grant.agency_id for grant in self.grants if grant.role is role), None)


SYSTEM = Actor(None, "system", (Grant(Role.ADMIN),))


def allows(actor: Actor, permission: Permission, agency_id: int | None = None) -> bool:
    """Whether one of the actor's roles has the permission with a scope that reaches the agency."""
    for grant in actor.grants:
        scope = TABLE[permission].get(grant.role)
        if scope is Scope.EVERYTHING:
            return True
        if scope is Scope.OWN_AGENCY and agency_id is not None and grant.agency_id == agency_id:
            return True
    return False


class Denied(Refused):
    """The actor may not: answered without a hint of what exists, and written into the audit trail."""

    def __init__(self, actor: Actor, permission: Permission, agency_id: int | None) -> None:
        super().__init__("not-allowed")
        self.event = audit.Event(
            actor.person_id, "access.denied", f"agency:{agency_id}", {"permission": permission.value}
        )


def require(actor: Actor, permission: Permission, agency_id: int | None = None) -> None:
    """Raise `Denied` unless the actor may."""
    if not allows(actor, permission, agency_id):
        raise Denied(actor, permission, agency_id)
