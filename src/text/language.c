/* The languages that are told apart. */
#include "text/language.h"

#include <ctype.h>
#include <string.h>
#include <unicode/uloc.h>
#include <unicode/uscript.h>

typedef enum stemming { PLAIN, STEMMED, SCRIPT_DEFAULT } stemming; /* the last is stemmed, too */

static const struct {
    const char *code, *name;
    UScriptCode script;
    stemming stems;
} languages[] = {
    [DL_LANGUAGE_UNKNOWN] = {"", "", USCRIPT_COMMON, PLAIN},
    {"af", "afrikaans", USCRIPT_LATIN, STEMMED},
    {"am", "amharic", USCRIPT_ETHIOPIC, PLAIN},
    {"ar", "arabic", USCRIPT_ARABIC, STEMMED},
    {"az", "azerbaijani", USCRIPT_LATIN, STEMMED},
    {"be", "belarusian", USCRIPT_CYRILLIC, STEMMED},
    {"bg", "bulgarian", USCRIPT_CYRILLIC, STEMMED},
    {"bn", "bengali", USCRIPT_BENGALI, SCRIPT_DEFAULT},
    {"bs", "bosnian", USCRIPT_LATIN, STEMMED},
    {"ca", "catalan", USCRIPT_LATIN, STEMMED},
    {"cs", "czech", USCRIPT_LATIN, STEMMED},
    {"cy", "welsh", USCRIPT_LATIN, PLAIN},
    {"da", "danish", USCRIPT_LATIN, STEMMED},
    {"de", "german", USCRIPT_LATIN, STEMMED},
    {"el", "greek", USCRIPT_GREEK, SCRIPT_DEFAULT},
    {"en", "english", USCRIPT_LATIN, SCRIPT_DEFAULT},
    {"eo", "esperanto", USCRIPT_LATIN, PLAIN},
    {"es", "spanish", USCRIPT_LATIN, STEMMED},
    {"et", "estonian", USCRIPT_LATIN, STEMMED},
    {"eu", "basque", USCRIPT_LATIN, STEMMED},
    {"fa", "persian", USCRIPT_ARABIC, STEMMED},
    {"fi", "finnish", USCRIPT_LATIN, STEMMED},
    {"fr", "french", USCRIPT_LATIN, STEMMED},
    {"ga", "irish", USCRIPT_LATIN, STEMMED},
    {"gl", "galician", USCRIPT_LATIN, STEMMED},
    {"gu", "gujarati", USCRIPT_GUJARATI, PLAIN},
    {"he", "hebrew", USCRIPT_HEBREW, SCRIPT_DEFAULT},
    {"hi", "hindi", USCRIPT_DEVANAGARI, SCRIPT_DEFAULT},
    {"hr", "croatian", USCRIPT_LATIN, STEMMED},
    {"ht", "haitian", USCRIPT_LATIN, PLAIN},
    {"hu", "hungarian", USCRIPT_LATIN, STEMMED},
    {"hy", "armenian", USCRIPT_ARMENIAN, SCRIPT_DEFAULT},
    {"id", "indonesian", USCRIPT_LATIN, STEMMED},
    {"is", "icelandic", USCRIPT_LATIN, STEMMED},
    {"it", "italian", USCRIPT_LATIN, STEMMED},
    {"ja", "japanese", USCRIPT_HAN, PLAIN},
    {"ka", "georgian", USCRIPT_GEORGIAN, SCRIPT_DEFAULT},
    {"kk", "kazakh", USCRIPT_CYRILLIC, STEMMED},
    {"km", "khmer", USCRIPT_KHMER, PLAIN},
    {"kn", "kannada", USCRIPT_KANNADA, PLAIN},
    {"ko", "korean", USCRIPT_HANGUL, PLAIN},
    {"ku", "kurdish", USCRIPT_LATIN, PLAIN},
    {"ky", "kyrgyz", USCRIPT_CYRILLIC, STEMMED},
    {"lo", "lao", USCRIPT_LAO, PLAIN},
    {"lt", "lithuanian", USCRIPT_LATIN, STEMMED},
    {"lv", "latvian", USCRIPT_LATIN, STEMMED},
    {"mk", "macedonian", USCRIPT_CYRILLIC, STEMMED},
    {"ml", "malayalam", USCRIPT_MALAYALAM, PLAIN},
    {"mn", "mongolian", USCRIPT_CYRILLIC, PLAIN},
    {"mr", "marathi", USCRIPT_DEVANAGARI, STEMMED},
    {"ms", "malay", USCRIPT_LATIN, STEMMED},
    {"mt", "maltese", USCRIPT_LATIN, PLAIN},
    {"my", "burmese", USCRIPT_MYANMAR, PLAIN},
    {"ne", "nepali", USCRIPT_DEVANAGARI, STEMMED},
    {"nl", "dutch", USCRIPT_LATIN, STEMMED},
    {"no", "norwegian", USCRIPT_LATIN, STEMMED},
    {"pa", "punjabi", USCRIPT_GURMUKHI, PLAIN},
    {"pl", "polish", USCRIPT_LATIN, STEMMED},
    {"ps", "pashto", USCRIPT_ARABIC, PLAIN},
    {"pt", "portuguese", USCRIPT_LATIN, STEMMED},
    {"ro", "romanian", USCRIPT_LATIN, STEMMED},
    {"ru", "russian", USCRIPT_CYRILLIC, SCRIPT_DEFAULT},
    {"sd", "sindhi", USCRIPT_ARABIC, PLAIN},
    {"si", "sinhala", USCRIPT_SINHALA, PLAIN},
    {"sk", "slovak", USCRIPT_LATIN, STEMMED},
    {"sl", "slovenian", USCRIPT_LATIN, STEMMED},
    {"so", "somali", USCRIPT_LATIN, PLAIN},
    {"sq", "albanian", USCRIPT_LATIN, STEMMED},
    {"sr", "serbian", USCRIPT_CYRILLIC, STEMMED},
    {"sv", "swedish", USCRIPT_LATIN, STEMMED},
    {"sw", "swahili", USCRIPT_LATIN, PLAIN},
    {"ta", "tamil", USCRIPT_TAMIL, SCRIPT_DEFAULT},
    {"te", "telugu", USCRIPT_TELUGU, PLAIN},
    {"tg", "tajik", USCRIPT_CYRILLIC, PLAIN},
    {"th", "thai", USCRIPT_THAI, PLAIN},
    {"tk", "turkmen", USCRIPT_LATIN, PLAIN},
    {"tl", "tagalog", USCRIPT_LATIN, PLAIN},
    {"tr", "turkish", USCRIPT_LATIN, STEMMED},
    {"tt", "tatar", USCRIPT_CYRILLIC, STEMMED},
    {"ug", "uyghur", USCRIPT_ARABIC, PLAIN},
    {"uk", "ukrainian", USCRIPT_CYRILLIC, STEMMED},
    {"ur", "urdu", USCRIPT_ARABIC, STEMMED},
    {"uz", "uzbek", USCRIPT_LATIN, STEMMED},
    {"vi", "vietnamese", USCRIPT_LATIN, PLAIN},
    {"yi", "yiddish", USCRIPT_HEBREW, STEMMED},
    {"zh", "chinese", USCRIPT_HAN, PLAIN},
    {"zu", "zulu", USCRIPT_LATIN, PLAIN},
};
enum { LANGUAGES = sizeof languages / sizeof *languages };
_Static_assert(sizeof languages / sizeof *languages <= DL_LANGUAGE_LIMIT, "a dl_languages holds them all");

/* Other codes for the same: withdrawn ones, and members of a macrolanguage. */
static const struct {
    const char *code, *means;
} aliases[] = {
    {"iw", "he"},  {"in", "id"},  {"ji", "yi"},  {"mo", "ro"},  {"nb", "no"},  {"nn", "no"},
    {"sh", "sr"},  {"fil", "tl"}, {"cmn", "zh"}, {"yue", "zh"}, {"arb", "ar"}, {"pes", "fa"},
    {"prs", "fa"},
};

static dl_language by_code(const char *code)
{
    for (size_t i = 0; i < sizeof aliases / sizeof *aliases; i++)
        if (strcmp(code, aliases[i].code) == 0)
            code = aliases[i].means;
    for (size_t i = 1; i < LANGUAGES; i++)
        if (strcmp(code, languages[i].code) == 0)
            return (dl_language)i;
    return DL_LANGUAGE_UNKNOWN;
}

dl_language dl_language_find(dl_slice tag)
{
    char text[ULOC_LANG_CAPACITY + 32], code[ULOC_LANG_CAPACITY];
    for (size_t i = 1; i < LANGUAGES && tag.size == 2; i++)
        if (tag.data[0] == languages[i].code[0] && tag.data[1] == languages[i].code[1] && !languages[i].code[2])
            return (dl_language)i;
    if (!tag.size || tag.size >= sizeof text)
        return DL_LANGUAGE_UNKNOWN;
    for (size_t i = 0; i < tag.size; i++)
        text[i] = (char)tolower((unsigned char)tag.data[i]);
    text[tag.size] = '\0';
    for (size_t i = 1; i < LANGUAGES; i++)
        if (strcmp(text, languages[i].name) == 0)
            return (dl_language)i;
    /* ICU turns codes of three letters into those of two. */
    UErrorCode error = U_ZERO_ERROR;
    uloc_getLanguage(text, code, sizeof code, &error);
    return error == U_ZERO_ERROR ? by_code(code) : DL_LANGUAGE_UNKNOWN;
}

const char *dl_language_code(dl_language language)
{
    return language < LANGUAGES ? languages[language].code : "";
}

const char *dl_language_name(dl_language language)
{
    return language < LANGUAGES ? languages[language].name : "";
}

bool dl_language_has_stemmer(dl_language language)
{
    return language < LANGUAGES && languages[language].stems != PLAIN;
}

int dl_language_script(dl_language language)
{
    return language < LANGUAGES ? languages[language].script : USCRIPT_COMMON;
}

bool dl_language_is_written_in(dl_language language, int script)
{
    return language < LANGUAGES && languages[language].script != USCRIPT_COMMON &&
           (languages[language].script == script || dl_language_second_script(language) == script);
}

int dl_language_second_script(dl_language language)
{
    static const struct {
        const char *code;
        UScriptCode script;
    } seconds[] = {
        {"ja", USCRIPT_KATAKANA}, {"ku", USCRIPT_ARABIC}, {"sr", USCRIPT_LATIN}, {"kk", USCRIPT_LATIN},
        {"uz", USCRIPT_CYRILLIC}, {"az", USCRIPT_CYRILLIC}, {"pa", USCRIPT_ARABIC},
    };
    for (size_t i = 0; i < sizeof seconds / sizeof *seconds; i++)
        if (strcmp(dl_language_code(language), seconds[i].code) == 0)
            return seconds[i].script;
    return USCRIPT_COMMON;
}

dl_language dl_language_of_script(int script)
{
    for (size_t i = 1; i < LANGUAGES; i++)
        if (languages[i].script == script && languages[i].stems == SCRIPT_DEFAULT)
            return (dl_language)i;
    return DL_LANGUAGE_UNKNOWN;
}
