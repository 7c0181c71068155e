# dateline eval: its figures are those of an independent scorer, in both layouts.
bats_require_minimum_version 1.5.0
setup_file() {
    cd "$BATS_FILE_TMPDIR"
    mkdir -p beir/qrels trec/docs
    cat >beir/corpus.jsonl <<'END'
{"_id": "d1", "title": "River festival", "text": "Boats and music on the river."}
{"_id": "d2", "title": "", "text": "The council talks about the river bank and boats. Boats are old."}
{"_id": "d3", "title": "Harbour", "text": "A harbour for fishing boats."}
{"_id": 4, "title": "Tax", "text": "No tax on music & theatre."}
END
    cat >beir/queries.jsonl <<'END'
{"_id": "1", "text": "river boats?"}
{"_id": "2", "text": "music NOT tax: -theatre"}
{"_id": "3", "text": "zeppelin"}
{"_id": "9", "text": "not judged"}
END
    printf 'query-id\tcorpus-id\tscore\n1\td1\t2\n1\td2\t1\n1\td3\t0\n2\t4\t1\n2\td3\t1\n3\td3\t1\n4\td1\t0\n' >beir/qrels/test.tsv
    cat >trec/topics.txt <<'END'
<top>
<num> Number: 1
<title> river boats?
<desc> Description:
boats on a river
</top>
<top><num>2</num><title>music NOT tax: -theatre</title></top>
<top><num>3</num><title>zeppelin</title></top>
END
    awk 'NR > 1 {print $1, 0, $2, $3}' beir/qrels/test.tsv >trec/qrels.txt
    cat >trec/docs/a.sgml <<'END'
<DOC>
<DOCNO> d1 </DOCNO>
<HEADLINE>River festival</HEADLINE>
<TEXT>
<P>Boats and music on the river.</P>
</TEXT>
</DOC>
<doc><docno>d2</docno><text>The council talks about the river bank and boats. Boats are old.</text></doc>
END
    cat >trec/docs/b.sgml <<'END'
<DOC><DOCNO>d3</DOCNO><TITLE>Harbour</TITLE><TEXT>A harbour for fishing boats.</TEXT></DOC>
<DOC><DOCNO>4</DOCNO><TITLE>Tax</TITLE><TEXT>No tax on music &amp; theatre.</TEXT></DOC>
END
}
setup() { cd "$BATS_FILE_TMPDIR"; }

# Compares what eval and the scorer say of a run, every query.
same_as_scorer() { # COLLECTION QRELS RUN
    diff <("$DATELINE" eval --per-query "$1" "$3" | tail -n +2 | cut -f2-) <(perl "$PROJECT/tests/eval/score.pl" "$2" "$3")
}

@test "figures of a small collection equal the independent scorer's" {
    "$DATELINE" eval --run mine.run beir >table
    [ "$(cut -d' ' -f1-2 mine.run | sort -u)" = $'1 Q0\n2 Q0' ]
    same_as_scorer beir beir/qrels/test.tsv mine.run
    [ "$(tail -1 table | cut -f2-)" = "$("$DATELINE" eval beir mine.run | tail -1 | cut -f2-)" ]
}
@test "ties, unjudged documents and queries without results count as trec_eval counts them" {
    printf '1 Q0 d3 1 5 x\n1 Q0 d1 2 5 x\n1 Q0 zz 3 5 x\n1 Q0 d2 4 4.5 x\n2 Q0 d1 1 1e3 x\n2 Q0 4 2 -1 x\n' >ties.run
    same_as_scorer beir beir/qrels/test.tsv ties.run
    # zz d3 d1 d2: 2/log2(4) + 1/log2(5) = 1.4307 of 2 + 1/log2(3) = 2.6309
    [ "$("$DATELINE" eval --per-query beir ties.run | awk '$2 == "1" {print $3, $5, $6}')" = "0.5438 0.3333 0.4000" ]
}
@test "a collection of TREC gives the figures of the same one of BEIR" {
    a=$("$DATELINE" eval beir | tail -1)
    b=$("$DATELINE" eval trec | tail -1)
    [ -n "$a" ] && [ "$a" = "$b" ]
    "$DATELINE" eval --topic desc trec | tail -1 | grep -q dateline
}
@test "two runs are compared by paired tests" {
    printf '1 Q0 d1 1 2 x\n2 Q0 4 1 2 x\n3 Q0 d3 1 2 x\n' >good.run
    printf '1 Q0 d3 1 2 x\n' >bad.run
    run "$DATELINE" eval --measure MRR beir bad.run good.run
    [ "$status" -eq 0 ]
    [[ "${lines[3]}" == "good.run against bad.run, MRR: +1.0000, 3 queries better, 0 worse of 3; p 0.0000 by t-test, 0.2"*" by randomisation" ]]
    [[ "$("$DATELINE" eval --measure MRR beir good.run bad.run | tail -1)" == "bad.run against good.run, MRR: -1.0000 (-100.0 %), 0 "* ]]
    run "$DATELINE" eval beir good.run good.run
    [[ "${lines[3]}" == *"0 queries better, 0 worse of 3; p 1.0000 by t-test, 1.0000 by randomisation" ]]
}
@test "a run on standard output: alone, to a reader that goes away, to a full disk" {
    "$DATELINE" eval --run mine beir >/dev/null
    "$DATELINE" eval --run - beir | cmp - mine
    { "$DATELINE" eval --run - beir 2>err; echo $? >status; } | true
    [ ! -s err ] && [ "$(cat status)" -eq 0 ]
    [ -w /dev/full ] || skip "needs /dev/full"
    status=0
    "$DATELINE" eval --run - beir >/dev/full 2>err || status=$?
    [ "$status" -eq 7 ]
    [ "$(cat err)" = "dateline: standard output: cannot write: No space left on device" ]
}
@test "a run that cannot be written, no folder for the index" {
    run -7 "$DATELINE" eval --run none/mine.run beir
    [ "$output" = "dateline: none/mine.run: cannot write: No such file or directory" ]
    run -7 "$DATELINE" eval --run /dev/full beir
    [ "$output" = "dateline: /dev/full: cannot write: No space left on device" ]
    run -7 env TMPDIR="$PWD/none" "$DATELINE" eval beir
    [[ "$output" == *"/none/dateline-eval-"*": cannot make: No such file or directory" ]]
}
@test "what is wrong with a collection or run is told with its place" {
    mkdir -p empty
    run "$DATELINE" eval empty
    [ "$status" -eq 2 ] && [[ "$output" == *"empty: no test collection: no queries"* ]]
    run "$DATELINE" eval nowhere
    [ "$status" -eq 7 ]
    printf '1 Q0 d1 1 2 x\nnonsense\n' >broken.run
    run "$DATELINE" eval beir broken.run
    [ "$status" -eq 2 ] && [[ "$output" == *"broken.run:2: no line of a run"* ]]
    printf '1 Q0 d1 1 2 x\n1 Q0 d1 2 1 x\n' >twice.run
    run "$DATELINE" eval beir twice.run
    [ "$status" -eq 2 ] && [[ "$output" == *"document d1 is there twice for query 1"* ]]
    run "$DATELINE" eval
    [ "$status" -eq 2 ]
}
@test "figures on Cranfield equal the independent scorer's" {
    cranfield=$PROJECT/../shared/collections/ir/cranfield
    [ -d "$cranfield" ] || skip "no ../shared"
    mkdir few
    ln -s "$cranfield/corpus.jsonl" "$cranfield/qrels.tsv" few
    head -25 "$cranfield/queries.jsonl" >few/queries.jsonl # the others count as 0
    "$DATELINE" eval --depth 100 --run cranfield.run few >table
    [ "$(tail -1 table | cut -f2-)" = "$(perl "$PROJECT/tests/eval/score.pl" few/qrels.tsv cranfield.run | tail -1)" ]
    same_as_scorer few few/qrels.tsv cranfield.run
}
