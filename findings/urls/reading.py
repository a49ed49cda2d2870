"""Addresses on which the record is read, and the council's actions."""

from django.urls import path

from findings.views import action, authority, line, matrix, trajectory, visit, visit_progress

urlpatterns = [
    path("authorities/<slug:slug>/", authority.authority, name="authority"),
    path("authorities/<slug:slug>/progress/", matrix.matrix, name="matrix"),
    path("authorities/<slug:slug>/progress/trajectory/", trajectory.trajectory, name="trajectory"),
    path("authorities/<slug:slug>/actions/new/", action.new, name="action-new"),
    path("authorities/<slug:slug>/actions/<int:pk>/", action.action, name="action"),
    path("authorities/<slug:slug>/actions/<int:pk>/edit/", action.change, name="action-edit"),
    path("visits/<visit:pk>/", visit.visit, name="visit"),
    path("visits/<visit:pk>/progress/", visit_progress.visit_progress, name="visit-progress"),
    path("lines/<int:pk>/", line.line, name="line"),
]
