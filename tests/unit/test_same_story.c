/* One story in each format that can say it: the same headline, the same paragraphs. */
#include "source_text.h"
#include "unit.h"

#define TITLE "Ferry sails again"
#define ONE "The ferry over the river sails again from Monday on, as the town council said in its meeting on Tuesday evening."
#define TWO "It had been in the yard since the storm of January; the repair of its hull took the workers of the yard ten months."
#define TAGGED "<p>" ONE "</p><p>" TWO "</p>"
#define ESCAPED "&lt;p&gt;" ONE "&lt;/p&gt;&lt;p&gt;" TWO "&lt;/p&gt;"
#define PLAIN ONE "\n\n" TWO "\n"
#define PAGE "<html><head><title>" TITLE "</title></head><body><h1>" TITLE "</h1>" TAGGED "</body></html>"
#define MAIL "From: Ann Bell <ann@example.org>\nTo: B\nSubject: " TITLE "\n"

static const struct {
    const char *name, *content;
} stories[] = {
    {"plain.txt", TITLE "\n\n" PLAIN},
    {"plain-crlf.txt", TITLE "\r\n\r\n" ONE "\r\n\r\n" TWO "\r\n"},
    {"heading.md", "# " TITLE "\n\n" PLAIN},
    {"yaml.md", "---\ntitle: " TITLE "\n---\n\n" PLAIN},
    {"toml.md", "+++\ntitle = \"" TITLE "\"\n+++\n\n" PLAIN},
    {"page.html", PAGE},
    {"page.mhtml",
     "From: <Saved by Blink>\nSubject: " TITLE "\nDate: Thu, 20 Nov 2025 10:00:00 -0000\nMIME-Version: 1.0\nContent-Type: "
     "multipart/related; boundary=xx\n\n--xx\nContent-Type: text/html\n\n" PAGE "\n--xx--\n"},
    {"text.json", "{\"title\": \"" TITLE "\", \"text\": \"" ONE "\\n\\n" TWO "\"}"},
    {"list.json", "[{\"headline\": \"" TITLE "\", \"body\": [\"" ONE "\", \"" TWO "\"]}]"},
    {"html.jsonl", "{\"title\": \"" TITLE "\", \"content\": \"" TAGGED "\"}\n"},
    {"escaped.json", "[{\"title\": \"" TITLE "\", \"content\": \"" ESCAPED "\"}]"},
    {"feed.json", "{\"version\": \"https://jsonfeed.org/version/1.1\", \"items\": [{\"title\": \"" TITLE "\", \"content_html\": \"" TAGGED "\"}]}"},
    {"table.csv", "title,text\n" TITLE ",\"" ONE "\n\n" TWO "\"\n"},
    {"table.tsv", "\ttitle\ttext\n0\t" TITLE "\t" TAGGED "\n"},
    {"letter.eml", MAIL "\n" PLAIN},
    {"letters.mbox", "From ann@example.org Tue Nov 18 10:00:00 2025\n" MAIL "\n" PLAIN},
    {"page.eml", MAIL "Content-Type: text/html\n\n<html><body>" TAGGED "</body></html>\n"},
    {"item.rss", "<rss><channel><item><title>" TITLE "</title><description>" ESCAPED "</description></item></channel></rss>"},
    {"entry.atom", "<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry><title>" TITLE "</title><content type=\"xhtml\"><div "
                   "xmlns=\"http://www.w3.org/1999/xhtml\">" TAGGED "</div></content></entry></feed>"},
    {"collection.sgm", "<DOC>\n<TITLE>" TITLE "</TITLE>\n<TEXT>\n" TAGGED "\n</TEXT>\n</DOC>\n"},
    {"agency.xml", "<nitf><body><body.head><hedline><hl1>" TITLE "</hl1></hedline></body.head><body.content>" TAGGED
                   "</body.content></body></nitf>"},
    {"export.xml", "<list><article><title>" TITLE "</title><text>" ESCAPED "</text></article></list>"},
    {"note.enex", "<?xml version=\"1.0\"?><en-export><note><title>" TITLE "</title><content><![CDATA[<en-note>" TAGGED
                  "</en-note>]]></content></note></en-export>"},
    {"wiki.xml", "<mediawiki><page><title>" TITLE "</title><ns>0</ns><revision><text>" PLAIN "</text></revision></page></mediawiki>"},
    {"word.rtf", "{\\rtf1\\ansi " TITLE "\\par\\par " ONE "\\par\\par " TWO "\\par}"},
    {"word.fodt", "<?xml version=\"1.0\"?><office:document xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
                  "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" "
                  "office:mimetype=\"application/vnd.oasis.opendocument.text\"><office:body><office:text><text:h>" TITLE
                  "</text:h><text:p>" ONE "</text:p><text:p>" TWO "</text:p></office:text></office:body></office:document>"},
    {"blog.txt", "TITLE: " TITLE "\nAUTHOR: Ann Bell\n-----\nBODY:\n" TAGGED "\n-----\n--------\n"},
};

static void test_same_story(void **state)
{
    (void)state;
    static const char expected[] = "headline: " TITLE "\nparagraph: " ONE "\nparagraph: " TWO "\n";
    dl_buffer out = DL_BUFFER_EMPTY;
    for (size_t i = 0; i < COUNT(stories); i++) {
        source_text(&out, stories[i].name, dl_slice_of(stories[i].content), NULL);
        const char *passages = strchr(out.data, '\n');
        if (!passages || strcmp(passages + 1, expected) != 0)
            fail_msg("%s: '%s'", stories[i].name, out.data);
    }
    dl_buffer_free(&out);
}

/* Pages of archives have their lengths beside them. */
static void test_same_page(void **state)
{
    (void)state;
    static const char expected[] = "headline: " TITLE "\nparagraph: " ONE "\nparagraph: " TWO "\n",
                      answer[] = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" PAGE;
    dl_buffer out = DL_BUFFER_EMPTY, archive = DL_BUFFER_EMPTY;
    dl_buffer_printf(&archive,
                     "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/1\r\nContent-Length: %zu\r\n\r\n%s\r\n\r\n"
                     "WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: metadata://a.example/wget.log\r\nContent-Type: "
                     "text/plain\r\nContent-Length: 5\r\n\r\nOne.\n\r\n\r\n",
                     sizeof answer - 1, answer);
    source_text(&out, "a.warc", dl_buffer_slice(&archive), NULL);
    assert_string_equal(strchr(out.data, '\n') + 1, expected);
    dl_buffer_clear(&archive);
    dl_buffer_printf(&archive,
                     "filedesc://a.arc 0.0.0.0 20051119103000 text/plain 4\n1 0\n\nhttps://a.example/1 192.0.2.1 20051119103000 "
                     "text/html %zu\n%s\n",
                     sizeof answer - 1, answer);
    source_text(&out, "a.arc", dl_buffer_slice(&archive), NULL);
    assert_string_equal(strchr(out.data, '\n') + 1, expected);
    dl_buffer_free(&archive);
    dl_buffer_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_same_story), cmocka_unit_test(test_same_page)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
