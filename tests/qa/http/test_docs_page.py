"""/docs and /openapi.json: everything the contract names is there, described, and from this host."""

import re

CONTRACT = {
    ("get", "/api/health"),
    ("get", "/api/health/live"),
    ("get", "/api/health/ready"),
    ("post", "/api/ask"),
    ("post", "/api/check"),
    ("get", "/api/compare"),
    ("get", "/api/compare.csv"),
    ("get", "/api/compare.xlsx"),
    ("get", "/api/figures"),
    ("get", "/api/figures.csv"),
    ("get", "/api/figures.xlsx"),
    ("get", "/api/fulfilment"),
    ("get", "/api/fulfilment.csv"),
    ("get", "/api/fulfilment.xlsx"),
    ("get", "/api/jobs/{id}"),
    ("get", "/api/reports"),
    ("post", "/api/reports"),
    ("delete", "/api/reports/{id}"),
    ("get", "/api/reports/{id}"),
    ("get", "/api/reports/{id}/original"),
    ("get", "/api/reports/{id}/pages/{n}.png"),
    ("get", "/api/reports/{id}/paragraphs/{n}"),
}


def operations(client):
    paths = client.get("/openapi.json").json()["paths"]
    return {(method, path): operation for path, methods in paths.items() for method, operation in methods.items()}


def test_openapi_names_the_routes_of_the_contract_and_no_others(client):
    assert set(operations(client)) == CONTRACT


def test_openapi_describes_every_route_and_parameter_in_chinese(client):
    for operation in operations(client).values():
        texts = [operation["summary"], operation["description"]]
        texts += [each["description"] for each in operation.get("parameters", ())]
        assert [text for text in texts if not re.search("[一-鿿]", text)] == []


def test_openapi_gives_an_example_question_and_no_validation_error_of_another_shape(client):
    schemas = client.get("/openapi.json").json()["components"]["schemas"]
    assert schemas["AskRequest"]["examples"] == [{"question": "地区生产总值增长多少？", "top_k": 5}]
    responses = {code for operation in operations(client).values() for code in operation["responses"]}
    assert responses == {"200", "201", "202", "4XX"}


def test_docs_loads_nothing_from_other_hosts(client):
    page = client.get("/docs").text
    addresses = re.findall(r'(?:src|href)="([^"]+)"', page)
    assert addresses == ["docs-files/swagger-ui.css", "page/icon.svg", "docs-files/swagger-ui-bundle.js"]
    assert [client.get("/" + address).status_code for address in addresses] == [200, 200, 200]
    assert "//" not in re.sub(r"<!--.*?-->", "", page)
