#!/bin/sh
# libFuzzer on every target, one after the other: sh tests/fuzz/run.sh SECONDS_EACH [TARGET...]
# Needs the preset fuzz: cmake --preset fuzz && cmake --build --preset fuzz --target fuzz
# Corpora grow in build/fuzz/corpus; one line a target on stdout, findings in build/fuzz/findings. Exit code 1: something was found.
set -eu
cd "$(dirname "$0")/../.."
[ $# -ge 1 ] || { sed -n '2,4p' "$0" | cut -c3-; exit 2; }
seconds=$1
shift
[ $# -gt 0 ] || set -- $(ls tests/fuzz/corpus | sed 's/\.txt$//')
mkdir -p build/fuzz/findings
found=0
for target; do
  corpus=build/fuzz/corpus/$target
  build/fuzz/tests/fuzz/fuzz_random --unpack "$corpus" "$target"
  log=build/fuzz/findings/$target.log
  if build/fuzz/tests/fuzz/fuzz_"$target" -max_total_time="$seconds" -timeout=25 -rss_limit_mb=3000 -max_len=4096 -print_final_stats=1 \
      -dict="tests/fuzz/dictionary/$target.dict" -artifact_prefix="build/fuzz/findings/$target-" "$corpus" > "$log" 2>&1; then verdict="nothing found"
  else verdict="FOUND, see $log"; found=1; fi
  printf '%-18s %12s executions: %s\n' "$target" "$(sed -n 's/stat::number_of_executed_units: //p' "$log")" "$verdict"
done
exit $found
