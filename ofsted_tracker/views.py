"""Pages about the product itself: the gallery of components, accessibility, privacy."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.views.decorators.http import require_GET, require_http_methods

from ofsted_tracker import gallery
from ofsted_tracker.pages import Page, render_page
from ofsted_tracker.typed import csrf_failure

__all__ = ["accessibility", "components", "csrf_failure", "privacy"]

HOME = Page("Home", url="home")
COMPONENTS = Page("Components", url="components", parent=HOME)
ACCESSIBILITY = Page("Accessibility", url="accessibility", parent=HOME)
PRIVACY = Page("Privacy and cookies", url="privacy", parent=HOME)


@require_http_methods(["GET", "POST"])
def components(request):
    """Every component with sample data, for those who build pages. A POST shows errors; nothing is saved."""
    if not (settings.DEBUG or request.user.is_superuser):
        raise Http404
    form = gallery.SampleForm(request.POST if request.method == "POST" else None)
    context = {"form": form, **gallery.samples(request)}
    return render_page(request, "pages/components.html", COMPONENTS, context)


@login_not_required
@require_GET
def accessibility(request):
    return render_page(request, "pages/accessibility.html", ACCESSIBILITY)


@login_not_required
@require_GET
def privacy(request):
    return render_page(request, "pages/privacy.html", PRIVACY)
