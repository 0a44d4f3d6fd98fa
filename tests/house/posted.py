"""What the forms of a page send, as a browser would, for tests that fill them in."""

from html.parser import HTMLParser


class _Forms(HTMLParser):
    """Collects each form's fields with what stands in them: text, what is chosen, what is ticked."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.forms: list[dict[str, str]] = []
        self._form: dict[str, str] | None = None
        self._name = ""
        self._in_text = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {key: value or "" for key, value in attrs}
        if tag == "form":
            self._form = {}
            self.forms.append(self._form)
        elif self._form is not None:
            self._field(tag, given, self._form)

    def _field(self, tag: str, given: dict[str, str], form: dict[str, str]) -> None:
        name, kind = given.get("name", ""), given.get("type", "text")
        match tag:
            case "input" if name and kind not in ("submit", "file"):
                if kind not in ("radio", "checkbox") or "checked" in given:
                    form[name] = given.get("value", "on" if kind == "checkbox" else "")
            case "textarea" if name:
                self._name, self._in_text, form[name] = name, True, ""
            case "select" if name:
                self._name, form[name] = name, ""
            case "option" if "selected" in given:
                form[self._name] = given.get("value", "")

    def handle_data(self, data: str) -> None:
        if self._in_text and self._form is not None:
            self._form[self._name] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._form = None
        if tag == "textarea":
            self._in_text = False


def form_with(html: str, *names: str) -> dict[str, str]:
    """What the form that has fields of these names sends. Raises StopIteration where the page has no such form."""
    reader = _Forms()
    reader.feed(html)
    sent = next(form for form in reader.forms if set(names) <= set(form))
    # A browser does not send the line end that a page writes first into a box of text.
    return {name: value.removeprefix("\n") for name, value in sent.items()}
