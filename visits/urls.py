"""Addresses of this room."""

from django.urls import path

from visits.views import authorities, contacts, deadlines, inspections, people, planning, programmes, stages, visit_list

app_name = "visits"
urlpatterns = [
    path("authorities/", authorities.authorities, name="authorities"),
    path("authorities/names/", authorities.names, name="authority-names"),
    path("authorities/<slug:slug>/inspections/<int:pk>/", inspections.inspection, name="inspection"),
    path("authorities/<slug:slug>/programmes/<int:pk>/", programmes.programme, name="programme"),
    path("authorities/<slug:slug>/programmes/start/", programmes.start, name="programme-start"),
    path("authorities/<slug:slug>/people/new/", contacts.new, name="contact-new"),
    path("authorities/<slug:slug>/people/<int:pk>/", contacts.contact, name="contact"),
    path("authorities/<slug:slug>/people/<int:pk>/edit/", contacts.change, name="contact-edit"),
    path("authorities/<slug:slug>/people/<int:pk>/end/", contacts.end, name="contact-end"),
    path("authorities/<slug:slug>/visits/new/", planning.plan, name="plan"),
    path("authorities/<slug:slug>/visits/record/", planning.record_past, name="record-past"),
    path("visits/", visit_list.visits, name="list"),
    path("visits/new/", planning.new, name="new"),
    path("visits/<visit:pk>/edit/", planning.edit, name="edit"),
    path("visits/<visit:pk>/confirm/", stages.confirm, name="confirm"),
    path("visits/<visit:pk>/start-fieldwork/", stages.start_fieldwork, name="start-fieldwork"),
    path("visits/<visit:pk>/write-up/", stages.write_up, name="write-up"),
    path("visits/<visit:pk>/cancel/", stages.cancel, name="cancel"),
    path("visits/<visit:pk>/steps/<int:transition>/undo/", stages.undo, name="undo-step"),
    path("visits/<visit:pk>/deadlines/", deadlines.deadlines, name="deadlines"),
    path("visits/<visit:pk>/deadlines/compute/", deadlines.compute, name="deadlines-compute"),
    path("visits/<visit:pk>/deadlines/<slug:step>/", deadlines.deadline, name="deadline"),
    path("visits/<visit:pk>/deadlines/<slug:step>/take-back/", deadlines.take_back, name="deadline-take-back"),
    path("people/", people.people, name="people"),
]
