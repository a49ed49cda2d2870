"""Addresses of the steps of a line of enquiry."""

from django.urls import path

from findings.views import line_carry_over, line_step

urlpatterns = [
    path("lines/<int:pk>/close/", line_step.close, name="line-close"),
    path("lines/<int:pk>/reopen/", line_step.reopen, name="line-reopen"),
    path("lines/<int:pk>/merge/", line_step.merge, name="line-merge"),
    path("lines/<int:pk>/split/", line_step.split, name="line-split"),
    path("lines/<int:pk>/carry-over/", line_carry_over.carry_over, name="line-carry-over"),
    path("lines/<int:pk>/undo/<int:event>/", line_step.undo, name="line-undo"),
]
