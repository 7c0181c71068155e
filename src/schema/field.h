/* The one table of fields: what a person may type before a colon, and how the index spells it.
 * Used by the indexer, the query parser, the store and --help. Prefixes follow Xapian's
 * conventions (xapian-omega, "termprefixes"). Constant data, any thread. */
#ifndef DL_FIELD_H
#define DL_FIELD_H

#include "util/buffer.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef enum dl_field_type {
    DL_FIELD_WORDS,   /* analyzed words, folded, and stems under "Z" + prefix; no positions */
    DL_FIELD_NAMES,   /* analyzed words, folded, never stemmed; no positions */
    DL_FIELD_KEYWORD, /* one exact folded value, boolean */
    DL_FIELD_DATE,    /* a range of the date slot */
    DL_FIELD_SOURCE   /* path of the source, resolved through the list of sources */
} dl_field_type;

typedef struct dl_field {
    const char *name;     /* "title" */
    const char *prefix;   /* "S"; "" for DATE and SOURCE */
    const char *filter;   /* a boolean term that must hold too (from: means tweets), or NULL */
    dl_field_type type;
    const char *help;     /* one line for --help and docs */
    const char *example;  /* a whole query */
} dl_field;

extern const dl_field dl_fields[];
extern const size_t dl_field_count;

/** The field of that name, ASCII case ignored, or NULL. */
const dl_field *dl_field_find(dl_slice name);

/* Prefixes that no one types. */
#define DL_PREFIX_ARTICLE_ID "Q"  /* the article's own document: Q + 16 hex digits */
#define DL_PREFIX_OF_ARTICLE "XA" /* each passage of it: XA + 16 hex digits */
#define DL_PREFIX_SOURCE "XS"     /* article and passages of a source: XS + 8 hex digits */
#define DL_PREFIX_KIND "XK"       /* XKheadline ... XKlist; XKarticle on the article's document */
#define DL_PREFIX_TITLE "S"
#define DL_PREFIX_AUTHOR "A"
#define DL_PREFIX_PLACE "XP"
#define DL_PREFIX_LANGUAGE "L"
#define DL_PREFIX_SITE "H"
#define DL_PREFIX_TAG "XT"        /* XTtag: has the hashtag */
#define DL_PREFIX_MENTION "XM"    /* XMhandle: mentions the handle */
#define DL_PREFIX_DAY "D"         /* DYYYYMMDD, MYYYYMM, YYYYY as Xapian has them */
#define DL_PREFIX_MONTH "M"
#define DL_PREFIX_YEAR "Y"
#define DL_PREFIX_STEM "Z"

/* Value slots. */
enum {
    DL_SLOT_ARTICLE = 0, /* 8 bytes, the article id: collapse key */
    DL_SLOT_DATE = 1     /* 5 bytes, sortable: see dl_slot_date */
};

#define DL_TERM_LIMIT 245      /* bytes of a term with its prefix (Xapian glass) */
#define DL_SCHEMA_VERSION 1u   /* raise on any change of terms, slots, data or metadata */

/** Date as the sortable bytes of DL_SLOT_DATE: seconds since 0001-01-01, 5 bytes big-endian.
 *  Times outside years 1..9999 are clamped. */
void dl_slot_date(char out[5], int64_t seconds);
int64_t dl_slot_date_seconds(dl_slice value);

/** Appends prefix + value, spelt as Xapian wants it, cut at a character boundary to DL_TERM_LIMIT
 *  (a zero byte counts twice). */
void dl_term_make(dl_buffer *out, const char *prefix, dl_slice value);

#ifdef __cplusplus
}
#endif

#endif
