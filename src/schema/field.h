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
    DL_FIELD_SINCE,   /* that range from its beginning on, and up to its end */
    DL_FIELD_UNTIL,
    DL_FIELD_LIKE,    /* id of a passage or article; becomes the words that tell most about it */
    DL_FIELD_SOURCE   /* path of the source, resolved through the list of sources */
} dl_field_type;

/* Which documents hold the field's terms. An article's own document stands for all of its passages.
 */
typedef enum dl_field_scope {
    DL_OF_PASSAGE,
    DL_OF_ARTICLE,
    DL_OF_BOTH /* the article's for its passages but tweets, a tweet's for itself */
} dl_field_scope;

typedef struct dl_field {
    const char *name;   /* "title" */
    const char *prefix; /* "S"; "" for DATE */
    const char *also;   /* another prefix whose values answer as well, or NULL */
    const char *filter; /* a boolean term that must hold too (from: means tweets), or NULL */
    dl_field_type type;
    dl_field_scope scope;
    const char *values;  /* all that a KEYWORD may be, with blanks between, or NULL */
    const char *help;    /* one line for --help and docs */
    const char *example; /* a whole query */
} dl_field;

extern const dl_field dl_fields[];
extern const size_t dl_field_count;

/** The field of that name, ASCII case ignored, or NULL. */
const dl_field *dl_field_find(dl_slice name);

static inline bool dl_field_is_date(const dl_field *field)
{
    return field->type == DL_FIELD_DATE || field->type == DL_FIELD_SINCE ||
           field->type == DL_FIELD_UNTIL;
}

/** Whether a KEYWORD field may have that value, ASCII case ignored. */
bool dl_field_allows(const dl_field *field, dl_slice value);

/* Prefixes that no one types. */
#define DL_PREFIX_ARTICLE_ID "Q" /* the article's own document: Q + 16 hex digits */
#define DL_PREFIX_SOURCE "XS"    /* articles of a source: XS + 8 hex digits */
#define DL_PREFIX_KIND "XK"      /* XKheadline ... XKlist; XKarticle on the article's document */
#define DL_PREFIX_TITLE "S"
#define DL_PREFIX_AUTHOR "A"
#define DL_PREFIX_PLACE "XP"
#define DL_PREFIX_LANGUAGE "L"
#define DL_PREFIX_SITE "H"
#define DL_PREFIX_HOST "XH"    /* XHexample.org: the host of the article's address, or a domain above it */
#define DL_PREFIX_TAG "XT"     /* XTtag: has the hashtag */
#define DL_PREFIX_MENTION "XM" /* XMhandle: mentions the handle */
#define DL_PREFIX_SIGNATURE "XD" /* XD + key: likely (nearly) the same text, see engine/stored/signature.h */
#define DL_PREFIX_TWEET "XI"   /* XI1234: is the tweet with that id */
#define DL_PREFIX_ABOUT "XR"   /* XR1234: answers or quotes that tweet */
#define DL_PREFIX_NAME "XN"    /* XNcyrltjkstn: a word in that script that sounds so, see text/names.h */
#define DL_PREFIX_STEM "Z"

/* Value slots. */
enum {
    DL_SLOT_ARTICLE = 0, /* 8 bytes, the article id: collapse key */
    DL_SLOT_DATE = 1,    /* 5 bytes, sortable: see dl_slot_date */
    /* 4 bytes big-endian, on documents of articles alone: how many passages follow it. Those have
     * the next document numbers, in order, and live and die with it. */
    DL_SLOT_PASSAGES = 2,
    DL_SLOT_PLACE = 3, /* the place of the dateline as written, on documents of articles alone */
    DL_SLOT_SIGNATURE = 4 /* of passages with words: see engine/stored/signature.h */
};

#define DL_TERM_LIMIT 245    /* bytes of a term with its prefix (Xapian glass) */
/* BM25's b, what lengths weigh: it is in the frequencies that an index keeps. As Lucene's and most of the literature. */
#define DL_LENGTH_WEIGHT 0.75

#define DL_SCHEMA_VERSION 21u /* raise on any change of terms, slots, data or metadata */

/** Date as the sortable bytes of DL_SLOT_DATE: seconds since 0001-01-01, 5 bytes big-endian.
 *  Times outside years 1..9999 are clamped. */
void dl_slot_date(char out[5], int64_t seconds);
int64_t dl_slot_date_seconds(dl_slice value);

/** A count of passages as the bytes of DL_SLOT_PASSAGES, and back; 0 for what is none. */
void dl_slot_passages(char out[4], uint32_t count);
uint32_t dl_slot_passages_count(dl_slice value);

/** Appends prefix + value, spelt as Xapian wants it, cut at a character boundary to DL_TERM_LIMIT
 *  (a zero byte counts twice). */
void dl_term_make(dl_buffer *out, const char *prefix, dl_slice value);

#ifdef __cplusplus
}
#endif

#endif
