"""What keeps the page to the person at this machine: Host, Origin, the token of this start, a limit for what comes in.

Another site in the same browser can send requests to 127.0.0.1; it can neither read the token nor carry the cookie
(SameSite=Strict), its Origin is not ours, and a name that it makes point here (DNS rebinding) is not our Host.
"""

from __future__ import annotations

import hmac
import secrets
from hashlib import sha256
from http.cookies import CookieError, SimpleCookie

from starlette.datastructures import Headers, MutableHeaders, QueryParams
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MAX_UPLOAD = 120_000_000
"""Bytes of one request: several files of the size that reading allows are more than any office sends at once."""

_LARGE = "Tệp gửi lên quá lớn (tối đa 120 MB)."
CHANGING = ("POST", "PUT", "PATCH", "DELETE")
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


class Key:
    """The secret of one start of the program: the token in the address, the cookie, the sign on every form."""

    def __init__(self, token: str = "") -> None:
        self.token = token or secrets.token_urlsafe(24)
        self.sign = hmac.new(self.token.encode(), b"bieu mau", sha256).hexdigest()

    def is_token(self, given: str) -> bool:
        """Tell whether this is the token; the time it takes tells nothing."""
        return hmac.compare_digest(given.encode(), self.token.encode())

    def is_sign(self, given: str) -> bool:
        """Tell whether a form is one of ours."""
        return hmac.compare_digest(given.encode(), self.sign.encode())


class Guard:
    """ASGI: lets through what comes from our own page, answers the rest with one line."""

    def __init__(self, app: ASGIApp, key: Key, port: int) -> None:
        self.app, self.key = app, key
        self.hosts = {f"127.0.0.1:{port}", f"localhost:{port}"}
        self.cookie = f"cchc_{port}"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            return
        refused = self._refuse(scope)
        if refused is not None:
            await refused(scope, receive, _with_headers(send))
            return
        await self.app(scope, _limited(receive), _with_headers(send))

    def _refuse(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        if headers.get("host", "") not in self.hosts:
            return _no(421, "Trang này chỉ mở được bằng địa chỉ mà chương trình in ra.")
        origin = headers.get("origin")
        if scope["method"] in CHANGING and origin is not None and origin.removeprefix("http://") not in self.hosts:
            return _no(403, "Yêu cầu đến từ một trang khác nên không nhận.")
        if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
            return _no(403, "Yêu cầu đến từ một trang khác nên không nhận.")
        if int(headers.get("content-length", "0") or 0) > MAX_UPLOAD:
            return _no(413, _LARGE)
        query = QueryParams(scope["query_string"].decode("latin-1"))
        if "ma" in query and scope["method"] == "GET":
            return self._enter(scope, query)
        if not self.key.is_token(self._cookie(headers)):
            return _no(403, "Mở trang bằng địa chỉ đầy đủ mà chương trình in ra khi bắt đầu (có phần ma=…).")
        return None

    def _enter(self, scope: Scope, query: QueryParams) -> Response:
        if not self.key.is_token(query["ma"]):
            return _no(403, "Địa chỉ này của lần chạy trước; mở lại chương trình để có địa chỉ mới.")
        rest = "&".join(f"{key}={value}" for key, value in query.multi_items() if key == "tep")
        target = scope["path"] if scope["path"].startswith("/") and not scope["path"].startswith("//") else "/"
        answer = RedirectResponse(target + (f"?{rest}" if rest else ""), 303)
        answer.set_cookie(self.cookie, self.key.token, httponly=True, samesite="strict", path="/")
        return answer

    def _cookie(self, headers: Headers) -> str:
        jar: SimpleCookie = SimpleCookie()
        try:
            jar.load(headers.get("cookie", ""))
        except CookieError:
            return ""
        return jar[self.cookie].value if self.cookie in jar else ""


def _no(status: int, words: str) -> Response:
    return PlainTextResponse(words + "\n", status)


def _with_headers(send: Send) -> Send:
    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    return sent


def _limited(receive: Receive) -> Receive:
    seen = 0

    async def received() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > MAX_UPLOAD:
            raise HTTPException(413, _LARGE)
        return message

    return received
