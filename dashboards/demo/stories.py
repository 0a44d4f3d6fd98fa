"""Which children are told of in full, and in which order a smaller school takes them in."""

from collections import Counter
from collections.abc import Mapping

from dashboards.demo.kinds import Story
from dashboards.demo.shape import Shape
from dashboards.demo.stories_lower import AARON, AMIRA, JI_WOO, LUKASZ, MASON, MATEO, MINH_ANH, POPPY, TOBI, YASIN
from dashboards.demo.stories_upper import (
    CALLUM,
    ELLA,
    EZRA,
    KACPER,
    LEAVER,
    MARWA,
    SHIV,
    SOLOMIIA,
    ZOE,
)

IN_ORDER = (
    SHIV, MATEO, LUKASZ, EZRA, AARON, ELLA, SOLOMIIA, KACPER, MARWA, MASON, CALLUM, ZOE, MINH_ANH, JI_WOO, AMIRA, YASIN,
    TOBI, POPPY,
)  # fmt: skip
__all__ = ["IN_ORDER", "LEAVER", "stories_for"]


def stories_for(shape: Shape) -> list[Story]:
    """As many stories as a school of this shape has room for; a twin comes only with the other."""
    room: Mapping[str, int] = {"E": shape.plan, "K": shape.support, "N": shape.rest}
    told: Counter[str] = Counter()
    chosen: list[Story] = []
    for story in IN_ORDER:
        keys = {one.key for one in chosen}
        alone = story.twin and story.status == "N" and story.twin not in keys
        if not alone and told[story.status] < room[story.status]:
            told[story.status] += 1
            chosen.append(story)
    return chosen
