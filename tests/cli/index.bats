# Indexing: updates, moves, bad sources, locks, damage.
bats_require_minimum_version 1.5.0
load wait
setup() { cd "$BATS_TEST_TMPDIR"; mkdir c; printf 'First title\n\nAlpha beta.\n\nGamma delta.\n' >c/a.txt; printf 'Second title\n\nEpsilon zeta.\n' >c/b.txt; }
teardown() { umount "$BATS_TEST_TMPDIR/c/self" 2>/dev/null || true; [ -z "${holder:-}" ] || kill -KILL "$holder" 2>/dev/null || true; }

@test "new, changed, moved, removed, unchanged" {
    touch -d 2020-01-01 c/* # what is quite new is looked at again
    run "$DATELINE" index c
    [[ "$output" == "2 new, 0 changed, 0 removed, 5 passages,"* ]]
    run "$DATELINE" index
    [[ "$output" == "0 new, 0 changed, 0 removed, 0 passages,"* ]]
    [ "$(cat index/XAPIANDB)" = "glass gen-000001" ] # nothing was written for it
    printf 'First title\n\nAlpha omega.\n' >c/a.txt
    mv c/b.txt c/moved.txt
    run "$DATELINE" index c
    [[ "$output" == "0 new, 1 changed, 0 removed, 1 moved, 2 passages,"* ]]
    [ "$("$DATELINE" search --format tsv Epsilon | cut -f8)" = c/moved.txt ]
    run "$DATELINE" search beta
    [ "$status" -eq 1 ]
    rm c/moved.txt
    run "$DATELINE" index c
    [[ "$output" == "0 new, 0 changed, 1 removed,"* ]]
    run "$DATELINE" check
    [ "$output" = "no problems" ]
}
@test "of files with the same content some move, and others go" {
    for i in $(seq 30); do printf 'Title\n\nThe same words.\n' >"c/same$i.txt"; done
    "$DATELINE" index c
    for i in $(seq 20); do mv "c/same$i.txt" "c/moved$i.txt"; done
    rm c/same21.txt
    run "$DATELINE" index c
    [[ "$output" == "0 new, 0 changed, 1 removed, 20 moved,"* ]]
    cp c/same30.txt c/another.txt
    run "$DATELINE" index c
    [[ "$output" == "1 new, 0 changed, 0 removed, 2 passages,"* ]]
    [ "$("$DATELINE" search --count "the same words")" -eq 30 ]
    [ "$("$DATELINE" search -n 100 --format tsv "the same words" | cut -f8 | sort -u | grep -c moved)" -eq 20 ]
}
@test "a file that was given stays, whatever its name, when a folder above it is looked at" {
    printf 'Mackerel fishing is allowed again.\n' >c/notes
    "$DATELINE" index c
    "$DATELINE" index c/notes
    run "$DATELINE" index c
    [[ "$output" == "0 new, 0 changed, 0 removed, "* ]]
    [ "$("$DATELINE" search --count mackerel)" -eq 1 ]
    rm c/notes
    run "$DATELINE" index c
    [[ "$output" == *"0 new, 0 changed, 1 removed, "* ]]
    run "$DATELINE" search --count mackerel
    [ "$output" = 0 ]
}
@test "a table may have the same row again and again" {
    { echo title,text; yes 'Tide,Ebb and flow.' | head -n 60000; } >c/same.csv
    run timeout 60 "$DATELINE" index c
    [[ "$output" == "3 new, 0 changed, 0 removed, 120005 passages,"* ]]
    [ "$("$DATELINE" search --format tsv -n 200 ebb | cut -f3 | sort -u | wc -l)" = 200 ] # each has an id of its own
    echo 'Tide,Ebb and flow.' >>c/same.csv
    run timeout 60 "$DATELINE" index
    [[ "$output" == "0 new, 1 changed, 0 removed, 120002 passages,"* ]]
    run "$DATELINE" check
    [ "$output" = "no problems" ]
}
@test "an updated index answers as a rebuilt one" {
    "$DATELINE" index c
    printf 'Third\n\nAlpha alpha again.\n' >c/d.txt
    rm c/b.txt
    "$DATELINE" index c
    "$DATELINE" search --format tsv -n 99 '*' | cut -f3- | sort >updated
    "$DATELINE" index --rebuild
    "$DATELINE" search --format tsv -n 99 '*' | cut -f3- | sort >rebuilt
    diff updated rebuilt
    [ "$(ls -d index/gen-* | wc -l)" -eq 1 ]
}
@test "bad sources are told and stop nobody" {
    printf 'caf\351 here is a sentence.\n' >c/latin.txt
    : >c/empty.txt
    (printf 'x\0'; head -c 2000 /dev/urandom) >c/noise.txt # whose first letter is no sign of a format
    printf '{"title":"ok","text":"Fine words."}\n{broken\n' >c/r.jsonl
    printf '<html><script>x()</script>' >c/page.html
    run "$DATELINE" index c
    [ "$status" -eq 3 ]
    [[ "$output" == *"c/latin.txt: not UTF-8; read as windows-1252"* ]]
    [[ "$output" == *"c/empty.txt: is empty"* ]]
    [[ "$output" == *"c/noise.txt: is binary"* ]]
    [[ "$output" == *"c/r.jsonl: byte 43"*"not JSON"* ]]
    [[ "$output" == *"c/page.html: is a web page without text"* ]]
    [ "$("$DATELINE" search --count Fine)" -eq 1 ]
}
@test "records, packed or not, and paths from a list" {
    printf '{"id":"1","title":"One","date":"2020-02-03","text":"Line a.\\nLine b."}\n' | gzip >c/r.jsonl.gz
    printf 'c/a.txt\0c/r.jsonl.gz\0' | "$DATELINE" index --files-from - -0
    [ "$("$DATELINE" search --count 'date:2020-02')" -eq 3 ]
    printf 'From input\n\nPiped words.\n' | "$DATELINE" index -
    [ "$("$DATELINE" search --count Piped)" -eq 1 ]
}
@test "of which kinds the files are that are passed over" {
    touch c/{1,2,3}.JPG c/4.jpg c/.hidden c/README c/README.md c/notes c/x.so$'\e'5 c/y.averyveryverylongending c/.z
    ln -s a.txt c/l
    mkfifo c/pipe.css
    run -0 "$DATELINE" index c
    [[ "$output" == *", 11 other files passed over (4 .jpg, 3 other, 2 README, 2 more), "* ]]
    run -0 "$DATELINE" index --format json c
    [ "$(jq -c '[.ignored_kinds[] | [.kind, .files]]' <<<"$output")" = '[[".jpg",4],["other",3],["README",2],["link",1],["special",1]]' ]
    rm c/*.* c/notes c/l c/README
    touch c/b.css
    run -0 "$DATELINE" index c
    [[ "$output" == *", 1 other file passed over (1 .css), "* ]]
    for i in $(seq 200); do touch "c/$i.k$i"; done
    run -0 "$DATELINE" index c
    [[ "$output" == *", 201 other files passed over (138 other, 1 ."*", 1 .k"*", 61 more), "* ]]
}
@test "folders: named as articles are, linked, hidden, deeper than a path may be, mounted below themselves" {
    mkdir -p c/deep/er c/folder.txt c/.hidden c/self
    for at in deep/er/1 folder.txt/2 .hidden/3 self/4 .5; do printf 'Title\n\nFound %s.\n' "$at" >"c/$at.txt"; done
    ln -s deep c/linked
    run -0 "$DATELINE" index c
    [[ "$output" == "5 new, "*", 1 other file passed over (1 link), "* ]]
    name=$(printf '%0250d' 0)
    (cd c/deep && for _ in $(seq 20); do mkdir "$name" && cd "$name"; done && printf 'Title\n\nFound far.\n' >6.txt)
    run -3 "$DATELINE" index c
    [[ "$output" == *"/$name: File name too long"* ]]
    rm -r c/deep/0*
    mount --bind c c/self 2>/dev/null || skip "mounting wants rights"
    run -0 "$DATELINE" index c
    umount c/self
    [[ "$output" == *"0 new, 0 changed, 1 removed, "* ]]
}
@test "no index is made in a folder of other files, and nothing is left there" {
    for how in "" --dry-run --rebuild; do
        run -4 "$DATELINE" index --index c $how c
        [[ "$output" == *"c: holds other files ("*.txt"), so no index is made there; give an empty or new folder with --index"* ]]
    done
    [ "$(ls -A c | paste -sd' ')" = "a.txt b.txt" ]
}
@test "a rebuild tells what came from standard input, which it cannot read again" {
    printf 'From input\n\nPiped words.\n' >piped
    "$DATELINE" index c - <piped
    run -0 "$DATELINE" index --rebuild - <piped
    [[ "$output" != *"standard input"* ]]
    for how in --dry-run -q; do
        run -3 "$DATELINE" index --rebuild $how
        [[ "$output" == *"(standard input "*"): came from standard input, which is not read again; the new index is without it"* ]]
    done
    run -0 "$DATELINE" index --rebuild
    [[ "$output" != *"standard input"* ]]
}
@test "in a working folder that is gone, a path is told for what it is" {
    "$DATELINE" index c
    index=$PWD/index
    mkdir gone && cd gone && rmdir ../gone
    run -7 "$DATELINE" index --index "$index" c
    [[ "$output" == *"c: cannot find the working folder for: No such file or directory"* ]]
    cd ..
}
@test "members of archives are articles of the archive" {
    printf 'Packed title\n\nWalrus words.\n' >c/in.txt
    printf 'Not an article by its name.\n' >c/in.bin
    printf 'a\0b' >c/bad.txt
    tar -C c -czf c/all.tar.gz in.txt in.bin bad.txt
    rm c/in.txt c/in.bin c/bad.txt
    run "$DATELINE" index c
    [ "$status" -eq 3 ]
    [[ "$output" == *"c/all.tar.gz!bad.txt: is binary"* ]]
    [ "$("$DATELINE" search --format tsv Walrus | cut -f8)" = c/all.tar.gz!in.txt ]
    [ "$("$DATELINE" search --count 'Walrus source:all.tar')" -eq 1 ]
    [ "$("$DATELINE" search --count 'Walrus source:all.tar.gz!in.txt')" -eq 1 ]
    [ "$("$DATELINE" search --count 'Walrus source:*in.txt')" -eq 1 ]
    run "$DATELINE" search --count 'Walrus source:all.tar.gz!bad.txt'
    [ "${lines[0]}" = 0 ]
    run "$DATELINE" index c
    [[ "$output" == "0 new, 0 changed, 0 removed,"* ]]
    rm c/all.tar.gz
    "$DATELINE" index c
    run "$DATELINE" search Walrus
    [ "$status" -eq 1 ]
    run "$DATELINE" check
    [ "$output" = "no problems" ]
}
@test "of an archive with many bad members the first ones are told, and how many there are" {
    mkdir m && for i in $(seq 100 149); do printf 'a\0b' >m/$i.txt; done
    printf 'Fine title\n\nFine text.\n' >m/fine.txt
    tar cf many.tar m
    run --separate-stderr "$DATELINE" index many.tar
    [ "$status" -eq 3 ]
    [ "$(grep -c 'is binary' <<<"$stderr")" -eq 20 ]
    [[ "$stderr" == *"many.tar: and 30 more; --format json lists them"* ]]
    "$DATELINE" index --rebuild --format json many.tar 2>/dev/null | jq -e '.problems | length == 50'
}
@test "of very many problems the first ones are told, how many more there are, and that something is lost" {
    for i in $(seq 10001); do printf 'Title %s\n\nCaf\351 au lait and caf\351 noir.\n' $i >c/l$i.txt; done # no UTF-8, which is told
    run -0 --separate-stderr "$DATELINE" index c
    [[ "$stderr" == *"and 1 more problems" ]]
    : >empty.txt
    : >c/zzz.txt # none that was given
    run -0 --separate-stderr "$DATELINE" index --rebuild c
    [[ "$stderr" == *"and 2 more problems" ]]
    run -3 --separate-stderr "$DATELINE" index --rebuild c empty.txt
    [[ "$stderr" == *"and 3 more problems" ]]
}
@test "nesting and long lines do no harm" {
    head -c 100000 /dev/zero | tr '\0' '[' >deep.json
    { printf '{"text":'; cat deep.json; printf '}\n{"text":"After."}\n'; } >c/deep.jsonl
    head -c 3000000 /dev/zero | tr '\0' 'x' >c/line.txt
    run "$DATELINE" index --article-limit 2M c
    [ "$status" -eq 3 ]
    [[ "$output" == *"c/line.txt: byte 0: is larger than the limit of 2097152 bytes"* ]]
    [ "$("$DATELINE" search --count After)" -eq 1 ]
}
@test "a second writer waits and then says who is writing" {
    mkdir index
    hold_lock index
    run "$DATELINE" index --wait 0.2 c
    [ "$status" -eq 6 ]
    "$DATELINE" index --wait 60 c 3>&- & writer=$!
    kill -KILL $holder
    wait $writer
}
# Until the program minds the signal itself: its bit in the mask of those caught.
minds() { local mask; mask=$(awk '/^SigCgt/ {print $2}' "/proc/$1/status") && [ $((0x$mask >> 14 & 1)) -eq 1 ]; }
@test "a signal stops a run within about a second, whatever it is at, and the old index stays" {
    "$DATELINE" index c
    mkfifo never
    sleep 600 >never 3>&- & holder=$!
    for signal in TERM INT HUP; do
        "$DATELINE" index c - <never 2>err 3>&- & writer=$! # it waits for its input
        until_true minds $writer
        kill -$signal $writer
        status=0
        wait $writer || status=$?
        [ "$status" -eq 130 ]
        [ "$(cat err)" = "dateline: stopped; the index is as it was" ]
    done
    (trap '' HUP; exec "$DATELINE" index c - <never 2>err) 3>&- & writer=$! # as nohup starts it
    until_true minds $writer
    kill -HUP $writer
    sleep 0.2
    kill -0 $writer
    kill -TERM $writer
    wait $writer || [ $? -eq 130 ]
    yes 'abc d' | head -2000000 >c/long.txt # one article, a passage a line
    "$DATELINE" index c 2>err 3>&- & writer=$!
    until_true test -d index/gen-000002
    kill -TERM $writer
    status=0
    wait $writer || status=$?
    [ "$status" -eq 130 ]
    [ "$(cat err)" = "dateline: stopped; the index is as it was" ]
    [ "$("$DATELINE" search --count abc)" -eq 0 ]
    "$DATELINE" check
    head -3 c/long.txt >c/short.txt
    rm c/long.txt
    "$DATELINE" index c
    [ "$("$DATELINE" search --count abc)" -gt 0 ]
    [ "$(ls -d index/gen-* | wc -l)" -eq "$(grep -c gen- index/XAPIANDB)" ] # what was begun is gone
}
@test "other folders are not made into indexes, damage is found and repaired" {
    run "$DATELINE" index --index c c
    [ "$status" -eq 4 ]
    "$DATELINE" index c
    printf 'garbage' | dd of=index/gen-000001/postlist.glass bs=1 seek=8200 conv=notrunc status=none
    truncate -s 5000 index/gen-000001/docdata.glass
    run "$DATELINE" check
    [ "$status" -eq 5 ]
    "$DATELINE" index --rebuild c
    run "$DATELINE" check
    [ "$status" -eq 0 ]
}
@test "Xapian's own tools read the index" {
    "$DATELINE" index c
    xapian-check index/gen-000001 | grep -q 'No errors found'
    xapian-delve index | grep -q 'number of documents = 7'
    quest -d index alpha | grep -q 'Exactly 1 match'
}
@test "a stub that names nothing is damage" {
    "$DATELINE" index c
    echo 'nonsense' >index/XAPIANDB
    run "$DATELINE" search Alpha
    [ "$status" -eq 5 ]
    [[ "$output" == *"rebuild"* ]]
}
@test "an index built by another ICU is refused with the way out" {
    "$DATELINE" index --plain c
    rm index/gen-000001/sums # they tell that it was changed
    xapian-metadata get index/gen-000001 dateline | sed 's/^icu=.*/icu=1.0/' >meta
    xapian-metadata set index/gen-000001 dateline "$(cat meta)
"
    run "$DATELINE" search Alpha
    [ "$status" -eq 4 ]
    [[ "$output" == *"built with ICU 1.0"*"dateline index --rebuild"* ]]
    "$DATELINE" index --rebuild
    [ "$("$DATELINE" search --count beta)" -eq 1 ]
}
@test "an index of another schema is told, an older and a newer one" {
    "$DATELINE" index --plain c
    rm index/gen-000001/sums
    xapian-metadata get index/gen-000001 dateline >meta
    for what in "1 the index has schema 1 and this dateline writes" "999 a newer dateline wrote it (schema 999, and this one has"; do
        xapian-metadata set index/gen-000001 dateline "$(sed "s/^schema=.*/schema=${what%% *}/" meta)
"
        for command in "search Alpha" info check "index c"; do
            run -4 "$DATELINE" $command
            [[ "$output" == *"index: ${what#* }"*"rebuild it with: dateline index --rebuild" ]]
        done
    done
    "$DATELINE" index --rebuild
    [ "$("$DATELINE" search --count beta)" -eq 1 ]
}
@test "a disk that fills leaves the old index" {
    "$DATELINE" index c
    for i in $(seq 400); do printf 'Title %s\n\nWords %s of many kinds %s.\n' "$i" "$i" "$RANDOM" >c/n$i.txt; done
    run bash -c "trap '' XFSZ; ulimit -f 60; '$DATELINE' index c"
    [ "$status" -eq 7 ]
    [ "$("$DATELINE" search --count beta)" -eq 1 ]
    [ "$("$DATELINE" search --count kinds || true)" -eq 0 ]
    run "$DATELINE" check
    [ "$status" -eq 0 ]
    "$DATELINE" index c
    [ "$("$DATELINE" search --count kinds)" -eq 400 ]
}
@test "after any edits an update equals a rebuild" {
    RANDOM=7
    words=(Alpha beta gamma 'Café' Москва 北京 delta '#tag' '@handle')
    for round in $(seq 12); do
        for edit in 1 2 3 4 5; do
            name=c/$((RANDOM % 12)).txt
            case $((RANDOM % 5)) in
            0) rm -f "$name" ;;
            1) [ ! -e "$name" ] || mv "$name" "c/$((RANDOM % 12)).txt" ;;
            2) [ ! -e "$name" ] || cp "$name" "c/copy$((RANDOM % 3)).txt" ;;
            *) printf 'Title %s\n\n%s %s.\n\n%s\n' $((RANDOM % 9)) "${words[RANDOM % 9]}" "${words[RANDOM % 9]}" "${words[RANDOM % 9]} $RANDOM" >"$name" ;;
            esac
        done
        "$DATELINE" index c
        "$DATELINE" search --format tsv -n 999 '*' | cut -f4- | sort >updated
        rm -rf other
        "$DATELINE" index --index other c
        "$DATELINE" search --index other --format tsv -n 999 '*' | cut -f4- | sort >rebuilt
        diff updated rebuilt
        "$DATELINE" check
    done
}
@test "an update is one more segment; when much is removed all become one, which equals a rebuild" {
    for i in $(seq 40); do
        printf 'Title %d\n\nAlpha w%d beta gamma%d. Rare delta epsilon %d.\n\nBeta alpha.\n' $i $i $((i % 7)) $i >c/$i.txt
    done
    "$DATELINE" index c
    cp -r index first
    for way in "" --plain; do
        rm -rf index c/[1-7].txt; cp -r first index
        "$DATELINE" index c $way
        [ "$(wc -l <index/XAPIANDB)" -eq 2 ]
        [ "$(ls -d index/gen-* | wc -l)" -eq "$(grep -c gen- index/XAPIANDB)" ] # what was begun is gone
        "$DATELINE" info | grep -Eq '^removed +28$'
        [ "$(xapian-delve index | grep -c 'number of documents = ')" -eq 1 ] # a database to others, too
        for i in $(seq 30 50); do printf 'Changed %d\n\nAlpha w%d beta omega. Delta epsilon.\n' $i $i >c/$i.txt; done
        run "$DATELINE" index c $way
        [ "$status" -eq 0 ]
        [[ "$output" == *"10 new, 11 changed, 0 removed,"* ]]
        [ "$(ls -d index/gen-*)" = index/gen-000004 ]
        [ "$(cat index/XAPIANDB)" = "glass gen-000004" ]
        ! "$DATELINE" info | grep -q '^removed'
        [ "$("$DATELINE" check)" = "no problems" ]
        for query in '*' '"alpha w33 beta"' '"delta epsilon"' omega w4 w14; do
            "$DATELINE" search --format tsv --ranking plain -n 999 "$query" | cut -f3- | sort || true
        done >"updated$way"
        for i in $(seq 10); do printf 'Title %d\n\nAlpha w%d beta gamma%d. Rare delta epsilon %d.\n\nBeta alpha.\n' $i $i $((i % 7)) $i >c/$i.txt; done
        for i in $(seq 41 50); do rm c/$i.txt; done
        for i in $(seq 30 40); do
            printf 'Title %d\n\nAlpha w%d beta gamma%d. Rare delta epsilon %d.\n\nBeta alpha.\n' $i $i $((i % 7)) $i >c/$i.txt
        done
    done
    rm c/[1-7].txt
    for i in $(seq 30 50); do printf 'Changed %d\n\nAlpha w%d beta omega. Delta epsilon.\n' $i $i >c/$i.txt; done
    "$DATELINE" index --rebuild
    for query in '*' '"alpha w33 beta"' '"delta epsilon"' omega w4 w14; do
        "$DATELINE" search --format tsv --ranking plain -n 999 "$query" | cut -f3- | sort || true
    done >rebuilt
    [ "$(wc -l <rebuilt)" -gt 150 ]
    diff updated rebuilt
    diff updated--plain rebuilt
}
@test "a map of names is remembered" {
    printf 'kop,tekst\nEen,Walrus woorden.\n' >c/t.csv
    run "$DATELINE" index --map title=kop,text=tekst c
    [ "$status" -eq 0 ]
    [ "$("$DATELINE" search --count Walrus)" -eq 1 ]
    printf 'Twee,Tweede walrus.\n' >>c/t.csv
    "$DATELINE" index
    [ "$("$DATELINE" search --count Walrus)" -eq 2 ]
    printf 'titel;inhoud\nDrie;Zeehonden woorden.\n' >c/u.csv
    run --separate-stderr "$DATELINE" index
    [[ "$stderr" == *"no column is called"* ]]
    run "$DATELINE" index --map title=kop,title=titel,text=tekst,text=inhoud c # another map: what it says is read again
    [[ "$output" == "0 new, 4 changed, 0 removed"* ]]
    [ "$("$DATELINE" search --count Zeehonden)" -eq 1 ]
    [ "$("$DATELINE" search --count Walrus)" -eq 2 ]
    run "$DATELINE" index --map title=kop,title=titel,text=tekst,text=inhoud c
    [[ "$output" == "0 new, 0 changed, 0 removed"* ]]
    run "$DATELINE" index --map titel=kop c
    [ "$status" -eq 2 ]
    [[ "$output" == *"'titel=kop' in the map is not PART=NAME"* ]]
}
@test "what a map names and no record has is told" {
    printf '{"headline":"Een walrus","body":"Zeehonden woorden.","when":"2020-05-01"}\n' >c/a.jsonl
    run --separate-stderr "$DATELINE" index --map title=headlin,text=body,date=wen,date=dag c
    [ "$status" -eq 0 ]
    [[ "$stderr" == *"no record that was read has what the map names as title=headlin, date=wen, date=dag; "* ]]
    run --separate-stderr "$DATELINE" index c # the map that is remembered
    [ -z "$stderr" ]
    run --separate-stderr "$DATELINE" index --map title=headline,text=body,date=when,date=dag c
    [ -z "$stderr" ]
    printf 'a,b\nTwee walrussen,Meer woorden.\n' >c/a.jsonl
    mv c/a.jsonl c/a.csv
    run --separate-stderr "$DATELINE" index --map title=1,text=b,date=3 c
    [[ "$stderr" == *" names as date=3; "* ]]
    run --separate-stderr "$DATELINE" index --map title=1,text=b c
    [ -z "$stderr" ]
}
@test "a map names what lies within, or has a dot in its name" {
    printf '{"a":{"t":"Een walrus"},"b.c":"Zeehonden woorden.","x":"Geen woord."}\n' >c/a.jsonl
    run "$DATELINE" index --map title=a.t,text=b.c c
    [ "$status" -eq 0 ]
    [ "$("$DATELINE" search --count title:walrus)" -eq 2 ]
    [ "$("$DATELINE" search --count Zeehonden)" -eq 1 ]
}
@test "an article of very many passages is written in parts and stays one" {
    { printf 'The title\n\n'; for i in $(seq 12000); do printf 'Line number w%d says a few words more than that.\n\n' "$i"; done; } >c/long.txt
    "$DATELINE" index c
    [[ "$("$DATELINE" search --format jsonl w11999)" == *'.11999"'* ]]
    [[ "$("$DATELINE" search --format jsonl w1)" == *'.1"'* ]]
    [ "$("$DATELINE" search --count number)" -eq 12000 ]
    [ "$("$DATELINE" search --count --group article number)" -eq 1 ]
    [ "$("$DATELINE" search --count '+w11999 +title:title')" -eq 1 ]
    "$DATELINE" check
    "$DATELINE" index --threads 1 --memory 8M --index other c
    cmp index/gen-000001/docdata.glass other/gen-000001/docdata.glass
    cmp index/gen-000001/position.glass other/gen-000001/position.glass
}
@test "a path that is followed may have any name" {
    name=$'odd\n%0A%25 name'
    mkdir -p "$name"
    printf 'date 2025-11-19 Head\n\nA zebra.\n' >"$name/a.txt"
    "$DATELINE" index --index odd "$name"
    printf 'date 2025-11-19 Tail\n\nA giraffe.\n' >"$name/b.txt"
    "$DATELINE" index --index odd # what it follows is remembered
    [ "$("$DATELINE" search --index odd --count giraffe)" -eq 1 ]
    [ "$("$DATELINE" info --index odd --format json | jq '.roots | length')" -eq 1 ]
    "$DATELINE" index --index odd --forget "$name"
    [ "$("$DATELINE" search --index odd --count zebra || true)" -eq 0 ]
}
@test "lists of paths that cannot be read, and what is neither file nor folder" {
    run -7 "$DATELINE" index --index listed --files-from none
    [ "$output" = "dateline: none: cannot open: No such file or directory" ]
    run -7 "$DATELINE" index --index listed --files-from .
    [ "$output" = "dateline: .: cannot read the list of paths: Is a directory" ]
    mkfifo pipe
    run -3 --separate-stderr "$DATELINE" index --index listed pipe
    [ "$stderr" = "dateline: pipe: is neither a file nor a folder; give a file or a folder" ]
    run -2 "$DATELINE" index --index listed --language de pipe
    [[ "$output" == *"the index is stemmed for english, not german; to change it: dateline index --index listed --rebuild --language de" ]]
}
@test "of each source without an article one sentence is told" {
    mkdir n
    echo '[]' >n/a.json
    printf 'id,title,text\n' >n/b.csv
    echo '<rss><channel><title>T</title></channel></rss>' >n/c.xml
    echo '<rss><channel><item><wp:post_type>attachment</wp:post_type><title>x</title></item></channel></rss>' >n/d.xml
    echo '{}' >n/e.json
    : >n/f.jsonl
    echo '#' >n/g.md
    echo WEBVTT >n/h.vtt
    echo '<mediawiki></mediawiki>' >n/i.xml
    printf '{\\rtf1 }' >n/j.rtf
    printf '<html><script>x()</script></html>' >n/k.html
    printf 'a\0b' >n/l.txt
    run -3 --separate-stderr "$DATELINE" index n/*
    [ "$output" = "12 new, 0 changed, 0 removed, 12 failed, 0 passages, ${output##*, }" ]
    printf '%s\n' "${stderr_lines[@]}" | sed 's/^dateline: //; s/: .*//' | diff - <(ls n/*)
}
