"""The school's list of provisions, by the names schools know and with their usual pattern, and what it took from the bank."""

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
    _A("now-and-next"),
    _A("one-thing-then-wait", ("NSA",)),
    _A("draw-while-you-talk", ("NSA",)),
    _A("tell-a-partner-first", ("NSA", "OTH")),
    _A("words-before-the-lesson", ("NSA",)),
    _A("two-answers-to-choose"),
    _A("sentence-starters"),
    _A("day-in-pictures"),
    _A("five-minutes-one-minute"),
    _A("quiet-place-to-work", ("OTH",)),
    _A("movement-break", ("OTH",)),
    _A("card-to-step-out"),
    _A("greet-at-the-door", ("NSA",)),
    _A("quiet-praise"),
    _A("say-what-to-do", ("OTH",)),
    _A("aloud-only-by-offer"),
    _A("clear-font-soft-paper"),
    _A("show-it-another-way", ("OTH",)),
    _A("words-on-the-table", ("NSA",)),
    _A("no-copying"),
    _A("things-to-hold"),
    _A("fewer-same-idea", ("OTH",)),
    _A("what-finished-looks-like"),
    _A("seat-where-faces-show"),
    _A("repeat-others-answers"),
    _A("large-print-propped-up"),
    _A("sloping-board", ("OTH",)),
    _A("tell-of-changes-early"),
    _A("write-for-them"),
    _A("type-it", ("OTH",)),
)
