#!/bin/sh
# How good the ranking is: tests/eval/ranking.sh [COLLECTION...], folders of ../shared/collections/ir; default all.
# Prints nDCG@10 of plain Xapian, of Lucene 8 at (k1 1.2, b 0.75) and (0.9, 0.4), and of dateline, with paired tests; then
# the means. Lucene is left out where there is no Java or no liblucene8-java. Runs stay in $RUNS, if that is set.
set -eu
cd "$(dirname "$0")/../.."
ir=$(pwd)/../shared/collections/ir
[ -d "$ir" ] || { echo "skipped: no ../shared"; exit 0; }
build=${BUILD:-build/test}
dateline=${DATELINE:-$build/bin/dateline} xapian=${XAPIAN_RUN:-$build/tests/eval/eval_xapian_run}
[ -x "$dateline" ] || { echo "no $dateline: build it, or name it in DATELINE" >&2; exit 2; }
jars=/usr/share/java/lucene-core-8.7.0.jar:/usr/share/java/lucene-analyzers-common-8.7.0.jar
[ $# -gt 0 ] || set -- cranfield time scifact fnc1_news_headlines squad11_dev xquad/en xquad/de xquad/es xquad/ru xquad/ar xquad/zh
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
lucene=
if command -v javac >/dev/null && [ -e "${jars%%:*}" ]; then
    javac -cp "$jars" -d "$work" tests/eval/peers/LuceneRun.java
    lucene=yes
fi
for collection in "$@"; do
    case $collection in */??) language=${collection##*/} ;; *) language=en ;; esac
    runs=${RUNS:-$work}/$(echo "$collection" | tr / -)
    mkdir -p "$runs"
    # Xapian's own stemmers know no Chinese.
    stemmer=$language; [ "$language" != zh ] || stemmer=none
    "$xapian" "$ir/$collection" "$stemmer" >"$runs/xapian"
    set -- "$runs/xapian"
    if [ "$lucene" ]; then
        for setting in '1.2 0.75' '0.9 0.4'; do
            # shellcheck disable=SC2086
            java -cp "$jars:$work" LuceneRun "$ir/$collection" $setting "$language" >"$runs/lucene-${setting#* }"
            set -- "$@" "$runs/lucene-${setting#* }"
        done
    fi
    stated=; [ "$language" = en ] || stated="--language $language"
    # shellcheck disable=SC2086
    "$dateline" eval $stated --run "$runs/dateline" "$ir/$collection" >/dev/null
    for peer in "$@"; do
        "$dateline" eval "$ir/$collection" "$peer" "$runs/dateline"
    done | awk -F '\t' -v collection="$collection" -v runs="$runs/" '
        {gsub(runs, "")}
        $2 == "all" && $1 != "dateline" {printf "%s\t%s\t%s\n", collection, $1, $3}
        $2 == "all" && $1 == "dateline" {own = $3}
        / against / {sub(/.*nDCG@10: /, ""); printf "%s\tdateline\t%s\t%s\n", collection, own, $0}'
done | awk -F '\t' '
    $2 != "dateline" {peer = $2; value = $3; next}
    {printf "%-20s %-12s %.4f  dateline %.4f  %s\n", $1, peer, value, $3, $4
     peers[peer] += value; if (!(($1) in seen)) {own += $3; count++; seen[$1] = 1}}
    END {for (peer in peers) printf "mean of %d: %-12s %.4f  dateline %.4f  %+.1f %%\n", count, peer, peers[peer] / count,
         own / count, 100 * (own / peers[peer] - 1)}'
