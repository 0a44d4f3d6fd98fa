"""The grown-ups of the demo schools, and the addresses at which each role signs in. All are invented."""

from dataclasses import dataclass

from senco.access.roles import Role

_YEARS = 7  # in a primary school, and with a sixth form in a secondary one


@dataclass(frozen=True)
class Person:
    """A grown-up: ``key`` stands before the @ of the address, ``said`` is how children and papers name them.

    ``signs_in`` is the role in words where this is one of the sign-ins that are shown.
    """

    key: str
    name: str
    said: str = ""
    roles: tuple[Role, ...] = ()
    signs_in: str = ""
    year: str = ""
    group: str = ""


@dataclass(frozen=True)
class Cast:
    """The people of one school. ``teachers`` are in the order in which classes are filled, one of each year first."""

    telephone: str
    head: Person
    senco: Person
    assistant: Person | None
    admin: Person
    teachers: tuple[Person, ...]
    assistants: tuple[Person, ...]
    governors: tuple[Person, ...]

    def people(self, forms: int, tas: int) -> tuple[Person, ...]:
        """Those who are needed for so many forms of entry and so many teaching assistants."""
        named = (self.senco, self.assistant, self.head, self.admin)
        chosen = tuple(person for person in named if person is not None)
        return (*chosen, *self.teachers[: _YEARS * forms], *self.assistants[:tas], *self.governors)


def _teacher(key: str, name: str, said: str, group: str) -> Person:
    return Person(key, name, said, (Role.TEACHER,), "", group[0], group)


def _ta(key: str, name: str, said: str) -> Person:
    return Person(key, name, said, (Role.TA,))


FIRST = Cast(
    telephone="01632 960 144",
    head=Person("head", "Helen Ashworth-Pryce", "Mrs Ashworth-Pryce", (Role.HEAD,), "Head teacher"),
    senco=Person("senco", "Priya Raghunathan", "Miss Raghunathan", (Role.SENCO, Role.TEACHER), "SENCO"),
    assistant=Person("assistant", "Karen Tideswell", "Mrs Tideswell", (Role.ASSISTANT,), "SEN assistant"),
    admin=Person("admin", "Bernadette Quillfeather", "Mrs Quillfeather", (Role.ADMIN,), "School administrator"),
    teachers=(
        _teacher("teacher.rh", "Hannah Hollowell", "Miss Hollowell", "RH"),
        _teacher("teacher.1m", "Samira Mirzada", "Mrs Mirzada", "1M"),
        _teacher("teacher.2f", "Chloe Fenwick-Dodd", "Miss Fenwick-Dodd", "2F"),
        _teacher("teacher.3g", "Laura Greavesby", "Mrs Greavesby", "3G"),
        Person("teacher", "Tomasz Wiśniewski", "Mr Wiśniewski", (Role.TEACHER,), "Class teacher", "4", "4W"),
        _teacher("teacher.5a", "Kwame Asante-Boyle", "Mr Asante-Boyle", "5A"),
        _teacher("teacher.6k", "Daniel Kerridge", "Mr Kerridge", "6K"),
        _teacher("teacher.rb", "Beth Brightwater", "Mrs Brightwater", "RB"),
        _teacher("teacher.1d", "Oliver Dunmoor", "Mr Dunmoor", "1D"),
        _teacher("teacher.2s", "Naveed Sheikhani", "Mr Sheikhani", "2S"),
        _teacher("teacher.3p", "Iestyn Pritchett", "Mr Pritchett", "3P"),
        _teacher("teacher.4l", "Rebecca Lockyear", "Miss Lockyear", "4L"),
        _teacher("teacher.5t", "Jo Tremlow", "Mrs Tremlow", "5T"),
        _teacher("teacher.6b", "Ciara Ní Bhriaináin", "Ms Ní Bhriaináin", "6B"),
    ),
    assistants=(
        Person("ta", "Agnieszka Kowalczyk-Adeyemi", "Mrs Kowalczyk-Adeyemi", (Role.TA,), "Teaching assistant"),
        _ta("ta.birkin", "Donna Birkinshaw", "Mrs Birkinshaw"),
        _ta("ta.akhtar", "Parveen Akhtari", "Mrs Akhtari"),
        _ta("ta.thorne", "Lesley Thornback", "Miss Thornback"),
        _ta("ta.farah", "Jamal Faraheed", "Mr Faraheed"),
        _ta("ta.penhale", "Cheryl Penhale", "Mrs Penhale"),
        _ta("ta.ruta", "Rūta Kazlauskaitė", "Miss Kazlauskaitė"),
        _ta("ta.oyelaran", "Simon Oyelarin", "Mr Oyelarin"),
    ),
    governors=(
        Person("governor", "Patricia Wetherden", "Mrs Wetherden", (Role.GOVERNOR,), "Governor"),
        Person("parent.governor", "Oksana Hrytsenko", "", (Role.GOVERNOR,), "Governor who is also a parent"),
    ),
)
SECOND = Cast(
    telephone="01632 960 180",
    head=Person("head", "Gareth Llewellyn-Stead", "Mr Llewellyn-Stead", (Role.HEAD,), "Head teacher"),
    senco=Person("senco", "Yvonne Castleden", "Mrs Castleden", (Role.SENCO,), "SENCO"),
    assistant=None,  # shared with the first school
    admin=Person("admin", "Maureen Tipperlow", "Mrs Tipperlow", (Role.ADMIN,), "School administrator"),
    teachers=(
        _teacher("teacher.ro", "Megan Oakenshaw", "Miss Oakenshaw", "RO"),
        _teacher("teacher.1n", "Funmi Nwabuzor", "Mrs Nwabuzor", "1N"),
        _teacher("teacher.2c", "Peter Calderbank", "Mr Calderbank", "2C"),
        Person("teacher", "Alison Jeffcote", "Mrs Jeffcote", (Role.TEACHER,), "Class teacher", "3", "3J"),
        _teacher("teacher.4e", "Huw Ellesmoor", "Mr Ellesmoor", "4E"),
        _teacher("teacher.5z", "Ola Zabłocki", "Miss Zabłocki", "5Z"),
        _teacher("teacher.6v", "Marcus Vanderley", "Mr Vanderley", "6V"),
    ),
    assistants=(
        Person("ta", "Shabnam Rahimzada", "Mrs Rahimzada", (Role.TA,), "Teaching assistant"),
        _ta("ta.cope", "Trevor Copeman", "Mr Copeman"),
        _ta("ta.lister", "Gill Listerdale", "Mrs Listerdale"),
        _ta("ta.silva", "Catarina Silveira-West", "Miss Silveira-West"),
    ),
    governors=(Person("governor", "Norman Eckersby", "Mr Eckersby", (Role.GOVERNOR,), "Governor"),),
)
TRUST_LEAD = Person("trust", "Femi Balogun-Harte", "", (Role.TRUST_LEAD,), "Trust SEND lead")

# In the order in which they are shown; parents come from the families.
SHOWN = (
    "senco", "assistant", "head", "teacher", "ta", "admin", "governor", "parent", "parent2", "parent.governor", "trust",
)  # fmt: skip
PARENTS_SHOWN = {"parent": "Parent of two children", "parent2": "Second parent of the same children"}
ROLE_OF_KEY = {
    "senco": Role.SENCO, "assistant": Role.ASSISTANT, "head": Role.HEAD, "teacher": Role.TEACHER, "ta": Role.TA,
    "admin": Role.ADMIN, "governor": Role.GOVERNOR, "parent": Role.PARENT, "trust": Role.TRUST_LEAD,
}  # fmt: skip


def address(key: str, slug: str) -> str:
    """The address of a person of a school: ``senco@meadowbank.example.org``."""
    return f"{key}@{slug}.example.org"


def role_words(key: str) -> str:
    """What the holder of a sign-in is, in words; the same at every school."""
    people = (*FIRST.people(2, 8), TRUST_LEAD)
    return PARENTS_SHOWN.get(key) or next(person.signs_in for person in people if person.key == key)
