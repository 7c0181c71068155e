/* Which language an article and each of its passages is in. The bounds are measured by
 * tests/eval/languages.c. */
#include "engine/tongue.h"
#include "text/analyzer.h"
#include "text/detect.h"
#include "util/utf8.h"

enum {
    OVERRULES = 300, /* bytes of text that may speak against what the source states */
    LINE = 60,       /* bytes that tell languages of one script apart */
    SAMPLE = 256,    /* bytes of a passage that are looked at */
    ENOUGH = 4,      /* little words that show that a passage is English, */
    ENOUGH_ALL = 16  /* and an article */
};

/* Text of passages until `out` is full; tweets only when there is nothing else. */
static size_t take_sample(char out[DL_DETECT_BYTES], const dl_article *article, bool tweets)
{
    size_t size = 0;
    for (size_t i = 0; i < article->passage_count && size < DL_DETECT_BYTES; i++) {
        const dl_passage *passage = &article->passages[i];
        if ((passage->kind == DATELINE_TWEET) != tweets)
            continue;
        size_t room = DL_DETECT_BYTES - size - 1;
        size_t taken = passage->text.size < room ? passage->text.size : dl_utf8_floor(passage->text, room);
        memcpy(out + size, passage->text.data, taken);
        size += taken;
        out[size++] = '\n';
    }
    return size;
}

/* Most news is English, and most of its texts show that by their little words: the detector need not be asked. */
#define WORD(a, b, c, d) ((uint32_t)(a) << 24 | (uint32_t)(b) << 16 | (uint32_t)(c) << 8 | (uint32_t)(d))
static bool is_plainly_english(dl_slice text, size_t enough)
{
    size_t little = 0;
    uint32_t word = 0;
    for (size_t i = 0; i <= text.size; i++) {
        unsigned char byte = i < text.size ? (unsigned char)text.data[i] : ' ';
        if (byte > ' ') {
            word = word >> 24 ? UINT32_MAX : word << 8 | byte; /* longer than four */
            continue;
        }
        switch (word) {
        case WORD(0, 't', 'h', 'e'):
        case WORD(0, 'a', 'n', 'd'):
        case WORD(0, 0, 'o', 'f'):
        case WORD(0, 0, 't', 'o'):
        case WORD('t', 'h', 'a', 't'):
        case WORD('t', 'h', 'i', 's'):
        case WORD('w', 'i', 't', 'h'):
        case WORD('f', 'r', 'o', 'm'):
        case WORD('h', 'a', 'v', 'e'):
        case WORD('w', 'e', 'r', 'e'):
        case WORD('b', 'e', 'e', 'n'):
        case WORD('t', 'h', 'e', 'y'):
        case WORD('w', 'h', 'e', 'n'):
        case WORD('w', 'h', 'a', 't'):
        case WORD('t', 'h', 'a', 'n'):
        case WORD('t', 'h', 'e', 'n'):
        case WORD('i', 'n', 't', 'o'):
        case WORD('s', 'o', 'm', 'e'):
        case WORD('s', 'a', 'i', 'd'):
        case WORD(0, 'h', 'a', 's'):
        case WORD(0, 'h', 'a', 'd'):
        case WORD(0, 'h', 'i', 's'):
        case WORD(0, 's', 'h', 'e'):
        case WORD(0, 'w', 'h', 'o'):
        case WORD(0, 'i', 't', 's'):
        case WORD(0, 'a', 'r', 'e'):
        case WORD(0, 'n', 'o', 't'):
        case WORD(0, 'b', 'u', 't'):
        case WORD(0, 'y', 'o', 'u'):
            little++;
        }
        if (little == enough)
            return true;
        word = 0;
    }
    return false;
}

static bool is_english(dl_language language)
{
    return dl_slice_is(dl_slice_of(dl_language_code(language)), "en");
}

dl_language dl_tongue_of_article(const dl_article *article)
{
    char sample[DL_DETECT_BYTES];
    dl_language stated = dl_language_find(article->language);
    size_t size = take_sample(sample, article, false);
    if (!size)
        size = take_sample(sample, article, true);
    if ((!stated || is_english(stated)) && is_plainly_english(dl_slice_make(sample, size), ENOUGH_ALL))
        return dl_language_find(DL_LITERAL("en"));
    dl_language looks = dl_detect(dl_slice_make(sample, size), stated);
    if (!stated)
        return looks;
    return looks && size >= OVERRULES ? looks : stated;
}

dl_language dl_tongue_of_passage(const dl_passage *passage, dl_language article)
{
    dl_language stated = dl_language_find(passage->language);
    dl_slice text = passage->text;
    if (text.size > SAMPLE)
        text = dl_slice_cut(text, 0, dl_utf8_floor(text, SAMPLE));
    dl_language expected = stated ? stated : article;
    if (is_english(expected) && is_plainly_english(text, ENOUGH))
        return expected;
    if (text.size < LINE && dl_utf8_ascii_size(text) == text.size &&
        dl_language_script(expected) == dl_analyzer_script(DL_LITERAL("a")))
        return expected; /* too short to tell, and of no other script */
    dl_language looks = dl_detect(text, expected);
    bool sure = looks && (text.size >= LINE || dl_language_script(looks) != dl_language_script(expected));
    return sure ? looks : expected;
}
