"""Moves of a class: merged, ordered by how many they help, the few that cover everyone first."""

from uuid import UUID, uuid4

from hypothesis import given
from hypothesis import strategies as st

from provision.rules.moves import Chosen, few_and_others, heading, merged, short_names

BOARD, WAIT, DRAW, PAIRS = (UUID(int=n) for n in range(1, 5))
NAMES = {BOARD: "Now-and-next on the board", WAIT: "Wait ten seconds", DRAW: "Draw it first", PAIRS: "Answer in pairs"}
PUPILS = {name: UUID(int=100 + n) for n, name in enumerate(["Shiv", "Kacper", "Aaliyah", "Tom H", "Bao", "Ikram"])}
WORDS = [("used", "Used"), ("worked", "Worked"), ("partly", "Partly"), ("did_not", "Did not")]


def chosen(adaptation: UUID, name: str, result: str = "") -> Chosen:
    return Chosen(uuid4(), adaptation, NAMES.get(adaptation, str(adaptation)), "", PUPILS[name], name, result=result)


CLASS = [
    *(chosen(BOARD, name) for name in ("Shiv", "Kacper", "Aaliyah", "Bao")),
    *(chosen(WAIT, name) for name in ("Shiv", "Bao")),
    *(chosen(DRAW, name) for name in ("Shiv",)),
    *(chosen(PAIRS, name) for name in ("Kacper", "Ikram", "Tom H")),
]


def test_one_adaptation_of_four_pupils_is_one_move():
    moves = {move.adaptation: move for move in merged(CLASS)}
    assert [one.called for one in moves[BOARD].chosen] == ["Shiv", "Kacper", "Aaliyah", "Bao"]
    assert len(moves) == 4


def test_the_move_that_helps_most_pupils_stands_first():
    assert [move.name for move in merged(CLASS)] == [NAMES[BOARD], NAMES[PAIRS], NAMES[WAIT], NAMES[DRAW]]


def test_moves_that_help_as_many_stand_by_name():
    assert [move.adaptation for move in merged([chosen(WAIT, "Shiv"), chosen(DRAW, "Bao")])] == [DRAW, WAIT]


def test_few_moves_cover_everyone_and_the_others_stand_below():
    few, others = few_and_others(merged(CLASS))
    assert [move.adaptation for move in few] == [BOARD, PAIRS]
    assert [move.adaptation for move in others] == [WAIT, DRAW]


def test_a_class_without_adaptations_has_no_moves():
    assert merged([]) == []
    assert few_and_others([]) == ([], [])


def test_the_heading_says_when_everyone_is_covered():
    few, _ = few_and_others(merged(CLASS))
    assert heading(few, []) == "Two moves cover everyone"
    assert heading(few[:1], []) == "One move covers everyone"


def test_the_heading_says_how_many_are_not_covered():
    few, _ = few_and_others(merged(CLASS))
    assert heading(few, ["Zuzanna", "Yusuf"]) == "Two moves cover 6 of 8"


def test_a_button_is_pressed_when_all_have_that_result_and_mixed_when_some_have():
    (move,) = merged(
        [chosen(BOARD, "Shiv", "worked"), chosen(BOARD, "Bao", "worked"), chosen(BOARD, "Ikram", "partly")]
    )
    assert [move.pressed(result) for result, _ in WORDS] == ["false", "mixed", "mixed", "false"]
    (all_worked,) = merged([chosen(BOARD, "Shiv", "worked"), chosen(BOARD, "Bao", "worked")])
    assert all_worked.pressed("worked") == "true"


def test_what_was_recorded_is_told_with_names_only_where_pupils_differ():
    (move,) = merged(
        [chosen(BOARD, "Shiv", "worked"), chosen(BOARD, "Bao", "worked"), chosen(BOARD, "Ikram", "partly")]
    )
    assert move.recorded(WORDS) == ["Worked for Shiv and Bao", "Partly for Ikram"]
    (same,) = merged([chosen(BOARD, "Shiv", "used"), chosen(BOARD, "Bao", "used")])
    assert same.recorded(WORDS) == ["Used"]
    (none,) = merged([chosen(BOARD, "Shiv")])
    assert none.recorded(WORDS) == []
    assert not none.is_recorded


def test_two_pupils_who_are_called_the_same_are_told_apart():
    one, two, three, four, five = (uuid4() for _ in range(5))
    rows = [(one, "Tom", "Hall"), (two, "Tom", "Ng"), (three, "Ada", "Ray"), (four, "ada", "Rex"), (five, "小明", "")]
    assert short_names(rows) == {one: "Tom H", two: "Tom N", three: "Ada Ray", four: "ada Rex", five: "小明"}


@given(st.lists(st.tuples(st.integers(1, 8), st.integers(1, 20)), unique=True))
def test_whatever_the_class_nobody_is_lost_and_every_move_stands_once(pairs):
    given_ = [
        Chosen(UUID(int=1000 * move + pupil), UUID(int=move), f"Move {move}", "", UUID(int=pupil), f"P{pupil}")
        for move, pupil in pairs
    ]
    moves = merged(given_)
    few, others = few_and_others(moves)
    assert {pupil for move in few for pupil in move.pupils} == {one.pupil for one in given_}
    assert sorted(move.name for move in few + others) == sorted(move.name for move in moves)
    assert sum(len(move.chosen) for move in moves) == len(given_)
    for row in (few, others):
        sizes = [len(move.pupils) for move in row]
        assert sizes == sorted(sizes, reverse=True)
