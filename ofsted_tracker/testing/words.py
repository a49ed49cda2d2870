"""What a page says, without its markup."""

import re
from html import unescape


def words_of(response_or_html) -> str:
    """The words as somebody sees them: nothing visually hidden, white space as one space."""
    html = response_or_html if isinstance(response_or_html, str) else response_or_html.content.decode()
    seen = re.sub(r'<span class="govuk-visually-hidden">[^<]*</span>', "", html)
    inline = re.sub(r"</?(a|del|ins|mark|span|strong)\b[^>]*>", "", seen)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", inline)).split())
