"""Reads one of the law's own YAML files, with the C loader where PyYAML has it.

The files ship with the package and are trusted; they are still read by a safe loader,
so a slip in the data can never run code.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

DATA_FOLDER = Path(__file__).resolve().parent / "data"


def read_data(name: str) -> dict[str, Any]:
    """The content of `law/data/<name>.yaml`; FileNotFoundError when there is no such file."""
    import yaml  # 15 ms: paid by the first who needs a legal value, not by `cchc --help`

    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    with (DATA_FOLDER / f"{name}.yaml").open("rb") as stream:
        content = yaml.load(stream, Loader=loader)
    if not isinstance(content, dict):
        raise TypeError(f"{name}.yaml must hold a mapping")
    return content
