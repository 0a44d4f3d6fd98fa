"""Concerns as colleagues raise them: what was seen, why it may be, what was tried, and what the SENCO answered."""

from dashboards.demo.kinds import SeenWords

OPEN = (
    SeenWords(
        "{name} has stopped putting a hand up since half term. In four lessons this week {he} waited to see what the table did before starting. {He} answered well when I asked {him} alone.",
        "Perhaps {he} does not follow when I explain for more than a minute. {His} mum says the same about instructions at home.",
        "Seated nearer, one instruction at a time, since last Monday. It helps with starting, not with longer talk.",
        may_be=("language",),
        is_not=("attendance", "home"),
    ),
    SeenWords(
        "Reading aloud, {name} still sounds out words {he} read last week. 11 of 40 on the common words check, and {he} was at 9 in September. {He} says {his} eyes are tired.",
        "I do not think it is effort. Have eyes been checked this year?",
        "Daily reading with our teaching assistant for three weeks, ten minutes.",
        may_be=("senses", "learning"),
    ),
    SeenWords(
        "{name} was in tears at the door on six mornings out of ten. Once in, {he} is fine by half past nine. {He} asked three times whether I would be here tomorrow.",
        "Something at home may have changed; Dad is away for work. I have no worry about {his} safety.",
        "A job by the door, and the same peg. Yesterday {he} came in without tears.",
        may_be=("home",),
    ),
)  # fmt: skip
ANSWERED = (
    SeenWords(
        "{name} fell out with three children at lunch this week, each time over the rules of a game.",
        "{He} seems not to notice when the others have had enough.",
        "Talked it through afterwards, each time.",
        "adapt",
        "Teach the game's rules with a card first, and give {him} the job of scorekeeper twice a week. I will watch a lunch hour on Thursday and we look again in three weeks.",
        may_be=("behaviour", "language"),
    ),
    SeenWords(
        "{name} wrote very little in the assessment week: three lines in forty minutes.",
        "{He} told me a whole story in the playground on the same day.",
        "",
        "adapt",
        "Let {him} record it another way for three weeks: say it first, then write the three best sentences. If the gap stays, we look at spelling and handwriting.",
        may_be=("learning",),
        is_not=("language", "attendance"),
    ),
    SeenWords(
        "{name} is behind in maths after missing a lot of the autumn.",
        "It looks like gaps and not like difficulty: what {he} was here for, {he} knows.",
        "Went through the missed work at lunch, twice.",
        "nothing",
        "I agree. Six weeks in the catch-up group with the teacher, no SEN step. Raise it again if the next check shows no change.",
        may_be=("attendance",),
        is_not=("senses", "language"),
    ),
    SeenWords(
        "{name} rocks on the chair, hums, and covers {his} ears when the class next door sings.",
        "Only in noise. In the library {he} worked for half an hour.",
        "Moved {him} to the quiet side.",
        "adapt",
        "Ear defenders on the hook by {his} peg, a movement break before writing, and a place at the quiet table. Please tap how it goes; I come in on Wednesday.",
        may_be=("sensory",),
        is_not=("senses",),
    ),
)  # fmt: skip
# Those that led to an assessment and so to the first cycle of a child, by the side of the need that it was about.
ASSESSED = {
    "sounds": SeenWords(
        "Adults outside our class ask {name} to repeat nearly everything.",
        "I am used to {him} and had not noticed how hard it is for others.",
        "Asked {him} to show me as well as tell me.",
        "assess",
        "Thank you for noticing. The parents agree to a referral to speech and language therapy; meanwhile two choices and pictures. I start an assessment this week.",
        may_be=("language",),
        is_not=("english", "attendance"),
    ),
    "follow": SeenWords(
        "{name} does the last thing I said and not the first. In eight lessons {he} carried out 9 of 22 instructions.",
        "{He} listens well enough, I think, and loses it on the way.",
        "Shorter instructions. Pictures, which worked better.",
        "assess",
        "Your count is just what I needed. Hearing check first, then the language screen on Tuesday; we meet with the parents after that.",
        may_be=("language",),
    ),
    "print": SeenWords(
        "{name} tells me the whole story of the book and cannot read the page.",
        "Two rounds of phonics have not done it.",
        "Reading with me, every day for three weeks.",
        "assess",
        "Agreed. I will do the reading and spelling tests with {him} next week, and we ask the parents about eyes and family.",
        may_be=("learning",),
    ),
    "worry": SeenWords(
        "{name} rubbed out the same line eleven times and then put the book in the bin.",
        "It is not the work: {he} could do it at my desk.",
        "Praise for trying. It seems to make it worse when others hear.",
        "assess",
        "I come in on Thursday to watch. Let us ask {him} and the parents what {he} is worried about before we choose anything.",
        may_be=("behaviour",),
    ),
}
