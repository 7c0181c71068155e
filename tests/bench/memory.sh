#!/bin/sh
# Whether a build stays within --memory: tests/bench/memory.sh [COLLECTION], a folder of ../shared/collections/news;
# default wikipedia_en_2016. The first 6, 24 and 96 MB and the whole are indexed, then 30 MB of tiny paragraphs as many
# articles, as one, and as one in Markdown; prints peaks in MB, and processor seconds. $THREADS: default 2.
set -eu
cd "$(dirname "$0")/../.."
. tests/bench/scratch.sh
threads=${THREADS:-2}
articles "${1:-wikipedia_en_2016}" >whole
echo "MB of text     --memory    peak MB    seconds"
measure() { # name, folder
    for memory in 64M 256M; do
        rm -rf index
        measured "$dateline" index -q --index index --memory $memory --threads "$threads" "$2" >/dev/null
        awk -v name="$1" -v memory="$memory" '{printf "%-14s %8s %10.0f %10.2f\n", name, memory, $3 / 1024, $1}' time
    done
}
for size in 6 24 96 all; do
    mkdir "$size"
    if [ "$size" = all ]; then
        mv whole all/whole.jsonl
    else
        head -c "${size}000000" whole | sed '$d' >"$size/part.jsonl"
    fi
    measure "$size" "$size"
done
mkdir many one markdown
seq 1 4285714 | awk '{printf "%s%s %s\n\n", (NR % 500 == 1 ? "\f" : ""), substr("abcd", $1 % 3 + 1, 2), substr("wxyz", $1 % 2 + 1, 2)}' >paragraphs
tr -d '\f' <paragraphs >one/article.txt
ln one/article.txt markdown/article.md
awk 'BEGIN {RS = "\f"} NR > 1 {gsub("\n", "\\n"); printf "{\"title\": \"Part %d\", \"text\": \"%s\"}\n", NR, $0}' \
    paragraphs >many/articles.jsonl
rm paragraphs
measure "30, many" many
measure "30, one" one
measure "30, Markdown" markdown
