"""Runs the commands of the blocks ```console of a page, and compares what they print with what stands there: "..." is any lines.

Usage: as_printed.py PAGE, in an empty directory."""

import re
import subprocess
import sys


def matches(shown, printed):
    if not shown:
        return not printed
    if shown[0] == "...":
        return any(matches(shown[1:], printed[k:]) for k in range(len(printed) + 1))
    return bool(printed) and shown[0] == printed[0] and matches(shown[1:], printed[1:])


failed = count = 0
for block in re.findall(r"^```console\n(.*?)^```", open(sys.argv[1], encoding="utf-8").read(), re.MULTILINE | re.DOTALL):
    for command, shown in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE):
        count += 1
        printed = subprocess.run(["/bin/sh", "-c", command], capture_output=True, text=True, check=False).stdout
        if not matches(shown.splitlines(), printed.splitlines()):
            failed += 1
            print(f"{command}\n{printed}--- is not what the page shows:\n{shown}")
print(f"{count} commands, {failed} print something else")
sys.exit(failed > 0 or count == 0)
