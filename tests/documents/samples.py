"""Invented papers: a usual child, a child with a lot, a child with nothing, and names of every kind."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from django.template import Context, Engine

from provision.rules.boxes import profile_parts
from provision.rules.papers import (
    Aim,
    Contact,
    Delivery,
    Edition,
    FigureRow,
    FiguresPaper,
    FigureTable,
    Going,
    HelpLine,
    IpmBack,
    IpmFront,
    IpmSheet,
    NextStep,
    Progress,
    ProvisionLine,
    Question,
    SummaryPaper,
)

ENGINE = Engine(
    dirs=[Path(__file__).resolve().parents[2] / "templates"], builtins=["senco.access.templatetags.senco_ui"]
)


def html(template: str, paper: object) -> str:
    """The HTML of a paper."""
    return ENGINE.get_template(f"papers/{template}.html").render(Context({"paper": paper}))


STANDARD = Edition()
NAMES = {
    "usual": "Siobhán O’Shaughnessy-Núñez",
    "long": "Nkemdilim Oluwaseunbabarajulugba-Featherstonehaugh Venkatanarasimharajuvaripeta de la Concepción y Santamaría",
    "one word": "Wolfeschlegelsteinhausenbergerdorffwelchevoralternwarengewissenhaftschaferswessenschafe",
    "Urdu": "عائشہ محمود خان",
    "Panjabi": "ਹਰਪ੍ਰੀਤ ਕੌਰ",
    "marks": 'D\'Arcy "Bo" <b>Ng</b> & Œ’Neil',
}

DELIVERY = Delivery(
    period="so far this term",
    promised=1560,
    given=1240,
    missed=120,
    missed_why="adult away or trip",
    made_up=60,
    not_recorded=200,
)
CONTACTS = (
    Contact("Mr Wiśniewski", "class teacher"),
    Contact("Priya Raghunathan", "SENCO", "01632 960 144", best_time="Monday to Thursday, before 9 am"),
)
LINES = (
    ProvisionLine(
        what="Speech programme, set by the therapist", who="Mrs Kowalczyk-Adeyemi", group_size=1, how_often="3 × a week", minutes=20,
        weeks=14, outcome="Tells a story in four parts without prompts", baseline="1 part", now="3 parts", review_on=date(2026, 12, 11),
    ),
    ProvisionLine(
        what="Paired reading", who="Year 6 reader", group_size=2, how_often="4 × a week", minutes=10, weeks=14,
        outcome="Reads common words at 7;06", baseline="6;03", now="6;07", review_on=date(2026, 12, 11),
    ),
    ProvisionLine(
        what="Spelling group", who="Mr Wiśniewski", group_size=4, how_often="1 × a week", minutes=30, weeks=14,
        outcome="Spells 40 of the 50 class words", baseline="18", review_on=date(2026, 12, 11),
    ),
    ProvisionLine(what="Hearing check in class", who="Teacher of the deaf", how_often="twice a term", minutes=60, outcome="Hears every instruction in a quiet room", now="done 6 Oct"),
)  # fmt: skip


def ipm(
    name: str = NAMES["usual"],
    *,
    known_as: str = "Shiv",
    say_it: str = "Shiv-awn",
    lines: tuple[ProvisionLine, ...] = LINES,
    **front: str,
) -> IpmSheet:
    """A usual child's sheet. Texts of the profile may be given by their names in `profile_parts`."""
    texts = {
        "liked": "I draw things nobody else would think of.\nI look after the little ones at playtime.\nI try new things, even when they are scary.",
        "matters": "My dog Biscuit, and my cousins in Vigo.\nKnowing what comes next.\nNot being asked in front of everybody.",
        "first_minutes": "I sit front left, with my better ear (right) towards you.\nSay my name first, then one thing at a time. Wait ten seconds.\nWhen I am worried I go quiet and draw small boxes. Ask me to show you, not tell you.",
        "support": "Draw it before you say it.\nKeep a now-and-next card on my table.\nLet me tell a partner first.\nGive me new words before the lesson.\nCheck my hearing aids after PE.",
        "hard": "Long talk with no pictures.\nNoise in the hall at lunch.\nReading little words that look alike.",
        "communicates": "I talk. English at school, Spanish and English at home. I understand more when I can see your face.",
        "better_at": "“Telling a whole story so people don’t get mixed up. And not being slow at words.”",
    } | front
    return IpmSheet(
        school="Meadowbank Primary", name=name, known_as=known_as, say_it=say_it, class_name="4W",
        made_by="Mrs Kowalczyk-Adeyemi", made_with="Shiv and her mum", made_on=date(2026, 11, 12), review_on=date(2027, 1, 14),
        front=IpmFront(
            alert=("Two hearing aids. Out for water only, then straight back in. Spare batteries: office, drawer 2. No allergies.",),
            parts=profile_parts(**texts),
        ),
        back=IpmBack(
            term="autumn term 2026", lines=lines,
            general=("Now and next on the board.", "One instruction, then wait ten seconds.", "Answer in pairs first.", "Rubber feet on the chairs."),
            at_home=("Shiv tells one thing about her day, in order, at tea. Reading is a bedtime story in Spanish: it counts.",),
            delivery=DELIVERY, contacts=CONTACTS, agreed_with="Inés Núñez Carballo", agreed_on=date(2026, 9, 14),
            review_on=date(2026, 11, 25), has_plan=True,
        ),
    )  # fmt: skip


def heavy_ipm() -> IpmSheet:
    """A child with a long profile and ten lines of provision: fits, in smaller print."""
    more = "\nTell me before something changes, even a small thing.\nA quiet place to go to, and a card to show that I need it."
    sheet = ipm(
        support="Draw it before you say it.\nKeep a now-and-next card on my table.\nLet me tell a partner first."
        + more,
        hard="Long talk with no pictures.\nNoise in the hall at lunch.\nReading little words that look alike." + more,
        communicates="I talk, and I sign some words. English at school, Spanish and English at home. I understand more when I can see your face and your hands, and when the room is quiet.",
    )
    lines = tuple(replace(LINES[n % 4], what=f"{LINES[n % 4].what} {n + 1}") for n in range(10))
    return replace(sheet, back=replace(sheet.back, lines=lines))


def overflowing_ipm() -> IpmSheet:
    """More than a sheet can hold: a support part of 26 points, and 26 lines."""
    support = "\n".join(
        f"Point {n}: tell me first what happens next, then what happens after that, and why." for n in range(1, 27)
    )
    lines = tuple(replace(LINES[n % 4], what=f"Support {n + 1}: {LINES[n % 4].what}") for n in range(26))
    return ipm(support=support, lines=lines)


def empty_ipm() -> IpmSheet:
    """A child about whom nothing is written yet."""
    return IpmSheet(school="Meadowbank Primary", name="Bo")


def summary(name: str = NAMES["usual"], *, has_plan: bool = True, edition: Edition = STANDARD) -> SummaryPaper:
    """A usual family's summary."""
    return SummaryPaper(
        school="Meadowbank Primary", name=name, known_as="Shiv", class_name="4W", edition=edition, has_plan=has_plan,
        written_for="Inés Núñez Carballo", written_on=date(2026, 11, 25),
        about=("Shiv is good at drawing, kind to younger children, and brave with new things. She finds it hard to follow long talk and to read some words.",),
        aims=(
            Aim("Shiv tells a story in four parts.", date(2026, 12, 11), "We listen to a story each month and count the parts."),
            Aim("Shiv reads common words like most children of seven and a half.", date(2026, 12, 11), "A short reading test."),
        ),
        help=(
            HelpLine("Talking help", "3 times a week", 20, "Mrs Kowalczyk-Adeyemi", "the quiet room"),
            HelpLine("Reading with a partner", "4 times a week", 10),
        ),
        in_class=("teachers draw it first, then say it.",),
        progress=(
            Progress("Telling a story", Going.BETTER, "Shiv now tells a story in 3 parts. In September it was 1. Our aim is 4."),
            Progress("Reading words", Going.TOO_SOON, "It has moved a little. Her spelling group missed many sessions. We are putting that right."),
        ),
        delivery=DELIVERY,
        at_home=("Ask Shiv to tell you one thing about her day, in order.", "A bedtime story in Spanish counts as reading."),
        next_steps=(
            NextStep("We meet you at school, room 3. An interpreter will be there.", date(2026, 11, 25), "10.40 am", "Shiv’s drawings, if she likes."),
            NextStep("The council sends the final plan. If it is late, we will write to them and tell you.", date(2026, 11, 30)),
            NextStep("We start the next round of help.", when="In January"),
        ),
        contacts=(Contact("Priya Raghunathan", "the teacher in charge of extra help (SENCO)", "01632 960 144", best_time="Monday to Thursday, before 9 am"),),
        advice=Contact("Meadowshire SENDIASS", phone="01632 960 180"),
    )  # fmt: skip


def empty_summary() -> SummaryPaper:
    """A summary in which nothing has been filled in."""
    return SummaryPaper(school="Meadowbank Primary", name="Bo")


def _table(caption: str, columns: tuple[str, ...], *rows: FigureRow) -> FigureTable:
    return FigureTable(caption, columns, rows)


def figures() -> FiguresPaper:
    """Six questions of governors on one page."""
    return FiguresPaper(
        school="Meadowbank Primary", title="SEND at Meadowbank, autumn 2026", published_on=date(2026, 11, 13), published_by="the head",
        hidden_rule="No figure here can point to a child: groups under 6 are hidden.",
        questions=(
            Question("Do children get what we promised?", "87 of every 100 minutes",
                _table("Delivered", ("Term", "Delivered"), FigureRow("Autumn 2025", ("81%",)), FigureRow("Spring 2026", ("84%",)), FigureRow("Autumn 2026", ("87%",))),
                "Most missed time was adults away. 4 in 10 missed minutes were made up.", "what happens when a teaching assistant is away?"),
            Question("Does the help work?", "31 of 52 outcomes show clear change",
                _table("Outcomes", ("Result", "Outcomes"), FigureRow("Clear change", ("31",)), FigureRow("No clear change", ("14",)), FigureRow("Cannot tell yet", ("7",))),
                "Clear means more than the test’s own error. One programme was stopped because it made no difference.", "what was changed for the 14?"),
            Question("Do we keep the law’s dates?", "More than 9 in 10 on time",
                _table("Dates", ("Whose", "On time"), FigureRow("School", ("over 90%",)), FigureRow("Council", ("60%",))),
                "Ours that were late are too few to show. Each late date of the council was chased in writing.", "do families know when a date is missed?"),
            Question("How many children, beside England?", "16.4% on SEN support",
                _table("SEN support", ("January", "England", "Us"), FigureRow("2024", ("13.6%", "15.1%")), FigureRow("2025", ("14.2%", "15.9%")), FigureRow("2026", ("14.7%", "16.4%"))),
                "Sample national figures. EHC plans: 2.9% here.", "how many came off because they are back on track?"),
            Question("Which needs?", "",
                _table("Needs", ("Primary need", "Pupils"), FigureRow("Speech, language", ("28",)), FigureRow("Specific learning", ("21",)), FigureRow("Social, emotional", ("15",)), FigureRow("Autism", ("10",)), FigureRow("Hearing or physical", ("hidden, small group",))),
                "Groups are put together until none can be worked out from the total.", "does our training match the largest needs?"),
            Question("Do parents understand us?", "44 said “clear”",
                _table("Clear", ("Answer", "Parents"), FigureRow("Clear", ("44",)), FigureRow("Some parts not, or not clear", ("6",))),
                "Everyone who said otherwise was rung, in 3 days on average.", "which families did not open it at all?"),
        ),
    )  # fmt: skip
