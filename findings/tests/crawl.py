"""Every address a person reaches by following links from their first page, and what each answers."""

import re
from collections import Counter
from html import unescape
from urllib.parse import urljoin, urlsplit

LINK = re.compile(r'(?:href|action|data-[a-z-]*url)="([^"#]*)')
NOT_PAGES = ("/static/", "/accounts/logout/", "/accounts/login/")
MOST = 300
# Of a list that can be shown in many ways, so many.
MOST_OF_ONE_PAGE = 8


def crawl(client, *starts: str) -> dict[str, str]:
    """The text of every page answered with 200, its address and headers included. Nothing is sent by POST."""
    waiting, seen, texts = list(starts), set(), {}
    asked = Counter()
    while waiting and len(seen) < MOST:
        url = waiting.pop(0)
        if url in seen or url.startswith(NOT_PAGES):
            continue
        seen.add(url)
        page = urlsplit(url).path
        if asked[page] == MOST_OF_ONE_PAGE:
            continue
        asked[page] += 1
        answer = client.get(url)
        if answer.status_code == 200:
            body = b"".join(answer.streaming_content) if answer.streaming else answer.content
            texts[url] = f"{url}\n{dict(answer.items())}\n{unescape(body.decode())}"
            waiting += _links_of(url, texts[url])
    return texts


def _links_of(url: str, text: str) -> list[str]:
    links = [urljoin(url, link) for link in LINK.findall(text)]
    return [link for link in links if not urlsplit(link).scheme and link.startswith("/")]
