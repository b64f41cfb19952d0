"""Searches, and matches of what was found, on a throw-away Slurm cluster while things fail: each has to end complete, with the bytes of an
undisturbed run, and the test fails too where a fault did not hit.

    python3 test_slurm.py BINARY [SCENARIO...]      such as plain or match_node_loss; exit code 77: Slurm is not installed
"""
import json
import os
import pathlib
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

import mini_slurm
from mini_slurm import MiniSlurm, is_pending, kill_and_wait

SKIPPED = 77
TASKS = 8
# Of a degree whose gcds are exact, formula by formula: tasks last seconds and have many small chunks.
SPACE = ["--a", "A*n^2 + B*n + C", "--b", "D*n^4 + E*n + A", "--range", "-3..4", "--chunk-size", "60"]
# Fast to search, so that the tasks of its match last seconds, of many blocks each.
MATCHED_SPACE = ["--a", "A*n + B", "--b", "C*n^2 + D*n + E", "--range", "-5..5"]
FORMATS = ("csv", "jsonl", "blinddelta-csv")
TABLES = ("closed_forms", "other_forms", "relations")


def run(*command, **more):
    return subprocess.run([str(word) for word in command], check=True, stdout=subprocess.PIPE, **more).stdout


def contents(binary, directory):
    """What is exported, and every row of what `match` made."""
    database = sqlite3.connect(f"file:{directory}/run.sqlite?mode=ro", uri=True)
    rows = [database.execute(f"SELECT * FROM {table} ORDER BY rowid").fetchall() for table in TABLES]
    database.close()
    return [run(binary, "export", directory, "--format", format) for format in FORMATS], rows


class Work:
    """A search on the cluster, or the match that follows one, from its submission to its end."""

    def __init__(self, phase, binary, cluster, directory):
        self.binary, self.cluster, self.directory = binary, cluster, pathlib.Path(directory)
        self.is_match = phase == "match"
        self.scripts = self.directory / ("slurm/match" if self.is_match else "slurm")
        self.options = ["--cpus", 1, *(["--tasks", 2, "--then", "match", "--match-tasks", TASKS] if self.is_match else ["--tasks", TASKS])]

    def submit(self):
        space = MATCHED_SPACE if self.is_match else SPACE
        run(self.binary, "slurm", *space, "--out", self.directory, *self.options, "--submit", env=self.cluster.environment)

    def has_begun(self):
        return any(self.scripts.glob("list-*"))

    def seconds(self):
        """Since the array was submitted."""
        return time.time() - min(f.stat().st_mtime for f in self.scripts.glob("list-*"))

    def is_complete(self):
        if json.loads((self.directory / "run.json").read_text())["state"] != "complete":
            return False
        return not self.is_match or (self.scripts / "summary.txt").exists() and "positive controls found" in (self.scripts / "summary.txt").read_text()

    def running(self):
        return {task: node for task, (state, node) in self.cluster.tasks().items() if state == "RUNNING" and "_" in task}

    def wait_for_work(self, tasks=2):
        """Until so many tasks run and all of them have saved chunks."""
        def working():
            saved = (self.directory / "shards").glob("match-*.blocks" if self.is_match else "*.sqlite-wal")
            return self.has_begun() and len(self.running()) >= tasks and sum(f.stat().st_size > 20_000 for f in saved) >= tasks
        self.cluster.wait_until(working, 300, "tasks at work")

    def worker(self):
        """A process at work, and its node."""
        for node in self.running().values():
            for pid in self.cluster.workers(node, self.binary):
                return pid, node
        raise AssertionError("no worker found")

    def wait_for_end(self, seconds=600):
        reports = [self.directory / "slurm/given-up.txt", self.scripts / "given-up.txt"]
        self.cluster.wait_until(lambda: self.is_complete() or any(r.exists() for r in reports), seconds, "the end of the work")
        for report in reports:
            assert not report.exists(), report.read_text()

    def logs(self):
        return "".join(f.read_text(errors="replace") for f in sorted((self.scripts / "log").glob("*.out")))

    def rounds(self):
        """How many times the merge looked."""
        return len(list((self.scripts / "log").glob("merge_*.out")))


def plain(work):
    work.submit()
    work.wait_for_end()
    assert work.rounds() == 1
    return "8 tasks in 2 arrays"


def node_loss(work):
    work.submit()
    work.wait_for_work()
    _, node = work.worker()
    victims, workers = work.cluster.lose_node(node, work.binary)
    assert workers > 0, "the fault did not hit a worker"
    work.wait_for_end()
    jobs = work.cluster.call("scontrol", "show", "job", check=False)
    assert "Restarts=1" in jobs, "no task was requeued: the fault did not hit"
    return f"{node} lost with {victims} processes, its task ran elsewhere"


def worker_killed(work):
    work.submit()
    work.wait_for_work()
    pid, node = work.worker()
    assert kill_and_wait(pid), "the fault did not hit"
    work.wait_for_end()
    assert work.rounds() == 2, f"{work.rounds()} merges: the fault did not hit"
    return f"worker {pid} on {node} killed, its shard was submitted again"


def controller_killed(work):
    work.submit()
    work.wait_for_work()
    time.sleep(max(0, 8 - work.seconds()))  # until the controller has saved the jobs, which it does every 5 s
    before = work.running()
    assert before, "no task was running: the fault would not hit"
    pid = work.cluster.pid_of("slurmctld")
    assert kill_and_wait(pid), "the fault did not hit"
    time.sleep(2)
    work.cluster.start_controller()
    work.wait_for_end()
    assert work.cluster.pid_of("slurmctld") != pid
    return f"controller {pid} killed while {len(before)} tasks ran, and restarted after 2 s"


def time_limit(work):
    """The workers stand still until Slurm has said that their time is up: it looks every half minute, which they would not last."""
    work.options += ["--time", "1", "--notice", "40"]
    work.submit()
    work.wait_for_work()
    workers = [pid for node in work.running().values() for pid in work.cluster.workers(node, work.binary)]
    for pid in workers:
        os.kill(pid, signal.SIGSTOP)
    work.cluster.wait_until(lambda: all(is_pending(pid, signal.SIGUSR1) for pid in workers), 120, "the notice of Slurm")
    for pid in workers:
        os.kill(pid, signal.SIGCONT)
    work.wait_for_end()
    turns = work.logs().count("the time is nearly up")
    assert turns >= len(workers) > 0, f"{turns} tasks queued again: the fault did not hit"
    assert work.rounds() == 1, "a task did not come back by itself"
    return f"{turns} tasks ended a chunk and queued again"


def scancelled(work):
    work.submit()
    work.wait_for_work()
    victims = sorted(work.running())[:2]
    assert len(victims) == 2, "no two tasks to cancel: the fault would not hit"
    work.cluster.call("scancel", *victims)
    work.cluster.wait_until(lambda: not set(victims) & set(work.running()), 60, "the end of the cancelled tasks")
    assert not work.is_complete(), "the fault came too late"
    work.wait_for_end()
    assert work.rounds() == 2, f"{work.rounds()} merges: the fault did not hit"
    return f"tasks {', '.join(victims)} cancelled, their shards were submitted again"


FAULTS = (plain, node_loss, worker_killed, controller_killed, time_limit, scancelled)
SCENARIOS = {("match_" if phase == "match" else "") + f.__name__: (phase, f) for phase in ("search", "match") for f in FAULTS}


def undisturbed(phase, binary):
    with tempfile.TemporaryDirectory(prefix="brouncker-slurm-") as directory:
        run(binary, "search", *(MATCHED_SPACE if phase == "match" else SPACE), "--out", directory + "/run", "--quiet")
        if phase == "match":
            run(binary, "match", directory + "/run", "--quiet")
        return contents(binary, directory + "/run")


def play(name, binary, expected):
    begin = time.time()
    phase, fault = SCENARIOS[name]
    with tempfile.TemporaryDirectory(prefix="brouncker-slurm-") as directory:
        cluster = MiniSlurm(pathlib.Path(directory) / "cluster")
        work = Work(phase, binary, cluster, pathlib.Path(directory) / "run")
        try:
            cluster.start()
            remark = fault(work)
            assert contents(binary, work.directory) == expected[phase], "the exports differ from those of an undisturbed run"
        except BaseException:
            print(f"{name}: FAILED\n{cluster.tasks()}\n{work.logs()[-4000:]}", flush=True)
            raise
        finally:
            cluster.stop()
    print(f"{name}: complete and byte-identical after {time.time() - begin:.0f} s; {remark}", flush=True)


def main():
    binary, names = pathlib.Path(sys.argv[1]).resolve(), sys.argv[2:] or list(SCENARIOS)
    if missing := mini_slurm.missing_programs():
        print(f"not tested: {', '.join(missing)} not found (packages slurm-wlm and munge)")
        return SKIPPED
    expected = {phase: undisturbed(phase, binary) for phase in {SCENARIOS[name][0] for name in names}}
    for name in names:
        play(name, binary, expected)
    return 0


if __name__ == "__main__":
    sys.exit(main())
