"""A form is shown in the house's order, and says what to do about what went wrong in the same words everywhere."""

import datetime as dt
import re

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.template import engines
from django.test import RequestFactory

from senco.access.templatetags import senco_forms


class Concern(forms.Form):
    """One field of every kind."""

    since = forms.DateField(label="First noticed on", help_text="A rough date is fine.")
    seen = forms.CharField(
        label="What did you see?", widget=forms.Textarea, error_messages={"required": "Say what you saw"}
    )
    area = forms.ChoiceField(label="Broad area", choices=[("", "-"), ("c", "Communication")])
    tried = forms.MultipleChoiceField(
        label="What have you tried?",
        choices=[("a", "Pictures"), ("b", "Nothing yet")],
        widget=forms.CheckboxSelectMultiple,
    )
    often = forms.ChoiceField(
        label="UPN known", choices=[("School", [("y", "Yes"), ("n", "No")])], widget=forms.RadioSelect
    )
    told = forms.BooleanField(label="The parents know")
    slot = forms.SplitDateTimeField(label="Meeting", widget=forms.SplitDateTimeWidget)
    work = forms.FileField(label="Piece of work")
    minutes = forms.IntegerField(label="Minutes", required=False)
    origin = forms.CharField(widget=forms.HiddenInput, label="Origin")


class Clash(forms.Form):
    """A form that is wrong as a whole."""

    seen = forms.CharField()

    def clean(self) -> None:
        raise forms.ValidationError("Somebody changed this while you wrote")


def page(source: str, **context: object) -> str:
    libraries = "{% load senco_forms crispy_forms_filters %}"
    return engines["django"].from_string(libraries + source).render(context, RequestFactory().get("/"))


def test_every_problem_leads_to_a_control_that_is_on_the_page() -> None:
    form = Concern({})
    shown = page("{{ form|crispy }}", form=form)
    anchors = [problem.anchor for problem in senco_forms.problems(form)]
    assert anchors == [
        "id_since", "id_seen", "id_area", "id_tried_0", "id_often_0_0", "id_told", "id_slot_0", "id_work", "",
    ]  # fmt: skip
    assert all(f'id="{anchor}"' in shown for anchor in anchors if anchor)


def test_problems_say_what_to_do() -> None:
    words = [problem.words for problem in senco_forms.problems(Concern({}))]
    assert words == [
        "Enter first noticed on",
        "Say what you saw",
        "Choose broad area",
        "Answer “What have you tried?”",
        "Choose UPN known",
        "Tick “The parents know”",
        "Enter meeting",
        "Choose piece of work",
        "Enter origin",
    ]


def test_the_same_words_stand_at_the_field_and_in_the_summary() -> None:
    form = Concern({})
    fields, summary = page("{{ form|crispy }}", form=form), page("{% error_summary form %}", form=form)
    for problem in senco_forms.problems(form)[:-1]:
        assert problem.words in fields
        assert problem.words in summary


def test_a_problem_of_the_whole_form_stands_first_and_leads_nowhere() -> None:
    first = senco_forms.problems(Clash({"seen": "x"}))[0]
    assert first == senco_forms.Problem("", "Somebody changed this while you wrote")


def test_a_formset_tells_the_problems_of_each_of_its_forms() -> None:
    rows = forms.formset_factory(Clash, extra=2)
    data = {"form-TOTAL_FORMS": "2", "form-INITIAL_FORMS": "2", "form-0-seen": "x", "form-1-seen": ""}
    anchors = [problem.anchor for problem in senco_forms.problems(rows(data, initial=[{}, {}]))]
    assert anchors == ["", "", "id_form-1-seen"]


def test_a_form_nobody_sent_has_no_problem_and_no_summary() -> None:
    assert senco_forms.problems(Concern()) == []
    assert senco_forms.problems(None) == []
    assert page("{% error_summary %}", form=Concern()).strip() == ""


def test_the_summary_is_an_alert_that_can_be_focused() -> None:
    shown = page("{% error_summary %}", form=Concern({}))
    assert 'role="alert" tabindex="-1"' in shown
    assert "There is a problem" in shown
    assert '<a href="#id_tried_0">' in shown


def test_the_summary_gathers_every_form_of_the_page() -> None:
    shown = page("{% error_summary %}", forms=[Clash({"seen": "x"}), Clash({})])
    assert shown.count("Somebody changed this") == 2


def test_the_title_says_first_that_something_went_wrong() -> None:
    source = "{% page_title %} Raise a\n concern {% endpage_title %}"
    assert page(source, form=Concern({})) == "Error: Raise a concern – senco"
    assert page(source, form=Concern()) == "Raise a concern – senco"
    assert page("{% page_title %}{% endpage_title %}") == "senco"


def test_label_hint_error_and_control_stand_in_this_order() -> None:
    shown = page("{{ form.since|as_crispy_field }}", form=Concern({}))
    places = [shown.index(part) for part in ("<label", "A rough date", "Enter first noticed on", "<input")]
    assert places == sorted(places)
    assert 'aria-describedby="id_since_helptext id_since_error"' in shown
    assert 'id="id_since_helptext"' in shown
    assert 'id="id_since_error"' in shown


def test_radios_and_tick_boxes_stand_in_a_fieldset_with_a_legend() -> None:
    for name in ("tried", "often"):
        shown = page("{{ field|as_crispy_field }}", field=Concern({})[name])
        assert re.search(r"<fieldset[^>]* aria-describedby=\"id_\w+_error\"", shown)
        assert "<legend" in shown
        assert 'for=""' not in shown


def test_an_empty_date_field_opens_the_browsers_picker_and_a_filled_one_shows_its_date() -> None:
    shown = page("{{ form.since|as_crispy_field }}", form=Concern(initial={"since": dt.date(2026, 12, 14)}))
    assert 'type="date"' in shown
    assert 'value="2026-12-14"' in shown


def test_a_date_is_read_as_the_browser_sends_it() -> None:
    form = Concern({"since": "2026-12-14"})
    page("{{ form|crispy }}", form=form)
    form.is_valid()
    assert form.cleaned_data["since"] == dt.date(2026, 12, 14)


def test_what_was_typed_as_a_date_is_shown_again_where_a_picker_would_drop_it() -> None:
    for typed in ("31/2/2027", "14 January 2027", "20270114"):
        shown = page("{{ form.since|as_crispy_field }}", form=Concern({"since": typed}))
        assert 'type="text"' in shown
        assert f'value="{typed}"' in shown
    assert 'type="date"' in page("{{ form.since|as_crispy_field }}", form=Concern({"since": ""}))
    assert 'type="date"' in page("{{ form.since|as_crispy_field }}", form=Concern({"since": "2027-01-14"}))


def test_only_what_may_be_left_out_is_marked() -> None:
    form = Concern()
    assert "(optional)" in page("{{ form.minutes|as_crispy_field }}", form=form)
    assert "(optional)" not in page("{{ form.seen|as_crispy_field }}", form=form)


def test_a_placeholder_that_repeats_the_label_is_dropped_and_another_kept() -> None:
    class Sign(forms.Form):
        code = forms.CharField(label="Authenticator code", widget=forms.TextInput(attrs={"placeholder": "Code"}))
        name = forms.CharField(label="Name", widget=forms.TextInput(attrs={"placeholder": "for example Shiv"}))

    form = Sign()
    assert "placeholder" not in page("{{ form.code|as_crispy_field }}", form=form)
    assert "for example Shiv" in page("{{ form.name|as_crispy_field }}", form=form)


def test_classes_are_given_once_however_often_a_field_is_shown() -> None:
    form = Concern({})
    page("{{ form|crispy }}", form=form)
    again = page("{{ form.area|as_crispy_field }}", form=form)
    assert 'class="form-select is-invalid"' in again


def test_a_whole_form_is_one_line_and_carries_its_tokens() -> None:
    source = '{% include "_parts/form.html" with form=form submit="Send" %}'
    shown = page(source, form=Concern(), acting_as_token="meadowbank:staff")
    assert 'enctype="multipart/form-data"' in shown
    assert 'name="csrfmiddlewaretoken"' in shown
    assert 'name="acting_as" value="meadowbank:staff"' in shown
    assert "novalidate" in shown
    assert "Send</button>" in shown


def test_a_filter_can_be_shown_twice_without_sharing_ids() -> None:
    shown = page('{% include "_parts/filters.html" %}', form=Clash({"seen": "x"}))
    ids = re.findall(r'<input[^>]* id="([^"]+)"', shown)
    assert ids == ["id_seen", "phone_seen"]
    assert shown.count('value="x"') == 2


def test_a_file_that_was_sent_is_not_asked_for_again_in_words() -> None:
    form = Concern({}, {"work": SimpleUploadedFile("work.txt", b"words")})
    assert "id_work" not in [problem.anchor for problem in senco_forms.problems(form)]


def test_what_was_typed_is_told_in_words_where_its_form_cannot_be_shown() -> None:
    form = Concern({"since": "4.9.26", "seen": "Two <lines>\nof words", "area": "c", "tried": ["a", "b"], "often": "y"})
    told = {field.name: senco_forms.typed(field) for field in form}
    assert told["since"] == "4.9.26"
    assert told["area"] == "Communication"
    assert told["tried"] == "Pictures, Nothing yet"
    assert (told["often"], told["minutes"]) == ("Yes", "")
    shown = page('{% include "_parts/typed_words.html" with kept=form %}', form=form)
    assert "Two &lt;lines&gt;<br>of words" in shown
    assert "Minutes" not in shown


@pytest.mark.parametrize(
    ("label", "words"),
    [
        ("Day it happened", "Enter the day it happened"),
        ("First day of it", "Enter the first day of it"),
        ("Times a week", "Enter times a week"),
        ("Council", "Enter council"),
    ],
)
def test_a_day_that_is_missing_is_asked_for_with_its_article(label: str, words: str) -> None:
    assert senco_forms.required_words(label) == words
