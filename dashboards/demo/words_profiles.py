"""What children say of themselves, in pieces that are put together into one-page profiles."""

# What somebody likes, what others like about them for it, and what matters because of it.
INTERESTS = (
    ("I know every train that stops at our station.", "My train book. It stays in my tray."),
    ("I can draw dragons with every scale.", "My pencil case, the one with the broken zip."),
    ("I make people laugh, even the man on the gate.", "Sitting near someone I can laugh with."),
    ("I am the best at finding lost things.", "Jobs. I like to have a job."),
    ("I score goals with my left foot.", "Playing out at lunch. Please don't keep me in."),
    ("I look after my baby brother and I know how to stop him crying.", "Mum saying goodbye properly."),
    ("I remember everybody's birthday.", "Knowing who is picking me up."),
    ("I can name forty dinosaurs. You can test me.", "Dinosaurs, all of them, not just the famous ones."),
    ("I sing all the songs from assembly.", "Choir on Wednesdays."),
    ("I am gentle with animals. The school rabbit comes to me.", "Feeding Clover before register."),
    ("I build things that stand up.", "Finishing what I have built before we tidy."),
    ("I can cook rice and I don't burn it.", "Food from home. I don't like the gravy."),
    ("I tell really scary stories.", "Having time to say my whole story."),
    ("I run fast and I never give up in cross-country.", "My running shoes and my nan watching."),
    ("I share my things, even the good pens.", "Being in the same group as my friend Sacha."),
    ("I know a lot about the sea and what lives at the bottom.", "Saturday swimming with Dad."),
    ("I am good at mending. I mended the bell.", "Not being shouted at, or near."),
    ("I notice when somebody is sad.", "My friends. We are four."),
    ("I dance. My auntie taught me.", "My hair. Please don't touch it."),
    ("I beat everyone at draughts, even Year 6.", "Chess club on Fridays."),
    ("I can speak two languages and I help the new ones.", "My cousins, and talking to Grandpa on the phone."),
    ("I know all about space. Jupiter has more than ninety moons.", "Space. I like it when we start with space."),
    ("I grow beans and mine was the tallest.", "The garden, and my bean."),
    ("I always tell the truth.", "People telling me the real reason."),
    ("I make the best paper planes in the class.", "My place by the window."),
    ("I am a good goalkeeper and I don't mind mud.", "Having a drink on my table."),
    ("I take care of the book corner.", "Quiet at the start of the day."),
    ("I make up games that everyone can play.", "Being picked. Not last."),
)
SUPPORT = {
    "SLCN": (
        "Say my name first, then one thing.", "Draw it or show me.", "Wait. I am thinking of the word.",
        "Give me two choices.", "Let me tell my partner first.", "Show me the new words before the lesson.",
    ),
    "SEMH": (
        "Give me a job when I come in.", "Let me use my card and don't ask why.", "Talk to me later, not in front of people.",
        "Tell me one thing I did well, quietly.", "Start me off with the first line.", "Let me walk round once and come back.",
    ),
    "MLD": (
        "Show me one that is finished.", "Let me use the cubes as long as I like.", "Give me three questions, not ten.",
        "Say it in the same words again.", "Check after the first one, so I know it is right.", "A list I can cross off.",
    ),
    "SPLD": (
        "Cream paper, please.", "Let me say it and someone types it.", "Don't make me copy from the board.",
        "Don't ask me to read out unless I put my hand up.", "Give me the word mat.", "Mark my ideas, not only my spelling.",
    ),
    "ASD": (
        "Tell me before it changes.", "Put now and next where I can see it.", "Let me wear my ear defenders.",
        "Say exactly what you mean.", "Let me finish, or show me when I can.", "If I am under the table, wait. Don't pull.",
    ),
    "OTH": ("Let me stand up to work.", "Break it into small bits.", "Let me carry the heavy books.", "Tell me what I missed.",),
    "NSA": ("Show me with pictures.", "Give me a buddy.", "Let me watch first, then I do it.", "Ask me what bit was hard.",),
    "PD": ("Give me a bit more time on the stairs.", "Let me type the long ones.", "Ask before you help.",),
    "HI": ("Look at me when you talk.", "Say again what the others said.", "Turn the fan off if you can.",),
    "VI": ("Big print, on the slope.", "Don't stand in front of the window.", "Tell me who is talking.",),
    "DS": ("Show me, then let me do it.", "Use signs with me.", "Give me time to answer.",),
}  # fmt: skip
HARD = {
    "SLCN": ("Long talking with no pictures.", "When two people talk at once.", "Words that sound the same.", "Telling what happened at playtime."),
    "SEMH": ("The first ten minutes.", "When I think I got it wrong.", "Waiting when I am cross.", "Supply teachers I have not met."),
    "MLD": ("Remembering from last week.", "Lots of things at once.", "Word problems.", "When everyone else has finished."),
    "SPLD": ("Little words that look alike.", "Spelling tests.", "Reading off the board.", "Writing when I have a good idea."),
    "ASD": ("Noise in the hall.", "When a plan changes.", "Not knowing where to sit.", "Jokes that are not true."),
    "OTH": ("Sitting on the carpet.", "Coming back after a day off.", "Keeping going to the end."),
    "NSA": ("New people.", "Reading it and it is gone.", "When it all looks the same."),
    "PD": ("The stairs when everyone pushes.", "Getting changed in time."),
    "HI": ("The hall at lunch.", "People talking behind me."),
    "VI": ("Pale pens on the whiteboard.", "Bright sun on the playground."),
    "DS": ("Long carpet time.", "Steps without a rail."),
}
FIRST_FIVE = {
    "SLCN": "Say my name and wait until I look. One thing at a time. If I say yes, ask me to show you.",
    "SEMH": "Say hello at the door and give me a job. Don't talk about yesterday.",
    "MLD": "Tell me what to do first, and come back to see the first one.",
    "SPLD": "Don't ask me to read out. My word mat is in my tray.",
    "ASD": "Show me the timetable and tell me what is different today. I sit by the wall.",
    "OTH": "I will need to move. I know where I can stand.",
    "NSA": "My buddy helps me. I watch first, then I do it.",
    "PD": "Ask me if I need help, don't just do it. I leave two minutes early for lunch.",
    "HI": "Look at me when you talk. My aids should both be in.",
    "VI": "Say who you are. My slope and my big book are on the shelf.",
    "DS": "Smile, sign hello, and show me where to put my bag.",
}
COMMUNICATE = {
    "SLCN": "I talk, slowly. I point when I can't find the word.",
    "ASD": "I talk a lot about things I like and not much when it is loud. Then I use my cards.",
    "SEMH": "When I go quiet I am not being rude.",
    "HI": "I talk, and I watch your face.",
    "DS": "I sign, I say single words, and I show you.",
}
AIMS = {
    "SLCN": ("Telling a whole story.", "Saying my sounds so people don't say what.", "Talking in class without going red."),
    "SEMH": ("Staying in all morning.", "Being a friend who doesn't shout.", "Having a go before I say I can't."),
    "MLD": ("My five times table.", "Reading the whole book by myself.", "Finishing when the others finish."),
    "SPLD": ("Not being slow at words.", "Typing fast.", "Writing my story so I can read it back."),
    "ASD": ("Going in the hall.", "Playing a game with people to the end.", "Not getting so upset when it changes."),
    "OTH": ("Sitting for a whole story.", "Catching up my maths."),
    "NSA": ("Finding out why it is hard.", "Reading the whole page."),
    "PD": ("Doing my own laces.",),
    "HI": ("Telling people when my battery is flat.",),
    "VI": ("Going to the office on my own.",),
    "DS": ("Writing my name.", "Saying my friends' names."),
}
AT_HOME = (
    "Ten minutes of reading at bedtime. Somebody else may read, that counts.",
    "We practise the five words from the book bag on Fridays.",
    "One thing about the day, in order, at tea.",
    "Counting the stairs, the plates and the buses.",
    "A picture timetable on the fridge for mornings.",
    "Ten minutes of nothing after school before anyone asks questions.",
)
SAFETY = {
    "HI": "Two hearing aids. Out for water only, then straight back in. Spare batteries in the office.",
    "VI": "Glasses on all day. Does not see cars or balls coming from the left.",
    "PD": "Uses the lift in a fire drill only with an adult: the plan hangs by the door.",
    "DS": "Chews carefully: cut grapes and sausages lengthways. Runs when the gate is open.",
}
