"""The school's list of provisions and of adaptations: programmes by the names schools know, with their usual pattern."""

from dashboards.demo.kinds import AdaptationWords, ProvisionWords

_P = ProvisionWords
PROVISIONS = (
    # universal: for all, and written down because some depend on it
    _P("Pre-teaching of vocabulary", "universal", "Learning new words before the lesson", 2, 10, 6),
    _P("Quiet start to the day", "universal", "A calm start to the school day", 5, 10, 8),
    # communication and interaction
    _P("NELI", "targeted", "A talking and listening programme in Reception", 5, 20, 4),
    _P("Talk Boost", "targeted", "A talking and listening group", 3, 30, 4),
    _P("Colourful Semantics", "targeted", "Building sentences with coloured cards", 3, 20, 3),
    _P("Speech programme, set by the therapist", "specialist", "Talking practice, as the therapist showed us", 3, 20, 1),
    _P("Speech and language therapy visit", "specialist", "A visit from the speech and language therapist", 1, 30, 1,
       "Speech and language therapist"),
    _P("Attention Autism", "targeted", "Learning to look, wait and join in", 3, 20, 4),
    _P("Lego-based therapy", "targeted", "Building models together, each with a job", 1, 45, 3),
    _P("Time to Talk", "targeted", "A group for playing and talking together", 2, 30, 5),
    _P("Socially Speaking", "targeted", "A group about friendships and talking", 1, 45, 6),
    _P("Social Stories and comic strips", "targeted", "Drawing out what happened and what to do next time", 1, 20, 1),
    # social, emotional and mental health
    _P("ELSA", "targeted", "Time with a trained adult to talk about feelings", 1, 40, 1),
    _P("Drawing and Talking", "targeted", "Drawing with a trusted adult, and talking if you like", 1, 30, 1),
    _P("Nurture group", "targeted", "A small, homely group in the afternoon", 4, 60, 8, "teacher"),
    _P("Zones of Regulation", "targeted", "Learning to notice feelings and what helps", 1, 30, 6),
    _P("Morning check-in", "targeted", "A few minutes with the same adult each morning", 5, 10, 1),
    # cognition and learning
    _P("Precision Teaching", "targeted", "A few minutes of practice every day", 5, 10, 1),
    _P("Toe by Toe", "targeted", "A step-by-step reading book, every day", 5, 15, 1),
    _P("Nessy", "targeted", "Reading and spelling games on the tablet", 4, 15, 4),
    _P("Read Write Inc. one to one", "targeted", "Extra phonics, one to one", 5, 10, 1),
    _P("Paired reading", "targeted", "Reading with a partner", 4, 10, 2),
    _P("Better Reading Partnership", "targeted", "Reading with a trained adult", 3, 15, 1),
    _P("Spelling group", "targeted", "A small group for spelling", 1, 30, 4, "teacher"),
    _P("Numicon group", "targeted", "Maths with shapes you can hold", 3, 20, 4),
    _P("Plus 1", "targeted", "A little number practice every day", 5, 10, 1),
    _P("Catch Up Numeracy", "targeted", "Maths help in short sessions", 2, 15, 1),
    _P("Small-group maths with the teacher", "targeted", "Maths in a small group with the teacher", 2, 30, 5, "teacher"),
    # sensory and physical
    _P("Sensory circuits", "targeted", "Moving and balancing to get ready to learn", 5, 15, 6),
    _P("Write from the Start", "targeted", "Getting hands ready for writing", 3, 15, 3),
    _P("Touch-typing", "targeted", "Learning to type", 3, 15, 4),
    _P("Physiotherapy programme", "specialist", "Stretches and exercises, as the physiotherapist showed us", 4, 20, 1),
    _P("Teacher of the deaf", "specialist", "A visit from the teacher of the deaf", 1, 45, 1, "Teacher of the deaf"),
    _P("Teacher for vision impairment", "specialist", "A visit from the teacher for children with sight loss", 1, 45, 1,
       "Teacher for vision impairment"),
    _P("One-to-one support at playtime", "specialist", "An adult close by at playtime", 5, 15, 1),
)  # fmt: skip
PROVISION = {words.name: words for words in PROVISIONS}

_A = AdaptationWords
ADAPTATIONS = (
    _A("Now-and-next on the board", "Draw or write what we do now and what comes next. Cross it off when it is done.",
       ("ASD", "SLCN", "SEMH", "MLD", "DS")),
    _A("One instruction, then wait ten seconds", "Say the name first, then one thing. Count to ten in your head.",
       ("SLCN", "ASD", "MLD", "DS", "HI", "NSA")),
    _A("Draw it before you say it", "Sketch the idea while you talk: stick people are enough.", ("SLCN", "DS", "NSA")),
    _A("Answer in pairs first", "Tell a partner, then tell the class.", ("SLCN", "SEMH", "NSA", "OTH")),
    _A("New words before the lesson", "Three words with pictures, the day before.", ("SLCN", "MLD", "HI", "NSA", "DS")),
    _A("Two choices instead of an open question", "Offer two answers and let the child point or say.",
       ("SLCN", "ASD", "MLD", "DS")),
    _A("Sentence starters on the table", "Two or three openings to choose from.", ("SLCN", "SPLD", "MLD")),
    _A("Visual timetable on the desk", "The day in pictures. Show changes before they happen.", ("ASD", "SEMH", "DS")),
    _A("Warn before a change", "Five minutes, then one minute, with a timer they can see.", ("ASD", "SEMH")),
    _A("A quiet place to work", "A desk facing the wall, the book corner, or ear defenders.", ("ASD", "SEMH", "HI", "OTH")),
    _A("Movement break before writing", "Two minutes: wall presses, carry the books, a lap of the hall.",
       ("ASD", "SEMH", "PD", "OTH")),
    _A("Exit card, no questions asked", "Show the card, go to the agreed place, come back within five minutes.",
       ("SEMH", "ASD")),
    _A("Greet at the door by name", "A word and a small job on the way in.", ("SEMH", "NSA")),
    _A("Praise quietly and say what for", "Close by, in a low voice, about one thing they did.", ("SEMH", "ASD")),
    _A("Say what to do, not what to stop", "Walking, thank you. Pencil down, thank you.", ("SEMH", "ASD", "OTH")),
    _A("Do not ask to read aloud", "Unless they offer. Agree it beforehand.", ("SPLD", "SEMH", "SLCN")),
    _A("Cream paper and a clear font", "Size 14, wide spacing, cream or pale blue.", ("SPLD", "VI")),
    _A("Record it another way", "Speak it, type it, photograph it, or tell a scribe.", ("SPLD", "PD", "MLD", "OTH", "VI")),
    _A("Word mat with this week's spellings", "On the table, not on the wall.", ("SPLD", "MLD", "NSA")),
    _A("Copying taken away", "Give the text on paper; never from the board.", ("SPLD", "PD", "VI")),
    _A("Things to hold for number work", "Numicon, counters or a bead string, for as long as they help.",
       ("MLD", "DS", "SPLD")),
    _A("Shorter task, same idea", "Three questions that cover it, not ten.", ("MLD", "PD", "DS", "SPLD", "OTH")),
    _A("Show a finished example", "Leave it where it can be seen.", ("MLD", "ASD", "SLCN")),
    _A("Seat near the front, facing you", "Better ear or eye towards the teacher. Do not talk to the board.",
       ("HI", "VI", "SLCN")),
    _A("Repeat what other children say", "So that nobody misses an answer from the back.", ("HI",)),
    _A("Enlarged print, on a sloping board", "Size 24, matt paper, good light from behind.", ("VI", "PD")),
    _A("Sloping board and pencil grip", "Feet flat, paper held. Left-handers on the left.", ("PD", "SPLD", "OTH")),
)  # fmt: skip
