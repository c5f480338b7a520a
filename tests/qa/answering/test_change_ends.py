from corpus import Figure, Paragraph, Span
from index import Clause, FigureMatch, Hit
from qa.answering.change_ends import change_ends


def found(text, *numbers):
    figures = []
    for number, unit in numbers:
        start = text.index(f"{number}{unit}")
        end = start + len(f"{number}{unit}")
        figures.append(
            Figure(
                f"r:1:{start}",
                "r",
                1,
                start,
                end,
                text[start:end],
                number,
                None,
                unit,
                "=",
                "",
                "level",
                "actual",
                "",
                2024,
            )
        )
    passage = Paragraph("r", 1, (), "", text, (Span(0, len(text)),), 0)
    matches = tuple(FigureMatch(figure, 1.0) for figure in figures)
    return Hit(passage, 1.0, 1.0, 1.0, (Clause(0, len(text), 1.0),), matches), figures


def test_both_ends_of_a_change_are_found_from_either():
    hit, (first, last) = found("入园率由88%提高到93%", (88, "%"), (93, "%"))
    assert change_ends(hit, first) == change_ends(hit, last) == (first, last)


def test_two_figures_of_a_list_are_no_change():
    hit, (first, _) = found("公园12个、绿道30个", (12, "个"), (30, "个"))
    assert change_ends(hit, first) is None
