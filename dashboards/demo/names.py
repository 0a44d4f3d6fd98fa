"""Names of nobody: forenames and surnames of many origins, put together by chance. No whole name is taken from life."""

import random
from dataclasses import dataclass


@dataclass(frozen=True)
class Origin:
    """Where names come from. ``language`` is the tag of the home language; ``adults`` is used where none are given."""

    language: str
    weight: int
    girls: tuple[str, ...]
    boys: tuple[str, ...]
    surnames: tuple[str, ...]
    mothers: tuple[str, ...] = ()
    fathers: tuple[str, ...] = ()

    def child(self, sex: str) -> tuple[str, ...]:
        """Forenames of children."""
        return self.girls if sex == "F" else self.boys

    def adult(self, sex: str) -> tuple[str, ...]:
        """Forenames of parents."""
        return (self.mothers or self.girls) if sex == "F" else (self.fathers or self.boys)

    def surname(self, base: str, sex: str) -> str:
        """A surname as it is borne: Polish ones in -ski and -cki end in -a for women and girls."""
        if self.language == "pl" and sex == "F" and base.endswith(("ski", "cki")):
            return f"{base[:-1]}a"
        return base


def _w(text: str) -> tuple[str, ...]:
    return tuple(text.split())


ENGLISH = Origin(
    "en",
    70,
    _w(
        "Isla Poppy Freya Evie Daisy Rosie Willow Matilda Elsie Ivy Florence Maisie Harriet Phoebe Martha Thea Orla Eliza "
        "Bonnie Penelope Beatrice Clara Edith Heidi Imogen Jessica Lottie Mabel Nancy Olive Robyn Summer Tilly Violet "
        "Ada Bethan Cerys Darcey Esme Faith Hallie Iris Jasmine Lexi Megan Neve Paige Skye Zara Amber Erin Lara"
    ),
    _w(
        "Alfie Archie Arthur Barnaby Caleb Charlie Dexter Dylan Edward Ellis Ethan Finley Freddie George Harvey Henry Hugo "
        "Jago Jake Jude Kit Leo Lewis Logan Lucas Luke Max Milo Nathan Noah Oliver Oscar Owen Ralph Reuben Riley Rowan "
        "Rupert Sam Sidney Stanley Teddy Toby Tyler Wilf Zachary Blake Callum Frank Louie Mason Ronnie"
    ),
    _w(
        "Ashdown Barraclough Birtwhistle Blakey Bramhall Brackenbury Caddick Catchpole Cawthorne Clutterbuck Coverdale "
        "Crabtree Dewhurst Dinsdale Drinkwater Eastwick Entwistle Fairweather Fenwick Fothergill Garside Gathercole "
        "Goodyear Greenhalgh Hallworth Hathersage Heptonstall Higginbottom Holroyd Ibbotson Inskip Kellaway Kirkbride "
        "Ladbrook Langthorne Leadbetter Loxley Lumley Makepeace Merryweather Midgley Muncaster Nettleton Oldroyd Ormerod "
        "Outhwaite Pargeter Penhaligon Pettigrew Pickersgill Postlethwaite Quarmby Ramsbottom Rushworth Satterthwaite "
        "Scattergood Sedgwick Shackleford Sowerby Stockdale Summerscale Swindlehurst Tattersall Thistlewood Threlfall "
        "Tolliver Treloar Trevithick Tunnicliffe Underhill Utley Varley Wadsworth Wagstaff Waterfall Weatherill "
        "Whittingstall Wigglesworth Winterburn Woolgar Yardley Yelland Bickerstaff Copplestone Dunnock Elphick Frobisher "
        "Gathorne Hebblethwaite Jelley Kettlewell Lightbody Mapplebeck Nightgale Openshaw Pennington-Lowe Rainsford"
    ),
    _w(
        "Amy Becky Carly Claire Donna Emma Fiona Gemma Hayley Jade Jo Kayleigh Kelly Laura Leanne Lisa Louise Natalie "
        "Nicola Rachel Sam Sarah Sophie Stacey Tanya Vicky Zoe Abbie Charlotte Hannah Katie Lucy Lindsay Rosalind"
    ),
    _w(
        "Adam Andrew Ashley Ben Chris Craig Dale Dan Darren Dave Gareth Gary Ian James Jamie Jason Jon Kevin Lee Mark "
        "Martin Matt Mike Neil Nick Paul Rob Ross Ryan Scott Shaun Simon Steve Tom Wayne"
    ),
)
IRISH = Origin(
    "en",
    6,
    _w("Aoife Ciara Niamh Roisín Saoirse Caoimhe Gráinne Orlaith Éabha Sadhbh Clodagh Fionnuala"),
    _w("Cormac Declan Fionn Oisín Cillian Eoin Ruairí Tadhg Cathal Donncha Lorcan Senan"),
    (
        "O'Dowdall", "O'Flanagarty", "McGillray", "O'Hanrahan-Bell", "McGettigan", "Heffernane", "Kilbride",
        "Mulqueen", "O'Loughnane", "Geraghty-Flood", "McAnespie", "Brannigan-Shaw",
    ),
)  # fmt: skip
TRAVELLER = Origin(
    "en",
    2,
    _w("Shantelle Bridie Kizzy Concetta Tawny Merilly Saraid"),
    _w("Nelson Elijah Riley Hezekiah Levi Swaley Pharaoh"),
    ("Loveridge-Cole", "Dorran", "Wickett", "Hollanden", "Gentle", "Boswick"),
)
POLISH = Origin(
    "pl",
    7,
    _w("Zuzanna Oliwia Maja Lena Hanna Alicja Julia Amelia Zofia Wiktoria Kinga Jagoda"),
    _w("Łukasz Kacper Antoni Szymon Mikołaj Jakub Filip Wojciech Aleksander Igor Bartosz Michał"),
    (
        "Brzęczkowski", "Ciesielczyk", "Drzewiński", "Gołębicki", "Jaskółka", "Kołodziejak", "Łabędzki", "Mroczyk",
        "Pszczółkowski", "Świątkiewicz", "Wróbliński", "Żurawik",
    ),
    _w("Agnieszka Magdalena Katarzyna Beata Monika Ewelina Dorota Joanna"),
    _w("Paweł Marcin Krzysztof Grzegorz Tomasz Dariusz Piotr Rafał"),
)  # fmt: skip
ROMANIAN = Origin(
    "ro",
    5,
    _w("Ioana Daria Ștefania Bianca Andreea Ilinca Miruna Sorina Catinca"),
    _w("Matei Vlad Ștefan Rareș Tudor Andrei Ionuț Horia Darius"),
    ("Bărbulescu", "Căprioru", "Dumitrache-Olt", "Frunzeanu", "Lăcustă", "Mierlea", "Păunescu-Vale", "Șoimaru"),
)
PANJABI = Origin(
    "pa",
    5,
    _w("Simran Harleen Jasleen Manpreet Avneet Gurleen Kiran Prabhjot"),
    _w("Arjan Gurveer Harjot Jaskaran Karanveer Ranveer Tegbir Manveer"),
    ("Dhaliwala", "Bhogalia", "Sandhera", "Mahlia", "Birdhi", "Grewalia", "Panesara", "Rattanpal"),
)
BENGALI = Origin(
    "bn",
    4,
    _w("Nusrat Tahmina Anika Farzana Sumaiya Labiba Raisa Mahira"),
    _w("Tahmid Rafiq Zayan Ishaan Nabil Farhan Arif Sajid"),
    ("Chowdhurian", "Haldarpur", "Mirdha", "Talukdar-Sen", "Sarkerwala", "Rahatul", "Mazumdari", "Karimul"),
)
URDU = Origin(
    "ur",
    4,
    _w("Aaliyah Maryam Inaya Zoya Hafsa Mehreen Noor Sidra"),
    _w("Yusuf Ibrahim Zakariya Hamza Rayyan Musa Bilal Haris"),
    ("Qureshani", "Mirzada", "Chaudhriwal", "Butterwala", "Lodhran", "Rajputana", "Sheikhupura", "Malikzai"),
)
NIGERIAN = Origin(
    "en",
    5,
    _w("Temilade Chiamaka Ifeoluwa Adaeze Omotola Ngozi Simisola Ebere"),
    _w("Oluwaseun Chidubem Tobiloba Emeka Ayomide Ikenna Damilola Uche"),
    ("Adeyemi-Ross", "Okwuosa", "Ogunleye-Bright", "Ezeanya", "Balogunde", "Nwachukwuma", "Akinrinade", "Umeh-Daniels"),
)
SOMALI = Origin(
    "so",
    4,
    _w("Hodan Ifrah Sagal Ayaan Nimco Fowsia Hibaq Deqa"),
    _w("Abdirahim Liban Zakaria Guled Mahad Warsan Bashiir Sharmarke"),
    ("Warsameh", "Jimcaale", "Cabdulle", "Hirsiyow", "Gurreh", "Dualeh-Nur", "Samatarre", "Guuleed"),
)
TURKISH = Origin(
    "tr",
    3,
    _w("Elif Defne Zeynep Ecrin Nehir Asya"),
    _w("Emir Kerem Yiğit Çınar Deniz Alp"),
    ("Gümüşdağ", "Kırlangıç", "Şahinoğlu", "Yıldırımcan", "Çiçekçi", "Özdereli"),
)
VIETNAMESE = Origin(
    "vi",
    2,
    ("Minh Anh", "Thảo", "Bảo Ngọc", "Linh Chi", "Quỳnh", "Hà My"),
    ("Bảo", "Đức Huy", "Gia Khang", "Minh Quân", "Tuấn", "Hải Đăng"),
    ("Nguyễn", "Trần", "Đặng", "Phạm", "Lê", "Vũ"),
)
PORTUGUESE = Origin(
    "pt",
    3,
    _w("Matilde Inês Beatriz Leonor Mariana Constança"),
    _w("Tiago Afonso Gonçalo Duarte Martim Simão"),
    ("Carvalhinho", "D'Souza", "Figueiredo-Pinto", "Magalhães Reis", "da Conceição", "Vasconcelos-Brown"),
)
UKRAINIAN = Origin(
    "uk",
    3,
    _w("Kateryna Sofiia Zlata Mariia Solomiia Daryna"),
    _w("Bohdan Taras Ostap Nazar Danylo Artem"),
    ("Hrytsenko", "Kolisnychenko", "Solovey", "Vyshnevych", "Zhuravel", "Lisovyk"),
)
ARABIC = Origin(
    "ar",
    3,
    _w("Layla Salma Rahaf Yasmin Judy Hala"),
    _w("Omar Karim Anas Idris Sami Tareq"),
    ("al-Nahhas", "Haddadin", "Barakat-Moss", "Khouriyeh", "Sabbagh-Dale", "Mansouriya"),
)
DUTCH = Origin(
    "nl",
    1,
    _w("Zoë Fleur Anouk Saskia"),
    _w("Daan Bram Sem Thijs"),
    ("van der Berg", "de Kuyper", "van den Heuvelrand", "ter Braakman"),
)
ORIGINS = (
    ENGLISH, IRISH, TRAVELLER, POLISH, ROMANIAN, PANJABI, BENGALI, URDU, NIGERIAN, SOMALI, TURKISH, VIETNAMESE,
    PORTUGUESE, UKRAINIAN, ARABIC, DUTCH,
)  # fmt: skip


class NamePicker:
    """Puts names together, none of them twice in a school, and with no surname that is kept for somebody."""

    def __init__(self, chance: random.Random, kept: set[str]) -> None:
        self.chance = chance
        self.kept = kept
        self.taken: set[tuple[str, str]] = set()

    def origin(self) -> Origin:
        """An origin, by how common it is."""
        return self.chance.choices(ORIGINS, [origin.weight for origin in ORIGINS])[0]

    def family(self, origin: Origin) -> str:
        """The surname of a family, in its base form."""
        return self.chance.choice([surname for surname in origin.surnames if surname not in self.kept] or origin.surnames)

    def child(self, origin: Origin, sex: str, family: str) -> tuple[str, str]:
        """A forename and the surname of a child of a family, new in this school while there are names left."""
        surname = origin.surname(family, sex)
        free = [forename for forename in origin.child(sex) if (forename, surname) not in self.taken]
        forename = self.chance.choice(free or origin.child(sex))
        self.taken.add((forename, surname))
        return forename, surname

    def adult(self, origin: Origin, sex: str, family: str, *, avoid: str = "") -> str:
        """A parent's whole name; some keep a surname of their own. ``avoid``: a forename that is the child's."""
        own = family if self.chance.random() < 0.75 else self.family(origin)
        forename = self.chance.choice([name for name in origin.adult(sex) if name != avoid])
        return f"{forename} {origin.surname(own, sex)}"
