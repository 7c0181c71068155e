#!/bin/sh
# Indexes real news and times searches: tests/bench/news.sh [COLLECTION...], folders of
# ../shared/collections/news; default reuters21578 fnc1_bodies. Prints articles, passages, MB of passage text
# a second, peak memory, index bytes a byte of text, and microseconds of search (median, 99th percentile).
set -eu
cd "$(dirname "$0")/../.."
news=../shared/collections/news
queries=../shared/collections/queries/any.txt
[ -d "$news" ] || { echo "skipped: no ../shared"; exit 0; }
[ $# -gt 0 ] || set -- reuters21578 fnc1_bodies
dateline=${DATELINE:-build/bin/dateline}
[ -x "$dateline" ] || { echo "no $dateline: build it, or name it in DATELINE" >&2; exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for collection in "$@"; do
    [ -e "$news/$collection" ] || { echo "no collection $collection in $news" >&2; exit 2; }
    index=$work/$collection
    /usr/bin/env time -f '%M' -o "$work/memory" "$dateline" index --index "$index" --no-progress --format json \
        "$news/$collection" >"$work/report" 2>"$work/problems" || [ $? -eq 3 ]
    disk=$("$dateline" info --index "$index" --format tsv | awk '$1 == "disk_bytes" {print $2}')
    awk -v name="$collection" -v memory="$(cat "$work/memory")" -v disk="$disk" '
        {gsub(/[",:]/, ""); value[$1] = $2}
        END {printf "%s: %d articles, %d passages, %.1f MB of text, %.2f MB/s, peak %.0f MB, index/text %.2f\n", name,
             value["articles"], value["passages"], value["text_bytes"] / 1e6,
             value["text_bytes"] / 1e6 / value["seconds"], memory / 1024, disk / value["text_bytes"]}' "$work/report"
    echo "  problems: $(wc -l <"$work/problems")"
    head -n "${QUERIES:-200}" "$queries" | while IFS= read -r query; do
        "$dateline" search --index "$index" --format json -q -- "$query" | awk -F: '/"took_us"/ {print $2 + 0}' || true
    done | sort -n | awk '{took[NR] = $1}
        END {high = int(NR * 0.99); if (high < 1) high = 1
             printf "  search: %d queries, median %d us, 99th percentile %d us\n", NR, took[int((NR + 1) / 2)], took[high]}'
done
