/* CSV and TSV to articles, and maps of names. */
#include "unit.h"

#include "article/reading/parts.h"
#include "source_text.h"

/* 229 bytes that read as a text. */
#define LONG "The council met on Monday to talk about the old bridge over the river, which has been closed since March, and about what a new " \
             "one would cost the town. The mayor said that it could be open again by the end of the next year or so."

static void test_tables(void **state)
{
    (void)state;
    static const struct {
        const char *name, *content, *map, *expected;
    } cases[] = {
        {"a.csv", "id,title,text,date,author\n1,A,\"First, \"\"one\"\".\n\nSecond.\",2025-11-19,N N\r\n\n2,B,Words.,,\n",
         NULL,
         "article 26-71 id=1 date=2025-11-19 author=N N\nheadline: A\nparagraph: First, \"one\".\nparagraph: Second.\n"
         "article 74-86 id=2\nheadline: B\nparagraph: Words.\n"},
        /* Other separators; other names; names in any case, with blanks. */
        {"a.csv", "Headline;Article Text;Publish Date\nA;One.;2025-11-19\n", NULL,
         "article 35-52 date=2025-11-19\nheadline: A\nparagraph: One.\n"},
        {"a.csv", "kop|tekst\nA|One.\n", "title=kop,text=tekst", "article 10-16\nheadline: A\nparagraph: One.\n"},
        /* Names in the words of languages, in capitals and with accents; what a part is of. "data" is a date beside such words alone. */
        {"a.csv", "BAŞLIK;Haber Metni;Tarih;Yazar\nA;Bir.;19.11.2025;N N\n", NULL,
         "article 32-53 date=2025-11-19 author=N N\nheadline: A\nparagraph: Bir.\n"},
        {"a.csv", "Заголовок,Текст,Дата\nA,Раз.,2025-11-19\n", NULL,
         "article 39-59 date=2025-11-19\nheadline: A\nparagraph: Раз.\n"},
        {"a.csv", "news_title,newsContent,post_date,data\nA,One.,2025-11-19,x\n", NULL, "article 38-57 date=2025-11-19\nheadline: A\nparagraph: One.\n"},
        {"a.csv", "Título,Conteúdo,data\nA,Um.,2025-11-19\n", NULL, "article 23-39 date=2025-11-19\nheadline: A\nparagraph: Um.\n"},
        {"a.csv", "title,text,data\nA,One.,2025-11-19\n", NULL, "article 16-33\nheadline: A\nparagraph: One.\n"},
        /* A list of headlines; of one column whose name says what it is; what Solr has behind names. */
        {"a.csv", "publish_date,headline_text\n20030219,One is one\n", NULL, "article 27-46 date=2003-02-19\nheadline: One is one\n"},
        {"a.csv", "headline\nOne is one\n\"Two, \"\"two\"\"\"\n", NULL, "article 9-19\nheadline: One is one\narticle 20-34\nheadline: Two, \"two\"\n"},
        {"a.csv", "Words\nOne is one\n", NULL, "article 0-17\nheadline: Words\nparagraph: One is one\n"},
        {"a.csv", "title_s,content_txt,date_dt,author_ss\nA,One.,2025-11-19,N N\n", NULL, "article 38-59 date=2025-11-19 author=N N\nheadline: A\nparagraph: One.\n"},
        /* Lines above the names, without a separator. */
        {"a.csv", "Report of 2025\n\nid,title,text\n1,A,\"One, two.\"\n", NULL, "article 30-45 id=1\nheadline: A\nparagraph: One, two.\n"},
        {"a.csv", "Report of 2025\n\nOne, two, three.\n", NULL, "article 0-33\nheadline: Report of 2025\nparagraph: One, two, three.\n"},
        /* Separators of databases. */
        {"a.csv", "id^title^text\n1^A^One, two.\n", NULL, "article 14-27 id=1\nheadline: A\nparagraph: One, two.\n"},
        {"a.csv", "id\1title\1text\n1\1A\1One, two.\n", NULL, "article 14-27 id=1\nheadline: A\nparagraph: One, two.\n"},
        /* What editors keep as a tree. */
        {"a.csv", "title,text\nA,\"{\"\"nodes\"\":[{\"\"type\"\":\"\"PARAGRAPH\"\",\"\"nodes\"\":[{\"\"type\"\":\"\"TEXT\"\",\"\"textData\"\":{\"\"text\"\":\"\"One.\"\"}}]},{\"\"type\"\":\"\"PARAGRAPH\"\",\"\"nodes\"\":[{\"\"type\"\":\"\"TEXT\"\",\"\"textData\"\":{\"\"text\"\":\"\"Two.\"\"}}]}]}\"\nB,\"{\"\"x\"\": 1}\"\n", NULL,
         "article 11-208\nheadline: A\nparagraph: One.\nparagraph: Two.\narticle 209-223\nheadline: B\nparagraph: {\"x\": 1}\n"},
        /* What Python prints: lists of names, bytes, escapes; words for nobody; a number is no place, a program no site. */
        {"a.csv", "title,text,authors\nA,One.,\"['Ann Bell', \"\"Carl O'Day\"\"]\"\nB,Two.,[]\nC,Three.,nan\nD,[deleted],['E\n", NULL,
         "article 19-56 author=Ann Bell author=Carl O'Day\nheadline: A\nparagraph: One.\narticle 57-66\nheadline: B\nparagraph: Two.\n"
         "article 67-79\nheadline: C\nparagraph: Three.\narticle 80-95 author=['E\nheadline: D\n"},
        {"a.csv", "title,text\nb'A',\"b\"\"It\\'s caf\\xc3\\xa9.\\nTwo.\"\"\"\nB,b'One\n", NULL,
         "article 11-47\nheadline: A\nparagraph: It's caf\u00E9.\nparagraph: Two.\narticle 48-55\nheadline: B\nparagraph: b'One\n"},
        {"a.csv", "title,text\nA,One isn\\'t.\\r\\nTwo \\u00e9\\x41.\nB,In C:\\new is one.\n", NULL,
         "article 11-43\nheadline: A\nparagraph: One isn't.\nparagraph: Two \u00E9A.\narticle 44-63\nheadline: B\nparagraph: In C:\\new is one.\n"},
        {"a.csv", "title,text,location,source\nA,One.,153,Twitter for iPhone\n", NULL, "article 27-56\nheadline: A\nparagraph: One.\n"},
        /* The better name wins. */
        {"a.csv", "summary,title,content\nS,A,One.\n", NULL,
         "article 22-30\nheadline: A\ndeck: S\nparagraph: One.\n"},
        /* TSV has no quotes; columns by number have no header. */
        {"a.tsv", "docid\ttitle\ttext\n7\tA\t\"One\n8\tB\tTwo.\n", NULL,
         "article 17-25 id=7\nheadline: A\nparagraph: \"One\narticle 26-34 id=8\nheadline: B\nparagraph: Two.\n"},
        /* Where cells stand in quotes, "\" is but a sign. */
        {"a.tsv", "docid\ttitle\ttext\n7\tA\t\"One.\nTwo prints \"\"x.\\n\"\" to \\\nthree.\"\n8\tB\tFour.\n", NULL,
         "article 17-59 id=7\nheadline: A\nparagraph: One.\nparagraph: Two prints \"x.\\n\" to \\\nparagraph: three.\narticle 60-69 id=8\nheadline: B\nparagraph: Four.\n"},
        /* Cells in quotes, as spreadsheets and data frames write them, beside quotes that are none. */
        {"a.tsv", "docid\ttitle\ttext\n7\tA\t\"One.\nTwo \"\"x\"\",\tthree.\"\n8\t\"B\"\t\"Four\" is five.\n9\tC\t\"Six\n10\tD\t\"\"\r\n", NULL,
         "article 17-45 id=7\nheadline: A\nparagraph: One.\nparagraph: Two \"x\",\tthree.\narticle 46-67 id=8\nheadline: B\nparagraph: "
         "\"Four\" is five.\narticle 68-76 id=9\nheadline: C\nparagraph: \"Six\narticle 77-84 id=10\nheadline: D\n"},
        /* A first column without a name. */
        {"a.tsv", "\n\ttitle\ttext\n0\tA\tOne.\n", NULL, "article 13-21\nheadline: A\nparagraph: One.\n"},
        {"a.tsv", "docid\ttitle\ttext\n7\tA\t\"One.\n\nTwo.\"", NULL, "article 17-33 id=7\nheadline: A\nparagraph: One.\nparagraph: Two.\n"},
        {"a.csv", "1,One.\n2,Two.\n", "id=1,text=2", "article 0-6 id=1\nparagraph: One.\narticle 7-13 id=2\nparagraph: Two.\n"},
        {"a.csv", "no,body\n1,One.\n", "id=no,text=2,text=body", "article 8-14 id=1\nparagraph: One.\n"},
        {"a.tsv", "7\tOne.\n8\tTwo.\n", "id=1,text=2", "article 0-6 id=7\nparagraph: One.\narticle 7-13 id=8\nparagraph: Two.\n"},
        /* By content alone: three columns with names that are known, and rows as wide. */
        {"a.txt", "id,title,text\n1,A,One.\n", NULL, "article 14-22 id=1\nheadline: A\nparagraph: One.\n"},
        {"a.txt", "Title, text and more\n\nOne, two.\n", NULL,
         "article 0-32\nheadline: Title, text and more\nparagraph: One, two.\n"},
        /* As databases write them: "\\\"", "\\n", "\\N"; what only looks like it. */
        {"a.csv", "\"id\",\"title\",\"body\",\"date\"\n\"1\",\"A \\\"b\\\" c\",\"One.\\nTwo \\\"x, y\\\".\",\"2018-04-25\"\n\"2\",\"B\",\"C \\\\ d\",\\N\n", NULL,
         "article 27-77 id=1 date=2018-04-25\nheadline: A \"b\" c\nparagraph: One.\nparagraph: Two \"x, y\".\n"
         "article 78-97 id=2\nheadline: B\nparagraph: C \\ d\n"},
        {"a.csv", "title,text\n\"A\",\"In C:\\n is \"\"one\\\"\" of\"\nB,\"C:\\\"\n", NULL,
         "article 11-39\nheadline: A\nparagraph: In C:\\n is \"one\\\" of\narticle 40-47\nheadline: B\nparagraph: C:\\\n"},
        {"a.tsv", "id\ttitle\tbody\tdate\n1\tA\tOne.\\nTwo\\tx.\\\n\\\nThree \\\\ one.\t\\N\n2\t\\N\tC\t2018-04-25\n", NULL,
         "article 19-56 id=1\nheadline: A\nparagraph: One.\nparagraph: Two\tx.\nparagraph: Three \\ one.\n"
         "article 57-74 id=2 date=2018-04-25\nparagraph: C\n"},
        {"a.tsv", "id\ttitle\ttext\n1\tA\tIn C:\\new.\n", NULL, "article 14-28 id=1\nheadline: A\nparagraph: In C:\\new.\n"},
        /* As spreadsheets do: the separator stated, CR alone, blanks before quotes; single quotes; the names again. */
        {"a.csv", "sep=;\r\nid;title;text\r\n1;A, b;One, two.\r\n", NULL, "article 22-38 id=1\nheadline: A, b\nparagraph: One, two.\n"},
        {"a.csv", "\xEF\xBB\xBF\"sep=\t\"\nid\ttitle\ttext\n1\tA\tOne, two.\n", NULL,
         "article 25-38 id=1\nheadline: A\nparagraph: One, two.\n"},
        {"a.csv", "id,title,text\r1,A,\"One\rtwo.\"\r2,B,Three.\r", NULL,
         "article 14-28 id=1\nheadline: A\nparagraph: One\nparagraph: two.\narticle 29-39 id=2\nheadline: B\nparagraph: Three.\n"},
        {"a.csv", "id, title, text\n1, \"A, b\", \"One, \"\"q\"\".\"\n", NULL, "article 16-40 id=1\nheadline: A, b\nparagraph: One, \"q\".\n"},
        {"a.csv", "'id','title','text'\n'1','A, b','It''s one.\nTwo.'\nid,title,text\n'id','title','text'\n", NULL,
         "article 20-48 id=1\nheadline: A, b\nparagraph: It's one.\nparagraph: Two.\narticle 49-62 id=id\nheadline: title\nparagraph: text\n"},
        /* No name says what the text is, but the cells do. */
        {"a.csv", "title,zz,license\nA,\"" LONG "\",CC\n", NULL,
         "warned 0: no column is called text; column 2 is read as it, which has texts; --map text=... says another\n"
         "article 17-253\nheadline: A\nparagraph: " LONG "\n"},
        {"a.csv", "yy,zz\n7,\"" LONG "\"\n", NULL,
         "warned 0: no column is called text; column 2 is read as it, which has texts; --map text=... says another\n"
         "article 6-239\nparagraph: " LONG "\n"},
        /* What goes wrong. */
        {"a.csv", "a,b\n1,2\n", NULL,
         "lost 0: no column is called title or text; say which they are, as in --map title=2,text=body\n"},
        {"a.csv", "title,text\nA\nB,One.,x\n", NULL,
         "warned 11: a row of 1 columns where the first one has 2; read as it is\narticle 11-12\nheadline: A\n"
         "article 13-21\nheadline: B\nparagraph: One.\n"},
        {"a.csv", "title,text\nA,\"open\nB,One.\n", NULL, "article 11-25\nheadline: A\nparagraph: \"open\nparagraph: B,One.\n"},
        {"a.csv", "title,text\n,\n", NULL,
         "lost 11: a record without text; it needs \"text\" (or body, content) or \"title\", or a map of its names\n"},
        {"a.csv", "title,date\nA,32.13.2025\n", NULL,
         "warned 11: '32.13.2025' is no date; the article is undated\narticle 11-23\nheadline: A\n"},
    };
    dl_buffer out = DL_BUFFER_EMPTY;
    for (size_t i = 0; i < COUNT(cases); i++) {
        source_text(&out, cases[i].name, dl_slice_of(cases[i].content), cases[i].map);
        if (strcmp(out.data, cases[i].expected) != 0)
            fail_msg("%s\nbecame\n%s", cases[i].content, out.data);
    }
    dl_buffer_free(&out);
}

/* Which number is the day, other records of the file tell, also those behind it, or the map. */
static void test_the_order_of_day_and_month(void **state)
{
    (void)state;
    static const char unknown[] = "may be two days; the article is undated; say which number is the day, as in --map dates=dmy (or dates=mdy)";
    static const struct {
        const char *name, *content, *map, *days; /* of all articles */
        bool told;
    } cases[] = {
        {"a.csv", "title,date\nA,03/04/2018\nB,25/04/2018\n", NULL, "2018-04-03 2018-04-25", false},
        {"a.csv", "title,date\nA,03/04/2018\nB,04/25/2018\n", NULL, "2018-03-04 2018-04-25", false},
        {"a.csv", "title,date\nA,03/04/2018\nB,04/25/2018\nC,25/04/2018\n", NULL, "- 2018-04-25 2018-04-25", true},
        {"a.csv", "title,date\nA,03/04/2018\nB,05/06/2018\n", NULL, "- -", true},
        {"a.csv", "title,date\nA,03/04/2018\nB,05/06/2018\n", "dates=dmy", "2018-04-03 2018-06-05", false},
        {"a.csv", "kop,date\nA,03/04/2018\nB,25/04/2018\n", "title=kop,dates=mdy", "2018-03-04 2018-04-25", false},
        /* Days in a text, or with dots, prove nothing. */
        {"a.csv", "title,date\nA 25/04/2018,03/04/2018\nB,25.04.2018\n", NULL, "- 2018-04-25", true},
        {"a.jsonl", "{\"title\":\"A\",\"date\":\"3-4-2018 10:00\"}\n{\"title\":\"B\",\"date\":\"25-4-2018\"}\n", NULL,
         "2018-04-03T10:00:00Z 2018-04-25", false},
        {"a.json", "[{\"title\":\"A\",\"date\":\"03/04/2018\"},\n{\"title\":\"B\",\"date\":\"04/25/2018\"}]", NULL,
         "2018-03-04 2018-04-25", false},
        {"a.rss", "<rss><channel><item><title>A</title><pubDate>03/04/2018</pubDate></item>"
                  "<item><title>B</title><pubDate>25/04/2018</pubDate></item></channel></rss>", NULL, "2018-04-03 2018-04-25", false},
        {"a.md", "---\ndate: 03/04/2018\n---\n# A\n\nOne.\n", "dates=mdy", "2018-03-04", false},
        /* A map of dates alone leaves tweets what they are. */
        {"a.csv", "tweet_id,text,username,created_at\n1234567,One.,a,03/04/2018\n", "dates=dmy", "-", false},
    };
    dl_buffer out = DL_BUFFER_EMPTY, days = DL_BUFFER_EMPTY;
    for (size_t i = 0; i < COUNT(cases); i++) {
        source_text(&out, cases[i].name, dl_slice_of(cases[i].content), cases[i].map);
        dl_buffer_clear(&days);
        for (const char *at = out.data; (at = strstr(at, "article ")); at++)
            if (at == out.data || at[-1] == '\n') {
                const char *date = strstr(at, " date="), *end = strchr(at, '\n');
                dl_buffer_add_text(&days, days.size ? " " : "");
                if (date && date < end)
                    dl_buffer_add(&days, date + 6, strcspn(date + 6, " \n"));
                else
                    dl_buffer_add_text(&days, "-");
            }
        dl_buffer_add_byte(&days, '\0');
        if (strcmp(days.data, cases[i].days) != 0 || (strstr(out.data, unknown) != NULL) != cases[i].told)
            fail_msg("%s\nbecame\n%s\n%s", cases[i].content, days.data, out.data);
    }
    dl_buffer_free(&out);
    dl_buffer_free(&days);
}

/* What proves it stands far behind. */
static void test_the_order_is_learned_from_the_first_mebibyte(void **state)
{
    (void)state;
    dl_buffer text = DL_BUFFER_EMPTY, out = DL_BUFFER_EMPTY;
    dl_buffer_add_text(&text, "title,date\n");
    while (text.size < 800 << 10)
        dl_buffer_add_text(&text, "A title of some words,03/04/2018\n");
    dl_buffer_add_text(&text, "B,13/04/2018\n");
    source_text(&out, "a.csv", dl_buffer_slice(&text), NULL);
    assert_null(strstr(out.data, "undated"));
    assert_non_null(strstr(out.data, "date=2018-04-03"));
    assert_null(strstr(out.data, "date=2018-03-04"));
    dl_buffer_free(&text);
    dl_buffer_free(&out);
}

static void test_zeros_are_blanks(void **state)
{
    (void)state;
    static const char content[] = "id,title,text\n1,A,One\0is.\n2,\0,Two.\n";
    dl_buffer out = DL_BUFFER_EMPTY;
    source_text(&out, "a.csv", DL_LITERAL(content), NULL);
    assert_string_equal(out.data, "article 14-25 id=1\nheadline: A\nparagraph: One is.\narticle 26-34 id=2\nparagraph: Two.\n");
    dl_buffer_free(&out);
}

static void test_a_row_that_is_too_large_is_passed_over(void **state)
{
    (void)state;
    dl_buffer text = DL_BUFFER_EMPTY, out = DL_BUFFER_EMPTY;
    dl_buffer_add_text(&text, "title,text\nA,\"");
    while (text.size < 3 << 20)
        dl_buffer_add_text(&text, "words \"\"quoted\"\"\n");
    dl_buffer_add_text(&text, "\"\nB,One.\n");
    source_text(&out, "a.csv", dl_buffer_slice(&text), NULL);
    assert_non_null(strstr(out.data, "lost 11: a row (a quote may be open) is larger than the limit"));
    assert_non_null(strstr(out.data, "headline: B\nparagraph: One.\n"));
    dl_buffer_free(&text);
    dl_buffer_free(&out);
}

static void test_maps(void **state)
{
    (void)state;
    dl_arena arena = DL_ARENA_EMPTY;
    dl_part_map map;
    dateline_error error;
    size_t rank;
    assert_int_equal(dl_part_map_parse(&map, &arena, "title=a, Text = b ,text=c.d", &error), 0);
    assert_string_equal(dl_part_names(&map, DL_PART_TEXT)[0], "b");
    assert_string_equal(dl_part_names(&map, DL_PART_TEXT)[1], "c.d");
    assert_null(dl_part_names(&map, DL_PART_TEXT)[2]);
    assert_string_equal(dl_part_names(&map, DL_PART_DATE)[0], "date");
    assert_int_equal(dl_part_find(&map, DL_LITERAL("A"), &rank), DL_PART_TITLE);
    assert_int_equal(dl_part_find(&map, DL_LITERAL("title"), &rank), DL_PART_COUNT);
    assert_int_equal(dl_part_find(NULL, DL_LITERAL("Published-At"), &rank), DL_PART_DATE);
    assert_int_equal(rank, 1);
    static const char *const wrong[] = {"titel=a", "title", "title=", "=a", "a.b=c", "title=a,,text=b", "dates=ymd", "date=dmy,dates="};
    for (size_t i = 0; i < COUNT(wrong); i++) {
        assert_int_equal(dl_part_map_parse(&map, &arena, wrong[i], &error), DATELINE_ERROR_USAGE);
        assert_non_null(strstr(error.message, "is not PART=NAME"));
    }
    dl_arena_free(&arena);
}

/* The table is searched as one that is sorted: words of every script, its first and its last. */
static void test_words_of_languages(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        dl_part part;
    } cases[] = {{"Adres", DL_PART_URL}, {"B\u1EA2nTin", DL_PART_COUNT}, {"D\u00E1tum", DL_PART_DATE}, {"Ti\u00EAu \u0111\u1EC1", DL_PART_TITLE},
                 {"TRE\u015A\u0106", DL_PART_TEXT}, {"\u0179r\u00F3d\u0142o", DL_PART_SITE}, {"\u00DCberschrift", DL_PART_TITLE}, {"Zusammenfassung", DL_PART_DECK},
                 {"\u03A4\u03AF\u03C4\u03BB\u03BF\u03C2", DL_PART_TITLE}, {"\u0417\u043C\u0456\u0441\u0442", DL_PART_TEXT}, {"\u041D\u0410\u0417\u0412\u0410", DL_PART_TITLE},
                 {"\u05DB\u05D5\u05EA\u05E8\u05EA", DL_PART_TITLE}, {"\u0627\u0644\u0639\u0646\u0648\u0627\u0646", DL_PART_TITLE}, {"\u062A\u0627\u0631\u06CC\u062E", DL_PART_DATE},
                 {"\u0936\u0940\u0930\u094D\u0937\u0915", DL_PART_TITLE}, {"\u0E40\u0E19\u0E37\u0E49\u0E2D\u0E2B\u0E32", DL_PART_TEXT}, {"\u6A19\u984C", DL_PART_TITLE},
                 {"\u65E5\u4ED8", DL_PART_DATE}, {"\u30BF\u30A4\u30C8\u30EB", DL_PART_TITLE}, {"\uAE30\uC0AC \uC81C\uBAA9", DL_PART_TITLE}, {"\uC5B8\uB860\uC0AC", DL_PART_SITE},
                 {"Article Title", DL_PART_TITLE}, {"postContent", DL_PART_TEXT}, {"news-url", DL_PART_URL}, {"newsroom", DL_PART_COUNT}, {"data", DL_PART_COUNT}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t rank;
        if (dl_part_find(NULL, dl_slice_of(cases[i].name), &rank) != cases[i].part)
            fail_msg("%s is another part", cases[i].name);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_tables),
        cmocka_unit_test(test_words_of_languages),
        cmocka_unit_test(test_the_order_of_day_and_month),
        cmocka_unit_test(test_the_order_is_learned_from_the_first_mebibyte),
        cmocka_unit_test(test_zeros_are_blanks),
        cmocka_unit_test(test_a_row_that_is_too_large_is_passed_over),
        cmocka_unit_test(test_maps),
    };
    return cmocka_run_group_tests_name("tables", tests, NULL, NULL);
}
