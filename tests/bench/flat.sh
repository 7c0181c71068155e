#!/bin/sh
# What a passage costs as an index grows: tests/bench/flat.sh [COLLECTION], a folder of ../shared/collections/news; default
# wikipedia_en_2016. The collection over and over, each time with other ids, cut where there are enough articles for
# about 10 thousand passages, then three times as many and so on up to $PASSAGES (3 million). Prints passages, MB of
# text, processor seconds, seconds by the clock, microseconds of each a passage, peak memory, and bytes on disk a byte
# of text. $THREADS: default 2; $MEMORY: default 512M.
set -eu
cd "$(dirname "$0")/../.."
. tests/bench/scratch.sh
collection=${1:-wikipedia_en_2016}
most=${PASSAGES:-3000000}
articles "$collection" >once
lines=$(wc -l <once)

# Titles and texts alone are text; JSON's signs are not.
text_of() {
    jq -r '.title, .text' | wc -c
}
text=$(text_of <once)

# build LINES: an index of so many articles
build() {
    copies=$((($1 + lines - 1) / lines))
    for copy in $(seq "$copies"); do
        sed "s/^{\"id\": \"/&$copy-/" once
    done | head -n "$1" >all.jsonl
    rm -rf index
    measured "$dateline" index -q --index index --memory "${MEMORY:-512M}" --threads "${THREADS:-2}" all.jsonl
    passages=$("$dateline" info --index index | awk '$1 == "passages" {print $2}')
}

build "$lines"
each=$((passages / lines)) # passages an article
echo " passages  MB of text  proc. s  clock s   us a passage: proc.  clock   peak MB  disk/text"
for wanted in 10000 30000 100000 300000 1000000 3000000; do
    [ "$wanted" -le "$most" ] || break
    build $((wanted / each))
    bytes=$((wanted / each / lines * text + $(head -n $((wanted / each % lines)) once | text_of)))
    awk -v passages="$passages" -v text="$bytes" -v disk="$(du -sb index | cut -f1)" '{
        printf "%9d %11.1f %8.2f %8.2f %20.2f %6.2f %9.0f %10.2f\n", passages, text / 1e6, $1, $2,
               1e6 * $1 / passages, 1e6 * $2 / passages, $3 / 1024, disk / text}' time
done
