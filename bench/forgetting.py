"""Makes a process forget every paper it has seen, its tables aside; works on older builds too, so it asks for no name of ours."""

import sys


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
            elif type(kept).__name__ == "Passed":
                kept.__init__()
            elif type(kept).__name__ == "KnownTexts":
                kept.forget()
