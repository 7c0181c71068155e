# Many queries in one process.
bats_require_minimum_version 1.5.0
setup_file() {
    cd "$BATS_FILE_TMPDIR"
    mkdir corpus
    for i in $(seq 40); do printf 'Title %s\n\nThe ship number%s sails.\n\nThe harbour sleeps.\n' "$i" "$i" >corpus/a$i.txt; done
    "$DATELINE" index corpus
}
setup() { cd "$BATS_FILE_TMPDIR"; }

@test "thousands of queries: each line has its answer, in the order of the lines" {
    for i in $(seq 2000); do printf 'q%s\tnumber%s\n' "$i" $((i % 50)); done >queries.tsv
    "$DATELINE" search --batch queries.tsv >answers.jsonl
    jq -r '[.id, .query, .total] | @tsv' answers.jsonl >got
    awk -F'\t' '{ n = substr($2, 7) + 0; print $1 "\t" $2 "\t" (n >= 1 && n <= 40) }' queries.tsv >wanted
    cmp got wanted
}
@test "a batch answers as single searches do" {
    printf 'ship number7\nharbour -title\n"harbour sleeps"\n' >queries
    "$DATELINE" search -n 5 --batch queries | jq -c '[.understood, .hits]' >batch
    while read -r query; do "$DATELINE" search -n 5 --format json "$query" | jq -c '[.understood, .hits]'; done <queries >single
    [ "$(wc -l <single)" -eq 3 ]
    cmp batch single
}
@test "trec runs: blanks in ids, passages, articles, one search alone" {
    printf 'my id\tnumber7\nnumber8' | "$DATELINE" search --batch - --format trec >run
    [ "$(wc -l <run)" -eq 2 ]
    grep -qE '^my_id Q0 [0-9a-f]{16}\.1 1 [0-9]+\.[0-9]{6} dateline$' run
    grep -qE '^2 Q0 [0-9a-f]{16}\.1 1 ' run
    echo number7 | "$DATELINE" search --batch - --format trec --group article | grep -qE '^1 Q0 [0-9a-f]{16} 1 '
    "$DATELINE" search --format trec number7 | grep -qE '^1 Q0 [0-9a-f]{16}\.1 1 '
}
@test "lines of any kind: empty, without an end, with zero bytes, very long" {
    { printf '\n\tx\nship\0harbour\r\n'; head -c 3000000 /dev/zero | tr '\0' a; printf '\nnumber7'; } >odd
    run --separate-stderr "$DATELINE" search --batch odd -n 1
    [ "$status" -eq 0 ]
    [ "${#lines[@]}" -eq 5 ]
    [ "$(jq -c '[.id, .total > 0]' <<<"$output" | tr -d '\n')" = '["1",false]["2",false]["3",true]["4",false]["5",true]' ]
    [[ "$stderr" == *"note: odd:4: "* ]]
    [ "$(printf '\xEF\xBB\xBFq1\tship\n' | "$DATELINE" search --batch - -n 1 | jq -c '[.id, .query]')" = '["q1","ship"]' ]
}
@test "nothing found, no file, no index, wrong format, a query beside the file, a closed pipe" {
    run "$DATELINE" search --batch - <<<zebra
    [ "$status" -eq 1 ]
    run "$DATELINE" search --batch nowhere
    [ "$status" -eq 7 ] && [[ "$output" == *"nowhere: cannot open: No such file"* ]]
    run "$DATELINE" search --batch corpus
    [ "$status" -eq 7 ] && [[ "$output" == *"corpus: cannot read: Is a directory"* ]]
    run "$DATELINE" search --index gone --batch queries
    [ "$status" -eq 4 ] && [ "${#lines[@]}" -eq 1 ]
    run "$DATELINE" search --batch - --format html <<<ship
    [ "$status" -eq 2 ] && [[ "$output" == *"jsonl or trec"* ]]
    run "$DATELINE" search --batch - ship <<<ship
    [ "$status" -eq 2 ]
    run bash -c "yes ship | head -5000 | '$DATELINE' search --batch - | head -1 | jq .id"
    [ "$output" = '"1"' ]
}
