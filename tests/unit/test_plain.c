/* Plain text to passages: the user's article, and the rules one by one. */
#include "unit.h"

#include "article/lines/entities.h"
#include "article/plain/plain.h"
#include "article_text.h"
#include "util/file.h"

#include <jansson.h>
#include <time.h>

static dateline_error error;

static dl_article parse(dl_arena *arena, dl_slice text)
{
    dl_article article;
    if (dl_plain_parse(&article, arena, text, 0, NULL, NULL, &error))
        fail_msg("%s", error.message);
    return article;
}

/* ---- the user's article ---- */

static void test_the_users_article_has_its_nineteen_passages(void **state)
{
    (void)state;
    static const struct {
        dateline_kind kind;
        size_t begin, end;
        const char *starts, *ends;
    } passages[19] = {
        {DATELINE_HEADLINE, 17, 163, "Deputy PM Dar, Lavrov", "multilateral domains"},
        {DATELINE_DECK, 165, 287, "Dar meets PMs", "in Moscow"},
        {DATELINE_DECK, 289, 387, "Islamabad, Moscow", "at UN, SCO"},
        {DATELINE_DECK, 389, 512, "Dar congratulates", "SCO states"},
        {DATELINE_PARAGRAPH, 514, 895, "MOSCOW: Deputy", "domains."},
        {DATELINE_PARAGRAPH, 897, 1099, "The meeting,", "bilateral relations."},
        {DATELINE_TWEET, 1101, 1406, "Deputy Prime", "the… pic.twitter.com/cvFkm3Vi0Z"},
        {DATELINE_PARAGRAPH, 1492, 1795, "Senator Dar congratulated", "mechanisms."},
        {DATELINE_PARAGRAPH, 1797, 2180, "Both leaders", "growth."},
        {DATELINE_PARAGRAPH, 2182, 2411, "On the sidelines", "Kyrgyz Republic."},
        {DATELINE_TWEET, 2413, 2690, "Deputy Prime", "States. pic.twitter.com/zrlmBvuuU8"},
        {DATELINE_PARAGRAPH, 2774, 3004, "Senator Dar met", "member states."},
        {DATELINE_PARAGRAPH, 3006, 3380, "In his meeting", "cooperation."},
        {DATELINE_TWEET, 3382, 3683, "Deputy Prime", "high-level… pic.twitter.com/moOxU7AHsR"},
        {DATELINE_PARAGRAPH, 3769, 4117, "Senator Dar also met Tajikistan’s", "platforms."},
        {DATELINE_TWEET, 4119, 4427, "Deputy Prime", "exchanged… pic.twitter.com/pUWLalfg78"},
        {DATELINE_PARAGRAPH, 4511, 4725, "The deputy", "discussion."},
        {DATELINE_TWEET, 4727, 5035, "On the sidelines", "congratulated… pic.twitter.com/aD7OTPvItP"},
        {DATELINE_PARAGRAPH, 5119, 5482, "Meanwhile,", "presidency."},
    };
    static const struct {
        size_t passage;
        const char *url, *date;
        bool truncated;
    } tweets[5] = {
        {6, "pic.twitter.com/cvFkm3Vi0Z", "2025-11-18", true},
        {10, "pic.twitter.com/zrlmBvuuU8", "2025-11-19", false},
        {13, "pic.twitter.com/moOxU7AHsR", "2025-11-19", true},
        {15, "pic.twitter.com/pUWLalfg78", "2025-11-19", true},
        {17, "pic.twitter.com/aD7OTPvItP", "2025-11-19", true},
    };
    dl_arena arena = DL_ARENA_EMPTY;
    dl_buffer file = DL_BUFFER_EMPTY, date = DL_BUFFER_EMPTY;
    assert_int_equal(dl_file_read(&file, "corpus/2025-11-19-dar-lavrov-moscow.txt", 1 << 20, &error), 0);
    dl_article article = parse(&arena, dl_buffer_slice(&file));
    dl_date_format(&date, article.date);
    assert_string_equal(date.data, "2025-11-19");
    assert_true(dl_slice_is(article.place, "MOSCOW"));
    assert_true(dl_slice_equal(article.title, article.passages[0].text));
    assert_int_equal(article.passage_count, COUNT(passages));
    for (size_t i = 0; i < COUNT(passages); i++) {
        const dl_passage *passage = &article.passages[i];
        dl_slice cut = dl_slice_cut(dl_buffer_slice(&file), passage->begin, passage->end);
        assert_int_equal(passage->kind, passages[i].kind);
        assert_int_equal(passage->begin, passages[i].begin);
        assert_int_equal(passage->end, passages[i].end);
        assert_true(dl_slice_equal(passage->text, cut));
        assert_true(dl_slice_starts(passage->text, dl_slice_of(passages[i].starts)));
        assert_true(dl_slice_ends(passage->text, dl_slice_of(passages[i].ends)));
        assert_int_equal(passage->tweet != NULL, passages[i].kind == DATELINE_TWEET);
    }
    for (size_t i = 0; i < COUNT(tweets); i++) {
        const dl_passage *passage = &article.passages[tweets[i].passage];
        const dl_tweet *tweet = passage->tweet;
        dl_entities entities;
        assert_true(dl_slice_is(tweet->name, "Ministry of Foreign Affairs – Pakistan"));
        assert_true(dl_slice_is(tweet->handle, "ForeignOfficePk"));
        assert_true(dl_slice_is(tweet->url, tweets[i].url));
        assert_int_equal(tweet->id.size, 0);
        assert_int_equal(tweet->truncated, tweets[i].truncated);
        dl_buffer_clear(&date);
        dl_date_format(&date, tweet->date);
        assert_string_equal(date.data, tweets[i].date);
        assert_true(dl_entities_find(&entities, &arena, passage->text));
        assert_int_equal(entities.mention_count, 1);
        assert_true(dl_slice_is(entities.mentions[0], "MIshaqDar50"));
        assert_int_equal(entities.hashtag_count, 0);
    }
    dl_buffer_free(&file);
    dl_buffer_free(&date);
    dl_arena_free(&arena);
}

/* ---- rules ---- */

#define LONG_LINE                                                                                        \
    "This line is far longer than any margin would allow, so that it must be a paragraph that somebody " \
    "wrote on one line, as most programs do."
#define TWEET " — Name (@n) May 1, 2025"

static const struct {
    const char *text, *expected, *place, *date;
} rules[] = {
    /* Nothing. */
    {"", "", "", ""},
    {" \n\t\r\n\xEF\xBB\xBF\n", "", "", ""},
    /* Date lines. */
    {"date 2025-11-19 Head\n\nText.", "headline: Head\nparagraph: Text.\n", "", "2025-11-19"},
    {"  DATE:\t2025-11-19\tHead\n\nText.", "headline: Head\nparagraph: Text.\n", "", "2025-11-19"},
    {"\xEF\xBB\xBF date 2025-11-19 Head\n\nText.", "headline: Head\nparagraph: Text.\n", "", "2025-11-19"},
    {"2025-11-19 Is it so?\nText.", "headline: Is it so?\nparagraph: Text.\n", "", "2025-11-19"},
    {"date November 18, 2025 Head\n\nText.", "headline: Head\nparagraph: Text.\n", "", "2025-11-18"},
    {"The minister of foreign affairs met his colleague of another\ncountry in the capital\n\nThey met.",
     "headline: The minister of foreign affairs met his colleague of another/country in the capital\nparagraph: They met.\n", "", ""},
    {"Is it so?\n\nIt is.", "headline: Is it so?\nparagraph: It is.\n", "", ""},
    {"\"Is it so!\"\n\nIt is.", "headline: \"Is it so!\"\nparagraph: It is.\n", "", ""},
    {"It is so.\n\nIs it?", "paragraph: It is so.\nparagraph: Is it?\n", "", ""},
    {"date 2025-11-19\n\nHead\n\nText.", "headline: Head\nparagraph: Text.\n", "", "2025-11-19"},
    {"date 2025-11-19\n\nMOSCOW: Text.", "paragraph: MOSCOW: Text.\n", "MOSCOW", "2025-11-19"},
    /* A day that stands alone above the paragraphs, or above the headline. */
    {"Head\nBy Ann Bell\nTuesday, May 15, 2018\n\nText.\n", "headline: Head\nparagraph: Text.\n", "", "2018-05-15"},
    {"Published on: 15 May 2018\n\nHead\n\nText.\n", "headline: Head\nparagraph: Text.\n", "", "2018-05-15"},
    {"Head\n\nDate: 2018-05-15\n\nMay 16, 2018\n\nText.\n", "headline: Head\ndeck: May 16, 2018\nparagraph: Text.\n", "", "2018-05-15"},
    {"Head\n\nMay 15, 2018 and more\n\nText.\n", "headline: Head\ndeck: May 15, 2018 and more\nparagraph: Text.\n", "", ""},
    {"Head\n\nText.\n\nMay 15, 2018\n", "headline: Head\nparagraph: Text.\nparagraph: May 15, 2018\n", "", ""},
    /* What stands above a headline and is none. */
    {"https://news.example/a\n\nHead\n\nText.\n", "headline: Head\nparagraph: Text.\n", "", ""},
    {"FOR IMMEDIATE RELEASE:\n\nHead\n\nText.\n", "headline: Head\nparagraph: Text.\n", "", ""},
    {"View this email in your browser: http://a.example\n\nHead\n\nText.\n", "headline: Head\nparagraph: Text.\n", "", ""},
    {"https://news.example/a\n\nText.\n", "headline: https://news.example/a\nparagraph: Text.\n", "", ""},
    /* The edges of pages; what only looks like it. */
    {"One.\n\n- 2 -\n\nTwo.\n\nPage 3 of 7\n\nThree.\n\nSeite 4\n\n\f5    Head\n\nFour.\n\f\n6\n\nFive.\n",
     "paragraph: One.\nparagraph: Two.\nparagraph: Three.\nparagraph: Four.\nparagraph: Five.\n", "", ""},
    {"One.\n\n@highlight\n\nTwo\n\n@highlight\n\nThree\n\n@highlight was there.\n", "paragraph: One.\nparagraph: Two\nparagraph: Three\nparagraph: @highlight was there.\n", "", ""},
    {"One.\n\nPage 3 of Bell\n\n12\n\n-2\n\nPage one\n\n\f8 ways.\n",
     "paragraph: One.\nparagraph: Page 3 of Bell\nparagraph: 12\nparagraph: -2\nparagraph: Page one\nparagraph: 8 ways.\n", "", ""},
    /* A conversation has no place. */
    {"Head\n\nMAYOR DAY: It opens.\n\nBELL: Who pays?\n\nMAYOR DAY: The city.\n",
     "headline: Head\nparagraph: MAYOR DAY: It opens.\nparagraph: BELL: Who pays?\nparagraph: MAYOR DAY: The city.\n", "", ""},
    {"date 2025-11-19", "", "", "2025-11-19"},
    {"date 2025-11-31 Head\n\nText.", "headline: date 2025-11-31 Head\nparagraph: Text.\n", "", ""},
    {"November 18, 2025 was a day.", "paragraph: November 18, 2025 was a day.\n", "", ""},
    {"date 2025-11-19 A headline that is wrapped at a margin as\nwide as this one is\n\nText.",
     "headline: A headline that is wrapped at a margin as/wide as this one is\nparagraph: Text.\n", "",
     "2025-11-19"},
    {"date 2025-11-19 Head\n" LONG_LINE "\n" LONG_LINE "\n" LONG_LINE,
     "headline: Head\nparagraph: " LONG_LINE "\nparagraph: " LONG_LINE "\nparagraph: " LONG_LINE "\n", "",
     "2025-11-19"},
    /* Headlines and decks. */
    {"Head\n\nText.", "headline: Head\nparagraph: Text.\n", "", ""},
    {"A sentence.\n\nText.", "paragraph: A sentence.\nparagraph: Text.\n", "", ""},
    {"Alone", "paragraph: Alone\n", "", ""},
    {"Head\n\nOne\n\nTwo\n\nText.\n\nMore",
     "headline: Head\ndeck: One\ndeck: Two\nparagraph: Text.\nparagraph: More\n", "", ""},
    {"Head\n\nOne\n\nROME: no full stop", "headline: Head\ndeck: One\nparagraph: ROME: no full stop\n", "ROME",
     ""},
    {"H\n\n1\n\n2\n\n3\n\n4\n\n5\n\nT.",
     "headline: H\ndeck: 1\ndeck: 2\ndeck: 3\ndeck: 4\ndeck: 5\nparagraph: T.\n", "", ""},
    {"H\n\n1\n\n2\n\n3\n\n4\n\n5\n\n6\n\nT.",
     "headline: H\nparagraph: 1\nparagraph: 2\nparagraph: 3\nparagraph: 4\nparagraph: 5\nparagraph: 6\n"
     "paragraph: T.\n", "", ""},
    {"A line\n\nof short\n\nlines", "headline: A line\nparagraph: of short\nparagraph: lines\n", "", ""},
    {"头条\n\n第一段。", "headline: 头条\nparagraph: 第一段。\n", "", ""},
    {"第一段。\n\n第二段。", "paragraph: 第一段。\nparagraph: 第二段。\n", "", ""},
    {"In the U.S.\n\nText.", "headline: In the U.S.\nparagraph: Text.\n", "", ""},
    /* Lines. */
    {"One.\r\n\r\nTwo.\r\n", "paragraph: One.\nparagraph: Two.\n", "", ""},
    {"One.\r\rTwo.\r", "paragraph: One.\nparagraph: Two.\n", "", ""},
    {"One.\n \t\xC2\xA0\n\xE3\x80\x80Two.", "paragraph: One.\nparagraph: Two.\n", "", ""},
    {"One.\nTwo.\nThree.", "paragraph: One.\nparagraph: Two.\nparagraph: Three.\n", "", ""},
    {"Here is a paragraph that was wrapped by its\neditor at a margin of forty or so columns,\nas in mail.",
     "paragraph: Here is a paragraph that was wrapped by its/editor at a margin of forty or so columns,"
     "/as in mail.\n", "", ""},
    {"Each line here ends as sentences do, it seems.\nSo it is a paragraph of its own, as this one is.\nAnd this.",
     "paragraph: Each line here ends as sentences do, it seems.\n"
     "paragraph: So it is a paragraph of its own, as this one is.\nparagraph: And this.\n", "", ""},
    {"A headline as wide as margins are, but no more\n"
     "It is followed by a paragraph so wide that the headline had room for many of its words.\nEnd.",
     "headline: A headline as wide as margins are, but no more\n"
     "paragraph: It is followed by a paragraph so wide that the headline had room for many of its words.\n"
     "paragraph: End.\n", "", ""},
    {"Words.\n" LONG_LINE, "paragraph: Words.\nparagraph: " LONG_LINE "\n", "", ""},
    /* Lists and quotes. */
    {"T:\n\n- one\n* two\n• three\n", "paragraph: T:\nlist: one\nlist: two\nlist: three\n", "", ""},
    {"T:\n\n- A heading -\n\nText.", "paragraph: T:\nparagraph: - A heading -\nparagraph: Text.\n", "", ""},
    {"One.\n\n* * *\n\n\u2014\n\nTwo.", "paragraph: One.\nparagraph: Two.\n", "", ""},
    {"T:\n- one\n  goes on\nBack.", "paragraph: T:\nlist: one/  goes on\nparagraph: Back.\n", "", ""},
    {"> He said\n> so.\n> And left.", "quote: He said/> so.\nquote: And left.\n", "", ""},
    {"-5 degrees.\n\n*stars* shine.", "paragraph: -5 degrees.\nparagraph: *stars* shine.\n", "", ""},
    {"— Dialogue, said he.", "paragraph: — Dialogue, said he.\n", "", ""},
    /* Places. */
    {"NEW YORK (Reuters) - Text.", "paragraph: NEW YORK (Reuters) - Text.\n", "NEW YORK", ""},
    {"T.\n\nT.\n\nT.\n\nROME: T.", "paragraph: T.\nparagraph: T.\nparagraph: T.\nparagraph: ROME: T.\n", "", ""},
    /* Tweets. */
    {"Words #tag" TWEET, "tweet @n 2025-05-01 [Name]: Words #tag\n", "", ""},
    {"Words…" TWEET "\n\nText.", "tweet @n 2025-05-01 cut [Name]: Words…\nparagraph: Text.\n", "", ""},
    {"One" TWEET " Two pic.twitter.com/b" TWEET "Three",
     "tweet @n 2025-05-01 [Name]: One\ntweet @n 2025-05-01 pic.twitter.com/b [Name]: Two pic.twitter.com/b\n"
     "paragraph: Three\n", "", ""},
    {"Words\n\n— \nName (@n) May 1, 2025\nMore.", "tweet @n 2025-05-01 [Name]: Words\nparagraph: More.\n", "", ""},
    {"T.\nWords\n— Name (@n) May 1, 2025\nT.",
     "paragraph: T.\ntweet @n 2025-05-01 [Name]: Words\nparagraph: T.\n", "", ""},
    {"Two\nlines" TWEET, "tweet @n 2025-05-01 [Name]: Two/lines\n", "", ""},
    {"> Words\n> — Name (@n) May 1, 2025", "tweet @n 2025-05-01 [Name]: Words\n", "", ""},
    {"— Name (@n) May 1, 2025\n\nText.", "paragraph: — Name (@n) May 1, 2025\nparagraph: Text.\n", "", ""},
    {"Words pic.twitter.com/a https://x.com/n/status/123?s=20 http://t.co/b" TWEET,
     "tweet @n 2025-05-01 https://x.com/n/status/123?s=20 [Name]: "
     "Words pic.twitter.com/a https://x.com/n/status/123?s=20 http://t.co/b\n", "", ""},
    {LONG_LINE " " LONG_LINE " " LONG_LINE " Now the tweet" TWEET,
     "paragraph: " LONG_LINE "\ntweet @n 2025-05-01 [Name]: " LONG_LINE " " LONG_LINE " Now the tweet\n", "",
     ""},
    {"Short head" TWEET "\n\nText.", "tweet @n 2025-05-01 [Name]: Short head\nparagraph: Text.\n", "", ""},
    /* Bytes that are not UTF-8. */
    {"caf\xE9 one.\n\n\xF0\x9F\x98 two.", "paragraph: caf\uFFFD one.\nparagraph: \uFFFD two.\n", "", ""},
};

static void test_rules(void **state)
{
    (void)state;
    dl_arena arena = DL_ARENA_EMPTY;
    dl_buffer out = DL_BUFFER_EMPTY, date = DL_BUFFER_EMPTY;
    for (size_t i = 0; i < COUNT(rules); i++) {
        dl_article article = parse(&arena, dl_slice_of(rules[i].text));
        dl_buffer_clear(&out);
        dl_buffer_clear(&date);
        article_text(&out, &article);
        dl_date_format(&date, article.date);
        const char *found = out.size ? out.data : "", *day = date.size ? date.data : "";
        if (strcmp(found, rules[i].expected) != 0 || strcmp(day, rules[i].date) != 0 ||
            !dl_slice_is(article.place, rules[i].place))
            fail_msg("of\n%s\nbecame (%s, '%.*s')\n%s", rules[i].text, day, (int)article.place.size,
                     article.place.data ? article.place.data : "", found);
    }
    dl_buffer_free(&out);
    dl_buffer_free(&date);
    dl_arena_free(&arena);
}

/* Who wrote it, and what of the head is left. */
static void test_bylines(void **state)
{
    static const struct {
        const char *head, *authors, *date, *expected;
    } cases[] = {
        {"By Ann Bell", "Ann Bell", "", ""},
        {"A deck\n\nBy ANN BELL and CARL DAY, Associated Press Writers", "ANN BELL, CARL DAY", "", "deck: A deck\n"},
        {"By Ann Bell \u00B7 November 18, 2025", "Ann Bell", "2025-11-18", ""},
        {"By\nAnn Bell\n\nPublished Nov 18, 2025, 10:05 a.m. ET", "Ann Bell", "2025-11-18", ""},
        {"By Ann Bell | The Gazette\n\nPUBLISHED: November 18, 2025 at 5:00 a.m. | UPDATED: November 19, 2025 at 9:00 a.m.", "Ann Bell", "2025-11-18", ""},
        {"Von Ann Bell", "Ann Bell", "", ""},
        {"作者：张三\n2025年11月18日", "张三", "2025-11-18", ""},
        {"2025년 11월 18일\n\n홍길동 기자", "홍길동", "2025-11-18", ""},
        {"大桥星期二正式通车，历时三年。（记者 赵婕）", "赵婕", "", "deck: 大桥星期二正式通车，历时三年。（记者 赵婕）\n"},
        {"大桥星期二正式通车，历时三年（记者 赵婕）", "赵婕", "", "deck: 大桥星期二正式通车，历时三年（记者 赵婕）\n"},
        {"(Reporting by Ann Bell in Riverton, Carl Day and Eve Fox in Kirov; Writing by Dan Hill; Editing by Max Mole)", "Ann Bell, Carl Day, Eve Fox, Dan Hill", "",
         "deck: (Reporting by Ann Bell in Riverton, Carl Day and Eve Fox in Kirov; Writing by Dan Hill; Editing by Max Mole)\n"},
        {"Additional reporting by The River Gazette", "", "", "deck: Additional reporting by The River Gazette\n"},
        {"By Monday all was over", "", "", "deck: By Monday all was over\n"},
        {"By Ann Bell\n\nBy Carl Day", "Ann Bell", "", "deck: By Carl Day\n"},
        {"November 18, 2025 was a day", "", "", "deck: November 18, 2025 was a day\n"},
    };
    (void)state;
    dl_arena arena = DL_ARENA_EMPTY;
    dl_buffer text = DL_BUFFER_EMPTY, out = DL_BUFFER_EMPTY, authors = DL_BUFFER_EMPTY, date = DL_BUFFER_EMPTY, expected = DL_BUFFER_EMPTY;
    for (size_t i = 0; i < COUNT(cases); i++) {
        dl_buffer *const all[] = {&text, &out, &authors, &date, &expected};
        for (size_t k = 0; k < COUNT(all); k++)
            dl_buffer_clear(all[k]);
        dl_buffer_printf(&text, "Title: The bridge\n\n%s\n\nText of it.\n", cases[i].head);
        const dl_article article = parse(&arena, dl_buffer_slice(&text));
        article_text(&out, &article);
        dl_date_format(&date, article.date);
        for (size_t k = 0; k < article.author_count; k++)
            dl_buffer_printf(&authors, "%s%.*s", k ? ", " : "", (int)article.authors[k].size, article.authors[k].data);
        dl_buffer_printf(&expected, "headline: The bridge\n%sparagraph: Text of it.\n", cases[i].expected);
        if (!dl_slice_equal(dl_buffer_slice(&out), dl_buffer_slice(&expected)) || !dl_slice_is(dl_buffer_slice(&authors), cases[i].authors) ||
            !dl_slice_is(dl_buffer_slice(&date), cases[i].date))
            fail_msg("of\n%s\nbecame (%s, %s)\n%s", text.data, authors.size ? authors.data : "", date.size ? date.data : "", out.data);
    }
    dl_buffer *const all[] = {&text, &out, &authors, &date, &expected};
    for (size_t k = 0; k < COUNT(all); k++)
        dl_buffer_free(all[k]);
    dl_arena_free(&arena);
}

static void test_an_id_is_read_from_a_permalink(void **state)
{
    (void)state;
    dl_arena arena = DL_ARENA_EMPTY;
    dl_article article = parse(&arena, DL_LITERAL("W https://twitter.com/n/status/123?s=20" TWEET));
    assert_true(dl_slice_is(article.passages[0].tweet->id, "123"));
    dl_arena_free(&arena);
}

static void test_ranges_count_from_the_base(void **state)
{
    (void)state;
    dl_arena arena = DL_ARENA_EMPTY;
    dl_article article;
    assert_int_equal(
        dl_plain_parse(&article, &arena, DL_LITERAL(" One.\n\nTwo."), 1000, NULL, NULL, &error), 0);
    assert_int_equal(article.begin, 1000);
    assert_int_equal(article.end, 1011);
    assert_int_equal(article.passages[0].begin, 1001);
    assert_int_equal(article.passages[1].end, 1011);
    dl_arena_free(&arena);
}

static void note_warning(void *context, uint64_t at, const char *message)
{
    uint64_t *seen = context;
    seen[0]++;
    seen[1] = at;
    assert_non_null(strstr(message, "3 places"));
}

static void test_bytes_that_are_not_utf8_are_told_once(void **state)
{
    (void)state;
    uint64_t seen[2] = {0, 0};
    dl_arena arena = DL_ARENA_EMPTY;
    dl_article article;
    assert_int_equal(dl_plain_parse(&article, &arena, DL_LITERAL("abc\xE9 \xE9.\n\n\xC3"), 100, note_warning,
                                    seen, &error),
                     0);
    assert_int_equal(seen[0], 1);
    assert_int_equal(seen[1], 103);
    dl_arena_free(&arena);
}

static void test_long_paragraphs_are_split_and_nothing_is_lost(void **state)
{
    (void)state;
    static const struct {
        const char *unit;
        size_t units;
        const char *ends; /* each passage ends so */
    } cases[] = {
        {"A sentence of words. ", 10000, "words."}, {"words ", 40000, "words"}, {"一二三。", 30000, "。"},
        {"一", 70000, "一"},                        {"x", 200000, "x"},         {"\x80", 200000, "\uFFFD"},
    };
    dl_arena arena = DL_ARENA_EMPTY;
    dl_buffer text = DL_BUFFER_EMPTY;
    for (size_t i = 0; i < COUNT(cases); i++) {
        dl_buffer_clear(&text);
        dl_arena_reset(&arena);
        for (size_t n = 0; n < cases[i].units; n++)
            dl_buffer_add_text(&text, cases[i].unit);
        dl_article article = parse(&arena, dl_buffer_slice(&text));
        assert_true(article.passage_count > 1);
        uint64_t at = 0;
        for (size_t n = 0; n < article.passage_count; n++) {
            const dl_passage *passage = &article.passages[n];
            assert_true(passage->end - passage->begin <= 64 * 1024);
            assert_true(dl_slice_ends(passage->text, dl_slice_of(cases[i].ends)));
            for (; at < passage->begin; at++)
                assert_int_equal(text.data[at], ' ');
            at = passage->end;
        }
        assert_true(text.size - at <= 1);
    }
    dl_buffer_free(&text);
    dl_arena_free(&arena);
}

/* What could make a careless parser take a time that grows with the square of the size. */
static void test_odd_texts_are_parsed_in_time(void **state)
{
    (void)state;
    static const char *const cases[][3] = {
        {"- a\n", " ", "\n"},
        {"a\n", " \n", "— N (@n) May 1, 2025"},
        {"(@n) May 1, 2025", " ", "x"},
        {"\x80", "(@n) 1 May 2025", "x"},
        {"— ", "(@n) 1 May 2025 ", "(@"},
        {"> a\n", "> ", "b"},
        {" - (@n) 1 May 2025", "\n", "\n"},
    };
    dl_arena arena = DL_ARENA_EMPTY;
    dl_buffer text = DL_BUFFER_EMPTY;
    for (size_t i = 0; i < COUNT(cases); i++) {
        dl_buffer_clear(&text);
        dl_arena_reset(&arena);
        for (size_t part = 0; part < 3; part++)
            for (size_t end = text.size + 300000; text.size < end;)
                dl_buffer_add_text(&text, cases[i][part]);
        clock_t before = clock(); /* of the processor: whatever else runs */
        parse(&arena, dl_buffer_slice(&text));
        double seconds = (double)(clock() - before) / CLOCKS_PER_SEC;
        if (seconds > 5)
            fail_msg("case %zu took %.1f s", i, seconds);
    }
    dl_buffer_free(&text);
    dl_arena_free(&arena);
}

/* ---- real articles ---- */

/* FNC-1 articles with flattened tweets, counted by others with a strict pattern. */
static void test_tweets_of_real_articles_are_found(void **state)
{
    (void)state;
    dl_buffer file = DL_BUFFER_EMPTY;
    dl_arena arena = DL_ARENA_EMPTY;
    if (dl_file_read(&file, "../shared/collections/news/flattened_tweets/articles.jsonl", 1 << 26, NULL)) {
        dl_buffer_free(&file);
        print_message("skipped: no ../shared\n");
        skip();
    }
    size_t wanted = 0, found = 0, more = 0, articles = 0;
    for (size_t at = 0; at < file.size;) {
        const char *end = memchr(file.data + at, '\n', file.size - at);
        size_t size = end ? (size_t)(end - file.data) - at : file.size - at;
        json_t *record = json_loadb(file.data + at, size, 0, NULL);
        at += size + 1;
        if (!record)
            continue;
        const char *text = json_string_value(json_object_get(record, "text"));
        size_t matched = (size_t)json_integer_value(json_object_get(record, "flattened_tweets_matched"));
        dl_arena_reset(&arena);
        dl_article article = parse(&arena, dl_slice_of(text));
        size_t tweets = 0;
        for (size_t i = 0; i < article.passage_count; i++)
            tweets += article.passages[i].kind == DATELINE_TWEET;
        articles++;
        wanted += matched;
        found += tweets < matched ? tweets : matched;
        more += tweets > matched ? tweets - matched : 0;
        json_decref(record);
    }
    print_message("%zu articles: %zu of %zu tweets found (recall %.3f), %zu more\n", articles, found, wanted,
                  (double)found / (double)wanted, more);
    assert_true(wanted > 100);
    assert_true((double)found >= 0.99 * (double)wanted);
    assert_true(more <= 3);
    dl_buffer_free(&file);
    dl_arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_users_article_has_its_nineteen_passages),
        cmocka_unit_test(test_rules), cmocka_unit_test(test_bylines),
        cmocka_unit_test(test_an_id_is_read_from_a_permalink),
        cmocka_unit_test(test_ranges_count_from_the_base),
        cmocka_unit_test(test_bytes_that_are_not_utf8_are_told_once),
        cmocka_unit_test(test_long_paragraphs_are_split_and_nothing_is_lost),
        cmocka_unit_test(test_odd_texts_are_parsed_in_time),
        cmocka_unit_test(test_tweets_of_real_articles_are_found),
    };
    return cmocka_run_group_tests_name("plain", tests, NULL, NULL);
}
