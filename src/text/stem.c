/* Stemming by libstemmer. */
#include "text/stem.h"
#include "util/error.h"
#include "util/hash.h"
#include "util/utf8.h"

#include <inttypes.h>
#include <libstemmer.h>
#include <stdlib.h>
#include <unicode/uscript.h>

typedef struct language {
    const char *code, *name;
    UScriptCode script;
    bool is_default; /* of its script, when the index's language is written in another */
} language;

static const language languages[] = {
    {"ar", "arabic", USCRIPT_ARABIC, false},
    {"hy", "armenian", USCRIPT_ARMENIAN, true},
    {"eu", "basque", USCRIPT_LATIN, false},
    {"ca", "catalan", USCRIPT_LATIN, false},
    {"da", "danish", USCRIPT_LATIN, false},
    {"nl", "dutch", USCRIPT_LATIN, false},
    {"en", "english", USCRIPT_LATIN, true},
    {"fi", "finnish", USCRIPT_LATIN, false},
    {"fr", "french", USCRIPT_LATIN, false},
    {"de", "german", USCRIPT_LATIN, false},
    {"el", "greek", USCRIPT_GREEK, true},
    {"hi", "hindi", USCRIPT_DEVANAGARI, true},
    {"hu", "hungarian", USCRIPT_LATIN, false},
    {"id", "indonesian", USCRIPT_LATIN, false},
    {"ga", "irish", USCRIPT_LATIN, false},
    {"it", "italian", USCRIPT_LATIN, false},
    {"lt", "lithuanian", USCRIPT_LATIN, false},
    {"ne", "nepali", USCRIPT_DEVANAGARI, false},
    {"no", "norwegian", USCRIPT_LATIN, false},
    {"pt", "portuguese", USCRIPT_LATIN, false},
    {"ro", "romanian", USCRIPT_LATIN, false},
    {"ru", "russian", USCRIPT_CYRILLIC, true},
    {"sr", "serbian", USCRIPT_CYRILLIC, false},
    {"es", "spanish", USCRIPT_LATIN, false},
    {"sv", "swedish", USCRIPT_LATIN, false},
    {"ta", "tamil", USCRIPT_TAMIL, true},
    {"tr", "turkish", USCRIPT_LATIN, false},
    {"yi", "yiddish", USCRIPT_HEBREW, false},
};
enum { LANGUAGES = sizeof languages / sizeof *languages };

struct dl_stemmers {
    const language *own;
    struct sb_stemmer *open[LANGUAGES]; /* made when first needed */
};

static dateline_status unknown_language(const char *name, dateline_error *error)
{
    dl_buffer known = DL_BUFFER_EMPTY;
    for (size_t i = 0; i < LANGUAGES; i++)
        dl_buffer_printf(&known, "%s%s", i ? " " : "", languages[i].code);
    dateline_status status =
        known.failed ? dl_fail_memory(error)
                     : dl_fail(error, DATELINE_ERROR_USAGE,
                               "no stemmer for the language '%s'; there are: %s", name, known.data);
    dl_buffer_free(&known);
    return status;
}

dateline_status dl_stemmers_new(dl_stemmers **out, const char *name, dateline_error *error)
{
    *out = NULL;
    if (!name)
        name = "en";
    const language *own = NULL;
    for (size_t i = 0; i < LANGUAGES; i++)
        if (strcmp(name, languages[i].code) == 0 || strcmp(name, languages[i].name) == 0)
            own = &languages[i];
    if (!own)
        return unknown_language(name, error);
    dl_stemmers *stemmers = calloc(1, sizeof *stemmers);
    if (!stemmers)
        return dl_fail_memory(error);
    stemmers->own = own;
    *out = stemmers;
    return DATELINE_OK;
}

void dl_stemmers_free(dl_stemmers *stemmers)
{
    if (!stemmers)
        return;
    for (size_t i = 0; i < LANGUAGES; i++)
        sb_stemmer_delete(stemmers->open[i]);
    free(stemmers);
}

const char *dl_stemmers_language(const dl_stemmers *stemmers)
{
    return stemmers->own->name;
}

/* The script of the first letter: words of mixed script are rare, and treated alike everywhere. */
static UScriptCode script_of(dl_slice folded)
{
    for (size_t at = 0, length; at < folded.size; at += length) {
        uint32_t code = dl_utf8_decode(folded, at, &length);
        if (code < 0x80) {
            if (code >= 'a' && code <= 'z')
                return USCRIPT_LATIN;
            continue;
        }
        UErrorCode error = U_ZERO_ERROR;
        UScriptCode script = code > 0x10FFFF ? USCRIPT_COMMON : uscript_getScript((UChar32)code, &error);
        if (script != USCRIPT_COMMON && script != USCRIPT_INHERITED)
            return script;
    }
    return USCRIPT_COMMON;
}

static const language *language_for(const dl_stemmers *stemmers, UScriptCode script)
{
    if (stemmers->own->script == script)
        return stemmers->own;
    for (size_t i = 0; i < LANGUAGES; i++)
        if (languages[i].script == script && languages[i].is_default)
            return &languages[i];
    return NULL;
}

dl_slice dl_stemmers_run(dl_stemmers *stemmers, dl_slice folded)
{
    const language *chosen = language_for(stemmers, script_of(folded));
    if (!chosen || folded.size > INT32_MAX)
        return folded;
    struct sb_stemmer **open = &stemmers->open[chosen - languages];
    if (!*open && !(*open = sb_stemmer_new(chosen->name, "UTF_8")))
        return (dl_slice){NULL, 0};
    const sb_symbol *stem =
        sb_stemmer_stem(*open, (const sb_symbol *)folded.data, (int)folded.size);
    if (!stem)
        return (dl_slice){NULL, 0};
    dl_slice made = {(const char *)stem, (size_t)sb_stemmer_length(*open)};
    return made.size ? made : folded;
}

void dl_stemmers_fingerprint(dl_buffer *out)
{
    static const struct {
        const char *language, *words[4];
    } probes[] = {
        {"english", {"generously", "skis", "dying", "evening"}},
        {"german", {"häuser", "systemen", "aufeinander", "kategorien"}},
        {"russian", {"ёлками", "важнейшими", "вечерний", "падаль"}},
        {"french", {"continuellement", "majestueuse", "évidemment", "aiguës"}},
    };
    uint64_t hash = 0;
    for (size_t i = 0; i < sizeof probes / sizeof *probes; i++) {
        struct sb_stemmer *stemmer = sb_stemmer_new(probes[i].language, "UTF_8");
        for (size_t w = 0; stemmer && w < 4; w++) {
            dl_slice word = dl_slice_of(probes[i].words[w]);
            const sb_symbol *stem =
                sb_stemmer_stem(stemmer, (const sb_symbol *)word.data, (int)word.size);
            if (stem)
                hash = dl_hash64(dl_slice_make((const char *)stem, (size_t)sb_stemmer_length(stemmer)),
                                 hash);
        }
        sb_stemmer_delete(stemmer);
    }
    dl_buffer_printf(out, "%08" PRIx32, (uint32_t)(hash ^ hash >> 32));
}
