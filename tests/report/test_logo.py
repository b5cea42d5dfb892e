"""The logo: in its corner and in proportion; whatever somebody sends instead of one, the report is made."""

import struct
import zlib
from collections.abc import Mapping
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PIL import Image, PngImagePlugin

from tests.report import referees
from tests.report.cases import a_logo
from tests.report.library import DE, site_case
from tests.report.sabotage import tree
from workbench.errors import WrongStateError
from workbench.report.build import Variant, render_report
from workbench.report.style import MARGIN, PAGE_HEIGHT, PAGE_WIDTH
from workbench.services.logos import clean_logo


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def claiming(width: int, height: int) -> bytes:
    """A PNG of some hundred bytes that says it has so many pixels."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(b"\0" * 100)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(name, data) for name, data in chunks)


def saved(picture: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    file = BytesIO()
    picture.save(file, kind, **options)
    return file.getvalue()


def swollen_text() -> bytes:
    """A PNG whose description unpacks to two hundred million letters."""
    plain, swollen = a_logo(60, 20), zlib.compress(b"\0" * 200_000_000, 9)
    behind_head = 8 + 25
    return plain[:behind_head] + chunk(b"zTXt", b"Comment\0\0" + swollen) + plain[behind_head:]


def damaged() -> bytes:
    """A PNG in which the sum of its pixels' bytes is wrong."""
    plain = bytearray(a_logo())
    place = plain.index(b"IDAT") + 20
    plain[place] ^= 0xFF
    return bytes(plain)


def animated(kind: str) -> bytes:
    frames = [Image.new("RGB", (60, 20), color) for color in ("navy", "red", "green")]
    return saved(frames[0], kind, save_all=True, append_images=frames[1:], duration=100)


def with_info() -> bytes:
    info = PngImagePlugin.PngInfo()
    info.add_text("Author", "<script>alert(1)</script>")
    return saved(Image.new("RGB", (60, 20), "navy"), pnginfo=info)


UNUSABLE: Mapping[str, bytes] = {
    "empty": b"",
    "text": b"<svg onload=alert(1)>",
    "signature alone": b"\x89PNG\r\n\x1a\n",
    "cut off": a_logo()[:200],
    "damaged": damaged(),
    "swollen text": swollen_text(),
    "hundred million pixels": claiming(10_000, 10_000),
    "billion pixels": claiming(30_000, 30_000),
    "no pixel": claiming(0, 10),
    "JPEG": a_logo(kind="JPEG"),
    "JPEG in print colours": saved(Image.new("CMYK", (60, 20)), "JPEG"),
    "TIFF in print colours": saved(Image.new("CMYK", (60, 20)), "TIFF"),
    "animated GIF": animated("GIF"),
}

USABLE: Mapping[str, bytes] = {
    "with alpha": a_logo(),
    "one pixel": a_logo(1, 1),
    "very wide": a_logo(6000, 10),
    "very high": a_logo(10, 6000),
    "animated": animated("PNG"),
    "with a text": with_info(),
    "of 16 bits": saved(Image.new("I;16", (60, 20))),
    "grey with alpha": saved(Image.new("LA", (60, 20))),
    "black and white": saved(Image.new("1", (60, 20))),
    "of a palette": saved(Image.new("P", (60, 20)), transparency=0),
    "wholly transparent": saved(Image.new("RGBA", (60, 20), (0, 0, 0, 0))),
}


def with_logo(logo: bytes, folder: Path) -> Path:
    path = folder / "short.pdf"
    path.write_bytes(render_report(replace(site_case("empty"), logo=logo), DE, Variant.SHORT))
    return path


def logos(path: Path) -> list[tuple[float, float, float, float]]:
    """Left, bottom, right and top of every logo in a file."""
    with pikepdf.open(path) as pdf:
        found = [element for element in tree(pdf) if str(element.get("/Alt", "")).startswith("Logo")]
        boxes = [[float(edge) for edge in logo.A[0].BBox] for logo in found]
    return [(left, bottom, right, top) for left, bottom, right, top in boxes]


@pytest.mark.parametrize("name", UNUSABLE)
def test_a_logo_that_cannot_be_shown_is_left_out(name: str, tmp_path: Path) -> None:
    path = with_logo(UNUSABLE[name], tmp_path)
    assert logos(path) == []
    assert referees.page_validation(path) == frozenset()


def test_a_logo_of_more_pixels_than_paper_needs_is_left_out(tmp_path: Path) -> None:
    assert logos(with_logo(a_logo(3000, 2000), tmp_path)) == []


@pytest.mark.parametrize("name", UNUSABLE)
def test_it_is_refused_when_it_is_uploaded(name: str) -> None:
    with pytest.raises(WrongStateError):
        clean_logo(UNUSABLE[name])


@pytest.mark.parametrize("name", USABLE)
def test_every_sort_of_png_is_shown_as_it_is_and_as_it_is_kept(name: str, tmp_path: Path) -> None:
    for logo in (USABLE[name], clean_logo(USABLE[name])):
        path = with_logo(logo, tmp_path)
        assert len(logos(path)) == 1
        assert referees.page_validation(path) == frozenset()
        assert b"alert" not in path.read_bytes()


@pytest.mark.parametrize("size", [(600, 240), (1, 1), (600, 2), (2, 240), (6000, 10)])
def test_a_logo_keeps_its_proportions_in_the_upper_right_corner(size: tuple[int, int], tmp_path: Path) -> None:
    [(left, bottom, right, top)] = logos(with_logo(a_logo(*size), tmp_path))
    assert right == pytest.approx(PAGE_WIDTH - MARGIN, abs=0.1)
    assert PAGE_HEIGHT - 100 < bottom < top < PAGE_HEIGHT - 40
    # the box is given in hundredths of a point
    assert (right - left) * size[1] == pytest.approx((top - bottom) * size[0], rel=0.05)
