"""The page at /docs: Swagger UI from this host alone (its files come with the package fastapi-offline)."""

from __future__ import annotations

from importlib.resources import as_file, files
from pathlib import Path

from fastapi import FastAPI
from fastapi.openapi.docs import get_swagger_ui_html
from starlette.responses import HTMLResponse
from starlette.staticfiles import StaticFiles


def install(app: FastAPI) -> None:
    """Serve /docs; every address in it is relative, so that it works under any prefix."""

    @app.get("/docs", include_in_schema=False)
    def docs() -> HTMLResponse:
        return get_swagger_ui_html(
            openapi_url="openapi.json",
            title=app.title,
            swagger_js_url="docs-files/swagger-ui-bundle.js",
            swagger_css_url="docs-files/swagger-ui.css",
            swagger_favicon_url="page/icon.svg",
            oauth2_redirect_url=None,
            swagger_ui_parameters={"validatorUrl": None, "defaultModelsExpandDepth": 0},
        )

    app.mount("/docs-files", StaticFiles(directory=_swagger_files()))


def _swagger_files() -> Path:
    with as_file(files("fastapi_offline") / "static") as folder:  # installed packages are folders: nothing is unpacked
        return folder
