import io

import pytest
from PIL import Image

from corpus import RefusedError
from corpus.documents import picture, read_document
from tests.corpus.documents.making import as_png

GREY = Image.new("L", (60, 80), 128)


def saved(page, format, **options):
    file = io.BytesIO()
    page.save(file, format, **options)
    return file.getvalue()


@pytest.mark.parametrize("format", ["PNG", "JPEG", "TIFF"])
def test_a_picture_of_any_kind_is_a_page(format):
    data = saved(GREY, format)
    page = picture.page(data, 0, 1600)
    assert (picture.count(data), page.mode, page.size, page.getpixel((5, 5))) == (1, "RGB", (60, 80), (128, 128, 128))


def test_a_tiff_has_pages():
    data = saved(GREY, "TIFF", save_all=True, append_images=[Image.new("L", (20, 30), 0)])
    assert (picture.count(data), picture.page(data, 1, 1600).size) == (2, (20, 30))
    with pytest.raises(RefusedError, match="no page 3; it has 2"):
        picture.page(data, 2, 1600)


def test_a_large_page_is_made_smaller():
    assert picture.page(as_png(Image.new("1", (3000, 4000))), 0, 1600).size == (1200, 1600)


def test_what_is_clear_is_white():
    assert picture.page(as_png(Image.new("RGBA", (4, 4), (0, 0, 0, 0))), 0, 9).getpixel((0, 0)) == (255, 255, 255)


def test_sixteen_bits_of_grey_are_eight():
    assert picture.page(as_png(Image.new("I;16", (4, 4), 0x8000)), 0, 9).getpixel((0, 0)) == (128, 128, 128)


def test_a_photograph_laid_on_its_side_is_set_upright():
    turned = Image.Exif()
    turned[0x0112] = 6
    assert picture.page(saved(GREY, "JPEG", exif=turned), 0, 1600).size == (80, 60)


@pytest.mark.filterwarnings("ignore:Corrupt EXIF data")  # a second word on what is refused
@pytest.mark.parametrize("cut", [9, 40, -300])
@pytest.mark.parametrize("format", ["PNG", "JPEG", "TIFF"])
def test_a_damaged_picture_is_refused(format, cut):
    noise = Image.effect_noise((60, 80), 90)
    with pytest.raises(RefusedError, match="no readable picture"):
        picture.page(saved(noise, format)[:cut], 0, 1600)


def test_a_flood_of_pixels_is_refused_before_it_is_unpacked():
    with pytest.raises(RefusedError, match="a picture of more than 50,000,000 pixels"):
        picture.count(as_png(Image.new("1", (10_000, 6_000))))


def test_too_many_pages_are_refused(monkeypatch):
    monkeypatch.setattr("corpus.documents.picture._MOST_PAGES", 1)
    with pytest.raises(RefusedError, match="2 pages, over the limit of 1"):
        picture.count(saved(GREY, "TIFF", save_all=True, append_images=[GREY]))


@pytest.mark.parametrize("format, name", [("PNG", "a.png"), ("JPEG", "a.pdf"), ("TIFF", "a")])
def test_what_is_missing_is_named_with_its_command(monkeypatch, format, name):
    monkeypatch.setattr("corpus.documents.ocr.is_installed", lambda: False)
    with pytest.raises(RefusedError, match="a picture of 1 pages; run `make ocr` once") as refusal:
        read_document(name, saved(GREY, format))
    assert refusal.value.message.chinese == (
        "这是图片（1 页）；要识别文字，请管理员在项目目录运行一次 make ocr，再重新添加，或改用 .txt、.docx。"
    )
