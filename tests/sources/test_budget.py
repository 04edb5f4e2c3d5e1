import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path

import pytest

from kamervragen.sources.budget import Allowance, Budget, host_of

HOST = "zoek.example"
ROOT = Path(__file__).resolve().parents[2]


class Time:
    """A clock that only goes on while somebody sleeps."""

    def __init__(self) -> None:
        self.now = 1_000_000.0
        self.slept: list[float] = []

    def clock(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


def budget_of(folder: Path, time: Time, **budgets: str) -> Budget:
    named = budgets or {"*": "10/30"}
    return Budget(folder, named, clock=time.clock, sleep=time.sleep)


def moments(budget: Budget, time: Time, count: int) -> list[float]:
    """When each of so many requests is admitted."""
    admitted = []
    for _ in range(count):
        with budget.request(HOST):
            admitted.append(time.now)
    return admitted


def test_never_more_than_allowed_in_any_window_and_no_volleys(tmp_path: Path) -> None:
    time = Time()
    admitted = moments(budget_of(tmp_path, time), time, 45)
    assert all(
        later - earlier > 30 for earlier, later in zip(admitted, admitted[10:], strict=False)
    )
    assert min(later - earlier for earlier, later in pairwise(admitted)) > 1
    # And nothing is wasted: after the first ten, ten in each window.
    assert admitted[40] - admitted[0] < 4 * 31


def test_the_budget_holds_over_restarts(tmp_path: Path) -> None:
    time = Time()
    moments(budget_of(tmp_path, time), time, 10)
    started = time.now
    moments(budget_of(tmp_path, time), time, 1)
    assert time.now - started > 15


def test_hosts_have_budgets_of_their_own(tmp_path: Path) -> None:
    time = Time()
    budget = Budget(tmp_path, {HOST: "1/100", "*": "2/1"}, clock=time.clock, sleep=time.sleep)
    moments(budget, time, 1)
    with budget.request("repository.example"):
        assert time.slept == []
    moments(budget, time, 1)
    assert sum(time.slept) == pytest.approx(101)


def test_an_unnamed_host_is_asked_twice_a_second(tmp_path: Path) -> None:
    time = Time()
    admitted = moments(budget_of(tmp_path, time, other="1/100"), time, 21)
    assert admitted[-1] - admitted[0] == pytest.approx(10, abs=0.2)


def test_a_request_counts_from_when_it_was_answered(tmp_path: Path) -> None:
    time = Time()
    budget = budget_of(tmp_path, time, **{"*": "1/30"})
    with budget.request(HOST):
        time.now += 20
    answered = time.now
    assert moments(budget, time, 1)[0] - answered > 30


def test_a_request_that_failed_counts_too(tmp_path: Path) -> None:
    time = Time()
    budget = budget_of(tmp_path, time, **{"*": "1/30"})
    with pytest.raises(ConnectionError), budget.request(HOST):
        raise ConnectionError
    moments(budget, time, 1)
    assert sum(time.slept) > 30


def test_a_pause_that_a_host_asks_for_is_kept_by_all(tmp_path: Path) -> None:
    time = Time()
    budget_of(tmp_path, time).pause(HOST, 120)
    budget_of(tmp_path, time).pause(HOST, 5)
    other = budget_of(tmp_path, time)
    with other.request("elsewhere.example"):
        assert time.slept == []
    moments(other, time, 1)
    assert sum(time.slept) == pytest.approx(120)


def test_a_clock_that_is_set_back_does_not_stop_us(tmp_path: Path) -> None:
    time = Time()
    budget = budget_of(tmp_path, time)
    moments(budget, time, 10)
    budget.pause(HOST, 100)
    time.now -= 100_000
    time.slept.clear()
    moments(budget, time, 1)
    assert sum(time.slept) < 31


def test_parallel_processes_share_one_budget(tmp_path: Path) -> None:
    script = (
        "import sys, time\n"
        "from pathlib import Path\n"
        "from kamervragen.sources.budget import Budget\n"
        "budget = Budget(Path(sys.argv[1]), {'*': '5/1'})\n"
        "for _ in range(6):\n"
        "    with budget.request('h'): print(time.time())\n"
    )
    command = [sys.executable, "-c", script, str(tmp_path)]
    with ThreadPoolExecutor() as pool:
        outputs = pool.map(
            lambda _: subprocess.run(command, check=True, cwd=ROOT, capture_output=True), range(3)
        )
        admitted = sorted(float(at) for output in outputs for at in output.stdout.split())
    assert len(admitted) == 18
    assert all(later - earlier > 1 for earlier, later in zip(admitted, admitted[5:], strict=False))


def test_a_killed_process_leaves_the_budget_whole(tmp_path: Path) -> None:
    script = (
        "import sys\n"
        "from pathlib import Path\n"
        "from kamervragen.sources.budget import Budget\n"
        "budget = Budget(Path(sys.argv[1]), {'*': '100000/1'})\n"
        "print('started', flush=True)\n"
        "while True:\n"
        "    with budget.request('h'): pass\n"
    )
    for _ in range(3):
        process = subprocess.Popen(
            [sys.executable, "-c", script, str(tmp_path)], cwd=ROOT, stdout=subprocess.PIPE
        )
        with process:
            assert process.stdout
            process.stdout.readline()
            time.sleep(0.05)
            os.kill(process.pid, signal.SIGKILL)
    with Budget(tmp_path, {"*": "100000/1"}).request("h"):
        pass


@pytest.mark.parametrize("text", ["", "10", "ten/30", "0/30", "10/-1"])
def test_what_is_no_budget_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is no budget such as"):
        Allowance.read(text)


def test_a_host_is_named_with_its_port_and_without_a_password() -> None:
    assert host_of("https://me:secret@Zoek.Example:8080/sru?query=a@b") == "zoek.example:8080"
