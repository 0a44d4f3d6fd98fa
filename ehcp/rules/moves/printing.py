"""The tables of moves with their diagrams, as they stand in ``docs/stages.md``."""

from ehcp.rules.moves import assessment, plan
from ehcp.rules.moves.table import Move, StageRow

CHAPTERS = (
    ("Stages of an EHC needs assessment", assessment.STAGES, assessment.MOVES),
    ("Stages of a plan", plan.STAGES, plan.MOVES),
)


def as_markdown() -> str:
    """Each matter's diagram and its table."""
    return "\n".join(_chapter(*chapter) for chapter in CHAPTERS)


def _chapter(title: str, rows: tuple[StageRow, ...], moves: tuple[Move, ...]) -> str:
    titles = {row.stage: row.title for row in rows}
    lines = [f"## {title}", "", "```mermaid", "stateDiagram-v2"]
    lines += [f"    {row.stage.name}: {row.title}" for row in rows]
    for move in moves:
        if move.to is not None:
            froms = sorted("[*]" if stage is None else stage.name for stage in move.after if stage is not move.to)
            lines += [f"    {start} --> {move.to.name}: {move.title}" for start in froms]
    lines += [f"    {row.stage.name} --> [*]" for row in rows if row.awaits is None]
    lines += ["```", "", "| event | who | possible in | leads to | sets | needs |", "|---|---|---|---|---|---|"]
    for move in moves:
        possible = ", ".join(sorted("the start" if stage is None else titles[stage] for stage in move.after))
        to = "stays" if move.to is None else titles[move.to]
        sets = ", ".join(f"`{fact.value}`" for fact in dict.fromkeys((*move.sets_once, move.fact, *move.sets, *move.asks, *move.plans)))
        sets += "".join(f", where it ends a review `{fact.value}`" for fact in move.completes)
        needs = ", ".join(f"`{fact.value}`" for fact in move.needs) or "its date"
        lines.append(f"| {move.title} | {move.who.value} | {possible} | {to} | {sets} | {needs} |")
    return "\n".join(lines) + "\n"
