"""What a Word package holds beside its text: relationships, types of parts, settings, properties (for `shipped`)."""

from __future__ import annotations

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PKG = "http://schemas.openxmlformats.org/package/2006"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_NS = f'xmlns:w="{_W}" xmlns:r="{_R}"'
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"

_OFFICE = _R
PACKAGE_PARTS = (
    ("rIdDocument", f"{_OFFICE}/officeDocument", "word/document.xml"),
    ("rIdCore", f"{_PKG}/relationships/metadata/core-properties", "docProps/core.xml"),
    ("rIdApp", f"{_OFFICE}/extended-properties", "docProps/app.xml"),
)
DOCUMENT_PARTS = (
    ("rIdStyles", f"{_OFFICE}/styles", "styles.xml"),
    ("rIdSettings", f"{_OFFICE}/settings", "settings.xml"),
    ("rIdFonts", f"{_OFFICE}/fontTable", "fontTable.xml"),
    ("rIdTheme", f"{_OFFICE}/theme", "theme/theme1.xml"),
    ("rIdHeader", f"{_OFFICE}/header", "header1.xml"),
    ("rIdFirst", f"{_OFFICE}/header", "header2.xml"),
    ("rIdFoot", f"{_OFFICE}/footer", "footer1.xml"),
    ("rIdNoFoot", f"{_OFFICE}/footer", "footer2.xml"),
)


def relations(parts: tuple[tuple[str, str, str], ...]) -> str:
    """Return the relationships of a part: (id, type, target)."""
    inner = "".join(f'<Relationship Id="{code}" Type="{kind}" Target="{target}"/>' for code, kind, target in parts)
    return f'{_XML}<Relationships xmlns="{_PKG}/relationships">{inner}</Relationships>'


def content_types() -> str:
    """Return [Content_Types].xml."""
    parts = (
        ("word/document.xml", f"{_TYPE}.document.main+xml"),
        ("word/styles.xml", f"{_TYPE}.styles+xml"),
        ("word/settings.xml", f"{_TYPE}.settings+xml"),
        ("word/fontTable.xml", f"{_TYPE}.fontTable+xml"),
        ("word/theme/theme1.xml", "application/vnd.openxmlformats-officedocument.theme+xml"),
        ("word/header1.xml", f"{_TYPE}.header+xml"),
        ("word/header2.xml", f"{_TYPE}.header+xml"),
        ("word/footer1.xml", f"{_TYPE}.footer+xml"),
        ("word/footer2.xml", f"{_TYPE}.footer+xml"),
        ("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
        ("docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml"),
    )
    inner = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in parts)
    return (
        f'{_XML}<Types xmlns="{_PKG}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{inner}</Types>'
    )


def settings() -> str:
    """Return word/settings.xml."""
    # doNotExpandShiftReturn: a soft break inside a justified paragraph must not stretch the line before it.
    return (
        f'{_XML}<w:settings {_NS}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:doNotExpandShiftReturn/>'
        '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
        '</w:compat><w:themeFontLang w:val="vi-VN"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
    )


def core() -> str:
    """Return docProps/core.xml: a title."""
    return (
        f'{_XML}<cp:coreProperties xmlns:cp="{_PKG}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "<dc:title>Mẫu kế hoạch, báo cáo</dc:title></cp:coreProperties>"
    )


def app() -> str:
    """Return docProps/app.xml, empty."""
    return f'{_XML}<Properties xmlns="{_OFFICE.replace("relationships", "extended-properties")}"/>'
