"""The server of the page: 127.0.0.1 only, at a port that is free, until the last window is closed."""

from __future__ import annotations

import asyncio
import os
import secrets
import socket
import threading
import webbrowser
from collections.abc import Callable
from contextlib import suppress
from importlib.util import find_spec
from urllib.parse import quote

from cchc_docs.desk.open import YAML, ending
from cchc_docs.errors import CchcError, reason


def opened(port: int) -> socket.socket:
    """Return a socket that listens on this machine only (`port` 0: any that is free). Raises CchcError."""
    found = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        if os.name == "posix":  # elsewhere the option would let another program share the port
            found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        found.bind(("127.0.0.1", port))
        found.listen(64)
    except (OSError, OverflowError) as error:
        found.close()
        why = reason(error) if isinstance(error, OSError) else "số cổng từ 1 đến 65535"
        raise CchcError(f"không mở được cổng {port} trên máy này ({why}); chọn cổng khác, hoặc bỏ --port") from None
    return found


def start_page(file: str) -> str:
    """Return where the page opens for a file of the folder: a plan, or a paper to take in."""
    if not file:
        return "/"
    return f"/ke-hoach/{quote(file, safe='')}" if ending(file) in YAML else f"/mo/{quote(file, safe='')}"


def serve(
    root: str,
    *,
    file: str = "",
    port: int = 0,
    browse: bool = True,
    told: Callable[[str], None] = lambda _: None,
    tick: float = 5.0,
) -> None:
    """Serve the page of the folder `root` until it is closed; `told` is given its address, before anything else.

    `file`: a name in the folder to open the page with; `tick`: seconds between looks for windows. Raises CchcError where the extra `web` is missing or the port
    cannot be had.
    """
    for name in ("starlette", "uvicorn", "jinja2", "python_multipart"):
        if find_spec(name) is None:
            raise CchcError(
                f"chưa cài phần trang web ({name}): chạy `pip install cchc-docs[web]`, hoặc dùng python3 run.py"
            )
    door, token = opened(port), secrets.token_urlsafe(24)
    number = door.getsockname()[1]
    address = f"http://127.0.0.1:{number}{start_page(file)}?ma={token}"
    told(address)
    if browse:
        threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
    # The browser starts while we import: the door is open, who knocks waits a moment.
    import uvicorn

    from cchc_docs.web.alive import Windows
    from cchc_docs.web.app import application
    from cchc_docs.web.office import Office

    office, windows = Office(root, token), Windows(tick)
    closed = threading.Event()
    app = application(office, number, windows, closed.set)
    config = uvicorn.Config(
        app, log_level="critical", lifespan="off", http="h11", ws="none", loop="asyncio", access_log=False,
        server_header=False, timeout_graceful_shutdown=3,
    )  # fmt: skip
    server = uvicorn.Server(config)

    async def until_closed() -> None:
        watch = asyncio.create_task(windows.watch(office.jobs.busy, closed))
        serving = asyncio.create_task(server.serve(sockets=[door]))
        await asyncio.wait((watch, serving), return_when=asyncio.FIRST_COMPLETED)
        server.should_exit = True
        watch.cancel()
        await serving

    warm = threading.Timer(0.7, _warm)
    warm.daemon = True
    warm.start()
    asyncio.run(until_closed())


WARM = ("reading.yaml.plan", "checking.runner", "reading.word.file", "writing.html.document")
"""What the first errand needs: imported while the person looks at the first page."""


def _warm() -> None:
    from importlib import import_module

    for name in WARM:
        with suppress(ImportError):  # told where it is needed
            import_module(f"cchc_docs.{name}")
