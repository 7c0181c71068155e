/* Particles of Korean. */
#include "query/korean.h"
#include "query/beside.h"
#include "util/error.h"
#include "util/utf8.h"

enum { SYLLABLE = 3 /* bytes */, LEFT_LEAST = 2 * SYLLABLE };

/* What a particle may stand behind. */
typedef enum sound { ANY, CONSONANT, VOWEL, VOWEL_OR_L } sound;

/* The longer ones first. Those that end many nouns ("도", "만") are not among them. */
static const struct {
    const char *text;
    sound behind;
} particles[] = {
    {"으로부터", CONSONANT}, {"에서는", ANY}, {"에서도", ANY}, {"에서의", ANY}, {"으로는", CONSONANT}, {"들에게", ANY},
    {"이라고", CONSONANT}, {"이라는", CONSONANT}, {"에게", ANY}, {"에서", ANY}, {"에는", ANY}, {"에도", ANY}, {"에의", ANY},
    {"까지", ANY}, {"부터", ANY}, {"보다", ANY}, {"처럼", ANY}, {"께서", ANY}, {"한테", ANY}, {"들은", ANY}, {"들이", ANY},
    {"들을", ANY}, {"들의", ANY}, {"들도", ANY}, {"과의", CONSONANT}, {"와의", VOWEL}, {"으로", CONSONANT}, {"라고", VOWEL},
    {"라는", VOWEL}, {"이나", CONSONANT}, {"은", CONSONANT}, {"는", VOWEL}, {"이", CONSONANT}, {"가", VOWEL},
    {"을", CONSONANT}, {"를", VOWEL}, {"과", CONSONANT}, {"와", VOWEL}, {"로", VOWEL_OR_L}, {"의", ANY}, {"에", ANY},
    {"들", ANY},
};

/* The run as one word; empty: memory ran out. */
static dl_slice whole_of(dl_arena *arena, const dl_query_node *run)
{
    char *at = dl_arena_alloc(arena, run->word_count * SYLLABLE);
    for (size_t i = 0; at && i < run->word_count; i++)
        memcpy(at + i * SYLLABLE, run->words[i].folded.data, SYLLABLE);
    return at ? dl_slice_make(at, run->word_count * SYLLABLE) : dl_slice_of(NULL);
}

/* Whether the last syllable of a word sounds as wanted. Of the 28 endings that a vowel's syllables have the first is none, the
 * ninth L. */
static bool sounds(dl_slice word, sound wanted)
{
    enum { ENDINGS = 28, L = 8 };
    size_t length;
    const uint32_t ending = (dl_utf8_decode(word, word.size - SYLLABLE, &length) - 0xAC00) % ENDINGS;
    return wanted == ANY || (wanted == CONSONANT ? ending != 0 : !ending || (wanted == VOWEL_OR_L && ending == L));
}

/* The word before its particle; empty: it has none. */
static dl_slice bare_of(dl_slice word)
{
    for (size_t i = 0; i < sizeof particles / sizeof *particles; i++) {
        const dl_slice particle = dl_slice_of(particles[i].text);
        if (word.size < LEFT_LEAST + particle.size || !dl_slice_ends(word, particle))
            continue;
        const dl_slice bare = dl_slice_cut(word, 0, word.size - particle.size);
        if (sounds(bare, particles[i].behind))
            return bare;
    }
    return dl_slice_of(NULL);
}

static dateline_status look(dl_query_node **slot, dl_beside *walk)
{
    const dl_query_node *node = *slot;
    uint64_t known = 0;
    if (!node->hangul || node->occur == DL_MUST_NOT)
        return DATELINE_OK;
    const dl_slice bare = bare_of(whole_of(walk->words.arena, node));
    if (walk->words.arena->failed)
        return dl_fail_memory(walk->error);
    if (!bare.size)
        return DATELINE_OK;
    walk->left--;
    const dateline_status status = walk->known(walk->context, &known, bare, walk->error);
    return status || !known ? status : dl_beside_put(slot, walk, bare, DL_AS_ONE);
}

dateline_status dl_korean_apply(dl_query_node **root, dl_arena *arena, dl_analyzer *analyzer, dl_joined_known *known,
                                void *context, dateline_error *error)
{
    return dl_beside_walk(root, arena, analyzer, known, context, look, error);
}
