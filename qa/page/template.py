"""Gradio's index page, made ours: Chinese, with our style sheet and script, and without addresses of other hosts.

Gradio renders one Jinja template; the changes are made to its source when it is loaded. They depend on the pinned
version of Gradio: one that no longer applies raises `TemplateError` at the first request, and a test catches it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape

from jinja2 import BaseLoader, Environment, TemplateError

# The page's own address, as the browser sees it, is the root of everything: right under any prefix and proxy.
_ROOT = '<script>window.gradio_config.root = new URL(".", location.href).href.replace(/\\/$/, "");</script>'
_SCRIPT_GLOBALS = "window.gradio_api_info = {{ gradio_api_info | toorjson }};</script>"

# What is replaced in the template, in order: pattern, replacement ({title} is filled in).
_CHANGES = (
    (r'lang="en"', 'lang="zh-CN"'),
    (r'<meta\s+(?:property="og:|name="twitter:)[^>]*/>', ""),  # Gradio's own title and a picture from another host
    (r'<link rel="manifest"[^>]*/>', ""),  # an absolute address, wrong under a prefix
    (re.escape(_SCRIPT_GLOBALS), _SCRIPT_GLOBALS + _ROOT),
    (
        r"</head>",
        "<title>{title}</title>"
        '<link rel="icon" type="image/svg+xml" href="./page/icon.svg">'
        '<link rel="stylesheet" href="./page/page.css"><script src="./page/page.js"></script>'
        '<script src="./page/shelf.js"></script></head>',
    ),
)


class OurTemplate(BaseLoader):
    """Loads Gradio's templates, with the changes made to the index page."""

    def __init__(self, inner: BaseLoader | None, title: str) -> None:
        assert inner is not None, "Gradio has no template loader"
        self._inner = inner
        self._title = title

    def get_source(self, environment: Environment, template: str) -> tuple[str, str | None, Callable[[], bool] | None]:
        """Return the source of a template, changed if it is the index page."""
        source, name, fresh = self._inner.get_source(environment, template)
        return (_ours(source, self._title) if template.endswith("index.html") else source), name, fresh


def _ours(source: str, title: str) -> str:
    for pattern, replacement in _CHANGES:
        parts = re.split(pattern, source)
        if len(parts) == 1:
            raise TemplateError(f"Gradio's index page lacks {pattern!r}: install the gradio of requirements.txt.")
        source = replacement.replace("{title}", escape(title)).join(parts)
    return source
