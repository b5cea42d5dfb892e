"""Logos for paper: what is uploaded is checked and drawn anew, so that nothing but its pixels is kept."""

import io
import struct

from PIL import Image

from workbench.errors import WrongStateError

NO_PNG = "logo_is_no_png"
TOO_MANY_PIXELS = "logo_has_too_many_pixels"
BROKEN = "logo_is_broken"

MOST_PIXELS = 16_000_000
"""More are not even unpacked: a file of a few kilobytes may claim to hold billions."""

LARGEST = (600, 240)
"""Width and height in pixels that paper needs at most; larger logos are scaled down."""

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_SIZE = struct.Struct(">II")
_SIZE_AT = 16


def clean_logo(uploaded: bytes) -> bytes:
    """A small PNG on white that shows the same; the same upload gives the same bytes.

    Raises WrongStateError: NO_PNG, TOO_MANY_PIXELS, BROKEN.
    """
    if not uploaded.startswith(_SIGNATURE):
        raise WrongStateError(NO_PNG)
    if len(uploaded) < _SIZE_AT + _SIZE.size:
        raise WrongStateError(BROKEN)
    width, height = _SIZE.unpack_from(uploaded, _SIZE_AT)
    if width * height > MOST_PIXELS:
        raise WrongStateError(TOO_MANY_PIXELS)
    try:
        with Image.open(io.BytesIO(uploaded), formats=("PNG",)) as image:
            # A second head may follow the first one, and the last one counts; nothing is unpacked yet.
            if image.width * image.height > MOST_PIXELS:
                raise WrongStateError(TOO_MANY_PIXELS)
            drawn = image.convert("RGBA")
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise WrongStateError(TOO_MANY_PIXELS) from error
    except (OSError, SyntaxError, ValueError, EOFError) as error:
        # Pillow speaks of a broken file in all of these.
        raise WrongStateError(BROKEN) from error
    drawn.thumbnail(LARGEST, Image.Resampling.LANCZOS)
    paper = Image.new("RGB", drawn.size, "white")
    paper.paste(drawn, mask=drawn.getchannel("A"))
    kept = io.BytesIO()
    paper.save(kept, "PNG", optimize=True)
    return kept.getvalue()
