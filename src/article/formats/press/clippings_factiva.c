/* Articles of Factiva as text. */
#include "article/formats/press/clippings_factiva.h"
#include "article/formats/press/clippings.h"
#include "article/lines/prose.h"
#include "article/lines/word_date.h"

enum {
    LINE_MOST = 90,   /* bytes of a line that is a part other than text */
    HEAD_MOST = 3,    /* section, headline, authors */
    NOTICE_MOST = 10, /* lines behind the count of words in which the notice of copyright stands */
};

static const char digits[] = "0123456789";

static bool is_of(dl_slice text, const char *bytes)
{
    for (size_t i = 0; i < text.size; i++)
        if (!text.data[i] || !strchr(bytes, text.data[i]))
            return false;
    return text.size > 0;
}

bool dl_factiva_is_number(dl_slice line)
{
    static const char bytes[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    const dl_slice text = dl_prose_trim(line), number = dl_prose_last_word(text);
    return text.size <= LINE_MOST && number.size < text.size && number.size >= 20 && number.size <= 30 &&
           is_of(number, bytes) && is_of(dl_slice_cut(number, 8, 16), digits);
}

dl_part dl_factiva_part(dl_slice code)
{
    static const struct {
        const char *code;
        dl_part part;
    } codes[] = {{"HD", DL_PART_TITLE}, {"BY", DL_PART_AUTHOR}, {"PD", DL_PART_DATE}, {"SN", DL_PART_SITE},
                 {"LP", DL_PART_TEXT},  {"TD", DL_PART_TEXT},   {"AN", DL_PART_ID}};
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        if (dl_slice_is(code, codes[i].code))
            return codes[i].part;
    return DL_PART_COUNT;
}

/* ---- with codes: "HD | The headline" ---- */

static bool take_code(dl_slice *block, dl_part *part)
{
    size_t size = 0;
    while (size < block->size && block->data[size] >= 'A' && block->data[size] <= 'Z')
        size++;
    dl_slice rest = dl_slice_cut(*block, size, block->size);
    if (size < 2 || size > 3 || !dl_slice_starts(rest, DL_LITERAL(" | ")))
        return false;
    *part = dl_factiva_part(dl_slice_cut(*block, 0, size));
    *block = dl_prose_trim(dl_slice_cut(rest, 3, rest.size));
    return true;
}

/* ---- without: by their order ---- */

/* "1,234 words", in the reader's language. */
static bool is_count(dl_slice block)
{
    const char *blank = block.size ? memchr(block.data, ' ', block.size) : NULL;
    return blank && block.size <= 20 && is_of(dl_slice_cut(block, 0, (size_t)(blank - block.data)), "0123456789,.") &&
           !memchr(blank + 1, ' ', (size_t)(block.data + block.size - blank - 1));
}

static bool is_notice(dl_slice block)
{
    static const char *const fronts[] = {"\u00A9", "(c) ", "(C) ", "Copyright ", "(Copyright"};
    for (size_t i = 0; i < sizeof fronts / sizeof *fronts; i++)
        if (dl_slice_starts(block, dl_slice_of(fronts[i])))
            return true;
    return false;
}

typedef struct order {
    dl_slice head[HEAD_MOST]; /* the last blocks before the count of words */
    size_t heads;
    bool counted, in_text;
    unsigned lines; /* behind the count */
} order;

/* Of section, headline and authors the headline is longest. */
static void take_head(dl_record *record, const order *so_far)
{
    size_t title = 0;
    for (size_t i = 1; i < so_far->heads; i++)
        if (so_far->head[i].size > so_far->head[title].size)
            title = i;
    if (!so_far->heads)
        return;
    record->parts[DL_PART_TITLE] = so_far->head[title];
    if (title + 1 < so_far->heads)
        record->parts[DL_PART_AUTHOR] = so_far->head[title + 1];
}

/* What stands between the count and the notice: day, time, paper, its code, page, language. */
static dl_part part_in_order(dl_record *record, order *so_far, dl_slice block)
{
    if (!so_far->counted) {
        so_far->counted = is_count(block);
        if (so_far->counted) {
            take_head(record, so_far);
        } else {
            if (so_far->heads == HEAD_MOST)
                memmove(so_far->head, so_far->head + 1, --so_far->heads * sizeof *so_far->head);
            so_far->head[so_far->heads++] = block;
        }
        return DL_PART_COUNT;
    }
    if (so_far->in_text)
        return DL_PART_TEXT;
    so_far->in_text = is_notice(block);
    if (so_far->in_text)
        return DL_PART_COUNT;
    if (block.size > LINE_MOST || ++so_far->lines > NOTICE_MOST) { /* there is none */
        so_far->in_text = true;
        return DL_PART_TEXT;
    }
    if (!dl_date_known(record->date))
        return DL_PART_DATE;
    return is_of(block, "0123456789:") ? DL_PART_COUNT : DL_PART_SITE;
}

/* ---- both ---- */

static void put(dl_record *record, dl_buffer *body, dl_part part, dl_slice block)
{
    size_t used;
    if (part == DL_PART_TEXT) {
        dl_buffer_add_slice(body, block);
        dl_buffer_add_text(body, "\n\n");
    } else if (part == DL_PART_DATE) {
        if (!dl_date_known(record->date))
            record->date = dl_word_date_take(block, &used);
    } else if (part < DL_PART_COUNT && !record->parts[part].size) {
        record->parts[part] = part == DL_PART_ID ? dl_prose_last_word(block) : block;
    }
}

void dl_factiva_fill(dl_record *record, dl_arena *arena, dl_slice text)
{
    dl_buffer body = DL_BUFFER_EMPTY;
    order so_far = {.heads = 0};
    dl_part part = DL_PART_COUNT;
    bool coded = false;
    dl_slice block;
    for (size_t at = 0; (block = dl_clippings_block(text, &at)).size;) {
        coded |= take_code(&block, &part);
        if (!coded)
            part = dl_factiva_is_number(block) ? DL_PART_ID : part_in_order(record, &so_far, block);
        put(record, &body, part, block);
    }
    record->parts[DL_PART_TEXT] = dl_prose_trim(dl_arena_copy(arena, dl_buffer_slice(&body)));
    arena->failed |= body.failed;
    dl_buffer_free(&body);
    dl_record_single_parts(record);
}
