/* What word processors write: to articles. All texts are our own. */
#include "unit.h"

#include "article/office/office.h"
#include "source_text.h"

typedef struct test_case {
    const char *what, *content, *expected; /* the text that comes out */
} test_case;

/* The text in `out`, given in pieces of `step` bytes. */
static void decode(dl_buffer *out, dl_slice content, size_t step)
{
    dl_office_maker *make;
    assert_true(dl_office_is(content, &make));
    dl_decoder *decoder = make();
    assert_non_null(decoder);
    dl_buffer_clear(out);
    dl_buffer_add_text(out, "");
    for (size_t at = 0; at < content.size; at += step) {
        size_t end = content.size - at < step ? content.size : at + step;
        dl_decoder_run(decoder, out, dl_slice_cut(content, at, end), end == content.size);
    }
    dl_decoder_free(decoder);
}

static void check(const char *before, const test_case *cases, size_t count, const char *behind)
{
    dl_buffer content = DL_BUFFER_EMPTY, out = DL_BUFFER_EMPTY;
    for (size_t i = 0; i < count; i++) {
        dl_buffer_clear(&content);
        dl_buffer_add_text(&content, before);
        dl_buffer_add_text(&content, cases[i].content);
        dl_buffer_add_text(&content, behind);
        for (size_t step = 1; step < 3 * content.size; step = 3 * step + 1) {
            decode(&out, dl_buffer_slice(&content), step);
            if (strcmp(out.data, cases[i].expected) != 0)
                fail_msg("%s, by %zu bytes: %s", cases[i].what, step, out.data);
        }
    }
    dl_buffer_free(&content);
    dl_buffer_free(&out);
}

static void test_rtf(void **state)
{
    (void)state;
    static const test_case cases[] = {
        {"paragraphs and lines", "One\\b  two\\b0.\\par\\pard\r\nThree\\line four\\par\\par Five", "One two.\n\nThree\nfour\n\nFive"},
        {"two lines' ends", "One\\line\\line Two", "One\n\nTwo"},
        {"a line end that is escaped", "One\\\nTwo", "One\n\nTwo"},
        {"line ends of the file", "On\ne\r\n two", "One two"},
        {"escapes", "\\{a\\\\b\\} c\\~d e\\_f g\\-h", "{a\\b} c\u00A0d e-f gh"},
        {"named characters", "\\ldblquote a\\rdblquote\\emdash b\\rquote s\\endash\\bullet", "\u201Ca\u201D\u2014b\u2019s\u2013\u2022"},
        {"the code page of the file", "\\ansicpg1251\\'cf\\'f0\\'e8", "\u041F\u0440\u0438"},
        {"western without one", "caf\\'e9 \\'93x\\'94", "caf\u00E9 \u201Cx\u201D"},
        {"bytes that are not escaped", "caf\xE9", "caf\u00E9"},
        {"code pages of fonts",
         "\\deff1{\\fonttbl{\\f0\\fnil\\fcharset204 Times;}{\\f1\\fnil\\fcharset0 Arial;}{\\f2\\fnil\\fcharset134 S;}}"
         "\\f0\\'cf{\\f1\\'cf}\\'cf\\f2\\'d6\\'d0\\plain\\'cf",
         "\u041F\u00CF\u041F\u4E2D\u00CF"},
        {"characters by number", "\\u1055?\\u8217\\'92\\uc0\\u1088 \\uc2\\u233 xy.", "\u041F\u2019\u0440\u00E9."},
        {"numbers below zero, and halves", "\\u-3913?\\u-10179?\\u-8704?\\u-8704?", "\uF0B7\U0001F600\uFFFD"},
        {"a fallback that is a group's end", "{\\u233}a", "\u00E9a"},
        {"character sets by number",
         "{\\fonttbl{\\f0\\fcharset77;}{\\f1\\fcharset128;}{\\f2\\fcharset129;}{\\f3\\fcharset136;}{\\f4\\fcharset161;}{\\f5\\fcharset162;}"
         "{\\f6\\fcharset163;}{\\f7\\fcharset177;}{\\f8\\fcharset178;}{\\f9\\fcharset186;}{\\f10\\fcharset222;}{\\f11\\fcharset238;}"
         "{\\f12\\fcharset254;}{\\f13\\fcharset255;}{\\f14\\cpg1251;}{\\f15\\fcharset99;}}"
         "\\f0\\'8e\\f1\\'82\\'a0\\f2\\'b0\\'a1\\f3\\'a4\\'a4\\f4\\'e1\\f5\\'fe\\f6\\'d2\\f7\\'e0\\f8\\'c7\\f9\\'e8\\f10\\'a1\\f11\\'e8\\f12\\'82\\f13\\'9d"
         "\\f14\\'cf\\f15\\'cf",
         "\u00E9\u3042\uAC00\u4E2D\u03B1\u015F\u0309\u05D0\u0627\u010D\u0E01\u010D\u00E9\u00D8\u041F\u00CF"},
        {"a tab, or one for what cannot be shown", "One\\tab two\tthree\x01\\u233\\tab four", "One two three \u00E9four"},
        {"a group that begins with what is not known", "{\\*\\foo{\\bar No}No}One", "One"},
        {"a fallback with a name", "\\u8212\\emdash x", "\u2014x"},
        {"what is no text",
         "{\\info{\\title No}}{\\stylesheet{\\s1 No;}}{\\header No}{\\footnote No}{\\*\\new No}{\\pict\\pngblip 0af0}{\\field{\\*\\fldinst "
         "No}{\\fldrslt One}}{\\listtext 1.}{\\v No} two{\\deleted No}\\v No\\v0 .",
         "One two."},
        {"the text of a shape", "{\\shp{\\*\\shpinst No{\\shptxt In.\\par}}{\\shprslt No}}", "In."},
        {"a header's shape", "{\\header{\\shp{\\*\\shpinst{\\shptxt No}}}}One", "One"},
        {"bytes that are counted", "One\\bin4 }}{\\ two", "One two"},
        {"a table", "One\\par\\trowd a\\cell\\cell b\\cell\\row\\trowd c\\par d\\cell\\row Two", "One\n\na | b\n\nc\n\nd\n\nTwo"},
        {"words that are not known", "\\foo\\bar12 One\\qux-3\\baz", "One"},
        {"more ends than beginnings", "}}}One}{Two", "OneTwo"},
        {"half an escape", "One\\'e", "One"},
    };
    check("{\\rtf1\\ansi ", cases, COUNT(cases), "");
}

static void test_word(void **state)
{
    (void)state;
    static const test_case cases[] = {
        {"paragraphs and lines",
         "<w:p><w:pPr><w:pStyle w:val=\"Title\"/><w:tabs><w:tab w:pos=\"1\"/></w:tabs></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>One &amp;"
         "</w:t></w:r><w:r><w:t xml:space=\"preserve\"> two</w:t></w:r></w:p>\n<w:p><w:r><w:t>Three</w:t><w:br/><w:t>four</w:t></w:r></w:p>"
         "<w:p/><w:p><w:hyperlink><w:r><w:t>Fi</w:t></w:r></w:hyperlink><w:r><w:t>ve&#8217;s</w:t></w:r></w:p>",
         "One & two\n\nThree\nfour\n\nFive\u2019s"},
        {"a tab and a hyphen", "<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:noBreakHyphen/><w:t>c</w:t></w:r></w:p>", "a b-c"},
        {"what is no text",
         "<w:p><w:del w:id=\"1\"><w:r><w:t>No</w:t></w:r></w:del><w:ins><w:r><w:t>One</w:t></w:r></w:ins><w:r><w:instrText>No</w:instrText>"
         "</w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>No</w:t></w:r><w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t>.</w:t></w:r></w:p>"
         "<mc:AlternateContent><mc:Choice><w:p><w:r><w:t>Two</w:t></w:r></w:p></mc:Choice><mc:Fallback><w:p><w:r><w:t>No</w:t></w:r></w:p>"
         "</mc:Fallback></mc:AlternateContent><wp:posOffset>26035</wp:posOffset>",
         "One.\n\nTwo"},
        {"a table",
         "<w:p><w:r><w:t>Before</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p/></w:tc><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc><w:tc><w:p>"
         "<w:r><w:t>b</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:p><w:r><w:t>c</w:t></w:r></w:p><w:p><w:r><w:t>d</w:t></w:r></w:p></w:tc>"
         "</w:tr></w:tbl><w:p><w:r><w:t>Behind</w:t></w:r></w:p>",
         "Before\n\na | b\n\nc\n\nd\n\nBehind"},
        {"comments", "<!-- <w:t>No</w:t> > --><w:p><w:r><w:t>One</w:t></w:r></w:p>", "One"},
        {"what is cut off", "<w:p><w:r><w:t>One tw", "One tw"},
        {"ends without beginnings", "</w:t></w:p></w:x><w:t>One</w:t>", "One"},
    };
    check("<?xml version=\"1.0\"?>\n<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>", cases,
          COUNT(cases), "");
    check("<w:wordDocument xmlns:w=\"http://schemas.microsoft.com/office/word/2003/wordml\"><w:body>", cases, 1,
          "</w:body></w:wordDocument>");
}

static void test_odf(void **state)
{
    (void)state;
    static const test_case cases[] = {
        {"paragraphs and lines",
         "<text:h>One <text:span>two</text:span></text:h>\n<text:p>Three\n  four<text:line-break/>five<text:s text:c=\"2\"/>six</text:p>",
         "One two\n\nThree four\nfive six"},
        {"what is no text",
         "<office:automatic-styles><style:style><text:p>No</text:p></style:style></office:automatic-styles><text:tracked-changes><text:p>No"
         "</text:p></text:tracked-changes><text:p>One<text:note><text:note-body><text:p>No</text:p></text:note-body></text:note>"
         "<office:annotation><text:p>No</text:p></office:annotation>.</text:p>",
         "One."},
        {"a table",
         "<table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell><table:table-cell><text:p>b</text:p>"
         "</table:table-cell></table:table-row></table:table><text:p>c</text:p>",
         "a | b\n\nc"},
    };
    check("<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\"><office:body><office:text>", cases,
          COUNT(cases), "</office:text></office:body></office:document-content>");
}

static void test_other_texts_are_not_taken(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "{rtf1}", "<html xmlns:w=\"urn:schemas-microsoft-com:office:word\"><body>", "<document>One</document>", "<w:document", "",
        "<office:document office:mimetype=\"application/vnd.oasis.opendocument.spreadsheet\">"};
    dl_office_maker *make;
    for (size_t i = 0; i < COUNT(texts); i++)
        if (dl_office_is(dl_slice_of(texts[i]), &make))
            fail_msg("%s", texts[i]);
}

/* Groups and elements of any depth cost next to nothing. */
static void test_depth(void **state)
{
    (void)state;
    enum { DEEP = 1000000 };
    static const struct {
        const char *front, *each;
    } shapes[] = {{"{\\rtf1 One", "{"},
                  {"{\\rtf1 One", "{\\f3"},
                  {"<w:document xmlns:w=\"wordprocessingml\"><w:p><w:t>One", "<w:p><w:t>"},
                  {"<w:document xmlns:w=\"wordprocessingml\"><w:p><w:t>One</w:t></w:p>", "<w:del>"}};
    dl_buffer content = DL_BUFFER_EMPTY, out = DL_BUFFER_EMPTY;
    for (size_t i = 0; i < COUNT(shapes); i++) {
        dl_buffer_clear(&content);
        dl_buffer_add_text(&content, shapes[i].front);
        for (size_t n = 0; n < DEEP; n++)
            dl_buffer_add_text(&content, shapes[i].each);
        decode(&out, dl_buffer_slice(&content), 65536);
        assert_string_equal(out.data, "One");
    }
    dl_buffer_free(&content);
    dl_buffer_free(&out);
}

/* An article as the plain text would be. */
static void test_articles(void **state)
{
    (void)state;
    static const source_case cases[] = {
        {"a.rtf", "{\\rtf1 date 2025-11-18 Ferry sinks\\par OSLO: One.\\par Two.}",
         "article 0-45 date=2025-11-18 place=OSLO\nheadline: Ferry sinks\nparagraph: OSLO: One.\nparagraph: Two.\n"},
        {"a.rtf", "{\\rtf1 {\\info}}", "lost: holds nothing but blanks; nothing to index\n"},
        {"a.rtf", "{\\rtf1 \\{\"title\": \"x\"\\}\\par # One}", "article 0-21\nheadline: {\"title\": \"x\"}\nparagraph: # One\n"},
    };
    source_cases(cases, COUNT(cases));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rtf),
        cmocka_unit_test(test_word),
        cmocka_unit_test(test_odf),
        cmocka_unit_test(test_other_texts_are_not_taken),
        cmocka_unit_test(test_depth),
        cmocka_unit_test(test_articles),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
