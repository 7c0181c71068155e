/* The query language for people at the terminal: "dateline help query", and dateline-query(7). In full:
 * docs/QUERY.md. */
#include "cli/help.h"
#include "schema/field.h"

typedef struct row {
    const char *write, *finds; /* finds NULL: a heading */
} row;

static const row rows[] = {
    {"Words", NULL},
    {"Tajikistan chairmanship", "passages with any of the words; with more and rarer of them first"},
    {"+must maybe -not", "the first must be there, the last must not"},
    {"a AND b, a OR b, NOT a, ( )", "in capitals; NEAR binds tightest, then NOT, AND, OR"},
    {"chair*, *ship, w?ld*card", "every word that fits: * is any characters, ? is one"},
    {"Rasulzade~, Rasulzade~2", "words at most one or two edits away"},
    {"=Polish", "as it is written; =polish: this form whatever its case"},
    {"@MIshaqDar50", "the handle, and its author's tweets"},
    {"#TajikistanChairmanship", "the hashtag, or the words in it side by side"},
    {"Words together", NULL},
    {"\"Heads of Government\"", "side by side, in these endings"},
    {"\"heads of gov*\", \"heads of *\"", "with patterns; * alone is any word"},
    {"\"Russia Tajikistan\"~5", "at most 5 words apart, in any order"},
    {"Russia NEAR/5 Tajikistan", "the same, in all their endings"},
    {"prime ADJ/2 minister", "the same, in this order"},
    {"(Russia OR China) NEAR/5 \"prime minister\"", "groups and phrases, too"},
    {"Dates", NULL},
    {"date:2025-11, date:2025-W47", "a year, month, week, day or minute; UTC"},
    {"date:\"March 2025\", date:last-march", "in English words, too"},
    {"date:2025-11-01..2025-11-19", "from the one to the end of the other; also A/B, A.., ../B"},
    {"date:7d, date:2w, date:P1M, date:24h", "so long before now, to now"},
    {"since:yesterday, until:last-month", "from then on; up to then, it included"},
};

enum { ROWS = sizeof rows / sizeof *rows };

static const char *const about =
    "Nothing is a syntax error: what is not understood is searched as words, and said on standard error. "
    "Words match whatever their case, accents and endings; quoted words, patterns and fuzzy words in no "
    "other endings. A field narrows the search down: field:word, field:\"several words\", field:(a b).";

void dl_query_help(FILE *out)
{
    enum { FINDS = 34 /* column */ };
    fputs("the query language of dateline search\n\n", out);
    dl_help_put(out, about, 0, 0);
    fputc('\n', out);
    for (size_t i = 0; i < ROWS; i++) {
        if (!rows[i].finds) {
            fprintf(out, "\n%s:\n", rows[i].write);
            continue;
        }
        if (fprintf(out, "  %-*s", FINDS - 2, rows[i].write) > FINDS)
            fprintf(out, "\n%*s", FINDS, "");
        dl_help_put(out, rows[i].finds, FINDS, FINDS);
        fputc('\n', out);
    }
    fputs("\nFields:\n", out);
    dl_help_fields(out);
    fputs("\nIn full: docs/QUERY.md.\n", out);
}

static void put_term(FILE *out, const char *term)
{
    fputs(".TP\n\\fB", out);
    dl_man_put(out, term);
    fputs("\\fR\n", out);
}

void dl_query_man_page(FILE *out)
{
    fprintf(out,
            ".TH DATELINE\\-QUERY 7 2026-11-28 \"dateline %s\" \"Miscellaneous Information\"\n.SH NAME\n"
            "dateline\\-query \\- the query language of dateline search\n.SH DESCRIPTION\n",
            dateline_version());
    dl_man_put(out, about);
    fputc('\n', out);
    for (size_t i = 0; i < ROWS; i++) {
        if (!rows[i].finds) {
            fputs(".SS ", out);
            dl_man_put(out, rows[i].write);
        } else {
            put_term(out, rows[i].write);
            dl_man_put(out, rows[i].finds);
        }
        fputc('\n', out);
    }
    fputs(".SS Fields\n", out);
    dl_man_put_fields(out);
    fputs(".SH SEE ALSO\n.BR dateline\\-search (1)\n.PP\nIn full: docs/QUERY.md.\n", out);
}
