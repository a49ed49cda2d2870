"""Addresses on which a visit is recorded."""

from django.urls import path

from findings.views import entry, evaluation, finding, follow_up, recommendation, recording

urlpatterns = [
    path("visits/<visit:pk>/follow-up/", follow_up.follow_up, name="follow-up"),
    path("visits/<visit:pk>/findings/", entry.findings, name="list"),
    path("visits/<visit:pk>/findings/copy/", entry.copy, name="copy"),
    path("visits/<visit:pk>/findings/<int:number>/", finding.finding, name="finding"),
    path("visits/<visit:pk>/findings/<int:number>/move/", finding.move_line, name="move-line"),
    path("visits/<visit:pk>/findings/<int:number>/reorder/", finding.reorder_finding, name="reorder"),
    path("visits/<visit:pk>/findings/<int:number>/remove/", finding.remove, name="remove"),
    path("visits/<visit:pk>/findings/<int:number>/restore/", finding.restore, name="restore"),
    path("visits/<visit:pk>/evaluation/", evaluation.evaluation, name="evaluation"),
    path("visits/<visit:pk>/next/", recording.go_on, name="next"),
    path("findings/words/", entry.read_words, name="read-words"),
    path("recommendations/<int:pk>/open-line/", recommendation.open_line, name="open-line"),
]
