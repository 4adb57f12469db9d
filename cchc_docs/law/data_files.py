"""Reads one of the law's own YAML files, with the C loader where PyYAML has it.

The files ship with the package and are trusted; they are still read by a safe loader,
so a slip in the data can never run code.
"""

from __future__ import annotations

import os
from typing import Any

DATA_FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "data")


def read_data(name: str) -> dict[str, Any]:
    """The content of `law/data/<name>.yaml`; FileNotFoundError when there is no such file."""
    import yaml  # 15 ms: paid by the first who needs a legal value, not by `cchc --help`

    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    with open(os.path.join(DATA_FOLDER, f"{name}.yaml"), "rb") as stream:
        content = yaml.load(stream, Loader=loader)  # noqa: S506 - always one of the safe loaders
    if not isinstance(content, dict):
        raise TypeError(f"{name}.yaml must hold a mapping")
    return content
