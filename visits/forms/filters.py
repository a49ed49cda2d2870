"""What lists can be narrowed to."""

from django import forms

from accounts.models import OfstedRegion
from visits.models.authority import LocalAuthorityType
from visits.wording import stages_for

ALL = ("", "All")


class AuthorityFilter(forms.Form):
    mark_optional = False

    q = forms.CharField(
        label="Name", required=False, max_length=100, help_text="Any of its names, for example North Tyneside."
    )
    region = forms.ChoiceField(label="Ofsted region", required=False, choices=[ALL, *OfstedRegion.choices])
    la_type = forms.ChoiceField(label="Type", required=False, choices=[ALL, *LocalAuthorityType.choices])
    monitored = forms.BooleanField(label="In monitoring now", required=False)


class VisitFilter(forms.Form):
    mark_optional = False

    region = forms.ChoiceField(label="Ofsted region", required=False, choices=[ALL, *OfstedRegion.choices])
    stage = forms.ChoiceField(label="Stage", required=False)
    mine = forms.BooleanField(label="Only visits I am on", required=False)

    def __init__(self, data, *, user):
        super().__init__(data)
        self.fields["stage"].choices = [ALL, *stages_for(user).items()]
        if not user.is_ofsted:
            del self.fields["region"], self.fields["mine"]
