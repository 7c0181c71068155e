# index --watch: the folders are followed, until a signal.
bats_require_minimum_version 1.5.0
load wait
setup() { cd "$BATS_TEST_TMPDIR"; mkdir c; printf 'First title\n\nAlpha beta.\n' >c/a.txt; watcher=; }
teardown() { [ -z "${mounted:-}" ] || umount -l "$mounted" 2>/dev/null || true; [ -z "$watcher" ] || kill -KILL "$watcher" 2>/dev/null || true; }
# Starts the watcher and waits for its first run.
watch() { "$DATELINE" index --watch "$@" >out 2>err 3>&- & watcher=$!; until_true test -s out; }
found() { [ "$("$DATELINE" search --count "$1")" = "$2" ]; } # QUERY COUNT
rounds() { [ "$(wc -l <out)" -eq "$1" ]; } # each is told when it is over
stop() { kill "-$1" "$watcher"; wait "$watcher"; }

@test "new, changed, moved and removed files; SIGTERM ends it well" {
    watch c
    found Alpha 1
    printf 'Second title\n\nGamma delta.\n' >c/b.txt
    until_true found Gamma 1
    printf 'First title\n\nOmega now.\n' >c/a.txt
    until_true found Omega 1
    found Alpha 0
    mv c/b.txt c/moved.txt
    until_true found source:moved.txt 2
    rm c/moved.txt
    until_true found Gamma 0
    stop TERM
    [ ! -s err ]
    grep -q '1 new, 0 changed' out
    "$DATELINE" check
}
@test "SIGTERM ends it well within a run, too" {
    watch c
    yes 'abc d' | head -2000000 >c/long.txt
    until_true test -d index/gen-000002
    stop TERM
    [ ! -s err ]
    rounds 1
    found abc 0
    found Alpha 1
    "$DATELINE" check
}
@test "what a link leads to" {
    mkdir far
    printf 'Far title\n\nFirst words.\n' >far/x.txt
    ln -s far/x.txt link.txt
    watch link.txt
    found First 1
    printf 'Far title\n\nSecond words.\n' >far/x.txt
    until_true found Second 1
    printf 'Far title\n\nThird words.\n' >far/new.tmp
    mv far/new.tmp far/x.txt
    until_true found Third 1
    stop TERM
}
@test "editors that write beside and rename; hidden and other files are left alone" {
    watch c
    printf 'x\n\nhidden words\n' >c/.hidden.txt
    printf 'x\n\nother words\n' >c/a.o
    sleep 1.2 # twice what a round waits for
    rounds 1
    printf 'First title\n\nEdited words.\n' >c/.a.txt.swp
    mv c/.a.txt.swp c/a.txt
    until_true found Edited 1
    printf 'First title\n\nAgain edited.\n' >c/a.txt.tmp
    mv c/a.txt c/a.txt~
    mv c/a.txt.tmp c/a.txt
    until_true found Again 1
    found Edited 1
    stop INT
    found hidden 0
    found other 0
}
@test "whole trees come, are renamed, leave and come back" {
    mkdir -p stage/deep/er
    printf 'Deep\n\nKappa words.\n' >stage/deep/er/k.txt
    watch c
    mv stage c/2025
    until_true found Kappa 1
    mv c/2025 c/old
    until_true found source:old/deep 2
    printf 'Late\n\nLambda words.\n' >c/old/deep/l.txt # watched under its new name
    until_true found Lambda 1
    mkdir -p c/n/e/w && printf 'Nested\n\nSigma words.\n' >c/n/e/w/s.txt
    until_true found Sigma 1
    mv c/old away
    until_true found Kappa 0
    printf 'Gone\n\nOutside words.\n' >away/deep/o.txt
    mv away c/back
    until_true found Outside 1
    found Kappa 1
    stop TERM
}
@test "a followed folder or file that vanishes is waited for" {
    printf 'One file\n\nSingle words.\n' >one.txt
    watch c one.txt
    mv c elsewhere
    printf 'First title\n\nMeanwhile words.\n' >elsewhere/a.txt
    until_true grep 'c: No such file' err
    mv elsewhere c
    until_true found Meanwhile 1
    printf 'One file\n\nReplaced words.\n' >other
    mv other one.txt
    until_true found Replaced 1
    stop TERM
}
@test "a file system that comes, goes and comes back" {
    mkdir c/disk
    mounted=c/disk
    mount -t tmpfs none c/disk 2>/dev/null || skip "mounting wants rights"
    printf 'First\n\nPlugged words.\n' >c/disk/d.txt
    watch c
    found Plugged 1
    umount c/disk
    until_true found Plugged 0
    mount -t tmpfs none c/disk
    until_true test -d c/disk
    printf 'Again\n\nBack again.\n' >c/disk/d.txt
    until_true found Back 1
    umount -l c/disk # as where it cannot be asked any more
    until_true found Back 0
    mkdir near && printf 'Near\n\nBound words.\n' >near/n.txt
    mount --bind near c/disk # nothing is written to it
    until_true found Bound 1
    umount c/disk
    stop TERM
}
@test "bursts settle: many files, few runs" {
    watch c
    begin=$(date +%s%N)
    for i in $(seq 300); do printf 'Title %s\n\nBurst of words %s.\n' "$i" "$i" >c/n$i.txt; done
    until_true found Burst 300
    [ "$(wc -l <out)" -le $((2 + ($(date +%s%N) - begin) / 500000000)) ] # each waits for half a second of rest
    stop TERM
}
@test "the index may lie inside; other writers get their turn" {
    "$DATELINE" index --index c/index c
    export DATELINE_INDEX=c/index
    watch
    printf 'Other\n\nTheta words.\n' >t.txt
    "$DATELINE" index t.txt
    printf 'Inside\n\nIota words.\n' >i.txt
    mv i.txt c # all at once: one round
    until_true found Iota 1
    found Theta 1
    until_true rounds 2
    stop TERM
}
@test "what cannot be followed is said" {
    run "$DATELINE" index --watch -
    [ "$status" -eq 2 ]
    run "$DATELINE" index --watch --dry-run c
    [ "$status" -eq 2 ]
    run "$DATELINE" index --watch
    [ "$status" -eq 2 ]
    [[ "$output" == *"no paths given"* ]]
}
