"""The words that families stumble over, each with plain words to say instead.

Small, hand-made and British. The meanings are ours, after the words that schools and councils use;
a school's SENCO and some parents should read them once. Kept apart from the reader in language.py so
that a change of wording is a change of one line here.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Term:
    """A hard word and what to say instead.

    `words` are the spellings that are looked for. Capitals matter for spellings that are all capitals
    (TA is not ta), and not for the others; a plural s is allowed for.
    """

    words: tuple[str, ...]
    say: str


GLOSSARY: tuple[Term, ...] = (
    # The system and its papers
    Term(("SEND",), "needing extra help to learn, or being disabled"),
    Term(("SEN", "special educational needs"), "needing extra help to learn"),
    Term(("SEN Support",), "extra help at school, without a legal plan"),
    Term(("SENCO", "SENDCo", "SENCo"), "the teacher in charge of extra help"),
    Term(
        ("EHCP", "EHC plan", "education, health and care plan"),
        "a legal plan that says what help your child must get",
    ),
    Term(
        ("EHC needs assessment", "EHCNA", "statutory assessment"),
        "the council finds out what help your child needs",
    ),
    Term(("annual review",), "a meeting at least once a year to check the plan"),
    Term(("phase transfer",), "the move to the next school"),
    Term(
        ("APDR", "assess, plan, do, review", "graduated approach", "graduated response"), "find out, plan, do and check"
    ),
    Term(("IPM", "provision map"), "the list of help your child gets"),
    Term(("one-page profile", "pupil passport"), "one page about your child"),
    Term(("ISP", "individual support plan"), "a written plan of help"),
    Term(("IEP", "individual education plan"), "a written plan of help"),
    Term(("Section F",), "the part of the plan that says what help the school gives"),
    Term(("Section E",), "the part of the plan that says what we work towards"),
    Term(("Section I",), "the part of the plan that names the school"),
    Term(("code of practice",), "the government's rules about extra help"),
    Term(("Local Offer",), "the council's list of help for families"),
    Term(("SENDIASS", "SENDIAS"), "free advice for parents that the school does not run"),
    Term(("element 3", "top-up funding", "high needs funding"), "extra money for your child's help"),
    Term(("personal budget",), "money that you can have a say in spending"),
    Term(("tribunal",), "a court that decides about plans"),
    Term(("mediation",), "a meeting with someone neutral to settle a disagreement"),
    Term(("statutory",), "set by law"),
    # What schools do
    Term(("provision",), "help"),
    Term(("intervention",), "lessons to help with one thing"),
    Term(("outcome",), "what we hope your child will be able to do"),
    Term(("success criterion", "success criteria"), "how we will know it worked"),
    Term(("baseline", "entry point"), "where your child started"),
    Term(("attainment",), "how well your child is doing"),
    Term(("age-related expectations",), "what most children of that age can do"),
    Term(
        ("quality first teaching", "adaptive teaching", "high-quality teaching"), "good teaching in class for everyone"
    ),
    Term(("differentiated", "differentiation"), "changed to suit your child"),
    Term(("scaffolding", "scaffolded"), "help in small steps"),
    Term(("reasonable adjustment",), "a change so that your child is not left out"),
    Term(("access arrangement",), "a change that makes a test fair for your child"),
    Term(("precision teaching",), "short daily practice of a few things"),
    Term(("pre-teaching",), "learning the new words before the lesson"),
    Term(("phonics", "phonological awareness"), "the sounds that letters make"),
    Term(("key stage",), "school years, such as Years 3 to 6"),
    Term(("multi-agency", "multi-disciplinary"), "people from different services together"),
    # Needs
    Term(("SLCN", "speech, language and communication needs"), "trouble with talking or understanding words"),
    Term(("SEMH", "social, emotional and mental health"), "feelings, friends and behaviour"),
    Term(("SpLD", "specific learning difficulty"), "trouble with one area, such as reading"),
    Term(("MLD", "moderate learning difficulty"), "learning more slowly than most"),
    Term(("SLD", "severe learning difficulty"), "needing a lot of help to learn"),
    Term(("PMLD",), "many needs, with help all day"),
    Term(("ASD", "ASC", "autistic spectrum disorder"), "autism"),
    Term(("ADHD",), "finding it hard to focus or keep still"),
    Term(("DCD", "developmental co-ordination disorder"), "trouble with moving and with small hand movements"),
    Term(("HI", "hearing impairment"), "not hearing well"),
    Term(("VI", "visual impairment"), "not seeing well"),
    Term(("MSI",), "not hearing and not seeing well"),
    Term(("PD", "physical disability"), "a need of the body"),
    Term(("EAL",), "speaking another language at home"),
    Term(("working memory",), "holding things in mind while using them"),
    Term(("processing speed",), "how quickly your child takes things in"),
    Term(("executive function",), "planning, starting and remembering what to do"),
    Term(("receptive language",), "understanding what people say"),
    Term(("expressive language",), "putting thoughts into words"),
    Term(("fine motor",), "small hand movements"),
    Term(("gross motor",), "big body movements"),
    Term(("sensory processing", "sensory needs"), "how your child takes in sound, light and touch"),
    Term(("self-regulation", "self-regulate", "co-regulation"), "calming down"),
    Term(("dysregulated", "dysregulation"), "too upset to calm down alone"),
    Term(("cognition",), "thinking and learning"),
    # People and services
    Term(("SALT", "SaLT", "SLT"), "speech and language therapist: helps with talking"),
    Term(("EP", "Ed Psych", "educational psychologist"), "someone who studies how children learn"),
    Term(("OT", "occupational therapist"), "someone who helps with everyday skills and movement"),
    Term(("CAMHS",), "the NHS mental health team for children"),
    Term(("TA", "LSA", "HLTA"), "an adult who helps in class"),
    Term(("LA", "local authority"), "the council"),
    Term(("DSL",), "the person at school who keeps children safe"),
    Term(("practitioner",), "adult who works with your child"),
    Term(("paediatrician",), "children's doctor"),
    # Office words
    Term(("liaise", "liaising", "liaised"), "talk"),
    Term(("facilitate", "facilitated", "facilitating"), "help"),
    Term(("implement", "implemented", "implementation"), "put into action"),
    Term(("commensurate with",), "that fits"),
    Term(("triangulate", "triangulated"), "check against other facts"),
    Term(("in order to",), "to"),
    Term(("prior to",), "before"),
    Term(("commence", "commenced"), "start"),
    Term(("utilise", "utilised"), "use"),
    Term(("regarding", "with regard to"), "about"),
    Term(("evaluate", "evaluation"), "look at how well it worked"),
    Term(("monitor", "monitored", "monitoring"), "keep checking"),
)
"""Order does not matter: the longest spelling that fits wins."""
