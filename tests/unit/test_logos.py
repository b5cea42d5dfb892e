"""A logo that is uploaded: drawn anew and small, or refused with a reason; it never takes the server along."""

import io
import struct
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, PngImagePlugin

from tests.integration.world import a_logo
from workbench.errors import WrongStateError
from workbench.services.logos import BROKEN, LARGEST, MOST_PIXELS, NO_PNG, TOO_MANY_PIXELS, clean_logo


def opened(png: bytes) -> Image.Image:
    """The picture as somebody else's reader sees it."""
    picture = Image.open(io.BytesIO(png))
    picture.load()
    return picture


def saved(picture: Image.Image, kind: str = "PNG", info: PngImagePlugin.PngInfo | None = None) -> bytes:
    file = io.BytesIO()
    picture.save(file, kind, **({} if info is None else {"pnginfo": info}))
    return file.getvalue()


def claiming(width: int, height: int) -> bytes:
    """A tiny file that says that it is this large."""
    head = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + head + struct.pack(">I", zlib.crc32(head))


def reason(uploaded: bytes) -> str:
    with pytest.raises(WrongStateError) as refused:
        clean_logo(uploaded)
    return refused.value.code


@pytest.mark.parametrize(
    ("width", "height", "kept"), [(120, 40, (120, 40)), (1200, 200, (600, 100)), (500, 960, (125, 240))]
)
def test_a_large_logo_is_scaled_down_in_its_shape_and_a_small_one_stays(
    width: int, height: int, kept: tuple[int, int]
) -> None:
    assert opened(clean_logo(a_logo(width, height))).size == kept


def test_a_sliver_keeps_at_least_a_pixel() -> None:
    assert opened(clean_logo(a_logo(4000, 1))).size == (LARGEST[0], 1)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_pictures_of_all_sorts_of_png_become_colours_on_white(mode: str) -> None:
    picture = opened(clean_logo(saved(Image.new(mode, (20, 10)))))
    assert (picture.mode, picture.format) == ("RGB", "PNG")


def test_what_was_transparent_is_white() -> None:
    assert opened(clean_logo(saved(Image.new("RGBA", (20, 10), (0, 0, 0, 0))))).getpixel((3, 3)) == (255, 255, 255)


def test_nothing_but_the_picture_is_kept_and_the_same_upload_gives_the_same_bytes() -> None:
    info = PngImagePlugin.PngInfo()
    info.add_text("Author", "Erika Mustermann")
    uploaded = saved(Image.new("RGB", (20, 10), "navy"), info=info) + b"<script>alert(1)</script>"
    kept = clean_logo(uploaded)
    assert b"Erika" not in kept
    assert b"script" not in kept
    assert kept == clean_logo(uploaded)


@pytest.mark.parametrize("uploaded", [b"", b"GIF89a", b"<svg onload='x'/>", saved(Image.new("RGB", (9, 9)), "JPEG")])
def test_what_is_no_png_is_refused_whatever_it_is_called(uploaded: bytes) -> None:
    assert reason(uploaded) == NO_PNG


@pytest.mark.parametrize("cut", [8, 20, 30, -600])
def test_a_file_cut_off_is_refused(cut: int) -> None:
    assert reason(a_logo(300, 300)[:cut]) == BROKEN


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    assert reason(claiming(100_000, 100_000)) == TOO_MANY_PIXELS
    assert reason(claiming(2**32 - 1, 2**32 - 1)) == TOO_MANY_PIXELS
    assert reason(claiming(MOST_PIXELS + 1, 1)) == TOO_MANY_PIXELS


@pytest.mark.parametrize("side", [4001, 11_000, 13_000, 100_000])
def test_a_bomb_behind_a_second_head_is_refused_before_it_is_unpacked(side: int) -> None:
    harmless, second = a_logo(60, 40), claiming(side, side)[8:]
    first_head = 8 + 4 + 4 + 13 + 4
    assert reason(harmless[:first_head] + second + harmless[first_head:]) == TOO_MANY_PIXELS


@given(tail=st.binary(max_size=200), place=st.integers(0, 400))
@settings(max_examples=200, deadline=None, derandomize=True)
def test_whatever_is_in_the_file_it_is_a_picture_or_refused(tail: bytes, place: int) -> None:
    good = a_logo(60, 40)
    try:
        kept = clean_logo(good[: 8 + place] + tail)
    except WrongStateError as error:
        assert error.code in {BROKEN, TOO_MANY_PIXELS}  # noqa: PT017 – what is not refused is looked at below
    else:
        assert opened(kept).format == "PNG"
