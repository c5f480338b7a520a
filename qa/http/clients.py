"""Who sends a request, and how often something may be done by one of them."""

from __future__ import annotations

import os
import time
from collections import OrderedDict

from starlette.datastructures import Headers
from starlette.types import Scope

# Names the header in which the proxy in front says who asks (X-Real-IP); unset where there is none, since anybody could
# send it.
VARIABLE = "QA_PROXY_HEADER"
# Addresses remembered; the one seen longest ago goes first.
_MOST = 10_000


def behind_proxy() -> bool:
    """Tell whether a proxy in front says who asks."""
    return bool(_header())


def address_of(scope: Scope) -> str:
    """Return the address of a request's client, as the proxy in front names it if there is one; "" if unknown.

    Of several in one header the last counts, which the proxy itself has put there.
    """
    if header := _header():
        named = Headers(scope=scope).get(header, "").rpartition(",")[2].strip()
        return named[:64]
    client = scope.get("client")
    return str(client[0]) if client else ""


def _header() -> str:
    return os.environ.get(VARIABLE, "").strip()


class Bucket:
    """How often each address may do something: so many times at once, and again as the seconds pass."""

    def __init__(self, most: int, seconds: float) -> None:
        """Take how many times at most, and the seconds after which that is whole again."""
        self._most = most
        self._seconds = seconds
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()  # times left, and when that was

    def take(self, address: str) -> bool:
        """Count one time; tell whether it was free."""
        left = self.left(address)
        self._left[address] = (max(0.0, left - 1), time.monotonic())
        self._left.move_to_end(address)
        if len(self._left) > _MOST:
            self._left.popitem(last=False)
        return left >= 1

    def left(self, address: str) -> float:
        """Return how many times are left."""
        left, then = self._left.get(address, (float(self._most), 0.0))
        return min(self._most, left + self._most * (time.monotonic() - then) / self._seconds)
