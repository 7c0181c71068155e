#!/bin/sh
# How fast searches are: tests/bench/search.sh [COLLECTION], a folder of ../shared/collections/news; default wikipedia_en_2016.
# Indexes it, writes its passages one a line for the peers, and times ../shared/collections/queries in each kind: dateline with
# plain BM25 and with the full ranking, plain Xapian, Lucene 8, SQLite FTS5. Peers that are not installed are left out. Prints
# mean, median and 99th percentile in microseconds of processor time, ten hits with texts. WORK=FOLDER keeps the indexes.
set -eu
cd "$(dirname "$0")/../.."
shared=$(pwd)/../shared/collections
[ -d "$shared" ] || { echo "skipped: no ../shared"; exit 0; }
build=${BUILD:-build/test}
jars=/usr/share/java/lucene-core-8.7.0.jar:/usr/share/java/lucene-analyzers-common-8.7.0.jar
work=${WORK:-$(mktemp -d)}
[ "${WORK:-}" ] || trap 'rm -rf "$work"' EXIT
mkdir -p "$work"
[ -d "$work/dateline" ] ||
    "$build/bin/dateline" index --index "$work/dateline" --no-progress "$shared/news/${1:-wikipedia_en_2016}" >&2 || [ $? -eq 3 ]
[ -e "$work/passages" ] ||
    "$build/bin/dateline" search --index "$work/dateline" --ranking plain --format tsv -n 100000000 -- -zzxqjw | cut -f12 >"$work/passages"
printf '%s passages\n' "$(wc -l <"$work/passages")"
printf 'engine\tkind\tmean\tmedian\tp99\n'
c++ -O2 -o "$work/xapian_search" tests/bench/peers/xapian_search.cc $(pkg-config --cflags --libs xapian-core)
fts5= lucene=
cc -O2 -D_GNU_SOURCE -o "$work/fts5_search" tests/bench/peers/fts5_search.c -lsqlite3 2>/dev/null && fts5=yes
command -v javac >/dev/null && [ -e "${jars%%:*}" ] && javac -cp "$jars" -d "$work" tests/bench/peers/LuceneSearch.java && lucene=yes
for kind in any all phrase; do
    queries=$shared/queries/$kind.txt
    "$build/tests/bench/bench_search" "$work/dateline" "$queries" $kind plain
    "$build/tests/bench/bench_search" "$work/dateline" "$queries" $kind full
    "$work/xapian_search" "$work/xapian" "$work/passages" "$queries" $kind
    [ -z "$lucene" ] || java -cp "$jars:$work" LuceneSearch "$work/lucene" "$work/passages" "$queries" $kind
    [ -z "$fts5" ] || "$work/fts5_search" "$work/fts5" "$work/passages" "$queries" $kind
done
