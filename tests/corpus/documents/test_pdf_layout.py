from corpus.documents.pdf_layout import HYPHEN, Line, arrange

FULL = "全市生产总值增长百分之七点五突破四千亿元大关再"  # 23 characters of 16 points, margin to margin

NEXT = FULL.replace("全市", "全县")


def line(text, bottom, left=80.0, size=16.0):
    return Line(text, left, left + size * len(text), bottom, size)


def page(*texts, indent=()):
    return [line(text, 700 - 28 * i, 112 if i in indent else 80) for i, text in enumerate(texts)]


def text_of(*pages):
    return arrange(pages).text.splitlines()


def test_an_indented_line_begins_a_paragraph():
    assert text_of(page(FULL, FULL, FULL, indent=[2])) == [FULL * 2, FULL]


def test_a_short_line_ends_a_paragraph():
    assert text_of(page(FULL, "好转。", FULL, FULL)) == [FULL + "好转。", FULL * 2]


def test_a_paragraph_goes_on_over_the_page():
    assert text_of(page(FULL, FULL[::-1]), page(NEXT, "止。")) == [FULL + FULL[::-1] + NEXT + "止。"]


def test_other_type_size_parts():
    assert text_of([line("政府工作报告", 760, size=28), *page(FULL, FULL)]) == ["政府工作报告", FULL * 2]


def test_a_running_head_leaves_on_every_page():
    bodies = [FULL, NEXT, FULL[::-1]]
    pages = [[line("甲乙市公报", 800), *page(body, body), line(f"第{n}页", 40)] for n, body in enumerate(bodies)]
    arranged = arrange(pages)
    assert arranged.text == "".join(body * 2 for body in bodies)
    assert [remark.english for remark in arranged.remarks] == ["6 running heads and page numbers left out"]


def test_small_type_apart_at_the_top_leaves_on_a_single_page():
    assert text_of([line("内部资料", 800, size=9), *page(FULL, FULL)]) == [FULL * 2]


def test_a_footnote_goes_to_the_end():
    note = [line("①两重：国家重大战略。", 60, size=10)]
    arranged = arrange([[*page(FULL, FULL), *note], page(NEXT, "止。")])
    assert arranged.text.splitlines() == [FULL * 2 + NEXT + "止。", "①两重：国家重大战略。"]
    assert [remark.english for remark in arranged.remarks] == ["1 footnotes put at the end"]
    assert [(placed.line.text[:2], placed.page) for placed in arranged.lines] == [
        (FULL[:2], 0),
        (FULL[:2], 0),
        (NEXT[:2], 1),
        ("止。", 1),
        ("①两", 0),
    ]


def test_a_line_left_short_for_a_long_number_goes_on():
    assert text_of(page(FULL, FULL[:-5], "1234567.8亿元" + FULL[:12])) == [
        FULL + FULL[:-5] + "1234567.8亿元" + FULL[:12]
    ]


def test_words_are_parted_and_hyphens_mended():
    assert text_of(page(FULL[:-4] + "Open", "Source" + FULL[:17])) == [FULL[:-4] + "Open Source" + FULL[:17]]
    assert text_of(page(FULL[:-4] + "dev" + HYPHEN, "elop" + FULL[:19])) == [FULL[:-4] + "develop" + FULL[:19]]
    assert text_of(page(FULL[:-1] + HYPHEN, FULL)) == [FULL[:-1] + "-" + FULL]
