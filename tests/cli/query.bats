# The query language, what is lit and how it is explained, through the real program.
setup_file() {
    cd "$BATS_FILE_TMPDIR"
    mkdir corpus
    cp "$PROJECT/corpus/2025-11-19-dar-lavrov-moscow.txt" corpus/article.txt
    "$DATELINE" index corpus
}
setup() { cd "$BATS_FILE_TMPDIR"; }
count() { "$DATELINE" search --quiet --count "$@"; }
notes() { "$DATELINE" search "$@" 2>&1 >/dev/null; }

@test "patterns, fuzzy words and words as they are written" {
    [ "$(count 'chair*')" -eq 3 ]
    [ "$(count '*ship')" -eq 3 ]
    [ "$(count 'ch?irm*ship')" -eq 1 ]
    [ "$(count 'Rasulzade~')" -eq 0 ]
    [ "$(count 'Rasulzade~2')" -eq 1 ]
    [ "$(count '=SCO')" -eq "$(count '=sco')" ]
    [ "$(count '=Sco')" -eq 0 ]
    [ "$(count '@Mish*')" -eq 5 ]
    [ "$(count 'kind:*')" -eq 19 ] # and not its article
    [ "$(count 'kind:(a* OR tweet)')" -eq "$(count kind:tweet)" ]
}
@test "site: is the stated name, and the host of the address with the domains above it" {
    rm -rf hosts
    printf '%s\n' '{"title":"One","text":"A ferry sails.","url":"https://www.example.org/a"}' \
        '{"title":"Two","text":"A ferry sails.","url":"http://user@News.Example.org:8080/b?c"}' \
        '{"title":"Three","text":"A ferry sails.","url":"https://gazette.example.net/c","site":"The Gazette"}' \
        '{"title":"Four","text":"A ferry sails.","url":"http://10.0.0.1/d","site":"Example.org"}' \
        '{"title":"Five","text":"A ferry sails.","url":"urn:uuid:example.org"}' >hosts.jsonl
    "$DATELINE" index --index hosts hosts.jsonl
    found() { "$DATELINE" search --index hosts --format jsonl -n 20 "kind:headline $1" | jq -r .text | sort | paste -sd' '; }
    [ "$(found site:example.org)" = 'Four One Two' ]
    [ "$(found site:www.example.org)" = 'One' ]
    [ "$(found site:NEWS.example.org)" = 'Two' ]
    [ "$(found site:https://news.example.org/b)" = 'Two' ]
    [ "$(found site:example.net)" = 'Three' ]
    [ "$(found 'site:"The Gazette"')" = 'Three' ]
    [ "$(found site:org)" = 'One Two' ]
    [ "$(found 'site:*.example.*')" = 'One Three Two' ]
    [ "$(found site:0.0.1)" = '' ]
    [ "$(found '-site:example.org')" = 'Five Three' ]
    # Each article is counted once, by its name.
    "$DATELINE" search --index hosts --format json -n 0 --facets=site kind:headline >hosts.json
    [ "$(jq -r '.facets.site.values[] | "\(.value) \(.count)"' hosts.json | sort | paste -sd,)" = 'example.org 2,news.example.org 1,the gazette 1' ]
}
@test "words together" {
    [ "$(count '"Heads of Gov*"')" -eq 6 ]
    [ "$(count '"Heads * Government"')" -eq 6 ]
    [ "$(count '="Heads of Government"')" -eq 6 ]
    [ "$(count '="heads of government"')" -eq 6 ]
    [ "$(count '="Heads Of Government"')" -eq 0 ]
    [ "$(count '"Government Heads"')" -eq 0 ]
    [ "$(count '"Government Heads"~2')" -eq 6 ]
    [ "$(count 'governments NEAR/2 head')" -eq 6 ]
    [ "$(count 'governments ADJ/2 head')" -eq 0 ]
    [ "$(count 'heads ADJ/2 governments')" -eq 6 ]
    [ "$(count '(head OR xyz) NEAR/2 governments')" -eq 6 ]
    [ "$(count 'title:"review full spectrum"')" -eq 19 ]
    [ "$(count 'title:"full review spectrum"')" -eq 0 ]
    [ "$(count 'place:(moscow NEAR mos*)')" -eq 19 ]
    [ "$(count 'kind:(tw* NEAR *)')" -eq "$(count 'kind:tweet')" ]
    [ "$(count 'place:=MOSCOW')" -eq 19 ]
    [ "$(count 'from:=@ForeignOfficePk')" -eq 5 ]
    [[ "$(notes 'place:=MOSCOW')" == *"place:=MOSCOW was searched without ="* ]]
}
@test "NEAR lights its window only" {
    "$DATELINE" search --marks brackets --fragment 0 '"SCO Council"~1' | grep -q '\[SCO\] \[Council\]'
    ! "$DATELINE" search --marks none '"SCO Council"~1' | grep -q '\['
    [ "$("$DATELINE" search --format jsonl -n1 'rasulzoda NEAR/2 minister' | jq '.spans | length')" -eq 2 ]
}
@test "dates" {
    [ "$(count since:2025-11-19)" -eq 18 ]
    [ "$(count until:2025-11-18)" -eq 1 ]
    [ "$(count date:2025-W47)" -eq 19 ]
    [ "$(count date:2025-11-18/P1D)" -eq 1 ]
    [ "$(count 'since:7d')" -eq 0 ]
}
@test "what is not understood is said, and the rest is found" {
    [[ "$(notes 'date:2025-02-30 Lavrov')" == *"2025-02-30 is no date"* ]]
    [[ "$(notes 'kind:tweeet Lavrov')" == *"headline deck paragraph tweet"* ]]
    [[ "$(notes 'date:2025-12..2025-11 Lavrov')" == *"exchanged"* ]]
    [[ "$(notes 'kind:tweet NEAR/3 Lavrov')" == *"searched with AND"* ]]
    [ "$(count 'who chairs the SCO?')" -gt 0 ]
    [ -z "$(notes 'who chairs the SCO?')" ]
}
@test "any bytes, thousands of words and brackets are answered soon" {
    head -c 60000 /dev/urandom >noise
    run timeout 120 "$DATELINE" search - <noise
    [ "$status" -le 1 ]
    yes 'word*' | head -n 10000 | timeout 120 "$DATELINE" search - >/dev/null || [ $? -eq 1 ]
    yes 'Moscow~2' | head -n 10000 | timeout 120 "$DATELINE" search - >/dev/null
    yes '(' | head -n 30000 | timeout 120 "$DATELINE" search - >/dev/null || [ $? -eq 1 ]
    yes 'SCO NEAR/9' | head -n 5000 | timeout 120 "$DATELINE" search - >/dev/null || [ $? -eq 1 ]
    timeout 120 "$DATELINE" search '*?* "* * *" "the * ?*"~50 ???* *a*' >/dev/null
}
@test "spans say where they are in the file" {
    "$DATELINE" search --format jsonl -n 19 'SCO "heads of gov*" @Mish* kind:paragraph' |
        jq -r '. as $h | .spans[] | [.source[0], .source[1], $h.text[.codepoint[0]:.codepoint[1]]] | @tsv' >spans
    [ "$(wc -l <spans)" -gt 5 ]
    while IFS=$'\t' read -r begin end text; do
        [ "$(tail -c +$((begin + 1)) corpus/article.txt | head -c $((end - begin)))" = "$text" ]
    done <spans
}
@test "the best fragments of a long passage" {
    line=$("$DATELINE" search -n1 --fragment 60 --marks brackets 'Rasulzoda multilateral' | sed -n 2p)
    [[ "$line" == "… "*"[Rasulzoda]"*" … "*"[multilateral]"* ]]
    "$DATELINE" search -n5 --format jsonl --fragment 60 SCO | jq -e '.text as $t |
        (.fragments // [])[] | $t[.codepoint[0]:.codepoint[1]] | length < 90' >/dev/null
}
@test "an explanation adds up" {
    "$DATELINE" search --explain 'Tajikistan chair* kind:paragraph' >told
    grep -q '^tokens$' told && grep -q '^  kind: word paragraph$' told
    grep -q 'should word tajikistan' told && grep -q 'Query(' told
    "$DATELINE" search --format json --explain 'Tajikistan "heads of gov*" chair* SCO~' |
        jq -e '.explanation.tree and (.hits | length > 3 and all(
            .parts[-1].stage as $last | (.score - ([.parts[] | select(.stage == $last).score] | add)) | fabs < 0.001))'
    "$DATELINE" search --format json --explain --ranking plain --recency 90 'Tajikistan chair*' |
        jq -e '.hits | length > 3 and all((.score - ([.parts[].score] | add)) | fabs < 0.001)
            and all([.parts[].stage] | unique - ["terms", "order"] == []) and any(.parts[-1].part == "recency")'
    seq 120 | sed 's/.*/{"text":"boat & goes up the river"}/' >boats.jsonl
    "$DATELINE" index -q --index boats boats.jsonl
    "$DATELINE" search --index boats -n 120 --format json --explain --duplicates show 'boat river' |
        jq -e '[.hits[] | select(.parts[-1].part == "behind those that were ordered")] | length > 0 and length < 120 and
            all(.parts[-1].score == .score)'
}
@test "the language is explained in help and in a man page" {
    "$DATELINE" help query | grep -q 'NEAR/5'
    "$DATELINE" help --format man query >page.7
    run mandoc -T lint -W error page.7
    [ "$status" -eq 0 ]
    grep -q 'dateline.-query (7)' <("$DATELINE" help --format man search)
}
@test "groups in groups, as deep as they are read, take no longer than others" {
    deep=$(printf '(Moscow %.0s' {1..60})
    [ "$("$DATELINE" search --quiet -n 1 --format tsv "$deep" | wc -l)" -eq 1 ]
    [[ "$(notes "$deep")" == *"brackets more than 50 deep were ignored"* ]]
    [ "$(count "(Moscow Dar $deep")" -eq "$(count 'Moscow Dar')" ]
}
@test "a stop word that OR makes one of two choices is meant" {
    mkdir -p who && printf 'The WHO said so.\n\nThe CDC said so.\n\nNobody else did.\n' >who/a.txt
    "$DATELINE" index --index whos who
    [ "$("$DATELINE" search --index whos -c 'WHO OR CDC')" -eq 2 ]
    [ "$("$DATELINE" search --index whos -c '(WHO OR nobody) AND (said OR did)')" -eq 2 ]
    [ "$("$DATELINE" search --index whos -c 'who CDC')" -eq 1 ] # and left out where it is not
    "$DATELINE" search --index whos --marks brackets 'WHO OR CDC' | grep -q 'The \[WHO\] said so'
}
@test "a fuzzy word and its near ones that end in one passage, before another word does" {
    printf '{"text":"%s"}\n' 'house river end.' 'city mouse house harbour end.' 'harbour river river city city end.' \
        'city river river city river end.' >houses.jsonl
    "$DATELINE" index --index houses houses.jsonl
    for query in 'house~ city' '+city house~' 'house~ AND city' 'city house~ river'; do
        run "$DATELINE" search --index houses -n 1 --ranking plain --duplicates show --format tsv "$query"
        [ "$status" -eq 0 ] && [ "${#lines[@]}" -eq 1 ] || { echo "$query"; return 1; }
    done
}
@test "a word is also found with a hyphen, an apostrophe or points, and one with them without, if enough write so" {
    printf 'Post\n\nThe email came.\n\nAn e-mail came.\n\nA cease-fire held.\n\nThe U.N. met.\n\nUN troops met.\n\nMr O’Brien met them.\n\nThe obrien hotel.\n\nU.S. troops left us.\n' >signs.txt
    for i in $(seq 40); do printf '\nElection number %s.\n' "$i"; done >>signs.txt
    printf '\nAn elec-tion cut at a line.\n' >>signs.txt
    "$DATELINE" index -q --index signs signs.txt
    count() { "$DATELINE" search --index signs --count -- "$1" || true; }
    for word in email e-mail UN U.N. OBrien "O'Brien" obrien +email '+came +e-mail'; do
        [ "$(count "$word")" -eq 2 ] || { echo "$word"; false; }
    done
    [ "$(count ceasefire)" -eq 1 ]
    for word in '"email"' '"e-mail"' =UN '"U.N."' un; do # in small letters it is no abbreviation
        [ "$(count "$word")" -eq 1 ] || { echo "$word"; false; }
    done
    [ "$(count 'came -email')" -eq 1 ]
    [ "$(count election)" -eq 40 ]
    [ "$(count elec-tion)" -eq 41 ]
    [ "$(count 'US left')" -eq 1 ]
    [ "$("$DATELINE" search --index signs --format json 'US left' | jq -r .understood)" = 'US left' ] # a stop word, typed so
}
@test "a word is found in a hashtag and a handle of several" {
    printf 'Post\n\nIt is #MeToo again.\n\nAsk @JoeBiden now.\n\nAgain #climate alone.\n' >tags.txt
    "$DATELINE" index -q --index tags tags.txt
    count() { "$DATELINE" search --index tags --count -- "$1" || true; }
    for word in metoo MeToo JoeBiden joebiden 'me too' 'Joe Biden' climate; do
        [ "$(count "$word")" -eq 1 ] || { echo "$word"; false; }
    done
    [ "$("$DATELINE" search --index tags --format json climate | jq -r .understood)" = climate ]
}
@test "a word of letters and figures is also found with a hyphen, if that is written anywhere" {
    printf 'Health\n\nCOVID-19 spread.\n\nThe COVID 19 ward.\n\nA covid19 test.\n\nAn F16 flew.\n' >hyphens.txt
    "$DATELINE" index -q --index hyphens hyphens.txt
    count() { "$DATELINE" search --index hyphens --count -- "$1" || true; }
    [ "$(count COVID19)" -eq 3 ]
    [ "$(count '+covid19 spread')" -eq 3 ]
    [ "$(count '"covid19"')" -eq 1 ]
    [ "$(count '=covid19')" -eq 1 ]
    [ "$(count 'COVID-19')" -eq 3 ]
    [ "$(count '"COVID-19"')" -eq 2 ]
    [ "$(count 'health -covid19')" -eq 1 ]
    [ "$(count F16)" -eq 1 ]
    run --separate-stderr "$DATELINE" search --index hyphens COVID19
    [ -z "$stderr" ]
    "$DATELINE" search --index hyphens --marks brackets covid19 | grep -q '\[COVID-19\] spread'
}
