# Counts of all that matches, against counts of the passages themselves.
bats_require_minimum_version 1.5.0
setup_file() {
    cd "$BATS_FILE_TMPDIR"
    mkdir corpus
    cp "$PROJECT/corpus/2025-11-19-dar-lavrov-moscow.txt" corpus/article.txt
    for i in $(seq 60); do
        printf '{"title":"Ship %s","text":["The ship sails.","It has sailed.","The ship #Harbour%s.\\n\\nA ship… pic.twitter.com/a — Name (@ship%s) March %s, 2024"],"date":"2024-%02d-05","place":"%s","site":"%s.example","language":"%s"}\n' \
            "$i" $((i % 3)) $((i % 13)) $((i % 20 + 1)) $((i % 12 + 1)) "$( ((i % 2)) && echo "New York" || echo "NEW YORK")" $((i % 4)) "$( ((i % 5)) && echo en || echo FR)"
    done >corpus/many.jsonl
    printf '{"title":"Undated ship","text":"A ship."}\n' >corpus/undated.jsonl
    "$DATELINE" index corpus
}
setup() { cd "$BATS_FILE_TMPDIR"; }
# values of facet $1 in JSON on stdin: "count value" lines
values() { jq -r ".facets.$1.values[] | \"\(.count) \(.value)\"" | sort; }
# the same counted from hits, by a jq path
counted() { "$DATELINE" search --format jsonl --duplicates show -n 100000 "${@:2}" | jq -r "$1" | sort | uniq -c | sed 's/^ *//' | sort; }

@test "every count is that of the passages themselves" {
    "$DATELINE" search --format json -n 0 --facets=kind,handle,tag,place,site,language,month --histogram ship >json
    [ "$(jq '.total_is_exact and .total > 150' json)" = true ]
    [ "$(jq '[.facets.kind.values[].count] | add' json)" -eq "$(jq .total json)" ]
    [ "$(values kind <json)" = "$(counted .kind ship)" ]
    [ "$(jq '.facets.handle.distinct' json)" -eq 13 ] && [ "$(jq '.facets.handle.values | length' json)" -eq 13 ]
    [[ "$("$DATELINE" search -n 0 --facets=handle ship)" == *", and 3 more" ]]
    for i in 1 7; do
        [ "$(jq ".facets.handle.values[] | select(.value == \"@ship$i\").count" json)" -eq "$("$DATELINE" search --count "+ship from:@ship$i")" ]
    done
    [ "$(values tag <json)" = $'20 harbour0\n20 harbour1\n20 harbour2' ]
    [ "$(values place <json)" = "$(counted 'select(.article.place // "" | ascii_downcase == "new york") | "NEW YORK"' ship | sed 's/NEW YORK/New York/')" ]
    [ "$(values site <json)" = "$(counted '.article.site // empty' ship)" ]
    [ "$(values language <json)" = "$(counted '.article.language // empty | ascii_downcase' ship)" ]
    [ "$(values month <json)" = "$(counted '.tweet.date // .article.date // empty | .[:7]' ship)" ]
    [ "$(jq -r '.histogram.unit' json)" = month ]
    [ "$(jq -c '.histogram.bars' json)" = "$(jq -c '.facets.month.values' json)" ]
    [ "$(jq '.histogram.undated' json)" -eq "$(counted 'select((.tweet.date // .article.date) == null) | 1' ship | cut -d' ' -f1)" ]
}
@test "grouped: articles are counted, each once a value" {
    "$DATELINE" search --format json -n 0 --group article --facets=kind,place,month --histogram ship >json
    [ "$(jq .total json)" -eq 61 ]
    [ "$(values kind <json)" = "$(counted '"\(.article.id) \(.kind)"' ship | cut -d' ' -f3 | sort | uniq -c | sed 's/^ *//' | sort)" ]
    [ "$(values place <json)" = "60 New York" ]
    [ "$(jq -c '.histogram.bars' json)" = "$(jq -c '.facets.month.values' json)" ]
    [ "$(values month <json)" = "$(counted '"\(.article.id) \(.tweet.date // .article.date // empty | .[:7])"' ship | cut -d' ' -f3 | sort | uniq -c | sed 's/^ *//' | sort)" ]
}
@test "--count with --group article is the number of articles, whatever is asked" {
    for query in ship date:2024-03 date:2024-02..2024-05 kind:tweet 'since:2024-06 sails' '"the ship"' 's* date:2024-07' place:York; do
        articles=$("$DATELINE" search --format tsv --group article -n 1000 "$query" | wc -l)
        [ "$articles" -gt 0 ] && [ "$("$DATELINE" search --count --group article "$query")" -eq "$articles" ] || { echo "$query"; return 1; }
    done
}
@test "days where the span is short, bars drawn, gaps told" {
    run "$DATELINE" search -n 0 --histogram kind:tweet from:@ship5
    [ "$status" -eq 0 ]
    [[ "${lines[0]}" == "2024-03-05 █"*"█ 1" ]]
    [ "${lines[2]}" = "⋮ 5 without" ]
    "$DATELINE" search -n 0 --histogram 'kind:tweet date:2024-03' | grep -q '^2024-03-20 █* 3$'
    "$DATELINE" search -n 0 --histogram SCO | grep -q '^2025-11-19 █'
    "$DATELINE" search -n 0 --histogram '"ship sails" OR SCO' | grep -q '^⋮ 10 without$'
    run "$DATELINE" search -q -n 1 --facets zebra
    [ "$status" -eq 1 ] && [[ "${lines[0]}" == "kind      -" ]]
}
@test "in a batch, in no format that has no place for them, of no unknown facet" {
    [ "$(echo ship | "$DATELINE" search --batch - -n 0 --facets=tag | jq -c '.facets.tag.distinct')" -eq 3 ]
    run "$DATELINE" search --format tsv --facets ship
    [ "$status" -eq 2 ] && [[ "$output" == *"text or json"* ]]
    run "$DATELINE" search --facets=kind,colour ship
    [ "$status" -eq 2 ] && [[ "$output" == *"'colour'"* ]]
    "$DATELINE" help search | grep -q -- '--facets\[=LIST\]'
}
