# Words that mean the same, from a file.
bats_require_minimum_version 1.5.0
setup_file() {
    cd "$BATS_FILE_TMPDIR"
    mkdir corpus
    printf 'First\n\nThe cars of the town stood still.\n\nAn automobile is a machine.\n\nTwo vehicles met, and a car.\n\nNations that are united are strong.\n' >corpus/a.txt
    printf 'Second\n\nThe United Nations met.\n\nThe UN spoke of automobiles.\n\nA nation stands alone.\n' >corpus/b.txt
    printf '# groups\ncar, automobile , motor vehicle # and so on\nautomobile, vehicle\n\nUN, United Nations, "ООН"\n,,\nlonely\n' >same
    "$DATELINE" index corpus
}
setup() { cd "$BATS_FILE_TMPDIR"; unset DATELINE_SYNONYMS; }
count() { "$DATELINE" search --count --synonyms same -- "$@"; }

@test "a word finds those of its group, in their endings, and of several words side by side" {
    [ "$("$DATELINE" search --count car)" -eq 2 ]
    [ "$(count car)" -eq 4 ]
    [ "$(count CARS)" -eq 4 ]
    [ "$(count automobile)" -eq 4 ]
    [ "$(count vehicle)" -eq 3 ]
    [ "$(count +car +machine)" -eq 1 ]
    [ "$(count UN)" -eq 2 ]
    [ "$(count +UN +spoke)" -eq 1 ]
}
@test "several words of the query are one of a group" {
    [ "$("$DATELINE" search --count united nations)" -eq 3 ]
    [ "$(count united nations)" -eq 4 ]
    [ "$(count +united +nations)" -eq 3 ]
    [ "$(count united AND nations AND spoke)" -eq 1 ]
}
@test "among them phrases of stop words and rare words, and names in other scripts" {
    mkdir places
    { printf 'Places\n\n'; for i in $(seq 300); do printf 'The house of number %s stood there.\n\n' "$i"; done
      printf 'The Bank of England met.\n\nThreadneedle stood there.\n\nA bank met England.\n\n'
      printf 'Tajikistan met.\n\nТаджикистан принял гостей в среду и поехал домой.\n'; } >places/a.txt
    "$DATELINE" index --index banks places
    printf 'Threadneedle, Bank of England\nRT, Tajikistan, the Republic\n' >banks.txt
    for ranking in full plain; do
        [ "$("$DATELINE" search --index banks --ranking $ranking --synonyms banks.txt --format tsv Threadneedle | wc -l)" -eq 2 ]
        [ "$("$DATELINE" search --index banks --ranking $ranking --synonyms banks.txt --format tsv RT | wc -l)" -eq 2 ]
    done
    "$DATELINE" search --index banks --synonyms banks.txt --explain Threadneedle | grep -q 'synonym of threadneedle'
}
@test "not what is quoted, as it is written, denied, a pattern, fuzzy or in a field" {
    [ "$(count '"cars"')" -eq 1 ]
    [ "$(count =car)" -eq 1 ]
    [ "$(count town automobiles -car)" -eq 2 ]
    [ "$(count 'ca*')" -eq 2 ]
    [ "$(count car~1)" -eq 2 ]
    [ "$(count title:UN)" -eq 0 ]
    [ "$(count '"united nations"')" -eq 1 ]
}
@test "spans say which word they answer, via synonym" {
    "$DATELINE" search --synonyms same --format jsonl +UN +spoke | jq -e '[.spans[] | [.term, .via]] == [["un", "exact"], ["spoke", "exact"]] or [.spans[] | [.term, .via]] == [["un", "folded"], ["spoke", "exact"]]'
    "$DATELINE" search --synonyms same --format jsonl UN | jq -s -e '[.[].spans[] | select(.via == "synonym") | [.term, .byte]] == [["un", [4, 18]]]'
    "$DATELINE" search --synonyms same --marks brackets machine car | grep -qF 'An [automobile] is a [machine].'
}
@test "from the environment, in a batch, and what cannot be read" {
    export DATELINE_SYNONYMS=same
    [ "$("$DATELINE" search --count car)" -eq 4 ]
    [ "$("$DATELINE" search --synonyms '' --count car)" -eq 2 ]
    [ "$(printf 'car\nUN\n' | "$DATELINE" search --batch - | jq .total | tr '\n' ' ')" = "4 2 " ]
    run "$DATELINE" search --synonyms nowhere car
    [ "$status" -eq 7 ] && [[ "$output" == *"nowhere: cannot open: No such file"* ]]
    head -c 100000 /dev/urandom >noise
    "$DATELINE" search --synonyms noise car >/dev/null
    "$DATELINE" search --synonyms same --explain car | grep -q 'synonym of car'
}
