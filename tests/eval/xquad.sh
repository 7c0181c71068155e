#!/bin/sh
# How good the search is in other languages: tests/eval/xquad.sh [LANGUAGE...], of ../shared/collections/ir/xquad; default
# ar de en es ru zh. Prints nDCG@10 of Lucene 8 with its analyzer for the language (of Chinese CJK and Smart, each), k1 1.2,
# b 0.75, and of dateline, which is told no language. Status 1 when dateline is below.
set -eu
cd "$(dirname "$0")/../.."
xquad=$(pwd)/../shared/collections/ir/xquad
dateline=${DATELINE:-${BUILD:-build}/bin/dateline}
[ -x "$dateline" ] || { echo "no $dateline: build it, or name it in DATELINE" >&2; exit 2; }
[ -d "$xquad" ] || { echo "skipped: no ../shared"; exit 0; }
java=/usr/share/java
jars=$java/lucene-core-8.7.0.jar:$java/lucene-analyzers-common-8.7.0.jar:$java/lucene-analyzers-smartcn-8.7.0.jar
if ! command -v javac >/dev/null || [ ! -e "${jars##*:}" ]; then
    echo "skipped: no javac or no liblucene8-java"
    exit 0
fi
[ $# -gt 0 ] || set -- ar de en es ru zh
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
javac -cp "$jars" -d "$work" tests/eval/peers/LuceneRun.java
for language in "$@"; do
    analyzers=$language
    [ "$language" != zh ] || analyzers='zh zh-smart'
    "$dateline" eval --run "$work/dateline" "$xquad/$language" >/dev/null
    for analyzer in $analyzers; do
        java -cp "$jars:$work" LuceneRun "$xquad/$language" 1.2 0.75 "$analyzer" >"$work/lucene-$analyzer"
        "$dateline" eval "$xquad/$language" "$work/lucene-$analyzer" "$work/dateline"
    done | awk -F '\t' -v work="$work/" '
        {sub(work, ""); gsub(work, "")}
        $2 == "all" && $1 ~ /^lucene/ {peer = $1; value = $3}
        $2 == "all" && $1 == "dateline" {own = $3}
        / against / {sub(/.*nDCG@10: /, ""); printf "%-16s %.4f  dateline %.4f  %s\n", peer, value, own, $0}'
done | tee "$work/table"
awk '$4 < $2 {below = 1} END {exit below}' "$work/table"
