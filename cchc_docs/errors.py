"""The one exception of the house: something we cannot go on without."""

from __future__ import annotations

import errno

_REASONS = {
    errno.ENOENT: "đường dẫn không có",
    errno.ENOTDIR: "trên đường dẫn có một tệp ở chỗ phải là thư mục",
    errno.EEXIST: "đã có tệp trùng tên với thư mục cần tạo",
    errno.EISDIR: "đó là thư mục, không phải tệp",
    errno.EACCES: "không có quyền",
    errno.EPERM: "không có quyền",
    errno.EROFS: "ổ đĩa chỉ cho đọc",
    errno.ENOSPC: "ổ đĩa đã đầy",
    errno.EDQUOT: "đã hết dung lượng được cấp",
    errno.ENAMETOOLONG: "tên tệp quá dài",
    errno.EINVAL: "tên tệp không hợp lệ",
    errno.ENODEV: "không có ổ đĩa này",
    errno.EIO: "ổ đĩa hỏng hoặc đã rút ra",
}


def reason(error: OSError) -> str:
    """Return in Vietnamese why the system refused; a reason we have no words for keeps its number."""
    if error.errno is None:
        return "không rõ lý do"
    return _REASONS.get(error.errno) or f"hệ thống báo lỗi số {error.errno}"


class CchcError(Exception):
    """We cannot go on (unreadable file, broken template, missing program).

    The message is one Vietnamese line for an official: what is wrong, where, what to do.
    `cli` prints it and leaves with exit code 2. Problems in the user's data that we can
    list together are values (`Problem`, `Finding`), never this exception.
    """
