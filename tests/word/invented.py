"""An invented register of 30 actions, with everything in it that a progress table has to show."""

from tests.registers import register
from toolkit.tracker.record.register import Register

UNITS = """
    | Code | Name                              |
    | HI   | Hill Office                       |
    | VA   | Valley Department                 |
    | RP   | Roads and Paths Section           |
    | AL   | All Heads of Section              |
"""
RECOMMENDATIONS = """
    | No | Recommendation                                                                     | Acceptance          |
    | 1  | Give the signposts of the northern paths one look & keep them <clean>              | Accepted            |
    | 2  | Agree with the neighbouring valleys who repairs what                               | Accepted            |
    | 3  | Train wardens broadly and regularly, in the winter months, and say in the annual plan what it costs and who pays for it | Partially accepted |
    | 4  | Count walkers                                                                      | Not accepted        |
    | 5  | Publish the map of paths, in print and on the web                                  | Accepted            |
    | 6  | Bring the standing orders up to date                                               | Under consideration |
    | 7  | Report once a year                                                                 | Accepted            |
    | 8  | Nothing is planned under this one                                                  | Not stated          |
"""
ACTIONS = """
    | Ref. | Action | Responsible | Lead | Deadline | Due date | Status | Date of implementation | Revised deadline | Reason for revision | Closing reason | Comment |
    | 1.1  | Choose a design for all signposts | Hill Office | HI | 30 April 15 | 2015-04-30 | Implemented | 2015-03-15 | | | | |
    | 1.2  | Paint the signposts in the design chosen | Roads and Paths Section/ Hill Office | RP | 30 June 15 | 2015-06-30 | Implemented | 2016-10-07 (7.10. 2016) | | | | Painters met on 7.10. 2016 |
    | 1.3  | Write down how often a signpost is cleaned | Hill Office | HI | ASAP | | Implemented | 2015-01-01/2015-03-31 (Q1 2015) | | | | Q2 & co <x> helped |
    | 1.4  | Clean them | All Heads of Section | AL | Ongoing | | In progress | | | | | Two of four valleys are clean; the others follow when the snow is gone. |
    | 2.1  | Meet the neighbours | Hill Office | HI | End 2015 | 2015-12-31 | Implemented | 2015-11-12 | | | | First meeting held<br>Second meeting planned |
    | 2.2  | Sign an agreement | Hill Office for endorsement by All Heads of Section | HI | 31 Dec 15 | 2015-12-31 | Not reported | | | | | Drafts are with the neighbours |
    | 2.3  | Divide the bridges | Valley Department | VA | 31 Dec 16 | 2016-12-31 | In progress | | 2019-06-30 | one bridge is disputed | | Seven of eight bridges divided |
    | 2.4  | Divide the fords | Valley Department | VA | 31 Dec 17 | 2017-12-31 | In progress | | 2018-06-30 | high water | | Waiting for low water |
    | 3.1  | Draw up a plan of training | Valley Department | VA | 30 April 15 | 2015-04-30 | Closed without implementation | | | | budget not available | |
    | 3.2  | Hold a first course | Valley Department/ Roads and Paths Section | VA | 30 June 15 | 2015-06-30 | Implemented | 2015-07-01 | | | | Held in the town hall |
    | 3.3  | Hold a course each winter | Valley Department | VA | From June 15 | | Implemented | 2016-01-01/.. (2016 onwards) | | | | |
    | 3.4  | Put the costs into the annual plan | | | TBC | | Closed without implementation | | | | no plan is made | See 3.1 |
    | 4.1  | Buy counters | Roads and Paths Section | RP | 2015 | 2015-12-31 | Superseded | | | | | See 4.2 |
    | 4.2  | Borrow counters | Roads and Paths Section | RP | 2016 | 2016-12-31 | No longer applicable | | | | nobody lends | |
    | 4.3  | Count by hand | Roads and Paths Section | RP | 31 January 19 | 2019-01-31 | Not started | | | | | |
    | 5.1  | Draw the map | Hill Office | HI | 31 May 15 | 2015-05-31 | Implemented | 2015-06-01/2015-06-30 (June 2015) | | | | Drawn in June 2015 and corrected since |
    | 5.2  | Print the map | Hill Office | HI | 31 July 15 | 2015-07-31 | Implemented | 2015-07-31 | | | | |
    | 5.3  | Put the map on the web | Hill Office | HI | 31 July 15 | 2015-07-31 | Implemented | | | | | On the web |
    | 5.4  | Translate the map | Hill Office | HI | 31 Dec 18 | 2018-12-31 | In progress | | | | | Half done |
    | 5.5  | Sell the map | Valley Department | VA | 31 Dec 19 | 2019-12-31 | Not started | | | | | |
    | 6.1  | List the standing orders | Valley Department | VA | March 2016 | 2016-03-31 | Implemented | 2016-03-30 | | | | |
    | 6.2  | Strike out those that nobody needs | Valley Department | VA | September 2016 | 2016-09-30 | Implemented | 2016-10-10 | | | | 41 struck out |
    | 6.3  | Write the rest anew | Valley Department | VA | December 2017 | 2017-12-31 | In progress | | | | | 12 of 30 written |
    | 6.4  | Have them adopted | All Heads of Section | AL | June 2018 | 2018-06-30 | Not started | | | | | |
    | 6.5  | Print them | Hill Office | HI | December 2018 | 2018-12-30 | Not started | | | | | |
    | 7.1  | Report for 2015 | Hill Office | HI | 31 March 16 | 2016-03-31 | Implemented | 2016-03-31 | | | | |
    | 7.2  | Report for 2016 | Hill Office | HI | 31 March 17 | 2017-03-31 | Implemented | 2017-04-01 | | | | |
    | 7.3  | Report for 2017 | Hill Office | HI | 31 March 18 | 2018-03-31 | Implemented | 2018-03-29 | | | | |
    | 7.4  | Report for 2018 | Hill Office | HI | 31 March 19 | 2019-03-31 | Not started | | | | | |
    | 7.5  | Ask the readers | | | | | Not reported | | | | | |
"""
JOINT = """
    | Ref. | Unit | Round   | Comment                    |
    | 1.2  | HI   | 2018-12 | The colour was ours to say |
"""


def invented() -> Register:
    """The register."""
    return register(ACTIONS, recommendations=RECOMMENDATIONS, units=UNITS, comments=JOINT)
