# For the benchmarks of building, which read it with "." from the root of the project: $news, the collections;
# $dateline, the program; and an empty folder to stand in, which goes when they end.
news=${NEWS:-$PWD/../shared/collections/news}
[ -d "$news" ] || { echo "skipped: no ../shared"; exit 0; }
dateline=$(realpath -m "${DATELINE:-build/bin/dateline}")
[ -x "$dateline" ] || { echo "no $dateline: build it, or name it in DATELINE" >&2; exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
# A file that a linker wrote lies in the file cache in pieces of megabytes, and a program's memory counts whole pieces:
# of a copy, the pages that it touches.
cp "$dateline" program
dateline=$work/program

# articles COLLECTION: its lines
articles() {
    [ -e "$news/$1/articles.jsonl.zst" ] || echo "no collection $1 in $news" >&2
    zstd -dcq "$news/$1/articles.jsonl.zst" 2>/dev/null
}

# measured COMMAND...: processor seconds, seconds by the clock and peak memory in KB go to the file "time"
measured() {
    /usr/bin/env time -f '%U %S %e %M' -o times "$@"
    awk '{print $1 + $2, $3, $4}' times >time
}
