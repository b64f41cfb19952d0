#!/bin/sh
# From a fresh Debian or Ubuntu to a finished job:
#   sh cmake/bootstrap.sh run     installs the packages, builds, works through the published space into runs/published
#   sh cmake/bootstrap.sh test    installs the packages, builds, runs all tests
# Works as root or with sudo; packages that are there already are left alone.
set -eu
cd "$(dirname "$0")/.."

usage() { sed -n '2,4p' "$0" | cut -c3-; exit 2; }
[ $# -eq 1 ] || usage
case $1 in run|test) ;; *) usage ;; esac

packages="g++ cmake ninja-build pkg-config libgmp-dev libmpfr-dev libflint-dev libboost-dev libtbb-dev doctest-dev
  libcli11-dev nlohmann-json3-dev libfmt-dev libtomlplusplus-dev libsqlite3-dev libxxhash-dev libeigen3-dev python3"

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

cmake --preset release
case $1 in
  test) cmake --build --preset release && ctest --preset release ;;
  run) cmake --build --preset release --target brouncker && build/release/brouncker discover doc/jobs/published.toml --out runs/published ;;
esac
