/* Lines above a text. */
#include "article/html/opening.h"
#include "article/html/content.h"
#include "article/html/date_text.h"
#include "article/html/meta.h"
#include "article/html/names.h"

enum { LINE_MOST = 160, NAMES_MOST = 80 };

/* Whether a line says a day and little else, or many digits and what they are: "Published: 18 Nov, 2025 15:41 Edited: 18
 * Nov, 2025 16:59". */
static bool is_day(dl_slice text, dl_arena *arena, dl_html_months **months, dl_slice language)
{
    enum { BRIEF = 40, WORDS_MOST = 6, DIGITS = 3, CLOCK = 8, SHARE = 6 };
    size_t words = 1, digits = 0, characters = 0;
    while (text.size && strchr("/|- ", text.data[0]))
        text = dl_slice_cut(text, 1, text.size);
    for (size_t i = 0; i < text.size; i++) {
        words += text.data[i] == ' ';
        digits += text.data[i] >= '0' && text.data[i] <= '9';
        characters += (text.data[i] & 0xC0) != 0x80;
    }
    const bool brief = text.size <= BRIEF && words <= WORDS_MOST && digits >= DIGITS;
    if (!brief && (digits < CLOCK || digits * SHARE < characters || !dl_html_labels_day(text)))
        return false;
    if (!*months)
        *months = dl_html_months_of(arena, language);
    return *months && dl_date_known(dl_html_date_in(*months, text));
}

/* Whether it says by whom, and but a word or two besides: "By Ann Bell and Carl Day". */
static bool names_authors(dl_slice text, dl_arena *arena, const dl_html_metadata *metadata)
{
    enum { BESIDES = 12 };
    dl_slice key = dl_html_key(arena, text);
    size_t named = 0;
    if (!dl_html_name_lead(text))
        return false;
    for (size_t i = 0; i < metadata->author_count; i++) {
        dl_slice name = dl_html_key(arena, metadata->authors[i]);
        if (!dl_html_key_holds(key, name))
            return false;
        named += name.size;
    }
    return named && key.size <= named + BESIDES;
}

void dl_html_drop_opening_lines(dl_html_blocks *blocks, dl_arena *arena, const dl_html_metadata *metadata)
{
    dl_html_months *months = NULL;
    for (size_t i = 0; i < blocks->count; i++) {
        dl_html_block *block = &blocks->items[i];
        if (!block->kept || block->embed || block->heading ||
            (block->kind != DATELINE_PARAGRAPH && block->kind != DATELINE_DECK))
            continue;
        if (block->text.size <= LINE_MOST && is_day(block->text, arena, &months, metadata->language))
            block->kept = false;
        else if (block->kind == DATELINE_PARAGRAPH && dl_html_is_prose(block))
            return;
        else if (block->text.size <= NAMES_MOST && names_authors(block->text, arena, metadata))
            block->kept = false;
    }
}
