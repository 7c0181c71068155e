/* The order of day and month on a page. */
#include "article/html/date/date_order.h"
#include "util/ascii.h"

enum { LONG_TEXT = 160 }; /* bytes: what is longer is no line that tells a day */

/* The number of `least` to `most` digits at *at, which goes behind it; -1 without one. */
static int take_number(dl_slice text, size_t *at, size_t least, size_t most)
{
    int number = 0;
    size_t digits = 0;
    for (; *at < text.size && dl_is_digit(text.data[*at]); ++*at, digits++)
        number = digits < most ? number * 10 + (text.data[*at] - '0') : number;
    return digits >= least && digits <= most ? number : -1;
}

/* Letters of ASCII and bytes of others. */
typedef struct letters {
    size_t ascii, others;
} letters;

static void count_letters(letters *of, dl_slice text)
{
    for (size_t i = 0; i < text.size; i++) {
        of->ascii += (text.data[i] | 0x20) >= 'a' && (text.data[i] | 0x20) <= 'z';
        of->others += (unsigned char)text.data[i] >= 0x80;
    }
}

/* Counts dates like "25/04/2018" and "04/25/2018" that can only be one day. */
static void count_orders(dl_slice text, size_t *day_first, size_t *month_first)
{
    if (text.size > LONG_TEXT)
        return;
    for (size_t at = 0; at < text.size;) {
        if (!dl_is_digit(text.data[at])) {
            at++;
            continue;
        }
        const int first = take_number(text, &at, 1, 2);
        const char sign = at < text.size ? text.data[at] : 0;
        if (first < 1 || (sign != '/' && sign != '-' && sign != '.'))
            continue;
        size_t next = at + 1;
        const int second = take_number(text, &next, 1, 2);
        if (second < 1 || next >= text.size || text.data[next] != sign)
            continue;
        next++;
        if (take_number(text, &next, 4, 4) < 0)
            continue;
        *day_first += first > 12 && first <= 31 && second <= 12;
        *month_first += second > 12 && second <= 31 && first <= 12;
        at = next;
    }
}

bool dl_html_days_come_first(const dl_html_metas *metas)
{
    const dl_html_tree *tree = metas->tree;
    size_t day_first = 0, month_first = 0;
    letters used = {0, 0};
    for (uint32_t i = 0; i < tree->count; i++) {
        if (dl_html_is_no_text(tree, i)) {
            i = tree->nodes[i].end - 1;
            continue;
        }
        count_orders(dl_html_node_text(tree, i), &day_first, &month_first);
        count_letters(&used, dl_html_node_text(tree, i));
    }
    for (size_t i = 0; i < metas->count; i++)
        count_orders(dl_html_attribute(tree, metas->items[i], "content"), &day_first, &month_first);
    return (day_first || used.others > used.ascii) && !month_first;
}
