#!/bin/sh
# Reads and indexes real web pages: tests/bench/pages.sh. Prints the reader's MB a second next to gumbo's alone,
# and MB of pages a second of processor time and peak memory of an index of them.
set -eu
cd "$(dirname "$0")/../.."
shared=../shared/collections
dateline=${DATELINE:-build/test/bin/dateline}
[ -x "$dateline" ] || { echo "no $dateline: build it, or name it in DATELINE" >&2; exit 2; }
bench=${BENCH:-build/test/tests/bench/bench_pages}
[ -d "$shared/extraction" ] || { echo "skipped: no ../shared"; exit 0; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/pages"
for set in aeb trafilatura fundus; do
    mkdir "$work/$set"
    tar --zstd -xf "$shared/extraction/$set.tar.zst" -C "$work/$set"
    find "$work/$set" -name page.html | while IFS= read -r page; do
        mv "$page" "$work/pages/$set-$(basename "$(dirname "$page")").html"
    done
done
"$bench" "$work/pages"
bytes=$(cat "$work/pages"/*.html | wc -c)
/usr/bin/env time -f '%U %S %M' -o "$work/time" "$dateline" index --index "$work/index" --no-progress "$work/pages" \
    >/dev/null 2>&1 || [ $? -eq 3 ]
awk -v bytes="$bytes" 'END {printf "indexed: %.1f MB of pages a second of processor time, peak %.0f MB\n",
    bytes / 1e6 / ($1 + $2), $3 / 1024}' "$work/time"
