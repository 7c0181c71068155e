# What a machine does to an index: full file systems, missing rights, files that go, readers at work,
# terminals.
bats_require_minimum_version 1.5.0
setup() { cd "$BATS_TEST_TMPDIR"; mkdir c; printf 'First title\n\nAlpha beta.\n' >c/a.txt; }
many() { for i in $(seq "$1"); do printf 'Title %s\n\nWords %s of many kinds.\n' "$i" "$i" >"c/n$i.txt"; done; }
# As a user without rights, also where the tests run as root.
as_user() { if [ "$(id -u)" = 0 ]; then setpriv --reuid=65534 --regid=65534 --clear-groups "$@"; else "$@"; fi; }
teardown() { touch "$BATS_TEST_TMPDIR/stop"; umount "$BATS_TEST_TMPDIR/small" 2>/dev/null || true; [ -z "${place:-}" ] || rm -rf "$place"; }

@test "a file system that is really full" {
    mkdir small
    mount -t tmpfs -o size=1m tmpfs small 2>/dev/null || skip "needs the right to mount"
    "$DATELINE" index --index small/index c
    many 1500
    run "$DATELINE" index --index small/index c
    [ "$status" -eq 7 ]
    [[ "$output" == *"No space left"* ]]
    [ "$("$DATELINE" search --index small/index --count beta)" -eq 1 ]
    "$DATELINE" check --index small/index
    mount -o remount,size=20m small
    "$DATELINE" index --index small/index c
    [ "$("$DATELINE" search --index small/index --count kinds)" -eq 1500 ]
}
@test "without rights: the source is told, the folder is told" {
    place=$(mktemp -d /tmp/dateline-rights-XXXXXX) # those above a test's own folder are closed
    chmod 755 "$place"
    cp -r c "$place" && cd "$place" && mkdir closed out
    cp "$DATELINE" "$(dirname "$DATELINE")"/../lib/libdateline.so.0 . # the build's folder may be closed too
    export LD_LIBRARY_PATH=$place
    DATELINE=$place/dateline
    printf 'Secret\n\nHidden words.\n' >c/secret.txt
    chmod -R a+rX c && chmod 777 out && chmod 000 c/secret.txt
    run as_user "$DATELINE" index --index out/index c
    [ "$status" -eq 3 ]
    [[ "$output" == *"c/secret.txt: cannot open: Permission denied"* ]]
    [ "$(as_user "$DATELINE" search --index out/index --count beta)" -eq 1 ]
    chmod 555 closed
    run as_user "$DATELINE" index --index closed/index c
    [ "$status" -eq 7 ]
    [[ "$output" == *closed/index*"Permission denied"* ]]
    if [ "$(id -u)" = 0 ]; then # readable for all, writable for one
        "$DATELINE" index --index closed/index c/a.txt
        [ "$(as_user "$DATELINE" search --index closed/index --count beta)" -eq 1 ]
        [ "$(as_user "$DATELINE" check --index closed/index)" = "no problems" ]
        run as_user "$DATELINE" index --index closed/index c
        [ "$status" -eq 7 ]
        [[ "$output" == *"Permission denied"* ]]
    fi
}
@test "files that change and vanish while they are read" {
    many 300
    (while [ ! -e stop ]; do for i in 1 7 50 120 250 299; do rm -f c/n$i.txt; printf 'Title\n\nNew words of kinds %s.\n' $RANDOM >c/n$i.txt; done; done) 3>&- &
    for round in 1 2 3 4 5; do
        run "$DATELINE" index --rebuild c
        [ "$status" -eq 0 ] || [ "$status" -eq 3 ]
        "$DATELINE" check
    done
    touch stop
    wait
    "$DATELINE" index c
    [ "$("$DATELINE" search --count kinds)" -eq 300 ]
}
@test "readers during updates and switches see one complete state and no error" {
    many 40
    "$DATELINE" index c
    for reader in 1 2; do
        (while [ ! -e stop ]; do "$DATELINE" search --count kinds >>"counts$reader" 2>>"errors$reader" || echo "status $?" >>"errors$reader"; done) 3>&- &
    done
    asked() { cat counts1 counts2 | wc -l; }
    for round in $(seq 500); do
        [ "$round" -le 12 ] || [ "$(asked)" -le 20 ] || break
        "$DATELINE" index --rebuild c >/dev/null
        if [ -e c/n40.txt ]; then rm c/n40.txt; else many 40; fi
        "$DATELINE" index c >/dev/null
    done
    touch stop
    wait
    [ ! -s errors1 ] && [ ! -s errors2 ]
    [ -z "$(sort -u counts1 counts2 | grep -vx -e 39 -e 40)" ]
    [ "$(asked)" -gt 20 ]
}
@test "on a terminal: colour, a pager and a progress bar; elsewhere none" {
    script -qec true /dev/null >/dev/null 2>&1 || skip "needs script and pseudo-terminals"
    many 20
    seq -f 'Paragraph %.0f has words of many kinds.' 300000 | sed G >c/long.txt
    TERM=xterm script -qec "'$DATELINE' index c" progress >/dev/null
    grep -q ' % .* files .* passages .* MB/s .* left' progress
    for columns in 80 30; do # no wider than the terminal, or what is written over it would stay
        TERM=xterm script -qec "stty cols $columns; '$DATELINE' index --rebuild c" progress >/dev/null
        tr '\r' '\n' <progress | sed $'s/\033\\[K//' | grep ' % .* files' >lines
        [ -z "$(awk -v most="$columns" 'length >= most' lines)" ]
    done
    TERM=dumb script -qec "'$DATELINE' index --rebuild c" progress >/dev/null
    ! grep -q ' % .* files' progress
    run --separate-stderr "$DATELINE" index --rebuild c
    [ -z "$stderr" ]
    TERM=xterm PAGER='sed s/^/paged:/' script -qec "'$DATELINE' search beta" paged >/dev/null
    grep -q '^paged:' paged
    grep -q $'\033\[' paged
    TERM=xterm NO_COLOR=1 PAGER= script -qec "'$DATELINE' --no-pager search beta || '$DATELINE' search --no-pager beta" plain >/dev/null
    ! grep -q $'\033\[' plain
    ! "$DATELINE" search beta | grep -q $'\033\['
}
@test "a folder that cannot be read keeps what it held in the index" {
    place=$(mktemp -d /tmp/dateline-rights-XXXXXX)
    chmod 755 "$place"
    mkdir -p c/deep/er c/other
    printf 'Deep\n\nKappa words.\n' >c/deep/er/k.txt
    printf 'Other\n\nSigma words.\n' >c/other/s.txt
    cp -r c "$place" && cd "$place" && mkdir out
    cp "$DATELINE" "$(dirname "$DATELINE")"/../lib/libdateline.so.0 .
    export LD_LIBRARY_PATH=$place
    DATELINE=$place/dateline
    chmod -R a+rX c && chmod 777 out
    as_user "$DATELINE" index --index out/index c
    chmod 000 c/deep && rm c/other/s.txt
    run as_user "$DATELINE" index --index out/index
    [ "$status" -eq 3 ]
    [[ "$output" == *"c/deep: Permission denied"* ]]
    [[ "$output" == *"0 new, 0 changed, 1 removed"* ]]
    [ "$(as_user "$DATELINE" search --index out/index --count Kappa)" -eq 1 ]
    chmod 755 c/deep && chmod 000 c # the path itself
    run as_user "$DATELINE" index --index out/index
    [ "$status" -eq 3 ]
    [ "$(as_user "$DATELINE" search --index out/index --count Kappa)" -eq 1 ]
    [ "$(as_user "$DATELINE" search --index out/index --count Alpha)" -eq 1 ]
    chmod 755 c && rm -r c/deep
    run as_user "$DATELINE" index --index out/index
    [ "$status" -eq 0 ]
    [[ "$output" == *"0 new, 0 changed, 1 removed"* ]]
}
@test "standard output full or closed: said in one sentence, by every command; a reader that goes away is no fault" {
    [ -e /dev/full ] || skip "needs /dev/full"
    "$DATELINE" index c
    id=$("$DATELINE" search --format jsonl -n 1 beta | jq -r .id)
    for what in "search beta" "search --count beta" "search --format json beta" "show $id" info check version help "help search" \
        "help --format man" "search --help" "index c" "index --format json c" "index --dry-run c"; do
        for how in "'$DATELINE' $what >/dev/full" "'$DATELINE' $what >&-"; do
            run -7 --separate-stderr bash -c "$how"
            [[ "$stderr" == "dateline: standard output: cannot write: "* ]]
            [ "${#stderr_lines[@]}" -eq 1 ]
        done
        run -0 --separate-stderr bash -c "{ sleep 0.3; exec '$DATELINE' $what; } 3>&1 | true; exit \${PIPESTATUS[0]}"
        [ -z "$stderr" ]
    done
}
@test "what is printed never goes into the index, whatever is closed" {
    printf 'a\0b' >c/binary.txt
    for closed in '<&-' '>&-' '2>&-' '<&- >&-' '>&- 2>&-' '<&- 2>&-' '<&- >&- 2>&-'; do
        rm -rf index
        run bash -c "'$DATELINE' index c $closed"
        [ "$status" -eq 0 ] || [ "$status" -eq 7 ]
        "$DATELINE" check
        ! grep -rl dateline: index
        run bash -c "'$DATELINE' search beta $closed"
        [ "$status" -eq 0 ] || [ "$status" -eq 7 ]
    done
    run -7 --separate-stderr bash -c "'$DATELINE' index - <&-"
    [[ "$stderr" == "dateline: standard input: "*"Bad file descriptor" ]]
}
@test "a file that may not grow any more: told, and the index is as it was" {
    "$DATELINE" index c
    many 200
    run -7 --separate-stderr bash -c "ulimit -f 16; '$DATELINE' index c"
    [[ "$stderr" == *"File too large"* ]]
    [ "${#stderr_lines[@]}" -eq 1 ]
    [ "$("$DATELINE" search --count beta)" -eq 1 ]
    "$DATELINE" check
    "$DATELINE" index c
    [ "$("$DATELINE" search --count kinds)" -eq 200 ]
}
@test "memory that is limited: as little as the program starts with, or more; no signal, and the index is as it was" {
    export LC_ALL=C.UTF-8
    for i in $(seq 100); do
        printf 'Title %s\n\n' "$i"
        for word in $(seq 100); do printf 'kind%s%s of words ' $((RANDOM % 100)) $((RANDOM % 30)); done
    done | split -l 3 --additional-suffix=.txt - c/long
    least=20000
    until (ulimit -v $least; "$DATELINE" version) >/dev/null 2>&1; do
        least=$((least + 1000))
        [ "$least" -lt 400000 ] || skip "needs a program that starts in little memory"
    done
    "$DATELINE" index --index held c/a.txt
    worked=0
    for room in $(seq $least 1000 $((least + 200000))); do
        rm -rf new && cp -r held index
        for index in index new; do
            run bash -c "ulimit -v $room; exec '$DATELINE' index --index $index c"
            [[ "$status" = [0237] ]] || { echo "$room: $status $output"; false; }
            [ "$index" = new ] || [ "$status" -eq 0 ] || [ "$("$DATELINE" search --index index --count beta)" -eq 1 ]
        done
        rm -rf index
        [ "$status" -ne 0 ] || worked=$((worked + 1))
        [ "$worked" -lt 3 ] || break
    done
    [ "$worked" -eq 3 ]
}
@test "files that are few: no damage is seen where there is none, and the index is as it was" {
    [ -z "${SANITIZED:-}" ] || skip "sanitizers open files themselves"
    "$DATELINE" index --index held c
    many 20
    for files in $(seq 6 24); do
        rm -rf new && cp -r held index
        for index in index new; do
            run bash -c "ulimit -n $files; exec '$DATELINE' index --index $index c"
            [[ "$status" = [037] ]] || { echo "$files: $status $output"; false; }
            [ "$index" = new ] || "$DATELINE" check --index index
        done
        rm -rf index
    done
    [ "$status" -eq 0 ]
}
@test "a file that changes again with the time stamp of its last change" {
    "$DATELINE" index c
    touch -d '+3 seconds' c/a.txt # as one that changes while the run looks
    "$DATELINE" index c
    cp -p c/a.txt stamp
    printf 'First title\n\nOmega beta.\n' >c/a.txt
    touch -r stamp c/a.txt
    sleep 4
    "$DATELINE" index c
    [ "$("$DATELINE" search --count Omega)" -eq 1 ]
}
@test "a query that cannot be read" {
    "$DATELINE" index c
    run "$DATELINE" search - <c
    [ "$status" -eq 7 ]
    [ "$output" = "dateline: standard input: cannot read: Is a directory" ]
}
# While a.txt is read: b.txt is planned, and not read yet.
during_a() { local tries; for tries in $(seq 1000); do [ ! -d index/gen-000002 ] || return 0; sleep 0.01; done; false; }
@test "a file that is another while it is read, and then as it was planned, is read again" {
    for how in "cp -p" "cp"; do # with its time, or with another
        rm -rf index c/* && printf 'First\n\nOld words.\n' >c/b.txt
        "$DATELINE" index c
        printf 'First\n\nPlanned words.\n' >c/b.txt && touch -d yesterday c/b.txt && cp -p c/b.txt planned
        yes 'abc d' | head -400000 >c/a.txt # one article, a passage a line
        "$DATELINE" index c 3>&- & writer=$!
        during_a
        printf 'First\n\nPassing.\n' >c/b.txt
        kill -0 $writer
        wait $writer
        [ "$("$DATELINE" search --count Passing)" -eq 1 ]
        rm c/a.txt && $how planned c/b.txt
        "$DATELINE" index c
        [ "$("$DATELINE" search --count Planned)" -eq 1 ]
    done
}
@test "a file that changed so late that it could change again at the same time is looked at again" {
    local second=$(($(date +%s) + 2))
    put() { printf 'First\n\n%s.\n' "$1" >c/a.txt && touch -d "@$second.5" c/a.txt; }
    "$DATELINE" index c
    put Atwo
    "$DATELINE" index c
    put Asix
    until [ "$(date +%s)" -gt "$second" ]; do sleep 0.1; done
    sleep 1
    "$DATELINE" index c
    [ "$("$DATELINE" search --count Asix)" -eq 1 ]
    touch -d 2100-01-01 c/a.txt
    "$DATELINE" index c
    ls index >before
    "$DATELINE" index c # the same: nothing to write
    ls index | diff before -
}
@test "a library that cannot be loaded is told once, and the index is as it was" {
    many 3
    "$DATELINE" index c
    mkdir lame
    : >lame/libmd4c.so.0 # what reads Markdown
    printf 'Title\n\nGamma of other words.\n' >c/new.txt
    for how in c "--rebuild c" --rebuild; do
        run --separate-stderr env LD_LIBRARY_PATH=lame "$DATELINE" index $how
        [ "$status" -eq 7 ]
        [[ "$stderr" == "dateline: "*"libmd4c.so.0: "*"; install that library" && "$stderr" != *$'\n'* ]]
        [ "$("$DATELINE" search --count kinds)" -eq 3 ]
    done
    "$DATELINE" index
    [ "$("$DATELINE" search --count gamma)" -eq 1 ]
}
