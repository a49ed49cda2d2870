"""Every address of the tracker."""

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.urls import include, path, register_converter

from findings.views import home
from ofsted_tracker import views
from ofsted_tracker.converters import VisitRef

register_converter(VisitRef, "visit")
admin.site.site_header = "Monitoring visit tracker"
admin.site.site_title = "Monitoring visit tracker"
admin.site.index_title = "Records"
# The admin's own log-in would pass by the second factor and the limits on guessing.
admin.site.login = secure_admin_login(admin.site.login)

urlpatterns = [
    path("", home.home, name="home"),
    path("", include("visits.urls")),
    path("", include("findings.urls")),
    path("components/", views.components, name="components"),
    path("accessibility/", views.accessibility, name="accessibility"),
    path("privacy/", views.privacy, name="privacy"),
    path("accounts/", include("accounts.urls")),
    path("accounts/", include("accounts.sign_in_urls")),
    path("admin/", admin.site.urls),
]
