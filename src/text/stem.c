/* Stemming by libstemmer, and by tables of endings where it has none. */
#include "text/stem.h"
#include "text/endings.h"
#include "text/turkish.h"
#include "util/error.h"
#include "util/hash.h"
#include "util/utf8.h"

#include <inttypes.h>
#include <libstemmer.h>
#include <stdlib.h>
#include <unicode/uscript.h>

/* How the words of a language are stemmed. */
typedef enum stemming { NOT_KNOWN, BY_SNOWBALL, BY_ENDINGS, AS_ENGLISH, AS_GERMAN, AS_TURKISH } stemming;

/* The stemmers of a language, made when first needed. Of ASCII words, which most folded ones are, both say the same; the
 * one of bytes takes two thirds of the time. libstemmer has it for languages of Western Europe. */
typedef struct stemmers_of {
    stemming how;
    dl_language taken; /* the language that has the same endings; often itself */
    struct sb_stemmer *utf8, *bytes;
    bool no_bytes;
    dl_endings *endings;
} stemmers_of;

struct dl_stemmers {
    dl_language own;
    stemmers_of open[DL_LANGUAGE_LIMIT];
    dl_buffer spelt, folded; /* work space */
};

static dateline_status unknown_language(const char *name, dateline_error *error)
{
    dl_buffer known = DL_BUFFER_EMPTY;
    for (dl_language i = 1; i < DL_LANGUAGE_LIMIT; i++)
        if (dl_language_has_stemmer(i))
            dl_buffer_printf(&known, "%s%s", known.size ? " " : "", dl_language_code(i));
    dateline_status status =
        known.failed ? dl_fail_memory(error)
                     : dl_fail(error, DATELINE_ERROR_USAGE,
                               "no language '%s' is known; stemmed are: %s", name, known.data);
    dl_buffer_free(&known);
    return status;
}

dateline_status dl_stemmers_new(dl_stemmers **out, const char *name, dateline_error *error)
{
    *out = NULL;
    if (!name)
        name = "en";
    dl_language own = dl_language_find(dl_slice_of(name));
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
    for (size_t i = 0; i < DL_LANGUAGE_LIMIT; i++) {
        sb_stemmer_delete(stemmers->open[i].utf8);
        sb_stemmer_delete(stemmers->open[i].bytes);
        dl_endings_free(stemmers->open[i].endings);
    }
    dl_buffer_free(&stemmers->spelt);
    dl_buffer_free(&stemmers->folded);
    free(stemmers);
}

dl_language dl_stemmers_language(const dl_stemmers *stemmers)
{
    return stemmers->own;
}

/* The script of the first letter: words of mixed script are rare, and treated alike everywhere. */
int dl_stemmers_script(dl_slice folded)
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

/* Whose stemmer takes a word of that script. */
static dl_language language_for(const dl_stemmers *stemmers, dl_language language, int script)
{
    if (language && dl_language_is_written_in(language, script))
        return language;
    return dl_language_script(stemmers->own) == script ? stemmers->own : dl_language_of_script(script);
}

/* German writes ae, oe, ue where it has no umlauts; folded, those are a, o, u. Not in aue, eue, que. */
static dl_slice without_umlauts(dl_stemmers *stemmers, dl_slice folded)
{
    dl_buffer *spelt = &stemmers->spelt;
    dl_buffer_clear(spelt);
    for (size_t i = 0; i < folded.size; i++) {
        char here = folded.data[i], before = i ? folded.data[i - 1] : ' ';
        bool vowel = strchr("aou", here) && here;
        dl_buffer_add_byte(spelt, here);
        if (vowel && i + 1 < folded.size && folded.data[i + 1] == 'e' && !strchr("aeiouq", before))
            i++;
    }
    return spelt->failed ? (dl_slice){NULL, 0} : dl_buffer_slice(spelt);
}

static dl_slice with_harmony(dl_stemmers *stemmers, dl_slice folded)
{
    dl_buffer *spelt = &stemmers->spelt;
    dl_buffer_clear(spelt);
    dl_turkish_spell(spelt, folded);
    return spelt->failed ? (dl_slice){NULL, 0} : dl_buffer_slice(spelt);
}

static dl_slice without_harmony(dl_stemmers *stemmers, dl_slice stem)
{
    dl_buffer *folded = &stemmers->folded;
    dl_buffer_clear(folded);
    dl_turkish_fold(folded, stem);
    return folded->failed ? (dl_slice){NULL, 0} : dl_buffer_slice(folded);
}

/* Serbian is written in either script, in Latin letters as Croatian and Bosnian are. */
static dl_slice in_latin_letters(dl_stemmers *stemmers, dl_slice folded)
{
    static const char *const letters[] = {"a", "b", "v", "g", "d", "e", "z", "z", "i", "", "k", "l", "m", "n", "o", "p",
                                          "r", "s", "t", "u", "f", "h", "c", "c", "s"};
    static const struct {
        uint32_t code;
        const char *letters;
    } own[] = {{0x452, "d"}, {0x458, "j"}, {0x459, "lj"}, {0x45A, "nj"}, {0x45B, "c"}, {0x45F, "dz"}};
    enum { FIRST = 0x430, COUNT = sizeof letters / sizeof *letters, OWN = sizeof own / sizeof *own };
    dl_buffer *spelt = &stemmers->spelt;
    dl_buffer_clear(spelt);
    for (size_t at = 0, length; at < folded.size; at += length) {
        const uint32_t code = dl_utf8_decode(folded, at, &length);
        size_t i = 0;
        while (i < OWN && own[i].code != code)
            i++;
        if (i < OWN)
            dl_buffer_add_text(spelt, own[i].letters);
        else if (code >= FIRST && code < FIRST + COUNT && *letters[code - FIRST])
            dl_buffer_add_text(spelt, letters[code - FIRST]);
        else
            dl_buffer_add_slice(spelt, dl_slice_cut(folded, at, at + length));
    }
    return spelt->failed ? (dl_slice){NULL, 0} : dl_buffer_slice(spelt);
}

/* Of some words Snowball's stemmer leaves what is another word: of "added" "ad", of "importance" "import". */
static dl_slice english_stem(dl_slice folded, dl_slice stem)
{
    static const struct {
        const char *stem, *begins, *becomes;
    } others[] = {
        {"import", "importan", "important"}, {"author", "authorit", "authorit"}, {"intern", "internal", "internal"},
        {"intern", "internation", "internation"}, {"organ", "organiz", "organiz"}, {"emerg", "emergenc", "emergenc"},
        {"sever", "several", "several"},
    };
    enum { DOUBLED = 2 };
    if (stem.size == DOUBLED && folded.size > DOUBLED + 1 && folded.data[1] == folded.data[2] && strchr("aeo", folded.data[0]))
        return dl_slice_cut(folded, 0, DOUBLED + 1);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (dl_slice_is(stem, others[i].stem) && dl_slice_starts(folded, dl_slice_of(others[i].begins)))
            return dl_slice_of(others[i].becomes);
    return stem;
}

static dl_slice without_endings(dl_stemmers *stemmers, dl_language language, dl_slice folded)
{
    stemmers_of *open = &stemmers->open[language];
    dl_buffer *stem = &stemmers->folded;
    if (!open->endings && !(open->endings = dl_endings_new(language)))
        return (dl_slice){NULL, 0};
    dl_buffer_clear(stem);
    dl_endings_strip(stem, open->endings, folded);
    return stem->failed ? (dl_slice){NULL, 0} : dl_buffer_slice(stem);
}

static bool is_code(dl_language language, const char *code)
{
    return strcmp(dl_language_code(language), code) == 0;
}

/* The language that has the same endings. */
static dl_language taken_for(dl_language language)
{
    static const char *const like[][2] = {{"af", "nl"}, {"bs", "hr"}, {"gl", "es"}, {"ms", "id"}, {"sr", "hr"}, {"tt", "kk"}};
    for (size_t i = 0; i < sizeof like / sizeof *like; i++)
        if (is_code(language, like[i][0]))
            return dl_language_find(dl_slice_of(like[i][1]));
    return language;
}

static stemming stemming_of(dl_language language)
{
    return dl_endings_known(language) ? BY_ENDINGS
           : is_code(language, "en")  ? AS_ENGLISH
           : is_code(language, "de")  ? AS_GERMAN
           : is_code(language, "tr")  ? AS_TURKISH
                                      : BY_SNOWBALL;
}

/* NULL: out of memory. */
static struct sb_stemmer *stemmer_for(dl_stemmers *stemmers, dl_language language, dl_slice word)
{
    stemmers_of *open = &stemmers->open[language];
    const char *name = dl_language_name(language);
    if (!open->no_bytes && dl_utf8_ascii_size(word) == word.size) {
        if (!open->bytes)
            open->bytes = sb_stemmer_new(name, "ISO_8859_1");
        open->no_bytes = !open->bytes;
        if (open->bytes)
            return open->bytes;
    }
    if (!open->utf8)
        open->utf8 = sb_stemmer_new(name, "UTF_8");
    return open->utf8;
}

dl_slice dl_stemmers_run(dl_stemmers *stemmers, dl_language language, dl_slice folded)
{
    const dl_language chosen = language_for(stemmers, language, dl_stemmers_script(folded));
    if (!dl_language_has_stemmer(chosen) || folded.size > INT32_MAX)
        return folded;
    stemmers_of *open = &stemmers->open[chosen];
    if (open->how == NOT_KNOWN) {
        open->taken = taken_for(chosen);
        open->how = stemming_of(open->taken);
    }
    if (open->taken != chosen && is_code(chosen, "sr"))
        folded = in_latin_letters(stemmers, folded);
    if (folded.data && open->how == BY_ENDINGS)
        return without_endings(stemmers, open->taken, folded);
    if (open->how == AS_GERMAN)
        folded = without_umlauts(stemmers, folded);
    else if (open->how == AS_TURKISH)
        folded = with_harmony(stemmers, folded);
    if (!folded.data)
        return folded;
    struct sb_stemmer *stemmer = stemmer_for(stemmers, open->taken, folded);
    const sb_symbol *stem =
        stemmer ? sb_stemmer_stem(stemmer, (const sb_symbol *)folded.data, (int)folded.size) : NULL;
    if (!stem)
        return (dl_slice){NULL, 0};
    dl_slice made = {(const char *)stem, (size_t)sb_stemmer_length(stemmer)};
    made = made.size ? made : folded;
    return open->how == AS_ENGLISH   ? english_stem(folded, made)
           : open->how == AS_TURKISH ? without_harmony(stemmers, made)
                                     : made;
}

/* These strip prefixes. */
bool dl_stemmers_keep_initials(const dl_stemmers *stemmers, dl_language language)
{
    static const char *const others[] = {"ga", "id", "ms", "tr"};
    const char *code = dl_language_code(language_for(stemmers, language, USCRIPT_LATIN));
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (strcmp(code, others[i]) == 0)
            return false;
    return true;
}

bool dl_stemmers_fingerprint(dl_buffer *out)
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
    bool fine = true;
    for (size_t i = 0; i < sizeof probes / sizeof *probes; i++) {
        struct sb_stemmer *stemmer = sb_stemmer_new(probes[i].language, "UTF_8");
        for (size_t w = 0; stemmer && w < 4; w++) {
            dl_slice word = dl_slice_of(probes[i].words[w]);
            const sb_symbol *stem =
                sb_stemmer_stem(stemmer, (const sb_symbol *)word.data, (int)word.size);
            fine &= stem != NULL;
            if (stem)
                hash = dl_hash64(dl_slice_make((const char *)stem, (size_t)sb_stemmer_length(stemmer)),
                                 hash);
        }
        fine &= stemmer != NULL;
        sb_stemmer_delete(stemmer);
    }
    dl_buffer_printf(out, "%08" PRIx32, (uint32_t)(hash ^ hash >> 32));
    return fine && !out->failed;
}
