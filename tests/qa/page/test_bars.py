from qa.page.bars import Bar, bars_html


def bar(name, width, words):
    return (
        f'<li><span class="name">{name}</span><svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">'
        f'<rect width="{width}" height="10"></rect></svg><b>{words}</b></li>'
    )


def test_bars_are_measured_by_the_longest_and_say_their_numbers():
    assert bars_html("图", [Bar("<甲>", 4, "4 个"), Bar("乙", 1, "1 个")], "注") == (
        '<figure class="bars"><figcaption>图</figcaption><ol>'
        + bar("&lt;甲&gt;", "100.0", "4 个")
        + bar("乙", "25.0", "1 个")
        + '</ol><p class="note">注</p></figure>'
    )


def test_bars_of_nothing_or_of_zeros_are_drawn_without_dividing_by_zero():
    assert bars_html("图", []) == '<figure class="bars"><figcaption>图</figcaption><ol></ol></figure>'
    assert 'width="0.0"' in bars_html("图", [Bar("甲", 0, "0 个")])
