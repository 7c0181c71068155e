/* The leaves of a query that can be lit, and their words in tables for looking up a token. */
#ifndef DL_LEAVES_H
#define DL_LEAVES_H

#include "query/query.h"
#include "util/arena.h"
#include "util/edits.h"

typedef struct dl_leaf {
    const dl_query_node *node; /* WORD or PHRASE */
    const char *shown;         /* its words as one text, for the span */
    bool headline_only;        /* of title: */
    size_t number;             /* from 0 */
    const char **parts;        /* of NEAR and ADJ with phrases: by the number of a phrase's first word, its words as one
                                * text; else NULL */
    uint32_t *same;            /* of each word the first that is the same, which alone is an atom */
} dl_leaf;

/* A word of a leaf. */
typedef struct dl_atom {
    const dl_leaf *leaf;
    const dl_query_word *word;
    const char *shown;  /* folded, as a span says it */
    dl_edits *edits;    /* FUZZY */
    struct dl_atom *next; /* another in the same place of the table */
} dl_atom;

/* One of an atom's stems. */
typedef struct dl_atom_stem {
    const dl_atom *atom;
    dl_slice stem;
    const dl_languages *wanted; /* the languages that a text must be in; NULL: any */
    struct dl_atom_stem *next; /* another in the same place of the table */
} dl_atom_stem;

enum { DL_NAME_SCRIPTS = 16 };

typedef struct dl_leaves {
    dl_leaf **items;
    size_t count;
    dl_atom **by_term; /* PLAIN and WRITTEN ones by folded form */
    dl_atom_stem **by_stem; /* PLAIN ones by each of their stems */
    size_t slots;      /* power of two */
    dl_leaf **named;   /* with names in other scripts */
    size_t named_count;
    int scripts[DL_NAME_SCRIPTS]; /* of those names, ICU's UScriptCode */
    size_t script_count;
    bool any_script; /* there are more */
    dl_atom **scanned; /* PATTERN and FUZZY ones */
    size_t scanned_count;
    dl_initials initials; /* of the words in the tables */
} dl_leaves;

/** Collects the leaves below `root` (may be NULL) into `arena`. What `root` itself occurs as does not
 *  matter. False when memory ran out. */
bool dl_leaves_collect(dl_leaves *out, dl_arena *arena, const dl_query_node *root);

/** Whether a name of that script is looked for. */
bool dl_leaves_name_script(const dl_leaves *leaves, int script);

/** First of those that share a place with `key`; follow next and compare. */
const dl_atom *dl_leaves_by_term(const dl_leaves *leaves, dl_slice key);
const dl_atom_stem *dl_leaves_by_stem(const dl_leaves *leaves, dl_slice key);

#endif
