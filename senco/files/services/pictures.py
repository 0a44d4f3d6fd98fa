"""Pictures are drawn anew: upright, and without the place, the camera and whatever else was written into them."""

import io

from PIL import Image, ImageOps, UnidentifiedImageError

from senco.access.errors import Refused
from senco.files.rules.looks import DAMAGED, Kind

MOST_POINTS = 50_000_000
"""Points of a picture: 150 MB while it is drawn. The cameras of telephones make 12 to 50 million."""
FORMATS = {Kind.JPEG: "JPEG", Kind.PNG: "PNG", Kind.WEBP: "WEBP"}
TOO_MANY_POINTS = f"This picture has more than {MOST_POINTS // 1_000_000} million points. Make it smaller, or take a photograph of it, then try again."
MOVES = "This picture moves. Save one still picture of it, then try again."


class Redrawn:
    """A picture drawn anew: ``content`` holds its bytes. Raises Refused, in words, for what cannot be drawn."""

    def __init__(self, data: bytes, kind: Kind) -> None:
        try:
            with Image.open(io.BytesIO(data), formats=(FORMATS[kind],)) as picture:
                # The head alone has been read so far: how large it would become is known before it is.
                if picture.width * picture.height > MOST_POINTS:
                    raise Refused(TOO_MANY_POINTS)
                if kind is not Kind.JPEG and getattr(picture, "is_animated", False):
                    raise Refused(MOVES)
                self.content = self._drawn(picture, kind)
        except Image.DecompressionBombError as fault:
            raise Refused(TOO_MANY_POINTS) from fault
        except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError) as fault:
            raise Refused(DAMAGED) from fault

    def _drawn(self, picture: Image.Image, kind: Kind) -> bytes:
        upright = ImageOps.exif_transpose(picture)
        clear = upright.has_transparency_data and kind is not Kind.JPEG
        plain = upright.convert("RGBA" if clear else ("L" if upright.mode in ("1", "L") else "RGB"))
        plain.info = {}  # comments, place and camera stand here, and some would be written again
        out = io.BytesIO()
        more = {} if kind is Kind.PNG else {"quality": 90}
        plain.save(out, FORMATS[kind], **more)
        return out.getvalue()

    def as_png(self, *, most_points: int) -> bytes:
        """The same as PNG, at most so many points across and down: for a logo, whatever it came as."""
        with Image.open(io.BytesIO(self.content)) as drawn:
            drawn.thumbnail((most_points, most_points))
            out = io.BytesIO()
            drawn.save(out, "PNG", optimize=True)
        return out.getvalue()
