"""Long work in a terminal (tmux) of 80 and of 120 columns: progress is one line, Ctrl-C is answered at once and ends every stage within
five seconds, and the same command goes on.

Usage: test_terminal.py BROUNCKER WORK [RANGE]; exit code 77 where there is no tmux. About eight minutes; on demand, as it looks at the clock."""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import time

PROGRAM, WORK = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
RANGE = sys.argv[3] if len(sys.argv) > 3 else "-4..5"
SPACE = f'--a "A*n^2 + B*n + C" --b "D*n^2 + E*n + F" --range {RANGE}'
#: Seconds until the first word after Ctrl-C, and until the end.
ANSWER, END = 1.0, 5.0
#: Name, command, whether it shows progress, and which stages have to be done before.
STAGES = [
    ("search", f"search {SPACE} --out RUN", True, ()),
    ("match", "match RUN", True, ("search",)),
    ("literature", "literature RUN", False, ("search", "match")),
    ("cluster", "cluster RUN", False, ("search", "match")),
    ("families", "families RUN", True, ("search", "match")),
    ("report", "report RUN", False, ("search", "match", "cluster", "families")),
    ("export", "export RUN --format json --out RUN/out.json", False, ("search",)),
    ("generate", 'generate --constant "zeta(3)" --bound 200 --time 200', True, ()),
]


class Terminal:
    def __init__(self, name, columns):
        self.name, self.columns = f"brouncker-{os.getpid()}-{name}", columns
        self.tmux("new-session", "-d", "-s", self.name, "-x", str(columns), "-y", "40", "sh")
        self.type("PS1='$ '; clear")
        time.sleep(0.5)

    def tmux(self, *words):
        return subprocess.run(["tmux", "-L", "brouncker-test", *words], capture_output=True, text=True, check=True).stdout

    def type(self, line):
        self.tmux("send-keys", "-t", self.name, line, "Enter")

    def interrupt(self):
        self.tmux("send-keys", "-t", self.name, "C-c")

    def screen(self):
        return self.tmux("capture-pane", "-p", "-t", self.name).rstrip("\n").splitlines()

    def wait(self, pattern, seconds):
        """The time it took, None where it did not come."""
        begin = time.monotonic()
        while time.monotonic() - begin < seconds:
            if any(re.search(pattern, line) for line in self.screen()):
                return time.monotonic() - begin
            time.sleep(0.02)
        return None

    def close(self):
        self.tmux("kill-session", "-t", self.name)


def progress_lines(screen):
    return [line for line in screen if re.search(r"\d[\d,]* of \d|\d %", line)]


def done(before):
    """A run with these stages, made when it is first asked for."""
    run = WORK / ("after-" + "-".join(before))
    if not run.exists():
        if before[:-1]:
            shutil.copytree(done(before[:-1]), run)
        command = next(each for each in STAGES if each[0] == before[-1])[1].replace("RUN", str(run))
        subprocess.run(f"{PROGRAM} {command} --quiet >/dev/null", shell=True, check=True)
    return run


def prepared(before):
    run = WORK / "run"
    shutil.rmtree(run, ignore_errors=True)
    if before:
        shutil.copytree(done(before), run)
    return run


def check(columns, name, command, shows, before):
    run = prepared(before)
    words = f"{PROGRAM} {command.replace('RUN', str(run))}"
    terminal = Terminal(name, columns)
    faults = []
    terminal.type(f"{words} >/dev/null; echo code=$?")
    begun = terminal.wait(r"\d %|^code=\d", 30) if shows else time.sleep(0.7)
    if any(re.search(r"^code=\d", line) for line in terminal.screen()):
        terminal.close()
        print(f"{columns:4} {name:11} over before it could be interrupted", flush=True)
        return ["over too early"]
    if shows and begun is None:
        faults.append("no progress in 30 s")
    for _ in range(4 if shows else 0):  # it stays one line
        time.sleep(0.3)
        if len(progress_lines(terminal.screen())) > 1:
            faults.append("progress takes more than a line")
            break
    terminal.interrupt()
    answered = terminal.wait(r"ending the parts in work|interrupted", ANSWER + 1)
    ended = terminal.wait(r"^code=\d", 60)
    if answered is None or answered > ANSWER:
        faults.append(f"answered after {answered} s")
    if ended is None or (answered or 0) + ended > END:
        faults.append(f"ended after {ended} s")
    elif not any(line == "code=130" for line in terminal.screen()) and not any(line == "code=0" for line in terminal.screen()):
        faults.append("exit code: " + str([line for line in terminal.screen() if line.startswith("code=")]))
    if name != "generate":
        again = subprocess.run(words + " --quiet >/dev/null", shell=True, check=False).returncode
        if again != 0:
            faults.append(f"goes on with exit code {again}")
    print(f"{columns:4} {name:11} answered {answered or -1:5.2f} s, ended {(answered or 0) + (ended or -1):5.2f} s  {'; '.join(faults) or 'as it should'}", flush=True)
    terminal.close()
    return faults


def main():
    if not shutil.which("tmux"):
        return 77
    WORK.mkdir(parents=True, exist_ok=True)
    faults = 0
    for columns in (80, 120):
        for stage in STAGES:
            faults += bool(check(columns, *stage))
    print(f"{faults} faults")
    return int(faults > 0)


sys.exit(main())
