#!/bin/sh
# Whether a build stays within --memory: tests/bench/memory.sh [COLLECTION], a folder of ../shared/collections/news;
# default wikipedia_en_2016. The first 6, 24 and 96 MB and the whole are indexed; prints peaks in MB, and processor
# seconds. $THREADS: default 2.
set -eu
cd "$(dirname "$0")/../.."
news=${NEWS:-$PWD/../shared/collections/news}
[ -d "$news" ] || { echo "skipped: no ../shared"; exit 0; }
dateline=$(realpath "${DATELINE:-build/bin/dateline}")
threads=${THREADS:-2}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
zstd -dcq "$news/${1:-wikipedia_en_2016}/articles.jsonl.zst" >whole
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
        /usr/bin/env time -f '%M %U %S' -o time "$dateline" index -q --index index --memory $memory --threads "$threads" "$size" >/dev/null
        awk -v size="$size" -v memory="$memory" '{printf "%-14s %8s %10.0f %10.2f\n", size, memory, $1 / 1024, $2 + $3}' time
    done
done
