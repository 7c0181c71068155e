/* Lines above a text. */
#include "article/html/opening.h"
#include "article/html/author/name_leads.h"
#include "article/html/author/names.h"
#include "article/html/author/standing.h"
#include "article/html/date/date_text.h"
#include "article/html/labels/label_east.h"
#include "article/html/tree/texts.h"
#include "util/ascii.h"

#include <strings.h>

enum { LINE_MOST = 160, NAMES_MOST = 80 };

static bool ends_sentence(dl_slice text)
{
    return dl_slice_ends(text, DL_LITERAL(".")) || dl_slice_ends(text, DL_LITERAL("\u3002"));
}

/* Whether a text begins so: a 0 is any digit, a / any sign between a day's numbers. */
static bool has_shape(dl_slice text, const char *shape)
{
    size_t i = 0;
    for (; shape[i] && i < text.size; i++)
        if (shape[i] == '0'   ? !dl_is_digit(text.data[i])
            : shape[i] == '/' ? !strchr("/.-", text.data[i])
                              : text.data[i] != shape[i])
            return false;
    return !shape[i];
}

/* An address, and nothing else. */
static bool is_address(dl_slice text)
{
    return dl_slice_starts(text, DL_LITERAL("http")) && dl_slice_find(text, "://") < sizeof "https" &&
           !memchr(text.data, ' ', text.size);
}

/* "2025-11-18 10:22:14 ...", "18/11/2025 - 10:22 - Source: ...": a program's day and time, and what else it knows. */
static bool opens_with_moment(dl_slice text)
{
    static const char *const shapes[] = {"0000-00-00 00:00",  "00/00/0000 00:00",   "00/00/0000 / 00:00",
                                         "00/00/0000, 00:00", "00/00/0000 | 00:00", "00/00/0000 00h00"};
    bool fits = false;
    for (size_t i = 0; i < sizeof shapes / sizeof *shapes && !fits && !ends_sentence(text); i++)
        fits = text.size > strlen(shapes[i]) && has_shape(text, shapes[i]);
    return fits;
}

/* "17:40", "5.46", "17h40" */
static bool holds_clock(dl_slice text)
{
    for (size_t i = 1; i + 2 < text.size; i++)
        if (strchr(":.h", text.data[i]) && text.data[i] && dl_is_digit(text.data[i - 1]) &&
            dl_is_digit(text.data[i + 1]) && dl_is_digit(text.data[i + 2]) &&
            (i + 3 == text.size || !(dl_is_digit(text.data[i + 3]) || text.data[i + 3] == '.')))
            return true;
    return false;
}

/* "Today, 17:40", "hoy a las 5:46, vistas: 237", in many languages: a word for it, a clock, and little else. */
static bool is_today(dl_slice text)
{
    enum { MOST = 70 };
    static const char *const words[] = {"today", "yesterday", "heute", "gestern", "hoy", "ayer", "hoje", "ontem", "aujourd", "hier", "oggi", "ieri", "vandaag", "gisteren", "idag", "i dag", "ig\u00E5r", "i g\u00E5r",
                                        "tänään", "eilen", "dzisiaj", "dziś", "wczoraj", "dnes", "včera", "ma ", "tegnap", "astăzi", "azi", "bugün", "dün", "hari ini", "hôm nay",
                                        "šodien", "Šodien", "šiandien", "Šiandien", "täna", "danas", "jučer",
                                        "сегодня", "Сегодня", "вчера", "Вчера", "сьогодні", "Сьогодні", "днес", "Днес"};
    const bool clock = text.size <= MOST && !ends_sentence(text) && holds_clock(text);
    bool word = false;
    for (size_t i = 0; clock && i < sizeof words / sizeof *words && !word; i++)
        word = text.size > strlen(words[i]) && strncasecmp(text.data, words[i], strlen(words[i])) == 0;
    return word;
}

/* Whether a line says a day and little else, or many digits and what they are: "Published: 18 Nov, 2025 15:41 Edited: 18
 * Nov, 2025 16:59". */
static bool is_day(dl_slice text, dl_arena *arena, dl_html_months **months, dl_slice language)
{
    enum { BRIEF = 40, LABELLED = 60, WORDS_MOST = 6, DIGITS = 3, CLOCK = 8, SHARE = 6, LED = 24 };
    size_t words = 1, digits = 0, characters = 0;
    while (text.size && strchr("/|- ", text.data[0]))
        text = dl_slice_cut(text, 1, text.size);
    size_t size = text.size; /* bytes, those of letters of two once: of three each says more */
    for (size_t i = 0; i < text.size; i++) {
        words += text.data[i] == ' ';
        digits += text.data[i] >= '0' && text.data[i] <= '9';
        characters += (text.data[i] & 0xC0) != 0x80;
        size -= (text.data[i] & 0xE0) == 0xC0;
    }
    const bool few = words <= WORDS_MOST && digits >= DIGITS,
               brief = few && (size <= BRIEF || (size <= LABELLED && dl_html_labels_day(text)));
    const bool led = digits >= CLOCK && !ends_sentence(text) &&
                     dl_html_labels_day(dl_slice_cut(text, 0, text.size < LED ? text.size : LED));
    if (!brief && !led && !opens_with_moment(text) &&
        (digits < CLOCK || digits * SHARE < characters || !dl_html_labels_day(text)))
        return false;
    if (!*months)
        *months = dl_html_months_of(arena, language);
    return *months && dl_date_known(dl_html_date_in(*months, text));
}

/* "Springfield, 18. November 2025", "Springfield, 2025. november 18.", whatever the language: behind a place few words with a day
 * and a year among them, and no other number. */
static bool is_place_and_day(dl_slice text)
{
    enum { MOST = 60, PLACE_MOST = 30, WORDS_MOST = 6, DAYS = 31 };
    const char *comma = text.size && text.size <= MOST ? memchr(text.data, ',', text.size) : NULL;
    const size_t place = comma ? (size_t)(comma - text.data) : 0;
    if (!place || place > PLACE_MOST || memchr(comma + 1, ',', text.size - place - 1))
        return false;
    size_t days = 0, years = 0, words = 0, others = 0;
    for (size_t i = 0; i < place; i++)
        others += dl_is_digit(text.data[i]);
    for (size_t i = place + 1; i < text.size;) {
        int number = 0;
        const size_t begin = i;
        for (; i < text.size && dl_is_digit(text.data[i]); i++)
            number = number < 10000 ? number * 10 + (text.data[i] - '0') : number;
        if (i == begin) {
            words += text.data[i] == ' ';
            i++;
        } else if (i - begin == 4 && number >= 1950 && number < 2100) {
            years++;
        } else {
            days += number >= 1 && number <= DAYS;
            others += number < 1 || number > DAYS;
        }
    }
    return days == 1 && years == 1 && !others && words <= WORDS_MOST && words >= 2;
}

/* "IP/25/1031": by which number a press office files it. */
static bool is_file_number(dl_slice text)
{
    enum { MOST = 20, SIGNS = 2 };
    size_t signs = 0, digits = 0;
    for (size_t i = 0; i < text.size && text.size <= MOST; i++) {
        const char letter = text.data[i] | 0x20;
        signs += text.data[i] == '/';
        digits += dl_is_digit(text.data[i]);
        if (text.data[i] != '/' && !dl_is_digit(text.data[i]) && (letter < 'a' || letter > 'z'))
            return false;
    }
    return signs == SIGNS && digits && !dl_is_digit(text.data[0]) && dl_is_digit(text.data[text.size - 1]);
}

/* Whether what stands behind a name ends with a year: " River Gazette November 18, 2025". */
static bool signs_with_day(dl_slice rest)
{
    enum { YEAR = 4 };
    size_t digits = 0;
    while (digits < rest.size && dl_is_digit(rest.data[rest.size - 1 - digits]))
        digits++;
    return rest.size && rest.data[0] == ' ' && digits == YEAR && rest.data[rest.size - YEAR] < '3';
}

/* Whether it says by whom, and but a word or two besides: "By Ann Bell and Carl Day"; or what they are, too: "By Ann Bell, Gazette
 * Contributor | November 18, 2025", "Ann Bell, director of roads". */
static bool names_authors(dl_slice text, dl_arena *arena, const dl_html_metadata *metadata)
{
    enum { BESIDES = 20, HOUSE_MOST = 40 };
    static const char dashes[] = "\u2014\u2013";
    while (text.size > 3 && (memcmp(text.data, dashes, 3) == 0 || memcmp(text.data, dashes + 3, 3) == 0))
        text = dl_slice_trim(dl_slice_cut(text, 3, text.size));
    dl_slice key = dl_html_key(arena, text);
    size_t named = 0;
    const size_t lead = dl_html_name_lead(text);
    const dl_slice first = metadata->author_count ? metadata->authors[0] : dl_slice_of(NULL),
                   rest = dl_slice_cut(text, lead, text.size);
    if (first.size && rest.size > first.size + 2 && dl_slice_starts(rest, first) && !ends_sentence(text)) {
        const char sign = rest.data[first.size],
                   next = rest.data[first.size + 1]; /* "Ann Bell | The Gazette", "Ann Bell / Springfield" */
        if ((strchr(",|", sign) && dl_html_is_standing(rest)) || (sign == ' ' && (next == '|' || next == '/')))
            return true;
    }
    if (text.size > NAMES_MOST)
        return false;
    if (first.size && dl_slice_starts(rest, first) && signs_with_day(dl_slice_cut(rest, first.size, rest.size)))
        return true;
    if (lead > 2 && text.data[lead - 2] == ':' && rest.size <= HOUSE_MOST &&
        !ends_sentence(text)) /* "By: The Gazette" */
        return true;
    for (size_t i = 0; i < metadata->author_count; i++) {
        dl_slice name = dl_html_key(arena, metadata->authors[i]);
        if (!dl_html_key_holds(key, name))
            return false;
        named += name.size;
    }
    return named && key.size <= named + (lead ? BESIDES : 0); /* a name alone is a byline, too */
}

/* "Springfield (wire)": a place and an agency in small letters. */
static bool is_place_and_wire(dl_slice *place, dl_slice text)
{
    enum { MOST = 50, WIRE_MOST = 8 };
    const size_t open =
        text.size <= MOST && dl_slice_ends(text, DL_LITERAL(")")) ? dl_slice_find(text, " (") : SIZE_MAX;
    if (open == SIZE_MAX || open < 3 || text.size - open > WIRE_MOST + 3 || !dl_html_starts_capital(text))
        return false;
    for (size_t i = 0; i + 1 < text.size; i++) {
        const char c = text.data[i];
        if (i > open + 1 ? c < 'a' || c > 'z' : i < open && (dl_is_digit(c) || memchr(".,:;!?()", c, 9)))
            return false;
    }
    const bool twice = open % 2 == 0 && memcmp(text.data, text.data + open / 2, open / 2) == 0; /* an element each */
    *place = dl_slice_cut(text, 0, twice ? open / 2 : open);
    return true;
}

/* "Springfield -", "Springfield WIRE \u2014", "WIRE \u2014": a place, an agency and a dash, to which the text below belongs. *place gets the
 * place, if there is one. */
static bool is_dateline(dl_slice *place, dl_slice text)
{
    enum { MOST = 60, WORDS_MOST = 6, WIRE_MOST = 5 };
    static const dl_slice dashes[] = {{"\u2014", 3}, {"\u2013", 3}, {"-", 1}};
    size_t dash = 0, words = 0, last = 0;
    for (size_t i = 0; i < sizeof dashes / sizeof *dashes && text.size <= MOST && !dash; i++)
        dash = text.size > dashes[i].size + 2 && dl_slice_ends(text, dashes[i]) ? dashes[i].size : 0;
    dl_slice named = dl_slice_trim(dl_slice_cut(text, 0, text.size - dash));
    if (!dash || named.size + dash == text.size) /* no blank before it */
        return false;
    bool wire = true;
    for (size_t at = 0; at < named.size; words++) {
        const dl_slice rest = dl_slice_cut(named, at, named.size);
        if (dl_html_starts_small(rest) || dl_is_digit(rest.data[0]) ||
            !(dl_html_starts_capital(rest) || rest.data[0] == '('))
            return false;
        last = at;
        while (at < named.size && named.data[at] != ' ')
            at++;
        while (at < named.size && named.data[at] == ' ')
            at++;
    }
    for (size_t i = last; i < named.size; i++)
        wire = wire && ((named.data[i] >= 'A' && named.data[i] <= 'Z') || named.data[i] == '(' || named.data[i] == ')');
    if (wire && named.size - last <= WIRE_MOST)
        named = dl_slice_trim(dl_slice_cut(named, 0, last));
    if (dl_slice_ends(named, DL_LITERAL(",")))
        named.size--;
    *place = named;
    return words <= WORDS_MOST;
}

/* "14 hours ago", "(Wire) \u2013 14 hours ago" */
static bool is_ago(dl_slice text)
{
    enum { AGO_MOST = 24, WIRE_MOST = 16 };
    static const dl_slice strokes[] = {{") - ", 4}, {") \u2013 ", 6}, {") \u2014 ", 6}};
    for (size_t i = 0; i < sizeof strokes / sizeof *strokes && dl_slice_starts(text, DL_LITERAL("(")); i++) {
        const char *end = memmem(text.data, text.size, strokes[i].data, strokes[i].size);
        if (end && end - text.data <= WIRE_MOST)
            text = dl_slice_cut(text, (size_t)(end - text.data) + strokes[i].size, text.size);
    }
    return text.size <= AGO_MOST && text.size && text.data[0] >= '0' && text.data[0] <= '9' &&
           dl_slice_ends(text, DL_LITERAL(" ago"));
}

/* Whether the text below opens with the line: a place, "SYDNEY" above "SYDNEY (Reuters) - ...". */
static bool opens_text(const dl_html_blocks *blocks, size_t at)
{
    enum { PLACE_MOST = 40, BEHIND_MOST = 6 };
    dl_slice line = blocks->items[at].text;
    for (size_t i = at + 1; i < blocks->count && i < at + BEHIND_MOST && line.size <= PLACE_MOST; i++) {
        const dl_html_block *below = &blocks->items[i];
        if (!below->kept || !dl_html_is_prose(below) || below->kind != DATELINE_PARAGRAPH)
            continue;
        if (below->text.size <= line.size || strncasecmp(below->text.data, line.data, line.size) != 0)
            return false;
        char behind = below->text.data[line.size];
        return behind == ',' || behind == '-' || behind == ':' ||
               (behind == ' ' && below->text.size > line.size + 2 &&
                (strchr("(-", below->text.data[line.size + 1]) ||
                 (unsigned char)below->text.data[line.size + 1] == 0xE2));
    }
    return false;
}

void dl_html_drop_opening_lines(dl_slice *place, dl_html_blocks *blocks, dl_arena *arena,
                                const dl_html_metadata *metadata)
{
    dl_html_months *months = NULL;
    *place = (dl_slice){NULL, 0};
    bool lead = false; /* the first sentences are above, and this is right behind */
    for (size_t i = 0; i < blocks->count; i++) {
        dl_html_block *block = &blocks->items[i];
        if (!block->kept || block->embed || block->heading ||
            (block->kind != DATELINE_PARAGRAPH && block->kind != DATELINE_DECK && !dl_html_is_line_east(block->text)))
            continue;
        if (dl_html_is_line_east(block->text))
            block->kept = false;
        else if (lead &&
                 !(holds_clock(block->text) && (dl_is_digit(block->text.data[0]) || dl_html_labels_day(block->text))))
            return;
        else if (block->text.size <= LINE_MOST &&
                 (is_place_and_day(block->text) || is_file_number(block->text) || is_today(block->text) ||
                  is_day(block->text, arena, &months, metadata->language)))
            block->kept = false;
        else if (lead)
            return;
        else if (is_address(block->text) ||
                 (block->kind == DATELINE_PARAGRAPH &&
                  (is_dateline(place, block->text) || is_place_and_wire(place, block->text))))
            block->kept = false;
        else if (block->text.size <= LINE_MOST && names_authors(block->text, arena, metadata))
            block->kept = false;
        else if (block->kind == DATELINE_PARAGRAPH && dl_html_is_prose(block))
            lead = true;
        else if (block->kind == DATELINE_PARAGRAPH && (is_ago(block->text) || opens_text(blocks, i)))
            block->kept = false;
    }
}
