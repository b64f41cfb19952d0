"""Searches on a throw-away Slurm cluster while things fail: each has to end complete, with the bytes of an undisturbed search, and the
test fails too where a fault did not hit.

    python3 test_slurm.py BINARY [SCENARIO...]      exit code 77: Slurm is not installed
"""
import json
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import time

import mini_slurm
from mini_slurm import MiniSlurm, is_pending, kill_and_wait

SKIPPED = 77
TASKS = 8
# a and b share a parameter: every formula goes the slow way, so that tasks last seconds and have many small chunks.
SPACE = ["--a", "A*n^2 + B*n + C", "--b", "D*n^2 + E*n + A", "--range", "-3..4", "--chunk-size", "60"]
FORMATS = ("csv", "jsonl", "blinddelta-csv")


def run(*command, **more):
    return subprocess.run([str(word) for word in command], check=True, stdout=subprocess.PIPE, **more).stdout


def exports(binary, directory):
    return [run(binary, "export", directory, "--format", format) for format in FORMATS]


class Search:
    """A search on the cluster, from its submission to its end."""

    def __init__(self, binary, cluster, directory, *options):
        self.binary, self.cluster, self.directory = binary, cluster, pathlib.Path(directory)
        self.options = ["--tasks", TASKS, "--cpus", 1, *options]

    def submit(self):
        run(self.binary, "slurm", *SPACE, "--out", self.directory, *self.options, "--submit", env=self.cluster.environment)
        self.submitted = time.time()

    def state(self):
        return json.loads((self.directory / "run.json").read_text())["state"]

    def running(self):
        return {task: node for task, (state, node) in self.cluster.tasks().items() if state == "RUNNING" and "_" in task}

    def wait_for_work(self, tasks=2):
        """Until so many tasks run and all of them have saved chunks."""
        def working():
            logs = [f for f in (self.directory / "shards").glob("*.sqlite-wal") if f.stat().st_size > 20_000]
            return len(self.running()) >= tasks and len(logs) >= tasks
        self.cluster.wait_until(working, 120, "tasks at work")

    def worker(self):
        """A process at work, and its node."""
        for node in self.running().values():
            for pid in self.cluster.workers(node, self.binary):
                return pid, node
        raise AssertionError("no worker found")

    def wait_for_end(self, seconds=600):
        report = self.directory / "slurm/report.txt"
        self.cluster.wait_until(lambda: self.state() == "complete" or report.exists(), seconds, "the end of the search")
        assert not report.exists(), report.read_text()

    def logs(self):
        return "".join(f.read_text(errors="replace") for f in sorted((self.directory / "slurm/log").glob("*.out")))

    def rounds(self):
        """How many times the merge looked."""
        return len(list((self.directory / "slurm/log").glob("merge_*.out")))


def plain(search):
    search.submit()
    search.wait_for_end()
    assert search.rounds() == 1
    return "8 tasks in 2 arrays"


def node_loss(search):
    search.submit()
    search.wait_for_work()
    _, node = search.worker()
    victims, workers = search.cluster.lose_node(node, search.binary)
    assert workers > 0, "the fault did not hit a worker"
    search.wait_for_end()
    jobs = search.cluster.call("scontrol", "show", "job", check=False)
    assert "Restarts=1" in jobs, "no task was requeued: the fault did not hit"
    return f"{node} lost with {victims} processes, its task ran elsewhere"


def worker_killed(search):
    search.submit()
    search.wait_for_work()
    pid, node = search.worker()
    assert kill_and_wait(pid), "the fault did not hit"
    search.wait_for_end()
    assert search.rounds() == 2, f"{search.rounds()} merges: the fault did not hit"
    return f"worker {pid} on {node} killed, its shard was submitted again"


def controller_killed(search):
    search.submit()
    search.wait_for_work()
    time.sleep(max(0, search.submitted + 8 - time.time()))  # until the controller has saved the jobs, which it does every 5 s
    before = search.running()
    assert before, "no task was running: the fault would not hit"
    pid = search.cluster.pid_of("slurmctld")
    assert kill_and_wait(pid), "the fault did not hit"
    time.sleep(2)
    search.cluster.start_controller()
    search.wait_for_end()
    assert search.cluster.pid_of("slurmctld") != pid
    return f"controller {pid} killed while {len(before)} tasks ran, and restarted after 2 s"


def time_limit(search):
    """The workers stand still until Slurm has said that their time is up: it looks every half minute, which they would not last."""
    search.options += ["--time", "1", "--notice", "40"]
    search.submit()
    search.wait_for_work()
    workers = [pid for node in search.running().values() for pid in search.cluster.workers(node, search.binary)]
    for pid in workers:
        os.kill(pid, signal.SIGSTOP)
    search.cluster.wait_until(lambda: all(is_pending(pid, signal.SIGUSR1) for pid in workers), 120, "the notice of Slurm")
    for pid in workers:
        os.kill(pid, signal.SIGCONT)
    search.wait_for_end()
    turns = search.logs().count("the time is nearly up")
    assert turns >= len(workers) > 0, f"{turns} tasks queued again: the fault did not hit"
    assert search.rounds() == 1, "a task did not come back by itself"
    return f"{turns} tasks ended a chunk and queued again"


def scancelled(search):
    search.submit()
    search.wait_for_work()
    victims = sorted(search.running())[:2]
    assert len(victims) == 2, "no two tasks to cancel: the fault would not hit"
    search.cluster.call("scancel", *victims)
    search.cluster.wait_until(lambda: not set(victims) & set(search.running()), 60, "the end of the cancelled tasks")
    assert search.state() != "complete", "the fault came too late"
    search.wait_for_end()
    assert search.rounds() == 2, f"{search.rounds()} merges: the fault did not hit"
    return f"tasks {', '.join(victims)} cancelled, their shards were submitted again"


SCENARIOS = {f.__name__: f for f in (plain, node_loss, worker_killed, controller_killed, time_limit, scancelled)}


def play(name, binary, expected):
    begin = time.time()
    with tempfile.TemporaryDirectory(prefix="brouncker-slurm-") as directory:
        cluster = MiniSlurm(pathlib.Path(directory) / "cluster")
        search = Search(binary, cluster, pathlib.Path(directory) / "run")
        try:
            cluster.start()
            remark = SCENARIOS[name](search)
            assert exports(binary, search.directory) == expected, "the exports differ from those of an undisturbed search"
        except BaseException:
            print(f"{name}: FAILED\n{cluster.tasks()}\n{search.logs()[-4000:]}", flush=True)
            raise
        finally:
            cluster.stop()
    print(f"{name}: complete and byte-identical after {time.time() - begin:.0f} s; {remark}", flush=True)


def main():
    binary, names = pathlib.Path(sys.argv[1]).resolve(), sys.argv[2:] or list(SCENARIOS)
    if missing := mini_slurm.missing_programs():
        print(f"not tested: {', '.join(missing)} not found (packages slurm-wlm and munge)")
        return SKIPPED
    with tempfile.TemporaryDirectory(prefix="brouncker-slurm-") as directory:
        run(binary, "search", *SPACE, "--out", directory + "/run", "--quiet")
        expected = exports(binary, directory + "/run")
    for name in names:
        play(name, binary, expected)
    return 0


if __name__ == "__main__":
    sys.exit(main())
