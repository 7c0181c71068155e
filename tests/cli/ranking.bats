# The order of hits: what the second stage is for, through the real program.
setup_file() {
    cd "$BATS_FILE_TMPDIR"
    cat >order.jsonl <<'END'
{"id": "apart", "title": "First", "text": "The harbour was quiet that day, and many people went for a walk along the old town wall, past gardens and chapels, until they reached the new festival."}
{"id": "near", "title": "Second", "text": "The harbour festival was quiet that day, and many people went for a walk along the old town wall, past gardens and chapels, until they reached the new bridge."}
{"id": "title", "title": "Ferry strike", "text": "Talks went on through the night, the union said on Monday."}
{"id": "none", "title": "Weather", "text": "Talks went on through the night, the union said on Monday."}
{"id": "noise", "title": "Other things", "text": "Boats, roads, schools and chapels were counted again this year."}
END
    for i in $(seq 150); do
        printf '{"id": "n%d", "title": "", "text": "zebra %s number %d"}\n' "$i" "$(yes filler | head -$((i % 7)) | tr '\n' ' ')" "$i"
    done >many.jsonl
    "$DATELINE" index --no-progress order.jsonl many.jsonl
}
setup() { cd "$BATS_FILE_TMPDIR"; }

first() { "$DATELINE" search --format json -n 1 "$@" | jq -r '.hits[0].article.title'; }

@test "words that stand together come before words that stand apart" {
    [ "$(first harbour festival)" = "Second" ]
    [ "$(first festival harbour)" = "Second" ]
}
@test "words of the text come before words inside a hashtag" {
    printf '{"id":"t","title":"Tag","text":"Boats came for the #LanternSupper, stayed a while, and left the quay."}\n{"id":"w","title":"Words","text":"Boats came for the lantern, stayed for the supper, and left the quay."}\n' >tags.jsonl
    "$DATELINE" index --index tags -q tags.jsonl
    [ "$(first --index tags lantern supper)" = "Words" ]
    [ "$("$DATELINE" search --index tags --count lantern supper)" -eq 2 ]
}
@test "a title is context of the paragraphs below it" {
    [ "$("$DATELINE" search --format json 'ferry union' | jq -r '[.hits[] | select(.kind == "paragraph")][0].article.title')" = "Ferry strike" ]
}
@test "a passage whose article's title has a word is read before shorter ones that lack it" {
    {
        for i in $(seq 30); do printf '{"id": "s%d", "title": "", "text": "giraffe %d"}\n' "$i" "$i"; done
        printf '{"id": "long", "title": "Savanna", "text": "A giraffe %s"}\n' "$(yes 'and some trees' | head -40 | tr '\n' ' ')"
    } >giraffes.jsonl
    "$DATELINE" index --index giraffes -q giraffes.jsonl
    of() { "$DATELINE" search --index giraffes --format jsonl -n 40 "$@" | jq -r 'select(.kind == "paragraph") | "\(.rank) \(.article.title // "")"' | sed -n 's/ Savanna//p'; }
    [ "$(of --ranking plain giraffe savanna)" -gt 30 ]
    [ "$(of giraffe savanna)" -le 2 ]
    [ "$(of giraffe)" -gt 30 ]
}
@test "pages are parts of one list, and scores fall along it" {
    "$DATELINE" search --format tsv -n 150 zebra number | cut -f2,3 >whole
    for offset in 0 40 80 120; do
        "$DATELINE" search --format tsv -n 40 --offset $offset zebra number | cut -f2,3
    done >pages
    [ "$(wc -l <whole)" -eq 150 ]
    cmp whole pages
    cut -f1 whole | sort -c -g -r
    [ "$("$DATELINE" search --format tsv --group article -n 150 zebra number | cut -f3 | sort -u | wc -l)" -eq 150 ]
}
@test "plain ranking is BM25 alone" {
    "$DATELINE" search --ranking plain --format tsv harbour festival | cut -f2 >plain
    "$DATELINE" search --ranking full --format tsv harbour festival | cut -f2 >full
    [ "$(wc -l <plain)" -eq 2 ]
    ! cmp -s plain full
    [ "$(head -1 full)" != "$(tail -1 full)" ]
}
@test "phrases, fields and prefixes still score beside plain words" {
    [ "$(first '"harbour festival" quiet')" = "Second" ]
    [ "$(first 'title:second quiet')" = "Second" ]
    [ "$("$DATELINE" search --count 'fest* +chapels')" -eq 3 ]
}
@test "beside a phrase, plain words count once" {
    "$DATELINE" search --explain --format json '"harbour festival" quiet' >explained
    jq -e '.hits[0].parts | map({key: .part, value: .score}) | from_entries | ."first stage" - ."\"harbour festival\"" | fabs < 1e-6' explained
}
@test "words that were only added find more, and change no score of what was asked" {
    score() { "$DATELINE" search --explain --format json "$@" | jq -c '[.hits[] | select(.article.title == "Second") | .parts[] | select(.stage == "order" and .part != "feedback")]'; }
    [ "$(score harbour festival)" = "$(score --expand harbour festival)" ]
    [ "$("$DATELINE" search --expand -n 100 --format tsv harbour festival | wc -l)" -gt 2 ]
}
@test "a passage that comes by an update scores as one that was there from the start" {
    mkdir -p later
    filler="$(yes 'gardens and chapels along the quiet wall' | head -80 | tr '\n' ' ')"
    printf '{"id":"a","title":"A","text":"%s"}\n{"id":"b","title":"B","text":"Talks on ferries went on through the night."}\n' "$filler" >later/first.jsonl
    "$DATELINE" index --index updated -q later
    printf '{"id":"c","title":"C","text":"Talks on ferries went on through the night."}\n' >later/second.jsonl
    "$DATELINE" index --index updated -q later
    "$DATELINE" search --index updated --ranking plain --format tsv ferries | cut -f2 >scores
    [ "$(wc -l <scores)" -eq 2 ]
    [ "$(sort -u scores | wc -l)" -eq 1 ]
}
@test "with --recency what is newer gains, and says how much" {
    today=$(date -u +%F) month=$(date -u -d '30 days ago' +%F)
    for at in "old 2000-01-01" "none " "month $month" "new $today"; do
        printf '{"id": "%s", "title": "", "date": "%s", "text": "A quiet harbour, %s."}\n' "${at% *}" "${at#* }" "${at% *}"
    done | sed 's/"date": "", //' >dated.jsonl
    "$DATELINE" index --index dated -q dated.jsonl
    order() { "$DATELINE" search --index dated --format jsonl "$@" | jq -r .text | sed 's/.*, //' | tr -d '.\n'; }
    [ "$(order harbour quiet)" = "oldnonemonthnew" ]
    [ "$(order --recency 30 harbour quiet)" = "newmontholdnone" ]
    [ "$(order --recency 30d '"quiet harbour"')" = "newmontholdnone" ]
    [ "$(order --recency 30 --ranking plain harbour)" = "newmontholdnone" ]
    [ "$(order --recency 30 --group article harbour)" = "newmontholdnone" ]
    [ "$(order --recency 30 -n 1 --offset 1 harbour)" = "month" ]
    for query in 'harbour quiet' '"quiet harbour"'; do
        "$DATELINE" search --index dated --recency 30 --explain --format json "$query" >explained
        jq -e '.hits | map(.score as $score | [.parts[] | select(.part == "recency").score / $score] | add // 0) |
               (.[0] > 0.49 and .[0] <= 0.5) and (.[1] - 1/3 | fabs < 0.01) and .[2] < 1e-9 and .[3] == 0' explained
        jq -e 'all(.hits[]; .score as $all | ([.parts[] | select(.stage == "order")] | if any(.part != "recency") then . else [] end) as $own |
               ($own | length == 0) or (($own | map(.score) | add) - $all | fabs < 1e-3))' explained
    done
}
@test "with --recency a day that is ahead gains as much as today, and no more" {
    printf '{"id": "t", "title": "", "date": "%s", "text": "A quiet harbour, %s."}\n' \
        "$(date -u +%F)" today "$(date -u -d '9000 days' +%F)" ahead >ahead.jsonl
    "$DATELINE" index --index ahead -q ahead.jsonl
    "$DATELINE" search --index ahead --recency 30 --format json harbour | jq -e '[.hits[].score] | length == 2 and .[0] / .[1] < 1.03'
}
@test "a recency that is none is refused" {
    for bad in 0 -3 x 3x "" nan inf; do
        run "$DATELINE" search --recency "$bad" harbour
        [ "$status" -eq 2 ]
    done
    run "$DATELINE" search --recency 3 --sort date harbour
    [ "$status" -eq 2 ]
}
@test "few hits are the first of many: Xapian's AND_MAYBE would pass over the best behind one without the other word" {
    mkdir few
    printf 'One\n\nApples and pears of this year are in the shops of the town.\n' >few/1.txt
    printf 'Two\n\nApples of this year.\n' >few/2.txt
    printf 'Three\n\nPears, apples, pears.\n' >few/3.txt
    "$DATELINE" index --index few-index few
    for ask in "+apples pears" "apples +pears"; do
        for n in 1 2 3; do
            run "$DATELINE" search --index few-index --ranking plain -f tsv -n "$n" -- "$ask"
            [[ "${lines[0]}" == *few/3.txt* ]]
        done
    done
}
@test "what says nothing but the words asked for is not the best because it is short" {
    for i in $(seq 30); do printf 'News %s\n\nThe town of %s is quiet, and its market is large, said those who were there on Monday.\n' "$i" "$i" >say$i.txt; done
    printf 'Chancellors\n\nThe list of those who led the government since the war.\n\nMerkel.\n\nAdenauer.\n' >list.txt
    printf 'A visit\n\nMerkel came to the town, and spoke of the bridge. The people asked Merkel when it would open.\n' >visit.txt
    "$DATELINE" index -q --index says say*.txt list.txt visit.txt
    [ "$("$DATELINE" search --index says --format tsv -n 1 Merkel | cut -f8)" = visit.txt ]
    [ "$("$DATELINE" search --index says --format tsv -n 2 Merkel | cut -f12 | tail -1)" = Merkel. ]
    [ "$("$DATELINE" search --index says --format tsv -n 1 Chancellors | cut -f4)" = headline ]
}
