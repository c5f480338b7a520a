"""What the READMEs name exists, and both name the same."""

import re

import pytest

from app import create_app
from corpus import ROOT
from tests.qa.fake_bot import ALPHA, FakeBot

NAMES = ("README.md", "README.zh.md")


def text(name):
    return (ROOT / name).read_text("utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_every_make_target_is_in_the_makefile(name):
    targets = set(re.findall(r"^([a-z]+):.*## ", (ROOT / "Makefile").read_text("utf-8"), re.M))
    assert set(re.findall(r"(?:^    |`)make ([a-z]+)", text(name), re.M)) <= targets


def test_every_route_is_served():
    served = set(create_app(FakeBot((ALPHA,))).openapi()["paths"])
    for name in NAMES:
        named = set(re.findall(r"/api/[a-z{}/.]*[a-z}]", text(name)))
        assert {re.sub(r"\{\w+\}", "{}", route) for route in named} == {
            re.sub(r"\{\w+\}", "{}", route) for route in served
        }


@pytest.mark.parametrize("name", NAMES)
def test_every_file_and_link_is_there(name):
    for target in re.findall(r"\]\(([^)#]+)\)|`((?:[a-z]+/)+[a-z_]+\.[a-z]+)`", text(name)):
        assert (ROOT / (target[0] or target[1])).is_file(), target


@pytest.mark.parametrize("pattern", [r"`([A-Z_]{4,})`", r"\b(\d\.\d{3})\b"])
def test_both_languages_name_the_same_settings_and_numbers(pattern):
    assert set(re.findall(pattern, text(NAMES[0]))) == set(re.findall(pattern, text(NAMES[1])))
