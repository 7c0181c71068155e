/* Queries: text in, tree out. Knows no index. Nothing a person types is a syntax error: what cannot
 * be understood is searched as words and told as a note. The language is in docs/QUERY.md. */
#ifndef DL_QUERY_H
#define DL_QUERY_H

#include "schema/field.h"
#include "text/analyzer.h"
#include "util/arena.h"
#include "util/clock.h"

typedef enum dl_query_kind {
    DL_QUERY_GROUP,   /* clauses; without a MUST clause at least one SHOULD must match */
    DL_QUERY_WORD,    /* one word: its stem (or its folded form when it has none) */
    DL_QUERY_PHRASE,  /* words at given distances, folded forms; also what a compound becomes */
    DL_QUERY_PREFIX,  /* every word that begins so */
    DL_QUERY_KEYWORD, /* a field's exact value: kind:tweet, tag:x, lang:en, source:path */
    DL_QUERY_DATES,   /* date in [from, until) */
    DL_QUERY_ALL      /* every passage */
} dl_query_kind;

typedef enum dl_occur { DL_SHOULD, DL_MUST, DL_MUST_NOT } dl_occur;

typedef struct dl_query_word {
    dl_slice original; /* as typed */
    dl_slice folded;
    dl_slice stem;     /* in the default language; empty when it has none (tags, handles) */
    const dl_slice *others; /* its other stems in the languages of the index, set by dl_tongues_apply */
    size_t other_count;
    uint32_t offset;   /* position relative to the first word of the phrase */
    bool stop;         /* a stop word of the language */
} dl_query_word;

typedef struct dl_query_node dl_query_node;
struct dl_query_node {
    dl_query_kind kind;
    dl_occur occur;        /* of this node within its group; MUST for the root */
    const dl_field *field; /* NULL: the text */
    double weight;         /* set by rank/: factor of the score; 0: matches without score. 1 from the parser */
    bool ignored;          /* set by rank/: a SHOULD clause that is left out of the search */
    /* GROUP */
    dl_query_node **clauses;
    size_t clause_count;
    double all_bonus;      /* set by rank/: extra weight for passages that hold all scored SHOULD clauses */
    /* WORD (one), PHRASE (two or more) */
    dl_query_word *words;
    size_t word_count;
    /* PREFIX, KEYWORD: the folded text */
    dl_slice value;
    /* DATES: seconds UTC; INT64_MIN and INT64_MAX for open ends */
    int64_t from, until;
};

typedef struct dl_query {
    dl_query_node *root;     /* NULL when the query holds nothing to search for */
    const char *const *notes; /* sentences for a person */
    size_t note_count;
} dl_query;

/** Parses any bytes. Everything lives in `arena`. `now`: seconds UTC, for relative dates.
 *  Bounds: 64 KiB of text, 1,000 clauses, 50 levels of brackets; what is over them is left out and told.
 *  Errors: MEMORY. */
dateline_status dl_query_parse(dl_query *out, dl_arena *arena, dl_analyzer *analyzer, dl_slice text,
                               int64_t now, dateline_error *error) DATELINE_MUST_USE;

/** Appends the tree in the query language itself, so that parsing it again gives the same tree;
 *  notes of structure are explicit: "+a b -(c d)". */
void dl_query_print(dl_buffer *out, const dl_query_node *node);

/** Appends one line an item, indented, with all that the tree holds: for tests and --explain. */
void dl_query_dump(dl_buffer *out, const dl_query_node *node);

#endif
