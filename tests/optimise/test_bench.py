"""What the bench says of a proposal is in order, and true of the last one."""

from planogram.metrics.scope import PROJECT
from planogram.optimise.bench import NEAR, generated_face, trials


def test_a_trial_tells_first_near_and_best_in_order() -> None:
    heard: list[str] = []
    balance, facings = trials({"small": (generated_face(12, 2), PROJECT, 1.0)}, heard.append)
    assert heard == ["rebalance_small", "facings_small"] == [balance.name, facings.name]
    for trial in (balance, facings):
        assert trial.products == 12 and trial.missing == 0
        assert trial.near is not None and trial.near.gap <= NEAR
        assert trial.first.seconds <= trial.near.seconds <= trial.best.seconds
        assert trial.first.gap >= trial.near.gap >= trial.best.gap >= 0.0


def test_a_generated_face_is_the_same_every_time() -> None:
    assert generated_face(20, 3) == generated_face(20, 3) != generated_face(20, 3, seed=8)
