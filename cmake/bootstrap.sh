#!/bin/sh
# From a fresh Debian or Ubuntu to a finished job:
#   sh cmake/bootstrap.sh run     installs what the program needs, builds it, works through the published space into runs/published
#   sh cmake/bootstrap.sh test    installs what the tests need, too, builds, runs all tests
#   sh cmake/bootstrap.sh check   for who changes it: the format, and the smallest suites under AddressSanitizer and UBSan
#   sh cmake/bootstrap.sh sanitize    the same with all suites, about an hour of CPU time: before a release
# Works as root or with sudo; packages that are there already are left alone.
set -eu
cd "$(dirname "$0")/.."

usage() { sed -n '2,6p' "$0" | cut -c3-; exit 2; }
[ $# -eq 1 ] || usage
case $1 in run|test|check|sanitize) ;; *) usage ;; esac

packages="g++ cmake ninja-build pkg-config libgmp-dev libmpfr-dev libflint-dev libboost-dev libtbb-dev libcli11-dev
  nlohmann-json3-dev libfmt-dev libtomlplusplus-dev libsqlite3-dev libxxhash-dev libeigen3-dev zlib1g-dev libmimalloc-dev"
case $1 in
  test) packages="$packages doctest-dev python3" ;;
  check|sanitize) packages="$packages doctest-dev clang-format" ;;
esac

installed() { dpkg-query -W -f '${Status}\n' "$1" 2>/dev/null | grep -q '^install ok installed'; }
missing=""
for p in $packages; do installed "$p" || missing="$missing $p"; done
# Arb is a package of its own where FLINT is older than version 3.
need_arb() { ! installed libflint-arb-dev && [ ! -e /usr/include/flint/arb.h ]; }

if [ -n "$missing" ] || need_arb; then
  as_root=""
  if [ "$(id -u)" -ne 0 ]; then as_root="sudo"; fi
  export DEBIAN_FRONTEND=noninteractive
  $as_root apt-get update -q
  if LC_ALL=C apt-cache policy libflint-arb-dev | grep -q 'Candidate: [^(]'; then missing="$missing libflint-arb-dev"; fi
  # shellcheck disable=SC2086
  $as_root apt-get install -y -q --no-install-recommends $missing
fi

# Other versions of clang-format lay out differently.
check_format() {
  if ! clang-format --version | grep -q 'version 14\.'; then echo "format not checked: clang-format is not version 14"; return; fi
  find formulas engine clustering results cli tests -name '*.[ch]pp' -exec clang-format --dry-run -Werror {} +
}

case $1 in
  run)
    cmake --preset release -DBROUNCKER_TESTS=OFF
    cmake --build --preset release --target brouncker
    build/release/brouncker discover doc/jobs/published.toml --out runs/published ;;
  test)
    cmake --preset release -DBROUNCKER_TESTS=ON
    cmake --build --preset release
    ctest --preset release ;;
  check)
    check_format
    cmake --preset asan
    cmake --build --preset asan --target test_formulas test_clustering
    ctest --preset asan -R '^(formulas|clustering)$' ;;
  sanitize)
    check_format
    cmake --preset asan
    cmake --build --preset asan
    ctest --preset asan -R '^(formulas|clustering|results|cli)$'
    # The random tests of limits, numbers and guarded sieves take minutes here; they run in the release, and here by ctest --preset asan.
    build/asan/tests/test_engine --test-suite-exclude='slow,*/slow,claim/given_number,evaluate/*,sieve/guarded' ;;
esac
