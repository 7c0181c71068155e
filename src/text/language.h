/* The languages that are told apart: code, script, stemmer. Constant data, any thread. */
#ifndef DL_LANGUAGE_H
#define DL_LANGUAGE_H

#include "util/slice.h"

#ifdef __cplusplus
extern "C" {
#endif

/** A row of the table; DL_LANGUAGE_UNKNOWN for none. */
typedef unsigned char dl_language;
enum { DL_LANGUAGE_UNKNOWN = 0, DL_LANGUAGE_LIMIT = 128 };

/** The language that a BCP 47 or POSIX tag ("de", "pt-BR", "zh_Hant", "eng"), an older code ("iw") or an
 *  English name ("german") means. */
dl_language dl_language_find(dl_slice tag);

/** ISO 639-1 code, "de"; "" for the unknown one. */
const char *dl_language_code(dl_language language);

/** English name in small letters, which is also Snowball's: "german". */
const char *dl_language_name(dl_language language);

/** Whether there is a stemmer for it: libstemmer's, or a list of endings. */
bool dl_language_has_stemmer(dl_language language);

/** ICU's UScriptCode of the script it is mostly written in. */
int dl_language_script(dl_language language);

/** Another script it is written in (kana for Japanese, Arabic for Kurdish), or ICU's USCRIPT_COMMON. */
int dl_language_second_script(dl_language language);

/** Whether that is one of its scripts. */
bool dl_language_is_written_in(dl_language language, int script);

/** The language whose stemmer takes words of a script that the language at hand is not written in:
 *  English for Latin, Russian for Cyrillic, ...; unknown where no stemmer would do. */
dl_language dl_language_of_script(int script);

/** A set of languages. */
typedef struct dl_languages {
    uint64_t bits[DL_LANGUAGE_LIMIT / 64];
} dl_languages;

static inline void dl_languages_add(dl_languages *set, dl_language language)
{
    set->bits[language / 64] |= UINT64_C(1) << language % 64;
}

static inline bool dl_languages_any(const dl_languages *set)
{
    return set->bits[0] | set->bits[1];
}

static inline bool dl_languages_has(const dl_languages *set, dl_language language)
{
    return set->bits[language / 64] >> language % 64 & 1;
}

#ifdef __cplusplus
}
#endif

#endif
