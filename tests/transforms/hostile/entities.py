"""XML that declares entities, hides them in other encodings, or names files of others."""

from __future__ import annotations

from collections.abc import Iterator

from tests.transforms.hostile.kinds import HELLO, LAUGHS, ONE, READ, UNREADABLE, Hostile
from tests.transforms.made_workbooks import ods, sheet_xml, strings_xml, xlsx, xlsx_parts, zipped


def entities() -> Iterator[Hostile]:
    prolog = '<?xml version="1.0"?>' + LAUGHS
    inline = '<row r="1"><c r="A1" t="inlineStr"><is><t>&a9;</t></is></c></row>'
    yield Hostile("laughs_in_sheet.xlsx", zipped(xlsx_parts({"S": sheet_xml(inline, prolog=prolog)})), UNREADABLE)
    strings = strings_xml("&a9;").replace("<sst", LAUGHS + "<sst")
    yield Hostile("laughs_in_strings.xlsx", xlsx(HELLO, strings=strings), UNREADABLE)
    quadratic = '<!DOCTYPE l [<!ENTITY a "' + "A" * 100_000 + '">]>'
    strings = strings_xml("&a;" * 20_000).replace("<sst", quadratic + "<sst")
    yield Hostile("quadratic_entity.xlsx", xlsx(HELLO, strings=strings), UNREADABLE)
    outside = strings_xml("[&x;]").replace("<sst", '<!DOCTYPE l [<!ENTITY x SYSTEM "file:///etc/hostname">]><sst')
    yield Hostile("entity_of_a_file.xlsx", xlsx(HELLO, strings=outside), UNREADABLE)
    remote = strings_xml("a").replace("<sst", '<!DOCTYPE l SYSTEM "http://127.0.0.1:9/x.dtd"><sst')
    yield Hostile("remote_document_type.xlsx", xlsx(HELLO, strings=remote), READ | UNREADABLE)
    yield Hostile("entity_never_declared.xlsx", xlsx(HELLO, strings=strings_xml("&nope;")), UNREADABLE)
    hidden = sheet_xml(inline, prolog='<?xml version="1.0" encoding="UTF-16"?>' + LAUGHS).encode("utf-16")
    yield Hostile("laughs_in_utf16.xlsx", zipped(xlsx_parts({"S": hidden})), UNREADABLE)
    for encoding in ("utf-7", "punycode", "undefined", "idna", "rot13", "no-such"):
        head = f'<?xml version="1.0" encoding="{encoding}"?>'
        sheet = sheet_xml(inline).partition("?>")[2] or sheet_xml(inline)
        odd = (head + LAUGHS + sheet).encode()
        if encoding == "utf-7":
            odd = head.encode() + (LAUGHS + sheet).replace("<", "+ADw-").replace("&", "+ACY-").encode()
        yield Hostile(f"laughs_in_{encoding}.xlsx", zipped(xlsx_parts({"S": odd})), UNREADABLE)
        plain = (head + (sheet_xml(ONE).partition("?>")[2] or sheet_xml(ONE))).encode()
        ends = READ if encoding in ("utf-7", "idna") else UNREADABLE
        yield Hostile(
            f"one_in_{encoding}.xlsx", zipped(xlsx_parts({"S": plain})), ends, {(1, 1): 1} if ends is READ else {}
        )
    bare = sheet_xml(ONE).encode("utf-16-le")
    yield Hostile("utf16_without_mark.xlsx", zipped(xlsx_parts({"S": bare})), READ, {(1, 1): 1})
    yield Hostile("laughs.ods", ods("<table:table-row/>", prolog=LAUGHS), UNREADABLE)
    workbook = xlsx_parts({"S": sheet_xml(ONE)})
    workbook["xl/workbook.xml"] = str(workbook["xl/workbook.xml"]).replace("<workbook", LAUGHS + "<workbook")
    yield Hostile("laughs_in_workbook.xlsx", zipped(workbook), UNREADABLE)
    elements = "<!DOCTYPE w [" + "".join(f"<!ELEMENT e{n} (#PCDATA)>" for n in range(100_000)) + "]>"
    laden = sheet_xml(ONE, prolog='<?xml version="1.0"?>' + elements)
    yield Hostile("document_type_of_megabytes.xlsx", zipped(xlsx_parts({"S": laden})), UNREADABLE)
    wide = sheet_xml(ONE, prolog='<?xml version="1.0" encoding="UTF-32"?>').encode("utf-32")
    yield Hostile("sheet_in_utf32.xlsx", zipped(xlsx_parts({"S": wide})), UNREADABLE)
    western = sheet_xml(ONE, prolog='<?xml version="1.0" encoding="cp037"?>').encode("cp037")
    yield Hostile("sheet_in_ebcdic.xlsx", zipped(xlsx_parts({"S": western})), UNREADABLE)
