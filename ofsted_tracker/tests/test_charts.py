"""Charts: words of an order without distances, drawn as SVG that anybody can read and nothing can hide in."""

from xml.etree import ElementTree

import pytest

from ofsted_tracker.charts import Column, Mark, WordChart
from ofsted_tracker.drawing import SHAPES

SVG = "{http://www.w3.org/2000/svg}"
EVIL = '"><script>alert(1)</script>'


def chart(*marks, columns=3, **values) -> WordChart:
    given = {
        "title": "Evaluation of progress",
        "description": "Visit 1: early.",
        "words": ("Good", "Early", "Declined"),
        "columns": tuple(Column(str(number), ("Mar", "2024")) for number in range(1, columns + 1)),
        "silences": ("Not looked at",),
        "key": "one",
    }
    return WordChart(marks=marks, **{**given, **values})


def drawn(*marks, **values) -> ElementTree.Element:
    source = str(chart(*marks, **values).drawn())
    return ElementTree.fromstring(source.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1))  # noqa: S314 (drawn by us)


def of_class(svg, name: str) -> list[ElementTree.Element]:
    return [one for one in svg.iter() if name in one.get("class", "").split()]


def mark(column: int, word: str, **values) -> Mark:
    return Mark(column, word, values.pop("shape", "dot"), label=f"{word}, visit {column + 1}", **values)


def test_the_picture_has_a_name_and_a_description():
    image = drawn(mark(0, "Early")).find(f"{SVG}g")
    assert image.get("role") == "img"
    ids = {one.get("id"): one.text for one in image if one.get("id")}
    assert ids[image.get("aria-labelledby")] == "Evaluation of progress"
    assert ids[image.get("aria-describedby")] == "Visit 1: early."


def test_a_mark_with_an_address_is_a_link_outside_the_image_so_that_a_keyboard_reaches_it():
    svg = drawn(mark(0, "Early", href="/here/"), mark(1, "Good"))
    links = svg.findall(f"{SVG}a")
    assert [(one.get("href"), one.get("aria-label")) for one in links] == [("/here/", "Early, visit 1")]
    assert svg.find(f"{SVG}g").findall(f".//{SVG}a") == []


def test_a_line_is_drawn_only_to_a_mark_that_is_joined_and_meets_both_marks():
    svg = drawn(mark(0, "Early"), mark(1, "Good", joined=True), mark(2, "Early"))
    places = [
        one.get("transform").removeprefix("translate(").removesuffix(")") for one in of_class(svg, "app-chart__mark")
    ]
    (line,) = of_class(svg, "app-chart__line")
    assert [f"{line.get('x1')} {line.get('y1')}", f"{line.get('x2')} {line.get('y2')}"] == places[:2]


def test_words_stand_in_their_order_from_the_top_and_silence_below_them_all():
    words = of_class(drawn(mark(0, "Early")), "app-chart__word")
    heights = {one.text: float(one.get("y")) for one in words if one.text}
    assert sorted(heights, key=heights.get) == ["Good", "Early", "Declined", "Not looked at"]


def test_only_the_words_that_were_said_stand_out():
    svg = drawn(mark(0, "Early"), mark(1, "Not looked at", shape="dash"))
    assert [one.text for one in of_class(svg, "app-chart__word--said")] == ["Early"]


def test_a_chart_grows_in_width_where_there_are_many_occasions_and_never_crowds_them():
    def width(columns: int) -> float:
        return float(drawn(columns=columns).get("viewBox").split()[2])

    assert width(1) == width(5) < width(8) < width(20)
    assert [chart(columns=columns).is_wide for columns in (1, 8, 20)] == [False, False, True]


@pytest.mark.parametrize("name", SHAPES)
def test_every_shape_can_be_drawn_in_classes_alone(name):
    svg = drawn(mark(0, "Early", shape=name))
    assert not [one for one in svg.iter() if one.get("style")]


def test_everything_given_to_a_chart_is_escaped():
    evil = mark(0, "Early", href=EVIL, tone=EVIL)
    source = str(chart(evil, title=EVIL, description=EVIL, columns=0, along=EVIL, key=EVIL).drawn())
    assert "<script" not in source
