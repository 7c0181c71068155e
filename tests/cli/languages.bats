# Articles in many languages in one index: each is told, stemmed and marked in its own.
setup_file() {
    cd "$BATS_FILE_TMPDIR"
    "$DATELINE" index "$PROJECT/corpus/languages" "$PROJECT/corpus/2025-11-19-dar-lavrov-moscow.txt"
}
setup() { cd "$BATS_FILE_TMPDIR"; }

# The passages that a query finds, with what it marks in brackets.
marked() { "$DATELINE" search --format text --marks brackets "$@"; }

@test "every article is in its language, stated nowhere" {
    for pair in ar:arabic-museum de:de-tram fr:fr-school ja:japanese-train ru:ru-bridge es:spanish-orchard th:th-library \
        ur:ur-bridge zh:zh-library fa:fa-dushanbe en:dar-lavrov; do
        "$DATELINE" search --format tsv -n 50 "lang:${pair%:*}" | cut -f8 | grep -q "${pair#*:}"
    done
}
@test "a passage in another language than its article has its own" {
    [ "$("$DATELINE" search --count "source:kite lang:en")" -eq 2 ]
    [ "$("$DATELINE" search --count "source:kite lang:de")" -eq 1 ]
    [ "$("$DATELINE" search --count "source:kite lang:es")" -eq 1 ]
    "$DATELINE" search --format tsv "source:kite lang:ur" | cut -f4 | grep -qx tweet
}
@test "words match in the endings of each language, and are marked in them" {
    marked "Bridge Brücke" | grep -q 'über die \[Brücken\] seiner'
    marked "Bruecken" | grep -q 'große \[Brücke\]'
    marked "puente" | grep -q 'los \[puentes\]'
    marked "cometa" | grep -q "de \[cometas\]"
    marked "мостов" | grep -q '\[Мост\] через'
    marked "خريطة" | grep -q '\[خريطة\]'
    marked "greetings" | grep -q '\[greeting\]'
}
@test "letters of Arabic, Persian and Urdu are one" {
    marked "كتاب" | grep -q '\[کتاب\] میلہ'
}
@test "what is no word of the language is none in another" {
    run "$DATELINE" search Strasse
    [ "$status" -eq 1 ]
}
@test "a part of a word of a script without blanks is found" {
    marked "书馆" | grep -q '新图\[书馆\]向公众开放'
    marked "小さな図書" | grep -q 'が\[小さな\]\[図書\]館に'
    marked "สมุด" | grep -q 'ห้อง\[สมุด\]ใหม่'
    [ "$("$DATELINE" search --count '"公众开放"')" -eq 2 ]
    [ "$("$DATELINE" search --count -- '+公众图书')" -eq 0 ]
    [ "$("$DATELINE" search --count '公众图书')" -eq 3 ]
}
@test "a name is found in other scripts, below exact matches, and marked in its own" {
    [ "$("$DATELINE" search --count Tajikistan)" -eq 5 ]
    [ "$("$DATELINE" search --count --same-script Tajikistan)" -eq 3 ]
    [ "$("$DATELINE" search --format tsv -n 3 Tajikistan | grep -c dar-lavrov)" -eq 3 ]
    marked Tajikistan | grep -q 'که \[تاجیکستان\] میزبان'
    marked Tajikistan | grep -q 'что \[Таджикистан\] готовится'
    [ "$("$DATELINE" search --format tsv -n 1 Таджикистан | cut -f8 | xargs basename)" = ru-dar-visit.txt ]
    marked تاجیکستان | grep -q '\[Tajikistan\]’s Prime'
    "$DATELINE" search --format jsonl -n 9 lavrov | jq -r '.spans[].via' | sort -u | grep -qx script
    ! "$DATELINE" search --count --same-script تاجیکستان | grep -qvx 1
}
