/* Plain text to blocks, one after the other. */
#include "unit.h"

#include "article/plain/blocks.h"

#define TWEET "Words \u2014 N (@n) May 1, 2025"
#define ADDRESS                                                                                                  \
    "https://example.org/2025/11/19/the-bridge-over-the-river-that-was-promised-in-two-years-and-took-three-opens"
#define WIDE "A line of a mail that was wrapped at a margin of some sixty or"

/* "paragraph TEXT", a line each; '+' behind the kind: with tweets. */
static void write_block(dl_buffer *out, const dl_block *block, dl_slice text)
{
    static const char *const names[] = {
        [DATELINE_PARAGRAPH] = "paragraph", [DATELINE_QUOTE] = "quote", [DATELINE_LIST] = "list"};
    assert_true(block->begin < block->end && block->end <= text.size);
    assert_true(block->kind < COUNT(names) && names[block->kind]);
    dl_buffer_printf(out, "%s%s ", names[block->kind], block->tweets ? "+" : "");
    dl_buffer_add_slice(out, dl_slice_cut(text, block->begin, block->end));
    dl_buffer_add_byte(out, '\n');
}

static void test_blocks(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t from;
        const char *expected;
    } cases[] = {
        {"", 0, ""},
        {" \n\t\n\n", 0, ""},
        {"One", 0, "paragraph One\n"},
        {" One. \n \n\n  Two.\r\n\r\nThree.\r\rFour.\n", 0, "paragraph One.\nparagraph Two.\nparagraph Three.\nparagraph Four.\n"},
        {"One\n\nTwo", 3, "paragraph Two\n"},
        {"One\n\nTwo", 8, ""},
        {"One\n\n* * *\n\n---\n\nTwo\n\n***", 0, "paragraph One\nparagraph Two\n"},
        {"One\nTwo\nThree", 0, "paragraph One\nparagraph Two\nparagraph Three\n"},
        {WIDE "\nseventy columns.", 0, "paragraph " WIDE "\nseventy columns.\n"},
        /* Paragraphs that begin with a line that is indented, and lines of one width that are not wrapped. */
        {"  " WIDE "\nsixty.\n  " WIDE "\nso. And.\n  Third.", 0, "paragraph " WIDE "\nsixty.\nparagraph " WIDE "\nso. And.\nparagraph Third.\n"},
        {"First.\n\t" WIDE "\nsixty.\n\t- " WIDE "\nso.", 0, "paragraph First.\nparagraph " WIDE "\nsixty.\nlist " WIDE "\nso.\n"},
        {"  " WIDE "\n" TWEET "\n  " WIDE "\nso.", 0, "paragraph+ " WIDE "\n" TWEET "\nparagraph " WIDE "\nso.\n"},
        {"  One is\ntwo.\n  Three.", 0, "paragraph One is\nparagraph two.\nparagraph Three.\n"},
        /* A dash that opens a line within a sentence; a sentence that ends with a line, behind others that were wrapped. */
        {WIDE "\n- they say - sixty.", 0, "paragraph " WIDE "\n- they say - sixty.\n"},
        {WIDE ".\nSo it is.", 0, "paragraph " WIDE ".\nparagraph So it is.\n"},
        {WIDE "\nseventy.\n\n" WIDE ".\nSo it is.", 0, "paragraph " WIDE "\nseventy.\nparagraph " WIDE ".\nSo it is.\n"},
        {WIDE "\nseventy.\n\n- " WIDE "\nso.\n- It is.\nEnd", 0,
         "paragraph " WIDE "\nseventy.\nlist " WIDE "\nso.\nlist It is.\nparagraph End\n"},
        {"  - one\n  two\n    three\n  four", 0, "list one\nparagraph two\nparagraph three\nparagraph four\n"},
        {"In short:\n- one\n  and on\n- two\nThe end", 0, "paragraph In short:\nlist one\n  and on\nlist two\nparagraph The end\n"},
        /* An address beyond any margin within wrapped lines, the one before it short; but not where no lines tell a margin. */
        {WIDE "\n" WIDE "\nseventy, see\n" ADDRESS "\n" WIDE "\nso.", 0,
         "paragraph " WIDE "\n" WIDE "\nseventy, see\n" ADDRESS "\n" WIDE "\nso.\n"},
        {"The bridge:\n" ADDRESS "\nThe town:\n" ADDRESS, 0,
         "paragraph The bridge:\nparagraph " ADDRESS "\nparagraph The town:\nparagraph " ADDRESS "\n"},
        {"> one\n> and on.\n> two", 0, "quote one\n> and on.\nquote two\n"},
        {TWEET, 0, "paragraph+ " TWEET "\n"},
        {"- Of\nlines " TWEET, 0, "paragraph+ Of\nlines " TWEET "\n"},
        {"One\n" TWEET "\nTwo", 0, "paragraph One\nparagraph+ " TWEET "\nparagraph Two\n"},
        {"Words\n\u2014 N (@n) May 1, 2025\nTwo", 0, "paragraph+ Words\n\u2014 N (@n) May 1, 2025\nparagraph Two\n"},
        /* An attribution that opens a group ends the block before, whatever stands between. */
        {"Words\n\n\u2014 N (@n) May 1, 2025", 0, "paragraph+ Words\n\n\u2014 N (@n) May 1, 2025\n"},
        {"Words\n\n* * *\n\n\u2014 N (@n) May 1, 2025\nTwo\n\nThree", 0,
         "paragraph+ Words\n\n* * *\n\n\u2014 N (@n) May 1, 2025\nparagraph Two\nparagraph Three\n"},
        {"\u2014 N (@n) May 1, 2025\n\nTwo", 0, "paragraph+ \u2014 N (@n) May 1, 2025\nparagraph Two\n"},
    };
    dl_buffer found = DL_BUFFER_EMPTY;
    for (size_t i = 0; i < COUNT(cases); i++) {
        dl_slice text = dl_slice_of(cases[i].text);
        dl_blocks blocks = dl_blocks_begin(text, cases[i].from);
        dl_buffer_clear(&found);
        for (dl_block block; dl_blocks_next(&block, &blocks);)
            write_block(&found, &block, text);
        if (!dl_slice_is(dl_buffer_slice(&found), cases[i].expected))
            fail_msg("case %zu: \"%s\"\nfound:\n%.*s", i, cases[i].text, (int)found.size, found.size ? found.data : "");
    }
    dl_buffer_free(&found);
}

/* Wherever in the text a copy is made. */
static void test_a_copy_goes_on_from_where_it_is(void **state)
{
    (void)state;
    const dl_slice text =
        DL_LITERAL("One\nTwo\n" TWEET "\nThree\n\n\u2014 M (@m) May 2, 2025\n- a\n- b\n\n- c\n  d\n> e\n\nThe end");
    dl_blocks blocks = dl_blocks_begin(text, 0);
    dl_block block, other;
    size_t count = 0;
    for (dl_blocks before = blocks; dl_blocks_next(&block, &blocks); before = blocks, count++) {
        dl_blocks copy = before;
        while (dl_blocks_next(&other, &copy))
            assert_true(other.begin >= block.begin);
        copy = before;
        assert_true(dl_blocks_next(&other, &copy));
        assert_true(other.begin == block.begin && other.end == block.end && other.kind == block.kind &&
                    other.tweets == block.tweets);
    }
    assert_int_equal(count, 9);
    assert_false(dl_blocks_next(&block, &blocks));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_blocks),
        cmocka_unit_test(test_a_copy_goes_on_from_where_it_is),
    };
    return cmocka_run_group_tests_name("plain_blocks", tests, NULL, NULL);
}
