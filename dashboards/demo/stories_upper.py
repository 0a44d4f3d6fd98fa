"""Children of Year 4 to Year 6 who are told of in full. All are invented."""

from dashboards.demo.kinds import AimWords, ProfileWords, Relative, SeenWords, Story

SHIV = Story(
    key="shiv", strand="follow", forename="Siobhán", surname="O'Shaughnessy-Núñez", preferred="Shiv", sex="F", year="4", group="4W",
    status="K", needs=("SLCN", "SPLD", "HI"), language="es", born=(4, 9),
    family=(
        Relative("Inés Núñez Carballo", "Mother", language="es", account="parent"),
        Relative("Cormac O'Shaughnessy", "Father", account="parent2"),
    ),
    evidence="She decodes well but loses the thread of what she hears. Language screening: understanding 78, speaking 84 "
    "(average is 100). Reading age 6;03. She wears two hearing aids, checked in September; the gap is wider than hearing "
    "explains. Class work, screening, hearing check and reading test are on file.",
    pupil_view="I like it when Mrs K draws it first. I don't like being asked in front of everybody.",
    parent_view="She tells me about her day in order now, at tea. Reading is still a battle.",
    review_pupil_view="I can do stories now. Words are still boring.",
    cycle=3, review_in=0,
    aims=(
        AimWords("Tells a story in four parts without prompts", "1 of 4 parts", "4 of 4 parts, with a new picture story",
                 "3 of 4 parts", "Speech programme, set by the therapist"),
        AimWords("Reads common words at an age of 7;06", "Reading age 6;03", "7;06 on the Salford test", "Reading age 6;07",
                 "Paired reading"),
        AimWords("Spells 40 of the 50 class words", "18 of 50", "40 of 50, two weeks running", "22 of 50", "Spelling group"),
    ),
    adaptations=(
        ("draw-while-you-talk", "Small boxes, one for each part."),
        ("now-and-next", "And a card on her table."),
        ("one-thing-then-wait", "Name first. She needs to see your face."),
        ("tell-a-partner-first", "With Zuzanna."),
    ),
    profile=ProfileWords(
        liked="I draw things nobody else would think of.\nI look after the little ones at playtime.\nI try new things, even when they are scary.",
        matters="My dog Biscuit, and my cousins in Vigo.\nKnowing what comes next.\nNot being asked in front of everybody.",
        support="Draw it before you say it.\nKeep a now-and-next card on my table.\nLet me tell a partner first.\nGive me new words before the lesson.\nCheck my hearing aids after PE.",
        hard="Long talk with no pictures.\nNoise in the hall at lunch.\nReading little words that look alike.",
        first_five="I sit front left, with my better ear (right) towards you. Say my name first, then one thing at a time. Wait ten seconds.\nWhen I am worried I go quiet and draw small boxes. Ask me to show you, not tell you.",
        communicate="I talk. English at school, Spanish and English at home. I understand more when I can see your face.",
        aims="Telling a whole story so people don't get mixed up. And not being slow at words.",
        safety="Two hearing aids. Out for water only, then straight back in. Spare batteries: office, drawer 2.",
        at_home="Shiv tells one thing about her day, in order, at tea.\nReading is a bedtime story in Spanish: it counts.",
    ),
    case="consulted",
    about=("Shiv is in 4W. She is good at drawing, kind to younger children, and brave with new things.",
           "She finds it hard to follow long talk and to read some words."),
)  # fmt: skip
SOLOMIIA = Story(
    key="solomiia", strand="worry", forename="Solomiia", surname="Hrytsenko", sex="F", year="4", group="4W", status="K", needs=("SEMH",),
    language="uk", born=(7, 3),
    family=(Relative("Oksana Hrytsenko", "Mother", language="uk", account="parent.governor"),),
    evidence="Solomiia is ahead in maths and has almost stopped speaking in class since the spring. She checks the door and "
    "the window. Loud bangs end the lesson for her. The questionnaire from school gives 18, with worries highest.",
    pupil_view="I like the corner with the plants. I can see everybody from there.",
    parent_view="She sleeps in my bed again. She likes school, she says it is quiet. Thank you for the plants.",
    cycle=2, review_in=16,
    aims=(
        AimWords("Speaks in a group of four without being asked", "Never last half term", "Once a day on 4 days in 5",
                 "Once a day on 2 days in 5", "Drawing and Talking"),
        AimWords("Stays in the room after a loud noise", "Leaves each time", "Stays in 4 of 5 times, with an adult near",
                 "Stays in 2 of 5 times", "ELSA"),
    ),
    adaptations=(
        ("greet-at-the-door", "And tell her who will be in the room today."),
        ("tell-of-changes-early", "Fire drills too: tell her the time."),
        ("quiet-praise", ""),
    ),
    profile=ProfileWords(
        liked="I am fast at maths.\nI water the plants and none has died.\nI can teach you to count in Ukrainian.",
        matters="Seeing the door.\nMy dad's voice messages.\nThe plants by the window.",
        support="Tell me if there will be a noise.\nLet me sit where I can see everybody.\nDon't ask about the war.",
        hard="Bangs.\nFilms with people shouting.\nBeing asked how I am.",
        first_five="Say who you are and how long you stay. I sit by the plants.",
        communicate="Ukrainian at home. In English I write it more easily than I say it.",
        aims="Talking in my group.",
        at_home="A voice message to Dad every evening.",
    ),
    about=("Solomiia is in Year 4. She is quick at maths and looks after our plants.",
           "Loud noises frighten her. She is learning that she can stay, and to speak in her group."),
)  # fmt: skip
KACPER = Story(
    key="kacper", strand="print", forename="Kacper", surname="Brzozowicz", sex="M", year="4", group="4W", status="K", needs=("SPLD",),
    language="pl", fsm=True, born=(2, 11),
    family=(Relative("Monika Brzozowicz", "Mother", language="pl"), Relative("Rafał Brzozowicz", "Father", language="pl")),
    evidence="Kacper explains the water cycle better than the book and writes two lines about it. Reading age 6;11, spelling "
    "lower. Two rounds of phonics, attended well. He was laughed at when reading aloud in September and has not read "
    "aloud since.",
    pupil_view="Don't make me read out. I will do it to one person.",
    parent_view="He reads Polish no better. I think my brother had the same.",
    cycle=2, review_in=2,
    aims=(
        AimWords("Reads 60 words a minute from an unseen page", "31 words a minute",
                 "60 words a minute with fewer than three slips", "44 words a minute", "Toe by Toe"),
        AimWords("Spells 40 of the 50 class words", "12 of 50", "40 of 50, two weeks running", "26 of 50", "Spelling group"),
    ),
    adaptations=(
        ("aloud-only-by-offer", "Agreed with him and his dad, until the review."),
        ("clear-font-soft-paper", ""),
        ("show-it-another-way", "He talks, the tablet types, he corrects."),
    ),
    profile=ProfileWords(
        liked="I explain things so people get it.\nI am a fair goalkeeper.\nI mend bikes with my dad.",
        matters="Not reading out.\nFootball at lunch.\nDad picking me up on Fridays.",
        support="Let me say it and the tablet types.\nGive me the word mat.\nRead the question to me once.\nMark what I know.",
        hard="Spelling tests.\nLong pages.\nPeople waiting for me to read.",
        first_five="Don't ask me to read out. Everything else is fine.",
        aims="Reading the match report by myself.",
        at_home="The match report together on Sundays, in turns.",
    ),
    about=("Kacper is in Year 4. He explains things well and is a fair goalkeeper.",),
)  # fmt: skip
EZRA = Story(
    key="ezra", strand="start", forename="Ezra", surname="Adeyemi", sex="M", year="5", group="5A", status="K", needs=("SEMH",), fsm=True,
    born=(8, 14),
    family=(Relative("Grace Adeyemi", "Mother", account="parent.adeyemi"),
            Relative("Folake Adeyemi", "Grandmother", responsible=False)),
    evidence="Ezra can do the work when he starts. He left the room 14 times in four weeks, mostly in the first ten minutes "
    "of literacy and after lunch. Adults who know him say it is worry about getting it wrong, not anger. Three cycles have "
    "brought it from 40 to 14.",
    pupil_view="I need to go out before I get cross, not after. And don't follow me.",
    parent_view="The council said no and did not even ask to meet him. He asked me if he is bad. I want to know what we can do.",
    cycle=4, review_in=-6,
    aims=(
        AimWords("Stays in the lesson for all of literacy", "Leaves about 14 times in four weeks",
                 "Leaves no more than once a week", "Leaves about twice a week", "ELSA"),
        AimWords("Uses the exit card before things go wrong", "0 of 6 times", "In 4 of 5 times", "In 3 of 5 times",
                 "Morning check-in"),
    ),
    adaptations=(
        ("card-to-step-out", "He goes to the bench by the office and comes back alone."),
        ("greet-at-the-door", "He carries the milk in."),
        ("quiet-praise", "Never across the room."),
    ),
    profile=ProfileWords(
        liked="I make people laugh.\nI know all the capitals.\nI carry the milk and I have never dropped it.",
        matters="My nan.\nBasketball with my cousin.\nPeople keeping their word.",
        support="Let me use my card.\nStart me off with the first line.\nTalk to me later, not in front of people.\nGive me a job.",
        hard="The first ten minutes of literacy.\nThinking I got it wrong.\nSupply teachers who don't know about the card.",
        first_five="Say hello, give me the milk job, and tell me the first line. Don't follow me if I go out.",
        communicate="When I go quiet I am not being rude.",
        aims="Staying in. All of it.",
        at_home="Basketball first, then homework.",
    ),
    concern=SeenWords(
        "Ezra asked me whether the council thinks he is bad. He had heard about the letter. He worked well all day and then "
        "tore up his page in the last five minutes.",
        "He seems to have understood the refusal as being about him.",
        "Told him that a letter about help is not a letter about him. Rang his mum with him.",
    ),
    case="refused",
    about=("Ezra is in Year 5. He is funny, knows all the capitals, and keeps his word.",
           "He worries about getting things wrong, most of all at the start of literacy."),
)  # fmt: skip
ELLA = Story(
    key="ella", strand="print", forename="Elisabeta", surname="Munteanu-Olaru", preferred="Ella", sex="F", year="6", group="6K", status="K",
    needs=("SPLD", "SEMH"), language="ro", born=(10, 26),
    family=(Relative("Ioana Munteanu-Olaru", "Mother", language="ro", account="parent.munteanu"),),
    evidence="Ella is called Ella. She reads at an age of 7;02 in Year 6, after four cycles of daily teaching by trained "
    "adults. The educational psychologist found strong reasoning and a severe difficulty with print. She has begun to stay "
    "at home on test days.",
    pupil_view="I am not thick. I want big school to know that before I get there.",
    parent_view="She was in bed with stomach ache four Mondays in a row. The draft plan says little about how she feels.",
    cycle=5, review_in=29,
    aims=(
        AimWords("Reads at an age of 8;06", "Reading age 7;02", "8;06 on the Salford test", "Reading age 7;08", "Toe by Toe"),
        AimWords("Comes in on the days of tests", "3 of 7 test days", "Every test day, with the agreed start",
                 "5 of 7 test days", "Morning check-in"),
    ),
    adaptations=(
        ("write-for-them", "Anything over five lines."),
        ("aloud-only-by-offer", ""),
        ("no-copying", ""),
    ),
    profile=ProfileWords(
        liked="I argue well. Mr Kerridge says I should be a lawyer.\nI look after Year R at lunch.\nI can do hair.",
        matters="Being called Ella.\nMy mum not worrying.\nGoing to the same school as Nusrat.",
        support="Read it to me.\nLet me say it and you write.\nTell me about a test the day before, not the week before.",
        hard="Print.\nTests.\nNew teachers who think I am lazy.",
        first_five="Call me Ella. Put the page on cream paper. Ask me what I think, out loud.",
        aims="Reading the messages from my friends by myself.",
        at_home="Audio books in Romanian and English.",
    ),
    case="draft",
    about=("Ella is in Year 6. She argues well and is kind to the youngest.",
           "Print is hard for her. She thinks and speaks far ahead of what she can read."),
)  # fmt: skip
ZOE = Story(
    key="zoe", strand="writing", forename="Zoë", surname="van der Berg", sex="F", year="6", group="6K", status="K", needs=("SPLD",),
    language="nl", born=(5, 5),
    family=(Relative("Saskia de Kuyper", "Mother", language="nl"), Relative("Pieter van der Berg", "Father", language="nl")),
    evidence="Zoë reads at her age now and writes a page. What is left is spelling under time. She finishes her work in class "
    "with the word mat and no other help. This may be her last cycle.",
    pupil_view="I don't need it any more. Can I keep the typing?",
    parent_view="We are proud of her. If she comes off the list, may she keep extra time in tests?",
    review_pupil_view="I don't need it any more. Can I keep the typing?",
    cycle=4, stage="review", review_in=3,
    aims=(
        AimWords("Reads at an age of 10;06", "Reading age 9;02", "10;06 on the Salford test", "Reading age 10;08",
                 "Paired reading"),
        AimWords("Types at 20 words a minute", "9 words a minute", "20 words a minute in the weekly check",
                 "18 words a minute", "Touch-typing"),
    ),
    adaptations=(("words-on-the-table", ""), ("type-it", "Anything longer than a page.")),
    profile=ProfileWords(
        liked="I explain the rules of any game.\nI skate.\nI wrote a whole book, with chapters.",
        matters="My book.\nSkating on Sundays.\nNot being taken out of art.",
        support="Let me type.\nGive me the word mat.\nDon't take me out of art.",
        hard="Spelling when there is a clock.",
        first_five="I know what to do. Ask me if you are not sure.",
        aims="Coming off the list, and keeping the typing.",
    ),
    about=("Zoë is in Year 6. She wrote a book with chapters.",),
)  # fmt: skip
MARWA = Story(
    key="marwa", strand="unknown", forename="Marwa", surname="", sex="F", year="5", group="5T", status="K", needs=("NSA",), language="fa",
    fsm=True, born=(1, 1), joined_days_ago=9,
    family=(Relative("Gulalai", "Mother", language="fa"),),
    evidence="Marwa came to us nine days ago with a one-page report from her last school, which had her on SEN support for "
    "reading. She had about a year of school before England. We are finding out what is new English and what is not; an "
    "interpreter comes on Tuesday.",
    pupil_view="Drew a school with a very big door.",
    parent_view="Through the interpreter, by phone: she wants to read more than anything.",
    stage="assess", review_in=0,
    adaptations=(("words-before-the-lesson", "In Dari too: the sheet is in the register."), ("tell-a-partner-first", "")),
    about=("Marwa is in Year 5 and new to our school. She draws and wants to read.",),
)  # fmt: skip
CALLUM = Story(
    key="callum", strand="body", forename="Callum", surname="Fairweather", sex="M", year="5", group="5A", status="E", needs=("PD",),
    born=(12, 19),
    family=(Relative("Heather Fairweather", "Mother"), Relative("Ross Fairweather", "Father")),
    evidence="Callum has cerebral palsy. He thinks quickly and tires quickly: his writing stops after four minutes and he "
    "comes late to lessons after stairs and changing. Section F names physiotherapy, a laptop and an adult for PE.",
    pupil_view="I can do it, it just takes me longer. Ask first.",
    parent_view="The laptop has changed everything. We want him to choose when an adult steps in.",
    cycle=3, review_in=44,
    aims=(
        AimWords("Does the stretches and says why they help", "Needs an adult to move the legs",
                 "All six stretches with words only", "Four of six stretches with words only", "Physiotherapy programme"),
        AimWords("Types at 20 words a minute", "8 words a minute", "20 words a minute in the weekly check",
                 "14 words a minute", "Touch-typing"),
    ),
    adaptations=(
        ("type-it", "The laptop is on the table before he is."),
        ("sloping-board", "For maths."),
        ("fewer-same-idea", "After PE and in the last lesson."),
    ),
    profile=ProfileWords(
        liked="I am the commentator at every match.\nI know the offside rule.\nI wait for people.",
        matters="Being asked first.\nUnited.\nGetting to lunch with everyone.",
        support="Ask before you help.\nLaptop out before I come in.\nLet me leave two minutes early.",
        hard="Stairs when everyone pushes.\nChanging for PE.\nAfternoons.",
        first_five="Ask me. I will tell you what I need.",
        aims="Doing my own stretches, so nobody has to.",
        safety="Evacuation chair on the top floor: two trained adults. The plan hangs by the door of 5A.",
    ),
    about=("Callum is in Year 5. He knows more about football than all of us.",),
)  # fmt: skip
LEAVER = Story(
    key="leaver", forename="Nelson", surname="Loveridge-Cole", sex="M", year="5", group="5T", needs=("SPLD",), fsm=True,
    born=(2, 27), family=(Relative("Kizzy Loveridge-Cole", "Mother"),),
)  # fmt: skip
