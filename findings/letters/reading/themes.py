"""The words by which a finding shows its theme. Codes are those of the theme taxonomy."""

import re

_WORDS = {
    "FD": r"front door|\bMASH\b|multi-agency safeguarding hub|contacts? and referrals?|referrals? (?:to|into|from|are|receiv)|screening"
    r"|thresholds?|out[- ]of[- ]hours|emergency duty|consent",
    "EH": r"early help|family help|team around the (?:child|family)|step(?:ped|ping)?[- ](?:up|down)|\bTACs?\b|family (?:hubs?|centres?)|lead professional",
    "ASM": r"assessments?|assessing|assessed",
    "CIN": r"child(?:ren)?[- ]in[- ]need|\bCIN\b|contingency plan\w*|safety plan\w*|children's plans|quality of plan\w*|plans? (?:is|are) not",
    "CP": r"child(?:ren)? protection|strategy (?:discussions?|meetings?)|section 47|s\.?47|core groups?|neglect|protection (?:plan|conference)s?",
    "PLO": r"pre-proceedings|public law outline|\bPLO\b|letters? before proceedings|care proceedings|court(?:s| work| proceedings)?",
    "EFH": r"exploit\w+|missing|return home interviews?|extra-?familial|radicalis\w+|gangs?|county lines|trafficking|contextual safeguarding",
    "DA": r"domestic (?:abuse|violence)",
    "DIS": r"disab\w+|short breaks?|special educational needs",
    "HML": r"homeless\w*|16[- ]?(?:and|or|to)[- ]17[- ]year[- ]olds?|bed and breakfast",
    "YC": r"young carers?|private(?:ly)? foster\w*",
    "CIC": r"children in care|looked[- ]after|children looked after|care plans?|independent reviewing|\bIROs?\b|life[- ]story|family time",
    "PERM": r"permanen\w+|adopt(?:ion|ers?|ive)|special guardianship|\bSGOs?\b|long-term foster\w*|kinship|connected (?:persons?|carers?)|reunif\w+",
    "SUFF": r"sufficien(?:cy)|placements?|unregistered|unregulated|foster carers?|residential (?:care|homes?)|children's homes?",
    "HEd": r"health assessments?|emotional (?:well-?being|health)|mental health|\bCAMHS\b|personal education|\bPEPs?\b|virtual school|school attendance|attainment",
    "CL": r"care leavers?|care[- ]experienced|leaving care|pathway plan\w*|personal advis[eo]rs?|local offer|health histor\w+|staying put",
    "VOI": r"wishes and feelings|voices?|advoca\w+|direct work|independent visitors?|participation|children's views|views of children",
    "MO": r"management oversight|supervision|supervis\w+|managers? (?:do|does|are|is|have|provide|challenge)|case direction|rationale",
    "QA": r"quality assurance|audit\w*|performance (?:management|information|data|monitoring)|learning loop|recording systems?|electronic (?:case )?(?:performance|recording)",
    "LDR": r"leaders(?:hip)?|elected members|lead member|chief executive|corporate parent\w*|scrutiny|governance|political|improvement board",
    "WF": r"workforce|caseloads?|recruit\w+|retention|agency (?:staff|social workers?)|temporary (?:staff|social work\w*)|training|vacanc\w+|turnover|morale",
    "REC": r"chronolog\w+|case (?:recording|records?|summar\w+)|records? (?:is|are|do)|recording of",
    "PART": r"partners(?:hips?)?|police|other agencies|safeguarding (?:children )?(?:board|partnership)|multi-agency (?:working|arrangements)|health visitors?|schools",
    "LADO": r"designated officers?|\bLADO\b|allegations?|positions? of trust",
}
THEMES = {code: re.compile(rf"(?<![\w-])(?:{words})(?![\w])", re.IGNORECASE) for code, words in _WORDS.items()}
