"""`python -m cchc_docs` is `cchc`."""

from cchc_docs.cli.main import main

if __name__ == "__main__":
    raise SystemExit(main())
