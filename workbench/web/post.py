"""Handing a message over to the mail server."""

import logging
import smtplib
import ssl
from email import message_from_bytes, policy
from email.message import EmailMessage

from flask import current_app

from workbench.web.settings import MailServer, Settings

IMPLICIT_TLS = 465
"""The port on which the whole talk is encrypted from its first word."""

_PATIENCE_SECONDS = 30
_REFUSED_FOR_GOOD = 500

_log = logging.getLogger(__name__)


def deliver(raw: bytes) -> None:
    """Send a message now. Raises OSError or SMTPException where trying again later may help."""
    settings: Settings = current_app.extensions["settings"]
    message = message_from_bytes(raw, _class=EmailMessage, policy=policy.SMTP)
    if settings.mail is None:
        _log.error("mail %s is lost: there is no mail server any more", message["Message-ID"])
        return
    message["From"] = settings.mail_sender
    try:
        _hand_over(settings.mail, message)
    except smtplib.SMTPAuthenticationError:
        raise
    except (smtplib.SMTPRecipientsRefused, smtplib.SMTPResponseException) as error:
        if _code(error) < _REFUSED_FOR_GOOD:
            raise
        # Neither the address nor the text: logs are read by more people than the message was meant for.
        _log.error("mail %s was refused for good with code %d", message["Message-ID"], _code(error))


def _code(error: smtplib.SMTPRecipientsRefused | smtplib.SMTPResponseException) -> int:
    if isinstance(error, smtplib.SMTPResponseException):
        return error.smtp_code
    return min(code for code, _text in error.recipients.values())


def _hand_over(server: MailServer, message: EmailMessage) -> None:
    encrypted = server.port == IMPLICIT_TLS
    kind = smtplib.SMTP_SSL if encrypted else smtplib.SMTP
    with kind(server.host, server.port, timeout=_PATIENCE_SECONDS) as connection:
        if server.starttls and not encrypted:
            connection.starttls(context=ssl.create_default_context())
        if server.user is not None:
            connection.login(server.user, server.password or "")
        connection.send_message(message)
