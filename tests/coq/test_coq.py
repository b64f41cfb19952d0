"""The library of Coq proofs and what `prove --format coq` writes, under coqc; on demand (ctest -L coq), skipped (77) where coqc or Coquelicot is missing.

usage: test_coq.py PROGRAM LIBRARY WORK

1. The library compiles; what it stands on are the axioms of the real numbers.
2. 50 theorems, by end and class, are accepted, each stated as the closed form or the relation says.
3. A number changed anywhere in a theorem is refused, or leaves its statement alone. Every run is bounded in time and memory.
"""
import random, re, resource, shutil, subprocess, sys
from pathlib import Path

PROGRAM, LIBRARY, WORK = Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3])
AXIOMS = {"ClassicalDedekindReals.sig_not_dec", "ClassicalDedekindReals.sig_forall_dec",
          "FunctionalExtensionality.functional_extensionality_dep", "Classical_Prop.classic"}

# a(n), b(n), and what the statement has to contain.
FRACTIONS = [
    ("1", "1", "(1 + sqrt 5) / 2"), ("3", "1", "(3 + sqrt 13) / 2"), ("2", "1", "sqrt 8"), ("4", "-1", "sqrt 12"),
    ("n", "n", "exp 1 - 1"), ("n", "1", "1 / (besseli 0 2 / besseli 1 2)"), ("n+1", "1", "besseli 0 2"), ("n+2", "-3", "besselj 1 (2 * sqrt 3)"), ("2n+1", "1", "1 / tanh 1"), ("2n+1", "-1", "1 / tan 1"),
    ("2n+1", "4", "2 / tanh 2"), ("3n+1", "2", "hyp0f1"), ("n", "3n+1", "hyp1f1"), ("2n", "n", "hyp1f1"), ("n+2", "n", ""), ("n+3", "-n", ""),
    ("2n+1", "n", "hyp1f1"), ("n", "2n+1", "hyp1f1"), ("n", "n^2", "sqrt 5"), ("n+1", "n^2", "sqrt 5"), ("2n+1", "n^2", "4 / PI"), ("n+1", "n+1", "exp 1 - 1"), ("2n+1", "-4", "2 * cos 2 / sin 2"), ("2n^3+3n^2+3n+1", "-n^6", "1 / zeta 3"), ("34n^3+51n^2+27n+5", "-n^6", "6 / zeta 3"), ("6n^3+9n^2+5n+1", "-n^6", "8 / (7 * zeta 3)"), ("2n^2+2n+1", "-n^4", "6 / PI ^ 2"),
    ("2n+1", "n^4", "12 / PI ^ 2"), ("8n", "(2n-1)^4", "(- catalan + 1) / catalan"), ("n+2", "2n^2+n", "hyp2f1"),
    ("n", "2n^2", "hyp2f1"), ("3n+2", "4n^2", "hyp2f1"), ("3n+2", "-2n^2", "1 / ln 2"), ("5n+2", "-2n^2", "hyp2f1"), ("n", "6n^2+n", "hyp2f1"),
    ("5670n^5+14175n^4+11124n^3+2511n^2-244n-68", "164025n^10-371790n^8+233361n^6-38988n^4+1936n^2", "PI"),
    ("-n-1", "n", ""), ("-2n-1", "n^2", "PI"), ("4n+2", "n^2", "atan (1 / 2)"), ("2n+1", "4n^2", "atan 2"), ("n", "n^2-4", ""), ("n+1", "n-3", ""), ("n^2+n+1", "n^2-9", ""), ("2n+3", "n-1", ""), ("n^2+3", "n-2", ""),
    ("1", "n^2+1", ""), ("n+2", "-n-1", ""), ("3n", "-2n^2+n+1", ""), ("3n^2+3n+2", "-3n^2-3n-1", ""), ("n^2+1", "-n^2-n", ""), ("n+1", "n+1", ""),
]
RELATIONS = [
    ("n", "n", "n+1", "n+1"), ("n", "n^2", "n+1", "n^2+2n+1"), ("3n^2+3n+1", "-2n^4", "3n^2+7n+3", "-2n^4-4n^3"),
    ("3n^2+3n+1", "-2n^4", "3n^2+3n+1", "-2n^4-2n^3"), ("2n+1", "n^2", "2n+3", "n^2+2n+1"), ("n+1", "1", "n+2", "1"),
    ("n^2", "n", "n^2+2n+1", "n+1"), ("n^2+1", "n^2", "n^2+2n+2", "n^2+2n+1"), ("2n", "3", "2n+2", "3"), ("-n-2", "n+1", "-n-2", "n+2"),
    ("2n^2+1", "n", "2n^2+4n+3", "n+1"), ("-n-1", "n", "-n-2", "n+2"), ("1", "n", "1", "n+1"), ("5", "4n^2-2n+5", "1", "4n^2-2n+5"), ("5", "n^2", "5", "n^2+4n"),
    ("2n+5", "-n^2", "2n+7", "-n^2-2n-1"), ("4n+1", "-4n^2+3n-2", "4n+5", "-4n^2-5n-3"),
    ("2n+1", "n^2", "48n^3+108n^2+70n+12", "-64n^6-96n^5+12n^4+52n^3+15n^2"), ("-48n^3-108n^2-70n-12", "-64n^6-96n^5+12n^4+52n^3+15n^2", "2n+1", "n^2"),
]


def bounded(command, seconds, **options):
    def limits():
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_AS, (3 << 30, 3 << 30))
    return subprocess.run(command, capture_output=True, text=True, preexec_fn=limits, **options)


def coqc(name, text, seconds=120):
    (WORK / name).write_text(text)
    return bounded(["coqc", "-q", "-w", "none", "-R", ".", "Brouncker", name], seconds, cwd=WORK)


def written(arguments):
    """The file of a theorem, or None where it is proved but not stated yet."""
    answer = subprocess.run([PROGRAM, "prove", *arguments], capture_output=True, text=True)
    assert answer.returncode in (0, 3), f"{arguments}: exit code {answer.returncode}: {answer.stderr}"
    return answer.stdout if answer.returncode == 0 else None


def statement(text):
    return re.search(r"Theorem claim :(.*?)Proof\.", text, re.S).group(1)


def compile_library():
    shutil.rmtree(WORK, ignore_errors=True)
    WORK.mkdir(parents=True)
    for name in list(LIBRARY.glob("*.v")) + [LIBRARY / "Makefile", LIBRARY / "_CoqProject"]:
        shutil.copy(name, WORK)
    made = bounded(["make", "axioms"], 600, cwd=WORK)
    assert made.returncode == 0, made.stderr[-3000:]
    found = set(re.findall(r"^([A-Z][A-Za-z_]*\.[A-Za-z_]+)", made.stdout, re.M))
    assert found == AXIOMS, f"axioms: {found}"
    return made


def is_installed():
    if shutil.which("coqc") is None:
        print("skipped: coqc is missing")
        return False
    where = subprocess.run(["coqc", "-where"], capture_output=True, text=True).stdout.strip()
    if not (Path(where) / "user-contrib" / "Coquelicot").is_dir():
        print("skipped: Coquelicot is missing (Debian: libcoq-coquelicot)")
        return False
    return True


def main():
    if not is_installed():
        return 77
    compile_library()
    theorems, missing = [], []
    for a, b, part in FRACTIONS:
        text = written(["--format", "coq", "--", a, b])
        if text is None:
            missing.append((a, b))
            continue
        assert part in statement(text), f"{a} | {b}: {statement(text)} does not contain {part}"
        theorems.append(text)
    for a, b, c, d in RELATIONS:
        text = written(["--format", "coq", "--equivalent", c, d, "--", a, b])
        theorems.append(text) if text else missing.append((a, b, c, d))
    print(f"{len(theorems)} theorems, not stated: {missing}")
    assert len(theorems) >= 45
    head = theorems[0][:theorems[0].index("Open Scope R_scope.")] + "Open Scope R_scope.\n"
    modules = [f"Module T{i}.\n{t[t.index('Open Scope R_scope.') + 19:]}\nEnd T{i}.\n" for i, t in enumerate(theorems)]
    done = coqc("Theorems.v", head + "".join(modules) + "Print Assumptions T0.claim.\n", 600)
    assert done.returncode == 0, done.stderr[-3000:]
    random.seed(21)
    accepted = 0
    for _ in range(30):
        text = random.choice(theorems)
        body = text.index("Open Scope")
        places = [m for m in re.finditer(r"(?<![A-Za-z_0-9'])\d+", text) if m.start() > body]
        place = random.choice(places)
        changed = text[:place.start()] + str(int(place.group()) + random.choice([1, 2, 7])) + text[place.end():]
        result = coqc("Changed.v", changed)
        if result.returncode == 0:
            accepted += 1
            assert statement(changed) == statement(text), f"accepted with another statement:\n{changed}"
    print(f"30 changed theorems: {30 - accepted} refused, {accepted} accepted with the same statement")
    return 0


if __name__ == "__main__":
    sys.exit(main())
