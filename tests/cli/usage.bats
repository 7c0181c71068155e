# What a person mistypes is told, and what articles, names and queries hold cannot command the terminal.
bats_require_minimum_version 1.5.0
setup_file() {
    cd "$BATS_FILE_TMPDIR"
    mkdir c
    printf '{"id":"1","title":"A \\u001b[31mred\\u009b1m zebra","text":"One \\u001b]0;t\\u0007 zebra\\u007f runs.","place":"K\\u001bL","author":"N\\u001bM","date":"2025-01-02"}\n' >c/r.jsonl
    printf 'date 2025-01-03 Zebra\n\nA second zebra runs.\n' >c/$'na\033[31mme\nx.txt'
    printf 'a\0b' >c/$'bi\033[31mn.txt'
    "$DATELINE" index c 2>told
}
setup() { cd "$BATS_FILE_TMPDIR"; }
# Neither escapes nor other control characters, those of one byte and those of two.
harmless() { ! LC_ALL=C grep -qP '[\x00-\x08\x0b-\x1f\x7f]|\xc2[\x80-\x9f]' "$1"; }

@test "no format, note or message passes control characters on" {
    grep -q 'n.txt: is binary' told
    harmless told
    for format in text json jsonl tsv html trec; do
        "$DATELINE" search -n 9 --format "$format" zebra >out 2>err
        [ -s out ]
        harmless out && harmless err
    done
    printf 'q\033[31m\302\233 1\tzebra\n' >b
    "$DATELINE" search --batch b --format trec >out
    harmless out
    [ "$(cut -d" " -f1 out | sort -u)" = "q_[31m__1" ]
    run -1 --separate-stderr "$DATELINE" search $'+date:\033[31mx +kind:\033]0;t\007 \033zz'
    [ -n "$stderr" ] && printf '%s' "$stderr" >err && harmless err
    printf 'q1\tdate:\033[31mx zebra\n' >b
    "$DATELINE" search --batch b >out 2>err || [ $? -eq 1 ]
    grep -q 'b:1: date:' err && harmless out && harmless err
    for wrong in --format=$'\033[31m' $'--\033[31m' $'--index=no\033[31m' $'--batch=no\033[31m'; do
        run ! --separate-stderr "$DATELINE" search "$wrong" x
        [ -n "$stderr" ] && printf '%s' "$stderr" >err && harmless err
    done
}
@test "JSON and TSV give back what a text holds" {
    "$DATELINE" search --format json zebra >out
    jq -e 'any(.hits[]; .text == "One \u001b]0;t\u0007 zebra\u007f runs.")' out
    "$DATELINE" search --format tsv zebra | grep -qF 'One \u001b]0;t\u0007 zebra\u007f runs.'
}
@test "an option that is none, needs a value, takes none or is cut short" {
    run -2 "$DATELINE" search -n 1 -gas zebra
    [ "$output" = "dateline: no option '-g'; a query that begins with - comes behind --: dateline search -- -word" ]
    run -2 "$DATELINE" search '-"a b" zebra'
    [[ "$output" == "dateline: no option '-\"'; a query"* ]]
    run -2 "$DATELINE" search -ferry
    [[ "$output" == *"not 'erry'; a query that begins with - comes behind --: dateline search -- -ferry" ]]
    run -2 "$DATELINE" search -f erry
    [[ "$output" == *"not 'erry'" ]]
    run -2 "$DATELINE" version --index x
    [ "$output" = "dateline: no option '--index'; see: dateline version --help" ]
    ! "$DATELINE" help version | grep -e --index
    "$DATELINE" help info | grep -e --index
    run -2 "$DATELINE" show -x
    [ "$output" = "dateline: no option '-x'; see: dateline show --help" ]
    run -2 "$DATELINE" search -qn
    [[ "$output" == "dateline: option -n wants a value;"* ]]
    run -2 "$DATELINE" search --lim
    [[ "$output" == "dateline: option --lim wants a value;"* ]]
    run -2 "$DATELINE" search --quiet=x zebra
    [ "$output" = "dateline: option --quiet takes no value" ]
    run -2 "$DATELINE" search --co zebra
    [ "$output" = "dateline: option '--co' may be --context or --count, or another" ]
    run -2 "$DATELINE" search --formt json zebra
    [ "$output" = "dateline: no option '--formt'; did you mean --format?" ]
    run -2 "$DATELINE" search --json ship
    [ "$output" = "dateline: no option '--json'; did you mean --format json?" ]
    run -2 "$DATELINE" search --since=2020 ship
    [ "$output" = "dateline: no option '--since=2020'; the query has such a field: since:..." ]
    "$DATELINE" search --form json zebra | grep -q '"schema"'
}
@test "help and version take what they explain, and no more" {
    run -2 "$DATELINE" help searhc
    [ "$output" = "dateline: no command 'searhc'; did you mean search?" ]
    run -2 "$DATELINE" help search index
    run -2 "$DATELINE" version x
    ! "$DATELINE" help info | grep -n ' $'
    for topic in '' index search show info check eval help version query; do
        "$DATELINE" help $topic >page
        [ -z "$(awk 'length > 79' page)" ]
    done
}
@test "an empty query, a page behind the last, a list of facets apart" {
    run -1 --separate-stderr "$DATELINE" search ''
    [ "$stderr" = "dateline: note: the query is empty" ]
    run -1 --separate-stderr "$DATELINE" search --offset 9 zebra
    [ "$stderr" = "dateline: note: 4 match, none of them behind the first 9" ]
    run -0 --separate-stderr "$DATELINE" search --facets kind zebra
    [ "$stderr" = "dateline: note: 'kind' was taken as a word of the query; a list is written --facets=kind" ]
    run -0 --separate-stderr "$DATELINE" search --facets=kind zebra
    [ -z "$stderr" ]
    run -1 --separate-stderr "$DATELINE" search -q --offset 9 ''
    [ -z "$stderr" ]
}
@test "an index without articles is told" {
    mkdir -p none
    "$DATELINE" index --index empty none
    run -1 --separate-stderr "$DATELINE" search --index empty zebra
    [ "${stderr_lines[0]}" = "dateline: note: the index holds no article" ]
}
@test "what cannot be written is told by each command" {
    for command in 'search zebra' 'search -c zebra' info check help 'help search' version 'search --help' 'index c'; do
        run -7 --separate-stderr bash -c "'$DATELINE' $command >/dev/full"
        [[ "$stderr" == *"standard output: cannot write: No space left on device"* ]]
    done
}
@test "an empty path is none" {
    run -2 "$DATELINE" index --index other ''
    [ "$output" = "dateline: a path is empty; the working folder is ." ]
    run -4 "$DATELINE" info --index other
}
@test "info and the summary of an index as jsonl are one line" {
    [ "$("$DATELINE" info --format jsonl | wc -l)" -eq 1 ]
    [ "$("$DATELINE" index --format jsonl c 2>/dev/null | wc -l)" -eq 1 ]
}
@test "where there is no less, or the terminal is dumb, results come without a pager" {
    script -qec true /dev/null >/dev/null 2>&1 || skip "needs script and pseudo-terminals"
    mkdir -p bin
    for tool in sh cat; do ln -sf "$(command -v $tool)" bin/; done
    script -qec "env -u PAGER -u DATELINE_PAGER PATH='$PWD/bin' TERM=xterm '$DATELINE' search zebra" shown >/dev/null
    grep -q 'second' shown
    printf '#!/bin/sh\necho paged\nexec cat\n' >bin/less && chmod +x bin/less
    for term in xterm dumb; do
        script -qec "env -u PAGER -u DATELINE_PAGER PATH='$PWD/bin' TERM=$term '$DATELINE' search zebra" "$term" >/dev/null
        grep -q 'second' "$term"
    done
    grep -q paged xterm
    printf '#!/bin/sh\necho "options $LESS"\nexec cat >/dev/null\n' >bin/less
    for given in '' S; do
        script -qec "env -u PAGER -u DATELINE_PAGER -u LESS ${given:+LESS=$given} PATH='$PWD/bin' TERM=xterm '$DATELINE' search zebra" asked >/dev/null
        grep -q "options ${given:-FRX}"$'\r' asked
    done
    for none in PAGER=cat DATELINE_PAGER= 'PAGER=false DATELINE_PAGER=cat'; do
        script -qec "env $none TERM=xterm '$DATELINE' search zebra" asked >/dev/null
        grep -q second asked
    done
    ! grep -q paged dumb
}
@test "a pager that is not there is told, and an interrupt is the pager's" {
    script -qec true /dev/null >/dev/null 2>&1 || skip "needs script and pseudo-terminals"
    run -2 script -qec "TERM=xterm PAGER=no-such-pager '$DATELINE' search zebra" /dev/null
    [[ "$output" == *"dateline: no pager, so nothing was shown"* ]]
    cat >slow <<'END'
trap : INT
cat >/dev/null
kill -INT "$PPID"
echo waited
END
    run -0 script -qec "TERM=xterm PAGER='exec bash slow' '$DATELINE' search zebra" /dev/null
    [[ "$output" == *waited* ]]
}
@test "completions offer what there is" {
    "$DATELINE" help --format bash >complete
    cat >>complete <<'END'
offers() { COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _dateline; echo "${COMPREPLY[*]}"; }
END
    [ "$(bash -c '. ./complete; offers dateline search --format js')" = "json jsonl" ]
    [ "$(bash -c '. ./complete; offers dateline search -f js')" = "json jsonl" ]
    [ "$(bash -c '. ./complete; offers dateline search --format = js')" = "json jsonl" ]
    [ "$(bash -c '. ./complete; offers dateline search --sort =')" = "relevance date date-oldest" ]
    [ "$(bash -c '. ./complete; offers dateline help qu')" = "query" ]
    [ "$(bash -c '. ./complete; offers dateline sh')" = "show" ]
    "$DATELINE" help --format fish | grep -qx "complete -c dateline -n '__fish_seen_subcommand_from search' -l format -s f -x -a 'text json jsonl tsv html trec' -d 'what to print'"
    "$DATELINE" help --format zsh | grep -qF "'(-f --format)'{-f+,--format=}'[what to print]:FORMAT:(text json jsonl tsv html trec)'"
}
@test "context is told from the hit on each of its lines, none wider than asked for" {
    mkdir -p w
    printf 'date 2025-01-04 Wide\n\nThis paragraph stands before and has words for several lines, as many do.\n\nA giraffe.\n' >w/w.txt
    "$DATELINE" index --index wide w
    "$DATELINE" search --index wide --width 30 -C 1 giraffe >out
    [ "$(sed -n 2,4p out)" = "| This paragraph stands before
| and has words for several
| lines, as many do." ]
    [ "$(sed -n 5p out)" = "A giraffe." ]
    ! sed -n 2,5p out | grep -E '.{31}'
}
@test "a headline is wrapped as its text is, each line in its own colour; a path that stands for one is not" {
    mkdir -p headed
    printf 'date 2025-01-04 An okapi walks over the old bridge\n\nTEHRAN: Nobody saw where it went.\n' >headed/h.txt
    printf 'An aardvark walks over the old bridge today\n\nNobody saw where it went then.\n' >headed/u.txt
    printf '{"text": "A pangolin."}' >"headed/a file of a long name without a headline.json"
    "$DATELINE" index --index heads headed
    [ "$("$DATELINE" search --index heads --width 26 nobody okapi | head -n 3)" = "An okapi walks over the
old bridge  2025-01-04
TEHRAN" ]
    [ "$("$DATELINE" search --index heads --width 32 aardvark | head -n 3)" = "An aardvark walks over the old
bridge today
An aardvark walks over the old" ]
    [ "$("$DATELINE" search --index heads nobody okapi | head -n 1)" = "An okapi walks over the old bridge  2025-01-04  TEHRAN" ]
    [ "$("$DATELINE" search --index heads --width 20 pangolin | head -n 1)" = "headed/a file of a long name without a headline.json" ]
    "$DATELINE" search --index heads --width 26 --color always okapi | grep -q $'^\033\\[1mold bridge\033\\[0m  2025-01-04$'
}
@test "the colour of a phrase ends with each line, its brackets do not" {
    mkdir -p phrase
    printf 'date 2025-01-04 Far\n\nNobody saw a spotted giraffe there.\n' >phrase/p.txt
    "$DATELINE" index --index phrased phrase
    "$DATELINE" search --index phrased --width 20 --color always '"spotted giraffe"' | grep -qF $'\033[1;31mspotted\033[0m'
    "$DATELINE" search --index phrased --width 20 --color always '"spotted giraffe"' | grep -q $'^\033\\[1;31mgiraffe\033\\[0m there'
    "$DATELINE" search --index phrased --width 20 --marks brackets '"spotted giraffe"' | grep -qF '[spotted'
}
@test "sizes may be told in K, M and G" {
    mkdir -p sized && printf 'Sized\n\nA few words.\n' >sized/s.txt
    for size in 1073741824 1048576K 1024M 1G; do
        run -0 "$DATELINE" index --index sizes --dry-run --article-limit "$size" sized
    done
    for size in 1073741825 1048577K 1025M 2G 99999999999999G K 1KK 1T 1k; do
        run -2 "$DATELINE" index --index sizes --dry-run --article-limit "$size" sized
        [ "$output" = "dateline: --article-limit wants a number from 0 to 1073741824; not '$size'" ]
    done
}
@test "an option's wrong value is told before a missing query" {
    run -2 "$DATELINE" search -n alpha
    [[ "$output" == *"--limit wants a number"*"not 'alpha'" ]]
}
@test "a command without what it works on, or with more than it takes, is told" {
    while IFS='|' read -r command told; do
        run -2 "$DATELINE" $command
        [ "$output" = "dateline: $told" ]
    done <<'END'
search|no query; as in: dateline search Tajikistan chairmanship
show|show wants one id, as dateline search prints it at the end of a passage
show a b|show wants one id, as dateline search prints it at the end of a passage
show zz|'zz' is no id; ids look like 9f86d081884c7d65 or 9f86d081884c7d65.12, as dateline search prints them
show abcd.x|'abcd.x' is no id; ids look like 9f86d081884c7d65 or 9f86d081884c7d65.12, as dateline search prints them
info x|info takes no arguments; see: dateline info --help
check x|check takes no arguments; see: dateline check --help
eval|no collection; as in: dateline eval FOLDER
eval c 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16|at most 15 runs at once
eval --run out c a.run|--run is for what dateline finds itself; with RUN nothing is searched
eval --expand c a.run|--expand is for what dateline finds itself; with RUN nothing is searched
eval --depth x c|--depth wants a number from 0 to 1000000; not 'x'
index --wait x c|--wait wants a number of seconds; not 'x'
index --wait -1 c|--wait wants a number of seconds; not '-1'
index --wait nan c|--wait wants a number of seconds; not 'nan'
index --article-limit x c|--article-limit wants a number from 0 to 1073741824; not 'x'
index --threads 1025 c|--threads wants a number from 0 to 1024; not '1025'
index --memory 1x c|--memory wants a number from 0 to 17592186044416; not '1x'
index --memory 17179869185K c|--memory wants a number from 0 to 17592186044416; not '17179869185K'
index --memory 17179869184G c|--memory wants a number from 0 to 17592186044416; not '17179869184G'
search --recency 30x zebra|--recency takes a number of days above 0: 30, 0.5, 7d; not '30x'
search --recency 0 zebra|--recency takes a number of days above 0: 30, 0.5, 7d; not '0'
search --recency d zebra|--recency takes a number of days above 0: 30, 0.5, 7d; not 'd'
search --recency 7d --sort date zebra|--recency is part of relevance; it goes with no other --sort
search --width x zebra|--width wants a number from 0 to 10000; not 'x'
END
    "$DATELINE" search --recency 7d --sort relevance zebra >out
    run -2 "$DATELINE" show --width x "$("$DATELINE" search --format tsv -n 1 zebra | cut -f3)"
    [ "$output" = "dateline: --width wants a number from 0 to 10000; not 'x'" ]
    run -2 "$DATELINE" index --language xx c
    [[ "$output" == "dateline: no language 'xx' is known; stemmed are: af "*" en "*" yi" ]]
}
@test "the first digits of an id do where no other begins so" {
    seq 1500 | sed '1i text' >many.csv
    "$DATELINE" index --index many many.csv
    "$DATELINE" search --index many --format tsv -n 1500 kind:paragraph | cut -f3 | sed 's/[.].*//' | sort >ids
    [ "$(wc -l <ids)" -eq 1500 ]
    shared=$(cut -c 1-4 ids | uniq -d | head -n 1)
    single=$(cut -c 1-4 ids | uniq -u | head -n 1)
    run -2 "$DATELINE" show --index many "$shared"
    [ "$output" = "dateline: $shared begins the ids of several articles; give more of it" ]
    [ "$("$DATELINE" show --index many --format json "$single" | jq -r .article.id)" = "$(grep "^$single" ids)" ]
    run -1 "$DATELINE" show --index many "$single.1"
    [ "$output" = "dateline: many: the article $(grep "^$single" ids) has 1 passage, numbered from 0" ]
}
@test "without a command all are told as an error, with --help as an answer" {
    run -2 --separate-stderr "$DATELINE"
    [ -z "$output" ]
    overview=$stderr
    for asked in --help -h help; do
        run -0 "$DATELINE" $asked
        [ "$output" = "$overview" ]
    done
    [ "$("$DATELINE" --version)" = "$("$DATELINE" version)" ]
}
