from __future__ import annotations

import pickle
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reference_data import unit_names
from transforms.definitions.units import OrgUnit, OrgUnitName
from transforms.text.vietnamese import fold, name_key
from transforms.values.units import Resolution, UnitNames, name_tokens
from warehouse.reference import load_names

AUGUST_2020 = date(2020, 8, 14)
LAST_DAY_OF_DISTRICTS, FIRST_DAY_WITHOUT = date(2025, 6, 30), date(2025, 7, 1)
REPORTING = frozenset(("department", "district"))


def resolve(text: str, on: date = AUGUST_2020, **place: frozenset[str] | str) -> Resolution:
    return unit_names().resolve(text, on, **place)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("written", "unit"),
    [
        ("Sở Nội vụ", "SNV"),
        ("  SỞ  NỘI\u00a0VỤ.", "SNV"),
        ("So Noi vu", "SNV"),
        ("Sở Noi vụ", "SNV"),
        ("Sở Văn hoá, Thể thao và Du lịch", "SVHTTDL"),
        ("Sở KH&CN", "SKHCN"),
        ("Sở KH và CN", "SKHCN"),
        ("Sở LĐ – TB & XH", "SLDTBXH"),
        ("Sở LĐ, Thương binh và XH", "SLDTBXH"),
        ("Sở Giáo dục & ĐT", "SGDDT"),
        ("So GD va Dao tao", "SGDDT"),
        ("Ban Quản lý Khu kinh tế cửa khẩu Đồng Đăng – Lạng Sơn", "BQLKKT"),
        ("H.Văn Lãng", "182"),
        ("UBND huyện Văn Lãng", "182"),
        ("TP.Lạng Sơn", "178"),
        ("Sở Nội vụ, tỉnh Lạng Sơn", "SNV"),
        ("Sở Y tế tỉnh", "SYT"),
        ("U\u0309y ban nhân dân huye\u0323\u0302n Va\u0306n La\u0303ng", "182"),
        ("\u200bSở Ngoại vụ", "SNgV"),
        ("“UBND huyện Văn Lãng”", "182"),
        ("ＵＢＮＤ huyện Ｖăn Ｌãng", "182"),
        ("UBND xã Đoàn Kết, tỉnh Lạng Sơn", "06001.2018"),
        ("Sở Công Thương\ufeff", "SCT"),
        ("VP. Uỷ ban nhân dân tỉnh Lạng Sơn", "VPUBND"),
        ("Ban Quản lý Khu kinh tế cửa khẩu Ðồng Ðăng - Lạng Sơn", "BQLKKT"),
    ],
)
def test_a_name_is_known_however_clerks_write_it(written: str, unit: str) -> None:
    assert resolve(written) == Resolution(unit)


@pytest.mark.parametrize(
    "written",
    [
        "Phòng Nội vụ huyện Văn Lãng",
        "Công ty Hồng Phong",
        "Công an tỉnh",
        "Sở Công Thường",
        "Sở Văn hóa và DL",
        "Giáo dục và ĐT",
        "???",
        "",
        "Văn phòng",
        "xã Hòa Bình Văn Quan",
        "Văn Quan xã Hòa Bình",
    ],
)
def test_what_is_no_name_of_a_unit_is_unknown(written: str) -> None:
    assert resolve(written).code == "unknown"


def test_snv_alone_means_either_of_two_departments() -> None:
    assert resolve("SNV") == Resolution(None, "ambiguous", ("SNV", "SNgV"))


def test_the_committee_of_lang_son_may_be_the_provinces_or_the_citys() -> None:
    assert resolve("UBND Lạng Sơn") == Resolution(None, "ambiguous", ("LSN", "178"))
    assert resolve("SNgV") == Resolution("SNgV")


# ---- day and level


def test_a_unit_counts_from_its_first_day_up_to_the_day_it_ends() -> None:
    assert resolve("Huyện Văn Lãng", LAST_DAY_OF_DISTRICTS) == Resolution("182")
    assert resolve("Huyện Văn Lãng", FIRST_DAY_WITHOUT) == Resolution(None, "not_active", ("182",))


def test_a_unit_of_another_time_is_not_active_and_one_of_no_time_unknown() -> None:
    assert resolve("Sở Nông nghiệp và Môi trường") == Resolution(None, "not_active", ("SNNMT",))
    assert resolve("Sở Nông lâm").code == "unknown"


def test_the_same_name_is_the_body_of_its_day() -> None:
    assert resolve("Sở Nội vụ", date(2025, 2, 28)).unit == "SNV"
    assert resolve("Sở Nội vụ", date(2025, 3, 1)).unit == "SNV-2025"


def test_a_bare_name_is_ambiguous_only_among_units_that_can_stand_in_the_place() -> None:
    assert resolve("Hữu Lũng").code == "ambiguous"
    assert resolve("Hữu Lũng", groups=REPORTING) == Resolution("186")
    assert resolve("Lạng Sơn", groups=REPORTING) == Resolution("178")


def test_a_bare_district_name_after_the_districts_is_the_commune_as_a_sender() -> None:
    assert unit_names().resolve_sender("Văn Lãng", LAST_DAY_OF_DISTRICTS).unit == "182"
    assert unit_names().resolve_sender("Văn Lãng", FIRST_DAY_WITHOUT).unit == "06154.2025"


def test_a_commune_reports_only_since_it_hangs_on_the_province() -> None:
    assert unit_names().resolve_sender("Xã Hoàng Đồng", AUGUST_2020).code == "unknown"
    assert unit_names().resolve_sender("Phường Tam Thanh", FIRST_DAY_WITHOUT).unit == "05986.2025"


def test_the_province_is_no_sender() -> None:
    assert unit_names().resolve_sender("UBND tỉnh Lạng Sơn", AUGUST_2020).code == "unknown"
    assert resolve("UBND tỉnh Lạng Sơn").unit == "LSN"


# ---- communes that share a name


@pytest.mark.parametrize(
    "written",
    [
        "xã Hòa Bình, huyện Văn Quan",
        "Xã Hòa Bình (Văn Quan)",
        "Xã Hòa Bình - huyện Văn Quan",
        "UBND xã Hoà Bình, H. Văn Quan",
        "Hòa Bình - Văn Quan",
        "xã Hòa Bình thuộc huyện Văn Quan, tỉnh Lạng Sơn",
        "Huyện Văn Quan - xã Hòa Bình",
        "xa Hoa Binh, huyen Van Quan",
        "X. Hòa Bình; Văn Quan",
    ],
)
def test_a_commune_written_with_its_district_is_that_one(written: str) -> None:
    assert resolve(written) == Resolution("06274.2018")


def test_a_commune_without_its_district_is_ambiguous_where_names_are_shared() -> None:
    assert resolve("Xã Hòa Bình").code == "ambiguous"
    assert resolve("Xã Tân Thanh").code is None


def test_a_commune_is_not_found_in_a_district_that_it_does_not_belong_to() -> None:
    assert resolve("Xã Tân Thanh, huyện Văn Quan").code == "unknown"
    assert resolve("Xã Tân Thanh, huyện Văn Lãng").unit == "06166.2018"


def test_marks_are_not_added_to_a_name_that_is_another_communes_as_it_stands() -> None:
    assert resolve("xã Tân Thanh, huyện Cao Lộc").code == "unknown"
    assert resolve("Xã Tân Thanh, tỉnh Lạng Sơn", date(2025, 8, 14)).code == "not_active"
    assert resolve("xa Tan Thanh, huyen Cao Loc").unit == "06250.2018"
    assert resolve("xã Tân Thành, huyen Cao Loc").unit == "06250.2018"


def test_a_given_parent_settles_a_shared_name() -> None:
    assert resolve("Xã Hòa Bình", parent="184") == Resolution("06274.2018")
    assert resolve("Xã Hòa Bình", parent="182").code == "unknown"


# ---- names without diacritics


def test_a_name_without_marks_counts_where_one_unit_is_left() -> None:
    assert resolve("Xa To Hieu", date(2019, 12, 31)) == Resolution("06112.2018")
    assert set(resolve("Xa Tan Thanh").candidates) == {"06166.2018", "06250.2018", "06379.2018", "06442.2018"}


@pytest.mark.parametrize(
    ("written", "unit"),
    [("Sở Nôị vụ", "SNV"), ("Sở Taì chính", "STC"), ("Huyện Hưũ Lũng", "186"), ("Huyêṇ Văn Lãng", "182")],
)
def test_a_tone_on_another_vowel_is_the_same_name(written: str, unit: str) -> None:
    assert resolve(written).unit == unit
    assert resolve("Xã Tân Thanh").unit != resolve("Xã Tân Thành, huyện Hữu Lũng").unit
    assert resolve("Sở Nội vú").code == "unknown"


def test_a_name_with_its_marks_is_not_confused_with_one_that_is_alike_without_them() -> None:
    assert resolve("Xã Tân Thanh") == Resolution("06166.2018")
    assert resolve("Xã Tân Thành").code == "ambiguous"


def test_a_wrong_mark_is_not_a_missing_one() -> None:
    assert resolve("Sở Tai chinh") == Resolution("STC")
    assert resolve("Sở Tái chính").code == "unknown"


@settings(deadline=None, max_examples=200)
@given(
    row=st.sampled_from(load_names()),
    on=st.dates(date(2018, 1, 1), date(2026, 12, 31)),
    shout=st.booleans(),
    unmarked=st.booleans(),
)
def test_every_listed_name_gives_its_unit_or_says_that_it_may_mean_another(
    row: OrgUnitName, on: date, shout: bool, unmarked: bool
) -> None:
    written = fold(row.name_variant) if unmarked else row.name_variant
    found = resolve(written.upper() if shout else written, on)
    if unit_names()[row.unit].alive(on):
        assert found.unit == row.unit or (found.code == "ambiguous" and row.unit in found.candidates)
    else:
        assert found.unit != row.unit
    assert (found.unit is None) == (found.code is not None)


# ---- what else is known of the units


def test_departments_and_districts_report_and_since_2025_07_departments_and_communes() -> None:
    names = unit_names()
    assert [names.units[u].group for u in names.senders(AUGUST_2020)] == ["department"] * 20 + ["district"] * 11
    groups = [names.units[u].group for u in names.senders(FIRST_DAY_WITHOUT)]
    assert groups == ["department"] * 15 + ["commune"] * 65


@pytest.mark.parametrize(
    ("text", "likely"),
    [
        ("Sở Khoa học Công nghê", "SKHCN"),
        ("Sở Tài chánh", "STC"),
        ("Sở Lao động TBXH & NN", "SLDTBXH"),
        ("UBND huyện Văn Lãn", "182"),
        ("Ban QL KKT cửa khẩu", "BQLKKT"),
        ("Ban Quản lý dự án ODA", None),
        ("Công an tỉnh", None),
        ("Sở Vũ trụ", None),
        ("Trung tâm Vũ trụ", None),
        ("Công ty CP Xi măng Hồng Phong", None),
        ("0123456789", None),
    ],
)
def test_the_likeliest_unit_is_like_the_name_and_not_only_like_its_kind(text: str, likely: str | None) -> None:
    names = unit_names()
    assert next(iter(names.suggest(text, names.senders(AUGUST_2020))), None) == likely


def test_a_worker_gets_the_names_by_pickle() -> None:
    copied = pickle.loads(pickle.dumps(unit_names()))
    assert copied.resolve("Sở Nội vụ", AUGUST_2020) == Resolution("SNV")


def test_a_name_of_no_unit_is_a_broken_reference_and_not_passed_over() -> None:
    unit = OrgUnit("A", "Sở A", "A", "so_ban_nganh", None, date(2018, 1, 1), None)
    assert UnitNames([unit], [OrgUnitName("A", "Sở A", ())]).resolve("sở a", AUGUST_2020).unit == "A"
    with pytest.raises(KeyError):
        UnitNames([unit], [OrgUnitName("B", "Sở B", ())])


@given(
    st.text(max_size=12) | st.text("aăâàảạvVàÀ &-–.,()_\n\r\u2028\u200bÐĐđoòuỳqQIİß½\u0301\u0300\u0323", max_size=12)
)
@settings(max_examples=300, deadline=None)
def test_a_name_is_found_by_its_letters_whatever_stands_in_it(variant: str) -> None:
    unit = unit_names()["SNV"]
    names = UnitNames([unit], [OrgUnitName(unit.unit, variant, ())])
    letters = "".join(name_tokens(name_key(variant)))
    assert [spelling.letters for spelling in names.spellings(letters)] == [letters]


def test_every_packaged_name_is_found_by_its_letters() -> None:
    for row in load_names():
        letters = "".join(name_tokens(name_key(row.name_variant)))
        assert any(row.unit in spelling.units for spelling in unit_names().spellings(letters)), row
