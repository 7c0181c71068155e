/* Texts as the second stage sees them: where the question's words stand, and all stems with their counts.
 * A unit is what is ranked: a passage with its article's title, or a whole article. */
#ifndef DL_RANKED_TEXT_H
#define DL_RANKED_TEXT_H

#include "rank/lexicon.h"
#include "rank/question.h"

/** One of the question's words in a text. */
typedef struct dl_occurrence {
    uint32_t term;     /* of the question */
    uint32_t position; /* in the unit; texts lie DL_UNIT_GAP apart */
    bool in_title;
    bool in_tag; /* inside a hashtag or handle */
    bool exact;  /* the form that was asked, not only its stem */
    bool kin;    /* another stem, that looks akin */
} dl_occurrence;

enum {
    DL_UNIT_GAP = 1000,
    DL_KIN_LETTERS = 5 /* at least so many must be shared */
};

/** Are two stems akin by their looks ("buddhist", "buddhism")? They begin alike, for DL_KIN_LETTERS letters or more
 *  and at least 3/5 of the longer one, and not with a digit. */
bool dl_stems_akin(dl_slice one, dl_slice other);

typedef struct dl_unit_stem {
    uint32_t stem;  /* number among the lexemes */
    uint32_t count;
} dl_unit_stem;

/** What a unit's score is made of. */
typedef enum dl_unit_part {
    DL_UNIT_WORDS,
    DL_UNIT_PAIRS,
    DL_UNIT_WINDOW,
    DL_UNIT_ARTICLE, /* what all units of its article say together */
    DL_UNIT_TITLE,   /* of an article, as the next one */
    DL_UNIT_BLOCK,
    DL_UNIT_STAGE_ONE, /* the first stage's share */
    DL_UNIT_FEEDBACK
} dl_unit_part;
#define DL_UNIT_PARTS 8

typedef struct dl_unit {
    size_t first, count;             /* occurrences [first, first + count) by position */
    size_t first_stem, stem_count;   /* likewise */
    uint32_t length, title_length;   /* words of the text, of the title */
    uint32_t article;                /* that it is a passage of; 0: of none */
    double stage_one; /* the first stage's score of what is no plain word, of it or of its best passage */
    double score;                    /* the second stage's: the sum of */
    double parts[DL_UNIT_PARTS];
} dl_unit;

/** A stem that was met. In its mark of the lexicon: its number among them, and whether it is asked for; the last unit that
 *  held it, from 1, and its place among that unit's stems. */
typedef struct dl_lexeme {
    uint32_t term;    /* of the question, + 1; 0: not asked for */
    bool kin;         /* the term has another stem, akin to this one */
    const dl_languages *wanted; /* the languages that a text must be in to answer the term by it; NULL: any */
} dl_lexeme;

/** All units of one search. Initialise with dl_units_begin. */
typedef struct dl_units {
    const dl_question *question;
    dl_lexicon *lexicon;
    struct dl_asked_stem *asked; /* stems that others may be akin to */
    size_t asked_count;
    dl_unit *items;
    size_t count, capacity;
    dl_occurrence *occurrences;
    size_t occurrence_count, occurrence_capacity;
    dl_unit_stem *stems;
    size_t stem_count, stem_capacity;
    dl_lexeme *lexemes;
    size_t lexeme_count, lexeme_capacity;
    struct dl_pending *pending; /* words and all else that was added, and waits */
    size_t pending_count;
    size_t at;              /* number of the unit at hand, from 1 */
    uint32_t position;      /* of the next word */
    uint32_t text_position, text_words; /* where the text at hand begins; words of the unit before it */
    dl_language language;   /* of the text at hand */
    bool in_title, failed;
    dl_analyzer *analyzer;
} dl_units;

/** Errors: MEMORY. End with dl_units_end, also after an error. Question and lexicon must outlive it; the lexicon is used
 *  for nothing else meanwhile. */
dateline_status dl_units_begin(dl_units *units, const dl_question *question, dl_lexicon *lexicon,
                               dateline_error *error) DATELINE_MUST_USE;
void dl_units_end(dl_units *units);

/** Opens another unit; texts added from now on belong to it. `article`: any number that its passages share; 0 for a
 *  unit that is an article. Errors: those of dl_units_add. */
dateline_status dl_units_open(dl_units *units, uint32_t article, double stage_one,
                              dateline_error *error) DATELINE_MUST_USE;

/** Adds a text, in the language that the analyzer is set to, to the open unit. Text and analyzer must stay until
 *  dl_units_finish. Errors: dl_analyzer_run's. */
dateline_status dl_units_add(dl_units *units, dl_analyzer *analyzer, dl_slice text, bool in_title,
                             dateline_error *error) DATELINE_MUST_USE;

/** Units hold all of their texts only after this. More may be added later. Errors: dl_analyzer_run's. */
dateline_status dl_units_finish(dl_units *units, dateline_error *error) DATELINE_MUST_USE;

#endif
