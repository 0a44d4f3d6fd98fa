"""Mail as the people of the tests get it."""

from senco.accounts import outbox
from senco.accounts.models import Mail


def path_in_mail_to(address: str) -> str:
    """The address, on this site, of the link in the latest invitation to somebody."""
    mail = Mail.objects.filter(kind__startswith="invitation", recipient=address.lower()).order_by("-made_at").first()
    assert mail is not None, f"No invitation went to {address}"
    return "/invitation/" + mail.values["url"].split("/invitation/")[1]


def text_of_mail_to(address: str) -> str:
    """Subject and body of the latest mail to somebody, as it will be sent."""
    mail = Mail.objects.filter(recipient=address).order_by("-made_at").first()
    assert mail is not None, f"No mail went to {address}"
    message = outbox.message(mail)
    assert message.recipients() == [address]
    return f"{message.subject}\n{message.body}"
