"""Sheets typed in TCVN3, VNI or another 8-bit encoding, or with UTF-8 that was misread, column by column, in Unicode;
and what nobody sees between letters taken away."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain

from transforms.definitions.patterns import late_pattern
from transforms.definitions.remembered import remember
from transforms.files.read_cells import ERRORS
from transforms.files.sheets import CellError, Sheet, Value
from transforms.text.destroyed_text import unreadable
from transforms.text.legacy_encodings import (
    decode_column,
    decode_legacy,
    encodings_in,
    proves_legacy,
    reads_both_ways,
)
from transforms.text.legacy_letters import USUAL, Encoding
from transforms.text.misread_utf8 import mended as mended_utf8
from transforms.text.vietnamese import clean_block

Row = tuple[int, tuple[Value, ...]]
MISREAD_UTF8 = "utf-8"  # taken for another code page

# What Vietnamese text in Unicode does not have but TCVN3, VNI or destroyed text nearly always has: letters of other
# languages; an accented capital behind a small letter, a mark on the wrong one of two vowels.
_FOREIGN_LETTERS = (
    "?\u0080-\u00bf\u00c4-\u00c7\u00cb\u00ce-\u00d1\u00d6-\u00d8\u00db\u00dc\u00de\u00df\u00e4-\u00e7\u00eb\u00ee-\u00f1"
    "\u00f6-\u00f8\u00fb\u00fc\u00fe\u00ff\u20ac\ufffd"
)
_ACCENTED = "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝáàâãéèêúùõ"
_MISPLACED = "(?<=[a-z][ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝ]|[aeoAEO][âÂ]|[aA][êÊáÁàÀãÃéÉèÈúÚ]|[eE][áÁàÀãÃ]|[aeouyAEOUY][ùÙõÕ])"
# What shows nothing or a blank of another kind, as web pages and chat programs leave it; a soft hyphen is "ư" in TCVN3.
_UNSEEN_LETTERS = "\t\u00a0\u034f\u061c\u115f\u1160\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff"
_UNSEEN = late_pattern(f"[{_UNSEEN_LETTERS}]")
# Of these what has no width, amid the letters of a word: each would be a word of one letter, which TCVN3 explains.
_WITHIN_WORDS = late_pattern("[\u034f\u061c\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]+")


def _odd(letters: str) -> re.Pattern[str]:
    """These letters, or a misplaced one: both in one walk through the text."""
    return late_pattern(f"[{letters}{_ACCENTED}](?:(?<=[{letters}])|{_MISPLACED})")


_SUSPECT = _odd(_FOREIGN_LETTERS)
_ODD = _odd(_FOREIGN_LETTERS + _UNSEEN_LETTERS)

# What is not plain: an odd letter, one that is neither Vietnamese nor a common mark, or "_x00" as Excel writes a letter
# that XML does not have. Nearly all text is plain, and much of it comes again.
_NOT_PLAIN = late_pattern(
    r"[^\n\r\x20-\x3e\x40-\x5e\x60-\x7e\xec\xed\xf2-\xf4\xfdĂăĐđĨĩŨũƠơƯư\u1ea0-\u1ef9\u2010-\u2027\u2030-\u203a]"
    rf"(?:(?<![_{_ACCENTED}])|(?<=_)(?=x00)|{_MISPLACED})"
)
_plain: set[str] = set()


def are_as_read(texts: Set[str | None]) -> bool:
    """Whether in sheets of these texts there is nothing to decode nor to take away, nor an error that was pasted."""
    return ERRORS.isdisjoint(texts) and _are_plain(texts)


def _are_plain(values: Set[Value]) -> bool:
    new = [value for value in values - _plain if isinstance(value, str)]  # formulas and errors, too
    if _NOT_PLAIN.search("\n".join(new)) is not None:
        return False
    remember(_plain, new)
    return True


def _is_suspect(text: str) -> bool:
    return _SUSPECT.search(text) is not None


@dataclass(frozen=True, slots=True)
class LegacyColumn:
    """A column (from 0) with converted text; `row_number` and `text` are of its first cell that was converted.

    `encoding` is one that `decode_column` knows, or `MISREAD_UTF8`.
    """

    column: int
    encoding: str
    row_number: int
    text: str


@dataclass(frozen=True, slots=True)
class DecodedSheet:
    """The rows of a sheet with all text in Unicode and nothing unseen in it, and what was done for it.

    `destroyed` holds the first cell of each column whose letters are lost or unknown: (column from 0, row number,
    text). `is_plain` says of most that there is nothing but Vietnamese letters and common marks.
    """

    rows: tuple[Row, ...]
    columns: tuple[LegacyColumn, ...] = ()
    destroyed: tuple[tuple[int, int, str], ...] = ()
    is_plain: bool = False

    @property
    def encodings(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(column.encoding for column in self.columns))


def in_unicode(text: str) -> str:
    """A text that stands alone (a file's name) in Unicode."""
    return mended_utf8(text) or decode_column([text]).texts[0]


def decode_sheet(sheet: Sheet, *, is_plain: bool = False) -> DecodedSheet:
    """The sheet's rows with legacy text converted; each column is decided with its header and data, what is left over
    (title lines, signatures) together. The name of an error that was pasted as text is the error. Of one that is known
    to be plain (`are_as_read`) all is kept."""
    if is_plain:
        return DecodedSheet(sheet.rows, is_plain=True)
    values = set(chain.from_iterable([cells for _, cells in sheet.rows]))
    if not ERRORS.isdisjoint(values):
        sheet = replace(sheet, rows=tuple([(number, tuple(map(_as_error, cells))) for number, cells in sheet.rows]))
    if _are_plain(values):
        return DecodedSheet(sheet.rows, is_plain=True)
    together = "\n".join([value for value in values if type(value) is str])
    if _ODD.search(together) is None:
        return DecodedSheet(sheet.rows)
    if not _is_suspect(together):
        decoded = DecodedSheet(sheet.rows)
    elif _WITHIN_WORDS.search(together):
        decoded = _decoded(replace(sheet, rows=_without(_WITHIN_WORDS, sheet.rows, partial(_WITHIN_WORDS.sub, ""))))
    else:
        decoded = _decoded(sheet)
    return replace(decoded, rows=_without(_UNSEEN, decoded.rows, clean_block)) if _UNSEEN.search(together) else decoded


def _as_error(value: Value) -> Value:
    return CellError(value) if type(value) is str and value in ERRORS else value


def _decoded(sheet: Sheet) -> DecodedSheet:
    columns: dict[int, list[tuple[int, str]]] = {}
    for place, (_, cells) in enumerate(sheet.rows):
        for column, value in enumerate(cells):
            if type(value) is str and (not value.isascii() or "?" in value):
                columns.setdefault(column, []).append((place, value))
    suspect = [column for column, texts in columns.items() if any(_is_suspect(text) for _, text in texts)]
    work = _Decoder(sheet.rows, encodings_in(text for column in suspect for _, text in columns[column]))
    work.decide({column: columns[column] for column in sorted(suspect)})
    if work.found:  # where one column is typed so, another may be that no letter gives away at once
        work.decide({column: columns[column] for column in sorted(columns) if column not in suspect})
    work.decide_rest()
    work.decide_by_rows(columns)
    return work.result()


def _without(unseen: re.Pattern[str], rows: tuple[Row, ...], tidy: Callable[[str], str]) -> tuple[Row, ...]:
    """The rows with texts as they look; one of which nothing would be left stays as it is."""
    tidied = {
        (place, column): tidy(value) or value
        for place, (_, cells) in enumerate(rows)
        for column, value in enumerate(cells)
        if type(value) is str and unseen.search(value)
    }
    return _changed(rows, tidied)


class _Decoder:
    def __init__(self, rows: tuple[Row, ...], among: tuple[Encoding, ...]) -> None:
        self.rows = rows
        self.among = among
        self.found: list[LegacyColumn] = []
        self.destroyed: list[tuple[int, int, str]] = []
        self.changes: dict[tuple[int, int], str] = {}
        self.undecided: list[tuple[int, int, str]] = []

    def decide(self, columns: Mapping[int, list[tuple[int, str]]]) -> None:
        """Each column by its own header and data."""
        for column, texts in columns.items():
            written = self._without_misread(column, texts)
            decoded = decode_column([text for _, text in written], self.among)
            for position in sorted(decoded.destroyed)[:1]:
                place, text = written[position]
                self.destroyed.append((column, self.rows[place][0], text))
            if decoded.encoding is None:
                self.undecided.extend((place, column, text) for place, text in written if _is_suspect(text))
                continue
            for position in sorted(decoded.converted):
                self.changes[written[position][0], column] = decoded.texts[position]
            if decoded.converted:
                place, text = written[min(decoded.converted)]
                self.found.append(LegacyColumn(column, decoded.encoding, self.rows[place][0], text))

    def _without_misread(self, column: int, written: list[tuple[int, str]]) -> list[tuple[int, str]]:
        """The texts of a column but for UTF-8 that was taken for another code page, which is put right at once."""
        if all(mended_utf8(text) is None for _, text in written):
            return written
        wholes = ((place, text, mended_utf8(text, beside_misread=True)) for place, text in written)
        mended = [(place, text, whole) for place, text, whole in wholes if whole is not None]
        self.changes.update({(place, column): whole for place, _, whole in mended})
        place, text, _ = mended[0]
        self.found.append(LegacyColumn(column, MISREAD_UTF8, self.rows[place][0], text))
        places = {place for place, _, _ in mended}
        return [(place, text) for place, text in written if place not in places]

    def decide_rest(self) -> None:
        """Title lines and signatures stand over no data of their own: those left over together."""
        joined = decode_column([text for _, _, text in self.undecided], self.among)
        for position in sorted(joined.converted):
            place, column, text = self.undecided[position]
            self.changes[place, column] = joined.texts[position]
            if joined.encoding and all(known.column != column for known in self.found):
                self.found.append(LegacyColumn(column, joined.encoding, self.rows[place][0], text))
        told = {column for column, _, _ in self.destroyed}
        left = [entry for position, entry in enumerate(self.undecided) if position not in joined.converted]
        for position in sorted(unreadable([text for _, _, text in left])):
            place, column, text = left[position]
            if column not in told:
                told.add(column)
                self.destroyed.append((column, self.rows[place][0], text))

    def decide_by_rows(self, columns: Mapping[int, list[tuple[int, str]]]) -> None:
        """What reads both ways is written like the rest of its row, where rows of two kinds were pasted together: not
        where columns are of two kinds. A header may be of two kinds over rows that are of one each."""
        cells = {(place, column): text for column, texts in columns.items() for place, text in texts}
        known = {legacy.encoding for legacy in self.found}
        if known == {MISREAD_UTF8}:
            self._mend_rows(cells)
        elif encoding := next((one for one in USUAL if known == {one}), None):
            self._settle_rows(cells, encoding)
        else:
            return
        first: dict[int, int] = {}
        for place, column in sorted(at for at, text in self.changes.items() if text != cells.get(at, text)):
            first.setdefault(column, place)
        (written,) = known
        self.found = [LegacyColumn(c, written, self.rows[place][0], cells[place, c]) for c, place in first.items()]

    def _mend_rows(self, cells: Mapping[tuple[int, int], str]) -> None:
        misread = {place for place, _ in self.changes}
        for at, text in cells.items():
            if at[0] in misread and (whole := mended_utf8(text, beside_misread=True)) is not None:
                self.changes[at] = whole

    def _settle_rows(self, cells: Mapping[tuple[int, int], str], encoding: Encoding) -> None:
        proofs = {at: proof for at, text in cells.items() if (proof := proves_legacy(text, encoding)) is not None}
        legacy = {place for (place, _), proof in proofs.items() if proof}
        plain = {place for (place, _), proof in proofs.items() if not proof}
        header = max(legacy & plain, default=-1)
        below = {(column, proof) for (place, column), proof in proofs.items() if place > header}
        columns_alone = all((column, not proof) not in below for column, proof in below)
        if header >= 0 and (header >= min(legacy - plain, default=header) or columns_alone):
            return
        told = legacy ^ plain
        for at, text in cells.items():
            if at not in proofs and at[0] in told and reads_both_ways(text, encoding):
                self.changes[at] = decode_legacy(text, encoding) if at[0] in legacy else text

    def result(self) -> DecodedSheet:
        rows = _changed(self.rows, self.changes) if self.changes else self.rows
        found = sorted(self.found, key=lambda legacy: legacy.column)
        return DecodedSheet(rows, tuple(found), tuple(sorted(self.destroyed)))


def _changed(rows: tuple[Row, ...], changes: Mapping[tuple[int, int], str]) -> tuple[Row, ...]:
    touched = {place for place, _ in changes}
    return tuple(
        (number, tuple(changes.get((place, column), value) for column, value in enumerate(cells)))
        if place in touched
        else (number, cells)
        for place, (number, cells) in enumerate(rows)
    )
