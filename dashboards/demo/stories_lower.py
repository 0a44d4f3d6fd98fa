"""Children of Reception to Year 3 who are told of in full. All are invented."""

from dashboards.demo.kinds import AimWords, ProfileWords, Relative, Story

MATEO = Story(
    key="mateo", strand="sentences", forename="Mateo", surname="O'Shaughnessy-Núñez", sex="M", year="R", group="RH", status="K",
    needs=("SLCN",), language="es", born=(11, 2),
    family=(
        Relative("Inés Núñez Carballo", "Mother", language="es", account="parent"),
        Relative("Cormac O'Shaughnessy", "Father", account="parent2"),
    ),
    evidence="Mateo has settled well and plays with everyone. He speaks in two or three words in both of his languages. His "
    "mum heard the same in Spanish, so this is not only new English. On the language screen he scored 76 (average is 100).",
    pupil_view="Trains go. My train go fast.",
    parent_view="He understands us at home but gets cross when we do not understand him. We speak Spanish with him and will go on.",
    review_in=34,
    aims=(
        AimWords("Uses sentences of four words or more in play, in English or Spanish", "Two or three words",
                 "Four words or more in 8 of 10 tries", "Three or four words in 5 of 10 tries", "NELI"),
    ),
    adaptations=(
        ("draw-while-you-talk", "Trains work best."),
        ("two-answers-to-choose", "Hold both things up."),
        ("now-and-next", ""),
    ),
    profile=ProfileWords(
        liked="I share my trains.\nI laugh a lot.\nI say hello to the lollipop lady.",
        matters="My sister Shiv.\nMy red train.\nMama at the door.",
        support="Show me two and I point.\nSay the word and wait.\nSing it.",
        hard="When people don't know what I say.\nTidy-up time.",
        first_five="Kneel down, say Mateo, and show me. I sit on the blue dot.",
        communicate="A few words in Spanish and a few in English. I pull your hand.",
        aims="Telling about my train.",
        at_home="Talking in Spanish at tea. A picture book every night, in either language.",
    ),
    about=(
        "Mateo is in Reception. He is friendly and loves trains.",
        "He is learning to put more words together, in English and in Spanish.",
    ),
)  # fmt: skip
AARON = Story(
    key="aaron", strand="follow", forename="Aaron", surname="D'Souza", sex="M", year="1", group="1M", status="K", needs=("SLCN", "ASD"),
    language="pt", born=(1, 20),
    family=(
        Relative("Filomena D'Souza", "Mother", language="pt", account="parent.dsouza"),
        Relative("Anthony D'Souza", "Father"),
    ),
    evidence="Aaron names every picture in the book and does not use the words to ask for things. He comes to an adult and "
    "takes a hand instead. Two rounds of small-group work have helped with sitting and looking, and not yet with asking. The "
    "paediatrician saw him in the summer; the family has asked the council for an assessment.",
    pupil_view="Chose the picture of the slide, the picture of the tablet, and put the picture of the hall in the bin.",
    parent_view="At home he asks for things with his cards now. We want this to go faster while he is little.",
    cycle=3, review_in=19,
    aims=(
        AimWords("Asks for what he wants with a word or a card", "Takes an adult's hand",
                 "15 times a day on 4 days in 5", "6 times a day", "Attention Autism"),
        AimWords("Sits and joins in a shared activity for eight minutes", "About two minutes",
                 "Eight minutes in 4 of 5 sessions", "Five minutes in 4 of 5 sessions", "Attention Autism"),
    ),
    adaptations=(
        ("two-answers-to-choose", "With his cards, on the ring at his belt."),
        ("day-in-pictures", "Three pictures at a time."),
        ("five-minutes-one-minute", "The sand timer, not the bell."),
    ),
    profile=ProfileWords(
        liked="I know all the letters, big and small.\nI smile with my whole face.\nI find the piece that is missing.",
        matters="The slide.\nMy cards on my belt.\nSmooth things.",
        support="Give me time.\nShow me the card.\nSand timer, then stop.\nSing the tidy-up song.",
        hard="The hall.\nHand dryers.\nWhen someone sits in my place.",
        first_five="Don't talk much. Show me the three pictures. Sit beside me, not opposite.",
        communicate="I use cards and some words. I know more words than I say.",
        safety="Runs when a hand dryer starts. Does not yet stop at the gate: an adult holds the gate.",
        at_home="The same cards hang on the kitchen door.",
    ),
    case="requested",
    about=("Aaron is in Year 1. He knows all his letters and finds what others have lost.",
           "He is learning to ask for things with words and cards, and to stay with a group."),
)  # fmt: skip
POPPY = Story(
    key="poppy", strand="down", forename="Poppy", surname="Hathersage", sex="F", year="1", group="1D", status="E", needs=("DS", "SLCN"),
    born=(10, 8), fsm=False,
    family=(Relative("Rosalind Hathersage", "Mother"), Relative("Neil Hathersage", "Father")),
    evidence="Poppy has Down syndrome. She reads 22 words on sight, which is more than she says, and learns by watching. She "
    "joins all of phonics for ten minutes. Number names come in order to 7. Section F of her plan names speech therapy, an "
    "adult trained in signing, and small steps in number.",
    pupil_view="Signed: read, friends, more singing.",
    parent_view="She reads the shopping list to us. Please keep her with her class for singing and PE.",
    cycle=2, review_in=40,
    aims=(
        AimWords("Reads 40 words on sight and signs them", "22 words", "40 words on two days running", "31 words",
                 "Precision Teaching"),
        AimWords("Puts three words or signs together", "One or two", "Three in 8 of 10 tries", "Three in 4 of 10 tries",
                 "Speech programme, set by the therapist"),
    ),
    adaptations=(
        ("draw-while-you-talk", "Sign it as well."),
        ("things-to-hold", "Numicon, the big set."),
        ("one-thing-then-wait", "Really ten."),
    ),
    profile=ProfileWords(
        liked="I hug.\nI read words.\nI dance first.",
        matters="My class.\nSinging.\nMy brother Sam.",
        support="Show me.\nSign.\nLet me do it.\nWait.",
        hard="Long carpet.\nSteps with no rail.\nBeing left out of PE.",
        first_five="Sign hello. Show me where my bag goes. I have a picture list on my peg.",
        communicate="Signs, some words, and pointing. I understand short sentences.",
        aims="Write Poppy.",
        safety="Heart checked yearly, no limits on PE. Cut grapes and sausages lengthways.",
        at_home="Ten words on the fridge, changed on Sundays.",
    ),
    about=("Poppy is in Year 1. She reads, dances, and knows everybody's name.",),
)  # fmt: skip
AMIRA = Story(
    key="amira", strand="quiet", forename="Amira", surname="Warsameh", sex="F", year="1", group="1M", status="K", needs=("SLCN",),
    language="so", fsm=True, born=(6, 17), twin="yasin",
    family=(Relative("Sahra Warsameh", "Mother", language="so"), Relative("Mahad Warsameh", "Father", language="so")),
    evidence="Amira lets her twin brother talk for her. When they are in different groups she is silent for the first half "
    "hour and then speaks in short sentences. Her mum hears whole stories in Somali at home. The screen gives 82 for "
    "understanding in English; we do not yet know how much is new English.",
    pupil_view="Yasin says it for me.",
    parent_view="She talks all evening in Somali. Please do not think she cannot.",
    review_in=26,
    aims=(
        AimWords("Answers a question in a small group without her brother", "0 of 5 sessions", "4 of 5 sessions",
                 "2 of 5 sessions", "Time to Talk"),
    ),
    adaptations=(
        ("tell-a-partner-first", "With Maja, not with Yasin."),
        ("two-answers-to-choose", ""),
        ("words-before-the-lesson", "Her mum says them in Somali first."),
    ),
    profile=ProfileWords(
        liked="I plait hair.\nI look after Yasin's coat.\nI draw houses with stairs inside.",
        matters="Knowing where Yasin is.\nMy yellow scarf.",
        support="Let me tell one person first.\nDon't ask Yasin for me.\nLet me show it.",
        hard="Everybody looking.\nBeing in a group without Yasin.",
        first_five="I will not talk yet. Ask me to show you. I sit with Maja.",
        communicate="Somali at home, English here. Quietly.",
        aims="Saying it myself.",
    ),
    about=("Amira is in Year 1. She is careful and kind, and draws wonderful houses.",),
)  # fmt: skip
YASIN = Story(
    key="yasin", forename="Yasin", surname="Warsameh", sex="M", year="1", group="1M", watched=True, language="so",
    fsm=True, born=(6, 17), twin="amira",
    family=AMIRA.family,
)  # fmt: skip
LUKASZ = Story(
    key="lukasz", strand="change", forename="Łukasz", surname="Dąbrowiecki", sex="M", year="2", group="2F", status="K", needs=("ASD",),
    language="pl", born=(9, 21),
    family=(
        Relative("Ewelina Dąbrowiecka", "Mother", language="pl", account="parent.dabrowiecka"),
        Relative("Paweł Dąbrowiecki", "Father", language="pl"),
    ),
    evidence="Łukasz reads at a nine-year-old's level and left the classroom 31 times last half term. On the days we watched "
    "he managed two of eight changes without distress, and seven of eight when he had been told on the way. He has had no "
    "lunch in the hall since September. A child psychiatrist confirmed autism in June.",
    pupil_view="School is good until the bell. I would like a school with no bell.",
    parent_view="He talks about lifts and stations for hours and nobody here knows how clever he is. Evenings are very hard.",
    cycle=4, review_in=12,
    aims=(
        AimWords("Moves from one activity to the next without distress", "2 of 8 changes a day",
                 "7 of 8 changes, with the warning", "5 of 8 changes", "Social Stories and comic strips"),
        AimWords("Eats lunch in the hall with one friend", "Eats in the classroom", "In the hall on 4 days in 5",
                 "At the end table on 2 days in 5", "One-to-one support at playtime"),
    ),
    adaptations=(
        ("five-minutes-one-minute", "Five minutes and one minute. He holds the timer."),
        ("day-in-pictures", "Written, not pictures: he reads well."),
        ("quiet-place-to-work", "The desk by the library door. Ear defenders on the hook."),
        ("card-to-step-out", "He goes to the library and comes back alone."),
    ),
    profile=ProfileWords(
        liked="I know every station on the line, in order, both ways.\nI read to the little ones.\nI never tell lies.",
        matters="Lifts. I have seen 114.\nThe timetable being true.\nPani Zosia, my grandma, on Sundays.",
        support="Tell me before it changes.\nGive me the timer to hold.\nSay exactly what you mean.\nLet me read when I have finished.",
        hard="The bell.\nThe hall: it is loud and it smells.\nGroup work when nobody has a job.",
        first_five="Say what is different today. Don't say soon, say a time. I sit by the library door.",
        communicate="Polish at home and English here. When it is loud I stop talking and show a card.",
        aims="Eating in the hall with Bram.",
        safety="If the fire bell rings he hides. Look under the library bench first.",
        at_home="Half an hour alone with his train book after school. Then he can talk.",
    ),
    case="assessing",
    about=("Łukasz is in Year 2. He is honest, reads very well and knows all about trains and lifts.",
           "He finds noise and sudden changes hard. He does well when he knows what comes next."),
)  # fmt: skip
TOBI = Story(
    key="tobi", strand="peers", forename="Tobiloba", surname="Okwuosa", preferred="Tobi", sex="M", year="2", group="2S", status="K",
    needs=("SEMH",), born=(4, 30), joined_days_ago=12,
    family=(Relative("Ebere Okwuosa", "Mother"),),
    evidence="Tobi came from his last school on SEN support; the file names worry at changes and arguments at play. In his "
    "first two weeks here we saw neither in class and one argument outside. We look again before we plan anything.",
    pupil_view="This school has a better field.",
    parent_view="New town, new school, and his grandma is far away now. He is doing better than I am.",
    stage="assess", review_in=0,
    adaptations=(("greet-at-the-door", "He likes to carry the register."), ("now-and-next", "")),
    about=("Tobi is in Year 2 and new to our school. He is a fast runner and a good friend.",),
)  # fmt: skip
MINH_ANH = Story(
    key="minh-anh", strand="words", forename="Minh Anh", surname="Nguyễn", sex="F", year="3", group="3G", status="K",
    needs=("SLCN", "SPLD"), language="vi", born=(12, 5),
    family=(Relative("Nguyễn Thị Hồng Nhung", "Mother", language="vi"), Relative("Nguyễn Văn Phúc", "Father", language="vi")),
    evidence="Minh Anh reads aloud smoothly and cannot say what happened on the page. She knew 4 of 20 topic words. The "
    "therapist tested her in Vietnamese as well, with her aunt: the same picture, so it is language and not only English.",
    pupil_view="I can read it but it does not go in. Pictures make it go in.",
    parent_view="We speak Vietnamese at home and read to her in it. The aunt helps with school letters.",
    cycle=2, review_in=8,
    aims=(
        AimWords("Tells a story in four parts without prompts", "1 of 4 parts", "4 of 4 parts, with a new picture story",
                 "3 of 4 parts", "Colourful Semantics"),
        AimWords("Uses and explains the ten key words of each topic", "2 of 10 words", "8 of 10 words, a week later",
                 "5 of 10 words", "Pre-teaching of vocabulary"),
    ),
    adaptations=(
        ("words-before-the-lesson", "Send them home on Thursday; her aunt does them in Vietnamese."),
        ("draw-while-you-talk", ""),
        ("tell-a-partner-first", "With Inaya."),
    ),
    profile=ProfileWords(
        liked="I fold paper animals for people who are sad.\nMy writing is the neatest.\nI help Mum in the shop.",
        matters="My aunt Hương.\nGetting it right.\nA clean table.",
        support="Pictures with the words.\nTell me the new words on the day before.\nAsk me one thing at a time.",
        hard="When everyone talks about a story.\nJokes.\nWhy questions.",
        first_five="I will nod. That does not mean I understood. Ask me to show you.",
        communicate="Vietnamese at home. I read English better than I speak it.",
        aims="Telling the story, not only reading it.",
        at_home="Reading in Vietnamese before bed, and the five words from the book bag.",
    ),
    about=("Minh Anh is in Year 3. She is careful, kind and very neat.",),
)  # fmt: skip
JI_WOO = Story(
    key="ji-woo", strand="number", forename="Ji-woo", surname="NA", sex="M", year="3", group="3P", status="K", needs=("MLD",), language="ko",
    born=(6, 28),
    family=(Relative("Seo-yeon NA", "Mother", language="ko"),),
    evidence="Ji-woo works hard and needs many more turns than others before something stays. The phonics check gave 9 of 40. "
    "He is about two years behind in reading and number, in Korean school on Saturdays as well.",
    pupil_view="I can do it on Mondays.",
    parent_view="Saturday school says the same. He is a good boy, he tries.",
    cycle=2, stage="plan", review_in=55,
    aims=(
        AimWords("Knows number bonds to 10 at once", "3 of 11 bonds within three seconds", "10 of 11 bonds", "7 of 11 bonds",
                 "Plus 1"),
    ),
    adaptations=(("things-to-hold", ""), ("what-finished-looks-like", ""), ("fewer-same-idea", "")),
    about=("Ji-woo is in Year 3. He never gives up.",),
)  # fmt: skip
MASON = Story(
    key="mason", strand="peers", forename="Mason", surname="Tolliver", sex="M", year="3", group="3G", status="E", needs=("SEMH", "SLCN"),
    fsm=True, looked_after=True, born=(3, 2), joined_days_ago=395,
    family=(
        Relative("Janet Copplestone", "Foster carer", responsible=False),
        Relative("Denise Okoro-Hale, Fernshire Council", "Social worker"),
        Relative("Leanne Tolliver", "Mother", restricted=True),
    ),
    evidence="Mason has lived with his foster carer for fourteen months and this is his third school. He learns quickly when "
    "he feels safe and not at all when he does not: mornings after a visit are the hardest. Section F of his plan names the "
    "nurture group and a key adult. The plan is reviewed beside his personal education plan.",
    pupil_view="Will you still be here after Christmas?",
    parent_view="Foster carer: he sleeps through now. Please tell me the same day when something has happened.",
    cycle=3, review_in=5,
    aims=(
        AimWords("Comes to his key adult before things go wrong", "1 of 6 times", "4 of 5 times", "3 of 5 times", "Nurture group"),
        AimWords("Plays with at least one other child for ten minutes", "Plays alone, or near others",
                 "On 4 days in 5, seen at lunch", "On 2 days in 5", "One-to-one support at playtime"),
    ),
    adaptations=(
        ("greet-at-the-door", "His key adult, every day, even for a minute."),
        ("say-what-to-do", ""),
        ("card-to-step-out", "To the nurture room, never to the corridor."),
    ),
    profile=ProfileWords(
        liked="I am brave.\nI can whistle two notes at once.\nI am good with Janet's dog.",
        matters="Knowing who is here tomorrow.\nJanet.\nMy blue box.",
        support="Tell me who is picking me up.\nLet me go to the nurture room.\nDon't shut the door.\nMean what you say.",
        hard="Mondays.\nPeople leaving.\nMother's Day cards.",
        first_five="Tell me your name and when you go home. My blue box stays with me.",
        communicate="If I am silly I am worried.",
        aims="Having a best friend.",
        safety="Goes home with Janet Copplestone only. The office has the list.",
    ),
    about=("Mason is in Year 3. He is brave, and good with animals.",),
)  # fmt: skip
