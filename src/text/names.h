/* What a name sounds like, whatever script it is written in: Tajikistan, Таджикистан and تاجیکستان have the key
 * "tjkstn" in common. ICU writes the word in Latin letters; its consonants are then put into classes, since
 * scripts differ in the vowels they write and in the letters they tell apart. */
#ifndef DL_NAMES_H
#define DL_NAMES_H

#include "util/buffer.h"

enum { DL_NAME_KEYS = 4, DL_NAME_KEY_SIZE = 15, DL_NAME_KEY_LEAST = 3 };

/** The keys of a word: more than one where a letter may stand for a consonant or for none (w, و, х). */
typedef struct dl_name {
    unsigned char count; /* 0: too short to tell */
    char keys[DL_NAME_KEYS][DL_NAME_KEY_SIZE + 1]; /* at least DL_NAME_KEY_LEAST consonants; longer ones are cut */
} dl_name;

typedef struct dl_names dl_names;

/** NULL: out of memory. One thread at a time. */
dl_names *dl_names_new(void);
void dl_names_free(dl_names *names);

/** The keys of a folded word (or its stem) of the script (ICU's UScriptCode). Words that ICU has to write are remembered: names come
 *  again, and ICU is slow. A word that ICU cannot write in Latin letters has none. */
void dl_names_run(dl_name *out, dl_names *names, int script, dl_slice word);

/** Adds a key that it has not, if there is room. */
void dl_names_add(dl_name *out, const char *key);

/** Appends a script's ISO 15924 code in small letters, "cyrl", and the key: what the index holds. */
void dl_names_term(dl_buffer *out, int script, const char *key);

/** Whether the script has capitals, so that a name shows by one. */
bool dl_names_has_capitals(int script);

#endif
