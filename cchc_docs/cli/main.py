"""`cchc`: find the command, run it, turn what cannot go on into one Vietnamese line and exit code 2.

Only the module of the command asked for is imported: start-up time is most of a short run.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable

from cchc_docs.errors import CchcError

COMMANDS = {
    "render": "kế hoạch (YAML) → Word, PDF",
    "import": "tệp Word, PDF năm trước → kế hoạch (YAML)",
    "check": "kiểm tra trước khi ký",
    "explain": "giải thích một mã kiểm tra",
    "law": "sổ văn bản: hiệu lực, văn bản thay thế, sổ riêng của cơ quan",
    "draft": "kế hoạch năm nay → dự thảo năm sau",
    "compare": "hai bản → tệp Word có theo dõi thay đổi",
    "collect": "biểu Excel gửi các đơn vị và nhận lại",
    "due": "việc đến hạn, quá hạn",
    "report": "kế hoạch + tiến độ → báo cáo",
    "survey": "kế hoạch các xã trong một thư mục, so với kế hoạch của tỉnh",
    "total": "báo cáo các xã → biểu thống kê của tỉnh",
    "serve": "mở trang làm việc trong trình duyệt",
    "new": "tạo một kế hoạch mẫu, một văn bản loại khác để bắt đầu",
    "sign": "xem ô chữ ký số của PDF; ký thử bằng chứng thư thử",
    "copy": "sao y, sao lục, trích sao văn bản",
    "number": "điền số, ngày đã cấp vào mọi chỗ nói đến",
    "schema": "in JSON Schema của kế hoạch cho trình soạn thảo",
    "template": "kiểm tra mẫu Word đã sửa",
    "completion": "gợi ý lệnh cho bash, zsh, fish, PowerShell",
}

ROOMS = {
    "documents": ("render", "import", "check", "draft", "compare", "new", "number", "copy", "sign", "template"),
    "year": ("collect", "due", "report"),
    "province": ("survey", "total"),
    "about": ("explain", "law", "schema", "completion", "serve"),
}
"""The folder a command's module stands in."""

CLEAN, FINDINGS, FAILED = 0, 1, 2

_EXAMPLES = """\
Ví dụ:
  cchc render plans/cchc_2026.yaml -o output/ --pdf
  cchc import "Ke hoach 2025.docx" -o ke_hoach_2025.yaml
  cchc check ke_hoach.docx --annotate ke_hoach.ghi_chu.docx
  cchc <lệnh> --help      xem cách dùng từng lệnh
"""


def usage() -> str:
    """Return the help of `cchc` itself."""
    width = max(map(len, COMMANDS))
    lines = [f"  {name:<{width}}  {text}" for name, text in COMMANDS.items()]
    return "Cách dùng: cchc <lệnh> …\n\nCác lệnh:\n" + "\n".join(lines) + "\n\n" + _EXAMPLES


def main(arguments: list[str] | None = None) -> int:
    """Run one command. Returns 0 clean, 1 findings, 2 could not run."""
    _speak_utf8()
    look_seldom_for_circles()
    if arguments is not None:  # called by a program of Python, whose `re` is not ours to teach
        return _run(arguments)
    from cchc_docs import modules

    modules.remember()
    from cchc_docs import keeping, patterns

    given = sys.argv[1:]
    try:
        if given and given[0] in COMMANDS:
            patterns.remember(given[0])
        code = _run(given)
        keeping.done()
        modules.keep_new()
    finally:
        gc.freeze()  # the process ends: to look all its objects through for circles once more takes a tenth of a render
    _leave(code)
    return code


def _leave(code: int) -> None:
    """End the process here where nobody waits for more: to take apart all it made is 6 ms of a check, 2 of a render.

    What is to be done at the end (a folder to remove, another thread, a debugger that watches) is done as ever.
    """
    import _thread
    import atexit

    asked: Callable[[], int] = getattr(atexit, "_ncallbacks", lambda: 1)
    if asked() or _thread._count() or sys.gettrace() or sys.getprofile() or sys.flags.interactive:  # noqa: SLF001
        return
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:
        return
    os._exit(code)


def look_seldom_for_circles() -> None:
    """Set how a command, and the bench that stands for one, looks for circles of objects.

    Our objects hold none and a run is short: a look for some at 50,000 objects and at 100,000 was a tenth of a check and
    found nothing. What a long run over many files leaves is found all the same.
    """
    gc.set_threshold(300_000)


def _run(given: list[str]) -> int:
    if not given or given[0] in ("-h", "--help", "help"):
        print(usage())
        return CLEAN
    if given[0] in ("--version", "-V"):
        from cchc_docs import __version__

        print(f"cchc {__version__}")
        return CLEAN
    if given[0] not in COMMANDS:
        from cchc_docs.reading.yaml.kinds import suggestion

        near = suggestion(given[0], tuple(COMMANDS))
        print(f"cchc: không có lệnh '{given[0]}'{near} (xem cchc --help)", file=sys.stderr)
        return FAILED
    return _guarded(given[0], given[1:])


def module_of(command: str) -> str:
    """Return the name of the module of a command."""
    room = next(room for room, commands in ROOMS.items() if command in commands)
    return f"cchc_docs.cli.{room}.{command}_command"


_CUT_OFF = 141
"""What a shell shows of a command whose reader went away (128 and SIGPIPE)."""


def _guarded(command: str, arguments: list[str]) -> int:
    from importlib import import_module

    try:
        code: int = import_module(module_of(command)).run(arguments)
        sys.stdout.flush()
    except CchcError as error:
        print(f"cchc {command}: {error}", file=sys.stderr)
        return FAILED
    except KeyboardInterrupt:
        print("\ncchc: đã dừng theo yêu cầu", file=sys.stderr)
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _CUT_OFF  # what was found is not known: never the code of a clean paper
    except Exception as error:
        if os.environ.get("CCHC_DEBUG"):
            raise
        print(f"cchc {command}: {_unexpected(error)}", file=sys.stderr)
        return FAILED
    return code


def _unexpected(error: Exception) -> str:
    """Say what an official can do about a mistake of ours; the traceback goes to a file for developers."""
    import tempfile
    import traceback

    with tempfile.NamedTemporaryFile("w", prefix="cchc-", suffix=".log", delete=False, encoding="utf-8") as log:
        traceback.print_exception(error, file=log)
    return (
        f"lỗi của chương trình ({type(error).__name__}), không phải của tệp; "
        f"xin gửi tệp {log.name} cho người phát triển"
    )


def _speak_utf8() -> None:
    """Windows consoles may start in another code page; our words need UTF-8."""
    for stream in (sys.stdout, sys.stderr):
        if (getattr(stream, "encoding", "") or "").lower().replace("-", "") != "utf8":
            reconfigure = getattr(stream, "reconfigure", None)
            if reconfigure is not None:
                reconfigure(encoding="utf-8", errors="replace")
