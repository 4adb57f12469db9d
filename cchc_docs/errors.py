"""The one exception of the house: something we cannot go on without."""

from __future__ import annotations


class CchcError(Exception):
    """We cannot go on (unreadable file, broken template, missing program).

    The message is one Vietnamese line for an official: what is wrong, where, what to do.
    `cli` prints it and leaves with exit code 2. Problems in the user's data that we can
    list together are values (`Problem`, `Finding`), never this exception.
    """
