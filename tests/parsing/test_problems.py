from kamervragen.parsing.problems import DESCRIPTIONS, MAX_DETAIL, ProblemKind, ProblemList


def test_every_kind_of_problem_has_a_sentence_for_the_editor() -> None:
    assert set(DESCRIPTIONS) == set(ProblemKind)
    assert all(sentence.endswith(".") for sentence in DESCRIPTIONS.values())


def test_a_long_detail_is_cut_and_stands_on_one_line() -> None:
    problems = ProblemList()
    problems.add(ProblemKind.MISPLACED_TEXT, "vraag[1]", "twee\n woorden " * 100)
    (problem,) = problems
    assert problem.detail.startswith("twee woorden twee")
    assert len(problem.detail) == MAX_DETAIL
    assert problem.detail.endswith("…")
