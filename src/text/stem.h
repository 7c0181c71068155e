/* Stemming by libstemmer, with the stemmer chosen by the text's language and the word's script. */
#ifndef DL_STEM_H
#define DL_STEM_H

#include "text/language.h"
#include "util/buffer.h"

typedef struct dl_stemmers dl_stemmers;

/** For `language` (ISO 639-1 code or Snowball name; NULL: English). Errors: USAGE, MEMORY. */
dateline_status dl_stemmers_new(dl_stemmers **out, const char *language, dateline_error *error)
    DATELINE_MUST_USE;
void dl_stemmers_free(dl_stemmers *stemmers);

/** The stem of a folded word of a text in `language` (unknown: the default), valid until the next call.
 *  A word of another script is stemmed for the default language if that is its script's, else as
 *  dl_language_of_script says. The word itself where there is no stemmer. The empty slice when memory
 *  ran out. */
dl_slice dl_stemmers_run(dl_stemmers *stemmers, dl_language language, dl_slice folded);

/** Whether every ASCII word of a text in `language` has a stem that begins with its own first letter. */
bool dl_stemmers_keep_initials(const dl_stemmers *stemmers, dl_language language);

/** The script of a folded word's first letter, ICU's UScriptCode. */
int dl_stemmers_script(dl_slice folded);

/** The default language. */
dl_language dl_stemmers_language(const dl_stemmers *stemmers);

/** Appends a fingerprint of the linked libstemmer: it has no version to ask for, so the stems of some
 *  telling words are hashed. False: out of memory. Any thread. */
bool dl_stemmers_fingerprint(dl_buffer *out);

#endif
