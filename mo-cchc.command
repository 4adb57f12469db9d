#!/bin/sh
# Bấm đúp (macOS) để mở trang làm việc; gọi kèm tệp để mở tệp đó.
here=$(cd "$(dirname "$0")" && pwd)
if [ "$#" -gt 0 ]; then
  exec python3 "$here/run.py" serve "$@"
fi
mkdir -p "$HOME/Documents/Van ban xa"
exec python3 "$here/run.py" serve "$HOME/Documents/Van ban xa"
