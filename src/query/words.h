/* From the text of a lexeme to the nodes of the tree, by the analyzer. */
#ifndef DL_WORDS_H
#define DL_WORDS_H

#include "query/query.h"

typedef struct dl_words {
    dl_analyzer *analyzer;
    dl_arena *arena;
    bool unheeded;  /* of the last text: a word of a script without blanks had a sign that means nothing there: "~", or "*" or
                       "?" inside */
    bool edits_cut; /* of the last text: more edits were asked for than there may be */
} dl_words;

typedef enum dl_words_how {
    DL_AS_TYPED,  /* words match in all their endings, compounds side by side; of a run without blanks in a
                     script that has none, each word by itself */
    DL_AS_ONE,    /* as typed, but the run's words side by side, too */
    DL_AS_QUOTED, /* side by side, in the folded form */
    DL_AS_WRITTEN /* as quoted; what has capitals or accents matches with these only */
} dl_words_how;

/** *out: the node for a text (a WORD, or a PHRASE of several, or a GROUP of those of a run), or for a field's value; NULL when it
 *  holds no word. Parts with '*' or '?' become PATTERNs, those with a final '~' FUZZY. A field of names
 *  wants its words in any order; only in the text and in fields of words it matters how they are written. Errors: MEMORY. */
dateline_status dl_words_text(dl_query_node **out, dl_words *words, dl_slice text, dl_words_how how,
                              dateline_error *error) DATELINE_MUST_USE;
dateline_status dl_words_field(dl_query_node **out, dl_words *words, const dl_field *field,
                               dl_slice text, dl_words_how how,
                               dateline_error *error) DATELINE_MUST_USE;

/** The words inside a hashtag, side by side ("#TajikistanChairmanship"), or NULL when `tag` is none, holds one only, or more
 *  than the analyzer tells apart. Errors: MEMORY. */
dateline_status dl_words_of_tag(dl_query_node **out, dl_words *words, dl_slice tag,
                                dateline_error *error) DATELINE_MUST_USE;

/** What is printed behind a word, no pattern, that keeps a possessive when another one was taken off: one goes when it is read. Else
 *  empty. */
dl_slice dl_words_possessive(const dl_query_word *word);

/** Whether a field's value begins with a sign that goes when it is read: another one is printed before it. */
bool dl_words_signed(const dl_field *field, dl_slice value);

/** A zeroed node with weight 1, or NULL (arena->failed). */
dl_query_node *dl_words_node(dl_arena *arena, dl_query_kind kind, const dl_field *field);

#endif
