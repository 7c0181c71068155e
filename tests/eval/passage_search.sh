#!/bin/sh
# How well passages are found: tests/eval/passage_search.sh [COLLECTION...], of ../shared/collections/ir; default xquad/en
# xquad/de xquad/es xquad/ru scifact squad11_dev. Paragraphs (of scifact: sentences) become articles again, by their titles,
# and every question is asked for passages, as dateline search does. Prints nDCG@10 of the right paragraph and of the right
# article (by its first passage), of BM25 alone and of the full ranking, with a paired test. Needs jq and perl.
set -eu
cd "$(dirname "$0")/../.."
ir=$(pwd)/../shared/collections/ir
dateline=${DATELINE:-${BUILD:-build}/bin/dateline}
[ -x "$dateline" ] || { echo "no $dateline: build it, or name it in DATELINE" >&2; exit 2; }
[ -d "$ir" ] || { echo "skipped: no ../shared"; exit 0; }
[ $# -gt 0 ] || set -- xquad/en xquad/de xquad/es xquad/ru scifact squad11_dev
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for collection in "$@"; do
    rm -rf "${work:?}"/*
    mkdir "$work/paragraph" "$work/article"
    perl tests/eval/by_article.pl "$ir/$collection" "$work"
    for what in paragraph article; do
        cp "$ir/$collection/queries.jsonl" "$work/articles.jsonl" "$work/$what"
        mv "$work/$what/articles.jsonl" "$work/$what/corpus.jsonl"
        mv "$work/$what.tsv" "$work/$what/qrels.tsv"
    done
    "$dateline" index --index "$work/index" "$work/articles.jsonl" >/dev/null 2>&1
    # As plain words, as dateline eval asks them.
    jq -r '[._id, (.text | gsub("[\"“”„«»*?+=~:()]|(^|\\s)-"; " "))] | @tsv' "$ir/$collection/queries.jsonl" >"$work/queries"
    for ranking in plain full; do
        "$dateline" search -q --index "$work/index" --ranking $ranking -n 50 --batch "$work/queries" --format jsonl |
            jq -r '.id as $query | .hits[] | [$query, .rank, .article.title, .text] | @tsv' |
            perl tests/eval/by_article.pl "$ir/$collection" "$work" "$ranking"
    done
    for what in paragraph article; do
        "$dateline" eval "$work/$what" "$work/plain.$what" "$work/full.$what" |
            awk -F '\t' -v collection="$collection" -v what=$what '
                $2 == "all" {value[++runs] = $3}
                / against / {sub(/.*nDCG@10: /, ""); test = $0}
                END {printf "%-12s %-10s plain %s  full %s  %s\n", collection, what, value[1], value[2], test}'
    done
done
