#!/bin/sh
# What joining indexes costs: tests/bench/join.sh [COLLECTION], a folder of ../shared/collections/news; default
# wikipedia_en_2016. The first $ARTICLES (6000) are indexed, four fifths and one fifth; then both are joined: as they are, by
# two threads, with one document in 100 left out, and by xapian-compact, which drops no documents. Best of three each.
set -eu
cd "$(dirname "$0")/../.."
build=$PWD/${BUILD:-build/test}
. tests/bench/scratch.sh
count=${ARTICLES:-6000}
mkdir first last
articles "${1:-wikipedia_en_2016}" | head -n "$count" >all
head -n $((count * 4 / 5)) all >first/a.jsonl
tail -n $((count / 5)) all >last/b.jsonl
for part in first last; do
    /usr/bin/env time -f "$part %U %S" -o time "$build/bin/dateline" index -q --index "i$part" "$part" >/dev/null
    awk '{printf "built   %.2f s of a processor: %s\n", $2 + $3, $1}' time
done

# best THREADS REMOVED
best() {
    for _ in 1 2 3; do
        rm -rf out
        "$build/tests/bench/bench_join" out "$1" "$2" ifirst/gen-* ilast/gen-*
    done | sort -k 2 -n | head -n 1
}
best 1 0
echo "two threads:"
best 2 0
echo "one document in 100 left out:"
best 1 100
for _ in 1 2 3; do
    rm -rf out
    /usr/bin/env time -f '%U %S %e' -o time xapian-compact -F ifirst/gen-* ilast/gen-* out >/dev/null 2>&1
    awk '{printf "%.2f s of a processor, %.2f s\n", $1 + $2, $3}' time
done | sort -n | head -n 1 | sed 's/^/xapian-compact: /'
