# Queries by example.
bats_require_minimum_version 1.5.0
setup_file() {
    cd "$BATS_FILE_TMPDIR"
    mkdir corpus
    printf 'Storm hits the coast\n\nThe storm broke the old lighthouse of Kap on Sunday, and the harbour was flooded.\n\nFishermen stayed at home.\n' >corpus/a.txt
    printf 'After the flood\n\nThe lighthouse of Kap will be built anew, the mayor said; the harbour reopens.\n\nHe thanked everybody.\n' >corpus/b.txt
    printf 'Elections\n\nThe mayor won the elections of Sunday.\n\nNobody else stood.\n' >corpus/c.txt
    for i in $(seq 30); do printf 'Title %s\n\nWords of kind %s said on Sunday.\n' "$i" "$i" >corpus/n$i.txt; done
    "$DATELINE" index corpus
}
setup() { cd "$BATS_FILE_TMPDIR"; }
first() { "$DATELINE" search --format tsv -n 1 "$@" | cut -f3; }

@test "a passage like another: the one with its telling words first, never itself" {
    id=$(first lighthouse storm)
    [ "$(first like:$id)" = "$(first lighthouse mayor)" ]
    [ "$("$DATELINE" search --format tsv -n 100 like:$id | cut -f3 | grep -cx "$id")" -eq 0 ]
    "$DATELINE" search --format jsonl -n 1 like:$id | jq -e '[.spans[].term] | index("lighthous") and index("kap") and index("harbour")'
}
@test "like an article: none of its own passages; narrowed down by the rest of the query" {
    id=$(first lighthouse storm)
    [ "$("$DATELINE" search --format tsv -n 100 like:${id%.*} | cut -f3 | grep -c "^${id%.*}")" -eq 0 ]
    [ "$(first like:${id%.*})" = "$(first lighthouse mayor)" ]
    "$DATELINE" search --format jsonl -n 100 +like:$id +elections | jq -s -e 'length == 1 and .[0].article.title == "Elections"'
    [ "$("$DATELINE" search --count -- Nobody -like:$id)" -eq 1 ]
    [ "$("$DATELINE" search --count like:${id:0:12})" -eq "$("$DATELINE" search --count like:${id%.*})" ]
}
@test "what is no id is said" {
    for id in ffffffffffffffff nonsense "$(first lighthouse storm | cut -d. -f1).77" 12; do
        run --separate-stderr "$DATELINE" search --suggest 0 "like:$id"
        [ "$status" -eq 1 ] && [[ "$stderr" == *"like:$id is no passage or article of this index"* ]]
    done
}
@test "expansion finds what only the words of the first results have" {
    [ "$("$DATELINE" search --count storm)" -eq 2 ]
    "$DATELINE" search --expand --format jsonl -n 20 storm >expanded
    jq -s -e 'any(.[]; .text | test("built anew"))' expanded
    id=$(first storm)
    [ "$(head -1 expanded | jq -r .article.id)" = "${id%.*}" ]
    [ "$("$DATELINE" search --expand --count +storm +broke)" -eq 1 ]
    [ "$("$DATELINE" search --expand --count 'storm kind:headline')" -ge 1 ]
    [ -z "$("$DATELINE" search --expand --format jsonl -n 50 'storm kind:headline' | jq -r 'select(.kind != "headline").id')" ]
    [ "$("$DATELINE" search -q --expand --count zebra)" -eq 0 ]
    a=$("$DATELINE" search --expand --format tsv -n 6 storm | cut -f3)
    b=$(for at in 0 2 4; do "$DATELINE" search --expand --format tsv -n 2 --offset $at storm | cut -f3; done)
    [ "$a" = "$b" ]
}
