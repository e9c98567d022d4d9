from __future__ import annotations

import re
import tomllib
from datetime import date
from pathlib import Path

import pytest

from flows.settings import Settings, read_settings
from flows.settings_errors import SettingsError, line_of
from flows.workspace import default_settings_text
from transforms.definitions.periods import Rule


@pytest.fixture
def settings_file(tmp_path: Path) -> Path:
    return tmp_path / "cchc.toml"


def faults(file: Path, text: str) -> list[str]:
    file.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError) as raised:
        read_settings(file)
    return [str(fault) for fault in raised.value.faults]


def test_without_a_file_the_defaults_hold(settings_file: Path) -> None:
    assert read_settings(settings_file) == Settings()


def test_the_packaged_template_says_the_defaults(settings_file: Path) -> None:
    lines = default_settings_text().splitlines()
    shown = "\n".join(line[2:] if re.match(r"# [a-z_]+ = ", line) else line for line in lines)
    settings_file.write_text(shown, encoding="utf-8")
    examples = {"periods": {"rule_changes"}}
    assert read_settings(settings_file).model_dump(exclude=examples) == Settings().model_dump(exclude=examples)


def test_every_setting_stands_in_the_packaged_template() -> None:
    shown = tomllib.loads(re.sub(r"(?m)^# (?=[a-z_]+ = )", "", default_settings_text()))
    expected = Settings().model_dump(exclude={"mail": {"password", "units"}, "reading": {"passwords"}})

    def keys(table: dict[str, object]) -> dict[str, object]:
        return {name: keys(value) if isinstance(value, dict) else None for name, value in table.items()}

    shown["mail"].pop("units", None)
    assert keys(shown) == keys(expected)


def test_an_unknown_key_is_named_with_file_and_line(settings_file: Path) -> None:
    (fault,) = faults(settings_file, '[mail]\n\nsmtp_hots = "mail.example.vn"\n')
    assert fault.startswith(f"{settings_file}, dòng 3: mail.smtp_hots: không có mục này")
    assert "smtp_host" in fault


def test_an_unknown_table_is_named(settings_file: Path) -> None:
    (fault,) = faults(settings_file, "[report]\n\n[reprot]\n")
    assert "dòng 3: reprot:" in fault


def test_every_wrong_value_is_named_at_once(settings_file: Path) -> None:
    text = '[periods]\nrule = "lunar"\ndeadline_working_days = 0\n[report]\nrate_decimals = "two"\n'
    found = faults(settings_file, text)
    assert [re.search(r"dòng (\d+): ([\w.]+)", fault).groups() for fault in found] == [  # type: ignore[union-attr]
        ("2", "periods.rule"),
        ("3", "periods.deadline_working_days"),
        ("5", "report.rate_decimals"),
    ]


def test_a_wrong_value_in_the_second_of_two_tables_of_an_array_is_found_there(settings_file: Path) -> None:
    text = (
        '[[periods.rule_changes]]\nvalid_from = 2027-01-01\nrule = "calendar"\n'
        '[[periods.rule_changes]]\nvalid_from = "hôm qua"\nrule = "nd09"\n'
    )
    (fault,) = faults(settings_file, text)
    assert "dòng 5: periods.rule_changes.1.valid_from: phải là ngày" in fault


def test_broken_toml_names_the_line(settings_file: Path) -> None:
    (fault,) = faults(settings_file, '[mail]\nsmtp_host = "mail\n')
    assert f"{settings_file}, dòng 2: sai cú pháp" in fault


def test_a_file_in_another_encoding_is_named(settings_file: Path) -> None:
    settings_file.write_bytes("[mail]\n# gửi\n".encode("utf-16"))
    with pytest.raises(SettingsError, match="UTF-8"):
        read_settings(settings_file)


@pytest.mark.parametrize("line", ["[mail]\npassword = 'x'\n", "[reading]\npasswords = ['x']\n"])
def test_a_secret_in_the_file_is_refused_and_not_repeated(settings_file: Path, line: str) -> None:
    (fault,) = faults(settings_file, line)
    assert "dòng 2" in fault and "CCHC_" in fault and "'x'" not in fault


def test_the_environment_goes_before_the_file(settings_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings_file.write_text('[mail]\nsmtp_host = "a.example.vn"\nsmtp_port = 25\n', encoding="utf-8")
    monkeypatch.setenv("CCHC_MAIL__SMTP_HOST", "b.example.vn")
    monkeypatch.setenv("CCHC_MAIL__PASSWORD", "bí mật")
    settings = read_settings(settings_file)
    assert (settings.mail.smtp_host, settings.mail.smtp_port) == ("b.example.vn", 25)
    assert settings.mail.password is not None and settings.mail.password.get_secret_value() == "bí mật"
    assert "bí mật" not in repr(settings)


def test_a_wrong_environment_variable_is_named(settings_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CCHC_LOG__LEVEL", "loud")
    monkeypatch.setenv("CCHC_NONSENSE", "1")
    found = faults(settings_file, "")
    assert any("CCHC_NONSENSE" in fault for fault in found)
    assert any("CCHC_LOG__LEVEL" in fault and "log.level" in fault for fault in found)


@pytest.mark.parametrize("address", ["nobody", "a@", "@b.vn", "a@b.vn\nBcc: c@d.vn", "a b@c.vn x"])
def test_what_is_no_mail_address_is_refused(settings_file: Path, monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    monkeypatch.setenv("CCHC_MAIL__SENDER", address)
    assert any("mail.sender" in fault for fault in faults(settings_file, ""))


def test_a_named_address_is_taken(settings_file: Path) -> None:
    settings_file.write_text('[mail]\nrecipients = ["Giám đốc Sở <gd@snv.example.vn>"]\n', encoding="utf-8")
    (recipient,) = read_settings(settings_file).mail.recipients
    assert recipient.endswith("<gd@snv.example.vn>")


def test_settings_are_frozen(settings_file: Path) -> None:
    with pytest.raises(ValueError, match="frozen"):
        read_settings(settings_file).report.pdf = False  # type: ignore[misc]


def test_a_change_of_rule_is_read(settings_file: Path) -> None:
    settings_file.write_text(
        '[periods]\nrule_changes = [{ valid_from = 2027-01-01, rule = "calendar" }]\n', encoding="utf-8"
    )
    (change,) = read_settings(settings_file).periods.rule_changes
    assert (change.valid_from, change.rule) == (date(2027, 1, 1), Rule.CALENDAR)


def test_a_key_that_is_not_written_has_the_line_of_its_table() -> None:
    assert line_of("[a]\nx = 1\n[b.c]\ny = 1\n", ("b", "c", "z")) == 3
    assert line_of("[a]\nx = 1\n", ("q",)) is None
    assert line_of('a."x y".z = 1\n', ("a", "x y", "z")) == 1


def test_a_signal_that_does_not_exist_cannot_be_switched_off(tmp_path: Path) -> None:
    file = tmp_path / "cchc.toml"
    file.write_text('[signals]\noff = ["signal.always_full"]\n', encoding="utf-8")
    assert read_settings(file).signals.off == ("signal.always_full",)
    file.write_text('[signals]\noff = ["signal.always"]\n', encoding="utf-8")
    with pytest.raises(SettingsError) as raised:
        read_settings(file)
    assert "signals.off" in str(raised.value) and "signal.always_full" in str(raised.value)


def test_a_name_with_a_comma_needs_no_quotation_marks_and_an_address_no_accents(settings_file: Path) -> None:
    settings_file.write_text('[mail]\nrecipients = ["Sở Nội vụ, Phòng CCHC <gd@snv.example.vn>"]\n', encoding="utf-8")
    assert read_settings(settings_file).mail.recipients == ('"Sở Nội vụ, Phòng CCHC" <gd@snv.example.vn>',)
    (fault,) = faults(settings_file, '[mail]\nrecipients = ["văn-thư@snv.example.vn"]\n')
    assert "chữ có dấu" in fault


def test_a_list_in_the_environment_that_is_not_json_is_told_with_the_table_it_belongs_to_and_not_shown(
    settings_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CCHC_READING__PASSWORDS", "bí mật")
    (fault,) = faults(settings_file, "")
    assert "CCHC_READING…" in fault and "JSON" in fault and "bí mật" not in fault


def test_a_unit_is_known_by_its_code_however_the_environment_writes_it(
    settings_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings_file.write_text('[mail.units]\nSKHCN = "cu@skhcn.example.vn"\nsngv = "vt@sngv.example.vn"\n')
    monkeypatch.setenv("CCHC_MAIL__UNITS__SKHCN", "vt@skhcn.example.vn")
    assert read_settings(settings_file).mail.units == {"SKHCN": "vt@skhcn.example.vn", "SNgV": "vt@sngv.example.vn"}


def test_a_code_that_is_no_units_stays_as_it_was_written(settings_file: Path) -> None:
    settings_file.write_text('[mail.units]\nSKHXX = "vt@skhxx.example.vn"\n')
    assert read_settings(settings_file).mail.units == {"SKHXX": "vt@skhxx.example.vn"}
