# The rooms of the house and what each may include: the one table that check_includes.cmake enforces and
# test_check_includes.cmake plants its forbidden includes from.
#
# A room is a folder without its sub-folders, or a header with its source that stand beside folders (engine/row.hpp).
# A file in no room is a complaint: a new room gets its floor here first. Tests: a room is a folder of tests/ with all below it.

# From the ground up. A room uses what is on floors below its own, never its own floor's other rooms, never upstairs.
set(FLOORS
  "formulas formulas/constants"
  "engine/resources.hpp engine/progress.hpp engine/stop.hpp"
  "engine/claim.hpp engine/known_as.hpp engine/number engine/linear engine/profile.hpp engine/parallel.hpp engine/ordered_parts.hpp"
  "engine/recurrence"
  "engine/hypergeometric engine/metrics"
  "engine/row.hpp engine/sieve"
  "engine/evaluate engine/prove/statements engine/compare_rows.hpp"
  "engine/prove/check engine/prove/find"
  "engine/prove"
  "engine/match engine/families engine/fast"
  "engine/claim engine/search"
  "engine/generate"
  "clustering"
  "results/run"
  "results/match"
  "results/cluster results/families results/check results/literature"
  "results/pipeline"
  "results/export/coq"
  "results/export"
  "results/catalogue"
  "results/report"
  "cli/manual"
  "cli"
  "cli/bench cli/slurm"
  "cli/commands"
  "tests/support"
  "tests/formulas tests/clustering tests/engine tests/results tests/cli tests/bench tests/workers tests/fuzz tests/threads")

# Rooms that may use less than all that is below; a name stands for all rooms below it, too.
set(NARROW
  "clustering: formulas"  # knows rows of doubles, no big number
  "engine/prove/check: formulas engine/number engine/linear engine/recurrence engine/hypergeometric engine/prove/statements"
  "tests/support: formulas engine"
  "tests/formulas: formulas tests/support"
  "tests/clustering: formulas clustering tests/support"
  "tests/engine: formulas engine tests/support"
  "tests/fuzz: formulas engine results"
  "tests/results: formulas clustering engine results tests/support")

# Rooms that are the inside of one other room: that one and they use each other, nobody else uses them.
set(INSIDE
  "formulas/constants: formulas")

# Rooms that must not even reach another through what they include and what that stands on.
set(NEVER_REACHES
  "engine/prove/check: engine/prove/find")

# Package: regular expression of its headers | folders and files of the program that may include them. Tests may.
set(PACKAGES
  "FLINT, Arb, MPFR: [<\"](flint/|gmpcompat|(arb|acb|arf|acf|mag|fmpz|fmpq|fmpr|nmod|ulong_extras)[a-z_]*\\.h|mpfr\\.h|boost/multiprecision/mpf[ri]\\.hpp)| engine/number/ engine/linear/"
  "oneTBB: [<\"](tbb/|oneapi/)| engine/parallel.cpp engine/ordered_parts.hpp engine/search/ clustering/parallel.hpp"
  "the command line: [<\"]CLI/| cli/"
  "SQLite: [<\"]sqlite3| results/run/")
