/* Cutting a query's text into lexemes. Every byte belongs to one or is a blank. */
#ifndef DL_LEXER_H
#define DL_LEXER_H

#include "schema/field.h"
#include "util/slice.h"

typedef enum dl_lexeme_kind {
    DL_LEX_WORD,   /* text, up to a blank, quote or bracket */
    DL_LEX_PHRASE, /* "text"; `text` is what stands between the quotes */
    DL_LEX_OPEN,   /* ( */
    DL_LEX_CLOSE,  /* ) */
    DL_LEX_AND,
    DL_LEX_OR,
    DL_LEX_NOT,
    DL_LEX_END
} dl_lexeme_kind;

typedef struct dl_lexeme {
    dl_lexeme_kind kind;
    dl_slice text;
    char sign;             /* '+' or '-' directly before, else 0 */
    const dl_field *field; /* "name:" directly before, else NULL */
    bool unclosed;         /* a phrase without its closing quote */
} dl_lexeme;

typedef struct dl_lexer {
    dl_slice text;
    size_t at;
    dl_slice unknown_field; /* the last lexeme looked like "name:value" with a name that is none */
} dl_lexer;

/** The next lexeme; END forever after the last. */
dl_lexeme dl_lexer_next(dl_lexer *lexer);

#endif
