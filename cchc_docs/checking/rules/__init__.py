"""The rules, a file per tight group; `registry.MODULES` names them all. Each is a generator of findings, no input or output."""
