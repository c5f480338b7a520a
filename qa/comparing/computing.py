"""What two figures or more come to: which is ahead, how far apart they are, their sum or ratio, said in Chinese.

These are the only numbers that no report has; they are labelled so and stand beside the figures that they come from.
"""

from __future__ import annotations

from collections.abc import Sequence

from corpus import Figure
from corpus.text.units import convert, dimension
from qa import display
from qa.answering.remarks import scaled
from qa.matching.amounts import units_agree
from qa.question.operation import Operation
from qa.records import Computed

# Before whatever was computed.
LABEL = "按报告所列的数值计算："
_RATES = frozenset({"share", "points"})
# Digits behind the point of a ratio.
_DIGITS = 2


def compute(operation: Operation, figures: Sequence[Figure], percent: bool = False) -> Computed | None:
    """Compute what is asked of figures, in the first one's unit; None where they do not go together.

    `percent`: a ratio is wanted as a share of a whole.
    """
    values = in_one_unit(figures)
    if len(values) < 2:
        return None
    unit = figures[0].unit
    if operation.operator == "sum":
        return None if dimension(unit) in _RATES else Computed("sum", sum(values), unit)
    if operation.operator == "ratio" and min(values) > 0:
        ratio = _ratio(values, whole=percent)
        return Computed("ratio", ratio * 100, "%") if percent else Computed("ratio", ratio, "倍")
    apart = round(max(values) - min(values), 10)
    ahead = values.index(min(values) if operation.less else max(values)) if apart else None
    unit = "个百分点" if dimension(unit) in _RATES else unit
    return Computed("compare" if operation.operator == "ratio" else operation.operator, apart, unit, ahead)


def in_one_unit(figures: Sequence[Figure]) -> list[float]:
    """Return the values in the first one's unit; [] if one does not convert, or is a range."""
    if not figures or any(figure.value_max is not None for figure in figures):
        return []
    values = [
        figure.value if units_agree(figure.unit, figures[0].unit) and dimension(figure.unit) == figure.unit
        else convert(figure.value, figure.unit, figures[0].unit)
        for figure in figures
    ]  # fmt: skip
    converted = [value for value in values if value is not None]
    return converted if len(converted) == len(values) else []


def computed_sentence(computed: Computed, names: Sequence[str], figures: Sequence[Figure], less: bool = False) -> str:
    """Say what was computed, with the figures that it comes from, each under its side's name.

    `less`: the one that is ahead has less.
    """
    stated = "，".join(f"{name}：{display.bounded(figure)}" for name, figure in zip(names, figures, strict=True))
    rough = "" if all(figure.comparator == "=" for figure in figures) else "（原文有“以上”“左右”等说法，结果是大约数）"
    return f"{stated}。{LABEL}{_result(computed, names, less)}{rough}。"


def _result(computed: Computed, names: Sequence[str], less: bool) -> str:
    amount = f"{scaled(computed.value)}{computed.unit}"
    if computed.operator == "sum":
        return f"合计{amount}"
    if computed.operator == "ratio":
        ratio = f"{round(computed.value, _DIGITS):g}{computed.unit}"
        return f"{names[0]}占{names[1]}的{ratio}" if computed.unit == "%" else f"前者是后者的{ratio}"
    if computed.ahead is None:
        return "数值相同"
    ahead = names[computed.ahead]
    degree = "低" if less else "高"
    if len(names) > 2:
        return f"{ahead}最{degree}，最高与最低相差{amount}"
    return f"{ahead}更{degree}，相差{amount}"


def _ratio(values: Sequence[float], whole: bool) -> float:
    """Return the first value over the second; of a part and a whole the smaller over the larger."""
    return min(values) / max(values) if whole else values[0] / values[1]
