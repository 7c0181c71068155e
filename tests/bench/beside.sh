#!/bin/sh
# Searches on a quiet index and beside a writer: tests/bench/beside.sh [SECONDS [COLLECTION]], 20 and reuters21578.
# BENCH: the folder of bench_beside. Three times SECONDS: quiet, beside small updates in place (one of 200 added
# files changes, over and over), beside rebuilds.
set -eu
cd "$(dirname "$0")/../.."
news=../shared/collections/news/${2:-reuters21578}
queries=../shared/collections/queries/any.txt
[ -d "$news" ] || { echo "skipped: no ../shared"; exit 0; }
dateline=${DATELINE:-build/bin/dateline}
[ -x "$dateline" ] || { echo "no $dateline: build it, or name it in DATELINE" >&2; exit 2; }
bench=${BENCH:-build/test/tests/bench}/bench_beside
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/c"
for i in $(seq 200); do printf 'Title %s\n\nWords %s of an article.\n' "$i" "$i" >"$work/c/$i.txt"; done
"$dateline" index --no-progress --index "$work/index" "$news" "$work/c" >/dev/null 2>&1 || [ $? -eq 3 ]
beside() { # name, command...
    name=$1
    shift
    touch "$work/go"
    (n=0; while [ -e "$work/go" ]; do n=$((n + 1)); "$@" $n >/dev/null 2>&1; done; echo $n >"$work/runs") &
    printf '%s: ' "$name"
    "$bench" "$work/index" "$queries" "${seconds}"
    rm "$work/go"
    wait
    echo "  $(cat "$work/runs") runs of the writer"
}
update() { printf 'Title\n\nWords %s changed.\n' "$1" >"$work/c/$(($1 % 200 + 1)).txt"; "$dateline" index --index "$work/index"; }
rebuild() { "$dateline" index --no-progress --threads "${THREADS:-1}" --index "$work/index" --rebuild; }
seconds=${1:-20}
"$bench" "$work/index" "$queries" 3 >/dev/null
printf 'quiet: '
"$bench" "$work/index" "$queries" "$seconds"
beside 'beside updates' update
beside 'beside rebuilds' rebuild
