"""Mail: a message is built here and handed to what the application sends with."""

from collections.abc import Callable
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime, make_msgid

from workbench.services.clock import now

Postbox = Callable[[EmailMessage], None]
"""Takes a message that has no sender yet; puts it on its way and comes back at once."""

_POSTBOXES: list[Postbox] = []


def deliver_by(postbox: Postbox) -> None:
    """Say what takes the messages; asked for once, when the application is made."""
    _POSTBOXES[:] = [postbox]


def send(recipient: str, subject: str, text: str) -> None:
    """Put a message on its way. Raises ValueError for an address or a subject that cannot stand in a message."""
    _POSTBOXES[0](message_to(recipient, subject, text))


def message_to(recipient: str, subject: str, text: str) -> EmailMessage:
    """The message, in plain text that every server takes. Raises ValueError as `send` does."""
    name, _at, domain = recipient.rpartition("@")
    message = EmailMessage()
    message["To"] = Address(username=name, domain=domain.encode("idna").decode())
    message["Subject"] = subject
    message["Date"] = format_datetime(now())
    message["Message-ID"] = make_msgid(domain="werkbank.invalid")
    # Out-of-office replies to a machine help nobody (RFC 3834).
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(text, cte="quoted-printable")
    return message
