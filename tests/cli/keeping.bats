# Keeping an index: backup and restore, folders that go, clocks that jump, runs with nothing to do.
bats_require_minimum_version 1.5.0
load wait
setup() { cd "$BATS_TEST_TMPDIR"; mkdir c; printf 'First title\n\nAlpha beta.\n' >c/a.txt; }
teardown() { [ -z "${place:-}" ] || rm -rf "$place"; [ -z "${holder:-}" ] || kill -KILL "$holder" 2>/dev/null || true; }
many() { for i in $(seq "$1"); do printf 'Title %s\n\nWords %s of edition%s, kinds.\n' "$i" "$i" "$2" >"c/n$i.txt"; done; }
answered() { [ "$(jq -r '.hits[].text' out | grep -cx "$1 title")" -eq 40 ]; }
as_user() { if [ "$(id -u)" = 0 ]; then setpriv --reuid=65534 --regid=65534 --clear-groups "$@"; else "$@"; fi; }

@test "a backup taken while a writer works is one complete state, and can be restored" {
    many 60 0
    "$DATELINE" index c
    (for e in $(seq 1 12); do many 60 "$e"; "$DATELINE" index -q --wait 60 $([ $((e % 4)) -ne 0 ] || echo --rebuild) c || touch failed; done; touch over) 3>&- &
    for copy in 1 2 3 4; do
        flock index/lock cp -r --reflink=auto index backup$copy
        "$DATELINE" check --index backup$copy
        "$DATELINE" search --index backup$copy --format tsv -n 99 +kinds | grep -o 'edition[0-9]*' | sort | uniq -c >held$copy
        [ "$(wc -l <held$copy)" -eq 1 ]
        grep -q '^ *60 ' held$copy
        sleep 0.2
    done
    wait
    [ -e over ] && [ ! -e failed ]
    mv index broken && mv backup1 index
    "$DATELINE" index
    [ "$("$DATELINE" search --count edition12)" -eq 60 ]
    "$DATELINE" check
}
@test "a folder removed under a running search is told, and a new one is found" {
    many 200 1
    "$DATELINE" index c
    printf 'kinds\n%.0s' $(seq 300) >queries
    mkfifo asked
    "$DATELINE" search --batch asked --format jsonl >out 2>err 3>&- & searcher=$!
    exec 4>asked
    cat queries >&4
    rm -rf index
    cat queries >&4
    exec 4>&-
    wait $searcher || status=$?
    [ "${status:-0}" -lt 128 ]
    run "$DATELINE" search kinds
    [ "$status" -eq 4 ]
    [[ "$output" == *"no index here"* ]]
    "$DATELINE" index c
    [ "$("$DATELINE" search --count kinds)" -eq 200 ]
}
@test "a running search sees an index that was removed and made again under the same names" {
    "$DATELINE" index c
    mkfifo asked
    "$DATELINE" search --batch asked >out 2>err 3>&- & holder=$!
    exec 4>asked
    printf 'title\n%.0s' $(seq 40) >&4 # each of its threads has the index open
    until_true answered First
    rm -r index
    printf 'Second title\n\nGamma delta.\n' >c/a.txt
    "$DATELINE" index c
    [ -d index/gen-000001 ]
    printf 'title\n%.0s' $(seq 40) >&4
    exec 4>&-
    wait $holder
    answered Second
    [ ! -s err ]
}
@test "a generation removed by hand is told as damage and made again" {
    "$DATELINE" index c
    rm -rf index/gen-*
    run "$DATELINE" search beta
    [ "$status" -eq 5 ]
    [[ "$output" == *"--rebuild"* ]]
    run "$DATELINE" check
    [ "$status" -eq 5 ]
    "$DATELINE" index --rebuild c
    [ "$("$DATELINE" search --count beta)" -eq 1 ]
}
@test "a flipped bit in what is shown is told, and never shown" {
    for i in $(seq 120); do printf 'Title %s\n\nWords of kinds %s, and %s of them in the harbour of the old town, said its master.\n' "$i" "$i" $((i * 7 % 97)) >"c/n$i.txt"; done
    "$DATELINE" index -q c
    "$DATELINE" search --format tsv -n 200 '"of kinds" harbour' >expected
    table=$(echo index/gen-*/docdata.glass)
    cp "$table" whole
    size=$(stat -c %s whole) told=0
    for i in $(seq 60); do
        at=$((i * 7919 % size))
        byte=$(od -An -tu1 -j $at -N 1 whole)
        cp whole "$table"
        printf "\\x$(printf %02x $((byte ^ 1 << i % 8)))" | dd of="$table" bs=1 seek=$at conv=notrunc status=none
        run --separate-stderr "$DATELINE" search --format tsv -n 200 '"of kinds" harbour'
        [ "$status" -ne 0 ] || cmp expected - <<<"$output"
        [ "$status" -lt 128 ]
        told=$((told + (status == 5)))
    done
    [ "$told" -gt 20 ]
}
@test "clocks that jump: times in the future, in the past, and before 1970" {
    "$DATELINE" index c
    for when in 2038-01-19 2200-01-01 2440-01-01 2500-01-01 1980-01-01 1969-12-31 1901-01-01; do
        printf 'First title\n\nAlpha %s.\n' "now${when%%-*}" >c/a.txt
        touch -d "$when" c/a.txt
        "$DATELINE" index
        [ "$("$DATELINE" search --count "now${when%%-*}")" -eq 1 ]
        "$DATELINE" check
    done
    touch -d 2200-01-01 index/lock index/XAPIANDB index/gen-*/*
    printf 'First title\n\nAlpha gamma.\n' >c/a.txt
    "$DATELINE" index
    [ "$("$DATELINE" search --count gamma)" -eq 1 ]
}
@test "a run with nothing to do opens no source" {
    place=$(mktemp -d /tmp/dateline-keeping-XXXXXX)
    many 50 1
    chmod 755 "$place" && cp -r c "$place" && cd "$place" && mkdir out
    cp "$DATELINE" "$(dirname "$DATELINE")"/../lib/libdateline.so.0 .
    export LD_LIBRARY_PATH=$place
    find c -type f -exec touch -d '1 hour ago' {} +
    chmod -R a+rX c && chmod 777 out
    as_user ./dateline index --index out/index c
    chmod 000 c/*.txt
    run as_user ./dateline index --index out/index c
    [ "$status" -eq 0 ]
    [[ "$output" == "0 new, 0 changed, 0 removed, 0 passages,"* ]]
    touch c/n7.txt # whose content is now to be looked at, and cannot be
    run as_user ./dateline index --index out/index c
    [ "$status" -eq 3 ]
    [[ "$output" == *"c/n7.txt: cannot open: Permission denied"* ]]
}
@test "a writer killed with the lock held leaves it free, and what it began goes" {
    many 200 1
    "$DATELINE" index c
    mkdir index/gen-000007 index/gen-000008.tmp && touch index/XAPIANDB.new
    hold_lock index
    run "$DATELINE" index --wait 0 c
    [ "$status" -eq 6 ]
    kill -KILL $holder
    "$DATELINE" index --wait 60 c
    [ "$(ls index)" = "$( (echo XAPIANDB; sed 's/^glass //' index/XAPIANDB | sort; echo lock) )" ]
    [ ! -e index/gen-000007 ]
    "$DATELINE" check
}
@test "an index whose description is damaged says so and can be rebuilt" {
    "$DATELINE" index c
    sed -i 's/language=english/language=engXish/' index/gen-*/postlist.glass
    run -5 --separate-stderr "$DATELINE" search alpha
    [[ "$stderr" == *"not what was written"*"index --rebuild"* ]]
    rm index/gen-*/sums # then nothing tells that it was another
    run -5 --separate-stderr "$DATELINE" search alpha
    [[ "$stderr" == *"'engXish'"*"index --rebuild"* ]]
    "$DATELINE" index --rebuild
    [ "$("$DATELINE" search --count alpha)" -eq 1 ]
}
@test "what a rebuild cannot read of the old index is said, and what that remembered is not lost unsaid" {
    mkdir b
    printf 'Second title\n\nGamma.\n' >b/b.txt
    "$DATELINE" index c b
    cp -r index whole
    "$DATELINE" index --rebuild c # which can be read
    [ "$("$DATELINE" search --count gamma)" -eq 1 ]
    rm -r index && cp -r whole index
    : >index/gen-000001/postlist.glass
    run -5 "$DATELINE" index --rebuild
    [[ "$output" == *"is cut short"*"index --rebuild PATH..." ]]
    run -0 --separate-stderr "$DATELINE" index --rebuild c
    [ "$stderr" = "dateline: index: the old index could not be read: of the paths that it remembered, and its map, the new one has what was given now" ]
    place=$(mktemp -d /tmp/dateline-unread-XXXXXX)
    chmod 755 "$place"
    cp -r c b whole "$DATELINE" "$(dirname "$DATELINE")"/../lib/libdateline.so.0 "$place" && cd "$place"
    export LD_LIBRARY_PATH=$place
    [ "$(id -u)" != 0 ] || chown -R 65534:65534 .
    chmod 000 whole/gen-000001
    run -7 as_user ./dateline index --index whole --rebuild
    [[ "$output" == *"Permission denied"* ]]
    run -3 --separate-stderr as_user ./dateline index --index whole --rebuild c b
    [[ "$stderr" == *"the old index could not be read: "*"Permission denied"* ]]
    [ "$(as_user ./dateline search --index whole --count gamma)" -eq 1 ]
    chmod -R u+rwX .
}
@test "a table that is cut short is told by its name" {
    "$DATELINE" index c
    : >index/gen-000001/postlist.glass
    for what in "search title" "index c" info; do
        run -5 "$DATELINE" $what
        [[ "$output" == *"/gen-000001/postlist.glass: is cut short; the index is damaged; run: dateline index --rebuild PATH..." ]]
    done
    run -0 "$DATELINE" index --rebuild c
    [ "$("$DATELINE" check)" = "no problems" ]
}
@test "what to run is told for the index that was named" {
    "$DATELINE" index --index "my index" c
    : >"my index/gen-000001/postlist.glass"
    run -5 "$DATELINE" search --index "my index" title
    [[ "$output" == *"; run: dateline index --index 'my index' --rebuild PATH..." ]]
    run -5 --separate-stderr "$DATELINE" search --index "my index" --batch - <<<title
    [[ "$stderr" == *"dateline index --index 'my index' --rebuild PATH..." ]]
    run -5 --separate-stderr "$DATELINE" check --index "my index"
    [[ "$stderr" == *"my index: "*"; repair it with: dateline index --index 'my index' --rebuild" ]]
    run -4 "$DATELINE" search --index none title
    [ "$output" = "dateline: none: no index here; make one with: dateline index --index none PATH..." ]
    run -4 "$DATELINE" search --index "" title
    [ "$output" = "dateline: index: no index here; make one with: dateline index PATH..." ]
    DATELINE_INDEX="my index" run -5 "$DATELINE" info
    [[ "$output" == *"dateline index --rebuild PATH..." ]]
}
@test "what check finds is told with the segment that it is in" {
    "$DATELINE" index c
    truncate -s 20 index/gen-000001/sums
    run -5 --separate-stderr "$DATELINE" check
    [ "$output" = "gen-000001/sums: is not what was written" ]
    [ "$stderr" = "dateline: index: 1 problem; repair it with: dateline index --rebuild" ]
    "$DATELINE" index --rebuild c
    printf x | dd of=index/gen-000002/docdata.glass bs=1 seek=100 conv=notrunc status=none
    run -5 --separate-stderr "$DATELINE" check
    [ "$output" = "gen-000002/docdata.glass: 1 of its blocks are not what was written, the first at byte 0" ]
}
@test "without sums it is Xapian that finds a damaged block, for whoever may write there" {
    for i in $(seq 300); do printf 'Title %s\n\nSome words of %s to have several blocks, %s.\n' $i $i $((i * 7)) >c/$i.txt; done
    "$DATELINE" index c
    rm index/gen-000001/sums
    "$DATELINE" check
    dd if=/dev/zero of=index/gen-000001/position.glass bs=8192 seek=1 count=1 conv=notrunc status=none
    run -5 --separate-stderr "$DATELINE" check
    [[ "$output" == *"gen-000001: dir_end invalid in block 1;"* ]]
}
@test "a file named as the index is told to be none" {
    run -4 "$DATELINE" info --index c/a.txt
    [[ "$output" == *"c/a.txt: no index here, nor can one be made: it is not a folder" ]]
}
@test "a name of any bytes can be had back from what programs read" {
    odd=$(printf 'c/caf\351\n\t\\.txt')
    printf 'Odd\n\nA yak.\n' >"$odd"
    "$DATELINE" index c
    "$DATELINE" search --format json yak | jq -e --arg path "$(printf 'c/caf\\xe9\n\t\\.txt')" '.hits[0].source.path == $path'
    [ "$("$DATELINE" search --format tsv yak | cut -f8)" = 'c/caf\\xe9\n\t\\.txt' ]
}
