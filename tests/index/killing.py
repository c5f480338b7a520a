"""A build that kills itself: `python -m tests.index.killing MODULE.NAME before|after` with QA_VAR set."""

import importlib
import os
import signal
import sys

from corpus import Library
from index.build import build
from tests.fake_encoder import BigramEncoder


def main(place, when):
    """Build the reports under QA_VAR, dying before or after the first call of a function."""
    module, _, name = place.partition(":")
    owner = importlib.import_module(module)
    *path, name = name.split(".")
    for step in path:
        owner = getattr(owner, step)
    original = getattr(owner, name)

    def die(*arguments, **options):
        if when == "after":
            original(*arguments, **options)
        os.kill(os.getpid(), signal.SIGKILL)

    setattr(owner, name, die)
    build(Library.default().load_all(), BigramEncoder(), quiet=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
