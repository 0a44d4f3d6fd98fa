"""Talks with families and colleagues outside, and what services are asked: words that fit any child of a need."""

# How, what was agreed, and what somebody does about it ("" for nothing).
TALKS = (
    ("meeting", "We looked at the outcomes together. The family sees the same at home and is glad of the plan. The help goes on as it is.", ""),
    ("phone", "Mornings have been hard for two weeks. We agreed a softer start: straight to the helper, and no coat race at the pegs.", "Tell the class team about the softer start"),
    ("door", "Asked how reading is going. {name} reads to the dog now. We keep to the ten minutes.", ""),
    ("message", "The letter from the clinic has come. A copy is on the way by post, and the family agrees that we read it.", "Put the clinic's letter into the file"),
    ("phone", "A new sleep pattern at home, with the doctor's advice. If {he} is tired after lunch, {he} may have a quiet quarter of an hour.", ""),
    ("meeting", "Agreed what to ask the service, and the family signed. They want to be rung when there is a date.", "Ring the family when there is a date"),
    ("letter", "The family wrote to say thank you for the trip. {name} managed the whole day with the plan we had made.", ""),
    ("door", "A wobble yesterday after swimming. We change the order: {name} gets dressed first, with two minutes more.", "Speak with the swimming teacher"),
    ("phone", "Homework ends in tears. We agreed on half of it, chosen by {him}, and no marks for neatness.", "Tell the class teacher about half homework"),
    ("meeting", "Looked ahead to the next class. {name} will visit twice in the last fortnight, with the helper.", "Book the two visits"),
    ("message", "Dad asks for the word list in advance. It goes into the book bag on Fridays.", ""),
    ("phone", "Nothing new at home. The family would like the next meeting late in the day, because of shifts.", ""),
)  # fmt: skip

# Which service is asked for which need, and what for.
SERVICES = {
    "SLCN": ("Speech and language therapy", "Sounds and sentences well behind those of the same age after two cycles of help in school."),
    "ASD": ("Autism outreach team", "Advice on noise, change and the hall, and on what to try before the summer."),
    "SEMH": ("Child and adolescent mental health service", "Worry that keeps {him} from lessons on most mornings, over two terms."),
    "SPLD": ("Educational psychology", "Reading has hardly moved in two cycles of daily practice; we would like to know why."),
    "MLD": ("Educational psychology", "A picture of how {he} learns, to choose the next outcomes by."),
    "OTH": ("Community paediatrics", "Attention and tiredness, as the family asked."),
    "NSA": ("English as an additional language team", "Is it the language, or something under it?"),
    "PD": ("Occupational therapy", "A chair that fits, and a way to record without tiring."),
    "HI": ("Teachers of the deaf", "A look at the hall and the new classroom, and at the settings of the aids."),
    "VI": ("Teachers for vision impairment", "Print sizes and the playground markings for the new year."),
    "DS": ("Portage and early support", "Next steps in self-care, the same at home and at school."),
}  # fmt: skip
ACCEPTED = "They will see {him} within the term, and once at school."
DECLINED = "They ask for two more terms of help in school first, and gave a sheet of things to try."
