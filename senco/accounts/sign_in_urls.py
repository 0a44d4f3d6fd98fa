"""The addresses of the sign-in library that are open here: those of an account that came by invitation."""

from allauth.account import urls as account_urls
from django.urls import URLPattern, URLResolver, include, path

# No changing of addresses by oneself: the address of an account is the one its invitation was sent to.
OPEN = frozenset(
    {
        "account_login",
        "account_logout",
        "account_inactive",
        "account_signup",  # shows that accounts come by invitation; the library's pages link to it by name
        "account_reauthenticate",
        "account_change_password",
        "account_set_password",
        "account_reset_password",
        "account_reset_password_done",
        "account_reset_password_from_key",
        "account_reset_password_from_key_done",
    }
)


def _flat(patterns: list[URLPattern | URLResolver]) -> list[URLPattern]:
    found: list[URLPattern] = []
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            found.append(pattern)
        elif not pattern.namespace and not str(pattern.pattern):
            found += _flat(pattern.url_patterns)
    return found


_kept: list[URLPattern | URLResolver] = [p for p in _flat(account_urls.urlpatterns) if p.name in OPEN]

urlpatterns: list[URLPattern | URLResolver] = [*_kept, path("mfa/", include("allauth.mfa.urls"))]
