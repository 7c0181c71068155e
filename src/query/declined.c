/* Sets of endings, each of which stands for every other. */
#include "query/declined.h"
#include "util/utf8.h"

/* "-": none, behind a consonant alone. Folded. The stems of a word that ends in one of a set differ from another's: not
 * all of them, and then those need not be here. */
static const struct {
    const char *language;
    size_t least; /* letters before the ending */
    const char *endings;
} sets[] = {
    {"az", 3, "i ida inin iya idan"},
    {"be", 3, "- у ам"},
    {"cs", 3, "skyj skeho skemu skym"},
    {"cs", 3, "ha ze hu"},
    {"et", 3, "- i ile iga it"},
    {"et", 3, "a as ale"},
    {"eu", 3, "- i ek en"},
    {"fi", 3, "- in ia ille issa"},
    {"fi", 3, "nki ngin ngissa nkiin nkia"},
    {"fi", 3, "i in ia iin ien eja"},
    {"fi", 3, "tti tin ttia ttiin"},
    {"fi", 3, "kki kin kkia kkiin"},
    {"fi", 3, "ppi pin ppia ppiin"},
    {"fi", 3, "nti nnin ntia ntiin"},
    {"fi", 2, "nen sen sta seen sia sissa"},
    {"fi", 3, "a an aa aan ia"},
    {"fi", 3, "a oja ojen oihin"},
    {"fi", 3, "o on oa oon oja ojen"},
    {"fi", 3, "s ksen sta kseen ksia"},
    {"fi", 3, "e een etta eita"},
    {"fi", 3, "ttaa tti tetaan tettiin tettu"},
    {"fi", 3, "taa ti etaan ettiin ettu"},
    {"fi", 3, "lla li lee lemaan llut"},
    {"fi", 3, "ata aa asi annut"},
    {"fi", 3, "ia ii i iva inut"},
    {"fi", 2, "si den tta teen"},
    {"fi", 3, "kko kon kkoa"},
    {"fi", 3, "nto nnon ntoa"},
    {"hu", 3, "- t nal nak"},
    {"hu", 3, "t ten tre tnek"},
    {"is", 3, "- ar u"},
    {"ka", 3, "ი იმ ის"},
    {"mr", 3, "ी ींनी ींच्या ींना"},
    {"nl", 3, "e es"},
    {"pl", 3, "ski skiego skiemu skim"},
    {"ro", 3, "e ele elui"},
    {"sq", 3, "a e es en"},
    {"uk", 3, "ів ова ові овом"},
    {"uk", 2, "ів єва єві євом"},
};
enum { SETS = sizeof sets / sizeof *sets };

static bool is_vowel(uint32_t code)
{
    static const char vowels[] = "aeiouyаеиоуыэюяіїє";
    for (size_t at = 0, length; vowels[at]; at += length)
        if (dl_utf8_decode(dl_slice_of(vowels), at, &length) == code)
            return true;
    return false;
}

static bool ends_in_vowel(dl_slice word)
{
    size_t length;
    return !word.size || is_vowel(dl_utf8_decode(word, dl_utf8_floor(word, word.size - 1), &length));
}

/* The next ending of a set, as it is written; empty: none. */
static dl_slice next_ending(const char **at)
{
    const size_t size = strcspn(*at, " ");
    const dl_slice ending = dl_slice_make(*at, size);
    *at += size + ((*at)[size] == ' ');
    return ending;
}

/* The word without the ending, which is then behind enough letters; empty: it has not got it. */
static dl_slice without(dl_slice word, dl_slice ending, size_t least)
{
    const bool bare = dl_slice_is(ending, "-");
    if (!bare && !dl_slice_ends(word, ending))
        return dl_slice_of("");
    const dl_slice stem = dl_slice_cut(word, 0, word.size - (bare ? 0 : ending.size));
    return dl_utf8_count(stem) < least || (bare && ends_in_vowel(stem)) ? dl_slice_of("") : stem;
}

static void take_all(dl_slice stem, const char *set, dl_language language, dl_declined_take *take, void *context)
{
    dl_slice ending;
    if (*set == '-' && ends_in_vowel(stem))
        return;
    while ((ending = next_ending(&set)).size) {
        dl_buffer form = DL_BUFFER_EMPTY;
        dl_buffer_add_slice(&form, stem);
        if (!dl_slice_is(ending, "-"))
            dl_buffer_add_slice(&form, ending);
        if (!form.failed)
            take(context, language, dl_buffer_slice(&form));
        dl_buffer_free(&form);
    }
}

void dl_declined_forms(dl_slice folded, const dl_languages *held, dl_declined_take *take, void *context)
{
    for (size_t i = 0; i < SETS; i++) {
        const dl_language language = dl_language_find(dl_slice_of(sets[i].language));
        if (!dl_languages_has(held, language))
            continue;
        const char *at = sets[i].endings;
        dl_slice ending;
        while ((ending = next_ending(&at)).size) {
            const dl_slice stem = without(folded, ending, sets[i].least);
            if (stem.size)
                take_all(stem, sets[i].endings, language, take, context);
        }
    }
}
