# Phrases are exact, also those with words of which the index keeps no positions.
bats_require_minimum_version 1.5.0
setup() { cd "$BATS_TEST_TMPDIR"; }

@test "phrases of any words, stop words or not, are those of the text" {
    awk 'BEGIN {
        srand(7); n = split("the of to be or not and in heads government state union war summit", word, " ")
        print "Title line\n"
        for (i = 0; i < 300; i++) {
            line = "Opening"
            for (j = 0; j < 12; j++) line = line " " word[1 + int(rand() * n)]
            print line " ending words that make a paragraph of it.\n"
        }
        for (i = 0; i < 60; i++) {
            line = word[1 + int(rand() * n)]
            for (j = 1 + int(rand() * 3); j; j--) line = line " " word[1 + int(rand() * n)]
            print line >"phrases"
        }
    }' >text.txt
    "$DATELINE" index text.txt
    found=0
    while read -r phrase; do
        expected=$(grep -cw -- "$phrase" text.txt || true)
        got=$("$DATELINE" search --count "\"$phrase\"" || true)
        [ "$got" = "$expected" ] || { echo "\"$phrase\": $got, not $expected"; false; }
        found=$((found + expected))
    done <phrases
    [ "$found" -gt 100 ]
}
@test "a word that is a stop word elsewhere stands in phrases of all languages" {
    for i in $(seq 30); do
        echo "Das war im Winter $i, als es in der Stadt kalt war und der Civil War Verein tagte, wie der Bericht sagt."
        echo
    done >german.txt
    { for i in $(seq 200); do
        echo "Report $i on the war in the north, a civil war that men of the town remember, not the cold war of old."
        echo
        echo "No war was civil, said the men in the town hall about number $i, and nobody there was of another mind."
        echo
    done; } >english.txt
    for options in "" --plain; do
        "$DATELINE" index --index in --rebuild $options german.txt english.txt
        [ "$("$DATELINE" search --index in --count '"civil war"')" -eq 230 ]
        [ "$("$DATELINE" search --index in --count '"war verein"')" -eq 30 ]
        [ "$("$DATELINE" search --index in --count '"civil war verein"')" -eq 30 ]
        [ "$("$DATELINE" search --index in --count '"the war in the north"')" -eq 200 ]
        [ "$("$DATELINE" search --index in --count '"der civil war"')" -eq 30 ]
        [ "$("$DATELINE" search --index in --count 'civil NEAR/2 war')" -eq 430 ]
        [ "$("$DATELINE" search --index in --count '"das war im"')" -eq 30 ]
        ! "$DATELINE" search --index in '"war civil"'
        "$DATELINE" search --index in --explain '"civil war"' | grep -q 'civil PHRASE 2 war'
    done
}
@test "a stop word alone is found; nearness counts it" {
    printf 'Title\n\nTo be, or not to be: that is the question of the day.\n\nNothing more is said.\n' >a.txt
    "$DATELINE" index a.txt
    [ "$("$DATELINE" search --count the)" -eq 1 ]
    [ "$("$DATELINE" search --count '"to be or not to be"')" -eq 1 ]
    [ "$("$DATELINE" search --count '"question of the day"')" -eq 1 ]
    run "$DATELINE" search --count '"question the of day"'
    [ "$output" = 0 ]
    [ "$("$DATELINE" search --count 'question NEAR/3 the')" -eq 1 ]
    [ "$("$DATELINE" search --count 'nothing NEAR/5 is')" -eq 1 ]
    run "$DATELINE" search --count 'question NEAR/2 that'
    [ "$output" = 0 ]
}
@test "the best of a phrase with stop words are those of all of them" {
    awk 'BEGIN {
        srand(7)
        for (i = 1; i <= 900; i++) {
            line = "Number " i " saw " (i % 40 == 0 ? "the zebra" : "a zebra of the zoo")
            for (j = int(rand() * 30); j; j--) line = line (rand() < 0.1 ? " zebra" : " word" j)
            print line ".\n"
        }
    }' >zoo.txt
    "$DATELINE" index -q zoo.txt
    all=$("$DATELINE" search --count '"the zebra"')
    [ "$all" -ge 22 ]
    "$DATELINE" search --ranking plain --format tsv -n 900 '"the zebra"' >whole
    [ "$(wc -l <whole)" -eq "$all" ]
    "$DATELINE" search --ranking plain --format tsv -n 10 '"the zebra"' | cmp - <(head -n 10 whole)
    "$DATELINE" search --ranking plain --format tsv -n 10 --offset 10 '"the zebra"' | cut -f3 | cmp - <(sed -n 11,20p whole | cut -f3)
    "$DATELINE" search --ranking plain --format tsv -n 10 '"saw the zebra" +word1' | cut -f3 >best
    [ "$(wc -l <best)" -eq "$(sort -u best | wc -l)" ]
}
@test "a phrase of stop words alone is looked for in a bounded number of passages, which is said" {
    awk 'BEGIN { for (i = 1; i <= 12000; i++) print "Of zebra " i " in the end, " (i % 2400 ? "more" : "which of the two") ".\n" }' >stops.txt
    "$DATELINE" index -q stops.txt
    run --separate-stderr "$DATELINE" search --format tsv -n 10 '"of the"'
    [[ "$stderr" == *"only "*" passages with the words were looked at"* ]]
    [ "$("$DATELINE" search --count '"of the"')" -eq 5 ]
}
@test "a phrase of stop words is looked for everywhere when one of them is rare" {
    awk 'BEGIN { for (i = 1; i <= 1500; i++) print "A t at zebra " i " in the end, " (i % 300 ? "more" : "by AT&T") ".\n" }' >rare.txt
    "$DATELINE" index -q --index rare rare.txt
    run --separate-stderr "$DATELINE" search --index rare --duplicates show --format tsv -n 10 'AT&T'
    [ "$(wc -l <<<"$output")" -eq 5 ]
    [ -z "$stderr" ]
}
@test "a phrase that does not stand there weighs nothing, also where the next passage holds another word" {
    printf '%s\n\n' 'The quartz of the first.' 'Some quartz lamp.' 'The kazan beside a river.' 'The end.' 'Some quartz lamp.' >next.txt
    "$DATELINE" index -q --index next next.txt
    "$DATELINE" search --index next --ranking plain --duplicates show --format jsonl '+quartz lamp "river kazan"' >out
    [ "$(jq -r 'select(.text == "Some quartz lamp.") | .score' out | sort -u | wc -l)" -eq 1 ]
    [ "$(jq -r 'select(.text == "Some quartz lamp.") | .id' out | wc -l)" -eq 2 ]
}
@test "words in any order make room for each other, also through a third" {
    printf 'Title\n\nThe abc abd xbd.\n\nThe abc abd xyd.\n' >t.txt
    "$DATELINE" index -q t.txt
    [ "$("$DATELINE" search --count '"ab* *bd *bc"~3')" -eq 1 ]
}
