"""A script says where an actor is and how it holds itself, at any moment and in any order."""

import math

import pytest

from slapstick.cut.pen import Pen
from slapstick.cut.performance import FLOOR
from slapstick.cut.rig import APPRENTICE, COOK, INSPECTOR, TWINS, WAITER, Actor, Script, bystander
from slapstick.cut.rig import face as faces
from slapstick.cut.rig import pose as poses
from slapstick.cut.rig.skeleton import solve


def test_a_walker_arrives_and_faces_the_way_it_goes() -> None:
    script = Script(600).walk(1, 3, 300)
    assert script.place(0)[0] == 600
    assert script.place(3)[0] == 300
    assert script.facing_at(2) == -1


def test_moves_that_overlap_are_refused() -> None:
    with pytest.raises(ValueError, match="before the last ends"):
        Script(0).walk(0, 2, 100).leap(1, 2, (200, FLOOR))


def test_a_hand_is_held_to_a_thing_within_reach() -> None:
    actor = Actor(APPRENTICE, Script(300).hold(0, 2, "near", (340, 480)))
    assert actor.joint("hand.near", 1) == pytest.approx((340, 480), abs=1.5)


def test_a_leap_is_declared() -> None:
    assert Script(0).leap(1, 1.5, (100, FLOOR)).leaps[0][0] == 1


def test_eyes_follow_a_thing_whichever_way_the_actor_faces() -> None:
    for facing in (1, -1):
        ahead = Script(300, facing=facing).look(0, 9, (300 + facing * 400, 400))
        behind = Script(300, facing=facing).look(0, 9, (300 - facing * 400, 400))
        assert ahead.cue(1).face.look_x > 0.5
        assert behind.cue(1).face.look_x < -0.5


def test_no_limb_is_longer_than_its_bones() -> None:
    build = APPRENTICE.build
    for pose in (poses.STAND, poses.TAKE, poses.PUSH, poses.SPRAWL, poses.SIT, poses.TUMBLE):
        joints = solve(build, Script(400, stance=pose).cue(0)).joints
        for side in ("near", "far"):
            thigh = math.dist(joints[f"root.{side}"], joints[f"knee.{side}"])
            arm = math.dist(joints[f"shoulder.{side}"], joints[f"elbow.{side}"])
            assert thigh == pytest.approx(build.thigh, abs=0.5)
            assert arm == pytest.approx(build.upper_arm, abs=0.5)


def test_loose_things_trail_behind_who_runs_and_settle_when_he_stands() -> None:
    actor = Actor(APPRENTICE, Script(100).walk(0, 2, 400))
    assert actor.cue(1.0).lag[0] < -5
    assert abs(actor.cue(4.0).lag[0]) < 2


def test_every_expression_and_pose_is_drawn_for_the_whole_cast() -> None:
    cast = (APPRENTICE, INSPECTOR, WAITER, COOK, *TWINS, bystander(1), bystander(2))
    stances = [value for value in vars(poses).values() if isinstance(value, poses.Pose)]
    pen = Pen.blank()
    for index, mood in enumerate([*faces.EXPRESSIONS.values()] * 2):
        script = Script(480, facing=1 - index % 2 * 2, stance=stances[index % len(stances)])
        figure = Actor(cast[index % len(cast)], script.face(0, mood)).draw(pen, 1.0)
        assert figure.top < figure.bottom
        assert len(figure.joints) == 9


def test_expressions_differ_from_one_another() -> None:
    pictures = set()
    for mood in faces.EXPRESSIONS.values():
        pen = Pen.blank()
        Actor(APPRENTICE, Script(480, mood=mood)).draw(pen, 1.0)
        pictures.add(pen.picture().tobytes())
    assert len(pictures) == len(faces.EXPRESSIONS)
