"""Pictures as inline SVG: classes only, so that they keep to the content security policy; all words escaped.

A picture has a title and a description for those who listen. Its links stand beside the part that is an image,
because what is inside an image cannot be reached by keyboard.
"""

from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

# Each within 14 units, its middle at 0 0; drawn with fill and outline by the class of what stands round it.
SHAPES = {
    "dot": "M-5.5 0a5.5 5.5 0 1 0 11 0a5.5 5.5 0 1 0 -11 0z",
    "square": "M-5 -5h10v10h-10z",
    "diamond": "M0 -6.8l6.8 6.8l-6.8 6.8l-6.8 -6.8z",
    "up": "M0 -6.5l6.5 11.5h-13z",
    "down": "M0 6.5l6.5 -11.5h-13z",
    "star": "M0 -8l2.2 5.2 5.6 .4-4.3 3.6 1.4 5.5-4.9-3-4.9 3 1.4-5.5-4.3-3.6 5.6-.4z",
    "dash": "M-4 0h8",
    "cross": "M-3 -3l6 6m0 -6l-6 6",
    "query": "M-2.7 -2.6a2.7 2.7 0 1 1 4.1 2.3q-1.4 .8 -1.4 2m0 3.2v.1",
}


def element(name: str, *content, **attributes) -> SafeString:
    """`class_` and `aria_label` become class and aria-label; numbers are kept short."""
    named = {key.rstrip("_").replace("_", "-"): _short(value) for key, value in attributes.items() if value != ""}
    return format_html("<{}{}>{}</{}>", name, flatatt(named), joined(content), name)


def joined(parts) -> SafeString:
    return format_html_join("", "{}", ((part,) for part in parts))


def line(x1, y1, x2, y2, class_: str) -> SafeString:
    return element("line", x1=x1, y1=y1, x2=x2, y2=y2, class_=class_)


def text(x, y, words: str, class_: str) -> SafeString:
    return element("text", words, x=x, y=y, class_=class_)


def shape(name: str, x, y, class_: str = "") -> SafeString:
    return element("path", d=SHAPES[name], transform=f"translate({_short(x)} {_short(y)})", class_=class_)


def link(href: str, label: str, *content, class_: str) -> SafeString:
    """The label is read out, and shown while a pointer rests there."""
    return element("a", element("title", label), *content, href=href, aria_label=label, class_=class_)


def picture(key: str, *, title: str, description: str, size: tuple, image, links=(), class_: str) -> SafeString:
    """`key` is unique on the page; `image` is what is drawn, `links` what lies over it and leads somewhere."""
    named = {"aria_labelledby": f"{key}-title", "aria_describedby": f"{key}-desc"}
    told = (
        element("title", title, id=f"{key}-title"),
        element("desc", description, id=f"{key}-desc"),
    )
    width, height = size
    box = f"0 0 {_short(width)} {_short(height)}"
    drawn = element("g", *told, *image, role="img", **named)
    return element("svg", drawn, *links, viewBox=box, width=width, height=height, focusable="false", class_=class_)


def _short(value):
    return f"{value:.1f}".removesuffix(".0") if isinstance(value, float) else str(value)
