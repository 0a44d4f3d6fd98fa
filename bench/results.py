"""What was found, as a page of Markdown that names no machine."""

from datetime import UTC, datetime

from bench.runs import Found, Measured, Plan

HEAD = """# Measured

{when}, on {machine}. Written by `python -m bench pages`.

Each page is asked for {rounds} times, in turn with two floors, in one process with the product's own middleware and
database; a figure is the median. *rows* is a bare table of 50 pupils behind the same door, *frame* the product's frame
with nothing in it. In neither is anything counted for the side bar; what its counts take, every page of a SENCO pays, and
*the frame with its counts* shows it. A page is given as a ratio to the floor of its shape **from the same run**: times
depend on the machine and on what else it does, ratios much less. Gaps under a tenth are noise. Queries are those of the second
request, the door's own included.
"""


def as_markdown(plan: Plan, found: Found, machine: str) -> str:
    """The page."""
    when = f"{datetime.now(UTC):%-d %B %Y}"
    lines = [HEAD.format(when=when, machine=machine, rounds=plan.rounds), "## Pages", ""]
    lines += [*_pages(found.sizes), "", "## Loading two years of history", ""]
    lines += [
        "| what | by the clock, s | of the processor in Python, s | load of the machine at the end |",
        "|---|---|---|---|",
    ]
    lines += [f"| {one.words} | {one.clock:.0f} | {one.user:.0f} | {one.load:.1f} |" for one in found.loads]
    return "\n".join(lines) + "\n"


def _pages(sizes: tuple[Measured, ...]) -> list[str]:
    lines = ["| page | floor | " + " | ".join(f"{one.words}: ratio, queries, kB" for one in sizes) + " |"]
    lines.append("|---|---|" + "---|" * len(sizes))
    for place, page in enumerate(sizes[0].pages):
        cells = []
        for size in sizes:
            there = size.pages[place]
            cells.append(f"{there.median / size.floors[there.floor]:.1f}, {there.queries}, {there.kilobytes:.0f}")
        lines.append(f"| {page.name} | {page.floor} | " + " | ".join(cells) + " |")
    for floor in sizes[0].floors:
        lines.append(f"| *{floor}*, ms | | " + " | ".join(f"{size.floors[floor]:.1f}" for size in sizes) + " |")
    lines.append("| *load of the machine* | | " + " | ".join(f"{size.load:.1f}" for size in sizes) + " |")
    return lines
