"""Takes the front-end packages into static/vendor, without the typeface, crest and inline styles.

Run it again after unpacking a newer release of either package:
    python manage.py vendor_frontend path/to/govuk-frontend/package path/to/accessible-autocomplete/package
Every change made to a file is counted: a release that is built differently stops here and is looked at.
"""

import json
import re
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

OUR_FONTS = 'font-family:Arial,"Helvetica Neue",Helvetica,sans-serif'

# (what it is, pattern, replacement, how often it is found)
CSS_CHANGES = [
    (
        "embedded GDS Transport",
        r"(/\*! Copyright \(c\) 2011 by Margaret Calvert.*?\*/)?@font-face\{[^}]*\}",
        "",
        2,
    ),
    ("GDS Transport", r"font-family:GDS Transport,arial,sans-serif", OUR_FONTS, 58),
    ("crest", r"url\(/assets/images/govuk-crest\.svg\)", "none", 3),
    ("source map", r"/\*# sourceMappingURL=\S+ \*/", "", 1),
]
JS_CHANGES = [("source map", r"//# sourceMappingURL=\S+", "", 1)]
# The inline style hides "2 of 7", said on an iPhone only; our security policy allows no inline style.
TYPEAHEAD_JS_CHANGES = [
    ("inline style", r' style="border:0;clip:rect\(0 0 0 0\)[^"]*"', ' class="govuk-visually-hidden"', 1),
    ("source map", r"//# sourceMappingURL=\S+", "", 1),
]
TYPEAHEAD_CSS_CHANGES = [("source map", r"/\*# sourceMappingURL=\S+\*/", "", 1)]

GOVUK_LICENCE = """\
The MIT License (MIT)

Copyright (c) 2017 Crown Copyright (Government Digital Service)

Permission is hereby granted, free of charge, to any person obtaining a copy of
this software and associated documentation files (the "Software"), to deal in
the Software without restriction, including without limitation the rights to
use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of
the Software, and to permit persons to whom the Software is furnished to do so,
subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS
FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER
IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN
CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.

Changed here: the GDS Transport typeface, the crest and the source map reference are taken out.
"""


class Command(BaseCommand):
    help = "Copies govuk-frontend and accessible-autocomplete into static/vendor, re-fonted and checked."

    def add_arguments(self, parser):
        parser.add_argument("govuk_frontend", type=Path, help="unpacked npm package of govuk-frontend")
        parser.add_argument(
            "accessible_autocomplete", type=Path, help="unpacked npm package of accessible-autocomplete"
        )

    def handle(self, *, govuk_frontend, accessible_autocomplete, **options):
        source, target = govuk_frontend / "dist" / "govuk", _folder("govuk-frontend", govuk_frontend)
        _copy(source / "govuk-frontend.min.css", target, CSS_CHANGES)
        _copy(source / "govuk-frontend.min.js", target, JS_CHANGES)
        (target / "LICENSE.txt").write_text(GOVUK_LICENCE, encoding="utf-8")
        self.stdout.write(f"Wrote {target}")

        source, target = (
            accessible_autocomplete / "dist",
            _folder("accessible-autocomplete", accessible_autocomplete),
        )
        _copy(source / "accessible-autocomplete.min.js", target, TYPEAHEAD_JS_CHANGES)
        _copy(source / "accessible-autocomplete.min.css", target, TYPEAHEAD_CSS_CHANGES)
        _copy(accessible_autocomplete / "LICENSE.txt", target, [])
        self.stdout.write(f"Wrote {target}")


def _folder(name: str, package: Path) -> Path:
    try:
        version = json.loads((package / "package.json").read_text(encoding="utf-8"))["version"]
    except FileNotFoundError:
        raise CommandError(f"{package} is not an unpacked npm package: it has no package.json.") from None
    folder = Path(settings.BASE_DIR) / "static" / "vendor" / f"{name}-{version}"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _copy(source: Path, folder: Path, changes) -> None:
    text = source.read_text(encoding="utf-8")
    for what, pattern, replacement, expected in changes:
        text, found = re.subn(pattern, lambda match, text=replacement: text, text, flags=re.DOTALL)
        if found != expected:
            raise CommandError(
                f"{source.name}: {what} found {found} times, expected {expected}. Look at the new release."
            )
    (folder / source.name).write_text(text, encoding="utf-8")
