from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from flows import cli
from flows.language import as_argument, choose_language, why


@pytest.mark.parametrize("name", ["w", "Báo cáo năm 2020", "it's", "$HOME"])
def test_a_path_in_a_command_to_copy_is_one_argument(name: str) -> None:
    path = Path("/srv") / name
    command = f'{as_argument(Path(sys.executable))} -c "import sys; print(ascii(sys.argv[1]))" {as_argument(path)}'
    told = subprocess.run(command, shell=True, capture_output=True, check=True, text=True).stdout
    assert told.strip() == ascii(str(path))


def test_a_new_workspace_is_told_with_a_command_that_can_be_copied(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["init", str(tmp_path / "Báo cáo")]) == 0
    assert as_argument(tmp_path / "Báo cáo") in capsys.readouterr().out


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (errno.EACCES, "không có quyền, hoặc chương trình khác đang mở"),
        (errno.EROFS, "ổ đĩa chỉ cho đọc"),
        (errno.EMFILE, os.strerror(errno.EMFILE)),
    ],
)
@pytest.mark.usefixtures("usual_language")
def test_what_stands_in_the_way_of_a_file_is_told_in_the_language_chosen(number: int, told: str) -> None:
    error = OSError(number, os.strerror(number))
    assert why(error) == told
    choose_language(["--lang", "en"])
    assert why(error) == os.strerror(number)
