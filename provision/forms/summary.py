"""The plain summary as the SENCO edits it: texts, and short tables of which an emptied row is left out."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from django import forms
from django.forms.formsets import BaseFormSet, formset_factory

from provision.forms.fields import AskedDay, AskedLine, AskedNumber, AskedWords
from provision.rules.boxes import points_of
from provision.rules.papers import Aim, Going, HelpLine, NextStep, Progress, SummaryPaper

MOST_ROWS = 30
TABLE_MESSAGES = {
    "missing_management_form": "This page was not sent whole. Open it again, and copy your words into it.",
    "too_many_forms": f"Keep at most {MOST_ROWS} rows in one table.",
}


class TextsForm(forms.Form):
    """The parts that are plain text: each line is a paragraph or a point."""

    use_required_attribute = False

    written_for = AskedLine("Written for", 200)
    about = AskedWords("About the child", rows=4, help_text="What is going well first. Each line is a paragraph.")
    in_class = AskedWords("In class", rows=3, help_text="Each line is a point, and is printed after “In class:”.")
    at_home = AskedWords("What you can do at home", rows=3, help_text="Each line is a point.")


class Row(forms.Form):
    """A row of a short table. Without its first answer it is left out."""

    use_required_attribute = False

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        others = [name for name in self.fields if name not in ("what", "going") and given.get(name)]
        if not given.get("what") and others and self.empty_permitted:
            self.add_error("what", "Say what this row is about, or empty the rest of it")
        return given


class AimRow(Row):
    """What we work towards."""

    what = AskedLine("What we are working on", 300)
    by = AskedDay("By")
    how_we_know = AskedLine("How we will know", 300)


class HelpRow(Row):
    """One kind of help, counted."""

    what = AskedLine("The help", 200)
    how_often = AskedLine("How often", 60)
    minutes = AskedNumber("Minutes", least=1, most=400)
    who = AskedLine("Who", 120)
    where = AskedLine("Where", 120)


class ProgressRow(Row):
    """How one thing is going."""

    what = AskedLine("What", 300)
    going = forms.ChoiceField(label="Since last time", choices=[(going.value, going.value) for going in Going])
    detail = AskedLine("More about it", 500)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["going"].initial = Going.TOO_SOON.value


class StepRow(Row):
    """What comes next, on a day or at a time in words."""

    what = AskedLine("What happens", 300)
    on = AskedDay("On")
    when = AskedLine("When, in words", 60)
    bring = AskedLine("Please bring", 120)


ROWS: dict[str, tuple[type[Row], type]] = {
    "aims": (AimRow, Aim),
    "help": (HelpRow, HelpLine),
    "progress": (ProgressRow, Progress),
    "next_steps": (StepRow, NextStep),
}


class SummaryForms:
    """The texts and the four tables of one summary, filled from a paper or from what was sent."""

    def __init__(self, paper: SummaryPaper, data: Mapping[str, Any] | None = None) -> None:
        self.texts = TextsForm(data, initial=_texts(paper))
        self.texts.fields["about"].label = f"About {paper.called}"
        self.tables: dict[str, BaseFormSet] = {
            name: _formset(row)(
                data,
                prefix=name,
                initial=[_values(item, row) for item in getattr(paper, name)],
                error_messages=TABLE_MESSAGES,
            )
            for name, (row, _) in ROWS.items()
        }

    @property
    def all(self) -> list[Any]:
        """Every form and table, for the summary of what went wrong."""
        return [self.texts, *self.tables.values()]

    def is_valid(self) -> bool:
        answers = [each.is_valid() for each in self.all]  # asked of all, so that every problem is told at once
        return all(answers)

    def paper(self, draft: SummaryPaper) -> SummaryPaper:
        """The draft with what was sent in place of its texts."""
        texts = self.texts.cleaned_data
        told = {name: points_of(texts[name]) for name in ("about", "in_class", "at_home")}
        tables = {name: tuple(_items(self.tables[name], kind)) for name, (_, kind) in ROWS.items()}
        return replace(draft, written_for=texts["written_for"], **told, **tables)


def _texts(paper: SummaryPaper) -> dict[str, str]:
    parts = {name: "\n".join(getattr(paper, name)) for name in ("about", "in_class", "at_home")}
    return {"written_for": paper.written_for, **parts}


def _formset(row: type[Row]) -> type[BaseFormSet]:
    return formset_factory(row, extra=1, max_num=MOST_ROWS, absolute_max=MOST_ROWS, validate_max=True)


def _values(item: Any, row: type[Row]) -> dict[str, Any]:
    values = {name: getattr(item, name) for name in row.base_fields}
    return {**values, "going": values["going"].value} if "going" in values else values


def _items(table: BaseFormSet, kind: type) -> Iterable[Any]:
    for form in table.forms:
        given = form.cleaned_data
        if given.get("what"):
            yield kind(**{**given, "going": Going(given["going"])} if "going" in given else given)
