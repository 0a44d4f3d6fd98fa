"""Every address of the product, read from the URLconf."""

from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver


@dataclass(frozen=True)
class Address:
    """One address: its name, its pattern as text, the names of what stands in it, and its view."""

    name: str
    pattern: str
    kwargs: tuple[str, ...]
    view: object

    @property
    def is_vendors(self) -> bool:
        """Does it belong to the sign-in library? Told by the place, since its views may be wrapped by ours."""
        return self.pattern.startswith("account/")


def addresses() -> list[Address]:
    """All addresses, depth first."""
    return list(_walk(get_resolver().url_patterns, "", ()))


def _walk(patterns: list[URLPattern | URLResolver], prefix: str, kwargs: tuple[str, ...]):
    for pattern in patterns:
        text = prefix + str(pattern.pattern)
        names = (*kwargs, *pattern.pattern.converters)
        if isinstance(pattern, URLResolver):
            yield from _walk(pattern.url_patterns, text, names)
        else:
            yield Address(pattern.name or "", text, names, pattern.callback)
