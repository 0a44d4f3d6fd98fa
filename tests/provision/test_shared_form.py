"""Two people write in one form: nobody's words are thrown away, and only what both changed is asked about."""

from datetime import date
from typing import Any

from django.http import QueryDict

from provision.forms.fields import AskedDay, AskedWords
from provision.forms.shared import SharedForm, marks


class Both(SharedForm):
    first = AskedWords("First")
    second = AskedWords("Second")
    on = AskedDay("On")


SHOWN = {"first": "One", "second": "Two", "on": None}


def sent(now: dict[str, Any], **fields: str) -> Both:
    data = QueryDict(mutable=True)
    data.update({"seen": marks(SHOWN), "first": "One", "second": "Two", "on": "", **fields})
    form = Both(data, now=now)
    assert form.is_valid(), form.errors
    return form


def said(form: Both) -> dict[str, Any]:
    return {name: form.cleaned_data[name] for name in SHOWN}


def test_what_nobody_else_changed_is_saved() -> None:
    form = sent(SHOWN, first="Mine")
    assert (form.clashes, said(form)["first"]) == ([], "Mine")


def test_what_only_a_colleague_changed_is_taken_over() -> None:
    form = sent({**SHOWN, "second": "Theirs"}, first="Mine")
    assert (form.clashes, said(form)["first"], said(form)["second"]) == ([], "Mine", "Theirs")
    assert form.taken_over == ["second"]


def test_what_both_changed_is_asked_about_with_both_texts() -> None:
    form = sent({**SHOWN, "first": "Theirs"}, first="Mine")
    [clash] = form.clashes
    assert (clash.field.value(), clash.theirs) == ("Mine", "Theirs")


def test_both_writing_the_same_is_no_clash() -> None:
    assert sent({**SHOWN, "first": "Same"}, first="Same").clashes == []


def test_filling_what_was_empty_is_no_clash_and_overwriting_an_answer_is_one() -> None:
    assert sent({**SHOWN, "first": ""}, first="Mine").clashes == []
    assert len(sent({**SHOWN, "first": "Theirs"}, first="Mine", seen="").clashes) == 1


def test_line_ends_of_the_browser_are_no_change() -> None:
    shown = {**SHOWN, "first": "One\nTwo"}
    form = sent({**shown, "first": "Theirs"}, first="One\r\nTwo", seen=marks(shown))
    assert (form.clashes, said(form)["first"]) == ([], "Theirs")


def test_a_form_that_carries_no_marks_cannot_overwrite_what_stands_there() -> None:
    assert [clash.theirs for clash in sent(SHOWN, seen="", first="Mine").clashes] == ["One"]


def test_what_was_put_together_is_saved_at_the_second_try_and_keeps_what_was_taken_over() -> None:
    now = {**SHOWN, "first": "Theirs", "second": "Theirs too"}
    form = sent(now, first="Mine")
    form.put_together()
    again = form.data.copy()
    again["first"] = "Theirs and mine"
    second = Both(again, now=now)
    assert second.is_valid()
    assert (second.clashes, said(second)["first"], said(second)["second"]) == ([], "Theirs and mine", "Theirs too")


def test_a_day_clashes_in_words() -> None:
    form = sent({**SHOWN, "on": date(2027, 1, 14)}, on="2027-02-01", seen=marks({**SHOWN, "on": date(2027, 1, 7)}))
    assert form.clashes[0].theirs == "14 January 2027"
