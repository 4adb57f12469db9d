"""A template whose parts are well-formed whatever they print is told from one that must be looked at each time."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment

from cchc_docs.errors import CchcError
from cchc_docs.writing.template.cache import load
from cchc_docs.writing.template.code import Writer, dresses
from cchc_docs.writing.view.view import View
from cchc_docs.writing.word.render import render
from cchc_docs.writing.word.structure import CELL, EMPTY, ROWS, SECTION, SHAPES
from cchc_docs.writing.word.text import OWN, put

RUN = "<w:r><w:t>{{ so }}</w:t></w:r>"


def whole(body: str) -> bool:
    writer = Writer(View)
    writer.function(Environment(autoescape=True).parse(f'<?xml version="1.0"?><w:d xmlns:w="w">{body}</w:d>'))
    assert not writer.troubles
    return writer.trial.end_of_part()


@pytest.mark.parametrize(
    "body",
    [
        f"<w:p>{RUN}</w:p>",
        '<w:p w:x="{{ so }}"/>',
        "{% if gach_ten %}<w:p/>{% else %}<w:p><w:r/></w:p>{% endif %}",
        f"{{% for b in khoi %}}<w:p>{{% if b.giu %}}<w:k/>{{% endif %}}{RUN}</w:p>{{% endfor %}}",
        "<w:p>{{ so }}</w:p>",
        "<w:p>chữ của mẫu [1] &amp; dấu</w:p>",
    ],
)
def test_what_can_only_be_whole(body: str) -> None:
    assert whole(body)


@pytest.mark.parametrize(
    "body",
    [
        "{% if gach_ten %}<w:p>{% endif %}</w:p>",
        "{% for b in khoi %}<w:p>{% endfor %}" + "</w:p>",
        "{% if gach_ten %}</w:p>{% endif %}<w:p>",
        "<w:p {% if gach_ten %}w:x='1'{% endif %}/>",
        "<w:p {{ so }}='1'/>",
        "<w:{{ so }}/>",
        "<w:p w:x='1' w:x='{{ so }}'/>",
        "<!-- {% if gach_ten %}<w:p>{% endif %} -->",
        "<w:p>]]{% if gach_ten %}&gt;{% endif %}</w:p>",
        # A value with bold words closes the run it stands in: here that is not what it stands in.
        "<w:r><w:x><w:t>{{ so }}</w:t></w:x></w:r>",
        "</w:d>{% if gach_ten %}<w:p/>{% endif %}<w:d>",
    ],
)
def test_what_may_not_be_whole_is_not_said_to_be(body: str) -> None:
    assert not whole(body)


SIZE = '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:left="1701" w:right="851" w:top="1134" w:bottom="1134"/>'


BLOCK, END = "{% for b in khoi %}{% for h in b.bang.hang %}", "{% endfor %}{% endfor %}"
ONE_OF = f"{BLOCK}<w:tr>{{% for o in h.o %}}{{% if o.gop %}}<w:tc><w:p></w:p></w:tc>{{% else %}}@{{% endif %}}{{% endfor %}}</w:tr>{END}"


@pytest.mark.parametrize(
    ("body", "shapes"),
    [
        (f"<w:tc><w:p>{RUN}</w:p></w:tc>", set()),
        (f"<w:tc><w:tcPr></w:tcPr>{{% for b in khoi %}}<w:p>{RUN}</w:p>{{% endfor %}}</w:tc>", {EMPTY}),
        # Both lines of a cell may be left out, and then nothing is.
        ("<w:tc>{% if gach_ten %}<w:p></w:p>{% endif %}</w:tc>", {CELL}),
        (f"<w:tc><w:p>{RUN}</w:p>{{% if gach_ten %}}<w:tbl/>{{% endif %}}</w:tc>", {CELL}),
        (f"<w:tc><w:p>{RUN}</w:p>{{{{ so }}}}</w:tc>", {CELL}),
        ("<w:tr>{% for b in khoi %}<w:tc><w:p></w:p></w:tc>{% endfor %}</w:tr>", {ROWS[1]}),
        ("{% if gach_ten %}<w:tr></w:tr>{% endif %}", {ROWS[1]}),
        ("<w:tr>{% if gach_ten %}<w:x/>{% endif %}{% if gach_ten %}<w:x/>{% endif %}</w:tr>", {ROWS[1]}),
        ("<w:tr><w:trPr></w:trPr>{% for b in khoi %}<w:x/>{% endfor %}</w:tr>", {ROWS[0]}),
        # A row has one cell at least and a cell one line: of a branch in them that is not said.
        (
            f"{BLOCK}<w:tr><w:trPr></w:trPr>{{% for o in h.o %}}<w:tc><w:p></w:p></w:tc>{{% endfor %}}</w:tr>{END}",
            set(),
        ),
        (
            f"{BLOCK}<w:tr>{{% for o in h.o %}}{{% if o.gop %}}<w:tc><w:p></w:p></w:tc>{{% endif %}}{{% endfor %}}</w:tr>{END}",
            {ROWS[1]},
        ),
        (
            f"{BLOCK}{{% for o in h.o %}}<w:tc><w:tcPr></w:tcPr>{{% for d in o.dong %}}<w:p></w:p>{{% endfor %}}</w:tc>{{% endfor %}}{END}",
            set(),
        ),
        (ONE_OF.replace("@", "<w:tc><w:p></w:p></w:tc>"), set()),
        (ONE_OF.replace("@", "{% if o.gop %}<w:tc><w:p></w:p></w:tc>{% endif %}"), {ROWS[1]}),
        (f"<w:sectPr>{SIZE}</w:sectPr>", set()),
        (f"<w:p><w:sectPr w:x='1'>{SIZE}</w:sectPr></w:p><w:sectPr>{SIZE}</w:sectPr>", set()),
        ("<w:sectPr></w:sectPr>", {SECTION}),
        (f"<w:sectPr>{{% if gach_ten %}}{SIZE}{{% endif %}}</w:sectPr>", {SECTION}),
        (SIZE.replace("11906", "{{ so }}").join(("<w:sectPr>", "</w:sectPr>")), {SECTION}),
        ("{% if gach_ten %}<w:p>{% endif %}</w:p>", set(SHAPES)),
    ],
)
def test_the_shapes_a_paper_may_have(body: str, shapes: set[str]) -> None:
    writer = Writer(View)
    writer.function(Environment(autoescape=True).parse(f'<?xml version="1.0"?><w:d xmlns:w="w">{body}</w:d>'))
    writer.trial.end_of_part()
    assert writer.trial.shapes() == shapes


def test_a_loop_outside_the_root_is_not_whole() -> None:
    writer = Writer(View)
    writer.function(Environment(autoescape=True).parse("<d/>{% for b in khoi %}<p/>{% endfor %}"))
    assert not writer.trial.end_of_part()


def test_the_shipped_template_is_whole(shipped: bytes) -> None:
    compiled = load(shipped)
    assert compiled.whole == {"word/document.xml", "word/footer1.xml"}
    assert compiled.marks == set()


def test_a_template_that_is_not_whole_is_parsed_each_time(plan, changed) -> None:
    # Bold words end the run they stand in; a text deeper inside one is not made for that.
    template = changed(("<w:body>", "<w:body><w:p><w:r><w:x><w:t>{{ dia_danh }}</w:t></w:x></w:r></w:p>"))
    assert load(template).whole == {"word/footer1.xml"}
    assert render(plan(), template)
    with pytest.raises(CchcError, match="XML hỏng"):
        render(plan(dia_danh="An **Bình**"), template)


@given(
    st.text(alphabet=st.characters(codec="utf-16-le", exclude_categories=()), max_size=20)
    | st.text("a*&<>^[]\\\u2011\u00a0\n\t\x0b]\"'")
)
def test_any_value_leaves_its_run_whole_and_is_remembered_only_as_it_is(value: str) -> None:
    dress = dresses("<w:b/>")
    first = put(value, dress)
    root = ET.fromstring(
        f'<w:p xmlns:w="w" xmlns:xml="http://www.w3.org/XML/1998/namespace"><w:r><w:t>{first}</w:t></w:r></w:p>'
    )
    assert {child.tag for child in root} == {"{w}r"}
    assert put(value, dress) == first
    if value in OWN:
        assert first == value
