#!/bin/bash
# Has a stage become slower than it was in the last release? compare.sh with 1.05 for a threshold.
#   bash against_release.sh NEW SOURCE WORK
# The release is the newest tag v* of the history, or the commit in BROUNCKER_RELEASE, built in WORK (kept for the next time). Exit code 1 where a
# stage takes more than 1.05 of its CPU time, 77 (not tested) where there is no release to be had. On a machine with nothing else to do.
set -euo pipefail
new=$(realpath -- "$1") source=$(realpath -- "$2") work=$3
release=${BROUNCKER_RELEASE:-$(git -C "$source" describe --tags --abbrev=0 --match 'v*' 2>/dev/null || true)}
[ -n "$release" ] && commit=$(git -C "$source" rev-parse --verify --quiet "$release^{commit}") || { echo "no release v* in this history" >&2; exit 77; }
old=$work/$commit
if [ ! -x "$old/build/release/brouncker" ]; then
  rm -rf "$old"; mkdir -p "$old"
  git -C "$source" archive "$commit" | tar -x -C "$old"
  (cd "$old" && cmake --preset release >/dev/null && cmake --build --preset release --target brouncker >/dev/null)
fi
exec "$source/tests/bench/compare.sh" "$old/build/release/brouncker" "$new" --threshold 1.05
