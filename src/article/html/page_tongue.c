/* What the paragraphs of a page say of its language. */
#include "article/html/page_tongue.h"
#include "text/detect.h"
#include "text/plain_english.h"
#include "util/utf8.h"

enum { LINE = 60, SURE = 300 }; /* bytes */

/* The first paragraphs that are longer than a line. */
static size_t take_sample(char out[DL_DETECT_BYTES], const dl_html_tree *tree)
{
    dl_buffer text = DL_BUFFER_EMPTY;
    for (uint32_t i = 0; i < tree->count && text.size < DL_DETECT_BYTES; i++)
        if (dl_html_is(tree, i, GUMBO_TAG_P) && tree->nodes[i].text >= LINE) {
            dl_html_text(&text, tree, i);
            dl_buffer_add_byte(&text, '\n');
        }
    const size_t size = dl_utf8_floor(dl_buffer_slice(&text), DL_DETECT_BYTES);
    if (size)
        memcpy(out, text.data, size);
    dl_buffer_free(&text);
    return size;
}

dl_slice dl_html_page_tongue(const dl_html_tree *tree, dl_slice stated)
{
    char sample[DL_DETECT_BYTES];
    const dl_language said = dl_language_find(stated), english = dl_language_find(DL_LITERAL("en"));
    if (stated.size && said != english)
        return stated;
    const dl_slice text = dl_slice_make(sample, take_sample(sample, tree));
    if (text.size < SURE || dl_is_plainly_english(text))
        return stated;
    const dl_language looks = dl_detect(text, said);
    return looks && looks != english ? dl_slice_of(dl_language_code(looks)) : stated;
}
