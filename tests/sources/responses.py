"""An invented management response."""

FORM = """\
Management Response

Unit: Garden Unit
Plan Period: 2015 - 2016
Title of the Evaluation: Evaluation of the hedges: heights and widths
Year: 2016
Approval State: Approved

Recommendation: Evaluation recommendation 1: Cut the hedges by a common plan
Management Response: The gardeners agree. Hedges matter.
Description:
Management Response Category: Accepted
Thematic Area: Not applicable
Operating Principles: Order/neatness, Planning
Organizational Priorities: Hedges
UNEG Criteria: Relevance, Efficiency
Key Actions
Responsible Deadline Status Comments
1.1 Draw up a plan of hedges. Garden Unit/ OHG 2016/12 Completed The plan is on the wall.
1.2 Cut them once a year, with all gardeners Garden Supplies Unit, Gardeners 2017/06 Ongoing Two of nine are cut.
Recommendation: Evaluation recommendation 2. Measure them
Management Response: Measuring is for others.
Description: Heights only
Management Response Category: Partially Accepted
Thematic Area:
Operating Principles:
Organizational Priorities: Hedges
UNEG Criteria: Relevance
Key Actions
Responsible Deadline Status Comments
2.1 Buy a measuring rod OHG 2017/01 Not started
"""
