#!/bin/sh
# Where the bytes of an index are: tests/bench/size.sh [PATH...], default ../shared/collections/news/bbc.
# Prints bytes of each table a byte of passage text, as built, and after xapian-compact; then as built by kinds of entries.
set -eu
cd "$(dirname "$0")/../.."
[ $# -gt 0 ] || set -- ../shared/collections/news/bbc
[ -e "$1" ] || { echo "skipped: no $1"; exit 0; }
dateline=${DATELINE:-build/bin/dateline}
[ -x "$dateline" ] || { echo "no $dateline: build it, or name it in DATELINE" >&2; exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$dateline" index --index "$work/index" --no-progress --format json "$@" >"$work/report" 2>/dev/null || [ $? -eq 3 ]
text=$(awk -F: '/"text_bytes"/ {print $2 + 0}' "$work/report")
built=$(echo "$work"/index/gen-*)
xapian-compact "$built" "$work/compact" >/dev/null 2>&1
size() { stat -c %s "$1" 2>/dev/null || echo 0; }
echo "text: $text bytes"
for part in docdata:"stored text" position:positions postlist:"postings, values"; do
    table=${part%%:*}
    printf '%-18s %s %s\n' "${part#*:}" "$(size "$built/$table.glass")" "$(size "$work/compact/$table.glass")"
done | awk -v text="$text" '{
        name = $0; sub(/ [0-9]+ [0-9]+$/, "", name); built = $(NF - 1); compact = $NF
        printf "%s %6.3f  compacted %6.3f\n", name, built / text, compact / text
        all += built; packed += compact
    } END {printf "%-18s %6.3f  compacted %6.3f\n", "together", all / text, packed / text}'
c++ -O2 -o "$work/glass_parts" tests/bench/peers/glass_parts.cc
"$work/glass_parts" "$built" "$text"
