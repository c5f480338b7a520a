"""The page as it is served: Gradio's index made ours, and nothing in it from another host."""

import re

from qa.page.blocks import STATIC


def test_page_is_chinese_and_has_its_title(client):
    html = client.get("/").text
    assert '<html\n\tlang="zh-CN"' in html
    assert re.findall("<title>(.*?)</title>", html) == ["政府工作报告问答"]


def test_page_names_no_other_host(client):
    html = client.get("/").text
    assert re.findall(r"https?://(?!testserver)[^\s\"'<]+", html) == []


def test_page_brings_its_own_style_script_and_icon(client):
    for name in re.findall(r'"\./(page/[^"]+)"', client.get("/").text):
        assert client.get(f"/{name}").content == (STATIC / name.removeprefix("page/")).read_bytes()


def test_theme_and_styles_load_no_font(client):
    for path in ("/theme.css", "/page/page.css"):
        assert re.findall(r"@import|@font-face|url\((?!\"data:)", client.get(path).text) == []


def test_gradio_takes_no_files(client):
    assert client.post("/gradio_api/upload", files={"files": ("a.txt", b"ab")}).status_code == 404


def test_gradio_hands_out_no_files(client):
    for name in ("requirements.txt", "/etc/passwd", "https://example.org/"):
        assert client.get(f"/gradio_api/file={name}", follow_redirects=False).status_code in (403, 404)
