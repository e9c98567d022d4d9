"""`cchc`: the command line. Nothing slow is imported before it is known which command runs."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Sequence
from contextlib import suppress

from flows.console import open_streams, remark, unify_encoding
from flows.language import choose_language, said, why
from flows.outcomes import Exit, Refusal
from flows.stopping import heed_stops, is_a_stop, with_causes, work_is_done
from warehouse.connection import NotOpened, OtherTables

_ANYWHERE = ("--workspace", "--lang")  # options of the whole program, taken before or after the command
_STOPPED = 130  # what Typer makes of KeyboardInterrupt
_NO_ROOM = ("No space left on device", "not enough space on the disk", "database or disk is full")


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one command and end the process with its exit code."""
    if os.name == "posix" and sys.getfilesystemencoding() != "utf-8" and os.environ.get("PYTHONUTF8") != "1":
        # PYTHONUTF8=0 in an account's settings: names of files with Vietnamese letters could be told to nobody.
        os.execve(sys.executable, [sys.executable, *sys.orig_argv[1:]], {**os.environ, "PYTHONUTF8": "1"})
    open_streams()
    heed_stops()
    code = run(sys.argv[1:] if arguments is None else arguments)
    with suppress(OSError):  # nobody reads on
        sys.stdout.flush()
    work_is_done(code)
    sys.exit(code)


def run(arguments: Sequence[str]) -> int:
    """Run one command; its exit code. Bad data, wrong usage, a stop and a full disk never show a traceback, a fault of
    the program does."""
    try:
        return _run(arguments)
    except BaseException as error:
        hindrance = _hindrance(error)
        if hindrance is None:
            raise
        remark(hindrance)
        return int(Exit.FAILED)


def _run(arguments: Sequence[str]) -> int:
    unify_encoding()
    choose_language(arguments)
    # The texts of help are made on import, in the language chosen.
    import typer

    from flows.cli_commands import app

    try:
        code = typer.main.get_command(app)(_program_options_first(arguments), prog_name="cchc", standalone_mode=False)
        if code == _STOPPED:
            raise KeyboardInterrupt
        return int(code or Exit.DONE)
    except Refusal as refusal:
        remark(str(refusal))
        return int(refusal.code)
    except typer.Exit as ended:
        return ended.exit_code
    except typer.TyperException as error:
        remark(_usage(error))
        return int(Exit.USAGE)


def _hindrance(error: BaseException) -> str | None:
    """What stands in the way of a command, and what to do; None of a fault of the program."""
    if is_a_stop(error):
        return said(
            "Đã dừng theo yêu cầu. Những gì đã làm xong vẫn còn; chạy lại thì làm tiếp phần còn lại.",
            "Stopped. What was done is kept; run it again for the rest.",
        )
    if isinstance(error, OtherTables):
        return _other_tables(error)
    if isinstance(error, NotOpened):
        return said(
            f"Không mở được {error.path} để xem: {error.reason}. Nếu đang có lượt chạy, hãy đợi xong rồi chạy lại; "
            "nếu không, tệp đã hỏng: hãy chạy cchc doctor để biết cách sửa.",
            f"{error.path} cannot be opened to look: {error.reason}. If a run is going on, wait until it has ended; "
            "else the file is damaged: cchc doctor says how to mend it.",
        )
    if _is_of_a_full_disk(error):
        return said(
            f"Đĩa đã đầy nên chưa làm xong: {error}. Hãy giải phóng chỗ trống trên đĩa của thư mục làm việc và của "
            "thư mục tạm rồi chạy lại; những gì đã nhận trước đó vẫn còn.",
            f"The disk is full, so this was not finished: {error}. Make room on the disk of the workspace and of "
            "temporary files, then run it again; what was taken in before is still there.",
        )
    if isinstance(error, OSError) and error.filename is not None:
        place = error.filename2 or error.filename  # of two it is the second that was to be replaced
        return said(
            f"Không đọc hay ghi được {place} ({why(error)}). Hãy xem lại đường dẫn, quyền của tài "
            "khoản chạy chương trình, chỗ trống trên đĩa; tệp đang mở trong Excel thì đóng lại.",
            f"{place} cannot be read or written ({why(error)}). Look at the path, the rights of this "
            "account and the room on the disk; close the file where Excel has it open.",
        )
    if isinstance(error, RuntimeError):
        from transforms.files.guard_bounds import WorkerStartError  # only here: most commands read nothing

        if isinstance(error, WorkerStartError):
            return said(
                f"Không mở được tiến trình đọc bảng tính trong giới hạn bộ nhớ, nên chưa đọc tệp nào: {error}. Hãy báo "
                "người quản trị xem lại bản cài đặt và quyền của tài khoản chạy chương trình.",
                f"No process could be started that reads within bounds, so nothing was read: {error}. Look at the "
                "installation and at the rights of this account.",
            )
    return None


def _is_of_a_full_disk(error: BaseException) -> bool:
    """Whether an exception, or one that it came from, is that there was no room; DuckDB tells it in words alone."""
    return any(
        getattr(one, "errno", None) in (errno.ENOSPC, errno.EDQUOT) or any(words in str(one) for words in _NO_ROOM)
        for one in with_causes(error)
    )


def _other_tables(other: OtherTables) -> str:
    """What to do where another edition of the program made the warehouse."""
    if other.is_newer:
        return said(
            f"Kho số liệu {other.path.name} do phiên bản mới hơn của chương trình tạo ra. Hãy cập nhật chương trình "
            "trên máy này.",
            f"{other.path.name} was made by a newer version of the program. Bring the program on this machine up to "
            "date.",
        )
    return said(
        f"Kho số liệu {other.path.name} do phiên bản cũ của chương trình tạo ra. Hãy chạy cchc ingest một lần để cập "
        "nhật, rồi chạy lại lệnh này.",
        f"{other.path.name} was made by an older version of the program. Run cchc ingest once, then this command "
        "again.",
    )


def _program_options_first(arguments: Sequence[str]) -> list[str]:
    """Move options of the whole program to the front, wherever they stand before a `--`."""
    first: list[str] = []
    rest: list[str] = []
    waiting = list(arguments)
    while waiting:
        argument = waiting.pop(0)
        if argument == "--":
            rest += [argument, *waiting]
            break
        if argument in _ANYWHERE:
            if not waiting:
                raise Refusal(
                    f"Tùy chọn {argument} cần có giá trị đi kèm.", f"Option {argument} needs a value.", Exit.USAGE
                )
            first += [argument, waiting[0]]
            del waiting[:1]
        elif argument.startswith(tuple(f"{option}=" for option in _ANYWHERE)):
            first.append(argument)
        else:
            rest.append(argument)
    return first + rest


def _usage(error: Exception) -> str:
    """What is wrong with the command as it was written, and where to look."""
    option = getattr(error, "option_name", None)
    parameter = getattr(error, "param", None)
    opts = getattr(parameter, "opts", [""])
    name = opts[0] if opts[0].startswith("-") else getattr(parameter, "metavar", None) or opts[0]
    kind = type(error).__name__
    english = str(getattr(error, "message", error)) or kind
    if kind == "NoArgsIsHelpError":
        return english  # the help
    if kind == "NoSuchOption":
        vietnamese = f"Không có tùy chọn {option}."
    elif kind == "MissingParameter":
        vietnamese, english = f"Thiếu {name}.", f"{name} is missing."
    elif kind == "BadParameter":
        vietnamese, english = f"Giá trị của {name} không đúng.", f"{name}: {english}."
    elif kind == "BadOptionUsage":
        number = next((word for word in english.split() if word.isdecimal()), None)
        vietnamese = f"Tùy chọn {option} cần {f'{number} giá trị' if number else 'có giá trị'} đi kèm."
    elif english.startswith("Missing command"):
        vietnamese = "Thiếu tên lệnh."
    elif english.startswith("Got unexpected extra argument"):
        vietnamese = f"Thừa {english.rpartition('(')[2].rstrip(').')}; tên có dấu cách phải đặt trong ngoặc kép."
    elif english.startswith("No such command"):
        vietnamese = f"Không có lệnh {english.split(maxsplit=3)[-1]}"
    else:
        vietnamese = english
    context = getattr(error, "ctx", None)
    command = context.command_path if context is not None else "cchc"
    return said(f"{vietnamese}\nXem: {command} --help", f"{english}\nSee: {command} --help")
