"""The wiring: the only part that knows all stages, the paths and the order; no work of its own.

workspace = open_project(root)             # what people wrote
found = read_all(workspace)                # what the source says
planned = plan(workspace, found)           # the film on paper
filmed = film_plan(planned, out)           # the film
"""

from slapstick.app.explaining import explain
from slapstick.app.filming import Filmed, draw_boards, film_plan, verify
from slapstick.app.listing import (
    fact_kinds,
    fact_matrix,
    find_rule,
    find_story,
    languages_of,
    try_rules,
)
from slapstick.app.opening import (
    Ground,
    Survey,
    Wishes,
    Workspace,
    open_ground,
    open_project,
    open_stories,
    survey_project,
)
from slapstick.app.planning import Planned, only_shots, plan, read_all, read_plainly
from slapstick.app.snapping import snap_changes, snap_diff, snap_update
from slapstick.app.starting import begin, begin_rule, begin_story

__all__ = [
    "Filmed",
    "Ground",
    "Planned",
    "Survey",
    "Wishes",
    "Workspace",
    "begin",
    "begin_rule",
    "begin_story",
    "draw_boards",
    "explain",
    "fact_kinds",
    "fact_matrix",
    "film_plan",
    "find_rule",
    "find_story",
    "languages_of",
    "only_shots",
    "open_ground",
    "open_project",
    "open_stories",
    "plan",
    "read_all",
    "read_plainly",
    "snap_changes",
    "snap_diff",
    "snap_update",
    "survey_project",
    "try_rules",
    "verify",
]
