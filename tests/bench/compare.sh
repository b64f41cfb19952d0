#!/bin/bash
# Is one build slower than another? Both do the same work in turn, so that what else the machine does meets both.
#
#   tests/bench/compare.sh OLD NEW [--repetitions N] [--threshold R] [--job FILE] [--json]
#
# OLD and NEW are two brouncker binaries. A row a kind of work: CPU seconds (user and system, medians), the median of the ratios
# NEW/OLD of the repetitions, and the smallest and largest of them. Exit code 1 where a median is above R (default: 1.02), 2 where
# a build refuses the work.
#   search  a part of the published space (or --job FILE)         match   of that run, with the proofs of its limits and relations
#   cluster, families, report                                     of the matched run
#   prove   certificates of the run written and checked, and single formulas
#   eval    formulas of every class, few digits and many
set -euo pipefail

usage() { sed -n '4,8p' "$0" | cut -c3- >&2; exit 2; }
repetitions=5 threshold=1.02 job="" json=0 builds=()
while [ $# -gt 0 ]; do
  case $1 in
    --repetitions) repetitions=${2:-}; shift 2 || usage ;;
    --threshold) threshold=${2:-}; shift 2 || usage ;;
    --job) job=$(realpath -- "${2:-}"); shift 2 || usage ;;
    --json) json=1; shift ;;
    -*) usage ;;
    *) builds+=("$(realpath -- "$1")"); shift ;;
  esac
done
[[ ${#builds[@]} == 2 && -x ${builds[0]} && -x ${builds[1]} ]] || usage
[[ $repetitions =~ ^[1-9][0-9]*$ && $threshold =~ ^[0-9]+(\.[0-9]+)?$ ]] || usage

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
space=(--a "A*n^2 + B*n + C" --b "D*n^2 + E*n + F" --range A=-2..2 --range B=-3..3 --range C=-3..3
       --range D=-2..2 --range E=-3..3 --range F=-3..3)
[ -z "$job" ] || space=("$job")

# PCFs of all classes that converge but the logarithmic one: "a|b|digits".
formulas=("2n+1|n^2|100000" "n|n|20000" "34n^3+51n^2+27n+5|-n^6|20000" "n^3+(n+1)^3|-n^6|20000" "n^2+n+1|-n^3|500" "n+2|-n|20000"
          "2n+1|-n^2+n|1000" "4n+2|1|50000" "11n^2+11n+3|n^4|20000" "3n+2|-2n^2|20000" "2n+3|n^2+2n+1|50000" "1|n|200" "n|1|50000")

do_search() { "$build" search "${space[@]}" --out "$run" --threads 1 --quiet; }
do_match() { "$build" match "$run" --threads 1 --quiet; }
do_cluster() { "$build" cluster "$run" --threads 1 --quiet; }
do_families() { "$build" families "$run" --threads 1 --quiet; }
do_report() { "$build" report "$run" --threads 1 --quiet; }
do_prove() {
  "$build" prove --run "$run" --certificates "$run/proofs.jsonl" --quiet || return
  "$build" prove --check "$run/proofs.jsonl" --quiet --threads 1 || return
  for f in "${formulas[@]}"; do
    IFS='|' read -r a b _ <<<"$f"
    "$build" prove "$a" "$b" --quiet || [[ $? == [13] ]] || return
  done
}
do_eval() {
  for f in "${formulas[@]}"; do
    IFS='|' read -r a b digits <<<"$f"
    for d in 50 100 1000 "$digits"; do "$build" eval "$a" "$b" --digits "$d" --quiet --threads 1 || [[ $? == 3 ]] || return; done
  done
}

# CPU seconds of one kind of work by one build.
measure() {
  TIMEFORMAT='%U %S'
  { time do_"$1" >/dev/null 2>"$scratch/err"; } 2>"$scratch/time" || { cat "$scratch/err" >&2; echo "$build: cannot $1" >&2; exit 2; }
  awk '{print $1 + $2}' "$scratch/time"
}

work="search match cluster families report prove eval"
for ((i = 0; i < repetitions; i++)); do
  for turn in 0 1; do
    which=$(((i + turn) % 2))  # who begins changes, too
    build=${builds[$which]} run=$scratch/run
    rm -rf "$run"
    for kind in $work; do measure "$kind" >>"$scratch/$kind.$which"; done
  done
  [ $json -eq 1 ] || echo "repetition $((i + 1)) of $repetitions" >&2
done

for kind in $work; do
  paste "$scratch/$kind.0" "$scratch/$kind.1" | awk -v kind="$kind" '
    function median(x, n,   i, j, t) {
      for (i = 2; i <= n; i++) for (j = i; j > 1 && x[j - 1] > x[j]; j--) { t = x[j]; x[j] = x[j - 1]; x[j - 1] = t }
      return n % 2 ? x[(n + 1) / 2] : (x[n / 2] + x[n / 2 + 1]) / 2
    }
    { before[NR] = $1; after[NR] = $2; ratio[NR] = $1 > 0 ? $2 / $1 : 1 }
    END { m = median(ratio, NR); print kind, median(before, NR), median(after, NR), m, ratio[1], ratio[NR] }'
done | awk -v threshold="$threshold" -v json=$json -v repetitions="$repetitions" '
  { slower = $4 > threshold; worst = worst || slower }
  json { rows = rows (NR > 1 ? ", " : "") sprintf("{\"work\": \"%s\", \"old_cpu_seconds\": %.3f, \"new_cpu_seconds\": %.3f, \"ratio\": %.4f, " \
                 "\"least\": %.4f, \"most\": %.4f, \"slower\": %s}", $1, $2, $3, $4, $5, $6, slower ? "true" : "false") }
  !json && NR == 1 { printf "%-8s %10s %10s %8s   %s\n", "work", "old [s]", "new [s]", "new/old", "least to most of " repetitions }
  !json { printf "%-8s %10.2f %10.2f %8.3f   %.3f to %.3f%s\n", $1, $2, $3, $4, $5, $6, slower ? "   slower than " threshold : "" }
  END { if (json) printf "{\"repetitions\": %d, \"threshold\": %s, \"not_slower\": %s, \"rows\": [%s]}\n", repetitions, threshold,
                         worst ? "false" : "true", rows
        exit worst }'
