#!/bin/sh
# How fast a new index is built, against peers: tests/bench/index.sh [COLLECTION...], folders of
# ../shared/collections/news; default wikipedia_en_2016 reuters21578. The peers index the same headlines and paragraphs,
# stored: scriptindex of xapian-omega (also with the words that correct spelling, as ours does), SQLite FTS5 with
# porter, Lucene 8 with EnglishAnalyzer (merged to one segment), and our own builder through Xapian. Prints for each the
# median of $ROUNDS (3) runs: MB of text a second, the same a second of processor time, peak memory, bytes on disk a byte
# of text. $MEGABYTES cuts the input;
# $ONLY names the peers to run, by a pattern of grep -E.
set -eu
cd "$(dirname "$0")/../.."
jars=/usr/share/java/lucene-core-8.7.0.jar:/usr/share/java/lucene-analyzers-common-8.7.0.jar
peers=$PWD/tests/bench/peers
[ $# -gt 0 ] || set -- wikipedia_en_2016 reuters21578
. tests/bench/scratch.sh
lucene() { command -v javac >/dev/null && [ -e "${jars%%:*}" ]; }
! lucene || javac -cp "$jars" -d "$work" "$peers/LuceneIndex.java"

rounds=${ROUNDS:-3}
# measure NAME AVAILABLE COMMAND: builds ./out, in the last round says how long that took. One round of all follows the
# other, so that what the machine does meanwhile meets all alike.
measure() {
    name=$1 available=$2 command=$3 number=$((number + 1))
    echo "$name" | grep -Eq "${ONLY:-.}" && [ ! -e "failed-$number" ] || return 0
    if ! eval "$available" >/dev/null 2>&1; then
        [ "$round" -gt 1 ] || echo "  $name: skipped, not installed"
        return 0
    fi
    rm -rf out
    sync # what others wrote
    if ! /usr/bin/env time -f '%e %U %S %M' -a -o "times-$number" sh -c "$command" >/dev/null 2>errors; then
        echo "  $name: failed: $(head -n1 errors)"
        : >"failed-$number"
    fi
    [ "$round" -eq "$rounds" ] && [ ! -e "failed-$number" ] || return 0
    sort -n "times-$number" | awk -v name="$name" -v text="$text" -v disk="$(du -sb out | cut -f1)" '
        {wall[NR] = $1; cpu[NR] = $2 + $3; memory[NR] = $4}
        END {m = int((NR + 1) / 2)
             printf "  %-34s %6.2f MB/s  %6.2f MB/s of processor  peak %5.0f MB  disk/text %.2f\n", name,
                 text / 1e6 / wall[m], text / 1e6 / cpu[m], memory[m] / 1024, disk / text}'
}

for collection in "$@"; do
    articles "$collection" | head -c "${MEGABYTES:-1000000}000000" | sed '$d' >articles.jsonl
    jq -r '(.title // empty), .text' articles.jsonl | grep -v '^[[:space:]]*$' >passages
    text=$(stat -c %s passages)
    echo "$collection: $text bytes of text, $(wc -l <passages) headlines and paragraphs"
    sed 's/^/text=/;G' passages >dump
    tr '\n' '\036' <passages | tr -d '\037' >rows
    printf 'text : field index\n' >positions.script
    printf 'text : field indexnopos\n' >none.script
    printf 'text : field spell index\n' >spelling.script
    for detail in full none; do
        printf "PRAGMA journal_mode=off;\nPRAGMA synchronous=off;\nCREATE VIRTUAL TABLE p USING fts5(text, tokenize='porter', detail=%s);\n.import --ascii rows p\nINSERT INTO p(p) VALUES('optimize');\n" $detail >"fts-$detail.sql"
    done
    index="'$dateline' index -q --index out articles.jsonl || [ \$? -eq 3 ]"
    rm -f times-* failed-*
    for round in $(seq "$rounds"); do
        number=0
        measure "dateline, 1 thread" true "$(echo "$index" | sed 's/ -q/ -q --threads 1/')"
        measure "dateline" true "$index"
        measure "dateline, 64 MB" true "$(echo "$index" | sed 's/ -q/ -q --memory 64M/')"
        measure "dateline --plain" true "$(echo "$index" | sed 's/ -q/ -q --plain/')"
        measure "FTS5 porter" "command -v sqlite3" "mkdir out && sqlite3 out/db <fts-full.sql"
        measure "FTS5 porter, no positions" "command -v sqlite3" "mkdir out && sqlite3 out/db <fts-none.sql"
        measure "Lucene, 1 thread" lucene "java -cp $jars:. LuceneIndex passages out 1 positions"
        measure "Lucene, 2 threads" lucene "java -cp $jars:. LuceneIndex passages out 2 positions"
        measure "Lucene, 1 thread, no positions" lucene "java -cp $jars:. LuceneIndex passages out 1 none"
        measure "scriptindex" "command -v scriptindex" "scriptindex --stemmer=english out positions.script dump"
        measure "scriptindex, spelling" "command -v scriptindex" "scriptindex --stemmer=english out spelling.script dump"
        measure "scriptindex, no positions" "command -v scriptindex" "scriptindex --stemmer=english out none.script dump"
    done
done
