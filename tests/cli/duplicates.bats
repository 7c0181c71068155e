# The same text in several articles: one hit for all.
bats_require_minimum_version 1.5.0
setup_file() {
    cd "$BATS_FILE_TMPDIR"
    mkdir corpus
    wire='The minister said on Tuesday that the harbour of the old town would be rebuilt within three years, at a cost of forty million, and that the work on the northern pier, which storms had damaged last winter, would begin before the summer.'
    tweet='Glad to open the new northern pier of our old harbour together with the people of the town today'
    for i in $(seq 14); do
        text=$wire
        [ "$i" -ne 3 ] || text=${text/forty/fifty}
        [ "$i" -ne 5 ] || text=${text^^}
        printf 'date 2025-03-%02d Title number %s\n\nWords of article %s only.\n\n%s\n' "$((i + 4))" "$i" "$i" "$text" >corpus/a$i.txt
        [ $((i % 3)) -ne 0 ] || printf '\n%s… pic.twitter.com/AbC — Mayor (@mayor) March 2, 2025\n' "$tweet" >>corpus/a$i.txt
        printf '\nShare of harbour company: %s\n' "$((i % 2))" >>corpus/a$i.txt
    done
    "$DATELINE" index corpus
}
setup() { cd "$BATS_FILE_TMPDIR"; }

@test "one hit with its count of articles and the first day, the rest a switch away" {
    run "$DATELINE" search northern pier storms winter
    [ "$(grep -ic 'harbour of the old town' <<<"$output")" -eq 1 ]
    [[ "$output" == *"in 14 articles, some with small changes, first on 2025-03-05"* ]]
    [ "$("$DATELINE" search --duplicates show -n 50 northern pier storms winter | grep -ic 'storms had damaged')" -eq 14 ]
    "$DATELINE" search --format json storms | jq -e '.hits | length == 1 and .[0].copies == {passages: 14, same: 13, articles: 14, at_least: false, first_date: "2025-03-05", last_date: "2025-03-18", whole: null}'
    [ "$("$DATELINE" search --count storms)" -eq 14 ]
    "$DATELINE" search --format html storms | grep -q '<p class="copies">in 14 articles, some with small changes, first on 2025-03-05</p>'
}
@test "the same tweet in several articles; dates are its own" {
    "$DATELINE" search --format json kind:tweet | jq -e '.hits | length == 1 and .[0].copies.articles == 4 and .[0].copies.first_date == "2025-03-02"'
}
@test "of a tweet that was cut off the whole takes the place, but not from far behind" {
    mkdir far
    printf 'date 2025-03-20 Cut\n\nThe walrus of our harbour is back… pic.twitter.com/AbC — Mayor (@mayor) March 20, 2025\n' >far/cut.txt
    printf 'date 2025-03-01 Whole\n\nThe walrus of our harbour is back, and all may see it on Sunday pic.twitter.com/AbC — Mayor (@mayor) March 1, 2025\n' >far/whole.txt
    for i in $(seq 45); do printf 'date 2025-03-10 Title %s\n\nWalrus walrus %s.\n' "$i" "$i" >far/w$i.txt; done
    "$DATELINE" index --index distant far
    shown() { "$DATELINE" search --index distant --format json --sort date "$@" | jq -c '[.hits[] | select(.kind == "tweet") | [.rank, .article.title]]'; }
    [ "$(shown 'walrus kind:tweet')" = '[[1,"Whole"]]' ]
    [ "$(shown walrus)" = '[[1,"Cut"]]' ]
    [ "$(shown -n 60 walrus)" = '[[1,"Cut"]]' ]
}
@test "twice in one article: how often, and no first day" {
    printf 'date 2025-03-01 Title\n\nThe ferries came home in the evening, and all of the town was there.\n\nOther words.\n\nThe ferries came home in the evening, and all of the town was there.\n' >twice.txt
    "$DATELINE" index --index twice -q twice.txt
    run "$DATELINE" search --index twice ferries
    [[ "$output" == *$'\n2 times in this article' ]]
}
@test "a short text is like its equals alone" {
    [ "$("$DATELINE" search --format jsonl 'share company' | jq -c '.copies.articles' | tr '\n' ' ')" = "7 7 " ]
}
@test "pages are pages of what is left, by date, too, and grouped" {
    a=$("$DATELINE" search --format tsv --duplicates fold -n 100 harbour title share | cut -f3)
    b=$(for at in 0 3 6 9 12 15 18; do "$DATELINE" search --format tsv --duplicates fold -n 3 --offset $at harbour title share | cut -f3; done)
    [ "$a" = "$b" ]
    [ "$(wc -l <<<"$a")" -eq 18 ]
    [ "$("$DATELINE" search --format tsv --duplicates fold --sort date -n 1 storms | cut -f5)" = 2025-03-18 ]
    [ "$("$DATELINE" search --format tsv --duplicates fold --group article storms | wc -l)" -eq 1 ]
}
@test "runs show each; an update changes the count" {
    [ "$("$DATELINE" search --format trec -n 50 storms | wc -l)" -eq 14 ]
    [ "$("$DATELINE" search --format trec --duplicates fold storms | wc -l)" -eq 1 ]
    mkdir other && cp -r corpus other && cd other
    "$DATELINE" index corpus
    rm corpus/a1.txt corpus/a2.txt
    "$DATELINE" index corpus
    "$DATELINE" search --format json storms | jq -e '.hits[0].copies | .articles == 12 and .first_date == "2025-03-07"'
}
@test "a page behind the last one that is no copy is told" {
    run -1 --separate-stderr "$DATELINE" search --offset 5 storms
    [ "$stderr" = "dateline: note: 14 match, at most 5 of them no copies of others" ]
    run -1 --separate-stderr "$DATELINE" search --offset 20 storms
    [ "$stderr" = "dateline: note: 14 match, none of them behind the first 20" ]
    run -0 --separate-stderr "$DATELINE" search -n 0 storms
    [ -z "$output$stderr" ]
    "$DATELINE" search -n 0 --format jsonl --batch - <<<storms
}
