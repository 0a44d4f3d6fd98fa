"""Files of pupils for the tests of the import, and what became of them."""

from datetime import date
from pathlib import Path

from pupils import import_selectors
from pupils.imports.decide import Decision
from pupils.models import ImportBatch, Need, Pupil, StatusPeriod
from pupils.services import imports
from senco.access.actor import Actor
from senco.access.models import Job

VECTORS = Path(__file__).parents[1] / "vectors" / "imports"
ON = date(2026, 9, 4)
V08, V09, V11, V12 = (
    "v08_sims_cp1252.csv", "v09_utf8_bom.csv", "v11_sep_line_semicolon_title_rows.csv",
    "v12_one_row_per_contact_duplicates.csv",
)  # fmt: skip
HEADINGS = (
    "UPN,Surname,Forename,DOB,Year,Reg,SEN Status,SEN Need,Former UPN,Contact name,Contact relationship,Contact email"
)


def rows(*lines: str) -> bytes:
    return "\n".join([HEADINGS, *lines]).encode()


def preview(actor: Actor, data: bytes | str, on: date = ON) -> ImportBatch:
    content = (VECTORS / data).read_bytes() if isinstance(data, str) else data
    return imports.preview_import(actor=actor, data=content, file_name="pupils.csv", on=on)


def bring_in(
    actor: Actor, data: bytes | str, on: date = ON, decisions: dict[int, Decision] | None = None
) -> ImportBatch:
    batch = preview(actor, data, on)
    digest = import_selectors.page_mark(batch)
    imports.confirm_import(actor=actor, batch_id=batch.pk, digest=digest, decisions=decisions or {})
    return imports.apply_import(actor=actor, batch_id=batch.pk)


def counts(batch: ImportBatch) -> dict[str, int]:
    return {kind: number for kind, number in import_selectors.plan_in(batch).counts.items() if number}


def status_of(pupil: Pupil) -> list[tuple[str, date, date | None]]:
    return list(
        StatusPeriod.objects.filter(pupil=pupil).order_by("starts_on").values_list("status", "starts_on", "ends_on")
    )


def needs_of(pupil: Pupil) -> list[str]:
    return list(Need.objects.filter(pupil=pupil, ends_on__isnull=True).order_by("rank").values_list("code", flat=True))


def many(number: int, year: int) -> bytes:
    lines = [
        f",Pupil{n:03},Given{n},2016-02-{n % 28 + 1:02},{year},{year}{'ABC'[n % 3]},{'NKE'[n % 3]},{'ASD' if n % 3 else ''},,"
        f"Carer {n},Mother,carer{n}@example.org"
        for n in range(number)
    ]
    return rows(*(f"{upn(n)}{line}" for n, line in enumerate(lines)))


def upn(number: int) -> str:
    from pupils.rules.upn import check_letter

    digits = f"9359999{number:05}"
    return f"{check_letter(digits)}{digits}"


def confirmed(actor: Actor, data: bytes | str) -> tuple[ImportBatch, Job]:
    batch = preview(actor, data)
    digest = import_selectors.page_mark(batch)
    return batch, imports.confirm_import(actor=actor, batch_id=batch.pk, digest=digest, decisions={})
