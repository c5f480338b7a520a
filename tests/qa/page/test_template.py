import pytest
from jinja2 import DictLoader, Environment, TemplateError

from qa.page.template import OurTemplate

INDEX = """<html lang="en"><head>
<meta property="og:title" content="Gradio" /><meta name="twitter:image" content="https://host/x.png" />
<link rel="manifest" href="/manifest.json" />
<script>window.gradio_api_info = {{ gradio_api_info | toorjson }};</script>
</head></html>"""
OURS = """<html lang="zh-CN"><head>


<script>window.gradio_api_info = {{ gradio_api_info | toorjson }};</script>\
<script>window.gradio_config.root = new URL(".", location.href).href.replace(/\\/$/, "");</script>
<title>问答 &lt;1&gt;</title><link rel="icon" type="image/svg+xml" href="./page/icon.svg">\
<link rel="stylesheet" href="./page/page.css"><script src="./page/page.js"></script>\
<script src="./page/shelf.js"></script></head></html>"""


def source(name, text):
    return OurTemplate(DictLoader({name: text}), "问答 <1>").get_source(Environment(autoescape=True), name)[0]


def test_the_index_page_is_made_chinese_ours_and_free_of_other_hosts():
    assert source("frontend/index.html", INDEX) == OURS


def test_other_templates_stay_as_they_are():
    assert source("other.html", INDEX) == INDEX


@pytest.mark.parametrize("lost", ['lang="en"', '<meta property="og:title"', '<link rel="manifest"', "</head>"])
def test_a_page_that_a_change_no_longer_fits_is_told_with_the_remedy(lost):
    page = INDEX.replace('<meta name="twitter:image" content="https://host/x.png" />', "").replace(lost, "")
    with pytest.raises(TemplateError, match=r"Gradio's index page lacks .*: install the gradio of requirements.txt"):
        source("index.html", page)
