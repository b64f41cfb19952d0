"""Changed theorems under coqc, on demand (ctest -L coq), skipped (77) where coqc or Coquelicot is missing.

usage: test_mutations.py PROGRAM LIBRARY WORK [THEOREMS]

THEOREMS (default 200) theorems of a small run, half of them closed forms, half relations. Every number of every statement and of every proof is changed, one at a
time. A changed statement has to be refused; a changed proof is refused, or proves the same statement (an index from which on something holds may be larger, a
bound weaker). Every attempt is bounded in time, every coqc in time and memory.
"""
import random, re, shutil, subprocess, sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import test_coq

PROGRAM, LIBRARY, WORK = Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3])
THEOREMS = int(sys.argv[4]) if len(sys.argv) > 4 else 200
NUMBER = re.compile(r"(?<![A-Za-z_0-9'])\d+(?![A-Za-z_0-9'])")
# The kernel's own computation, done at once: what by_computation leaves to Qed would only be refused there.
AT_ONCE = "Ltac by_computation ::= vm_compute; reflexivity.\n"


def blocks_of(directory):
    """(head, [[(keyword, name, statement, proof), ...] a theorem])."""
    theorems, head = [], ""
    for file in sorted(directory.glob("Theorems_*.v")):
        text = file.read_text()
        start = text.index("Open Scope R_scope.") + len("Open Scope R_scope.\n")
        head, lemmas = text[:start], []
        for block in re.finditer(r"(Lemma|Theorem) (\w+) :(.*?)\nProof\. (.*?) Qed\.\n", text[start:], re.S):
            lemmas.append(block.groups())
            if block.group(1) == "Theorem":
                theorems.append(lemmas)
                lemmas = []
    return head, theorems


def one_tactic(proof):
    """The sentences of a proof as one tactic."""
    return re.sub(r"\.\s+(?=by_computation|apply|refine|intros|exact)", "; ", proof.strip().rstrip("."))


def changes(text):
    for place in NUMBER.finditer(text):
        if text[max(0, place.start() - 6):place.start()].endswith("cbn [z"):
            continue
        for step in (1,):
            yield text[:place.start()] + str(int(place.group()) + step) + text[place.end():]


def attempts(lemmas):
    """(kind, Goal) for every changed number."""
    for _, name, statement, proof in lemmas:
        tactic = one_tactic(proof)
        for changed in changes(statement):
            yield "statement", changed, tactic
        for changed in changes(tactic):
            if not re.search(r"exact \w+_\d+", changed) or re.findall(r"exact \(?(\w+)", changed) == re.findall(r"exact \(?(\w+)", tactic):
                yield "proof", statement, changed


def batch(head, theorems, number):
    text, count, kinds = head + AT_ONCE, 0, []
    for lemmas in theorems:
        for keyword, name, statement, proof in lemmas:
            text += f"{keyword} {name} :{statement}\nProof. {proof} Qed.\n"
        for kind, statement, tactic in attempts(lemmas):
            text += f"Goal {statement}\nProof. tryif (timeout 20 (solve [{tactic}])) then idtac \"accepted\" {count} else idtac \"refused\" {count}. Abort.\n"
            kinds.append((kind, lemmas[-1][1], statement, tactic))
            count += 1
    result = test_coq.coqc(f"Mutations_{number}.v", text, 3000)
    assert result.returncode == 0, result.stderr[-2000:]
    seen = dict(reversed(line.split()) for line in result.stdout.splitlines() if re.fullmatch(r"(accepted|refused) \d+", line))
    assert len(seen) == count, f"{count} attempts, {len(seen)} answers"
    return [(kinds[i], seen[str(i)] == "accepted") for i in range(count)]


def exported(run, what):
    out = WORK / what
    subprocess.run([PROGRAM, "export", run, "--format", "coq", "--what", what, "--out", out], check=True, capture_output=True)
    return blocks_of(out)


def main():
    if not test_coq.is_installed():
        return 77
    test_coq.compile_library()
    run = WORK / "run"
    subprocess.run([PROGRAM, "discover", "--a", "A*n^2 + B*n + C", "--b", "D*n^2 + E*n + F", "--range", "-2..2", "--out", run, "--quiet"], check=True,
                   capture_output=True)
    random.seed(2107)
    head, formulas = exported(run, "formulas")
    _, relations = exported(run, "relations")
    chosen = random.sample(formulas, min(THEOREMS // 2, len(formulas))) + random.sample(relations, min(THEOREMS // 2, len(relations)))
    results = []
    for number, first in enumerate(range(0, len(chosen), 10)):
        results += batch(head, chosen[first:first + 10], number)
    false = [what for what, accepted in results if accepted and what[0] == "statement"]
    same = sum(accepted for what, accepted in results if what[0] == "proof")
    print(f"{len(chosen)} theorems, {len(results)} changes: {sum(not a for _, a in results)} refused, {same} accepted with the same statement, "
          f"{len(false)} accepted with another statement")
    for what in false:
        print(f"{what[1]}: accepted as another statement:{what[2]}\n  by {what[3]}")
    assert not false
    assert len(chosen) * 10 < len(results)
    return 0


if __name__ == "__main__":
    sys.exit(main())
