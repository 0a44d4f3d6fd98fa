"""The words for types of need: those that mean a code, those that suggest one, and those to ask about.

Keys are folded words. A diagnosis is not a type of need, so it never becomes a code by itself.
"""

KNOWN: dict[str, str] = {
    **dict.fromkeys(("spld", "specific learning difficulty", "specific learning difficulties"), "SPLD"),
    **dict.fromkeys(("mld", "moderate learning difficulty", "moderate learning difficulties"), "MLD"),
    **dict.fromkeys(("sld", "severe learning difficulty", "severe learning difficulties"), "SLD"),
    **dict.fromkeys(("pmld", "profound and multiple learning difficulty", "profound and multiple learning difficulties",
                     "profound multiple learning difficulty", "profound multiple learning difficulties"), "PMLD"),
    **dict.fromkeys(("semh", "social emotional and mental health", "social emotional mental health",
                     "social emotional and mental health needs", "social emotional and mental health difficulties"), "SEMH"),
    **dict.fromkeys(("slcn", "speech language and communication needs", "speech language and communication need",
                     "speech language and communication", "speech language communication needs",
                     "speech language and communication difficulties"), "SLCN"),
    **dict.fromkeys(("hi", "hearing impairment", "hearing impaired"), "HI"),
    **dict.fromkeys(("vi", "vision impairment", "visual impairment", "visually impaired", "vision impaired"), "VI"),
    **dict.fromkeys(("msi", "multi sensory impairment", "multisensory impairment", "multi sensory impaired"), "MSI"),
    **dict.fromkeys(("pd", "physical disability", "physical disabilities", "physical difficulties"), "PD"),
    **dict.fromkeys(("asd", "asc", "autistic spectrum disorder", "autism spectrum disorder", "autism", "autistic",
                     "autistic spectrum condition", "autism spectrum condition", "autistic spectrum disorders"), "ASD"),
    **dict.fromkeys(("ds", "down syndrome", "downs syndrome"), "DS"),
    **dict.fromkeys(("oth", "other difficulty disability", "other difficulty or disability", "other difficulty",
                     "other disability", "other difficulties disabilities"), "OTH"),
    **dict.fromkeys(("nsa", "sen support but no specialist assessment of type of need", "no specialist assessment",
                     "no specialist assessment of type of need",
                     "sen support but no specialist assessment of the type of need"), "NSA"),
}  # fmt: skip

SUGGESTED: dict[str, str] = {
    **dict.fromkeys(("besd", "ebd", "esbd", "ebsd", "emotional and behavioural difficulties",
                     "behaviour emotional and social difficulties", "behavioural emotional and social difficulties",
                     "behaviour emotional and social difficulty", "behavioural emotional social difficulties",
                     "social emotional and behavioural difficulties", "anxiety", "attachment disorder",
                     "attachment difficulties", "oppositional defiant disorder"), "SEMH"),
    **dict.fromkeys(("dyslexia", "dyslexic", "dyscalculia", "dysgraphia"), "SPLD"),
    **dict.fromkeys(("dld", "developmental language disorder", "language disorder", "speech and language",
                     "speech and language difficulties", "speech and language needs"), "SLCN"),
    **dict.fromkeys(("deaf", "deafness", "hearing loss", "glue ear"), "HI"),
    **dict.fromkeys(("blind", "partially sighted", "sight impaired", "severely sight impaired"), "VI"),
    **dict.fromkeys(("deafblind", "deaf blind"), "MSI"),
    **dict.fromkeys(("aspergers", "asperger syndrome", "aspergers syndrome"), "ASD"),
    "cerebral palsy": "PD",
    "trisomy 21": "DS",
    "other": "OTH",
}  # fmt: skip

_A_DIAGNOSIS = "is a diagnosis, commonly recorded as"
_AN_AREA = "is a broad area of need, not a type: which type is it?"
ASK: dict[str, str] = {
    **dict.fromkeys(("adhd", "add", "attention deficit hyperactivity disorder", "attention deficit disorder"),
                    f"{_A_DIAGNOSIS} SEMH or OTH: which is it here?"),
    **dict.fromkeys(("dyspraxia", "dcd", "developmental coordination disorder", "developmental co ordination disorder"),
                    f"{_A_DIAGNOSIS} SPLD or PD: which is it here?"),
    **dict.fromkeys(("pda", "pathological demand avoidance"), f"{_A_DIAGNOSIS} ASD or SEMH: which is it here?"),
    "selective mutism": f"{_A_DIAGNOSIS} SEMH or SLCN: which is it here?",
    **dict.fromkeys(("epilepsy", "medical", "medical needs", "diabetes", "fasd", "foetal alcohol syndrome"),
                    "is a medical condition, not a type of need: which need does it bring?"),
    "pld": "is not a code: is SPLD meant?",
    **dict.fromkeys(("learning difficulty", "learning difficulties", "ld", "global developmental delay", "gdd"),
                    "may be MLD, SLD or SPLD: which is it?"),
    **dict.fromkeys(("behaviour", "behavioural difficulties", "behaviour difficulties"),
                    "is not a type of need: which need is behind it?"),
    **dict.fromkeys(("eal", "english as an additional language"), "is not a special educational need: is there one as well?"),
    **dict.fromkeys(("communication and interaction", "cognition and learning", "sensory and or physical",
                     "sensory and or physical needs", "sensory and physical", "sensory or physical needs"), _AN_AREA),
}  # fmt: skip
