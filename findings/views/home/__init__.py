"""The first page: each role opens on its own work."""

from django.utils import timezone
from django.views.decorators.http import require_GET

from accounts.roles import Role
from findings.pages_reading import HOME
from ofsted_tracker.pages import render_page

from .adviser import for_adviser
from .council import for_contributor, for_member
from .inspector import for_inspector
from .office import for_administrator
from .quality import for_quality_reader
from .senior import for_senior
from .support import for_support

# For each role: the heading, the template, and what is on the page.
FIRST_PAGES = {
    Role.INSPECTOR: ("Your visits", "findings/home/inspector.html", for_inspector),
    Role.SENIOR_HMI: ("Monitoring in {region}", "findings/home/senior.html", for_senior),
    Role.QUALITY_READER: ("Visits to read", "findings/home/quality_reader.html", for_quality_reader),
    Role.SUPPORT_ADMINISTRATOR: ("Letters not out yet", "findings/home/support.html", for_support),
    Role.COUNCIL_MANAGER: ("{authorities}", "findings/home/council.html", for_member),
    Role.COUNCIL_CONTRIBUTOR: ("{authorities}", "findings/home/contributor.html", for_contributor),
    Role.DFE_ADVISER: ("Councils you advise", "findings/home/adviser.html", for_adviser),
    Role.SYSTEM_ADMINISTRATOR: ("Looking after the tracker", "findings/home/administrator.html", for_administrator),
}


@require_GET
def home(request):
    heading, template, content = FIRST_PAGES[request.user.role]
    context = {"today": timezone.localdate(), **content(request)}
    context["heading"] = heading.format_map(context)
    return render_page(request, template, HOME, context)
