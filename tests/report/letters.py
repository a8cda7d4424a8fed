"""Invented reports without grades, in the shapes that real ones have."""

from __future__ import annotations

SEND_HEAD = """Local area partnership report
Area SEND inspection of Thornley Vale
Local Area Partnership
Inspection dates: 3 to 7 June 2024
Dates of previous inspection: 9 to 13 May 2016
Inspection outcome
{outcome}
Information about the local area partnership
Thornley Vale Council and NHS Westmere Integrated Care Board (ICB) plan and commission services together.
What is it like to be a child or young person with SEND in this area?
Children wait too long for some assessments. Schools know them well.
What is the area partnership doing that is effective?
◼ Nursery staff spot needs early, and families told inspectors so.
◼ Short breaks are plentiful, and carers helped to design them.
What does the area partnership need to do better?
◼ Plans are reviewed late, and too few of them are useful.
"""
SEND_TAIL = """Local area partnership details
Local authority Integrated care board
Thornley Vale Council NHS Westmere ICB
Inspection team
Ofsted Care Quality Commission
Ada Quill HMI, Ofsted lead inspector Tom Ferrier, CQC lead inspector
"""
POSITIVE = (
    "The local area partnership’s arrangements typically lead to positive experiences and outcomes for children and "
    "young people with SEND. The partnership is taking action where improvements are needed."
)
INCONSISTENT = (
    "The local area partnership’s arrangements lead to inconsistent experiences and outcomes for children and young "
    "people with SEND. The local area partnership must work jointly to make improvements."
)
FAILINGS = (
    "There are widespread and/or systemic failings leading to significant concerns about the experiences and outcomes "
    "of children and young people with SEND, which the local area partnership must address urgently."
)
IMPROVE = """Areas for improvement
Areas for improvement
Leaders across the partnership should shorten the wait for hearing tests, and tell families what to expect meanwhile.
This should include:
◼ a clinic in every district
◼ one telephone number for all questions.
The partnership should agree who checks that plans are
kept up to date. They should publish what they find.
Health leaders need to fill the gaps in school nursing.
"""
PRIORITY = """Areas for priority action
Responsible body Areas for priority action
Thornley Vale Council and
NHS Westmere ICB
Leaders should act at once so that no child
waits more than a term for a plan. They should
say how this will be checked.
Thornley Vale Council and
NHS Westmere ICB
Leaders should agree one strategy for speech
and language therapy.
"""
JTAI = """14 March 2023
Ada Quill, Director of Children’s Services, Norcastle City Council
Tom Ferrier, Chief Constable of Westmere Police
Dear Norcastle Safeguarding Partnership
Joint targeted area inspection of Norcastle
This letter summarises the findings of the joint targeted area inspection of the multi-agency response to neglect in
Norcastle. This inspection took place from 16 to 20 January 2023.
Headline findings
Most children get help soon after somebody asks for it.
{priority}What needs to improve?
◼ The sharing of what police officers see at night.
◼ The records that health visitors keep.
Strengths
◼ Schools act early, and partners answer them.
Main findings
Staff in the front door know their area. Meetings are held late.
Next steps
The director should send a written plan by June.
Yours sincerely
"""
PRIORITY_IN_LETTER = """Area for priority action
◼ The police and the council should agree who checks on missing children.
"""
VISIT = """21 May 2024
Dear Ada
{kind} Marlham Borough Council children’s services
This letter summarises the findings of the {kind} Marlham children’s services on 16 and 17 April 2024.
Headline findings
Social workers see children often. Plans are too long.
What needs to improve in this area of social work practice?
◼ The length of plans, and how well families understand them.
Main findings
Managers know the families. Records are kept late.
"""


def send(outcome: str, lists: str = IMPROVE) -> str:
    """A whole area SEND report with that outcome and those lists of what to improve."""
    return SEND_HEAD.format(outcome=outcome) + lists + SEND_TAIL
