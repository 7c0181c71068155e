/* Articles of Nexis Uni as text. */
#include "article/formats/press/clippings_uni.h"
#include "article/formats/press/clippings.h"
#include "article/lines/prose.h"
#include "article/lines/word_date.h"

enum { HEAD_MOST = 4 }; /* headline, paper, day, edition */

typedef struct label {
    const char *front; /* of the block */
    dl_part part;
} label;

/* Before the text; DL_PART_COUNT: left out. */
static const label labels[] = {
    {"Byline:", DL_PART_AUTHOR}, {"Dateline:", DL_PART_PLACE}, {"Highlight:", DL_PART_DECK},
    {"Section:", DL_PART_COUNT}, {"Length:", DL_PART_COUNT},   {"Series:", DL_PART_COUNT},
    {"Body", DL_PART_TEXT},
};

/* Behind it. */
static const char *const ends[] = {"Classification", "Graphic", "Notes", "Correction", "Correction-Date", "Load-Date:"};

bool dl_uni_is_end(dl_slice line)
{
    return dl_slice_is(dl_prose_trim(line), "End of Document");
}

static const label *label_of(dl_slice block)
{
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
        dl_slice front = dl_slice_of(labels[i].front);
        bool alone = front.data[front.size - 1] != ':';
        if (alone ? dl_slice_equal(block, front) : dl_slice_starts(block, front))
            return &labels[i];
    }
    return NULL;
}

static bool is_behind(dl_slice block)
{
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        dl_slice front = dl_slice_of(ends[i]);
        if (front.data[front.size - 1] == ':' ? dl_slice_starts(block, front) : dl_slice_equal(block, front))
            return true;
    }
    return dl_uni_is_end(block);
}

/* The last blocks before the first label: before the last one that is a day, or before all, stand headline and paper. */
static void take_head(dl_record *record, const dl_slice *head, size_t count)
{
    size_t used, day = count;
    for (size_t i = 0; i < count; i++) {
        dl_date date = dl_word_date_take(head[i], &used);
        if (!dl_date_known(date))
            continue;
        record->date = date;
        day = i;
    }
    if (day > 0)
        record->parts[day > 1 ? DL_PART_SITE : DL_PART_TITLE] = head[day - 1];
    if (day > 1)
        record->parts[DL_PART_TITLE] = head[day - 2];
}

void dl_uni_fill(dl_record *record, dl_arena *arena, dl_slice text)
{
    enum { BEFORE, LABELS, BODY } state = BEFORE;
    dl_buffer body = DL_BUFFER_EMPTY;
    dl_slice head[HEAD_MOST], block;
    size_t heads = 0;
    for (size_t at = 0; (block = dl_clippings_block(text, &at)).size && !(state == BODY && is_behind(block));) {
        const label *found = state == BODY ? NULL : label_of(block);
        if (state == BODY) {
            dl_buffer_add_slice(&body, block);
            dl_buffer_add_text(&body, "\n\n");
        } else if (found) {
            if (state == BEFORE)
                take_head(record, head, heads);
            state = found->part == DL_PART_TEXT ? BODY : LABELS;
            if (state == LABELS && found->part < DL_PART_COUNT)
                record->parts[found->part] = dl_prose_trim(dl_slice_cut(block, strlen(found->front), block.size));
        } else if (state == BEFORE && !dl_clippings_is_notice(block)) {
            if (heads == HEAD_MOST)
                memmove(head, head + 1, --heads * sizeof *head);
            head[heads++] = block;
        }
    }
    record->parts[DL_PART_TEXT] = dl_prose_trim(dl_arena_copy(arena, dl_buffer_slice(&body)));
    arena->failed |= body.failed;
    dl_buffer_free(&body);
    dl_record_single_parts(record);
}
