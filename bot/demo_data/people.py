"""The people of the demo: their phones, their way in, and who acts in whose name."""

from dataclasses import dataclass, replace

from models.gate import tx
from samples import SamplePerson
from samples import people as sample_people
from services.access import SYSTEM, Actor, Role
from services.people import invitations, people, registration
from services.people.registration import Caller, Contact
from simulator import Phone, Simulator

SELF_ASSESSMENT = "self-assessment"
# The agencies that work on the day on which the demo opens.
TODAY = ("A01", "A05", "A07", "A09", "A24")


@dataclass(frozen=True, slots=True)
class Desk:
    """Somebody at work, in a chat."""

    person: SamplePerson
    actor: Actor
    platform: str
    chat_id: int
    agency_id: int


class Roster:
    """Everybody of the demo, by role and agency."""

    def __init__(self, world: Simulator, place: str) -> None:
        """`place`: where in the year the demo opens; whoever is still invited at the first has come by the others."""
        self._world = world
        self._phones: dict[str, list[tuple[str, Phone]]] = {}
        acting = [one for one in sample_people() if one.role in list(Role)]
        if place != SELF_ASSESSMENT:
            acting = [replace(one, stage="joined") if one.stage == "invited" else one for one in acting]
        self._acting = [replace(one, note=one.note_at(place)) for one in acting]

    async def settle(self) -> None:
        """Give each their phones, and whom their stage allows a role by an invitation that they used."""
        for person in self._acting:
            await tx(lambda person=person: self._settle(person))  # type: ignore[misc]

    async def _settle(self, person: SamplePerson) -> None:
        if person.stage == "invited":
            await self._invite(person)
            return
        phones = self._phones[person.phone] = [
            (
                platform,
                self._world.person(
                    platform,
                    name=person.name,
                    phone=f"+{person.phone}",
                    note=person.note,
                    started=person.stage != "newcomer",
                    listed=person.listed,
                ),
            )
            for platform in person.platforms
        ]
        if person.stage == "newcomer":
            return
        for platform, phone in phones:
            issued = await self._invite(person)
            caller = Caller(platform, phone.id, phone.id, person.name)
            contact = Contact(person.phone, phone.id, forwarded=False)
            await registration.enter(caller, contact, invitation_id=issued.invitation_id)

    async def _invite(self, person: SamplePerson) -> invitations.Issued:
        role = Role(person.role)
        return await invitations.invite(SYSTEM, role, person.name, person.phone, person.agency_code)

    async def actor(self, role: Role, agency_code: str | None = None) -> Actor:
        """Who holds a role (over an agency)."""
        return (await self._known(self._person(role, agency_code)))[0]

    async def actors(self, role: Role) -> list[Actor]:
        """All who hold a role, in the order of the sample."""
        return [(await self._known(one))[0] for one in self._acting if one.role == role]

    async def desk(self, agency_code: str) -> Desk:
        """The liaison of an agency at work."""
        return await self.desk_of(self._person(Role.LIAISON, agency_code))

    async def desk_of(self, person: SamplePerson) -> Desk:
        """This liaison at work."""
        actor, platform, chat_id = await self._known(person)
        agency_id = actor.agency_of(Role.LIAISON)
        assert agency_id is not None
        return Desk(person, actor, platform, chat_id, agency_id)

    def liaisons(self, *, today: bool) -> list[SamplePerson]:
        """The liaisons who are at work today, or those who were before, in the order of the sample."""
        return [one for one in self._acting if one.role == "liaison" and (one.agency_code in TODAY) is today]

    def shut_out(self, agency_code: str) -> None:
        """The agency's liaison blocks the bot: what is sent to them does not arrive."""
        for _, phone in self._phones[self._person(Role.LIAISON, agency_code).phone]:
            phone.block()

    def greeting(self) -> list[Phone]:
        """The phones of those who are listed and know the bot, the first of the list last."""
        return [
            phone
            for person in reversed(self._acting)
            if person.listed and person.stage != "newcomer"
            for _, phone in self._phones[person.phone]
            if not phone.person.blocked
        ]

    def _person(self, role: Role, agency_code: str | None) -> SamplePerson:
        return next(one for one in self._acting if one.role == role and one.agency_code == agency_code)

    async def _known(self, person: SamplePerson) -> tuple[Actor, str, int]:
        platform, phone = self._phones[person.phone][0]
        place = (platform, phone.id)
        return (await people.behind([place]))[place].actor, platform, phone.id
