/* Lines to groups (blank lines between them), groups to blocks. */
#include "article/blocks.h"
#include "article/flat_tweet.h"
#include "article/prose.h"
#include "util/utf8.h"

/* Columns of a line that was wrapped at a margin, and code points of a tweet with its links. */
enum { WRAP_LEAST = 40, WRAP_MOST = 100, RAGGED = 15, TWEET_MOST = 400 };

typedef struct line {
    size_t begin, end, next;
} line;

typedef struct cutter {
    dl_blocks *blocks;
    dl_arena *arena;
    dl_slice text;
    bool failed;
} cutter;

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

static dl_slice line_text(const cutter *cut, line of)
{
    return dl_slice_cut(cut->text, of.begin, of.end);
}

static void add(cutter *cut, size_t begin, size_t end, dateline_kind kind, bool tweets)
{
    dl_blocks *blocks = cut->blocks;
    dl_slice trimmed = dl_prose_trim(dl_slice_cut(cut->text, begin, end));
    if (!dl_prose_has_words(trimmed) || cut->failed)
        return;
    dl_block *items = dl_arena_room(cut->arena, blocks->items, &blocks->capacity, blocks->count, sizeof *items);
    cut->failed = !items;
    if (cut->failed)
        return;
    blocks->items = items;
    begin = (size_t)(trimmed.data - cut->text.data);
    blocks->items[blocks->count++] = (dl_block){begin, begin + trimmed.size, kind, tweets};
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

/* Whether the lines are one paragraph, wrapped at a margin: all but the last are of a margin's width, the
 * next line's first word would hardly have fitted on any of them, and not each ends a sentence. */
static bool is_wrapped(const cutter *cut, size_t begin, size_t end)
{
    bool runs_on = false;
    size_t widest = 0, least_filled = SIZE_MAX;
    for (size_t at = begin; at < end;) {
        line here = line_at(cut->text, at, end);
        dl_slice text = line_text(cut, here);
        size_t columns = dl_prose_columns(text, WRAP_MOST);
        bool last = here.next >= end;
        if (columns > WRAP_MOST || (!last && columns < WRAP_LEAST))
            return false;
        if (columns > widest)
            widest = columns;
        if (!last) {
            size_t filled = columns + 1 + first_word(cut->text, here.next, end);
            if (filled < least_filled)
                least_filled = filled;
            runs_on |= !dl_prose_ends_sentence(text);
        }
        at = here.next;
    }
    return runs_on && least_filled + RAGGED >= widest;
}

/* Lines of which some have marks: a block a mark. A line without one goes on with the block before it when
 * it is indented; a quoted one, when the quote before it reads on. */
static void add_marked(cutter *cut, size_t begin, size_t end)
{
    size_t block = begin, tail = begin; /* of the block at hand */
    dateline_kind kind = DATELINE_PARAGRAPH;
    for (size_t at = begin; at < end;) {
        line here = line_at(cut->text, at, end);
        dl_slice text = line_text(cut, here), before = dl_slice_cut(cut->text, block, tail);
        dateline_kind next = DATELINE_PARAGRAPH;
        size_t mark = take_mark(text, &next);
        bool indented = text.size && (text.data[0] == ' ' || text.data[0] == '\t');
        bool goes_on = mark ? next == DATELINE_QUOTE && kind == next && !dl_prose_ends_sentence(before)
                            : kind == DATELINE_LIST && indented;
        if (!goes_on || tail == begin) {
            add(cut, block, tail, kind, false);
            block = here.begin + mark;
            kind = next;
        }
        tail = here.end;
        at = here.next;
    }
    add(cut, block, tail, kind, false);
}

/* Each line a block; but an attribution is never parted from what stands before it. */
static void add_single(cutter *cut, size_t begin, size_t end)
{
    dl_slice group = dl_slice_cut(cut->text, 0, end);
    dl_attribution next;
    bool found = dl_flat_tweet_find(&next, group, begin);
    size_t block = begin;
    bool tweets = false;
    for (size_t at = begin; at < end;) {
        line here = line_at(cut->text, at, end);
        while (found && next.end <= here.end) {
            tweets = true;
            found = dl_flat_tweet_find(&next, group, next.end);
        }
        /* The attribution goes on, or opens, on the next line. */
        bool inside = found && next.begin < here.end;
        bool follows = found && !inside && next.begin >= here.next &&
                       dl_prose_skip_blanks(group, here.next) == next.begin;
        if (!inside && !follows) {
            add(cut, block, here.end, DATELINE_PARAGRAPH, tweets);
            block = here.next;
            tweets = false;
        }
        at = here.next;
    }
    add(cut, block, end, DATELINE_PARAGRAPH, tweets);
}

/* One tweet, line breaks included: ends in the group's only attribution and is no longer than tweets are. */
static bool is_one_tweet(const cutter *cut, size_t begin, size_t end, dl_attribution *first)
{
    return first->end == end && dl_utf8_count(dl_slice_cut(cut->text, begin, first->begin)) <= TWEET_MOST;
}

/* A mark in the group's lines, and more than one line? */
static void look_at(const cutter *cut, size_t begin, size_t end, size_t *lines, bool *marked)
{
    *lines = 0;
    *marked = false;
    for (size_t at = begin; at < end; ++*lines) {
        line here = line_at(cut->text, at, end);
        dateline_kind kind;
        *marked |= take_mark(line_text(cut, here), &kind) != 0;
        at = here.next;
    }
}

/* Lines [begin, end) with no blank one between and none at the ends. */
static void add_group(cutter *cut, size_t begin, size_t end)
{
    dl_slice trimmed = dl_prose_trim(dl_slice_cut(cut->text, begin, end));
    dl_attribution first;
    size_t lines;
    bool marked;
    begin = (size_t)(trimmed.data - cut->text.data);
    end = begin + trimmed.size;
    bool tweets = dl_flat_tweet_find(&first, dl_slice_cut(cut->text, 0, end), begin);
    if (tweets && cut->blocks->count && first.begin == begin) {
        /* The attribution opens the group: it belongs to the block before. */
        dl_block *before = &cut->blocks->items[cut->blocks->count - 1];
        before->tweets = true;
        before->end = first.end;
        begin = dl_prose_skip_blanks(dl_slice_cut(cut->text, 0, end), first.end);
        if (begin == end)
            return;
        tweets = dl_flat_tweet_find(&first, dl_slice_cut(cut->text, 0, end), begin);
    }
    look_at(cut, begin, end, &lines, &marked);
    dateline_kind kind = DATELINE_PARAGRAPH;
    if (lines > 1 && tweets && is_one_tweet(cut, begin, end, &first)) {
        size_t mark = take_mark(dl_slice_cut(cut->text, begin, end), &kind);
        add(cut, begin + mark, end, DATELINE_PARAGRAPH, true);
    } else if (marked && !tweets) {
        add_marked(cut, begin, end);
    } else if (lines < 2 || is_wrapped(cut, begin, end)) {
        add(cut, begin, end, DATELINE_PARAGRAPH, tweets);
    } else {
        add_single(cut, begin, end);
    }
}

bool dl_blocks_find(dl_blocks *out, dl_arena *arena, dl_slice text, size_t from)
{
    cutter cut = {out, arena, text, false};
    size_t begin = from, end = from;
    *out = (dl_blocks){NULL, 0, 0};
    for (size_t at = from; at < text.size && !cut.failed;) {
        line here = line_at(text, at, text.size);
        bool blank = !dl_prose_trim(line_text(&cut, here)).size;
        if (blank && end > begin)
            add_group(&cut, begin, end);
        if (blank)
            begin = here.next;
        end = here.next;
        at = here.next;
    }
    if (end > begin)
        add_group(&cut, begin, end);
    return !cut.failed;
}
