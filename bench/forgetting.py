"""Makes a process, or a cache, forget every paper it has seen, its tables aside; works on older builds too, so it asks for no name of ours."""

import sys
from pathlib import Path


def forget_papers() -> None:
    """Be as in a process that has read its tables and no paper.

    Forgotten is what functions keep of texts (`lru_cache`; what is kept without bound or once are tables) and what rules
    found nothing in.
    """
    for name, module in list(sys.modules.items()):
        for kept in list(vars(module).values()) if name.startswith("cchc_docs") else ():
            if hasattr(kept, "cache_clear"):
                if getattr(kept, "cache_parameters", dict)().get("maxsize") not in (None, 1):
                    kept.cache_clear()
            elif type(kept).__name__ in ("Passed", "KnownTexts"):
                getattr(kept, "forget", kept.__init__)()


def forget_reports(cache: Path) -> None:
    """Take away what earlier runs printed; what they kept of texts stays."""
    for file in cache.glob("da_kiem_tra/*"):
        file.unlink()


def forget_earlier_runs(cache: Path) -> None:
    """Take away all that earlier runs kept of the papers they checked."""
    forget_reports(cache)
    for file in cache.glob("da_xem-*"):
        file.unlink()
