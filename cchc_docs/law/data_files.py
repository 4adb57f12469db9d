"""Reads one of the law's own YAML files.

The files ship with the package and are trusted; they are still read by a safe loader,
so a slip in the data can never run code.
"""

from __future__ import annotations

import os
from typing import Any

from cchc_docs.keeping import table

DATA_FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "data")


def read_data(name: str) -> dict[str, Any]:
    """The content of `law/data/<name>.yaml`; FileNotFoundError when there is no such file."""
    return table(os.path.join(DATA_FOLDER, f"{name}.yaml"))
