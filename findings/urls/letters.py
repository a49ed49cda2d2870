"""Addresses of a visit's letter, of finishing a visit, and of the passages of an imported letter."""

from django.urls import path

from findings.views import finish, letter, passage, release

urlpatterns = [
    path("visits/<visit:pk>/done/", finish.done, name="done"),
    path("visits/<visit:pk>/reopen/", finish.reopen, name="reopen"),
    path("visits/<visit:pk>/letter/", letter.letter, name="letter"),
    path("visits/<visit:pk>/letter/source/", letter.source, name="letter-source"),
    path("visits/<visit:pk>/letter/publish/", release.publish, name="letter-publish"),
    path("visits/<visit:pk>/letter/withhold/", release.withhold, name="letter-withhold"),
    path("visits/<visit:pk>/passages/<int:passage>/use/", passage.use, name="passage-use"),
    path("visits/<visit:pk>/passages/<int:passage>/cut/", passage.cut, name="passage-cut"),
    path("visits/<visit:pk>/passages/<int:passage>/join/", passage.join, name="passage-join"),
    path("visits/<visit:pk>/passages/<int:passage>/drop/", passage.drop, name="passage-drop"),
    path("visits/<visit:pk>/passages/<int:passage>/wait/", passage.bring_back, name="passage-wait"),
]
