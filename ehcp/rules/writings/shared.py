"""Parts that more than one kind of writing has, with the same question in each."""

from ehcp.rules.writings.kind import Part, Source

CAN = Part(
    "can", "What the child can do and has achieved",
    "What can the child do now? What have they achieved, and what are they proud of?",
    hint="Strengths and interests belong in it, and what came about with help: say which help.",
    good="Reads a page of a Year 2 book aloud and tells a friend what happened in it. A year ago it was single words.",
    vague="Is a lovely child who is making progress.",
    must=True, takes=(Source.STRENGTHS, Source.RESULTS),
)  # fmt: skip
INFORMAL = Part(
    "informal", "How family and community help",
    "Who helps without being asked by a plan: family, friends, clubs, neighbours, a place of worship?",
    hint="Say what they do, and what would help them to go on. It adds to what the child is entitled to and replaces none of it.",
    good="Goes to swimming with an uncle each Saturday. The trainer shows each task once before the group begins.",
    vague="Has a supportive family.",
    takes=(Source.HOME,),
)  # fmt: skip
CHILD = Part(
    "child", "What the child says",
    "What does the child say about school, about what helps, and about what they want? How were they asked?",
    hint="In their own words, or in the way they show it. Say how they were asked, by whom, and on what day.",
    good="“I like it when I get the picture list first.” Asked by Ms Hart with three photographs.",
    vague="Is happy at school.",
    must=True, takes=(Source.CHILD_SAYS, Source.ADVICE_OF_CHILD),
)  # fmt: skip
PARENTS = Part(
    "parents", "What the parents say",
    "What do the parents say goes well, what worries them, and what do they want for their child?",
    hint="In their own words. Show them this part before it goes anywhere.",
    must=True, takes=(Source.PARENTS_SAY, Source.ADVICE_OF_PARENTS),
)  # fmt: skip
ADULTHOOD = Part(
    "adulthood", "Preparing for adult life",
    "What will help towards work, living on one’s own, friends and community, and health as an adult?",
    hint="From year 9 on. One line for each of the four, beginning with what the young person wants.",
    good="Wants to work with animals. Two mornings at the stables each term from January, with travel training.",
    vague="Will be supported with the transition to adulthood.",
    adulthood=True, takes=(Source.CHILD_SAYS,),
)  # fmt: skip
