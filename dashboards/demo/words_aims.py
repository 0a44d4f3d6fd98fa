"""Outcomes as schools write them: what the pupil will do, the starting point, how one will know, and half way there.

Reading ages are years;months; standardised scores have a mean of 100. The sides of each need are listed in
``STRANDS``.
"""

from dashboards.demo.kinds import AimWords

STRANDS = {
    "SLCN": ("follow", "sentences", "words", "sounds", "quiet"),
    "SEMH": ("start", "peers", "worry"),
    "MLD": ("number", "memory"),
    "SPLD": ("print", "writing"),
    "ASD": ("change", "others", "noise"),
    "OTH": ("keep-going",),
    "NSA": ("unknown",),
    "PD": ("body",),
    "HI": ("hearing",),
    "VI": ("sight",),
    "DS": ("down",),
}
_A = AimWords
_LANGUAGE = (
    _A("Uses sentences of five words or more in play", "Mostly two or three words", "Five words or more in 8 of 10 tries, in a recorded play session",
       "Four words in 6 of 10 tries", "NELI", ("sentences", "down"), "R1"),
    _A("Follows an instruction with two parts without it being repeated", "Follows one part, then looks round",
       "8 of 10 on the class checklist", "6 of 10 on the class checklist", "Talk Boost", ("follow", "unknown", "down"), "R123"),
    _A("Is understood by an adult who does not know the child", "About half of what is said is understood",
       "9 of 10 sentences understood by the office staff", "7 of 10 sentences understood", "Speech programme, set by the therapist",
       ("sounds",)),
    _A("Says s, f and l clearly in single words", "0 of 30 pictures named clearly", "27 of 30 pictures named clearly",
       "16 of 30 pictures named clearly", "Speech programme, set by the therapist", ("sounds",), "R12"),
    _A("Says all sounds clearly when telling news", "Slips in about every second sentence", "No more than two slips in two minutes",
       "Five slips in two minutes", "Speech and language therapy visit", ("sounds",), "23456"),
    _A("Tells a story in four parts without prompts", "1 of 4 parts without prompts", "4 of 4 parts, with a new picture story",
       "3 of 4 parts", "Colourful Semantics", ("sentences", "follow"), "234"),
    _A("Answers who, where and what-happened questions about a story", "4 of 12 questions", "10 of 12 questions",
       "7 of 12 questions", "Colourful Semantics", ("follow", "words"), "R123"),
    _A("Uses and explains the ten key words of each topic", "2 of 10 words explained", "8 of 10 words explained a week later",
       "5 of 10 words explained", "Pre-teaching of vocabulary", ("words", "follow", "hearing"), "23456"),
    _A("Names everyday things and what they are for", "21 of 50 pictures", "45 of 50 pictures", "34 of 50 pictures", "NELI",
       ("words",), "R1"),
    _A("Asks for help in words when stuck", "Waits, or copies a neighbour", "Asks in 4 of 5 lessons, on the tally card",
       "Asks in 2 of 5 lessons", "Talk Boost", ("follow", "quiet", "unknown"), "123456"),
    _A("Says when an explanation was not clear", "Nods, and starts something else", "Asks in 4 of 5 lessons, on the tally card",
       "Asks in 2 of 5 lessons", "Speech and language therapy visit", ("follow",), "3456"),
    _A("Explains how a problem was solved, in order", "Gives the answer only", "Three steps with first, next and then, in 4 of 5 tries",
       "Two steps in 3 of 5 tries", "Speech and language therapy visit", ("sentences", "words"), "3456"),
    _A("Works out what a character feels from hints in the text", "2 of 10 questions", "7 of 10 questions",
       "4 of 10 questions", "Better Reading Partnership", ("words",), "456"),
    _A("Speaks to two adults and three friends at school", "One friend, in a whisper", "Each of them, every week",
       "One adult and two friends", "Time to Talk", ("quiet",)),
    _A("Answers the register aloud", "Not yet this school year", "4 days in 5", "2 days in 5", "Drawing and Talking", ("quiet",)),
)  # fmt: skip
_FEELINGS = (
    _A("Comes in and starts work within five minutes of registration", "1 day in 5", "4 days in 5, on the class record",
       "3 days in 5", "Morning check-in", ("start", "unknown")),
    _A("Stays in the lesson for all of literacy", "Leaves about twice a lesson", "Leaves no more than once a week",
       "Leaves about three times a week", "ELSA", ("start",), "123456"),
    _A("Uses the exit card before things go wrong", "0 of 6 times last half term", "In 4 of 5 times",
       "In 2 of 5 times", "ELSA", ("start", "peers"), "23456"),
    _A("Tries a new task before saying it is too hard", "Starts 2 of 10 new tasks", "Starts 7 of 10 new tasks",
       "Starts 5 of 10 new tasks", "Drawing and Talking", ("worry", "start")),
    _A("Names a feeling and picks something that helps", "Needs an adult to name it", "Without help in 4 of 5 times, on the zones card",
       "With a prompt in 3 of 5 times", "Zones of Regulation", ("worry", "peers", "start"), "R12345"),
    _A("Puts a hand up in whole-class talk", "Never without being asked", "Twice a day on 4 days in 5",
       "Once a day on 3 days in 5", "Drawing and Talking", ("worry",), "123456"),
    _A("Keeps a piece of work without tearing or rubbing it out", "1 piece in 5", "4 pieces in 5", "3 pieces in 5", "ELSA",
       ("worry",), "123456"),
    _A("Plays with at least one other child for ten minutes", "Plays alone, or argues", "On 4 days in 5, seen at lunch",
       "On 2 days in 5", "Nurture group", ("peers",), "R123"),
    _A("Settles an argument at football without an adult", "Five incidents in the last fortnight", "No more than one a fortnight",
       "Two incidents in the last fortnight", "Socially Speaking", ("peers",), "3456"),
    _A("Says sorry, or asks for help to, on the same day", "After about a week, or not", "The same day in 4 of 5 times",
       "The same day in 2 of 5 times", "Zones of Regulation", ("peers",), "123456"),
)  # fmt: skip
_LEARNING = (
    _A("Counts on from any number to 20", "Counts from 1 each time", "9 of 10 tries", "6 of 10 tries", "Numicon group",
       ("number", "down"), "R12"),
    _A("Knows number bonds to 10 at once", "3 of 11 bonds within three seconds", "10 of 11 bonds", "7 of 11 bonds",
       "Plus 1", ("number", "memory"), "123"),
    _A("Reads 40 common words on sight", "11 words", "40 words on two days running", "26 words", "Precision Teaching",
       ("memory", "down", "unknown"), "R1234"),
    _A("Adds and takes away two-digit numbers with things to hold", "2 of 10 sums", "8 of 10 sums", "5 of 10 sums",
       "Catch Up Numeracy", ("number",), "3456"),
    _A("Knows the 2, 5 and 10 times tables", "9 of 36 facts within three seconds", "32 of 36 facts", "21 of 36 facts",
       "Catch Up Numeracy", ("number", "memory"), "3456"),
    _A("Works alone for ten minutes with a checklist", "About three minutes", "Ten minutes in 4 of 5 lessons",
       "Seven minutes in 3 of 5 lessons", "Small-group maths with the teacher", ("memory", "keep-going"), "23456"),
    _A("Retells the main point of a page", "1 page in 5", "4 pages in 5", "2 pages in 5", "Better Reading Partnership",
       ("memory",), "3456"),
    _A("Tells the time to the quarter hour", "O'clock only", "9 of 12 clocks", "6 of 12 clocks",
       "Small-group maths with the teacher", ("number",), "3456"),
    _A("Puts numbers to 100 in order", "To 20", "Any five numbers, 9 of 10 times", "To 50, 8 of 10 times", "Numicon group",
       ("number",), "123"),
    _A("Catches up the maths of the weeks missed", "2 of 8 topics", "7 of 8 topics, in the class check", "5 of 8 topics",
       "Small-group maths with the teacher", ("keep-going",), "3456"),
)  # fmt: skip
_READING = (
    _A("Reads at an age of 7;06", "Reading age 6;03", "7;06 on the Salford test", "Reading age 6;09", "Toe by Toe",
       ("print",), "34"),
    _A("Reads at an age of 9;00", "Reading age 7;08", "9;00 on the Salford test", "Reading age 8;02", "Toe by Toe", ("print",), "56"),
    _A("Reads all Set 2 sounds in words", "5 of 12 sounds", "12 of 12 sounds", "9 of 12 sounds", "Read Write Inc. one to one",
       ("print", "writing", "unknown"), "12"),
    _A("Spells 40 of the 50 class words", "18 of 50", "40 of 50, two weeks running", "29 of 50", "Spelling group",
       ("writing", "print"), "23456"),
    _A("Reads 60 words a minute from an unseen page", "31 words a minute", "60 words a minute with fewer than three slips",
       "44 words a minute", "Paired reading", ("print",), "3456"),
    _A("Writes half a page that can be read back", "Two lines, hard to read", "Half a page in 4 of 5 pieces",
       "Five lines in 3 of 5 pieces", "Nessy", ("writing",), "3456"),
    _A("Types at 15 words a minute", "4 words a minute", "15 words a minute in the weekly check", "9 words a minute",
       "Touch-typing", ("writing", "body"), "3456"),
)  # fmt: skip
_AUTISM = (
    _A("Moves from one activity to the next without distress", "Upset at 6 of 8 changes a day", "Calm at 7 of 8 changes, with the warning",
       "Calm at 5 of 8 changes", "Social Stories and comic strips", ("change",)),
    _A("Takes turns in a game of three", "Leaves after the first turn", "Stays for the whole game in 4 of 5 sessions",
       "Stays for half the game", "Lego-based therapy", ("others",), "R1234"),
    _A("Sits and joins in a shared activity for eight minutes", "About two minutes", "Eight minutes in 4 of 5 sessions",
       "Five minutes in 4 of 5 sessions", "Attention Autism", ("others", "change", "down"), "R12"),
    _A("Eats lunch in the hall with the class", "Eats in the classroom", "In the hall on 4 days in 5", "In the hall on 2 days in 5",
       "One-to-one support at playtime", ("noise",)),
    _A("Says when a place is too loud or too bright", "Covers ears or leaves", "Uses words or the card in 4 of 5 times",
       "Uses the card in 2 of 5 times", "Sensory circuits", ("noise", "change")),
    _A("Joins a group task and keeps to one role", "Works beside the group", "Keeps to the role in 4 of 5 tasks",
       "Keeps to the role in 2 of 5 tasks", "Lego-based therapy", ("others",), "3456"),
    _A("Finishes a piece of work that was not their own idea", "1 in 5 pieces", "4 in 5 pieces", "2 in 5 pieces",
       "Social Stories and comic strips", ("change",), "23456"),
    _A("Tells an adult at school about a bad moment the same day", "Never: it comes out at home", "3 times in 4 weeks",
       "Once in 4 weeks", "Social Stories and comic strips", ("noise", "others"), "123456"),
)  # fmt: skip
_BODY = (
    _A("Writes for ten minutes without a rest", "Four minutes, then the hand hurts", "Ten minutes in 4 of 5 lessons",
       "Seven minutes in 3 of 5 lessons", "Write from the Start", ("body",), "123"),
    _A("Dresses for PE in ten minutes without help", "Needs help with socks, shoes and buttons", "In ten minutes, 3 weeks running",
       "In fifteen minutes, help with laces only", "Physiotherapy programme", ("body", "down"), "R1234"),
    _A("Does the stretches and says why they help", "Needs an adult to move the legs", "All six stretches with words only",
       "Four of six stretches with words only", "Physiotherapy programme", ("body",), "3456"),
    _A("Hears and carries out instructions in a noisy room", "3 of 10 instructions", "9 of 10 instructions with aids in",
       "6 of 10 instructions", "Teacher of the deaf", ("hearing",)),
    _A("Says when the hearing aids are not working", "Waits until somebody notices", "Tells an adult the same lesson, each time",
       "Tells an adult the same day", "Teacher of the deaf", ("hearing",)),
    _A("Takes part in a class discussion", "Answers when asked by name", "Adds something without being asked, twice a day",
       "Adds something twice a week", "Teacher of the deaf", ("hearing",)),
    _A("Asks for larger print before starting", "Tries, and makes mistakes", "Asks in 4 of 5 lessons", "Asks in 2 of 5 lessons",
       "Teacher for vision impairment", ("sight",)),
    _A("Says when a rest is needed", "Goes on until it hurts", "Says so in 4 of 5 lessons", "Says so in 2 of 5 lessons",
       "Morning check-in", ("body", "keep-going")),
    _A("Finds the way alone to hall, office and playground", "Hall only", "All three, on two days", "Hall and office",
       "Teacher for vision impairment", ("sight",)),
    _A("Reads size 24 print for ten minutes without tired eyes", "About four minutes", "Ten minutes in 4 of 5 lessons",
       "Seven minutes in 3 of 5 lessons", "Teacher for vision impairment", ("sight",)),
    _A("Starts work within two minutes after the movement break", "Seven minutes or more", "Two minutes in 4 of 5 lessons",
       "Four minutes in 3 of 5 lessons", "Sensory circuits", ("keep-going",)),
)  # fmt: skip
AIMS = (*_LANGUAGE, *_FEELINGS, *_LEARNING, *_READING, *_AUTISM, *_BODY)


def aims_for(need: str, strand: str, year: str) -> list[AimWords]:
    """The outcomes that suit a side of a need in a year, then those of its other sides."""
    own = [aim for aim in AIMS if strand in aim.strands and year in aim.years]
    others = [one for one in STRANDS[need] if one != strand]
    more = [aim for aim in AIMS if aim not in own and year in aim.years and any(one in aim.strands for one in others)]
    return [*own, *more] or [aim for aim in AIMS if strand in aim.strands]
