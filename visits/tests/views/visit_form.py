"""What a browser sends of the form of a visit."""

from django.urls import reverse


def filled(**more) -> dict:
    return {
        "periods-TOTAL_FORMS": "3",
        "periods-INITIAL_FORMS": "0",
        "periods-0-start_0": "4",
        "periods-0-start_1": "2",
        "periods-0-start_2": "2025",
        "periods-0-end_0": "5 Feb 2025",
        "periods-0-end_1": "",
        "periods-0-end_2": "",
        "lead": "Ida Inspector (ida@example.test)",
        "second": "",
        "others": "",
        "focus": "",
        "kind": "monitoring",
        "number": "",
        **more,
    }


def plan_url(programme) -> str:
    return reverse("visits:plan", args=[programme.authority.slug])


def past_url(programme) -> str:
    return reverse("visits:record-past", args=[programme.authority.slug])


def page_of(response) -> str:
    assert response.status_code == 200
    return response.content.decode()
