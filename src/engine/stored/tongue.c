/* Which language an article and each of its passages is in. The bounds are measured by
 * tests/eval/languages.c. */
#include "engine/stored/tongue.h"
#include "text/analyzer.h"
#include "text/detect.h"
#include "text/plain_english.h"
#include "util/utf8.h"

enum {
    OVERRULES = 300, /* bytes of text that may speak against what the source states */
    LINE = 60,       /* bytes that tell languages of one script apart */
    SAMPLE = 256     /* bytes of a passage that are looked at */
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
    if ((!stated || is_english(stated)) && dl_is_plainly_english(dl_slice_make(sample, size)))
        return dl_language_find(DL_LITERAL("en"));
    dl_language looks = dl_detect(dl_slice_make(sample, size), stated);
    if (!stated)
        return looks;
    return looks && size >= OVERRULES ? looks : stated;
}

dl_language dl_tongue_of_passage(const dl_passage *passage, dl_language article)
{
    dl_slice text = passage->text;
    if (text.size > SAMPLE)
        text = dl_slice_cut(text, 0, dl_utf8_floor(text, SAMPLE));
    if (is_english(article) && dl_is_plainly_english(text))
        return article;
    if (text.size < LINE && dl_utf8_ascii_size(text) == text.size &&
        dl_language_script(article) == dl_analyzer_script(DL_LITERAL("a")))
        return article; /* too short to tell, and of no other script */
    dl_language looks = dl_detect(text, article);
    bool sure = looks && (text.size >= LINE || dl_language_script(looks) != dl_language_script(article));
    return sure ? looks : article;
}
