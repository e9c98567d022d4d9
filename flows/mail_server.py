"""The mail server: let in as the settings say, and in words why it did not take something."""

from __future__ import annotations

import smtplib
import ssl

from flows.language import said
from flows.settings import Mail


def connect(settings: Mail, password: str | None) -> smtplib.SMTP:
    """A session with the server, encrypted and logged in as the settings say; OSError or smtplib.SMTPException."""
    if settings.user and not password:
        raise smtplib.SMTPException(
            said(
                "chưa có mật khẩu của mail.user: đặt biến môi trường CCHC_MAIL__PASSWORD hoặc mail.password_block",
                "mail.user has no password: set CCHC_MAIL__PASSWORD or mail.password_block",
            )
        )
    if not f"{settings.user}{password}".isascii():
        raise smtplib.SMTPException(
            said(
                "tên tài khoản hoặc mật khẩu có chữ có dấu, không đăng nhập được: hãy đổi mật khẩu",
                "the account or its password has other letters than ASCII, which cannot be sent",
            )
        )
    try:
        return _let_in(settings, password)
    except UnicodeError as error:
        raise smtplib.SMTPException(
            said(
                f"tên máy chủ thư {settings.smtp_host!r} (mail.smtp_host) sai cách viết, hoặc tên của máy tính này có "
                f"chữ có dấu ({error})",
                f"mail.smtp_host {settings.smtp_host!r} is no name of a server, or this computer's name is not ASCII "
                f"({error})",
            )
        ) from error


def _let_in(settings: Mail, password: str | None) -> smtplib.SMTP:
    context = ssl.create_default_context()
    client: smtplib.SMTP
    if settings.security == "tls":
        client = smtplib.SMTP_SSL(
            settings.smtp_host, settings.smtp_port, timeout=settings.timeout_seconds, context=context
        )
    else:
        client = smtplib.SMTP(settings.smtp_host, settings.smtp_port, timeout=settings.timeout_seconds)
    try:
        client.ehlo_or_helo_if_needed()
        if settings.security == "starttls":
            client.starttls(context=context)
            client.ehlo()
        if settings.user:
            client.login(settings.user, password or "")
    except BaseException:
        client.close()
        raise
    return client


def timed_out(error: Exception) -> bool:
    """Whether the server did not answer in time."""
    return isinstance(error, TimeoutError) or isinstance(error.__context__, TimeoutError)


def reason(error: Exception) -> str:
    """Why the server did not take something, and what to do where that is known."""
    if isinstance(error, smtplib.SMTPResponseException):
        text = error.smtp_error.decode("utf-8", "replace") if isinstance(error.smtp_error, bytes) else error.smtp_error
        answer = f"{error.smtp_code} {text}"
        if isinstance(error, smtplib.SMTPAuthenticationError):
            return said(
                f"không đăng nhập được, xem lại mail.user và mật khẩu: {answer}",
                f"look at mail.user, password: {answer}",
            )
        return answer
    detail = f"{type(error).__name__}: {error}"
    if isinstance(error, ssl.SSLCertVerificationError):
        return said(
            "chứng thư của máy chủ thư không được máy này tin; cài chứng thư gốc của nơi cấp vào máy, hoặc đặt biến "
            f"môi trường SSL_CERT_FILE là tệp chứng thư đó ({detail})",
            f"the server's certificate is not trusted; install its authority's, or name it by SSL_CERT_FILE ({detail})",
        )
    if isinstance(error, (ssl.SSLError, smtplib.SMTPNotSupportedError)):
        return said(
            f"máy chủ không mã hóa được như cấu hình, xem lại mail.security, mail.smtp_port ({detail})",
            f"the server does not encrypt as set, look at mail.security, mail.smtp_port ({detail})",
        )
    if timed_out(error):
        return said(f"máy chủ không trả lời kịp ({detail})", f"the server did not answer in time ({detail})")
    return str(error) if type(error) is smtplib.SMTPException else detail
