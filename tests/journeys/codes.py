"""The six digits that an authenticator app shows (RFC 6238), and a passkey kept by the browser itself."""

import base64
import hashlib
import hmac
import time

from playwright.sync_api import Page

STEP, ENOUGH = 30, 8  # seconds for which a code is shown; seconds in which a busy machine surely sends it


def code_of(secret: str) -> str:
    """The code of a secret now. One that is about to change is waited out, since a page must still take it."""
    left = STEP - time.time() % STEP
    if left < ENOUGH:
        time.sleep(left)
    count = int(time.time()) // STEP
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    digest = hmac.new(key, count.to_bytes(8, "big"), hashlib.sha1).digest()
    place = digest[-1] & 15
    return f"{(int.from_bytes(digest[place : place + 4], 'big') & 0x7FFFFFFF) % 1_000_000:06d}"


def give_passkeys(page: Page) -> None:
    """Give the browser an authenticator of its own that says yes, as a fingerprint would."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})
