"""Files as people send them, and as they should not."""

import io
import zipfile

from PIL import Image

PDF = b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override '
    'PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
    "</Types>"
)


def packed(**parts: str | bytes) -> bytes:
    """A zip of these parts; two underscores in a name stand for a slash."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name.replace("__", "/"), content)
    return out.getvalue()


def docx(**more: str | bytes) -> bytes:
    """A Word file with these parts beside its own."""
    own = {"[Content_Types].xml": TYPES, "word/document.xml": "<w:document/>"}
    return packed(**{**own, **{name.replace("__", "/"): part for name, part in more.items()}})


def odt() -> bytes:
    """An OpenDocument text."""
    return packed(mimetype="application/vnd.oasis.opendocument.text", **{"content.xml": "<office/>"})


def picture(kind: str = "JPEG", size: tuple[int, int] = (40, 20), **more: object) -> bytes:
    """A picture, blue on its left half and red on its right."""
    drawn = Image.new("RGB", size, "red")
    drawn.paste("blue", (0, 0, size[0] // 2, size[1]))
    out = io.BytesIO()
    drawn.save(out, kind, **more)
    return out.getvalue()


def photograph() -> bytes:
    """A picture from a telephone that lay on its side: turned by a mark alone, with the place and the camera written in."""
    told = Image.Exif()
    told[0x0112] = 6  # lies on its right side
    told[0x010F] = "CANARY-CAMERA"
    told.get_ifd(0x8825)[1] = "N"  # the place
    told.get_ifd(0x8825)[2] = (51.0, 30.0, 0.0)
    return picture(exif=told, comment=b"CANARY-COMMENT")
