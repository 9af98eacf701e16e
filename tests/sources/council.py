"""An invented report to a council, as text."""

REPORT = """\
Lakes Authority\tDocument C18/7
Council 2018\t12 March 2018
Implementation of the resolution on clean shores

\tSummary
This document tells how the resolution on clean shores is carried out.
It covers two years.
Action required
The Council is invited to note the report and to ask questions.
____________
References
Resolution 12 (Perch Bay, 2016)

1\tBackground
1.1. The Assembly adopted Resolution 12 (Perch Bay, 2016) on clean shores.
1.2. The Resolution instructs the Director to draw up a plan for every shore, so that nobody is left out; and to \
publish it once a year.
1.3. It also requests the district offices:
a) to count visitors; and
b) to clear litter.
2. Work of the office
Shore Task Force (STF)
2.1. The topics of the task force are: Litter, Access for all, Signs, and Water quality. In 2017, the group:
• Met nine times. Minutes were kept;
• Wrote a guide to signs; and
• Agreed on a budget.
2.2. It achieved the following results:
– 40 shores cleared;
– Two ramps built
– A third ramp planned.
12
Document C18/7
3. Next steps
3.1. The office will go on with the work, which has been slow
in the north, and report in 2019.
____________________
"""

ANNEX = """\
No\tRecommendation\tAction\tDeadline\tResponsible Unit\tDate of Implementation /Comments
1.2a\tInstructs the Director to draw up a plan for every shore, so that nobody is left out\tWrite the plan\t30 June 2017\
\tShore Office\tImplemented: 3 May 2017. In two volumes.
\t\tMap the shores\t31 December 2018\tShore Office\tIn progress: half done.
4\tKeep the boats clean\tWash the boats\t31 March 2018\tBoat House\t
"""
