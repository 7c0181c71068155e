#!/bin/sh
# `dateline search` from start to exit against Xapian's `quest` on the same index and the same queries, with a
# warm cache: tests/bench/startup.sh INDEX [QUERIES]. Needs hyperfine and quest (xapian-tools). Prints the medians
# over the queries, each run RUNS times (default 20), and those of processor time, which other work on the machine
# disturbs less.
set -eu
[ $# -ge 1 ] || { echo "usage: tests/bench/startup.sh INDEX [QUERIES]" >&2; exit 2; }
cd "$(dirname "$0")/../.."
dateline=${DATELINE:-build/bin/dateline}
[ -x "$dateline" ] || { echo "no $dateline: build it, or name it in DATELINE" >&2; exit 2; }
list=../shared/collections/queries/any.txt
[ -e "$list" ] || { echo "skipped: no ../shared"; exit 0; }
for tool in hyperfine quest; do
    command -v $tool >/dev/null || { echo "skipped: no $tool"; exit 0; }
done
index=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
grep -x '[a-z0-9 ]*' "$list" | head -n "${2:-40}" | while IFS= read -r query; do
    hyperfine -N -i --warmup 2 --runs "${RUNS:-20}" --export-csv "$work/one" \
        "$dateline search --index $index '$query'" "quest -d $index '$query'" >/dev/null 2>&1
    tail -n 2 "$work/one" | awk -F, '{printf "%s %s ", $4, $5 + $6} END {print ""}'
done >"$work/all"
median() { awk "{print $1}" "$work/all" | sort -n | awk '{v[NR] = $1} END {print v[int((NR + 1) / 2)]}'; }
printf '%d queries: dateline %.1f ms, quest %.1f ms, ratio %.2f (median of the ratios)\n' "$(wc -l <"$work/all")" \
    "$(median '1000 * $1')" "$(median '1000 * $3')" "$(median '$1 / $3')"
printf 'processor time: dateline %.1f ms, quest %.1f ms, ratio %.2f\n' \
    "$(median '1000 * $2')" "$(median '1000 * $4')" "$(median '$2 / $4')"
