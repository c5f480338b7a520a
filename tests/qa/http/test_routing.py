from fastapi import FastAPI

from qa.http.routing import api_router


def test_a_route_stands_under_the_api_and_documents_the_one_shape_of_its_errors():
    app, router = FastAPI(), api_router()
    router.add_api_route("/hello", lambda: "hello")
    app.include_router(router)
    assert list(app.openapi()["paths"]) == ["/api/hello"]
    assert app.openapi()["paths"]["/api/hello"]["get"]["responses"]["4XX"] == {
        "description": "请求有误：400 内容不对，404 没有这个地址、报告或段落，405 方法不对，413 太大",
        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/ErrorModel"}}},
    }


def test_routers_share_nothing():
    first, second = api_router(), api_router()
    first.add_api_route("/hello", lambda: "hello")
    assert second.routes == []
