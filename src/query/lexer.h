/* Cutting a query's text into lexemes. Every byte belongs to one or is a blank. */
#ifndef DL_LEXER_H
#define DL_LEXER_H

#include "schema/field.h"
#include "util/buffer.h"

typedef enum dl_lexeme_kind {
    DL_LEX_WORD,   /* text, up to a blank, quote or bracket */
    DL_LEX_PHRASE, /* "text"; `text` is what stands between the quotes */
    DL_LEX_OPEN,   /* ( */
    DL_LEX_CLOSE,  /* ) */
    DL_LEX_AND,
    DL_LEX_OR,
    DL_LEX_NOT,
    DL_LEX_NEAR,   /* NEAR, NEAR/5: `distance` */
    DL_LEX_ADJ,    /* ADJ, ADJ/5: the same in the order of the words */
    DL_LEX_END
} dl_lexeme_kind;

/* Without a number, as in Xapian. A greater number than the limit is taken as the limit. */
enum { DL_NEAR_DEFAULT = 10, DL_NEAR_LIMIT = 10000 };

typedef struct dl_lexeme {
    dl_lexeme_kind kind;
    dl_slice text;
    char sign;             /* '+' or '-' directly before, else 0 */
    const dl_field *field; /* "name:" directly before, else NULL */
    bool as_written;       /* '=' directly before */
    bool unclosed;         /* a phrase without its closing quote */
    uint32_t distance;     /* of NEAR, ADJ, and of "a phrase"~5; 0: none */
} dl_lexeme;

typedef struct dl_lexer {
    dl_slice text;
    size_t at;
    dl_slice unknown_field; /* the last lexeme looked like "name:value" with a name that is none */
} dl_lexer;

/** The next lexeme; END forever after the last. */
dl_lexeme dl_lexer_next(dl_lexer *lexer);

/** Whether a word of that text would be an operator: AND, NEAR/5. */
bool dl_lexer_is_operator(dl_slice word);

/** Takes the final question mark off a question, which three words at least make; "chai?" alone, "x chai?"
 *  and "(chai?)" are patterns. */
dl_slice dl_lexer_without_question(dl_slice text);

#endif
