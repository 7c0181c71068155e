/* Lines to groups (blank lines between them), groups to blocks. */
#include "article/plain/blocks.h"
#include "article/lines/flat_tweet.h"
#include "article/lines/prose.h"
#include "util/utf8.h"

/* Columns of a line that was wrapped at a margin, and code points of a tweet with its links. */
enum { WRAP_LEAST = 40, WRAP_MOST = 100, RAGGED = 15, TWEET_MOST = 400 };

typedef struct line {
    size_t begin, end, next;
} line;

/* Whether one of eight bytes is `byte` (Warren, "Hacker's Delight", 6-1). */
static bool has_byte(uint64_t eight, char byte)
{
    const uint64_t ones = UINT64_C(0x0101010101010101), left = eight ^ ones * (unsigned char)byte;
    return ((left - ones) & ~left & ones << 7) != 0;
}

/* Where LF or CR stands next, or `limit`. */
static size_t line_end(dl_slice text, size_t at, size_t limit)
{
    uint64_t eight;
    for (; limit - at >= sizeof eight; at += sizeof eight) {
        memcpy(&eight, text.data + at, sizeof eight);
        if (has_byte(eight, '\n') || has_byte(eight, '\r'))
            break;
    }
    while (at < limit && text.data[at] != '\n' && text.data[at] != '\r')
        at++;
    return at;
}

/* A line ends at LF, CRLF or a lone CR. */
static line line_at(dl_slice text, size_t at, size_t limit)
{
    line found = {at, line_end(text, at, limit), limit};
    if (found.end < limit)
        found.next = found.end + 1 + (text.data[found.end] == '\r' && found.end + 1 < limit &&
                                      text.data[found.end + 1] == '\n');
    return found;
}

static dl_slice line_text(const dl_blocks *blocks, line of)
{
    return dl_slice_cut(blocks->text, of.begin, of.end);
}

/* The mark of a list or a quote at the front of a line: its size with the blanks around, or 0. */
static size_t take_mark(dl_slice text, dateline_kind *kind)
{
    static const struct {
        const char *mark;
        dateline_kind kind;
    } marks[] = {{"- ", DATELINE_LIST},      {"* ", DATELINE_LIST},      {"\u2022", DATELINE_LIST},
                 {"\u25CF ", DATELINE_LIST}, {"\u25AA ", DATELINE_LIST}, {"> ", DATELINE_QUOTE}};
    size_t at = 0;
    while (at < text.size && (text.data[at] == ' ' || text.data[at] == '\t'))
        at++;
    dl_slice rest = dl_slice_cut(text, at, text.size);
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (dl_slice_starts(rest, dl_slice_of(marks[i].mark)) && rest.size > strlen(marks[i].mark) &&
            !(i == 0 && dl_slice_ends(dl_prose_trim(rest), DL_LITERAL(" -")))) { /* "- Heading -" */
            *kind = marks[i].kind;
            return at + strlen(marks[i].mark);
        }
    return 0;
}

/* Columns of the first word at `at`. */
static size_t first_word(dl_slice text, size_t at, size_t limit)
{
    size_t end = at;
    while (end < limit && (unsigned char)text.data[end] > ' ')
        end++;
    return dl_prose_columns(dl_slice_cut(text, at, end), WRAP_MOST);
}

static bool is_indented(const dl_blocks *blocks, size_t at)
{
    return dl_prose_skip_blanks(blocks->text, at) > at;
}

/* Whether the lines were wrapped at a margin: all but the last of a paragraph are of its width, the next line's first word
 * would hardly have fitted on any of them, and not each ends a sentence, or it would not have fitted on the lines before.
 * A word beyond any margin, as addresses are, has a line of its own, and a short one may be before it, where some lines tell
 * the margin. They are one paragraph, or each begins with a line that is `indented`. Notes the margin. */
static bool is_wrapped(dl_blocks *blocks, size_t begin, size_t end, bool indented)
{
    enum { TELLING_LEAST = 2 };
    bool runs_on = false, beyond = false;
    size_t widest = 0, least_filled = SIZE_MAX, telling = 0;
    for (size_t at = begin; at < end;) {
        line here = line_at(blocks->text, at, end);
        dl_slice text = line_text(blocks, here);
        const size_t columns = dl_prose_columns(text, WRAP_MOST);
        const bool last = here.next >= end || (indented && is_indented(blocks, here.next));
        const bool is_beyond = columns > WRAP_MOST && !memchr(text.data, ' ', text.size);
        const size_t next = last ? 0 : first_word(blocks->text, here.next, end);
        beyond |= is_beyond;
        at = here.next;
        if (is_beyond)
            continue;
        if (columns > WRAP_MOST || (!last && columns < WRAP_LEAST && next <= WRAP_MOST))
            return false;
        if (columns > widest)
            widest = columns;
        if (!last) {
            const size_t filled = columns + 1 + next;
            if (filled < least_filled)
                least_filled = filled;
            telling += next <= WRAP_MOST;
            runs_on |= !dl_prose_ends_sentence(text) || (blocks->margin && filled > blocks->margin);
        }
    }
    if (!runs_on || least_filled + RAGGED < widest || (beyond && telling < TELLING_LEAST))
        return false;
    if (blocks->margin < widest)
        blocks->margin = widest;
    return true;
}

/* ---- blocks of a group; each advances `at` to the next ---- */

/* Bytes of blanks that a line opens with, also those before a group's first line. */
static size_t indentation(const dl_blocks *blocks, line of)
{
    size_t begin = of.begin;
    while (begin && (blocks->text.data[begin - 1] == ' ' || blocks->text.data[begin - 1] == '\t'))
        begin--;
    return dl_prose_skip_blanks(blocks->text, of.begin) - begin;
}

/* Whether the first word of `next` would not have fitted on `before`. */
static bool runs_over(const dl_blocks *blocks, line before, line next)
{
    return blocks->margin && dl_prose_columns(line_text(blocks, before), WRAP_MOST) + 1 +
                                     first_word(blocks->text, next.begin, next.end) > blocks->margin;
}

/* A line with a mark, or without, and those that go on with it: one without a mark goes on with a block of a list when it
 * is indented more, with any when it was wrapped; a quoted one, when the quote before it reads on. */
static dl_block next_marked(dl_blocks *blocks)
{
    line first = line_at(blocks->text, blocks->at, blocks->end), here = first;
    dateline_kind kind = DATELINE_PARAGRAPH;
    const size_t begin = here.begin + take_mark(line_text(blocks, here), &kind);
    size_t end = here.end;
    while ((blocks->at = here.next) < blocks->end) {
        const line next = line_at(blocks->text, blocks->at, blocks->end);
        dl_slice before = dl_slice_cut(blocks->text, begin, end);
        dateline_kind marked = DATELINE_PARAGRAPH;
        bool indented = indentation(blocks, next) > indentation(blocks, first);
        bool goes_on = take_mark(line_text(blocks, next), &marked)
                           ? marked == DATELINE_QUOTE && kind == marked && !dl_prose_ends_sentence(before)
                           : (kind == DATELINE_LIST && indented) || runs_over(blocks, here, next);
        if (!goes_on)
            break;
        end = next.end;
        here = next;
    }
    return (dl_block){begin, end, kind, false};
}

/* A line, with those that go on with it up to one that is indented, if that tells paragraphs; but an attribution is never
 * parted from what stands before it. */
static dl_block next_line(dl_blocks *blocks)
{
    dl_slice group = dl_slice_cut(blocks->text, 0, blocks->end);
    dl_attribution *next = &blocks->attribution;
    dl_block block = {blocks->at, blocks->end, DATELINE_PARAGRAPH, false};
    if (blocks->cut == DL_BLOCKS_INDENTED)
        block.begin += take_mark(dl_slice_cut(blocks->text, blocks->at, blocks->end), &block.kind);
    while (blocks->at < blocks->end) {
        line here = line_at(blocks->text, blocks->at, blocks->end);
        blocks->at = here.next;
        while (blocks->tweets && next->end <= here.end) {
            block.tweets = true;
            blocks->tweets = dl_flat_tweet_find(next, group, next->end);
        }
        /* The attribution goes on, or opens, on the next line. */
        bool inside = blocks->tweets && next->begin < here.end;
        bool follows = blocks->tweets && !inside && next->begin >= here.next &&
                       dl_prose_skip_blanks(group, here.next) == next->begin;
        bool goes_on = blocks->cut == DL_BLOCKS_INDENTED && here.next < blocks->end && !is_indented(blocks, here.next);
        if (!inside && !follows && !goes_on) {
            block.end = here.end;
            break;
        }
    }
    return block;
}

static dl_block next_of_group(dl_blocks *blocks)
{
    if (blocks->cut == DL_BLOCKS_MARKED)
        return next_marked(blocks);
    if (blocks->cut == DL_BLOCKS_LINES || blocks->cut == DL_BLOCKS_INDENTED)
        return next_line(blocks);
    dl_block whole = {blocks->at, blocks->end, DATELINE_PARAGRAPH, blocks->tweets};
    blocks->at = blocks->end;
    return whole;
}

/* ---- groups ---- */

/* One tweet, line breaks included: ends in the group's only attribution and is no longer than tweets are. */
static bool is_one_tweet(const dl_blocks *blocks)
{
    const dl_attribution *first = &blocks->attribution;
    return first->end == blocks->end &&
           dl_utf8_count(dl_slice_cut(blocks->text, blocks->at, first->begin)) <= TWEET_MOST;
}

/* What the lines of a group begin with. */
typedef struct looks {
    size_t lines;
    bool marked;   /* a mark that a dash within a sentence is not */
    bool indented; /* a line behind the first, while another one is not */
} looks;

static looks look_at(const dl_blocks *blocks)
{
    looks all = {0};
    size_t indented = 0;
    bool runs_on = false;
    for (size_t at = blocks->at; at < blocks->end; all.lines++) {
        line here = line_at(blocks->text, at, blocks->end);
        dl_slice text = line_text(blocks, here);
        dateline_kind kind;
        size_t mark = take_mark(text, &kind);
        all.marked |= mark && !(runs_on && dl_slice_starts(text, DL_LITERAL("- ")));
        indented += all.lines && is_indented(blocks, at);
        runs_on = !dl_prose_ends_sentence(text) && dl_prose_columns(text, WRAP_MOST) >= WRAP_LEAST && !mark;
        at = here.next;
    }
    all.indented = indented && indented + 1 < all.lines;
    return all;
}

/* Finds the lines [at, end) with no blank one between and none at the ends. */
static bool find_group(dl_blocks *blocks)
{
    size_t begin = blocks->behind, at = begin;
    for (line here; at < blocks->text.size; at = here.next) {
        here = line_at(blocks->text, at, blocks->text.size);
        if (dl_prose_trim(line_text(blocks, here)).size)
            continue;
        if (at > begin)
            break;
        begin = here.next;
    }
    if (at == begin)
        return false;
    dl_slice trimmed = dl_prose_trim(dl_slice_cut(blocks->text, begin, at));
    blocks->behind = at;
    blocks->at = (size_t)(trimmed.data - blocks->text.data);
    blocks->end = blocks->at + trimmed.size;
    return true;
}

static bool find_attribution(dl_blocks *blocks)
{
    return dl_flat_tweet_find(&blocks->attribution, dl_slice_cut(blocks->text, 0, blocks->end), blocks->at);
}

/* Turns to the next group, and settles how it is cut. */
static bool open_group(dl_blocks *blocks)
{
    if (!find_group(blocks))
        return false;
    blocks->tweets = find_attribution(blocks);
    if (blocks->tweets && blocks->more && blocks->attribution.begin == blocks->at) {
        /* The attribution opens the group: it belongs to the block before. */
        blocks->ahead.tweets = true;
        blocks->ahead.end = blocks->attribution.end;
        blocks->at = dl_prose_skip_blanks(dl_slice_cut(blocks->text, 0, blocks->end), blocks->attribution.end);
        blocks->tweets = find_attribution(blocks);
    }
    const looks seen = look_at(blocks);
    dateline_kind kind;
    blocks->cut = DL_BLOCKS_WHOLE;
    if (seen.lines > 1 && blocks->tweets && is_one_tweet(blocks))
        blocks->at += take_mark(dl_slice_cut(blocks->text, blocks->at, blocks->end), &kind);
    else if (seen.indented && is_wrapped(blocks, blocks->at, blocks->end, true))
        blocks->cut = DL_BLOCKS_INDENTED;
    else if (seen.marked && !blocks->tweets)
        blocks->cut = DL_BLOCKS_MARKED;
    else if (seen.lines > 1 && !is_wrapped(blocks, blocks->at, blocks->end, false))
        blocks->cut = DL_BLOCKS_LINES;
    return true;
}

/* ---- the whole ---- */

/* The next block that says something becomes the one ahead. */
static void find_next(dl_blocks *blocks, dl_block *before)
{
    dl_block found = {0};
    bool more = false;
    while (!more && (blocks->at < blocks->end || open_group(blocks))) {
        if (blocks->at == blocks->end)
            continue;
        found = next_of_group(blocks);
        dl_slice trimmed = dl_prose_trim(dl_slice_cut(blocks->text, found.begin, found.end));
        found.begin = (size_t)(trimmed.data - blocks->text.data);
        found.end = found.begin + trimmed.size;
        more = dl_prose_has_words(trimmed);
    }
    *before = blocks->ahead;
    blocks->ahead = found;
    blocks->more = more;
}

dl_blocks dl_blocks_begin(dl_slice text, size_t from)
{
    dl_blocks blocks = {.text = text, .behind = from};
    dl_block none;
    find_next(&blocks, &none);
    return blocks;
}

bool dl_blocks_next(dl_block *out, dl_blocks *blocks)
{
    if (!blocks->more)
        return false;
    find_next(blocks, out);
    return true;
}
