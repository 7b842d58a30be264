from planogram.model.edits.positions import change
from planogram.session.weight import added_weight
from tests.builders import position, shelf, two_bays


def test_a_value_adds_nothing_to_itself() -> None:
    assert added_weight(two_bays(), two_bays()) > 0
    project = two_bays()
    assert added_weight(project, project) == 0


def test_an_edit_weighs_its_path_not_the_shop() -> None:
    large = shelf(*(position(f"p{index}", "a") for index in range(500)))
    edited = change(large, ["p7"], wide=4)
    assert added_weight(None, large) > 20 * added_weight(large, edited) > 0
