# The main job on the user's article, through the real program.
bats_require_minimum_version 1.5.0
setup_file() {
    cd "$BATS_FILE_TMPDIR"
    mkdir corpus
    cp "$PROJECT/corpus/2025-11-19-dar-lavrov-moscow.txt" corpus/article.txt
    "$DATELINE" index corpus
}
setup() { cd "$BATS_FILE_TMPDIR"; }

@test "the paragraph on Rasulzoda comes first, with nothing marked but the words asked for" {
    run "$DATELINE" search -n1 --marks brackets Tajikistan chairmanship
    [ "$status" -eq 0 ]
    [[ "${lines[1]}" == "Senator Dar also met [Tajikistan]’s Prime Minister Kokhir Rasulzoda, congratulating him on assuming the [chairmanship] of the next"* ]]
    [ "$(tr -cd '[' <<<"${lines[1]}" | wc -c)" -eq 3 ]
    [[ "${lines[2]}" == corpus/article.txt:3769-4117* ]]
}
@test "it comes first among all of corpus/ too" {
    "$DATELINE" index --index whole -q "$PROJECT/corpus" || [ $? -eq 3 ]
    run "$DATELINE" search --index whole --format tsv -n 1 Tajikistan chairmanship
    [[ "$output" == *"Kokhir Rasulzoda"* ]]
}
@test "case and number do not matter" {
    a=$("$DATELINE" search --format tsv Tajikistan chairmanship | cut -f3)
    b=$("$DATELINE" search --format tsv tajikistan CHAIRMANSHIPS | cut -f3)
    [ -n "$a" ] && [ "$a" = "$b" ]
}
@test "handles, compounds, phrases and names are found" {
    [ "$("$DATELINE" search --count @MIshaqDar50)" -eq 5 ]
    [ "$("$DATELINE" search --count SCO-CHG)" -eq 3 ]
    [ "$("$DATELINE" search --count '"Heads of Government"')" -eq 6 ]
    [ "$("$DATELINE" search --count Rasulzoda)" -eq 1 ]
    [ "$("$DATELINE" search --count Kasymaliev)" -eq 2 ]
    [ "$("$DATELINE" search --count kind:tweet)" -eq 5 ]
    [ "$("$DATELINE" search --count -- -kind:tweet)" -eq 14 ]
    [ "$("$DATELINE" search --count date:2025-11-18)" -eq 1 ]
}
@test "a handle finds the tweets of whoever has it, and those that name it" {
    printf '{"id":"1","full_text":"A zebra runs.","user":{"name":"Ada Lark","screen_name":"AdaLark"},"created_at":"Tue Nov 18 10:00:00 +0000 2025"}
{"id":"2","full_text":"So says @AdaLark.","user":{"name":"Ben","screen_name":"ben"},"created_at":"Tue Nov 18 10:00:00 +0000 2025"}
' >handles.jsonl
    "$DATELINE" index --index handles handles.jsonl
    [ "$("$DATELINE" search --index handles --count @adalark)" -eq 2 ]
    [ "$("$DATELINE" search --index handles --count from:@AdaLark)" -eq 1 ]
    [ "$("$DATELINE" search --index handles --count from:lark)" -eq 1 ]
}
@test "byte ranges cut the passage out of the file" {
    "$DATELINE" search --format tsv -n 19 kind:paragraph | while IFS=$'\t' read -r _ _ _ _ _ _ _ path begin end _ text; do
        [ "$(tail -c +$((begin + 1)) "$path" | head -c $((end - begin)))" = "$text" ]
    done
}
@test "nothing found is status 1, an error 2, no index 4" {
    run "$DATELINE" search -q zebra
    [ "$status" -eq 1 ] && [ -z "$output" ]
    run "$DATELINE" search --bogus x
    [ "$status" -eq 2 ]
    run "$DATELINE" search --index nowhere x
    [ "$status" -eq 4 ]
    [[ "$output" == *"nowhere: no index here"* ]]
    run "$DATELINE" serach x
    [ "$status" -eq 2 ]
    [[ "$output" == *"did you mean search?"* ]]
}
@test "every format prints the hit" {
    for format in text json jsonl tsv html; do
        "$DATELINE" search --format "$format" Rasulzoda | grep -q Rasulzoda
    done
    "$DATELINE" search --format json Rasulzoda | grep -q '"schema": 1'
    "$DATELINE" search --format html Rasulzoda | grep -q '<mark>Rasulzoda</mark>'
    "$DATELINE" search --color always Rasulzoda | grep -q $'\033\[1;31mRasulzoda\033\[0m'
    ! NO_COLOR=1 "$DATELINE" search Rasulzoda | grep -q $'\033'
}
@test "grouping, offset, context and dates" {
    [ "$("$DATELINE" search --format tsv --group article SCO | wc -l)" -eq 1 ]
    [ "$("$DATELINE" search --format tsv --offset 2 -n 1 SCO | cut -f1)" -eq 3 ]
    [ "$("$DATELINE" search -C 1 Rasulzoda | grep -c '^| ')" -eq 2 ]
    [ "$("$DATELINE" search --sort date-oldest --format tsv -n1 kind:tweet | cut -f5)" = 2025-11-18 ]
}
@test "of context there are as many passages as asked for, to the article's first and last" {
    printf 'Title\n\nOne.\n\nTwo.\n\nThree.\n\nFour.\n' >few.txt
    "$DATELINE" index --index few few.txt
    for case in "one 1 0 2" "one 9 0 2 3 4" "two 1 1 3" "two 2 0 1 3 4" "title 1 1" "four 1 3" "four 4 0 1 2 3"; do
        read -r word context expected <<<"$case"
        [ "$("$DATELINE" search --index few --format json -C "$context" "$word" |
            jq -r '.hits[0] | [.before[]?, .after[]?] | map(.id | split(".")[1]) | join(" ")')" = "$expected" ]
    done
}
@test "a closed pipe is silent, a full disk is not" {
    run bash -c "'$DATELINE' search --format json SCO 2>&1 >/dev/full"
    [ "$status" -eq 7 ]
    [[ "$output" == *"No space left"* ]]
    run bash -c "set -o pipefail; '$DATELINE' search --format json -n 19 SCO 2>&1 | head -c 1"
    [ "$output" = "{" ]
}
@test "show prints one passage or all" {
    id=$("$DATELINE" search --format tsv -n1 Rasulzoda | cut -f3)
    "$DATELINE" show "$id" --query Rasulzoda --marks brackets | grep -q '\[Rasulzoda\]'
    [ "$("$DATELINE" show "${id%.*}" --format tsv | wc -l)" -eq 19 ]
    [ "$("$DATELINE" show "${id^^}" --format tsv)" = "$("$DATELINE" show "$id" --format tsv)" ]
    [ "$("$DATELINE" search --count "like:${id^^}")" = "$("$DATELINE" search --count "like:$id")" ]
    run "$DATELINE" show ffffffffffffffff
    [ "$status" -eq 1 ]
}
@test "what is not understood is searched and said" {
    run "$DATELINE" search 'foo:Rasulzoda ((('
    [ "$status" -eq 0 ]
    [[ "$output" == *"no field 'foo'"* ]]
}
@test "options may stand behind the query, before --" {
    "$DATELINE" search -n 3 --format jsonl Moscow >first
    for late in "Moscow --format jsonl -n 3" "-n 3 Moscow --format=jsonl" "-n3 Moscow --form jsonl --" \
        "-n 1 --format tsv Moscow -f jsonl -n 3" "-n 3 -f jsonl -- Moscow"; do
        "$DATELINE" search $late >second
        cmp first second
    done
    [ "$("$DATELINE" search Moscow -c Qatar)" = "$("$DATELINE" search -c Moscow Qatar)" ]
    [ "$("$DATELINE" search Moscow -Qatar -c)" -lt "$("$DATELINE" search Moscow -c)" ] # a word is no option
    [ "$("$DATELINE" search -c -- Moscow -- -c)" = "$("$DATELINE" search -c -- 'Moscow -- -c')" ]
    run -2 --separate-stderr "$DATELINE" search Moscow -n
    [ "$stderr" = "dateline: option -n wants a value; see: dateline search --help" ]
    run -2 --separate-stderr "$DATELINE" search Moscow --fromat json
    [ "$stderr" = "dateline: no option '--fromat'; did you mean --format?" ]
    run -2 --separate-stderr "$DATELINE" search Moscow --zzzzzzzz
    [ "$stderr" = "dateline: no option '--zzzzzzzz'; what is no option comes behind --: dateline search -- --zzzzzzzz" ]
    run -2 --separate-stderr "$DATELINE" search Moscow --sort Qatar
    [[ "$stderr" = "dateline: --sort takes one of: "*"; not 'Qatar'" ]]
}
@test "man pages and completions are well-formed" {
    for command in '' index search show info check help version; do
        "$DATELINE" help --format man $command >page.1
        run mandoc -T lint -W error page.1
        [ "$status" -eq 0 ]
    done
    "$DATELINE" help --format bash >c.bash && bash -n c.bash
    ! command -v zsh || { "$DATELINE" help --format zsh >c.zsh && zsh -n c.zsh; }
    ! command -v fish || { "$DATELINE" help --format fish >c.fish && fish -n c.fish; }
}
