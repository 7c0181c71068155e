/* Documents under construction, in plain memory: a lexicon of their terms, and for each document
 * what mentions them. Made by one thread, read by the writers. For store/ only. */
#ifndef DL_STORE_DOCUMENT_H
#define DL_STORE_DOCUMENT_H

#include "store/store.h"

#ifdef __cplusplus
extern "C" {
#endif

struct dl_bulk_run;
struct dl_bulk_room;

/* A term of the lexicon. Its number is its index. */
typedef struct dl_store_term {
    uint32_t begin, size; /* in dl_store_document.text */
} dl_store_term;

/* A place of the table of terms. It tells where the text is, since that is compared next; the number stands before it. */
typedef struct dl_store_slot {
    uint32_t text; /* where it begins in the text, never 0; 0: free */
    uint32_t hash;
} dl_store_slot;

/* What stands before a term's text. */
typedef struct dl_store_text_head {
    uint32_t number, size;
} dl_store_text_head;

/* Of a term: side by side, since each token changes them. */
typedef struct dl_store_tally {
    uint32_t mentions; /* how many */
    uint32_t last;     /* of them */
} dl_store_tally;

/* A mention of a term: at a position (wdf 1), or without one, of which a document has one: DL_STORE_PLACELESS | wdf, or
 * DL_STORE_PLACELESS | DL_STORE_FINGERPRINT | fingerprint. */
typedef struct dl_store_mention {
    uint32_t term;
    uint32_t place;
} dl_store_mention;

typedef struct dl_store_value {
    uint32_t slot;
    uint32_t begin, size; /* in text; never empty */
} dl_store_value;

/* Where the parts of a document begin; they end where those of the next one do. */
typedef struct dl_store_part {
    size_t mentions, values, data;
} dl_store_part;

struct dl_store_document {
    dl_buffer text; /* of terms and values */
    dl_buffer data;
    dl_store_term *terms;
    size_t term_count, term_capacity;
    dl_store_tally *tallies; /* by term */
    size_t tally_capacity;
    dl_store_slot *slots; /* by hash */
    size_t slot_count;    /* a power of two */
    dl_store_mention *mentions;
    size_t mention_count, mention_capacity;
    dl_store_value *values; /* by document, then slot */
    size_t value_count, value_capacity;
    dl_store_part *parts; /* one more than there are documents: the last is the end of all */
    size_t count, part_capacity;
    uint64_t length;         /* of the last document: its mentions, counted */
    uint64_t measured, measured_documents; /* the same of all before it that have text, and how many */
    struct dl_bulk_room *room; /* to prepare it in, or NULL */
    struct dl_bulk_run *run; /* what a bulk writer prepared of them, or NULL */
    bool failed;             /* memory ran out */
};

static inline dl_slice dl_store_term_text(const dl_store_document *from, const dl_store_term *term)
{
    return dl_slice_make(from->text.data + term->begin, term->size);
}

/** How often a mention at such a place says that the term is there. */
static inline uint32_t dl_store_place_count(uint32_t place)
{
    return !(place & DL_STORE_PLACELESS) ? 1 : place & DL_STORE_FINGERPRINT ? 0 : place & ~DL_STORE_PLACELESS;
}

/** Its fingerprint; 0: none. */
static inline uint32_t dl_store_place_fingerprint(uint32_t place)
{
    const uint32_t both = DL_STORE_PLACELESS | DL_STORE_FINGERPRINT;
    return (place & both) == both ? place & ~both : 0;
}

/** Marks the end of the documents so far, which is where the next one begins. */
void dl_store_document_mark(dl_store_document *document) DL_STORE_NOEXCEPT;

/** Closes the last document: parts[count] is then the end. False when memory ran out, now or
 * before. */
bool dl_store_document_end(dl_store_document *document) DL_STORE_NOEXCEPT;

#ifdef __cplusplus
}
#endif
#endif
