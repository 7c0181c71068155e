/* Mail as programs and people write it: a case a rule. All texts are our own. */
#include "source_text.h"
#include "unit.h"

#define FROM "From: Ann Bell <ann@example.org>\nTo: B\n"
#define ABOUT FROM "Subject: Ferry\n"
#define OPENED "The ferry sails again from Monday on."
#define BOTH "headline: Ferry\nparagraph: " OPENED "\nparagraph: Two.\n"

typedef struct letter {
    const char *what, *bytes, *expected; /* behind the article's line */
} letter;

static void letters_say(const char *name, const letter *letters, size_t count)
{
    dl_buffer out = DL_BUFFER_EMPTY;
    for (size_t i = 0; i < count; i++) {
        source_text(&out, name, dl_slice_of(letters[i].bytes), NULL);
        const char *passages = strchr(out.data, '\n');
        if (!passages || strcmp(passages + 1, letters[i].expected) != 0)
            fail_msg("%s: '%s' instead of '%s'", letters[i].what, out.data, letters[i].expected);
    }
    dl_buffer_free(&out);
}

static void test_headers(void **state)
{
    (void)state;
    static const letter letters[] = {
        {"a letter that is divided between two encoded words",
         FROM "Subject: =?utf-8?B?Q2Fmww==?= =?UTF-8?Q?=A9?= =?utf-8?Q?_opens?=\n\nOne.\n",
         "headline: Caf\u00E9 opens\nparagraph: One.\n"},
        {"words of two encodings", FROM "Subject: =?utf-8?Q?Caf=C3=A9?= =?iso-8859-1?Q?=20=E0?= la =?us-ascii?Q?carte?=\n\nOne.\n",
         "headline: Caf\u00E9 \u00E0 la carte\nparagraph: One.\n"},
        {"words that shift", FROM "Subject: =?ISO-2022-JP?B?GyRCRnwbKEI=?= =?iso-2022-jp?B?GyRCS1wbKEI=?=\n\nOne.\n",
         "headline: \u65E5\u672C\nparagraph: One.\n"},
        {"gb2312 as Python calls it", FROM "Subject: =?eucgb2312_cn?b?0aG+2Q==?=\n\nOne.\n",
         "headline: \u9009\u4E3E\nparagraph: One.\n"},
        {"gb2312 that is more", FROM "Subject: =?gb2312?B?lvo=?=\n\nOne.\n", "headline: \u6857\nparagraph: One.\n"},
        {"UTF-8 that says it is another", FROM "Subject: =?iso-8859-1?Q?Caf=C3=A9?=\n\nOne.\n",
         "headline: Caf\u00E9\nparagraph: One.\n"},
    };
    letters_say("a.eml", letters, COUNT(letters));
}

static void test_parts(void **state)
{
    (void)state;
    static const letter letters[] = {
        {"a boundary in pieces",
         ABOUT "Content-Type: multipart/mixed;\n boundary*0=\"ab\";\n boundary*1=cd\n\n--abcd\n\n" OPENED "\n\nTwo.\n--abcd--\n", BOTH},
        {"a charset with its language",
         ABOUT "Content-Type: text/plain; charset*=us-ascii'en'koi8-r\n\n\xF0\xD2\xC9\xD7\xC5\xD4.\n",
         "headline: Ferry\nparagraph: \u041F\u0440\u0438\u0432\u0435\u0442.\n"},
        {"text with hardly a mark", ABOUT "Content-Type: text/enriched\n\n" OPENED "\n\nTwo.\n", BOTH},
    };
    letters_say("a.eml", letters, COUNT(letters));
    static const source_case carried[] = {
        {"a.eml",
         ABOUT "Content-Type: multipart/mixed; boundary=xx\n\n--xx\n\nSee below.\n--xx\nContent-Type: message/rfc822\n"
               "Content-Transfer-Encoding: base64\n\nRnJvbTogQwpTdWJqZWN0OiBUCgpPbmUuCg==\n--xx--\n",
         "article 0-227 author=Ann Bell\nheadline: Ferry\nparagraph: See below.\n"
         "article 0-227 author=C\nheadline: T\nparagraph: One.\n"},
    };
    source_cases(carried, COUNT(carried));
}

static void test_plain_text(void **state)
{
    (void)state;
#define FLOWED ABOUT "Content-Type: text/plain; format=flowed"
    static const letter letters[] = {
        {"broken lines", FLOWED "\n\nThe ferry sails \nagain from Monday \non.\nTwo.\n", BOTH},
        {"but not those of what is quoted into others", FLOWED "\n\nOne \n> Two \n> three. \nFour.\n From here on.\n",
         "headline: Ferry\nparagraph: One\nquote: Two three.\nparagraph: Four.\nparagraph: From here on.\n"},
        {"lines that were broken without a blank", FLOWED "; delsp=yes\n\nThe fer \nry sails  \nagain from Monday on.\n\nTwo.\n", BOTH},
        {"a signature", ABOUT "\n" OPENED "\n\nTwo.\n\n-- \nAnn Bell\nRiver News\n", BOTH},
        {"one that is broken", FLOWED "\n\n" OPENED "\n\nTwo. \n-- \nAnn Bell\n", BOTH},
        {"a letter that is but that", ABOUT "\n-- \nTwo.\n", "headline: Ferry\nparagraph: Two.\n"},
        {"a file among the words", ABOUT "\n" OPENED "\n\nbegin 644 a.txt\n&0F4@8FEG\n`\nend\n\nTwo.\n", BOTH},
        {"words that only look so", ABOUT "\n" OPENED "\nbegin 100 years\nTwo.\nend\n",
         "headline: Ferry\nparagraph: " OPENED "\nparagraph: begin 100 years\nparagraph: Two.\nparagraph: end\n"},
        {"words that are signed",
         ABOUT "\n-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\n" OPENED "\n\n- Two.\n-----BEGIN PGP SIGNATURE-----\n\n"
               "iQEz\n=abcd\n-----END PGP SIGNATURE-----\n",
         BOTH},
        {"a mark that does not end", ABOUT "\n" OPENED "\n\n-----BEGIN HERE-----\nTwo.\n",
         "headline: Ferry\nparagraph: " OPENED "\nparagraph: -----BEGIN HERE-----\nparagraph: Two.\n"},
    };
#undef FLOWED
    letters_say("a.eml", letters, COUNT(letters));
}

/* What stands around letters in their files. */
static void test_files(void **state)
{
    (void)state;
    static const source_case cases[] = {
        {"a.eml", "\xEF\xBB\xBF" ABOUT "\nOne.\n",
         "article 3-62 author=Ann Bell\nheadline: Ferry\nparagraph: One.\n"},
        {"a.emlx", "60        \n" ABOUT "\nOne.\n<?xml version=\"1.0\"?>\n<plist version=\"1.0\"><dict></dict></plist>\n",
         "article 11-70 author=Ann Bell\nheadline: Ferry\nparagraph: One.\n"},
        {"cut.emlx", "6400\n" ABOUT "\nOne.\n", "article 5-64 author=Ann Bell\nheadline: Ferry\nparagraph: One.\n"},
        {"a.eml", "From: <ann@example.org>\nSubject: Ferry\nTo: B\nDate: Tue, 18 Nov 2025 10:00:00 +0000\nMessage-ID: <1@a>\n"
                  "of no header\n\nOne.\n",
         "article 0-119 id=<1@a> date=2025-11-18T10:00:00Z author=ann@example.org\nheadline: Ferry\nparagraph: One.\n"},
        {"a.txt", "64\n\nOne.\n", "article 0-9\nheadline: 64\nparagraph: One.\n"},
    };
    source_cases(cases, COUNT(cases));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_headers), cmocka_unit_test(test_parts),
                                       cmocka_unit_test(test_plain_text), cmocka_unit_test(test_files)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
