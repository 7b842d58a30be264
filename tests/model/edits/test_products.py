from planogram.model.edits import products as edits
from planogram.model.find import walk_positions
from planogram.model.product import Sales
from tests.builders import product, two_bays


def test_products_are_added_at_the_end_and_updated_in_their_place() -> None:
    after = edits.put_products(two_bays(), [product("d"), product("a", 33)])
    assert [(p.id, p.width) for p in after.products] == [("a", 33), ("b", 60), ("c", 200), ("d", 100)]


def test_a_field_of_one_product() -> None:
    project = two_bays()
    after = edits.change_product(project, "b", name="New")
    assert [p.name for p in after.products] == ["Product a", "New", "Product c"]
    assert after.products[0] is project.products[0]


def test_a_removed_product_leaves_neither_positions_nor_sales() -> None:
    after = edits.remove_products(two_bays(), ["a"])
    assert [p.id for p in after.products] == ["b", "c"]
    assert [position.product for _, position in walk_positions(after)] == ["b", "c"]
    assert [row.product for row in after.sales] == ["b", "c"]


def test_new_sales_replace_those_of_the_products_they_name_only() -> None:
    after = edits.put_sales(two_bays(), [Sales("a", quantity=99), Sales("a", quantity=1)])
    assert [(row.product, row.quantity) for row in after.sales] == [("b", 20), ("c", 5), ("a", 99), ("a", 1)]
