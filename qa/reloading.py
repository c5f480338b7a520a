"""A running server follows the published index: a newer snapshot is opened beside the old one, then takes its place."""

from __future__ import annotations

import gc
import logging
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from corpus import ReportQAError
from index.errors import NoIndexError
from index.snapshot import published

if TYPE_CHECKING:
    from qa.bot import Bot

# Seconds between two looks at the pointer, which is one small file.
_INTERVAL = 2.0
_log = logging.getLogger(__name__)


class Live:
    """Holds the bot that answers now; requests that began with the old one end with it, and then it is gone.

    Attributes:
        bot: the one that answers.
        published: name of the snapshot that was published when it was last looked for.
        problem: why that one does not answer, in English, for operators; "" if it does.
    """

    def __init__(self, bot: Bot, take: Callable[[Bot], None]) -> None:
        """Start from an open bot; `take` is called with each later one, when it is ready to answer."""
        self.bot = bot
        self.published = bot.info.snapshot
        self.problem = ""  # why the published index is not the one that answers
        self._take = take
        self._turn = threading.Lock()  # one opening at a time: two snapshots in memory, never three

    def look(self) -> bool:
        """Open the published index if another one answers; tell whether it was opened.

        Raises:
            ReportQAError: it is damaged, or of another encoder or format; the old bot goes on.
        """
        with self._turn:
            if self._is_current():
                return False
            bot = self.bot.reopened()
            self._take(bot)
            self.bot = bot
            gc.collect()  # the old one's parts know each other, and 200 MB should not wait
            return True

    def _is_current(self) -> bool:
        try:
            self.published = published().name
            return self.published.startswith(self.bot.info.snapshot)
        except NoIndexError:
            return True  # what was open goes on, whatever happened to its folder

    def watch(self, stopped: threading.Event) -> None:
        """Look again and again until stopped, whatever happens; what is wrong with a newer index is logged once."""
        while not stopped.wait(_INTERVAL):
            try:
                self.look()
                self.problem = ""
            except Exception as error:  # a thread that ends would leave the old index for good
                if str(error) != self.problem:
                    _log.warning(
                        "the newer index is not taken: %s", error, exc_info=not isinstance(error, ReportQAError)
                    )
                self.problem = str(error) or repr(error)
