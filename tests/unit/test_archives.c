/* What is packed: unpacked, each member an article of its archive, and what goes wrong with that. */
#include "unit.h"

#include "source_text.h"

#include <archive.h>
#include <archive_entry.h>
#include <stdio.h>
#include <string.h>

static dl_buffer packed, told;

static int free_buffers(void **state)
{
    (void)state;
    dl_buffer_free(&packed);
    dl_buffer_free(&told);
    return 0;
}

typedef struct packed_file {
    const char *name;
    dl_slice content;
} packed_file;

/* An archive in `packed`. */
static void pack(int (*format)(struct archive *), int (*filter)(struct archive *), const packed_file *files, size_t count)
{
    struct archive *archive = archive_write_new();
    size_t used = 0, room = 1 << 20;
    dl_buffer_clear(&packed);
    for (size_t i = 0; i < count; i++)
        room += files[i].content.size + 4096;
    char *to = dl_buffer_reserve(&packed, room);
    assert_int_equal(format(archive), ARCHIVE_OK);
    if (filter)
        assert_int_equal(filter(archive), ARCHIVE_OK);
    archive_write_set_bytes_in_last_block(archive, 1);
    assert_int_equal(archive_write_open_memory(archive, to, room, &used), ARCHIVE_OK);
    for (size_t i = 0; i < count; i++) {
        struct archive_entry *entry = archive_entry_new();
        archive_entry_set_pathname(entry, files[i].name);
        archive_entry_set_filetype(entry, AE_IFREG);
        archive_entry_set_perm(entry, 0644);
        archive_entry_set_size(entry, (la_int64_t)files[i].content.size);
        assert_true(archive_write_header(archive, entry) >= ARCHIVE_WARN);
        assert_int_equal(archive_write_data(archive, files[i].content.data, files[i].content.size),
                         files[i].content.size);
        archive_entry_free(entry);
    }
    assert_int_equal(archive_write_close(archive), ARCHIVE_OK);
    archive_write_free(archive);
    packed.size = used;
}

/* A packed file that is no archive, in `packed`. */
static void pack_alone(dl_slice content, int (*filter)(struct archive *))
{
    const packed_file file = {"data", content};
    pack(archive_write_set_format_raw, filter, &file, 1);
}

/* What reading `packed` tells, in `told`. */
static void read_packed(void)
{
    source_text(&told, "source.txt", dl_buffer_slice(&packed), NULL);
}

static size_t articles(void)
{
    size_t count = 0;
    for (const char *at = told.data; (at = strstr(at, "article ")); at++)
        count++;
    return count;
}

static void test_packed_files_are_unpacked(void **state)
{
    (void)state;
    static int (*const filters[])(struct archive *) = {
        archive_write_add_filter_gzip, archive_write_add_filter_xz, archive_write_add_filter_zstd,
        archive_write_add_filter_bzip2};
    for (size_t i = 0; i < COUNT(filters); i++) {
        pack_alone(DL_LITERAL("Head\n\nText."), filters[i]);
        read_packed();
        assert_string_equal(told.data, "article 0-11\nheadline: Head\nparagraph: Text.\n");
    }
}

static const packed_file some_files[] = {
    {"a/one.txt", {"One\n\nText.", 10}}, {"a/picture.jpg", {"\xFF\xD8\xFF", 3}}, {".hidden.txt", {"No", 2}},
    {"__MACOSX/a/one.txt", {"No", 2}},
    {"b/two.jsonl", {"{\"title\":\"Two\"}\n{bad\n", 21}}};

static void test_members_are_articles_of_the_archive(void **state)
{
    (void)state;
    static const struct {
        int (*format)(struct archive *), (*filter)(struct archive *);
    } cases[] = {{archive_write_set_format_pax_restricted, NULL},
                 {archive_write_set_format_pax_restricted, archive_write_add_filter_gzip},
                 {archive_write_set_format_ustar, archive_write_add_filter_zstd},
                 {archive_write_set_format_v7tar, archive_write_add_filter_xz},
                 {archive_write_set_format_zip, NULL}};
    static const char expected[] =
        "article 0-10 member=a/one.txt\nheadline: One\nparagraph: Text.\narticle 0-15 member=b/two.jsonl\nheadline: Two\n"
        "lost [b/two.jsonl] 20: not JSON in line 2, column 4: string or '}' expected near 'bad'\n";
    for (size_t i = 0; i < COUNT(cases); i++) {
        pack(cases[i].format, cases[i].filter, some_files, COUNT(some_files));
        read_packed();
        if (strcmp(told.data, expected) != 0)
            fail_msg("case %zu: %s", i, told.data);
    }
}

#define WORD(text) \
    {"<w:document xmlns:w=\"wordprocessingml\"><w:p><w:r><w:t>" text "</w:t></w:r></w:p></w:document>", \
     sizeof("<w:document xmlns:w=\"wordprocessingml\"><w:p><w:r><w:t>" text "</w:t></w:r></w:p></w:document>") - 1}

static void test_office_documents_are_read(void **state)
{
    (void)state;
    static const char odf[] = "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\"><text:p>One."
                              "</text:p></office:document-content>";
    static const struct {
        packed_file files[3];
        const char *expected;
    } cases[] = {
        {{{"docProps/custom.xml", {"<a/>", 4}}, {"word/footer1.xml", WORD("No")}, {"word/document.xml", WORD("One.")}},
         "article 0-4\nparagraph: One.\n"},
        {{{"word/document2.xml", WORD("One.")}, {"word/a.txt", {"No", 2}}, {"[Content_Types].xml", {"<a/>", 4}}},
         "article 0-4\nparagraph: One.\n"},
        {{{"_rels/", {"", 0}}, {"word/document.xml", WORD("One.")}, {"a.txt", {"No", 2}}}, "article 0-4\nparagraph: One.\n"}, /* packed anew */
        {{{"mimetype", {"application/vnd.oasis.opendocument.text", 39}}, {"content.xml", {odf, sizeof odf - 1}}, {"a.txt", {"No", 2}}},
         "article 0-4\nparagraph: One.\n"},
        {{{"mimetype", {"application/vnd.oasis.opendocument.spreadsheet", 46}}, {"content.xml", {odf, sizeof odf - 1}}, {"a.txt", {"No", 2}}},
         "lost: is an office document without text, which is not read; save it as text or CSV\n"},
        {{{"[Content_Types].xml", {"<a/>", 4}}, {"xl/workbook.xml", {"<a/>", 4}}, {"a.txt", {"No", 2}}},
         "lost: is an office document without text, which is not read; save it as text or CSV\n"},
        {{{"_rels/.rels", {"<a/>", 4}}, {"word/document.xml", {"<?xml ?><a/>", 12}}, {"a.txt", {"No", 2}}},
         "lost: is XML of a kind that is not read; save it as plain text\n"},
        {{{"mimetype", {"application/epub+zip", 20}}, {"a.css", {"No", 2}}, {"c1.xhtml", {"<html><body><h1>A</h1><p>One.</p></body></html>", 47}}},
         "article 0-47 member=c1.xhtml\nparagraph: A\nparagraph: One.\n"},
        /* Of a book the pages with text of their own, and nothing else. */
        {{{"mimetype", {"application/epub+zip", 20}},
          {"nav.xhtml", {"<html><body><nav><a href=c1>A</a></nav></body></html>", 53}},
          {"c1.html", {"<html><body><h1>A</h1><p>One.</p></body></html>", 47}}},
         "article 0-47 member=c1.html\nparagraph: A\nparagraph: One.\n"},
        {{{"mimetype", {"application/epub+zip", 20}}, {"a.txt", {"No", 2}}, {"b.xml", {"<a/>", 4}}}, "lost: is a book without pages; nothing to index\n"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        pack(archive_write_set_format_zip, NULL, cases[i].files, COUNT(cases[i].files));
        read_packed();
        if (strcmp(told.data, cases[i].expected) != 0)
            fail_msg("case %zu: %s", i, told.data);
    }
}

static void test_of_a_web_archive_its_pages_are_read(void **state)
{
    (void)state;
    static const char list[] = "{\"format\": \"json-pages-1.0\"}\n{\"title\": \"A\", \"text\": \"One.\"}\n", about[] = "{\"title\": \"My crawl\"}",
                      crawl[] = "WARC/1.0\r\nWARC-Type: resource\r\nContent-Type: text/plain\r\nContent-Length: 4\r\n\r\nOne.\r\n\r\n";
    static const packed_file files[] = {{"pages/pages.jsonl", {list, sizeof list - 1}},
                                        {"pages/extraPages.jsonl", {list, sizeof list - 1}},
                                        {"archive/data.warc", {crawl, sizeof crawl - 1}},
                                        {"indexes/index.cdx", {"x", 1}},
                                        {"datapackage.json", {about, sizeof about - 1}},
                                        {"datapackage-digest.json", {about, sizeof about - 1}}};
    pack(archive_write_set_format_zip, NULL, files, COUNT(files));
    read_packed();
    assert_string_equal(told.data, "article 78-82 member=archive/data.warc\nparagraph: One.\n");
}

static void test_archives_in_archives_are_read_to_a_depth(void **state)
{
    (void)state;
    dl_buffer inner = DL_BUFFER_EMPTY;
    pack(archive_write_set_format_zip, NULL, some_files, 1);
    dl_buffer_add_slice(&inner, dl_buffer_slice(&packed));
    for (int level = 2; level <= 5; level++) {
        const packed_file file = {"in.tar", dl_buffer_slice(&inner)};
        pack(archive_write_set_format_pax_restricted, archive_write_add_filter_gzip, &file, 1);
        dl_buffer_clear(&inner);
        dl_buffer_add_slice(&inner, dl_buffer_slice(&packed));
        read_packed();
        assert_int_equal(articles(), level <= 4 ? 1 : 0);
        if (level == 2)
            assert_non_null(strstr(told.data, "member=in.tar!a/one.txt\n"));
        if (level == 5)
            assert_string_equal(told.data, "lost [in.tar!in.tar!in.tar!in.tar]: is packed in more than 4 archives, "
                                           "one in another; unpack it first\n");
    }
    dl_buffer_free(&inner);
}

static void test_an_archive_with_names_of_any_script(void **state)
{
    (void)state;
    static const packed_file files[] = {{"новости/статья.txt", {"One\n\nText.", 10}}};
    for (int zip = 0; zip < 2; zip++) {
        pack(zip ? archive_write_set_format_zip : archive_write_set_format_ustar, NULL, files, 1);
        read_packed();
        if (strcmp(told.data, "article 0-10 member=новости/статья.txt\nheadline: One\nparagraph: Text.\n") != 0)
            fail_msg("%s", told.data);
    }
}

/* 12 MB of blanks in as few bytes as each packing allows, with a record before them; 6 MB are none. */
static void test_bombs_are_stopped(void **state)
{
    (void)state;
    static const struct {
        int (*format)(struct archive *), (*filter)(struct archive *);
    } cases[] = {{archive_write_set_format_raw, archive_write_add_filter_gzip},
                 {archive_write_set_format_raw, archive_write_add_filter_zstd},
                 {archive_write_set_format_zip, NULL},
                 {archive_write_set_format_pax_restricted, archive_write_add_filter_zstd}};
    static const char front[] = "{\"title\":\"A\"}\n";
    dl_buffer zeros = DL_BUFFER_EMPTY;
    size_t size = (size_t)12 << 20;
    char *room = dl_buffer_reserve(&zeros, size);
    assert_non_null(room);
    memset(room, ' ', size);
    memcpy(room, front, sizeof front - 1);
    zeros.size = size;
    for (size_t i = 0; i < COUNT(cases); i++) {
        const packed_file file = {"in.jsonl", dl_buffer_slice(&zeros)};
        pack(cases[i].format, cases[i].filter, &file, 1);
        read_packed();
        assert_int_equal(articles(), 1);
        if (!strstr(told.data, "it may be a bomb"))
            fail_msg("case %zu: %s", i, told.data);
    }
    pack_alone(dl_slice_make(zeros.data, size / 2), archive_write_add_filter_gzip);
    read_packed();
    assert_int_equal(articles(), 1);
    assert_null(strstr(told.data, "bomb"));
    dl_buffer_free(&zeros);
}

static void test_a_damaged_archive_gives_what_comes_before_the_damage(void **state)
{
    (void)state;
    dl_buffer text = DL_BUFFER_EMPTY;
    for (size_t i = 0; i < 20000; i++)
        dl_buffer_printf(&text, "{\"title\": \"Record %zu %zu\"}\n", i, i * 7919 % 10007);
    pack_alone(dl_buffer_slice(&text), archive_write_add_filter_gzip);
    packed.size /= 2;
    read_packed();
    assert_true(articles() > 1000 && articles() < 19000);
    assert_non_null(strstr(told.data, "damaged from here on"));
    /* Not even the beginning can be unpacked. */
    source_text(&told, "source.txt.gz", DL_LITERAL("\x1F\x8B\x08\0\0\0\0\0\0\x03\xFF\xFF\xFF\xFF"), NULL);
    assert_true(dl_slice_starts(dl_buffer_slice(&told), DL_LITERAL("lost")));
    assert_ptr_equal(strchr(told.data, '\n'), told.data + told.size - 1); /* that alone */
    dl_buffer_free(&text);
}

/* Of gzip all that stands before damage is read, and the members behind it. */
static void test_damage_within_gzip_costs_no_more_than_it_must(void **state)
{
    (void)state;
    static const struct {
        const char *what;
        size_t size, at; /* bytes left out at the end; a byte that is damaged, from the end of the first member; 0: none */
        size_t least, most;
        const char *told;
    } cases[] = {
        {"whole", 0, 0, 1000, 1000, ""},
        {"cut", 400, 0, 850, 999, "its end is missing"},
        {"its last byte is missing", 1, 0, 1000, 1000, "its end is missing"},
        {"damaged early in the first member", 0, 1500, 650, 990, "damaged from here on"},
        {"another sum of the first member", 0, 6, 1000, 1000, "incorrect data check"},
    };
    dl_buffer text = DL_BUFFER_EMPTY, twice = DL_BUFFER_EMPTY;
    for (size_t i = 0; i < 500; i++)
        dl_buffer_printf(&text, "{\"title\": \"Record %zu %zu\"}\n", i, i * 7919 % 10007);
    pack_alone(dl_buffer_slice(&text), archive_write_add_filter_gzip);
    const size_t one = packed.size;
    for (size_t i = 0; i < COUNT(cases); i++) {
        dl_buffer_clear(&twice);
        dl_buffer_add_slice(&twice, dl_buffer_slice(&packed));
        dl_buffer_add_slice(&twice, dl_buffer_slice(&packed));
        if (cases[i].at)
            twice.data[one - cases[i].at] ^= 0x55;
        source_text(&told, "source.jsonl.gz", dl_slice_cut(dl_buffer_slice(&twice), 0, twice.size - cases[i].size), NULL);
        if (articles() < cases[i].least || articles() > cases[i].most || !strstr(told.data, cases[i].told))
            fail_msg("%s: %zu articles, %s", cases[i].what, articles(), strstr(told.data, "lost"));
    }
    /* What follows the last member is none. */
    dl_buffer_add_slice(&packed, dl_slice_make("\0\0\0\0", 4));
    read_packed();
    assert_int_equal(articles(), 500);
    assert_null(strstr(told.data, "damaged"));
    dl_buffer_free(&twice);
    dl_buffer_free(&text);
}

static void test_an_office_document_in_an_archive(void **state)
{
    (void)state;
    const packed_file parts[] = {{"[Content_Types].xml", {"<a/>", 4}}, {"word/document.xml", WORD("One.")}};
    pack(archive_write_set_format_zip, NULL, parts, COUNT(parts));
    dl_buffer inner = packed;
    packed = DL_BUFFER_EMPTY;
    const packed_file files[] = {{"a/one.docx", dl_buffer_slice(&inner)}, {"b.xlsx", {"No", 2}}, {"c.rtf", {"{\\rtf1 Two.}", 12}}};
    pack(archive_write_set_format_ustar, archive_write_add_filter_gzip, files, COUNT(files));
    read_packed();
    dl_buffer_free(&inner);
    assert_string_equal(told.data, "article 0-4 member=a/one.docx\nparagraph: One.\narticle 0-4 member=c.rtf\nparagraph: Two.\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_packed_files_are_unpacked),
        cmocka_unit_test(test_members_are_articles_of_the_archive),
        cmocka_unit_test(test_office_documents_are_read),
        cmocka_unit_test(test_an_office_document_in_an_archive),
        cmocka_unit_test(test_of_a_web_archive_its_pages_are_read),
        cmocka_unit_test(test_archives_in_archives_are_read_to_a_depth),
        cmocka_unit_test(test_an_archive_with_names_of_any_script),
        cmocka_unit_test(test_bombs_are_stopped),
        cmocka_unit_test(test_a_damaged_archive_gives_what_comes_before_the_damage),
        cmocka_unit_test(test_damage_within_gzip_costs_no_more_than_it_must),
    };
    return cmocka_run_group_tests_name("archives", tests, NULL, free_buffers);
}
