"""Gold questions in, numbers that can be trusted out."""

from eval.errors import DatasetError, EvalError, MeasureError, ResponseError, RunError, UnavailableError
from eval.measures import Measure
from eval.response import Response

__all__ = [
    "DatasetError",
    "EvalError",
    "Measure",
    "MeasureError",
    "Response",
    "ResponseError",
    "RunError",
    "UnavailableError",
]
