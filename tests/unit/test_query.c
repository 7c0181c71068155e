/* Queries: what they are understood as, that printing keeps the meaning, and what they light. */
#include "unit.h"

#include "highlight/highlight.h"
#include "query/query.h"
#include "query/tongues.h"
#include "rank/rank.h"
#include "util/utf8.h"

#include <stdio.h>
#include <stdlib.h>

static dl_analyzer *analyzer;

static int make_analyzer(void **state)
{
    (void)state;
    return dl_analyzer_new(&analyzer, NULL, NULL);
}

static int free_analyzer(void **state)
{
    (void)state;
    dl_analyzer_free(analyzer);
    return 0;
}

static dl_query parse(dl_arena *arena, dl_slice text)
{
    dl_query query;
    assert_int_equal(dl_query_parse(&query, arena, analyzer, text, 1763510400, NULL), DATELINE_OK);
    return query;
}

static void is_understood(void **state)
{
    static const struct {
        const char *query, *printed;
        size_t notes;
    } cases[] = {
        {"Tajikistan chairmanship", "Tajikistan chairmanship", 0},
        {"+must -not maybe", "+must -not maybe", 0},
        {"a AND b OR c", "(+a +b) OR c", 0},
        {"a b NOT c", "a b -c", 0},
        {"\"Heads of Government\"", "\"Heads of Government\"", 0},
        {"\u201CHeads of\u201D x", "\"Heads of\" x", 0},
        {"SCO-CHG", "\"SCO-CHG\"", 0},
        {"site:https://www.example.org:80/a.html", "site:\"example.org\"", 0}, /* as addresses are copied */
        {"site:www.example.org", "site:\"www.example.org\"", 0},
        {"tweet:https://x.com/ann/status/1990812345678901234?s=20", "tweet:\"1990812345678901234\"", 0},
        {"re:https://x.com/ann/status/1990812345678901234/photo/1", "re:\"1990812345678901234\"", 0},
        {"tweet:https://x.com/ann/status/", "tweet:\"https://x.com/ann/status/\"", 0},
        {"tweet:channel77/12", "tweet:\"channel77/12\"", 0},
        {"צה\"ל ארה\"ב", "צה\"ל ארה\"ב", 0}, /* acronyms */
        {"\"דובר צה\"ל\" x", "\"דובר צה\"ל\" x", 0},
        {"中国", "\"中国\"", 0},
        {"中国经济", "\"中国\" \"经济\"", 0}, /* words of a run without blanks are words */
        {"a 中国经济 b", "a (\"中国\" \"经济\") b", 0},
        {"+中国经济 -东京", "+\"中国经济\" -\"东京\"", 0},
        {"经济*", "\"经济*\"", 0}, /* is found inside other words anyway */
        {"+*经济* -ประเทศ*", "+\"*经济*\" -\"ประเทศ*\"", 0},
        {"\"经济* 增\"", "\"经济* 增\"", 0},
        {"+经*济", "\"经*济\"", 1}, /* has no patterns */
        {"+国?家", "\"国?家\"", 1},
        {"+covid*国家", "\"covid*国家\"", 1},
        {"国家?", "\"国家?\"", 0},
        {"대통령*", "대통령*", 0}, /* has blanks */
        {"r*d\u3186", "r*d\u1159", 0}, /* a letter of Korean that is written as another one when it is folded */
        {"r*d\u1159", "r*d\u1159", 0},
        {"iPhone手机", "iPhone \"手机\"", 0},
        {"a,be?;That;手机", "\"a be?, That\" \"手机\"", 0}, /* a pattern still, though a capital follows */
        {"a,b,chai?;手机", "\"a b chai?,\" \"手机\"", 0}, /* a pattern still, not the end of a question */
        {"สวัสดีครับ", "\"สวัสดี\" \"ครับ\"", 0},
        {"@MIshaqDar50 #tag", "\"@MIshaqDar50\" \"#tag\"", 0},
        {"#SCOSummit", "\"#SCOSummit\" \"SCO Summit\"", 0},
        {"=#SCOSummit", "=#SCOSummit", 0},
        {"+#SCOSummit x", "+(\"#SCOSummit\" \"SCO Summit\") x", 0},
        {"x -#SCOSummit", "x -(\"#SCOSummit\" \"SCO Summit\")", 0},
        {"tag:sco\uFF0A", "tag:sco*", 0}, /* wide signs are signs */
        {"tag:\uFF03SCO", "tag:\"sco\"", 0},
        {"tag:##*a", "tag:##*a", 0},
        {"#A1B2C3D4E5F6G7H8I_9J", "\"#A1B2C3D4E5F6G7H8I_9J\"", 0}, /* what is left of a long one is no word */
        {"chair*", "chair*", 0},
        {"*Ship w?ld*card", "*ship w?ld*card", 0},
        {"chai?", "\"chai?\"", 0},
        {"the new chai?", "the new chai", 0},
        {"new chai?", "new \"chai?\"", 0}, /* two words are no question */
        {"chai? now", "\"chai?\" now", 0},
        {"who ?", "who", 0},
        {"*", "*", 0},
        {"**", "*", 0},
        {"SCO-C*", "sco-c*", 0},
        {"@Mish*", "@mish*", 0},
        {"colou?r~ fuzzy~ word~2 far~7", "colou?r fuzzy~1 word~2 far~2", 1},
        {"a~b", "\"a~b\"", 0},
        {"=Polish =polish", "=Polish \"polish\"", 0},
        {"=\"Heads of State\"", "=\"Heads of State\"", 0},
        {"\"heads of gov*\"", "\"heads of gov*\"", 0},
        {"\"a b\"~5", "\"a b\"~5", 0},
        {"\"a b\"~0", "\"a b\"", 0},
        {"a NEAR/5 b", "(a NEAR/5 b)", 0},
        {"+a ADJ/2 \"b\" x", "+(a ADJ/2 \"b\") x", 0},
        {"a NEAR b ADJ/3 c", "(a NEAR/10 b NEAR/10 c)", 0},
        {"(a OR b) NEAR/2 c", "(a NEAR/2 c) (b NEAR/2 c)", 0},
        {"\"a b\" NEAR/3 c", "(\"a b\" NEAR/3 c)", 0},
        {"a NEAR/5", "a \"NEAR/5\"", 1},
        {"kind:tweet NEAR/5 a", "+kind:\"tweet\" +a", 1},
        {"a NEAR *", "+a +*", 1}, /* any word is near every other */
        {"kind:(l* NEAR *)", "+kind:l* +kind:*", 1}, /* values are no words */
        {"by:((* OR a) NEAR/2 b ADJ *)", "+((by:*) (by:\"a\")) +by:\"b\" +by:*", 1},
        {"by:(* NEAR *)", "+by:* +by:*", 1},
        {"place:(new ADJ york)", "+place:\"new\" +place:\"york\"", 1}, /* a name's words come in any order */
        {"title:(a NEAR/3 b)", "title:(a NEAR/3 b)", 0},
        {"a NEAR title:b", "+a +title:b", 1},
        {"\"a *\" NEAR/3 b", "(\"a *\" NEAR/3 b)", 0},
        {"=\"As It\" ADJ/3 \"b* c~2\"", "(=\"As It\" ADJ/3 \"b* c~2\")", 0},
        {"(a OR \"b c\") NEAR/2 d-e", "(a NEAR/2 \"d-e\") (\"b c\" NEAR/2 \"d-e\")", 0},
        {"(a NEAR/3 \"b c\") NEAR/5 d", "+(a NEAR/5 \"b c\" NEAR/5 d) +(a NEAR/3 \"b c\")", 0},
        {"-a NEAR/3 b c", "-(a NEAR/3 b) c", 0},
        {"kind:tweet Moscow talks", "+kind:\"tweet\" +(Moscow talks)", 0},
        {"from:\"Foreign Office\" talks", "+(+from:\"Foreign\" +from:\"Office\") +talks", 0},
        {"title:(a b) x", "+((title:a) (title:b)) +x", 0},
        {"+(kind:tweet OR kind:quote) x", "+((kind:\"tweet\") (kind:\"quote\")) +x", 0},
        {"+(kind:tweet OR talks) x", "+((kind:\"tweet\") talks) x", 0},
        {"kind:foo", "foo", 1},
        {"kind:foo x", "foo x", 1}, /* words are no filter */
        {"+kind:foo x", "+foo x", 1},
        {"kind:t*", "kind:t*", 0},
        {"title:Lavrov", "title:Lavrov", 0},
        {"title:\"a b\"", "title:\"a b\"", 0},
        {"title:(a b)", "(title:a) (title:b)", 0},
        {"title:(a OR from:b)", "(title:a) (from:\"b\")", 0},
        {"from:\"Foreign Office\"", "+from:\"Foreign\" +from:\"Office\"", 0},
        {"from:@min*", "from:@min*", 0},
        {"place:=MOSCOW", "place:\"MOSCOW\"", 1}, /* of names and values no one knows how they are written */
        {"from:=\"Foreign Office\"", "+from:\"Foreign\" +from:\"Office\"", 1},
        {"tag:=SCO", "tag:\"sco\"", 1},
        {"title:=Dar", "title:=Dar", 0},
        {"tag:#SCO", "tag:\"sco\"", 0},
        {"date:2025-11", "date:2025-11-01..2025-11-30", 0},
        {"date:2025-11-19..2025-11-01", "date:2025-11-01..2025-11-19", 1},
        {"since:7d", "date:2025-11-12..", 0},
        {"until:yesterday", "date:..2025-11-18", 0},
        {"until:7d", "date:..2025-11-12", 0},
        {"since:2025-11 until:2025-11-10 x", "+date:2025-11-01.. +date:..2025-11-10 +x", 0},
        {"date:(2025-11 OR 2024)", "(date:2025-11-01..2025-11-30) (date:2024-01-01..2024-12-31)", 0},
        {"http://x.com/a?b=c", "\"http://x.com/a?b=c\"", 0},
        {"date:2025-13", "\"2025-13\"", 1},
        {"since:..2025", "2025", 1},
        {"until:2025..", "2025", 1},
        {"\u4E2D\u56FD~", "\"\u4E2D\u56FD~\"", 1}, /* as typed: without it, other words may come about */
        {"list\u2027\u0E22~", "list \u0E22", 1},
        {"w?lda\u00BEsi.ap", "\"w?lda\u00BEsi.ap\"", 0},
        {"foo:bar", "foo bar", 1},
        {"-x", "+* -x", 0},
        {"NOT", "not", 1},
        {"a AND", "a and", 1},
        {"((a b", "a b", 1},
        {"a) b", "a b", 1},
        {"\"open", "\"open\"", 1},
        {"!!!", NULL, 1},
        {"", NULL, 1},
        {" ", NULL, 1},
        /* As other programs have it: told, and words. */
        {"intitle:a", "intitle a", 1},
        {"foo=a sou=b w/o n5 24/7", "\"foo=a\" \"sou=b\" \"w/o\" n5 \"24/7\"", 0},
        {"a w/5 b", "a \"w/5\" b", 1},
        {"a near5 b", "a near5 b", 1},
        {"title=a", "\"title=a\"", 1},
        {"date>=2015", "\"date>=2015\"", 1},
        {"2015..2016 a..b", "\"2015..2016\" \"a..b\"", 1},
        {"title: a", "title a", 1},
        {"a && b", "a b", 1},
        {"oil OR gas", "oil gas", 0},
        {"WHO OR CDC", "WHO OR CDC", 0}, /* a stop word that is one of two choices is meant */
        {"+(who OR CDC OR title:x) vaccine", "+(who OR CDC OR (title:x)) vaccine", 0},
        {"NOT oil OR the x", "((+* -oil) OR the) x", 0},
        {"(the OR oil) NEAR/2 gas", "(the NEAR/2 gas) (oil NEAR/2 gas)", 0},
        {"\xFF\xFE", NULL, 1},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        dl_arena arena = DL_ARENA_EMPTY;
        dl_buffer text = DL_BUFFER_EMPTY;
        dl_query query = parse(&arena, dl_slice_of(cases[i].query));
        if (query.root)
            dl_query_print(&text, query.root);
        if (strcmp(text.data ? text.data : "(null)", cases[i].printed ? cases[i].printed : "(null)") != 0 ||
            query.note_count != cases[i].notes)
            fail_msg("%s: %s, %zu notes", cases[i].query, text.data, query.note_count);
        dl_buffer_free(&text);
        dl_arena_free(&arena);
    }
}

/* What is told of notations that are not ours. */
static void habits_are_told(void **state)
{
    static const struct {
        const char *query, *note; /* NULL: none */
    } cases[] = {
        {"intitle:a", "there is no field 'intitle'; searched as words; did you mean title:?"},
        {"Titel:a", "there is no field 'Titel'; searched as words; did you mean title:?"},
        {"sinse:2015", "there is no field 'sinse'; searched as words; did you mean since:?"},
        {"after:2015", "there is no field 'after'; searched as words; did you mean since:?"},
        {"note:a", "there is no field 'note'; searched as words"},
        {"kin:a", "there is no field 'kin'; searched as words"}, /* of few letters an edit is another word */
        {"http://a.b/c?title=x", NULL},
        {"a w/5 b", "w/5 was searched as words; did you mean NEAR/5?"},
        {"a PRE/3 b", "PRE/3 was searched as words; did you mean ADJ/3?"},
        {"a near/5 b", "near/5 was searched as words; did you mean NEAR/5?"},
        {"a ADJ3 b", "ADJ3 was searched as words; did you mean ADJ/3?"},
        {"a /5 b", "/5 was searched as words; did you mean NEAR/5?"},
        {"a AROUND(5) b", "AROUND was searched as words; did you mean NEAR/5?"},
        {"a ANDNOT b", "ANDNOT was searched as words; did you mean AND NOT?"},
        {"a || b", "|| was searched as words; did you mean OR?"},
        {"a AND", "AND has nothing to join; searched as a word"},
        {"OR a", "OR has nothing to join; searched as a word"},
        {"(a NEAR/3) b", "NEAR/3 has nothing to join; searched as a word"},
        {"a AND NOT", "NOT has nothing to deny; searched as a word"},
        {"NOT", "NOT has nothing to deny; searched as a word"},
        {"=AND \"OR\" and title:NOT", NULL},
        {"hd=a", "hd=a was searched as words; did you mean title:a?"},
        {"title=\"a b\"", "title= was searched as words; did you mean title:WORD?"},
        {"title: a", "title: was searched as words; did you mean title:WORD?"},
        {"since: a", "since: was searched as words; did you mean since:DATE?"},
        {"date<", "date< was searched as words; did you mean until:DATE?"},
        {"lang:english lang:pt-BR lang:\"deu\" lang:e* a", NULL},
        {"lang:klingon a", "lang:klingon is no language that is known, by code or by English name; only texts that state it so "
                           "are found"},
        {"date>=2015-01-01", "date>=2015-01-01 was searched as words; did you mean since:2015-01-01?"},
        {"date<2016", "date<2016 was searched as words; did you mean until:2016?"},
        {"2015..2016", "2015..2016 was searched as words; did you mean date:2015..2016?"},
        {"a...b", NULL},
        {"Moscow^2", "Moscow^2 was searched as words; did you mean Moscow?"},
        {"Moscow^0.5", "Moscow^0.5 was searched as words; did you mean Moscow?"},
        {"Moscow~0.8", "Moscow~0.8 was searched as words; did you mean Moscow~?"},
        {"^2 Moscow^ a^b a^2b a~0.8b ~0.8 0.8 =a^2", NULL},
        {"=w/5", NULL},
        {"kind:foo", "kind:foo is none of: headline deck paragraph tweet quote caption list; searched as words"},
        {"=title:Moscow", "=title:Moscow was searched as words; did you mean title:=Moscow?"},
        {"+=KIND:tweet", "=KIND:tweet was searched as words; did you mean kind:tweet?"},
        {"=http://a.b =a:b =title: =title", NULL},
        {"=(a b)", "= is for a word or a phrase; before a bracket it was left out"},
        {"a = (b)", NULL},
        {"Rasulzade~2 a~", NULL},
        {"Rasulzade~3", "~ allows 1 or 2 edits; Rasulzade~3 was searched with 2"},
        {"\"b Rasulzade~9\"", "~ allows 1 or 2 edits; b Rasulzade~9 was searched with 2"},
        {"a near b, 1/5 and w5", NULL},
        {"a near/12345 b", NULL},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        dl_arena arena = DL_ARENA_EMPTY;
        dl_query query = parse(&arena, dl_slice_of(cases[i].query));
        const char *told = query.note_count ? query.notes[0] : NULL;
        if (query.note_count > 1 || strcmp(told ? told : "(none)", cases[i].note ? cases[i].note : "(none)") != 0)
            fail_msg("%s: %s", cases[i].query, told);
        dl_arena_free(&arena);
    }
}

/* Every row of the tables of notations; that of w/o a number is none. */
static void habits_of_other_programs(void **state)
{
    static const struct {
        const char *meant, *others[12];
    } cases[] = {
        {"title:", {"intitle", "allintitle", "headline", "hlead", "hd", "ti"}},
        {"by:", {"author", "byline", "au"}},
        {"from:", {"handle", "user"}},
        {"since:", {"after"}},
        {"until:", {"before", "to"}},
        {"lang:", {"language", "la"}},
        {"tag:", {"hashtag"}},
        {"place:", {"location", "dateline"}},
        {"kind:", {"type"}},
        {"site:", {"publication", "domain"}},
        {"source:", {"file", "path", "inurl"}},
        {"NEAR/7", {"near/7", "near7", "NEAR7", "w/7", "W/7", "n/7", "/7"}},
        {"ADJ/7", {"adj/7", "adj7", "pre/7", "p/7"}},
        {"AND", {"&&"}},
        {"OR", {"||"}},
        {"AND NOT", {"ANDNOT"}},
        {"NEAR/5", {"AROUND", "WITHIN"}},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++)
        for (size_t k = 0; cases[i].others[k]; k++) {
            dl_arena arena = DL_ARENA_EMPTY;
            char query[32], told[32];
            const bool field = strchr(cases[i].meant, ':');
            snprintf(query, sizeof query, field ? "%s:a" : "a %s b", cases[i].others[k]);
            snprintf(told, sizeof told, "did you mean %s?", cases[i].meant);
            dl_query parsed = parse(&arena, dl_slice_of(query));
            if (parsed.note_count != 1 || !strstr(parsed.notes[0], told))
                fail_msg("%s: %s", query, parsed.note_count ? parsed.notes[0] : "nothing is told");
            dl_arena_free(&arena);
        }
}

/* However many there are. */
static void brackets_too_deep_are_told_once(void **state)
{
    char query[300];
    (void)state;
    for (size_t i = 0; i < sizeof query; i++)
        query[i] = "( a"[i % 3];
    dl_arena arena = DL_ARENA_EMPTY;
    dl_query parsed = parse(&arena, dl_slice_make(query, sizeof query));
    assert_int_equal(parsed.note_count, 1);
    assert_non_null(strstr(parsed.notes[0], "deep were ignored"));
    dl_arena_free(&arena);
}

static void dump_of(dl_buffer *out, dl_slice text, dl_buffer *printed)
{
    dl_arena arena = DL_ARENA_EMPTY;
    dl_query query = parse(&arena, text);
    if (query.root)
        dl_query_dump(out, query.root);
    if (query.root && printed)
        dl_query_print(printed, query.root);
    dl_buffer_add(out, "", 0);
    dl_arena_free(&arena);
}

/* Terms are cut before its sign. */
#define TENTH "abcdefghijklmnopqrstu"
#define LONG_PATTERN TENTH TENTH TENTH TENTH TENTH TENTH TENTH TENTH TENTH TENTH "*"

static void parsing_what_was_printed_gives_the_same_tree(void **state)
{
    static const char *const pieces[] = {"a", "Moscow", "SCO-CHG", "\"x y\"", "chair*", "(", ")", "AND", "OR", "NOT",
        "+b", "-c", "title:t", "kind:tweet", "from:@h", "date:2025", "date:x", "#Tag", "@h", "*", "the", "tag:#x", "source:a*b",
        "place:(p q)", "\"", "NEAR/3", "ADJ", "NEAR", "w?ld*", "fuz~", "=As", "=\"Is It\"", "\"x y*\"~4", "*end", "q?", "\"", "#TwoWords", "?",
        "since:7d", "until:2025-11-01T10:00Z", "kind:t*", "title:\"h o g\"", "date:(2024", "~2", "\"a ~b~ c?\"", "A-b*c", "=#MyTag", "x~1", "caf\u00E9", "\u4E2D\u56FD", "-(", "+(", "by:\"A B\"", "'s", "d'accord", "kind:\"a+b ~x* *\"", "lang:\"a b*\"", "-a-b*",
        "\"ab*c,d\"", "w?lda\u00BEsi.ap", "5at's's-", "\u4E2D\u56FD~", "025@1NAN~\u4E2D", "]*]*\u4E2D", "since:..2025", "until:2025..", "tag:##a", "tag:a\uFF02b",
        "#OneTwoThreeFourFiveSixSevenEightNineTenElevenTwelveThirteenFourteenFifteenSixteenSeventeen", "\"a\u200Db*\"",
        "?-\u0489", "#Ta@ikistist\u0E22~", "kind:(", "by:(", "+st\u2027\u0E22~", "#A1B2C3D4E5F6G7H8_I9\u4E2DJ", LONG_PATTERN, "tag:x\uFF0A", "tag:\uFF03*a", "tag:##*a\uFF1F", "lang:\"\u200F\nx\"", "\u56FD\u2032x's's",
        "\u2163's's~", "=\u2163's's", "@\u0489-*or", "\u56FD??a's", "\u200D", "\uFF02", "-", "_", ".", ",", "/", "#", "@"};
    unsigned seed = 7;
    (void)state;
    for (int round = 0; round < 20000; round++) {
        dl_buffer text = DL_BUFFER_EMPTY, printed = DL_BUFFER_EMPTY, first = DL_BUFFER_EMPTY, second = DL_BUFFER_EMPTY;
        for (int n = 1 + (int)(rand_r(&seed) % 9); n > 0; n--)
            dl_buffer_printf(&text, "%s%s", pieces[(size_t)rand_r(&seed) % COUNT(pieces)], rand_r(&seed) % 3 ? " " : "");
        dump_of(&first, dl_buffer_slice(&text), &printed);
        dump_of(&second, dl_buffer_slice(&printed), NULL);
        if (strcmp(first.data, second.data) != 0)
            print_error("%s -> %s\n%s---\n%s", text.data, printed.data, first.data, second.data);
        assert_string_equal(first.data, second.data);
        dl_buffer_free(&text);
        dl_buffer_free(&printed);
        dl_buffer_free(&first);
        dl_buffer_free(&second);
    }
}

static void deep_brackets_and_long_queries_are_bounded(void **state)
{
    (void)state;
    dl_buffer text = DL_BUFFER_EMPTY;
    dl_arena arena = DL_ARENA_EMPTY;
    for (int i = 0; i < 60000; i++)
        dl_buffer_add_text(&text, "(");
    dl_buffer_add_text(&text, "x");
    assert_true(parse(&arena, dl_buffer_slice(&text)).note_count > 0);
    dl_buffer_clear(&text);
    for (int i = 0; i < 200000; i++)
        dl_buffer_add_text(&text, "NOT w ");
    assert_true(parse(&arena, dl_buffer_slice(&text)).note_count > 0);
    dl_arena_free(&arena);
    dl_buffer_free(&text);
}

/* Appends the text with its spans in brackets. */
static void mark(dl_buffer *marked, dl_arena *arena, const dl_query_node *root, dl_slice text)
{
    dl_highlighter *highlighter;
    dateline_span *spans;
    size_t count, at = 0;
    assert_int_equal(dl_highlighter_new(&highlighter, analyzer, root, NULL), DATELINE_OK);
    assert_int_equal(dl_highlighter_run(&spans, &count, highlighter, arena, text, DL_LANGUAGE_UNKNOWN,
                                        DATELINE_PARAGRAPH, NULL), DATELINE_OK);
    for (size_t s = 0; s < count; s++) {
        assert_true(spans[s].byte_begin >= at && spans[s].byte_begin < spans[s].byte_end);
        assert_int_equal(spans[s].codepoint_end, dl_utf8_count(dl_slice_cut(text, 0, spans[s].byte_end)));
        assert_int_equal(spans[s].utf16_begin, dl_utf8_utf16_units(dl_slice_cut(text, 0, spans[s].byte_begin)));
        dl_buffer_add_slice(marked, dl_slice_cut(text, at, spans[s].byte_begin));
        dl_buffer_printf(marked, "[%.*s]", (int)(spans[s].byte_end - spans[s].byte_begin), text.data + spans[s].byte_begin);
        at = spans[s].byte_end;
    }
    dl_buffer_add_slice(marked, dl_slice_cut(text, at, text.size));
    dl_highlighter_free(highlighter);
}

static void lights_what_answers(void **state)
{
    static const struct {
        const char *query, *text, *marked;
    } cases[] = {
        {"tajikistan chairmanships", "Tajikistan\u2019s chairmanship of Tajikistan.", "[Tajikistan]\u2019s [chairmanship] of [Tajikistan]."},
        {"the heads", "the heads of the state", "the [heads] of the state"},
        {"\"heads of\"", "heads and of, heads of state", "heads and of, [heads of] state"},
        {"SCO-CHG", "SCO CHG, SCO-CHG, SCO", "[SCO CHG], [SCO-CHG], SCO"},
        {"chairmanship", "#TajikistanChairmanship", "#Tajikistan[Chairmanship]"},
        {"#tag", "#tag tag", "[#tag] tag"},
        {"chair*", "Chairman of chairs", "[Chairman] of [chairs]"},
        {"w?ld*card", "Wildcards, a wildcard", "Wildcards, a [wildcard]"},
        {"*ship", "Chairmanship of #SCOMembership", "[Chairmanship] of #SCO[Membership]"},
        {"Rasulzade~", "Rasulzoda met Rasulzada", "Rasulzoda met [Rasulzada]"},
        {"Rasulzade~2", "Rasulzoda met Rasulzada", "[Rasulzoda] met [Rasulzada]"},
        {"=Polish", "polish the Polish", "polish the [Polish]"},
        {"=polish", "polish the Polish, polishes", "[polish] the [Polish], polishes"},
        {"\"heads of gov*\"", "heads of states; Heads of Governments", "heads of states; [Heads of Governments]"},
        {"\"heads of *\"", "the heads of states", "the [heads of states]"},
        {"\"heads * states\"", "heads states, heads of states", "heads states, [heads of states]"},
        {"\"to be? That is\"", "to be? That is it, to bed That is", "[to be? That is] it, to bed That is"},
        {"\"что делать?! Ехать\"", "Что делать? Ехать.", "[Что делать? Ехать]."},
        {"\"to be? that\"", "to be? that, to bed that", "to be? that, [to bed that]"},
        {"\"a b\"~2", "b x a; a y y b", "[b] x [a]; a y y b"},
        {"met NEAR/2 minister", "Ministers who met. He met a kind minister", "[Ministers] who [met]. He met a kind minister"},
        {"met ADJ/2 minister", "ministers who met ministers", "ministers who [met] [ministers]"},
        {"a NEAR/3 a", "a x x x a x a", "a x x x [a] x [a]"},
        {"\"a b\" NEAR/2 c", "a x b c y y a b x x c y y c x a b", "a x b c y y a b x x c y y [c] x [a b]"},
        {"\"a b\" ADJ/2 \"a b\"", "a b x x x a b x a b", "a b x x x [a b] x [a b]"},
        {"\"a *\" NEAR/1 \"b b\"", "b b x a c y y b b a c b", "b b x a c y y [b b] [a c] b"},
        {"#SCOSummit", "SCO summit #SCOSummit sco-summit", "[SCO summit] [#SCOSummit] [sco-summit]"},
        {"-x y", "x y", "x [y]"},
        {"人民", "中华人民共和国", "中华[人民]共和国"},
        {"共和国", "中华人民共和国", "中华人民[共和国]"},
        {"国", "中国经济", "中[国]经济"},
        {"图书馆开放", "新图书馆向公众开放", "新[图书][馆]向公众[开放]"},
        {"\"书馆向\"", "新图书馆向公众开放", "新图[书馆向]公众开放"},
        {"東京", "東京タワーと東の京", "[東京]タワーと東の京"},
        {"학교", "학교에서 학생", "[학교]에서 학생"},
        {"สมุด", "ห้องสมุดใหม่", "ห้อง[สมุด]ใหม่"},
        {"ｶﾞｽ", "東京ガス", "東京[ガス]"},
        {"cafe", "cafe\u0301 au lait", "[cafe\u0301] au lait"},
        {"\u4E2D\u56FD", "\u4E2D\u56FD\u7ECF\u6D4E", "[\u4E2D\u56FD]\u7ECF\u6D4E"},
        {"title:x", "x", "x"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        dl_arena arena = DL_ARENA_EMPTY;
        dl_buffer marked = DL_BUFFER_EMPTY;
        dl_query query = parse(&arena, dl_slice_of(cases[i].query));
        dl_rank_apply(query.root);
        mark(&marked, &arena, query.root, dl_slice_of(cases[i].text));
        assert_string_equal(marked.data, cases[i].marked);
        dl_buffer_free(&marked);
        dl_arena_free(&arena);
    }
}

static dl_tongues tongues_of(const char *const codes[6], const char *main)
{
    dl_tongues tongues = {.main = dl_language_find(dl_slice_of(main))};
    for (size_t i = 0; i < 6 && codes[i]; i++)
        dl_languages_add(&tongues.held, dl_language_find(dl_slice_of(codes[i])));
    return tongues;
}

/* A query of an index that holds those languages. */
static dl_query parse_in(dl_arena *arena, const char *const held[6], const char *main, const char *text)
{
    dl_tongues tongues = tongues_of(held, main);
    dl_query query = parse(arena, dl_slice_of(text));
    assert_int_equal(dl_tongues_apply(query.root, arena, analyzer, &tongues, NULL), DATELINE_OK);
    return query;
}

/* A stem that languages of few passages alone have wants a passage of theirs. */
static void stems_of_few_passages_want_their_languages(void **state)
{
    static const struct {
        const char *few[6], *stems;
    } cases[] = {
        {{NULL}, "reed red"},
        {{"nl"}, "reed red:nl"},
        {{"nl", "fr"}, "reed red:nl"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        dl_arena arena = DL_ARENA_EMPTY;
        dl_buffer stems = DL_BUFFER_EMPTY;
        dl_tongues tongues = tongues_of((const char *const[6]){"en", "fr", "nl"}, "en");
        tongues.few = tongues_of(cases[i].few, "en").held;
        dl_query query = parse(&arena, DL_LITERAL("reed"));
        assert_int_equal(dl_tongues_apply(query.root, &arena, analyzer, &tongues, NULL), DATELINE_OK);
        const dl_query_word *word = &query.root->words[0];
        dl_buffer_add_slice(&stems, word->stem);
        for (size_t o = 0; o < word->other_count; o++) {
            dl_buffer_printf(&stems, " %.*s", (int)word->others[o].size, word->others[o].data);
            for (dl_language l = 1; l < DL_LANGUAGE_LIMIT; l++)
                if (dl_languages_has(&word->wanted[o], l))
                    dl_buffer_printf(&stems, ":%s", dl_language_code(l));
        }
        assert_string_equal(stems.data ? stems.data : "", cases[i].stems);
        dl_buffer_free(&stems);
        dl_arena_free(&arena);
    }
}

static void words_get_their_stems_in_the_languages_held(void **state)
{
    static const struct {
        const char *held[6], *query, *stems;
    } cases[] = {
        {{NULL}, "br\u00FCcken", "brucken"},
        {{"en", "de"}, "br\u00FCcken", "brucken bruck bruecken"}, /* and without umlauts */
        {{"en"}, "M\u00FCller", "muller mueller"},
        {{"en"}, "Mueller", "mueller"},
        {{"en"}, "caf\u00E9", "cafe"},
        {{"tr"}, "k\u0131zlar", "kizlar kiz"},
        {{"de", "vi"}, "bridges", "bridg bridges"}, /* German has the same as Vietnamese, which has no stemmer */
        {{"ru", "ar", "zh"}, "bridges", "bridg"},   /* of other scripts */
        {{"ru", "uk"}, "\u0432\u043E\u0439\u043D\u043E\u044E", "\u0432\u043E\u0439\u043D"},
        {{"sr"}, "vladama", "vladama vlad"}, /* in Latin letters, too */
        {{"de"}, "\"br\u00FCcken\"", ""},
        {{"de"}, "#br\u00FCcken", ""},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        dl_arena arena = DL_ARENA_EMPTY;
        dl_buffer stems = DL_BUFFER_EMPTY;
        dl_query query = parse_in(&arena, cases[i].held, "en", cases[i].query);
        const dl_query_word *word = &query.root->words[0];
        dl_buffer_add_slice(&stems, word->stem);
        for (size_t o = 0; o < word->other_count; o++)
            dl_buffer_printf(&stems, " %.*s", (int)word->others[o].size, word->others[o].data);
        assert_string_equal(stems.data ? stems.data : "", cases[i].stems);
        dl_buffer_free(&stems);
        dl_arena_free(&arena);
    }
}

/* Scripts that the index holds, below exact matches; never a part of a character. */
static void names_are_lit_in_their_own_script(void **state)
{
    static const struct {
        const char *query, *text, *marked;
        bool names;
    } cases[] = {
        {"Tajikistan", "Таджикистаном гордятся", "[Таджикистаном] гордятся", true},
        {"Tajikistan", "به تاجیکستان رفت", "به [تاجیکستان] رفت", true},
        {"tajikistan", "Таджикистан, Tajikistan", "[Таджикистан], [Tajikistan]", true},
        {"Tajikistan", "Таджикистан", "Таджикистан", false},
        {"Лавров", "Lavrov said", "[Lavrov] said", true},
        {"Лавров", "lavrov said", "lavrov said", true}, /* a name has a capital */
        {"لاوروف", "Лавров", "[Лавров]", true},
        {"\"Tajikistan\"", "Таджикистан", "Таджикистан", true},
        {"title:Tajikistan", "Таджикистан", "Таджикистан", true},
        {"bridge", "Бридж", "Бридж", true}, /* a short word without a capital is no name */
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        dl_arena arena = DL_ARENA_EMPTY;
        dl_tongues tongues = tongues_of((const char *const[6]){"en", "ru", "fa"}, "en");
        tongues.names = cases[i].names;
        dl_query query = parse(&arena, dl_slice_of(cases[i].query));
        assert_int_equal(dl_tongues_apply(query.root, &arena, analyzer, &tongues, NULL), DATELINE_OK);
        dl_buffer marked = DL_BUFFER_EMPTY;
        mark(&marked, &arena, query.root, dl_slice_of(cases[i].text));
        assert_string_equal(marked.data, cases[i].marked);
        dl_buffer_free(&marked);
        dl_arena_free(&arena);
    }
}

static void positions_are_missing_where_a_word_is_a_stop_word(void **state)
{
    /* "w" common, "w:de" placeless in German */
    static const struct {
        const char *held[6], *main, *query, *stops;
    } cases[] = {
        {{"en", "de", "sv"}, "en", "\"civil war\"", "war:de"},
        {{"en", "de", "sv"}, "en", "\"men of war\"", "men:sv of war:de"},
        {{"en", "de"}, "de", "\"civil war\"", "war"},
        {{"en", "sv"}, "en", "\"civil war\"", ""},
        {{"en", "de"}, "en", "\"es war\"", "es war"}, /* stop words of German alone */
        {{"en", "de", "es"}, "en", "\"es war\"", "es war"},
        {{"de"}, "de", "\"the war\"", "the war"}, /* the default language's */
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        dl_arena arena = DL_ARENA_EMPTY;
        dl_buffer stops = DL_BUFFER_EMPTY;
        dl_query query = parse_in(&arena, cases[i].held, cases[i].main, cases[i].query);
        for (size_t w = 0; w < query.root->word_count; w++) {
            const dl_query_word *word = &query.root->words[w];
            if (word->common || dl_languages_any(&word->placeless))
                dl_buffer_printf(&stops, "%s%.*s", stops.size ? " " : "", (int)word->folded.size, word->folded.data);
            for (dl_language l = 1; l < DL_LANGUAGE_LIMIT; l++)
                if (dl_languages_has(&word->placeless, l))
                    dl_buffer_printf(&stops, ":%s", dl_language_code(l));
        }
        assert_string_equal(stops.data ? stops.data : "", cases[i].stops);
        dl_buffer_free(&stops);
        dl_arena_free(&arena);
    }
}

static void stop_words_are_those_of_the_querys_language(void **state)
{
    static const struct {
        const char *held[6], *main, *query, *stops;
    } cases[] = {
        {{"en", "de"}, "en", "the price of die", "the of"},
        {{"en", "de"}, "en", "die Preise der Kohle", "die der"},
        {{"en", "de"}, "en", "die hard", ""},   /* one word is no evidence against the main language */
        {{"en", "de"}, "de", "die hard", "die"},
        {{"de"}, "", "the price", "the"},       /* the default language's */
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        dl_arena arena = DL_ARENA_EMPTY;
        dl_buffer stops = DL_BUFFER_EMPTY;
        dl_query query = parse_in(&arena, cases[i].held, cases[i].main, cases[i].query);
        for (size_t c = 0; c < query.root->clause_count; c++) {
            const dl_query_word *word = &query.root->clauses[c]->words[0];
            if (word->stop)
                dl_buffer_printf(&stops, "%s%.*s", stops.size ? " " : "", (int)word->folded.size, word->folded.data);
        }
        assert_string_equal(stops.data ? stops.data : "", cases[i].stops);
        dl_buffer_free(&stops);
        dl_arena_free(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(is_understood),
        cmocka_unit_test(habits_are_told),
        cmocka_unit_test(habits_of_other_programs),
        cmocka_unit_test(brackets_too_deep_are_told_once),
        cmocka_unit_test(parsing_what_was_printed_gives_the_same_tree),
        cmocka_unit_test(deep_brackets_and_long_queries_are_bounded),
        cmocka_unit_test(lights_what_answers),
        cmocka_unit_test(words_get_their_stems_in_the_languages_held),
        cmocka_unit_test(stems_of_few_passages_want_their_languages),
        cmocka_unit_test(names_are_lit_in_their_own_script),
        cmocka_unit_test(positions_are_missing_where_a_word_is_a_stop_word),
        cmocka_unit_test(stop_words_are_those_of_the_querys_language),
    };
    return cmocka_run_group_tests(tests, make_analyzer, free_analyzer);
}
