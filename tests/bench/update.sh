#!/bin/sh
# What an update of nothing costs: tests/bench/update.sh [FILES], default 100000. Makes that many small
# articles, indexes them, looks at them again 7 times. Prints the median of seconds, of processor seconds, and
# what the system was asked (strace): a stat a file, and no source opened.
set -eu
cd "$(dirname "$0")/../.."
dateline=$(realpath -m "${DATELINE:-build/bin/dateline}")
[ -x "$dateline" ] || { echo "no $dateline: build it, or name it in DATELINE" >&2; exit 2; }
files=${1:-100000}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
awk -v files="$files" 'BEGIN {
    for (i = 0; i < files; i++) {
        folder = sprintf("c/%03d", i / 500)
        if (i % 500 == 0) system("mkdir -p " folder)
        path = sprintf("%s/%06d.txt", folder, i)
        printf "Title %d\n\nShort words %d of text.\n", i, i * 7919 % 100003 >path
        close(path)
    }
}'
sleep 1.1 # a file that changes in the second of a run is looked at again
"$dateline" index --no-progress --index index c >/dev/null
for _ in 1 2 3 4 5 6 7; do
    /usr/bin/env time -f '%e %U %S' -a -o times "$dateline" index --index index c >/dev/null
done
sort -n times | awk -v files="$files" '{seconds[NR] = $1; processor[NR] = $2 + $3}
    END {printf "update of nothing: %d files, %.2f s, %.2f s of processor time\n", files, seconds[4], processor[4]}'
if command -v strace >/dev/null; then
    strace -f -o trace -e trace=newfstatat,stat,lstat,openat,open "$dateline" index --index index c >/dev/null
    awk '/stat/ {stats++} /open/ && /c\/[0-9]+\/[0-9]+\.txt/ {opened++}
        END {printf "  %d calls of stat, %d sources opened\n", stats, opened}' trace
fi
