"""Two types of one name in one namespace, in headers of different rooms, are one type to the linker: it takes the destructor of either for both.

    one_definition.py SOURCE      exit code 1 with a line for each such pair
"""
import collections
import pathlib
import re
import sys

ROOMS = ("formulas", "engine", "clustering", "results", "cli", "python")
OPENS = re.compile(r"^namespace ([\w:]+)\s*\{")
ANONYMOUS = re.compile(r"^namespace\s*\{")
CLOSES = re.compile(r"^\}+\s*// namespace")
DEFINES = re.compile(r"^(?:struct|class|enum class|enum) (\w+)(?: final)?(?: ?: [^:][^;(]*)?\s*\{")


def definitions(text):
    """Full names of the types that are defined at the level of a namespace, those of anonymous namespaces left out."""
    spaces, names = [], []
    for line in text.splitlines():
        if ANONYMOUS.match(line):
            spaces.append(None)
        elif match := OPENS.match(line):
            spaces.append(match[1])
        elif CLOSES.match(line):
            if spaces:
                spaces.pop()
        elif (match := DEFINES.match(line)) and None not in spaces:
            names.append("::".join([*spaces, match[1]]))
    return names


def doubles(files):
    """`files`: (path, text). Names with more than one home."""
    homes = collections.defaultdict(list)
    for path, text in files:
        for name in definitions(text):
            homes[name].append(str(path))
    return {name: sorted(paths) for name, paths in homes.items() if len(paths) > 1}


def self_test():
    one = "namespace a {\nstruct S {\n};\nnamespace {\nstruct T {\n};\n}  // namespace\n}  // namespace a\n"
    two = "namespace a {\nclass S final : public B {\n};\n}  // namespace a\nnamespace b {\nstruct U {\n};\n}  // namespace b\n"
    assert doubles([("x.hpp", one), ("y.hpp", two)]) == {"a::S": ["x.hpp", "y.hpp"]}, doubles([("x.hpp", one), ("y.hpp", two)])
    assert definitions("namespace a {\nstruct F;\nstruct F::I {\n};\nnamespace b {\nenum class E { x };\n}  // namespace b\nstruct G {};\n") == ["a::b::E", "a::G"]


if __name__ == "__main__":
    self_test()
    root = pathlib.Path(sys.argv[1])
    paths = [p for room in ROOMS for pattern in ("*.hpp", "*.cpp") for p in sorted((root / room).rglob(pattern))]
    found = doubles((p.relative_to(root), p.read_text()) for p in paths)
    for name, homes in sorted(found.items()):
        print(f"{name}: defined in {' and in '.join(homes)}")
    print(f"{len(paths)} files")
    sys.exit(bool(found) or len(paths) < 100)
