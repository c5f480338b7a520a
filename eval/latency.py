"""Times, summarised the way they are reported."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, slots=True)
class Latency:
    """Percentiles in milliseconds, linear between ranks."""

    p50: float
    p95: float
    p99: float

    @classmethod
    def of(cls, times: Sequence[float]) -> Latency:
        """Summarise times in milliseconds.

        >>> Latency.of([1.0, 2.0, 3.0])
        Latency(p50=2.0, p95=2.9, p99=2.98)
        """
        if not times:
            return cls(0.0, 0.0, 0.0)
        p50, p95, p99 = (round(float(value), 3) for value in np.percentile(np.asarray(times), (50, 95, 99)))
        return cls(p50, p95, p99)
