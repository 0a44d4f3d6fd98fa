"""What teachers write in a cycle: why a pupil is not making expected progress, what child and parents say, what was learned.

Sentences hold ``{name}``, ``{he}``, ``{him}``, ``{his}`` and the same with a capital; no child is named in a bank.
"""

EVIDENCE = {
    "SLCN": (
        "{name} enjoys talking but loses the thread of longer explanations. On the language screen {he} scored 78 for understanding and 85 for speaking (average is 100). In class {he} waits to see what others do before starting.",
        "{His} sentences are short and the endings are often missing, so others finish them. The health visitor's check at two noted late talking. {name} understands much more when there is a picture.",
        "{name} reads the words but cannot say what the page was about. Vocabulary is the gap: {he} knew 4 of 20 topic words last half term. {His} hearing was checked in the summer and is fine.",
        "Adults who know {name} understand most of what {he} says, visitors about half. {He} has started to stop talking when {he} is asked to repeat. The therapist has seen {him} twice and set a programme.",
        "{name} speaks freely at home and very little here, even with friends. This is more than settling in: it has lasted since last September, and {he} whispers to one friend only.",
    ),
    "SEMH": (
        "{name} can do the work when {he} starts. {He} left the room 14 times in four weeks, mostly in the first ten minutes of literacy and after lunch. Adults noted worry about getting it wrong, not anger.",
        "Since moving house in the spring {name} finds mornings hard and was late on 11 days this half term. Once in, {he} settles with the same adult. Maths has kept going, writing has not.",
        "{name} is kind to younger children and quick to feel that things are unfair. There were five arguments at football in a fortnight. {He} can talk them through well an hour later, but not at the time.",
        "{name} tells us {he} is stupid, and tears up writing that is better than {he} thinks. The strengths and difficulties questionnaire from school gives 19 in total, with emotional worries highest.",
    ),
    "MLD": (
        "{name} works hard and needs many more turns than others before something stays. {He} is about two years behind in reading and maths, the gap has widened slowly, and it is the same in every subject.",
        "What {name} learns on Monday has often gone by Thursday. With things to hold and the same words each time, it stays. Phonics check: 9 of 40.",
        "{name} follows with the help of a neighbour and gives up when alone. In the class maths test {he} scored 74 (average is 100). {He} is at {his} best when {he} can show rather than tell.",
    ),
    "SPLD": (
        "{name} tells a good story and writes two lines of it. Reading age is 16 months behind, spelling further. {He} muddles the order of letters and loses the place, and {he} has had two rounds of phonics.",
        "There is a big gap between what {name} can say and what {he} can put on paper. {He} reads slowly, guesses from the first letter, and is tired after it. Eyes and hearing were checked in September.",
        "{name} learns facts quickly by ear. Spelling tests are 4 or 5 out of 20 in spite of practice at home each night. {His} mum found reading hard as well.",
    ),
    "ASD": (
        "{name} knows more about the topic than anyone and finds the classroom hard: noise, changes, and not knowing what comes next. {He} was upset at six of eight changes on the days we watched.",
        "{name} plays beside others and wants to be with them, but does not read the signs. Group work ends in tears or in {him} working alone. The community paediatrician confirmed autism in the spring.",
        "{name} copes all day and falls apart at home, {his} parents say. In school we see it as silence, tiredness and not eating in the hall.",
    ),
    "OTH": (
        "{name} finds it hard to keep still and to keep going: about three minutes at a time unless something interests {him}. {He} is waiting to be seen by the ADHD service. {His} ideas are good and few reach the page.",
        "{name} misses days for hospital appointments and comes back tired. The gaps are in maths, where each step needs the one before.",
    ),
    "NSA": (
        "{name} joined us lately and we are still finding out. {He} watches closely and copies well. We do not know yet how much is new English and how much is something else, so the language is being looked at in both.",
        "{name} has made little progress in reading since joining and we cannot say why. Eyes and hearing are being checked, and {his} last school has been asked for its records.",
    ),
    "PD": (
        "{name} thinks quickly and tires quickly. Writing, dressing and the stairs take {him} twice as long as others, and {he} misses the beginnings of lessons because of it.",
    ),
    "HI": (
        "{name} has a moderate hearing loss in both ears and wears aids. {He} follows well one to one and misses about half of what other children say in class discussion.",
    ),
    "VI": (
        "{name} sees clearly only close up, even with glasses. {He} does not complain about small print but slows down and makes mistakes from about the tenth minute.",
    ),
    "DS": (
        "{name} has Down syndrome. {He} learns well by seeing and copying, and finds listening without pictures hard. {He} knows far more than {he} can say.",
    ),
}  # fmt: skip
PUPIL_VIEWS = {
    "SLCN": (
        "I like it when someone draws it.", "Sometimes they talk too fast and I pretend I know.", "I want people to wait for me.",
        "I can say it to my friend but not to everybody.", "The word game is good. I know erosion now.",
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
    "OTH": ("I can't help moving.", "When I have been at hospital nobody tells me what I missed.",),
    "NSA": ("I like drawing.", "I understand more than I say.",),
    "PD": ("I can do it, it just takes me longer.",),
    "HI": ("I don't like it when people talk behind me.",),
    "VI": ("I like the big book on the slope.",),
    "DS": ("Me do it.",),
}  # fmt: skip
PARENT_VIEWS = (
    "{He} comes out smiling on days with the small group. We would like to know which words to practise.",
    "We see it at home as well, mostly when {he} is tired. Bedtime reading has become a battle.",
    "We are happy that somebody has noticed. {His} last report said {he} was just shy.",
    "{He} says school is fine. Then {he} cries in the bath. Please ring when {he} has had a bad day.",
    "We practise every night but it does not stick. Is ten minutes enough?",
    "{He} can do much more at home, where it is quiet.",
    "We were worried about a label. Miss explained that it is about help, and we agree.",
    "Mornings are easier since {he} has a job to do when {he} arrives.",
    "I found school hard too. I want {him} to have what I did not have.",
    "We would like fewer letters and more talking. A phone call after four is best.",
    "{He} is proud of {his} certificate. It is on the fridge.",
    "Grandma does the reading now, and that works better than with us.",
)
REVIEW_WORDS = {
    "met": (
        "It worked. Short, daily and with the same adult is what made the difference.",
        "Reached two weeks early. {name} uses it in other lessons now without being reminded.",
        "Clear change. We will stop the group and keep the two things in class that helped most.",
    ),
    "partly": (
        "Steady but slower than we hoped. Nine sessions were lost to illness and the school play. The pictures helped most, the worksheets least.",
        "{name} can do it with the adult next to {him} and not yet alone. Next time we fade the help from week four.",
        "A good start. It works in the small room and has not reached the classroom yet, so the next cycle happens in class.",
        "Half way. Mondays and Fridays do not work for this; we move it to the middle of the week.",
    ),
    "no_change": (
        "No clear change, and we should say so. The group was too big and {name} was often last. We try something else.",
        "The score is where it was. The programme ran as planned, so it was not the right one. The therapist will look again.",
    ),
}
REVIEW_PUPIL = (
    "It is better now.", "I liked the sessions but I missed art.", "I can do it when it is quiet.",
    "I am proud of my chart.", "It was boring but I am good at it now.", "I want to keep the card.",
    "Can we do it in the morning?", "I don't need it any more.",
)  # fmt: skip
REVIEW_PARENT = (
    "We notice it at home too: {he} tells us about {his} day.", "We hoped for a bit more, but {he} is happier.",
    "Please carry on. The same adult matters to {him}.", "Asked by phone on the day of the review: content with the plan.",
    "{He} reads the road signs to us now.", "We would like to see what {he} does, if we may visit once.",
)  # fmt: skip
IN_CLASS = (
    "Everyone in class uses the now-and-next board and the ten-second wait. The teaching assistant fades help from week four.",
    "Seated near the front. New words sent home on Fridays.",
    "A checklist of three steps on the table, crossed off by {name}.",
    "Same table, same adult on Mondays, Tuesdays and Thursdays. Supply teachers find the card in the register.",
    "Writing is shortened, not the thinking: {name} says it first.",
)
