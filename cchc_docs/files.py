"""Files of others, opened: regular ones only, of a sane size, every refusal one Vietnamese line.

The floor under every reader. A pipe or a device would hang the program, a link that leads nowhere is named as one.
"""

from __future__ import annotations

import os
import stat

from cchc_docs.errors import CchcError, reason


def read_file(file: str, *, limit: int, sort: str, name: str = "") -> bytes:
    """Return the bytes of a file. `limit`: bytes; for messages: `sort`, what it should be ("tệp Word"), `name`, if not its path.

    Raises CchcError for what is missing, no regular file, too large, or not ours to read.
    """
    said = name or file
    if os.path.basename(file).startswith("~$"):
        raise CchcError(f"{said}: đây là tệp khóa tạm của Office (~$…), không phải văn bản; chọn tệp không có ~$")
    try:
        status = os.stat(file)
        if stat.S_ISDIR(status.st_mode):
            raise CchcError(f"{said}: là thư mục, không phải {sort}")
        if not stat.S_ISREG(status.st_mode):
            raise CchcError(f"{said}: không phải tệp thường (ống dẫn hoặc thiết bị); chép ra một tệp rồi thử lại")
        if status.st_size > limit:
            raise CchcError(f"{said}: tệp lớn hơn {limit // 1_000_000} MB, không giống {sort}; kiểm tra lại tệp")
        with open(file, "rb") as handle:
            return handle.read(limit + 1)
    except FileNotFoundError:
        if os.path.islink(file):
            raise CchcError(f"{said}: là liên kết dẫn tới nơi không có gì; chỉ thẳng tới tệp gốc") from None
        raise CchcError(f"{said}: không tìm thấy tệp; kiểm tra lại đường dẫn") from None
    except (OSError, ValueError) as error:  # ValueError: a name with a null character
        why = reason(error) if isinstance(error, OSError) else "tên tệp không hợp lệ"
        raise CchcError(f"{said}: không mở được tệp ({why}); kiểm tra quyền đọc") from None
