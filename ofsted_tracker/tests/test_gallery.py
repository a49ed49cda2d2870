import pytest
from django.template.loader import get_template, render_to_string
from django.urls import reverse

from ofsted_tracker.templatetags import components

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(django_user_model):
    return django_user_model.objects.create_superuser("admin@example.org", "a long password")


@pytest.fixture
def gallery(client, administrator):
    return client.sign_in(administrator).get(reverse("components"))


def test_the_gallery_shows_every_component(gallery):
    source = get_template("pages/components.html").template.source
    missing = [name for name in components.register.tags if f"{{% {name}" not in source]
    assert not missing, f"Not in the gallery: {missing}"


@pytest.mark.parametrize(
    "words",
    [
        "Serious weakness",
        "open lines",
        "Lead inspector",
        "Cannot start yet",
        "Filter visits",
        "Last time we said",
        "Not looked at",
    ],
)
def test_the_gallery_is_rendered(gallery, words):
    assert words in gallery.content.decode()


def test_a_form_with_errors_changes_the_title_and_has_one_summary(client, administrator):
    html = client.sign_in(administrator).post(reverse("components"), {}).content.decode()
    assert "<title>Error: Components" in html
    assert html.count('class="govuk-error-summary"') == 1


def test_messages_are_inside_the_main_part_and_may_be_undone(client, administrator):
    html = client.sign_in(administrator).get(reverse("components"), {"message": 1}).content.decode()
    main = html[html.index("<main") : html.index("</main>")]
    assert "Finding removed." in main
    assert '<form method="post" action="/components/"' in main


def test_the_gallery_is_for_those_who_build_pages_only(client, django_user_model):
    user = django_user_model.objects.create_user("ines@example.org", "a long password", name="Ines", role="inspector")
    assert client.sign_in(user).get(reverse("components")).status_code == 404


@pytest.mark.parametrize("page", ["accessibility", "privacy"])
def test_pages_about_the_product_are_open_to_all(client, page):
    html = client.get(reverse(page)).content.decode()
    assert html.count("<h1") == 1
    assert "Not an Ofsted service." in html


def test_a_page_that_is_not_there_helps(client, administrator):
    response = client.sign_in(administrator).get("/no-such-page/")
    assert response.status_code == 404
    assert "Go to your first page" in response.content.decode()


@pytest.mark.parametrize("template", ["400.html", "500.html"])
def test_pages_for_faults_need_nothing_but_themselves(template):
    assert "Go to your first page" in render_to_string(template)
