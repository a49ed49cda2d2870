"""What each kind of person may do. Which rows they may see is decided by querysets (`visible_to`, `readable_by`)."""

from enum import StrEnum

from django.db import models


class Role(models.TextChoices):
    INSPECTOR = "inspector", "Inspector"
    SENIOR_HMI = "senior_hmi", "Senior HMI"
    QUALITY_READER = "quality_reader", "Quality reader"
    SUPPORT_ADMINISTRATOR = "support_administrator", "Support administrator"
    COUNCIL_MANAGER = "council_manager", "Council manager"
    COUNCIL_CONTRIBUTOR = "council_contributor", "Council contributor"
    DFE_ADVISER = "dfe_adviser", "DfE adviser"
    SYSTEM_ADMINISTRATOR = "system_administrator", "System administrator"


OFSTED_ROLES = frozenset({Role.INSPECTOR, Role.SENIOR_HMI, Role.QUALITY_READER, Role.SUPPORT_ADMINISTRATOR})
COUNCIL_ROLES = frozenset({Role.COUNCIL_MANAGER, Role.COUNCIL_CONTRIBUTOR})
MEMBER_ROLES = COUNCIL_ROLES | {Role.DFE_ADVISER}
# Who reads something that is not public: Ofsted roles what is being written, councils and their DfE adviser withheld
# letters and the council's own plan, the administrator every record. They sign in with a second factor.
SECOND_FACTOR_ROLES = OFSTED_ROLES | MEMBER_ROLES | {Role.SYSTEM_ADMINISTRATOR}


class May(StrEnum):
    """A verb. Where it also depends on the row (the visit's team, its stage), the action checks that too."""

    PLAN_VISIT = "plan_visit"
    RECORD_PAST_VISIT = "record_past_visit"
    IMPORT_LETTER = "import_letter"
    RUN_VISIT = "run_visit"
    RECORD_FINDINGS = "record_findings"
    FINISH_VISIT = "finish_visit"
    RECORD_LETTER = "record_letter"
    PUBLISH_FIRST_LETTER = "publish_first_letter"
    REOPEN_VISIT = "reopen_visit"
    KEEP_PROGRAMMES = "keep_programmes"
    KEEP_CONTACTS = "keep_contacts"
    KEEP_ACTIONS = "keep_actions"
    USE_ADMIN = "use_admin"


_ON_A_VISIT = frozenset(
    {
        May.PLAN_VISIT,
        May.RECORD_PAST_VISIT,
        May.IMPORT_LETTER,
        May.RUN_VISIT,
        May.RECORD_FINDINGS,
        May.FINISH_VISIT,
        May.RECORD_LETTER,
        May.REOPEN_VISIT,
        May.KEEP_CONTACTS,
    }
)

ROLE_MAY: dict[str, frozenset[May]] = {
    # Plans and records visits; finishes, releases and reopens one only where they imported its letter.
    Role.INSPECTOR: _ON_A_VISIT,
    # Oversees a region: everything an inspector does there, and decides what is finished, published and started.
    Role.SENIOR_HMI: _ON_A_VISIT | {May.PUBLISH_FIRST_LETTER, May.KEEP_PROGRAMMES},
    # Reads drafts before they leave.
    Role.QUALITY_READER: frozenset(),
    # Sees stages and dates, and keeps to whom letters are addressed.
    Role.SUPPORT_ADMINISTRATOR: frozenset({May.KEEP_CONTACTS}),
    # Reads what was released about the council and keeps its actions.
    Role.COUNCIL_MANAGER: frozenset({May.KEEP_ACTIONS}),
    # Reads what was released about the council.
    Role.COUNCIL_CONTRIBUTOR: frozenset(),
    # Reads what was released about the authorities they advise.
    Role.DFE_ADVISER: frozenset(),
    # Keeps people and reference data in the Django admin.
    Role.SYSTEM_ADMINISTRATOR: frozenset({May.USE_ADMIN}),
}
