/* A term's documents and how often it stands in them, read from glass's table directly (store/glass/glass.h). Where that
 * cannot be done, `failed` is set, the list is at its end, and Xapian must be asked. C, no Xapian here. */
#ifndef DL_POSTINGS_H
#define DL_POSTINGS_H

#include "store/glass/glass.h"

#ifdef __cplusplus
extern "C" {
#endif

enum { DL_POSTINGS_END = UINT32_MAX };

typedef struct dl_postings {
    uint64_t documents, total;    /* that hold the term; how often, all together */
    uint32_t document, frequency; /* at hand; DL_POSTINGS_END: no more */
    uint32_t first, last;         /* documents of the chunk at hand */
    const unsigned char *at, *end; /* what follows in it */
    bool is_last, failed;
    dl_glass_cursor cursor;
    dl_buffer key; /* of the term; of a later chunk in the making */
    size_t key_size;
    dl_buffer kept; /* what dl_postings_keep left: steps and frequencies from document 0 on, and */
    uint32_t kept_last;
    bool is_kept;
} dl_postings;

/** Moves to the first document; with documents == 0 when there is none, or it failed. */
void dl_postings_begin(dl_postings *list, dl_glass *postlist, dl_slice term);
void dl_postings_end(dl_postings *list);

/** Moves to the first document again. */
void dl_postings_rewind(dl_postings *list);

/** The next chunk, or the end. */
void dl_postings_next_chunk(dl_postings *list);

/** Moves to the first document that is not before `document`. */
void dl_postings_skip_to(dl_postings *list, uint32_t document);

/** Moves to the first document, not before the one at hand, that one of `others` holds, too; they move along. */
void dl_postings_meet(dl_postings *list, dl_postings *others, size_t count);

/** Makes it a list of those documents alone that one of `others` holds, and moves to the first one. For lists that meet
 *  in few documents: these are kept in memory. */
void dl_postings_keep(dl_postings *list, dl_postings *others, size_t count);

/** How many documents hold a term. */
dl_glass_answer dl_postings_count(uint64_t *out, dl_glass_cursor *cursor, dl_slice term);

/** Stops it. */
static inline void dl_postings_fail(dl_postings *list)
{
    list->failed = true;
    list->document = DL_POSTINGS_END;
}

/** Reads a number of seven bits a byte, the lowest first; false: it does not end. */
static inline bool dl_postings_number(uint32_t *out, const unsigned char **at, const unsigned char *end)
{
    const unsigned char *from = *at;
    if (from == end)
        return false;
    uint32_t number = *from++;
    if (number >= 0x80) {
        number &= 0x7F;
        for (unsigned shift = 7;; shift += 7) {
            if (from == end || shift > 28)
                return false;
            const uint32_t byte = *from++;
            number |= (byte & 0x7F) << shift;
            if (byte < 0x80)
                break;
        }
    }
    *at = from;
    *out = number;
    return true;
}

/** Moves to the next document. */
static inline void dl_postings_next(dl_postings *list)
{
    uint32_t step;
    if (list->at == list->end)
        dl_postings_next_chunk(list);
    else if (!dl_postings_number(&step, &list->at, list->end) ||
             !dl_postings_number(&list->frequency, &list->at, list->end) || step >= list->last - list->document)
        dl_postings_fail(list);
    else
        list->document += step + 1;
}

#ifdef __cplusplus
}
#endif
#endif
