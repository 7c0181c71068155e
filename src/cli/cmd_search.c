/* dateline search */
#include "cli/batch.h"
#include "cli/commands.h"
#include "cli/complain.h"
#include "cli/invocation.h"
#include "cli/terminal.h"
#include "util/buffer.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
    FACET_LIMIT = 1000,   /* values of a facet in JSON */
    SUGGESTION_LIMIT = 16 /* of the library */
};

static const dl_option options[] = {
    {"limit", 'n', "N", "at most so many passages; default 10", NULL},
    {"offset", 0, "N", "pass over the first so many", NULL},
    {"format", 'f', "FORMAT", "what to print", "text json jsonl tsv html trec"},
    {"sort", 's', "ORDER", "order of the passages", "relevance date date-oldest"},
    {"ranking", 0, "HOW", "by all that is known, or by BM25 alone; default full", "full plain"},
    {"recency", 0, "DAYS", "what is newer gains: what is so many days old gains half of what is of today", NULL},
    {"group", 0, "WHAT", "the best passage of each only", "article"},
    {"context", 'C', "N", "so many passages before and after each", NULL},
    {"batch", 0, "FILE", "run the queries of FILE (-: standard input), one a line, as ID TAB QUERY or QUERY; "
                         "prints jsonl or trec", NULL},
    {"facets", 0, "[=LIST]", "count all matches by kind,handle,tag,place,site,language,month; without LIST by all "
                             "but month", NULL},
    {"histogram", 0, NULL, "count all matches by day, month or year, and draw it", NULL},
    {"duplicates", 0, "HOW", "passages with the same or nearly the same text: the first, and in how many articles; "
                             "or each; default: fold, but show with tsv and trec, which cannot tell how many", "fold show"},
    {"expand", 0, NULL, "find more: by the words, too, that tell most about the first results; what answers the query stays first", NULL},
    {"synonyms", 0, "FILE", "words that mean the same, a group a line, apart by commas; else $DATELINE_SYNONYMS; "
                            "=word is that word alone", NULL},
    {"suggest", 0, "N", "at most so many other spellings on standard error, for words that hardly any passage has; default 3",
     NULL},
    {"autocorrect", 0, NULL, "search for the best of them instead, and say so", NULL},
    {"count", 'c', NULL, "print how many passages (with --group, articles) match, and no more", NULL},
    {"language", 0, "CODE", "the query's language; default: all that the index holds", NULL},
    {"same-script", 0, NULL, "do not look for names in other scripts", NULL},
    {"fragment", 0, "N", "of longer passages the best stretches of about N characters; 0: all", NULL},
    {"explain", 0, NULL, "print how the query was read and what makes each score", NULL},
    {"marks", 0, "HOW", "how matches are marked in text", "auto color brackets none"},
    {"color", 0, "WHEN", "colours in text", "auto always never"},
    {"width", 0, "COLUMNS", "wrap text so; 0: not; default: the terminal's", NULL},
    {"no-pager", 0, NULL, "do not start a pager", NULL},
    {"quiet", 'q', NULL, "no notes and other help on standard error", NULL},
    {NULL, 0, NULL, NULL, NULL},
};

/* The query: the arguments with blanks between; "-" alone is standard input. 0, or the status to end with, which is told. */
static int read_query(dl_buffer *query, const dl_invocation *invocation)
{
    if (invocation->argument_count == 1 && strcmp(invocation->arguments[0], "-") == 0) {
        char chunk[4096];
        for (size_t got; query->size < (1 << 20) && (got = fread(chunk, 1, sizeof chunk, stdin)) > 0;)
            dl_buffer_add(query, chunk, got);
        if (ferror(stdin)) {
            dl_complain("standard input: cannot read: %s", strerror(errno));
            return DL_EXIT_IO;
        }
    } else {
        for (int i = 0; i < invocation->argument_count; i++) {
            if (i)
                dl_buffer_add_byte(query, ' ');
            dl_buffer_add_text(query, invocation->arguments[i]);
        }
    }
    dl_buffer_add(query, "", 0);
    return query->failed ? dl_complain("out of memory") : 0;
}

/* "kind,tag" to bits; "" is all but months, which the histogram shows better. */
static bool read_facets(unsigned *out, const char *list)
{
    if (list && !*list)
        *out = (1u << DATELINE_FACET_COUNT) - 1 - (1u << DATELINE_FACET_MONTH);
    while (list && *list) {
        size_t size = strcspn(list, ",");
        int facet = 0;
        while (facet < DATELINE_FACET_COUNT &&
               !dl_slice_is(dl_slice_make(list, size), dateline_facet_name((dateline_facet)facet)))
            facet++;
        if (facet == DATELINE_FACET_COUNT) {
            dl_complain("--facets takes some of: kind,handle,tag,place,site,language,month; not '%.*s'",
                        (int)size, list);
            return false;
        }
        *out |= 1u << facet;
        list += size + (list[size] == ',');
    }
    return true;
}

/* Counts have a place in the formats that print a whole result. */
static bool can_print_counts(const dl_invocation *invocation)
{
    static const char *const without[] = {"jsonl", "tsv", "trec", "html"};
    const char *format = dl_invocation_value(invocation, "format");
    bool batch = dl_invocation_value(invocation, "batch") != NULL;
    for (size_t i = 0; format && i < sizeof without / sizeof *without; i++)
        if (strcmp(format, without[i]) == 0 && !(batch && i == 0)) {
            dl_complain("--facets and --histogram go with --format text or json; not %s", format);
            return false;
        }
    return true;
}

static bool read_recency(dateline_search_options *out, const char *days, const char *sort)
{
    char *end = NULL;
    if (!days)
        return true;
    out->recency = strtod(days, &end);
    const bool fine = end != days && !strcmp(end, *end == 'd' ? "d" : "") && out->recency > 0 && out->recency < 1e6;
    const bool ordered = sort && strcmp(sort, "relevance") != 0;
    if (!fine)
        dl_complain("--recency takes a number of days above 0: 30, 0.5, 7d; not '%s'", days);
    else if (ordered)
        dl_complain("--recency is part of relevance; it goes with no other --sort");
    return fine && !ordered;
}

static bool read_options(dateline_search_options *out, const dl_invocation *invocation)
{
    unsigned long long limit = out->limit, offset = 0, context = 0, fragment = 0, suggestions = 3;
    const char *sort = dl_invocation_value(invocation, "sort");
    if (!dl_invocation_number(invocation, "limit", 1000000000, &limit) ||
        !dl_invocation_number(invocation, "offset", 1000000000, &offset) ||
        !dl_invocation_number(invocation, "context", 1000, &context) ||
        !dl_invocation_number(invocation, "fragment", 1000000, &fragment) ||
        !dl_invocation_number(invocation, "suggest", SUGGESTION_LIMIT, &suggestions))
        return false;
    out->fragment_size = (size_t)fragment;
    out->explain = dl_invocation_value(invocation, "explain") != NULL;
    out->limit = (size_t)limit;
    out->offset = (size_t)offset;
    out->context = (size_t)context;
    out->group_articles = dl_invocation_value(invocation, "group") != NULL;
    out->language = dl_invocation_value(invocation, "language");
    out->same_script = dl_invocation_value(invocation, "same-script") != NULL;
    const char *format = dl_invocation_value(invocation, "format");
    const char *duplicates = dl_invocation_value(invocation, "duplicates");
    out->fold_duplicates =
        duplicates ? strcmp(duplicates, "fold") == 0
                   : !format || (strcmp(format, "trec") != 0 && strcmp(format, "tsv") != 0);
    bool plain = dl_invocation_value(invocation, "count") || (format && strcmp(format, "trec") == 0);
    out->suggestions = plain ? 0 : (size_t)suggestions;
    out->autocorrect = dl_invocation_value(invocation, "autocorrect") != NULL;
    out->expand = dl_invocation_value(invocation, "expand") != NULL;
    out->diagnose = !plain;
    const char *ranking = dl_invocation_value(invocation, "ranking");
    out->plain_ranking = ranking && strcmp(ranking, "plain") == 0;
    if (!read_recency(out, dl_invocation_value(invocation, "recency"), sort))
        return false;
    out->histogram = dl_invocation_value(invocation, "histogram") != NULL;
    if (format && strncmp(format, "json", 4) == 0) /* programs want them all */
        out->facet_limit = FACET_LIMIT;
    if (!read_facets(&out->facets, dl_invocation_value(invocation, "facets")) ||
        ((out->facets || out->histogram) && !can_print_counts(invocation)))
        return false;
    if (sort && strcmp(sort, "date") == 0)
        out->sort = DATELINE_SORT_DATE;
    else if (sort && strcmp(sort, "date-oldest") == 0)
        out->sort = DATELINE_SORT_DATE_OLDEST;
    if (dl_invocation_value(invocation, "count")) {
        out->limit = 0;
        out->exact_total = 1;
    }
    return true;
}

static bool write_error(void *context, const char *data, size_t size)
{
    (void)context;
    return fwrite(data, 1, size, stderr) == size;
}

static int print(const dl_invocation *invocation, const dateline_search_options *searching,
                 const dateline_result *result)
{
    const char *format = dl_invocation_value(invocation, "format");
    dl_printer_options printing;
    dl_terminal terminal;
    if (!dl_terminal_options(&printing, invocation))
        return DL_EXIT_ERROR;
    int exit = result->total ? DL_EXIT_FOUND : DL_EXIT_NOTHING;
    if (dl_invocation_value(invocation, "count")) {
        terminal = (dl_terminal){0};
        char line[32];
        int size = snprintf(line, sizeof line, "%llu\n", (unsigned long long)result->total);
        bool printed = dl_terminal_write(&terminal, line, (size_t)size);
        return dl_terminal_close(&terminal, printed, exit);
    }
    dl_printer *printer = dl_printer_new(format ? format : "text", &printing);
    if (!printer)
        return dl_complain("out of memory");
    const bool counted = result->facet_count || result->histogram || !searching->limit;
    exit = (counted ? result->total : result->hit_count) ? DL_EXIT_FOUND : DL_EXIT_NOTHING;
    dl_terminal_open(&terminal, invocation);
    bool printed = dl_printer_result(printer, result, dl_terminal_write, &terminal);
    dl_printer_free(printer);
    return dl_terminal_close(&terminal, printed, exit);
}

/* The notes of the result, and what is said of the command line. */
static void print_notes(const dl_invocation *invocation, const dateline_search_options *searching,
                        const dateline_result *result)
{
    const char *facets = dl_invocation_value(invocation, "facets");
    unsigned named = 0;
    for (size_t i = 0; i < result->note_count; i++)
        dl_tell("note: %s", result->notes[i]);
    for (int i = 0; facets && !*facets && invocation->argument_count > 1 && i < DATELINE_FACET_COUNT; i++)
        named += strcmp(invocation->arguments[0], dateline_facet_name((dateline_facet)i)) == 0;
    if (named)
        dl_tell("note: '%s' was taken as a word of the query; a list is written --facets=%s", invocation->arguments[0],
                invocation->arguments[0]);
    if (searching->limit && result->total && !result->hit_count)
        dl_tell(searching->fold_duplicates && result->total > searching->offset
                    ? "note: %llu match, at most %zu of them no copies of others"
                    : "note: %llu match, none of them behind the first %zu",
                (unsigned long long)result->total, searching->offset);
    dl_print_help(result, write_error, NULL);
}

static int run(const dl_invocation *invocation)
{
    dateline_search_options searching = DATELINE_SEARCH_OPTIONS_INIT;
    bool batch = dl_invocation_value(invocation, "batch") != NULL;
    if (!read_options(&searching, invocation))
        return DL_EXIT_ERROR;
    if (!invocation->argument_count && !batch)
        return dl_complain("no query; as in: dateline search Tajikistan chairmanship");
    if (batch)
        return dl_batch_run(invocation, &searching);
    dl_buffer query = DL_BUFFER_EMPTY;
    dateline_reader *reader = NULL;
    dateline_result *result = NULL;
    dateline_error error;
    int exit = read_query(&query, invocation);
    if (exit) {
        dl_buffer_free(&query);
        return exit;
    }
    if (dateline_reader_open(&reader, invocation->index, &error) ||
        dateline_reader_use_synonyms(reader, dl_invocation_setting(invocation, "synonyms", "DATELINE_SYNONYMS"),
                                     &error) ||
        dateline_search(&result, reader, query.data, &searching, &error))
        exit = dl_complain_of(invocation, &error);
    else {
        if (!dl_invocation_value(invocation, "quiet"))
            print_notes(invocation, &searching, result);
        exit = print(invocation, &searching, result);
    }
    dateline_result_free(result);
    dateline_reader_free(reader);
    dl_buffer_free(&query);
    return exit;
}

const dl_command dl_command_search = {
    .name = "search",
    .arguments = "QUERY...",
    .summary = "find passages, the best first",
    .details =
        "Plain words rank passages: more of them, rarer ones, and all of them together count most. +word\n"
        "must be there, -word must not; \"a phrase\" stands as it is written; AND, OR, NOT and brackets\n"
        "combine; a NEAR/5 b, a ADJ/5 b and \"a b\"~5 want words close together; * and ? stand for letters\n"
        "in a word, word~ for words an edit or (word~2) two away, =word for this form alone; @handle and\n"
        "#tag are found as such. A field with a colon narrows the search down. Nothing is a syntax error:\n"
        "what is not understood is searched as words, and said; dateline help query tells it all. Options\n"
        "may stand behind the query, too, short ones by themselves (-n 5); behind -- all is query, and\n"
        "scripts do well to write that. A query of - is read from standard input.",
    .examples = "  dateline search Tajikistan chairmanship\n"
                "  dateline search '\"Heads of Government\" -Qatar'\n"
                "  dateline search kind:tweet from:@ForeignOfficePk SCO-CHG\n"
                "  dateline search 'minister NEAR/5 \"heads of gov*\"' Rasulzade~2\n"
                "  dateline search --sort date --group article 'since:30d Lavrov'\n"
                "  dateline search --format jsonl -n 100 Rasulzoda | jq .text\n"
                "  dateline search --batch queries.tsv --format trec -n 1000 >run.trec\n",
    .options = options,
    .takes_query = true,
    .run = run,
};
