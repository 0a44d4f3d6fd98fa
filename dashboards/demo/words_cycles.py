"""What teachers write in a cycle: why a pupil is not making expected progress, what child and parents say, what was learned.

Sentences hold ``{name}``, ``{he}``, ``{him}``, ``{his}`` and the same with a capital; no child is named in a bank.
"""

from dashboards.demo.kinds import EvidenceWords

_E = EvidenceWords
EVIDENCE = (
    _E("SLCN", "follow", "{name} enjoys talking but loses the thread of longer explanations. On the language screen {he} scored 78 for understanding and 85 for speaking (average is 100). In class {he} waits to see what others do before starting."),
    _E("SLCN", "follow", "{name} starts well and then does something else, because {he} has held on to the last word only. In eight lessons {he} carried out 9 of 22 instructions. With a picture {he} carried out 19. {His} hearing was checked in the summer and is fine."),
    _E("SLCN", "sentences", "{His} sentences are short and the endings are often missing, so others finish them. The health visitor's check at two noted late talking. {name} understands much more than {he} says."),
    _E("SLCN", "sentences", "{name} has plenty to tell and it comes out in the wrong order. Listeners ask, and {he} gives up. {He} told 1 of 4 parts of a picture story. Writing shows the same."),
    _E("SLCN", "words", "{name} reads the words but cannot say what the page was about. Vocabulary is the gap: {he} knew 4 of 20 topic words last half term, and 15 of 20 after they were taught before the lesson.", "23456"),
    _E("SLCN", "words", "{name} says thing and that one for most things. {He} named 21 of 50 everyday pictures, in English; with Mum {he} named 30 in both languages together.", "R1"),
    _E("SLCN", "sounds", "Adults who know {name} understand most of what {he} says, visitors about half. {He} has started to stop talking when {he} is asked to repeat. The therapist has seen {him} twice and set a programme."),
    _E("SLCN", "sounds", "{name} leaves out s and swaps f and th, and {his} spelling shows it now. Friends translate. There was glue ear in Reception; hearing is normal today.", "1234"),
    _E("SLCN", "quiet", "{name} speaks freely at home and very little here, even with friends. This is more than settling in: it has lasted since last September, and {he} whispers to one friend only."),
    _E("SEMH", "start", "{name} can do the work when {he} starts. {He} left the room 14 times in four weeks, mostly in the first ten minutes of literacy and after lunch. Adults noted worry about getting it wrong, not anger.", "123456"),
    _E("SEMH", "start", "Since moving house in the spring {name} finds mornings hard and was late on 11 days last half term. Once in, {he} settles with the same adult. The afternoons are good."),
    _E("SEMH", "peers", "{name} is kind to younger children and quick to feel that things are unfair. There were five arguments at lunch in a fortnight. {He} can talk them through well an hour later, but not at the time."),
    _E("SEMH", "peers", "{name} wants to be in every game and to make its rules. Children have begun to run from {him}. In the small room with two others {he} shares well for twenty minutes.", "R123"),
    _E("SEMH", "worry", "{name} tells us {he} is stupid, and tears up writing that is better than {he} thinks. The strengths and difficulties questionnaire from school gives 19 in total, with emotional worries highest.", "123456"),
    _E("SEMH", "worry", "{name} checks who is in the room before coming in and asks who will be here tomorrow. {He} has stomach aches on days with a supply teacher. Nothing is wrong with what {he} can do."),
    _E("MLD", "memory", "{name} works hard and needs many more turns than others before something stays. {He} is about two years behind in reading and maths, the gap has widened slowly, and it is the same in every subject.", "3456"),
    _E("MLD", "memory", "What {name} learns on Monday has often gone by Thursday. With things to hold and the same words each time, it stays. On the phonics check {he} read 9 of 40.", "R12"),
    _E("MLD", "number", "{name} follows with the help of a neighbour and gives up when alone. In the class maths test {he} scored 74 (average is 100). {He} is at {his} best when {he} can show rather than tell.", "23456"),
    _E("MLD", "number", "{name} counts everything from one and loses the place after twelve. Sharing, matching and sorting are at about three years. {He} loves to help and copies well.", "R1"),
    _E("SPLD", "writing", "{name} tells a good story and writes two lines of it. Reading age is 16 months behind, spelling further. {He} muddles the order of letters, and {he} has had two rounds of phonics."),
    _E("SPLD", "print", "There is a big gap between what {name} can say and what {he} can read. {He} reads slowly, guesses from the first letter, and is tired after it. Eyes and hearing were checked in September."),
    _E("SPLD", "print", "{name} learns facts quickly by ear. {He} loses the line on the page and reads the little words wrong. {His} mum found reading hard as well."),
    _E("ASD", "change", "{name} knows more about the topic than anyone and finds not knowing what comes next hard. {He} was upset at six of eight changes on the days we watched, and at one of eight when {he} had been told."),
    _E("ASD", "others", "{name} plays beside others and wants to be with them, but does not read the signs. Group work ends in tears or in {him} working alone. The community paediatrician confirmed autism in the spring."),
    _E("ASD", "noise", "{name} copes all day and falls apart at home, {his} parents say. In school we see it as silence, tiredness and not eating in the hall."),
    _E("OTH", "keep-going", "{name} finds it hard to keep still and to keep going: about three minutes at a time unless something interests {him}. {He} is waiting to be seen by the ADHD service. {His} ideas are good and few reach the page."),
    _E("OTH", "keep-going", "{name} misses days for hospital appointments and comes back tired. The gaps are in maths, where each step needs the one before.", "23456"),
    _E("NSA", "unknown", "{name} has made little progress in reading and we cannot say why. Eyes and hearing are being checked, and the educational psychologist will watch two lessons."),
    _E("PD", "body", "{name} thinks quickly and tires quickly. Writing, dressing and the stairs take {him} twice as long as others, and {he} misses the beginnings of lessons because of it."),
    _E("HI", "hearing", "{name} has a moderate hearing loss in both ears and wears aids. {He} follows well one to one and misses about half of what other children say in class discussion."),
    _E("VI", "sight", "{name} sees clearly only close up, even with glasses. {He} does not complain about small print but slows down and makes mistakes from about the tenth minute."),
    _E("DS", "down", "{name} has Down syndrome. {He} learns well by seeing and copying, and finds listening without pictures hard. {He} knows far more than {he} can say."),
)  # fmt: skip
PUPIL_VIEWS = {
    "SLCN": (
        "I like it when someone draws it.", "Sometimes they talk too fast and I pretend I know.", "I want people to wait for me.",
        "I can say it to my friend but not to everybody.", "The word game is good. I know nocturnal now.",
    ),
    "SEMH": (
        "I don't like it when everyone looks at me.", "Mornings are the worst bit.", "It helps when I can feed the fish first.",
        "I need to go out before I get cross, not after.", "I am good at it when nobody is waiting.",
    ),
    "MLD": (
        "I like maths when there are things.", "I need it one more time.", "I want to sit next to someone who helps but doesn't do it for me.",
        "I can do it on Mondays.",
    ),
    "SPLD": (
        "My ideas are faster than my hand.", "The letters move about when I am tired.", "Don't make me read out.",
        "I like it when I can say it and someone types it.",
    ),
    "ASD": (
        "Tell me if it is going to be different.", "The hall is too loud. It smells of gravy.", "I like lists.",
        "I want to talk about space but they say not now.",
    ),
    "OTH": ("I can't help moving.", "When I have been away nobody tells me what I missed.",),
    "NSA": ("I don't know why. I try.",),
    "PD": ("I can do it, it just takes me longer.", "Ask me first.",),
    "HI": ("I don't like it when people talk behind me.", "The hall is just noise.",),
    "VI": ("I like the big book on the slope.", "I know it is you when you say your name.",),
    "DS": ("Me do it.", "More singing.",),
}  # fmt: skip
_TALKING = (
    "{He} tells us more on days with the small group. We would like to know which words to practise.",
    "{He} can do much more at home, where it is quiet.",
    "We are happy that somebody has noticed. {His} last report said {he} was just shy.",
)
_LEARNING = (
    "We practise every night but it does not stick. Is ten minutes enough?",
    "I found school hard too. I want {him} to have what I did not have.",
    "Grandma does the reading now, and that works better than with us.",
    "Bedtime reading has become a battle, so we take turns with the pages.",
)
_FEELING = (
    "{He} says school is fine. Then {he} cries in the bath. Please ring when {he} has had a bad day.",
    "Mornings are easier since {he} has a job to do when {he} arrives.",
    "We see it at home as well, mostly when {he} is tired.",
)
_ANY = (
    "We were worried about a label. The SENCO explained that it is about help, and we agree.",
    "We would like fewer letters and more talking. A phone call after four is best.",
    "{He} is proud of {his} certificate. It is on the fridge.",
)
PARENT_VIEWS = {
    **dict.fromkeys(("SLCN", "HI", "DS"), (*_TALKING, *_ANY)),
    **dict.fromkeys(("MLD", "SPLD", "NSA"), (*_LEARNING, *_ANY)),
    **dict.fromkeys(("SEMH", "ASD", "OTH"), (*_FEELING, *_ANY)),
    **dict.fromkeys(("PD", "VI"), ("{He} wants to do it alone, and we want {him} to.", *_ANY)),
}
# What was learned, and with what the evidence of the next cycle therefore begins.
REVIEW_WORDS = {
    "met": (
        ("It worked. Short, daily and with the same adult is what made the difference.",
         "What worked last time was short, daily and with the same adult."),
        ("Reached two weeks early. {name} uses it in other lessons now without being reminded.",
         "The last aim was reached early, so we go a step further."),
        ("Clear change. We will stop the group and keep the two things in class that helped most.",
         "The group is no longer needed; what helps in class goes on."),
        ("{name} did it in front of the class on Friday and nobody noticed that it used to be hard.",
         "The last aim was reached and has held for three weeks."),
    ),
    "partly": (
        ("Steady but slower than we hoped. Nine sessions were lost to illness and the school play.",
         "Last time it went steadily, with nine sessions lost."),
        ("{name} can do it with the adult next to {him} and not yet alone. Next time we fade the help from week four.",
         "With an adult beside {him} it works; alone it does not yet."),
        ("A good start. It works in the small room and has not reached the classroom yet, so the next cycle happens in class.",
         "What works in the small room has not reached the classroom yet."),
        ("Half way. Mondays and Fridays do not work for this; we move it to the middle of the week.",
         "Half way. Last time Mondays and Fridays were often lost."),
        ("Better in the mornings than in the afternoons. The next plan uses the mornings.",
         "From the last cycle we know that mornings are better than afternoons for this."),
    ),
    "no_change": (
        ("No clear change, and we should say so. The group was too big and {name} was often last. We try something else.",
         "The last group was too big for {him} and made no difference."),
        ("Where it was at the start. The sessions ran as planned, so it was not the right programme. We look again at why.",
         "The last programme ran as planned and made no difference, so we looked again at why."),
        ("Too few sessions ran to tell: 11 of 42. Same aim, another time of day, and a second adult who can step in.",
         "Last time only 11 of 42 sessions ran, so we cannot say whether it works."),
    ),
}  # fmt: skip
REVIEW_PUPIL = (
    "It is better now.", "I liked the sessions but I missed art.", "I can do it when it is quiet.",
    "I am proud of my chart.", "It was boring but I am good at it now.", "I want to keep the card.",
    "Can we do it in the morning?", "It was nice with just us.",
)  # fmt: skip
REVIEW_PARENT = (
    "We notice it at home too: {he} tells us about {his} day.", "We hoped for a bit more, but {he} is happier.",
    "Please carry on. The same adult matters to {him}.", "Asked by phone on the day of the review: content with the plan.",
    "We came to the review. {He} showed us {his} chart.", "We would like to see what {he} does, if we may visit once.",
)  # fmt: skip
# What parents wrote who did not find a summary clear.
UNCLEAR = {
    "partly": (
        "What is the Salford test?", "How do I help with this at home?", "Too many dates. When is the next one?",
        "Who is doing it now that Miss is away?", "Is this instead of the lesson or as well?", "What does 3 of 4 parts mean?",
    ),
    "not": (
        "My English is not good. Can somebody ring?", "I do not know what you want me to do.", "It is a lot to read on a phone.",
    ),
}  # fmt: skip
IN_CLASS = (
    "Everyone in class uses the now-and-next board and the ten-second wait. The teaching assistant fades help from week four.",
    "Seated near the front. New words are sent home on Fridays.",
    "A checklist of three steps on the table, crossed off by {name}.",
    "Same table and same adult on Mondays, Tuesdays and Thursdays. Supply teachers find the card in the register.",
    "Writing is shortened, not the thinking: {name} says it first.",
    "The class teacher reads with {name} on Mondays, before register.",
    "Homework is ten minutes and no more. What is not done then stays undone.",
    "A movement break before writing, for the whole table.",
    "{name} starts with the second task, which is the one that counts, and does the first if there is time.",
    "What went well is written in the home book once a week, by {name} and the teacher.",
)


def evidence_for(need: str, year: str) -> list[EvidenceWords]:
    """What may be written about a need in a year; where nothing fits the year, all of the need."""
    of_need = [one for one in EVIDENCE if one.need == need]
    return [one for one in of_need if year in one.years] or of_need
