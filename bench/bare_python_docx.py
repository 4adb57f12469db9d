"""The least a script does to read all text of a Word file with python-docx; "cells" is the way its manual shows.

python bare_python_docx.py FILE [cells]
"""

import sys

import docx
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph


def fast(file):
    document = docx.Document(file)
    return [Paragraph(element, document).text for element in document.element.body.iter(qn("w:p"))]


def cells(file):
    document = docx.Document(file)
    out = [paragraph.text for paragraph in document.paragraphs]
    for table in document.tables:
        for row in table.rows:
            for cell in row.cells:
                out.extend(paragraph.text for paragraph in cell.paragraphs)
    return out


if __name__ == "__main__":
    print(len((cells if sys.argv[2:] else fast)(sys.argv[1])))
