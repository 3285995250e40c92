"""The wiring: the only part that knows all stages, the paths and the order; no work of its own.

    workspace = opening.open_project(root)           # what people wrote
    found = planning.read_all(workspace)             # what the source says
    planned = planning.plan(workspace, found)        # the film on paper
    filmed = filming.film_plan(planned, out)         # the film

Each module is imported by itself, so that a command loads no more than it needs.
"""
