/* Letters that go to many: what of them is text. A case a rule. */
#include "source_text.h"
#include "unit.h"

#define HEAD                                                                                       \
    "From: Ann Bell <ann@example.org>\nTo: B\nSubject: News of the river\nContent-Type: "          \
    "text/html\n\n"
#define PAGE "<html><head><title>The Gazette</title></head><body>"
#define OPENED                                                                                     \
    "The bridge over the river opened on Tuesday, after three years of work, and the first cars "  \
    "crossed it at noon."
#define WAITED                                                                                     \
    "The mayor, who had promised it in two, thanked the workers, the engineers, and all who had "  \
    "waited for so long."
#define BOTH "headline: News of the river\nparagraph: " OPENED "\nparagraph: " WAITED "\n"

#define LINK(text)                                                                                 \
    "<tr><td>\xE2\x80\xA2</td><td><a href=a>" text " opens after three years of "                  \
                                                   "work</a></td></tr>"
#define LINKS(number)                                                                              \
    LINK("Bridge " number) LINK("Tunnel " number) LINK("Harbour " number) LINK("School " number)
#define LINE(text) "list: " text " opens after three years of work\n"
#define LINES(number)                                                                              \
    LINE("Bridge " number) LINE("Tunnel " number) LINE("Harbour " number) LINE("School " number)

typedef struct letter {
    const char *what, *page, *expected;
} letter;

static void test_letters(void **state)
{
    (void)state;
    static const letter letters[] = {
        {"all of a page in a letter is text, wherever it stands",
         "<table><tr><td><div><p>" OPENED "</p><p>Tickets are sold at the gate, from nine in the "
         "morning on, to all who ask.</p></div></td></tr>"
         "</table><table><tr><td><h2>Elsewhere</h2></td></tr><tr><td>" WAITED "</td></tr></table>",
         "headline: News of the river\nparagraph: " OPENED
         "\nparagraph: Tickets are sold at the gate, from nine in the morning on, "
         "to all who ask.\nparagraph: Elsewhere\nparagraph: " WAITED "\n"},
        {"not how to read it elsewhere, why it came, how to be rid of it, and where they live who "
         "sent it",
         "<p><a href=x>View in browser</a></p><p>" OPENED "</p><p>" WAITED
         "</p><p>You are receiving this because you asked us.</p>"
         "<p>The Gazette, 12 High Street, Springfield, IL 60680</p><p>Don\xE2\x80\x99t like it? <a "
         "href=x>Unsubscribe</a>.</p>",
         BOTH},
        {"in other languages",
         "<p>Im Browser ansehen</p><p>" OPENED "</p><p>" WAITED
         "</p><p>Si vous ne souhaitez plus recevoir cette lettre, c'est ici.</p>"
         "<p>Preferencias | Darse de baja</p><p>Calle Mayor 12, 28013 Madrid</p>",
         BOTH},
        {"but not sentences that say so",
         "<p>" OPENED "</p><p>Hundreds who had a ticket must tell the office, or "
                      "abmelden.</p><p>To ensure delivery of stone, a "
         "ferry sails.</p><p>This message was sent to all in town.</p><p>" WAITED "</p>",
         "headline: News of the river\nparagraph: " OPENED
         "\nparagraph: Hundreds who had a ticket must tell the office, or abmelden.\nparagraph: To "
         "ensure delivery of stone, a ferry sails."
         "\nparagraph: This message was sent to all in town.\nparagraph: " WAITED "\n"},
        {"but an address elsewhere",
         "<p>" OPENED "</p><p>The office is in 12 High Street, Springfield, IL 60680</p><p>" WAITED
         "</p>",
         "headline: News of the river\nparagraph: " OPENED
         "\nparagraph: The office is in 12 High Street, Springfield, IL 60680\n"
         "paragraph: " WAITED "\n"},
        {"what fills the line of a preview",
         "<div>News \xE2\x80\x8C \xE2\x80\x8C \xCD\x8F "
         "\xE2\x80\x8C\xC2\xA0\xC2\xAD\xE2\x80\x8C</div><p>" OPENED "</p><p>" WAITED "</p>",
         "headline: News of the river\nparagraph: News\nparagraph: " OPENED "\nparagraph: " WAITED
         "\n"},
        {"a list of links, without the signs in front",
         "<table>" LINKS("1") LINKS("2") "</table><p>Today</p>",
         "headline: News of the river\n" LINES("1") LINES("2") "paragraph: Today\n"},
        {"but not a few", "<table>" LINKS("1") "</table><p>Today</p>",
         "headline: News of the river\nparagraph: Today\n"},
        {"links beside a text are none",
         "<p>" OPENED "</p><p>" WAITED
         "</p><p><a href=a>The ferry that sails no more is sold</a></p>",
         BOTH},
    };
    dl_buffer out = DL_BUFFER_EMPTY, mail = DL_BUFFER_EMPTY;
    for (size_t i = 0; i < COUNT(letters); i++) {
        dl_buffer_clear(&mail);
        dl_buffer_printf(&mail, HEAD PAGE "%s</body></html>\n", letters[i].page);
        source_text(&out, "a.eml", dl_buffer_slice(&mail), NULL);
        const char *passages = strchr(out.data, '\n');
        if (!passages || strcmp(passages + 1, letters[i].expected) != 0)
            fail_msg("%s: '%s' instead of '%s'", letters[i].what, out.data, letters[i].expected);
    }
    dl_buffer_free(&out);
    dl_buffer_free(&mail);
}

#define LAID_OUT(more)                                                                             \
    PAGE more "<table><tr><td><p>" OPENED "</p><p>" OPENED " Again.</p><p>" OPENED                 \
              " Once more.</p></td></tr></table><table><tr><td>"                                   \
              "<h2>Elsewhere</h2></td></tr><tr><td>Tickets: 5.</td></tr><tr><td><a "               \
              "href=x>Unsubscribe</a></td></tr></table></body></html>"

/* One that was saved as a page. */
static void test_saved_letters(void **state)
{
    (void)state;
    static const letter letters[] = {
        {"all of it is text, too", LAID_OUT(""),
         "headline: The Gazette\nparagraph: " OPENED "\nparagraph: " OPENED
         " Again.\nparagraph: " OPENED
         " Once more.\nparagraph: Elsewhere\nparagraph: Tickets: 5.\n"},
        {"but a site's page is none", LAID_OUT("<nav><a href=a>News</a></nav>"),
         "headline: The Gazette\nparagraph: " OPENED "\nparagraph: " OPENED
         " Again.\nparagraph: " OPENED " Once more.\n"},
    };
    dl_buffer out = DL_BUFFER_EMPTY;
    for (size_t i = 0; i < COUNT(letters); i++) {
        source_text(&out, "a.html", dl_slice_of(letters[i].page), NULL);
        const char *passages = strchr(out.data, '\n');
        if (!passages || strcmp(passages + 1, letters[i].expected) != 0)
            fail_msg("%s: '%s' instead of '%s'", letters[i].what, out.data, letters[i].expected);
    }
    dl_buffer_free(&out);
}

#define BOTH_WAYS(list)                                                                            \
    "From: Ann Bell <ann@example.org>\nTo: B\nSubject: News of the river\n" list                   \
    "MIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=xx\n\n--xx\nContent-Type: "  \
    "text/plain\n\n" WAITED " " OPENED " " WAITED " " OPENED                                       \
    "\n--xx\nContent-Type: text/html\n\n<p>" OPENED "</p><p>" WAITED "</p>\n--xx--\n"

/* Of a letter in two ways. */
static void test_ways(void **state)
{
    (void)state;
    static const letter letters[] = {
        {"the plain text", BOTH_WAYS(""),
         "headline: News of the river\nparagraph: " WAITED " " OPENED " " WAITED " " OPENED "\n"},
        {"but of a newsletter the page",
         BOTH_WAYS("List-Unsubscribe: <https://a.example/x>\nList-Post: <https://a.example/p>\n"),
         BOTH},
        {"not of a list on which all write",
         BOTH_WAYS("List-Unsubscribe: <https://a.example/x>\nList-Post: <mailto:list@a.example>\n"),
         "headline: News of the river\nparagraph: " WAITED " " OPENED " " WAITED " " OPENED "\n"},
    };
    dl_buffer out = DL_BUFFER_EMPTY;
    for (size_t i = 0; i < COUNT(letters); i++) {
        source_text(&out, "a.eml", dl_slice_of(letters[i].page), NULL);
        const char *passages = strchr(out.data, '\n');
        if (!passages || strcmp(passages + 1, letters[i].expected) != 0)
            fail_msg("%s: '%s' instead of '%s'", letters[i].what, out.data, letters[i].expected);
    }
    dl_buffer_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_letters),
                                       cmocka_unit_test(test_saved_letters),
                                       cmocka_unit_test(test_ways)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
