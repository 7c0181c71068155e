/* What a passage's text is like, in a few bytes: the same for the same words, nearly the same for
 * nearly the same ones (wire copy with small edits).
 *
 * The text is the set of its pairs of neighbouring folded words. How much two sets A and B share is
 * |A and B| / |A or B| (Jaccard). A random order of all pairs has the same first pair in both sets with
 * just that probability (Broder 1997, "On the resemblance and containment of documents"); of the first
 * pair in each of 32 orders two bits are kept (Li and Koenig 2010, "b-Bit Minwise Hashing"). Two of the
 * orders together make a key of 16 bits, and a passage has three, one if it is short: passages that share 0.83 of their pairs
 * have a key in common in 97 % of cases, those that share 0.2 in 11 %, so a few short lists of passages
 * hold the candidates (Indyk and Motwani 1998, locality-sensitive hashing). Most that are in such a list by chance have
 * another fingerprint there: seven bits more of what the key is of. A text of fewer than ten words is like its equals alone.
 *
 * A tweet also has its id in its signature, its picture's link, which flattened ones keep, and how much of its text is
 * there: it is the same in all that carry it, whole or cut off, with its links or without, and the fullest one stands
 * for all. */
#ifndef DL_SIGNATURE_H
#define DL_SIGNATURE_H

#include "util/buffer.h"

enum {
    DL_SIGNATURE_SIZE = 18,
    DL_SIGNATURE_POST_SIZE = 36, /* of a tweet */
    DL_SIGNATURE_ORDERS = 32,
    DL_SIGNATURE_KEYS_MOST = 5 /* a tweet's id is one, too, and its picture */
};

/** A signature under construction. */
typedef struct dl_signer {
    uint64_t exact, last_word;
    int16_t firsts[DL_SIGNATURE_ORDERS];
    size_t words;
} dl_signer;

void dl_signer_begin(dl_signer *signer);
/** `word`: dl_hash64 of a folded word, seed 0. */
void dl_signer_add(dl_signer *signer, uint64_t word);

/** The bytes of DL_SLOT_SIGNATURE. False for a text without words, which has none. */
bool dl_signer_value(char out[DL_SIGNATURE_SIZE], const dl_signer *signer);

/** Adds a tweet to a value of DL_SIGNATURE_SIZE bytes: DL_SIGNATURE_POST_SIZE then. `id`, `picture`: empty where not
 *  known; `own`: bytes of its text that are no links; `cut`: it was cut off. */
void dl_signature_add_post(char value[DL_SIGNATURE_POST_SIZE], dl_slice id, dl_slice picture, size_t own, bool cut);

typedef struct dl_signature_key {
    uint16_t key;
    unsigned char fingerprint; /* 1 to 127; 0: of two keys that are one here, or not known */
} dl_signature_key;

/** The different keys of a value of DL_SLOT_SIGNATURE; returns how many: none for what is no signature. `signer`: who made it,
 *  since a value does not tell its words' fingerprints; or NULL. */
unsigned dl_signature_keys(dl_signature_key out[DL_SIGNATURE_KEYS_MOST], dl_slice value, const dl_signer *signer);

/** Appends the term of a key. All keys share their terms: what meets by another key is a candidate more, and no list
 *  more. */
void dl_signature_term(dl_buffer *out, uint16_t key);

typedef enum dl_likeness { DL_UNLIKE, DL_NEARLY_THE_SAME, DL_THE_SAME } dl_likeness;

/** How alike the texts of two signatures are; what is no signature is unlike all. One tweet is the same. Nearly the same: they
 *  share about 0.7 of their pairs or more. */
dl_likeness dl_signature_compare(dl_slice left, dl_slice right);

/** Whether both are of one tweet and `right` has more of its text than `left`: what is not cut off has more than what
 *  is, a link alone has nothing; or, of two tweets with the same text, `right` has its id and `left` has none. */
bool dl_signature_is_fuller(dl_slice right, dl_slice left);

#endif
