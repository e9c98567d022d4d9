"""Settings of a workspace: `cchc.toml`, then the environment (`CCHC_<SECTION>__<KEY>`), read once and frozen.

Secrets come from the environment or from a Prefect secret block, never from the file. Whatever is unknown or wrong is
refused with its key, its file and its line, or with the name of its environment variable.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping, Sequence
from datetime import date
from email.errors import MessageError
from email.headerregistry import Address
from email.utils import parseaddr
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict, SettingsError

from flows.language import said, why
from flows.settings_errors import Fault, describe, line_of
from flows.settings_errors import SettingsError as WrongSettings
from transforms.definitions.periods import Rule
from transforms.definitions.signals import Signal
from transforms.files.sheets import Limits
from transforms.values.prose import RateStyle

FILE_NAME = "cchc.toml"
PREFIX = "CCHC_"
NOT_SETTINGS = frozenset({"CCHC_WORKSPACE", "CCHC_LANG"})  # variables with the prefix that set something else
SECRETS = (("mail", "password"), ("reading", "passwords"))


def _mail_address(text: str) -> str:
    """An address, bare or as `Name <address>`; ValueError for anything else, line breaks above all."""
    named = re.fullmatch(r'([^"<>]*)<([^<>]*)>\s*', text)  # a comma in the name need not be in quotation marks
    name, address = (named[1].strip(), named[2]) if named else parseaddr(text)
    user, _, domain = address.rpartition("@")
    if not user or not domain or re.search(r"\s", address) or "\n" in text or "\r" in text:
        raise ValueError(said(f"không phải địa chỉ thư điện tử: {text!r}", f"not a mail address: {text!r}"))
    if not address.isascii():  # which few servers take, and none in a name of a computer
        raise ValueError(
            said(f"địa chỉ thư không được có chữ có dấu: {text!r}", f"letters other than ASCII in an address: {text!r}")
        )
    try:
        return str(Address(name, user, domain))
    except (MessageError, ValueError, IndexError) as error:
        raise ValueError(said(f"không phải địa chỉ thư điện tử: {text!r}", f"not a mail address: {text!r}")) from error


MailAddress = Annotated[str, AfterValidator(_mail_address)]


def _by_code(addresses: Mapping[str, str]) -> dict[str, str]:
    """Addresses by the codes of units as they are written: in names of environment variables capitals are lost. A code
    that is no unit's stays as it is; of two that mean one unit the last, which is that of the environment, holds."""
    if not addresses:
        return {}
    from warehouse.reference import load_units  # here: most workspaces write to no unit

    codes = {unit.unit.casefold(): unit.unit for unit in load_units()}
    return {codes.get(code.casefold(), code): address for code, address in addresses.items()}


UnitAddresses = Annotated[Mapping[str, MailAddress], AfterValidator(_by_code)]


class Section(BaseModel):
    """A table of `cchc.toml`."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class RuleChange(Section):
    """From which day another calendar rule holds."""

    valid_from: date
    rule: Rule


class Periods(Section):
    """Which days a period holds, and when submissions are due."""

    rule: Rule = Rule.ND09
    rule_changes: tuple[RuleChange, ...] = ()
    programme_start: date = date(2018, 1, 4)  # Chỉ thị 02/CT-UBND
    deadline_working_days: int = Field(2, ge=1, le=60)


class SingleDay(Section):
    """One day off or one day worked, and why."""

    day: date
    reason: str = ""


class Holidays(Section):
    """Single days that the calendar of public holidays lacks."""

    days_off: tuple[SingleDay, ...] = (
        SingleDay(day=date(2026, 1, 2), reason="Công văn 12729/VPCP-KGVX ngày 25/12/2025"),
    )
    days_worked: tuple[SingleDay, ...] = (
        SingleDay(day=date(2026, 1, 10), reason="Công văn 12729/VPCP-KGVX ngày 25/12/2025"),
    )


class ReadingLimits(Section):
    """Bounds within which one file is read (bytes, counts, seconds)."""

    file_bytes: int = Field(Limits().file_bytes, ge=1)
    unpacked_bytes: int = Field(Limits().unpacked_bytes, ge=1)
    zip_entries: int = Field(Limits().zip_entries, ge=1)
    zip_ratio: int = Field(Limits().zip_ratio, ge=1)
    cells: int = Field(Limits().cells, ge=1)
    rows: int = Field(Limits().rows, ge=1)
    columns: int = Field(Limits().columns, ge=1)
    sheets: int = Field(Limits().sheets, ge=1)
    text_length: int = Field(Limits().text_length, ge=1)
    memory_bytes: int = Field(Limits().memory_bytes, ge=128 * 1024 * 1024)
    wall_seconds: float = Field(Limits().wall_seconds, gt=0)
    cpu_seconds: float = Field(Limits().cpu_seconds, gt=0)

    def limits(self) -> Limits:
        return Limits(**self.model_dump())


class Reading(Section):
    """How workbooks are read."""

    workers: int = Field(0, ge=0, le=64)  # 0: one a core
    passwords: tuple[SecretStr, ...] = ()
    passwords_block: str = ""
    limits: ReadingLimits = ReadingLimits()


class Report(Section):
    """How a report is made."""

    issuer: str = "Sở Nội vụ"
    symbol: str = "BC-SNV"
    place: str = "Lạng Sơn"
    boundaries: Literal["then", "today"] = "then"
    rate_decimals: int = Field(1, ge=0, le=2)
    rounding: Literal["half_up", "truncate"] = "half_up"
    pdf: bool = True  # where LibreOffice is there

    @property
    def rates(self) -> RateStyle:
        return RateStyle(self.rate_decimals, self.rounding)


class Gates(Section):
    """When a report waits for a decision before it is delivered."""

    minimum_completeness_rate: float = Field(0, ge=0, le=100)
    hold_on_critical: bool = False


class Mail(Section):
    """To whom reports and letters go and by which server; without a server, mails are put into `outbox/`."""

    smtp_host: str = ""
    smtp_port: int = Field(587, ge=1, le=65535)
    security: Literal["starttls", "tls", "none"] = "starttls"
    user: str = ""
    password: SecretStr | None = None
    password_block: str = ""
    sender: MailAddress = "Báo cáo CCHC <bao-cao@localhost>"
    recipients: tuple[MailAddress, ...] = ()
    units: UnitAddresses = Field(default_factory=dict)
    timeout_seconds: float = Field(60, gt=0)


class Warehouse(Section):
    """How long a run waits for another one that is writing."""

    wait_seconds: float = Field(300, ge=0)


class Signals(Section):
    """Which questions are not asked (`cchc signals`)."""

    off: tuple[Signal, ...] = ()


class Log(Section):
    """What goes to stderr: nothing below `level`; `json` gives one object a line."""

    level: Literal["debug", "info", "warning", "error"] = "warning"
    format: Literal["text", "json"] = "text"


class Settings(BaseSettings):
    """All settings of a workspace."""

    model_config = SettingsConfigDict(
        extra="forbid", frozen=True, env_prefix=PREFIX, env_nested_delimiter="__", env_ignore_empty=True
    )

    periods: Periods = Periods()
    holidays: Holidays = Holidays()
    reading: Reading = Reading()
    report: Report = Report()
    gates: Gates = Gates()
    mail: Mail = Mail()
    warehouse: Warehouse = Warehouse()
    signals: Signals = Signals()
    log: Log = Log()

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """The environment before the file (handed over as initial values); nothing else is a source."""
        return env_settings, init_settings


def read_settings(file: Path) -> Settings:
    """The settings of the file, which may be missing, under those of the environment; WrongSettings for any fault."""
    text = _text_of(file)
    try:
        written = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise WrongSettings([_syntax_fault(file, error)]) from None
    faults = [*_faults_of_secrets(file, text, written), *_faults_of_variables(os.environ)]
    try:
        settings = Settings(**written)
    except ValidationError as error:
        faults += [_fault(file, text, os.environ, dict(one)) for one in error.errors()]
    except SettingsError as error:
        problem = said(
            'danh sách và bảng phải viết dạng JSON, ví dụ ["a@b.vn"]', "lists and tables are written as JSON"
        )
        section = re.search(r'field "(\w+)"', str(error))
        variable = f"{PREFIX}{section[1].upper()}…" if section else f"{PREFIX}…"
        faults.append(Fault(said("Biến môi trường", "Environment") + f" {variable}", "", problem))
        raise WrongSettings(faults) from None
    if faults:
        raise WrongSettings(faults)
    return settings


def _text_of(file: Path) -> str:
    if not file.exists():
        return ""
    try:
        return file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        problem = said("tệp không phải UTF-8; hãy lưu lại bằng bảng mã UTF-8", "not UTF-8")
        raise WrongSettings([Fault(str(file), "", problem)]) from None
    except OSError as error:
        problem = said(f"không đọc được ({why(error)})", f"cannot be read ({why(error)})")
        raise WrongSettings([Fault(str(file), "", problem)]) from None


def _syntax_fault(file: Path, error: tomllib.TOMLDecodeError) -> Fault:
    line = re.search(r"at line (\d+)", str(error))
    place = said(f"{file}, dòng {line[1]}", f"{file}, line {line[1]}") if line else str(file)
    return Fault(place, "", said(f"sai cú pháp TOML ({error})", f"not TOML ({error})"))


def _faults_of_secrets(file: Path, text: str, written: Mapping[str, Any]) -> list[Fault]:
    faults = []
    for section, key in SECRETS:
        table = written.get(section)
        if isinstance(table, dict) and key in table:
            variable = f"{PREFIX}{section}__{key}".upper()
            problem = said(
                f"không ghi mật khẩu vào tệp này; hãy đặt biến môi trường {variable} hoặc {key}_block",
                f"secrets do not belong into this file; set {variable} or {key}_block",
            )
            faults.append(Fault(_place(file, text, (section, key)), f"{section}.{key}", problem))
    return faults


def _faults_of_variables(environment: Mapping[str, str]) -> list[Fault]:
    faults = []
    for name in sorted(environment):
        if not name.upper().startswith(PREFIX) or name.upper() in NOT_SETTINGS:
            continue
        section = name[len(PREFIX) :].partition("__")[0].lower()
        if section not in Settings.model_fields:
            problem = describe(
                {"type": "extra_forbidden"}, (f"{PREFIX}{field.upper()}__…" for field in Settings.model_fields)
            )
            faults.append(Fault(said("Biến môi trường", "Environment"), name, problem))
    return faults


def _fault(file: Path, text: str, environment: Mapping[str, str], error: Mapping[str, Any]) -> Fault:
    key: Sequence[str | int] = error["loc"]
    variables = {PREFIX + "__".join(str(part) for part in key[:n]).upper() for n in range(1, len(key) + 1)}
    variable = next((name for name in sorted(environment) if name.upper() in variables), None)
    place = said("Biến môi trường", "Environment") + f" {variable}" if variable else _place(file, text, key)
    if tuple(key[:2]) in SECRETS:
        error = {**error, "input": "***"}
    return Fault(place, ".".join(str(part) for part in key), describe(error, _known_beside(key)))


def _place(file: Path, text: str, key: Sequence[str | int]) -> str:
    line = line_of(text, key)
    return said(f"{file}, dòng {line}", f"{file}, line {line}") if line else str(file)


def _known_beside(key: Sequence[str | int]) -> list[str]:
    model: Any = Settings
    for part in key[:-1]:
        field = model.model_fields.get(part) if isinstance(part, str) and hasattr(model, "model_fields") else None
        if field is not None:
            model = field.annotation
            arguments = getattr(model, "__args__", ())
            model = next((a for a in arguments if isinstance(a, type) and issubclass(a, BaseModel)), model)
    known = model.model_fields if hasattr(model, "model_fields") else ()
    return [name for name in known if (*key[:-1], name) not in SECRETS]
