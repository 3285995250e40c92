"""Articulated puppets: poses, faces, the cast, and scripts that move them."""

from slapstick.cut.rig.acting import Actor, Script
from slapstick.cut.rig.cast import APPRENTICE, COOK, INSPECTOR, TWIN, TWINS, WAITER
from slapstick.cut.rig.cat import CatPose, draw_cat
from slapstick.cut.rig.crowd import bystander
from slapstick.cut.rig.puppet import Part, Puppet, draw_figure, draw_hat
from slapstick.cut.rig.skeleton import Build, Cue, Reach, Skeleton

__all__ = [
    "APPRENTICE",
    "COOK",
    "INSPECTOR",
    "TWIN",
    "TWINS",
    "WAITER",
    "Actor",
    "Build",
    "CatPose",
    "Cue",
    "Part",
    "Puppet",
    "Reach",
    "Script",
    "Skeleton",
    "bystander",
    "draw_cat",
    "draw_figure",
    "draw_hat",
]
