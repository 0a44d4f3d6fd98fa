"""SEN status: the census codes N, K and E, and the local words that schools' systems hold instead."""

import re
from dataclasses import dataclass
from enum import StrEnum

from pupils.rules.words import folded, says_nothing, shown

LEGACY_STATEMENT = "legacy statement"
LEGACY_ACTION = "legacy School Action"
LEGACY_ACTION_PLUS = "legacy School Action Plus"
WATCH_LIST = "local watch list"


class SenStatus(StrEnum):
    """The census code of SEN provision."""

    NONE = "N"
    SUPPORT = "K"
    PLAN = "E"

    @property
    def label(self) -> str:
        """The status in words, as it stands on a page."""
        return {"N": "No special educational needs", "K": "SEN support", "E": "EHC plan"}[self.value]


@dataclass(frozen=True)
class StatusRead:
    """What a cell said.

    `status` is None when it said nothing (no change) or when a person has to be asked (`ask`, with a `sentence`).
    `local` keeps the school's own words where they say more than the code; `note` says what more.
    """

    status: SenStatus | None = None
    local: str | None = None
    note: str = ""
    ask: bool = False
    sentence: str = ""


_N, _K, _E = SenStatus.NONE, SenStatus.SUPPORT, SenStatus.PLAN
_WORDS: dict[str, tuple[SenStatus, str]] = {
    **dict.fromkeys(("n", "none", "no sen", "no send", "not sen", "no special educational need",
                     "no special educational needs", "no specified special educational need"), (_N, "")),
    **dict.fromkeys(("k", "sen support", "send support", "sen k", "support", "special educational needs support"), (_K, "")),
    **dict.fromkeys(("e", "ehc plan", "ehcp", "ehc", "ehc plans", "education health and care plan",
                     "education health care plan", "sen e"), (_E, "")),
    **dict.fromkeys(("s", "statement", "statemented", "statement of sen", "statement of special educational needs"),
                    (_E, LEGACY_STATEMENT)),
    **dict.fromkeys(("a", "school action"), (_K, LEGACY_ACTION)),
    **dict.fromkeys(("p", "q", "school action plus", "school action plus and statutory assessment"),
                    (_K, LEGACY_ACTION_PLUS)),
    **dict.fromkeys(("monitoring", "monitor", "watch list", "watchlist", "watching brief", "cause for concern",
                     "initial concern", "under observation", "sen monitoring"), (_N, WATCH_LIST)),
}  # fmt: skip
_CODE_AND_NAME = re.compile(r"\s*(?P<code>[A-Za-z])\s*[-\u2013\u2014:=]\s*(?P<name>.+)", re.DOTALL)
_NAME_AND_CODE = re.compile(r"(?P<name>.+?)\s*\(\s*(?P<code>[A-Za-z])\s*\)\s*", re.DOTALL)


def parse_status(text: str) -> StatusRead:
    """The status that a cell means; what is not known is never guessed but asked about."""
    words = folded(text.replace("+", " plus "))
    if words in _WORDS:
        return _read(words, text)
    if says_nothing(text):
        return StatusRead()
    both = _CODE_AND_NAME.fullmatch(text) or _NAME_AND_CODE.fullmatch(text)
    if both:
        return _from_code_and_name(both["code"], both["name"], text)
    return _ask(text)


def _from_code_and_name(code: str, name: str, text: str) -> StatusRead:
    by_code, by_name = _WORDS.get(folded(code)), _WORDS.get(folded(name.replace("+", " plus ")))
    if by_name is not None and (by_code is None or by_code[0] is by_name[0]):
        return _read(folded(name.replace("+", " plus ")), text)
    return _ask(text)


def _read(words: str, text: str) -> StatusRead:
    status, note = _WORDS[words]
    if not note:
        return StatusRead(status)
    local = " ".join(text.split())
    sentence = f"SEN status '{shown(local)}' ({note}) was read as {status.value}, {status.label}"
    return StatusRead(status, local, note, sentence=sentence)


def _ask(text: str) -> StatusRead:
    sentence = (
        f"SEN status '{shown(text)}' is not one we know, so nothing is changed: "
        "is it N (none), K (SEN support) or E (EHC plan)?"
    )
    return StatusRead(ask=True, sentence=sentence)
