"""What a user may ask of a re-balancing. Plain values with the defaults of the course."""

import msgspec

Mix = tuple[tuple[str, float], ...]
EVEN_MIX: Mix = (("revenue", 0.25), ("margin", 0.25), ("quantity", 0.25), ("gross_profit", 0.25))


class Rules(msgspec.Struct, frozen=True):
    """`mix`: weights of criteria · `visible`: enough to be seen · `supply`: enough to last between two replenishments · `free_to_move`: blocks
    may go to another level of the scope · `may_drop`: ids of products that need not stay · `fill`: share out the free length too ·
    `price_per_move`: the deviation a move to another level must save · `seconds`: how long the solver may take ·
    `together`: a block only goes to a level its family stands on already · `may_empty`: levels may end emptier than they are.
    """

    mix: Mix = EVEN_MIX
    visible: bool = True
    supply: bool = True
    free_to_move: bool = False
    may_drop: tuple[str, ...] = ()
    fill: bool = False
    price_per_move: float = 0.002
    seconds: float = 2.0
    together: bool = True
    may_empty: bool = False
