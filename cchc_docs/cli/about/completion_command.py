"""`cchc completion`: scripts that complete commands, options and file names in a shell."""

from __future__ import annotations

from cchc_docs.cli.arguments import Parser, parse
from cchc_docs.cli.main import COMMANDS, module_of

_BASH = """\
_cchc() {{
  local cur=${{COMP_WORDS[COMP_CWORD]}}
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "{commands} --help --version" -- "$cur"))
    return
  fi
  case "$cur" in
    -*) case "${{COMP_WORDS[1]}}" in
{bash_cases}
    esac ;;
    *) COMPREPLY=($(compgen -f -- "$cur")) ;;
  esac
}}
complete -o filenames -F _cchc cchc
"""
_ZSH = """\
#compdef cchc
_cchc() {{
  if (( CURRENT == 2 )); then
    local -a commands=(
{zsh_commands}
    )
    _describe 'lệnh' commands
    return
  fi
  if [[ $PREFIX == -* ]]; then
    case ${{words[2]}} in
{zsh_cases}
    esac
  else
    _files
  fi
}}
compdef _cchc cchc
"""
_FISH = """\
complete -c cchc -n __fish_use_subcommand -f
{fish}
"""
_POWERSHELL = """\
Register-ArgumentCompleter -Native -CommandName cchc -ScriptBlock {{
  param($word, $ast, $position)
  $options = @{{
{powershell}
  }}
  $given = $ast.CommandElements | Select-Object -Skip 1 | ForEach-Object {{ $_.ToString() }}
  $names = if (@($given).Count -le 1 -and -not $word.StartsWith('-')) {{ $options.Keys | Sort-Object }} else {{ $options[@($given)[0]] }}
  $names | Where-Object {{ $_ -like "$word*" }} | ForEach-Object {{ [System.Management.Automation.CompletionResult]::new($_) }}
}}
"""
SHELLS = ("bash", "zsh", "fish", "powershell")


def parser() -> Parser:
    """Return the parser of the command."""
    out = Parser(
        "completion",
        "In đoạn lệnh để shell tự gợi ý lệnh, tùy chọn của cchc.",
        """
cchc completion bash >> ~/.bashrc
cchc completion zsh  >> ~/.zshrc
cchc completion fish >  ~/.config/fish/completions/cchc.fish
cchc completion powershell >> $PROFILE
""",
    )
    out.add_argument("shell", choices=SHELLS, metavar="SHELL", help=", ".join(SHELLS))
    return out


def run(arguments: list[str]) -> int:
    """Print the script of one shell."""
    given = parse(parser(), arguments)
    print(script(given.shell), end="")
    return 0


def options() -> dict[str, list[str]]:
    """Return the options of each command, as its own parser has them."""
    from importlib import import_module

    found = {}
    for command in COMMANDS:
        actions = import_module(module_of(command)).parser()._actions  # noqa: SLF001  # no public list
        found[command] = [name for action in actions for name in action.option_strings if name.startswith("--")]
    return found


def script(shell: str) -> str:
    """Return the completion script of one shell."""
    known = options()
    if shell == "bash":
        cases = "\n".join(
            f'      {c}) COMPREPLY=($(compgen -W "{" ".join(o)}" -- "$cur")) ;;' for c, o in known.items()
        )
        return _BASH.format(commands=" ".join(COMMANDS), bash_cases=cases)
    if shell == "zsh":
        commands = "\n".join(f"      '{c}:{COMMANDS[c]}'" for c in known)
        cases = "\n".join(f"      {c}) compadd -- {' '.join(o)} ;;" for c, o in known.items())
        return _ZSH.format(zsh_commands=commands, zsh_cases=cases)
    if shell == "fish":
        lines = [f"complete -c cchc -n __fish_use_subcommand -f -a {c} -d '{COMMANDS[c]}'" for c in known]
        lines += [
            f"complete -c cchc -n '__fish_seen_subcommand_from {c}' -l {name[2:]}"
            for c, o in known.items()
            for name in o
        ]
        return _FISH.format(fish="\n".join(lines))
    table = "\n".join(f"    '{c}' = @({', '.join(repr(name) for name in o)})" for c, o in known.items())
    return _POWERSHELL.format(powershell=table)
