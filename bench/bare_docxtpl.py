"""The script one would write without us: data, docxtpl, save. Nothing is checked.

python bare_docxtpl.py TEMPLATE DATA.json|DATA.yaml OUT
"""

import sys

from docxtpl import DocxTemplate


def load(file):
    with open(file, encoding="utf-8") as handle:
        if file.endswith(".json"):
            import json

            return json.load(handle)
        import yaml

        return yaml.load(handle, Loader=yaml.CSafeLoader)


def make(template, data, out):
    document = DocxTemplate(template)
    document.render(data, autoescape=True)
    document.save(out)


if __name__ == "__main__":
    make(sys.argv[1], load(sys.argv[2]), sys.argv[3])
