/* Long tweets of an archive: which one a cut text begins. */
#include "article/network/account.h"
#include "article/lines/prose.h"

#include <stdlib.h>

enum { LEAST = 100 /* bytes of a text that was cut off */, APART = 3600 /* seconds */ };

dl_slice dl_account_opening(dl_slice text)
{
    while (text.size && text.data[0] == '@') {
        const char *blank = memchr(text.data, ' ', text.size);
        if (!blank)
            break;
        text = dl_prose_trim(dl_slice_cut(text, (size_t)(blank - text.data), text.size));
    }
    return text;
}

static int by_opening(const void *left, const void *right)
{
    return dl_slice_compare(((const dl_note *)left)->opening, ((const dl_note *)right)->opening);
}

void dl_account_order(dl_account *account)
{
    if (account->note_count)
        qsort(account->notes, account->note_count, sizeof *account->notes, by_opening);
}

/* Without the links and the "…" behind it. */
static dl_slice without_end(dl_slice text)
{
    static const dl_slice ellipsis = {"\u2026", 3}, link = {"https://t.co/", 13};
    for (bool more = true; more;) {
        size_t begin = text.size;
        while (begin && (unsigned char)text.data[begin - 1] > ' ')
            begin--;
        more = dl_slice_starts(dl_slice_cut(text, begin, text.size), link);
        if (more)
            text = dl_prose_trim(dl_slice_cut(text, 0, begin));
    }
    if (dl_slice_ends(text, ellipsis))
        text.size -= ellipsis.size;
    return dl_prose_trim(text);
}

const dl_note *dl_account_whole(const dl_account *account, dl_slice text, dl_date date)
{
    size_t low = 0, high = account ? account->note_count : 0;
    if (!high)
        return NULL;
    text = without_end(dl_account_opening(text));
    if (text.size < LEAST)
        return NULL;
    while (low < high) {
        const size_t middle = (low + high) / 2;
        if (dl_slice_compare(account->notes[middle].opening, text) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < account->note_count && dl_slice_starts(account->notes[low].opening, text); low++) {
        const dl_note *note = &account->notes[low];
        const bool dated = dl_date_known(date) && dl_date_known(note->date);
        if (note->opening.size > text.size && (!dated || llabs(date.seconds - note->date.seconds) <= APART))
            return note;
    }
    return NULL;
}
