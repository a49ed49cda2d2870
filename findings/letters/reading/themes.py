"""The words by which a finding shows its theme. Codes are those of the theme taxonomy."""

import re

_WORDS = {
    "FD": (
        r"front door|\bMASH\b|multi-agency safeguarding hub|contacts? and referrals?|"
        r"referrals? (?:to|into|from|are|receiv)|screening|thresholds?|out[- ]of[- ]hours|"
        r"emergency duty|consent"
    ),
    "EH": (
        r"early help|family help|team around the (?:child|family)|step(?:ped|ping)?[- ](?:up|down)|"
        r"\bTACs?\b|family (?:hubs?|centres?)|lead professional"
    ),
    "ASM": r"assessments?|assessing|assessed",
    "CIN": (
        r"child(?:ren)?[- ]in[- ]need|\bCIN\b|contingency plan\w*|safety plan\w*|children's plans|"
        r"quality of plan\w*|plans? (?:is|are) not"
    ),
    "CP": (
        r"child(?:ren)? protection|strategy (?:discussions?|meetings?)|section 47|s\.?47|"
        r"core groups?|neglect|protection (?:plan|conference)s?"
    ),
    "PLO": (
        r"pre-proceedings|public law outline|\bPLO\b|letters? before proceedings|care proceedings|"
        r"court(?:s| work| proceedings)?"
    ),
    "EFH": (
        r"exploit\w+|missing|return home interviews?|extra-?familial|radicalis\w+|gangs?|"
        r"county lines|trafficking|contextual safeguarding"
    ),
    "DA": r"domestic (?:abuse|violence)",
    "DIS": r"disab\w+|short breaks?|special educational needs",
    "HML": r"homeless\w*|16[- ]?(?:and|or|to)[- ]17[- ]year[- ]olds?|bed and breakfast",
    "YC": r"young carers?|private(?:ly)? foster\w*",
    "CIC": (
        r"children in care|looked[- ]after|children looked after|care plans?|independent reviewing|"
        r"\bIROs?\b|life[- ]story|family time"
    ),
    "PERM": (
        r"permanen\w+|adopt(?:ion|ers?|ive)|special guardianship|\bSGOs?\b|long-term foster\w*|"
        r"kinship|connected (?:persons?|carers?)|reunif\w+"
    ),
    "SUFF": (
        r"sufficien(?:cy)|placements?|unregistered|unregulated|foster carers?|"
        r"residential (?:care|homes?)|children's homes?"
    ),
    "HEd": (
        r"health assessments?|emotional (?:well-?being|health)|mental health|\bCAMHS\b|"
        r"personal education|\bPEPs?\b|virtual school|school attendance|attainment"
    ),
    "CL": (
        r"care leavers?|care[- ]experienced|leaving care|pathway plan\w*|personal advis[eo]rs?|"
        r"local offer|health histor\w+|staying put"
    ),
    "VOI": (
        r"wishes and feelings|voices?|advoca\w+|direct work|independent visitors?|participation|"
        r"children's views|views of children"
    ),
    "MO": (
        r"management oversight|supervision|supervis\w+|"
        r"managers? (?:do|does|are|is|have|provide|challenge)|case direction|rationale"
    ),
    "QA": (
        r"quality assurance|audit\w*|performance (?:management|information|data|monitoring)|"
        r"learning loop|recording systems?|electronic (?:case )?(?:performance|recording)"
    ),
    "LDR": (
        r"leaders(?:hip)?|elected members|lead member|chief executive|corporate parent\w*|scrutiny|"
        r"governance|political|improvement board"
    ),
    "WF": (
        r"workforce|caseloads?|recruit\w+|retention|agency (?:staff|social workers?)|"
        r"temporary (?:staff|social work\w*)|training|vacanc\w+|turnover|morale"
    ),
    "REC": r"chronolog\w+|case (?:recording|records?|summar\w+)|records? (?:is|are|do)|recording of",
    "PART": (
        r"partners(?:hips?)?|police|other agencies|safeguarding (?:children )?(?:board|partnership)|"
        r"multi-agency (?:working|arrangements)|health visitors?|schools"
    ),
    "LADO": r"designated officers?|\bLADO\b|allegations?|positions? of trust",
}
THEMES = {code: re.compile(rf"(?<![\w-])(?:{words})(?![\w])", re.IGNORECASE) for code, words in _WORDS.items()}
