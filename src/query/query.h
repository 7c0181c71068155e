/* Queries: text in, tree out. Knows no index. Nothing a person types is a syntax error: what cannot
 * be understood is searched as words and told as a note. The language is in docs/QUERY.md. */
#ifndef DL_QUERY_H
#define DL_QUERY_H

#include "schema/field.h"
#include "text/analyzer.h"
#include "util/arena.h"
#include "util/clock.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef enum dl_query_kind {
    DL_QUERY_GROUP,   /* clauses; without a MUST clause at least one SHOULD must match */
    DL_QUERY_WORD,    /* one word */
    DL_QUERY_PHRASE,  /* words within a window; also what a compound becomes */
    DL_QUERY_KEYWORD, /* a field's exact value: kind:tweet, tag:x, lang:en, source:path */
    DL_QUERY_DATES,   /* date in [from, until) */
    DL_QUERY_ALL      /* every passage */
} dl_query_kind;

typedef enum dl_occur { DL_SHOULD, DL_MUST, DL_MUST_NOT } dl_occur;

typedef enum dl_form {
    DL_FORM_PLAIN,   /* its stem, or its folded form when it has none or was quoted */
    DL_FORM_WRITTEN, /* as `original` is written: case and accents, too */
    DL_FORM_PATTERN, /* every word that fits `folded`: '*' any characters, '?' one; "*" any word */
    DL_FORM_FUZZY    /* every word within `edits` of `folded`, see util/edits.h */
} dl_form;

typedef struct dl_query_word {
    dl_slice original; /* as typed */
    dl_slice folded;   /* of a PATTERN without "**" */
    dl_slice stem;     /* in the default language; empty when it has none (tags, handles, quoted words,
                          other forms) */
    const dl_slice *others; /* its other stems in the languages of the index, set by dl_tongues_apply */
    const dl_languages *wanted; /* likewise, of each of them: see dl_query_wanted; or NULL */
    size_t other_count;
    uint32_t offset;   /* position relative to the first word of its part, see dl_query_part */
    dl_slice part;     /* NEAR and ADJ, of the first word of a phrase among the words: as dl_query_node.value */
    bool stop;         /* a stop word of the language */
    uint32_t unspaced; /* a character of a script without blanks: of which word of the text, from 1; else 0 */
    bool paired;       /* such a character behind another, with nothing between them */
    dl_slice pair;     /* then, in a run: both; else empty */
    bool common;       /* passages may hold it without stem and positions: it is a stop word of the language of most
                          or of an unknown one (of any, unless dl_tongues_apply knows better) */
    dl_languages placeless; /* if not: the languages whose passages hold it so, set by dl_tongues_apply */
    dl_form form;
    unsigned edits;    /* FUZZY: 1 or 2 */
} dl_query_word;

/** The languages of which a passage must be one to answer by the other stem of number `other`; NULL: any. */
static inline const dl_languages *dl_query_wanted(const dl_languages *wanted, size_t other)
{
    return wanted && dl_languages_any(&wanted[other]) ? &wanted[other] : NULL;
}

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
    bool either;           /* OR stands between its clauses, one of which may be a stop word: it is meant */
    bool alike; /* its SHOULD clauses mean the same: words and phrases mostly count as one, of others the best */
    double all_bonus;      /* set by rank/: extra weight for passages that hold all scored SHOULD clauses */
    /* WORD (one), PHRASE (two or more) */
    dl_query_word *words;
    size_t word_count;
    /* PHRASE: how many positions it may span, from the first word's to the last's; 0: as many as the
     * words' offsets say. Its parts in their order, unless `any_order`. No two words share a place. */
    uint32_t window;
    bool any_order;
    bool typed;  /* a compound or a run without quotation marks: "SCO-CHG" */
    bool hangul; /* a run of Korean syllables as typed, without quotation marks */
    bool unlit; /* another node lights its words: they must be near each other, and something else */
    /* WORD, or a run of characters without blanks: the terms of the same name in other scripts, without their
     * prefix; set by dl_tongues_apply. */
    const dl_slice *names;
    size_t name_count;
    /* KEYWORD: the folded text. WORD, PHRASE: as typed between quotation marks, or empty. */
    dl_slice value;
    /* WORD, PHRASE: what was typed instead, when it is its synonym; else empty. */
    dl_slice synonym_of;
    /* DATES: seconds UTC; INT64_MIN and INT64_MAX for open ends */
    int64_t from, until;
    /* KEYWORD like: once it is resolved, `clauses` are its words, and the documents [from, until), which they
     * come from, do not match. */
};

typedef struct dl_query {
    dl_query_node *root;     /* NULL when the query holds nothing to search for */
    const char *const *notes; /* sentences for a person */
    size_t note_count;
} dl_query;

/** Whether it is the pattern "*", any word. */
bool dl_query_is_any(const dl_query_word *word);

/** Whether a term may answer a pattern or fuzzy word as far as signs go: "*ship" is no "#membership",
 *  which also has the term "membership". */
bool dl_query_same_sign(const dl_query_word *word, dl_slice term);

/** The positions that a PHRASE may span; at least one a word. */
uint32_t dl_query_window(const dl_query_node *phrase);

/** Whether its words stand side by side, in order: it is one stretch of text. */
bool dl_query_is_tight(const dl_query_node *phrase);

/** The part of a PHRASE that begins with its word `first`: words that stand side by side, in order. A tight phrase is
 *  one; of others each word whose offset is 0 begins one. `out` gets it as a tight PHRASE, or a WORD, over the words
 *  of `phrase`, of the same field. The number of the word behind it is returned. */
size_t dl_query_part(dl_query_node *out, const dl_query_node *phrase, size_t first);

/** The positions that the parts of a PHRASE take up, side by side. */
uint32_t dl_query_span(const dl_query_node *phrase);

/** Whether it is a PHRASE of several parts, one of them of several words. */
bool dl_query_has_stretches(const dl_query_node *node);

/** Whether it is a PHRASE of nothing but characters of scripts without blanks, side by side. */
bool dl_query_is_run(const dl_query_node *node);

/** Parses any bytes. Everything lives in `arena`. `now`: seconds UTC, for relative dates.
 *  Bounds: 64 KiB of text, 1,000 clauses, 50 levels of brackets; what is over them is left out and told.
 *  Errors: MEMORY. */
dateline_status dl_query_parse(dl_query *out, dl_arena *arena, dl_analyzer *analyzer, dl_slice text,
                               int64_t now, dateline_error *error) DATELINE_MUST_USE;

/** Appends the tree in the query language itself, so that parsing it again gives the same tree;
 *  notes of structure are explicit: "+a b -(c d)". */
void dl_query_print(dl_buffer *out, const dl_query_node *node);

/** Appends the lexemes of a query's text, a line each: sign, field, kind, text. */
void dl_query_tokens(dl_buffer *out, dl_slice text);

/** Appends one line an item, indented, with all that the tree holds: for tests and --explain. */
void dl_query_dump(dl_buffer *out, const dl_query_node *node);

#ifdef __cplusplus
}
#endif

#endif
