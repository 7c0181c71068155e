#!/bin/sh
# Whether a build stays within --memory: tests/bench/memory.sh [COLLECTION], a folder of ../shared/collections/news;
# default wikipedia_en_2016. The first 6, 24 and 96 MB and the whole are indexed; prints peaks in MB, and processor
# seconds. $THREADS: default 2.
set -eu
cd "$(dirname "$0")/../.."
. tests/bench/scratch.sh
threads=${THREADS:-2}
articles "${1:-wikipedia_en_2016}" >whole
echo "MB of text     --memory    peak MB    seconds"
for size in 6 24 96 all; do
    mkdir "$size"
    if [ "$size" = all ]; then
        mv whole all/whole.jsonl
    else
        head -c "${size}000000" whole | sed '$d' >"$size/part.jsonl"
    fi
    for memory in 64M 256M; do
        rm -rf index
        measured "$dateline" index -q --index index --memory $memory --threads "$threads" "$size" >/dev/null
        awk -v size="$size" -v memory="$memory" '{printf "%-14s %8s %10.0f %10.2f\n", size, memory, $3 / 1024, $1}' time
    done
done
