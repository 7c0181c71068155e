# index --forget: paths are no longer followed, and what the index holds of them leaves it.
bats_require_minimum_version 1.5.0
setup() {
    cd "$BATS_TEST_TMPDIR"
    mkdir -p news/sport old
    printf 'Trout\n\nTrout are biting.\n' >news/a.txt
    printf 'Salmon\n\nSalmon are running.\n' >news/sport/b.txt
    printf 'Pike\n\nPike are sleeping.\n' >old/c.txt
}
follows() { "$DATELINE" info | sed -n 's/^follows *//p' | xargs -r -n1 realpath -m --relative-to=. | paste -sd' '; }
holds() { "$DATELINE" search --format tsv -n 99 '+kind:headline' | cut -f8 | sort | paste -sd' '; }

@test "a folder is forgotten: its articles go, the files and the other folder stay" {
    "$DATELINE" index news old
    run -0 "$DATELINE" index --forget news
    [[ "$output" == "0 new, 0 changed, 2 removed, 0 passages, "* ]]
    [ "$(follows)" = old ] && [ "$(holds)" = old/c.txt ]
    [ -e news/a.txt ] && [ -e news/sport/b.txt ]
    run -0 "$DATELINE" index
    [[ "$output" == "0 new, 0 changed, 0 removed, "* ]]
    [ "$("$DATELINE" check)" = "no problems" ]
    "$DATELINE" index --rebuild
    [ "$(holds)" = old/c.txt ]
    run -0 "$DATELINE" index news # and may come again
    [[ "$output" == "2 new, "* ]]
}
@test "the last one, and what is gone from the disk, however it is written" {
    "$DATELINE" index news old
    rm -r news
    mkdir x
    for path in "$PWD/news/" ./news x/../news//. ; do
        run -0 "$DATELINE" index --dry-run --forget "$path"
        [[ "$output" == *" 2 removed, "* ]]
    done
    ln -s old link
    run -0 "$DATELINE" index --forget news link news
    [[ "$output" == *" 3 removed, "* ]]
    [ -z "$(follows)" ] && [ -z "$(holds)" ]
    run -2 "$DATELINE" index
    [[ "$output" == *"the index remembers none"* ]]
}
@test "a folder above those that are followed stands for them" {
    "$DATELINE" index news/sport old
    run -0 "$DATELINE" index --forget .
    [[ "$output" == *" 2 removed, "* ]]
    [ -z "$(follows)" ]
}
@test "what a folder above it would bring back is not forgotten" {
    "$DATELINE" index news old
    for path in news/a.txt news/sport news/new; do
        run -2 "$DATELINE" index --forget "$path"
        [[ "$output" == *"$path: is below $PWD/news, which is followed, "* ]]
    done
    [ "$(holds)" = "news/a.txt news/sport/b.txt old/c.txt" ]
    "$DATELINE" index news/sport # followed twice
    run -0 "$DATELINE" index --forget news/sport
    [[ "$output" == *"news/sport: 1 of its files stay in the index, for $PWD/news is followed"* ]]
    [ "$(follows)" = "news old" ]
    [ "$(holds)" = "news/a.txt news/sport/b.txt old/c.txt" ]
}
@test "a file that was given goes, where the folder above it passes over its name" {
    mkdir news/.drafts
    printf 'Eels\n\nEels are back.\n' | tee news/notes >news/.drafts/d.txt
    "$DATELINE" index news news/notes news/.drafts
    run -0 "$DATELINE" index --forget news/notes news/.drafts
    [[ "$output" == *" 2 removed, "* && "$output" != *stay* ]]
    [ "$(holds)" = "news/a.txt news/sport/b.txt" ]
    [ "$(follows)" = news ]
}
@test "standard input is forgotten by the name that answers show" {
    printf 'Carp\n\nCarp are jumping.\n' | "$DATELINE" index - news
    name=$("$DATELINE" search --format tsv carp | cut -f8 | head -n 1)
    [[ "$name" == "(standard input "* ]]
    run -0 "$DATELINE" index --forget "$name"
    [ "$(holds)" = "news/a.txt news/sport/b.txt" ]
}
@test "a dry run, and what makes no sense, change nothing" {
    run -4 "$DATELINE" index --forget news
    [[ "$output" == *"no index here"* ]] && [ ! -e index ]
    mkdir index
    run -4 "$DATELINE" index --forget news
    [ -z "$(ls -A index)" ]
    "$DATELINE" index news
    run -0 "$DATELINE" index --dry-run --forget news
    [[ "$output" == *" 2 removed, "* ]]
    run -2 "$DATELINE" index --forget old
    [[ "$output" == *"old: is not followed; dateline info lists what is"* ]]
    run -2 "$DATELINE" index --forget news old
    run -2 "$DATELINE" index --forget new
    run -2 "$DATELINE" index --forget
    [[ "$output" == *"say which paths to forget"* ]]
    run -2 "$DATELINE" index --forget ""
    run -2 "$DATELINE" index --forget --rebuild news
    run -2 "$DATELINE" index --forget --watch news
    [ "$(holds)" = "news/a.txt news/sport/b.txt" ]
    [ "$(follows)" = news ]
}
