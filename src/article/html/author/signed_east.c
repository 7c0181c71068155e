/* Who signs in Chinese, Korean or Japanese. */
#include "article/html/author/signed_east.h"
#include "article/html/author/author_element.h"
#include "article/html/author/byline_of.h"
#include "article/html/tree/texts.h"
#include "article/lines/east_name.h"
#include "util/utf8.h"

#include <unicode/uchar.h>

enum { NAME_MOST = 5, LONG_MOST = 15, LINE_MOST = 150, FRONT = 240, TAIL = 160, PROSE_LEAST = 60, LINE_LEAST = 30 };

/* What tells a name before a colon or a stroke; `any`: also names in other letters. */
static const struct {
    const char *word;
    bool any;
} labels[] = {{"作者", true},      {"原作者", true},    {"著者", true},     {"撰文", false},   {"撰稿", false},
              {"采写", false},     {"採寫", false},     {"执笔", false},    {"執筆", false},   {"글쓴이", true},
              {"取材・文", false}, {"文・写真", false}, {"ライター", true}, {"聞き手", false}, {"文", false}};

/* What tells a name without one. */
static const char *const roles[] = {"记者", "記者", "通讯员", "通訊員"};

/* What stands between names and is none; whoever follows `ends` wrote nothing. */
static const struct {
    const char *word;
    bool ends;
} others[] = {{"实习生", false},   {"实习记者", false}, {"见习记者", false}, {"特约记者", false}, {"特约撰稿", false},
              {"本报记者", false}, {"编辑", true},      {"編輯", true},      {"摄影", true},      {"攝影", true},
              {"摄", true},        {"图", true},        {"文", true},        {"校对", true}};

static bool dl_html_is_hangul(uint32_t code)
{
    return code >= 0xAC00 && code <= 0xD7A3;
}

static bool is_blank(uint32_t code)
{
    return code == ' ' || code == 0xA0 || code == 0x3000 || (code >= 0x2002 && code <= 0x200A);
}

/* The code point at `at`, 0 at the end. */
static uint32_t code_at(dl_slice text, size_t at, size_t *size)
{
    *size = 0;
    return at < text.size ? dl_utf8_decode(text, at, size) : 0;
}

static uint32_t code_before(dl_slice text, size_t at)
{
    size_t size, begin = at;
    if (!at)
        return 0;
    do
        begin--;
    while (begin && ((unsigned char)text.data[begin] & 0xC0) == 0x80);
    return code_at(text, begin, &size);
}

static size_t behind_blanks(dl_slice text, size_t at)
{
    for (size_t size; is_blank(code_at(text, at, &size));)
        at += size;
    return at;
}

static bool starts_at(dl_slice text, size_t at, const char *word)
{
    return at <= text.size && dl_slice_starts(dl_slice_cut(text, at, text.size), dl_slice_of(word));
}

/* The characters from `at` on that are of a kind, and where they end; dots within transcribed names count. */
static size_t count_run(dl_slice text, size_t at, size_t *end, bool (*is_kind)(uint32_t))
{
    size_t count = 0, size, next;
    for (uint32_t code; is_kind(code = code_at(text, at, &size)) ||
                        (count && (code == 0xB7 || code == 0x2022 || code == 0x30FB || code == 0xFF0E));
         count++) {
        if (!is_kind(code) && !is_kind(code_at(text, at + size, &next)))
            break;
        at += size;
    }
    *end = at;
    return count;
}

/* ---- names ---- */

typedef struct reading {
    dl_html_names *to;
    dl_arena *arena;
    dl_slice text;
    size_t at;
} reading;

/* "李 明", as names of two characters are set in line with those of three: in `arena`. */
static dl_slice joined(reading *r, dl_slice first, dl_slice second)
{
    char *room = dl_arena_alloc(r->arena, first.size + second.size);
    if (!room)
        return dl_slice_of(NULL);
    memcpy(room, first.data, first.size);
    memcpy(room + first.size, second.data, second.size);
    return dl_slice_make(room, first.size + second.size);
}

/* "王小明" of "王小明台北18日電", "王小明台北報導": who reports and from where, of two characters mostly. Else all. */
static size_t without_place(dl_slice text, size_t begin, size_t *end)
{
    static const char *const reports[] = {"報導", "报道", "報道"};
    enum { PLACE = 2, MOST = 6 };
    size_t size, cut = *end;
    for (size_t i = 0; i < sizeof reports / sizeof *reports; i++)
        if (dl_slice_ends(dl_slice_cut(text, begin, *end), dl_slice_of(reports[i])))
            cut = *end - strlen(reports[i]);
    const uint32_t behind = code_at(text, *end, &size);
    const size_t count = count_run(dl_slice_cut(text, 0, cut), begin, &cut, dl_html_is_han);
    if ((cut == *end && !(behind >= '0' && behind <= '9')) || count < 2 * PLACE || count > MOST)
        return count_run(text, begin, end, dl_html_is_han);
    size_t left = count == MOST ? 3 : count - PLACE;
    for (*end = begin; left; left--)
        (void)code_at(text, *end, &size), *end += size;
    return count == MOST ? 3 : count - PLACE;
}

/* Takes a name at r->at. `common`: only with a common surname. Empty: there is none. */
static dl_slice take_name(reading *r, bool common)
{
    size_t end, next, count = count_run(r->text, r->at, &end, dl_html_is_han);
    if (common)
        count = without_place(r->text, r->at, &end);
    dl_slice name = dl_slice_cut(r->text, r->at, end);
    if (count == 1) {
        const size_t begin = behind_blanks(r->text, end);
        if (begin == end || count_run(r->text, begin, &next, dl_html_is_han) != 1)
            return dl_slice_of(NULL);
        name = joined(r, name, dl_slice_cut(r->text, begin, next));
        if (!dl_html_has_east_surname(name, 2))
            return dl_slice_of(NULL);
        end = next;
    } else {
        const bool dotted = count > NAME_MOST && count <= LONG_MOST && dl_slice_find(name, "·") != SIZE_MAX;
        const bool fits = common ? dl_html_has_east_surname(name, count) : (count >= 2 && count <= NAME_MOST) || dotted;
        if (!fits || dl_html_is_no_east_name(name))
            return dl_slice_of(NULL);
    }
    r->at = end;
    return name;
}

/* Moves behind what stands between names; *blank: but blanks. False: the names end here. */
static bool pass_between(reading *r, bool *blank)
{
    static const char *const marks[] = {"、", "，", ",", "/", "／", "&", "和", "及"};
    bool passed = true, end = false;
    const size_t begin = r->at, blanks = behind_blanks(r->text, r->at);
    while (passed && !end) {
        const size_t before = r->at;
        size_t run;
        r->at = behind_blanks(r->text, r->at);
        (void)count_run(r->text, r->at, &run, dl_html_is_han);
        for (size_t i = 0; i < sizeof roles / sizeof *roles; i++) { /* "河城日报记者" */
            const size_t found = dl_slice_find(dl_slice_cut(r->text, r->at, run), roles[i]);
            r->at += found == SIZE_MAX ? 0 : found + strlen(roles[i]);
        }
        for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
            if (starts_at(r->text, r->at, marks[i]))
                r->at += strlen(marks[i]);
        for (size_t i = 0; i < sizeof others / sizeof *others && !end; i++)
            if (starts_at(r->text, r->at, others[i].word)) {
                end = others[i].ends;
                r->at += end ? 0 : strlen(others[i].word);
            }
        passed = r->at > before;
    }
    *blank = blanks > begin && r->at == blanks;
    return !end;
}

/* Adds all names from r->at on, and says how many. What a blank alone parts from a name may be what that person is. */
static size_t take_names(reading *r, bool common)
{
    const size_t before = r->to->count;
    size_t end = r->at;
    bool blank;
    for (dl_slice name;
         pass_between(r, &blank) && (name = take_name(r, common || (blank && r->to->count > before))).size; end = r->at)
        dl_html_names_add_one(r->to, name);
    r->at = end;
    return r->to->count - before;
}

/* ---- where they stand ---- */

static bool ends_name(uint32_t code)
{
    return !dl_html_is_han(code) && !dl_html_is_hangul(code);
}

/* "作者：赵婕", "文/赵婕". */
static bool take_labelled(reading *r)
{
    static const char *const marks[] = {":", "：", "/", "／", "|", "｜", "=", "＝", "・"};
    size_t size;
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
        for (size_t at = 0, found;
             (found = dl_slice_find(dl_slice_cut(r->text, at, r->text.size), labels[i].word)) != SIZE_MAX;) {
            const size_t begin = at + found;
            at = begin + strlen(labels[i].word);
            size_t mark = 0, behind = behind_blanks(r->text, at);
            for (size_t k = 0; k < sizeof marks / sizeof *marks && !mark; k++)
                mark = starts_at(r->text, behind, marks[k]) ? strlen(marks[k]) : 0;
            if (!mark || !ends_name(code_before(r->text, begin)))
                continue;
            r->at = behind + mark;
            if (take_names(r, false))
                return true;
            r->at = behind_blanks(r->text, r->at);
            size_t end = r->at;
            for (uint32_t code; (code = code_at(r->text, end, &size)) > ' ' && !is_blank(code) &&
                                !strchr("<>[](){}|,;:/", (int)(code < 0x80 ? code : 'x'));)
                end += size;
            if (labels[i].any && end - r->at >= 2 && end - r->at <= 30 &&
                !dl_html_is_no_east_name(dl_slice_cut(r->text, r->at, end))) {
                dl_html_names_add_one(r->to, dl_slice_cut(r->text, r->at, end));
                if (r->to->count)
                    return true;
            }
        }
    return false;
}

/* Whether `at` lies in brackets that no sentence parts from it, in a line of its own, or at the front. */
static bool stands_apart(dl_slice text, size_t at)
{
    static const char *const opening[] = {"（", "(", "【", "["}, *const ends[] = {"。", "，", "；", "？", "！", "”", "）", ")"};
    size_t open = 0;
    bool sentence = false;
    for (size_t i = 0; i < at; i++) {
        for (size_t k = 0; k < sizeof opening / sizeof *opening; k++)
            if (starts_at(text, i, opening[k]))
                open = 1, sentence = false;
        for (size_t k = 0; k < sizeof ends / sizeof *ends; k++)
            sentence |= starts_at(text, i, ends[k]);
    }
    return !sentence && (open || text.size <= LINE_MOST);
}

/* Whether what follows a name is no more of a sentence, or where it comes from. */
static bool may_follow(dl_slice text, size_t at)
{
    static const char *const ends[] = {"報導", "报道", "報道", "日電", "日电"};
    size_t size;
    if (!dl_html_is_han(code_at(text, at, &size)))
        return !starts_at(text, at, "，");
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        const size_t found = dl_slice_find(dl_slice_cut(text, at, text.size), ends[i]);
        if (found != SIZE_MAX && found <= 12)
            return true;
    }
    return false;
}

/* "（记者 赵婕）", "本报记者 赵婕", "河南商报记者马俊峰/文". */
static bool take_reporter(reading *r)
{
    static const char *const marks[] = {"：", ":", "/", "／"};
    size_t size;
    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
        for (size_t at = 0, found;
             (found = dl_slice_find(dl_slice_cut(r->text, at, r->text.size), roles[i])) != SIZE_MAX;) {
            const size_t begin = at + found;
            at = begin + strlen(roles[i]);
            const size_t before = r->to->count;
            r->at = at;
            bool marked = false;
            const uint32_t behind = code_at(r->text, at, &size);
            for (size_t k = 0; k < sizeof marks / sizeof *marks; k++)
                marked |= starts_at(r->text, at, marks[k]);
            const bool apart = is_blank(behind) || marked;
            if (!apart && behind < 0x80)
                continue;
            r->at += marked ? size : 0;
            const bool fits = stands_apart(r->text, begin) && take_names(r, !apart) && may_follow(r->text, r->at);
            if (fits)
                return true;
            r->to->count = before;
        }
    return false;
}

/* "홍길동 기자", before the end, a sign of equality or an address of mail. */
static bool take_korean(reading *r)
{
    static const char word[] = " 기자";
    size_t size, end;
    for (size_t at = 0, found; (found = dl_slice_find(dl_slice_cut(r->text, at, r->text.size), word)) != SIZE_MAX;) {
        const size_t name_end = at + found;
        at = name_end + strlen(word);
        const size_t next = behind_blanks(r->text, at);
        const uint32_t code = code_at(r->text, next, &size);
        const bool closes = !code || code == '=' || code == ']' || code == ')' || code == '/' ||
                            (next > at && code < 0x80 && u_isalpha((UChar32)code));
        size_t begin = name_end;
        for (size_t count = 0; begin >= 3 && count < NAME_MOST && dl_html_is_hangul(code_at(r->text, begin - 3, &size));
             count++)
            begin -= 3;
        const uint32_t before = code_before(r->text, begin);
        if (!closes || count_run(dl_slice_cut(r->text, 0, name_end), begin, &end, dl_html_is_hangul) < 2 ||
            dl_html_is_hangul(before))
            continue;
        dl_html_names_add_one(r->to, dl_slice_cut(r->text, begin, name_end));
        return r->to->count > 0;
    }
    return false;
}

/* Whether brackets at `begin` go on with a Japanese phrase, and say no name: "ちいかわパーク（池袋）". */
static bool goes_on_japanese(dl_slice text, size_t begin)
{
    bool kana = false;
    for (size_t i = 0; i + 1 < begin && !kana; i++)
        kana = (unsigned char)text.data[i] == 0xE3 && (unsigned char)text.data[i + 1] >= 0x81 &&
               (unsigned char)text.data[i + 1] <= 0x83;
    return kana && !dl_slice_ends(dl_slice_trim(dl_slice_cut(text, 0, begin)), DL_LITERAL("。"));
}

/* "……。（赵婕）", "（姚峰 上海报道）" */
static bool take_closing(reading *r)
{
    static const char *const marks[][2] = {{"（", "）"}, {"(", ")"}};
    const dl_slice text = dl_slice_trim(r->text);
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        if (!dl_slice_ends(text, dl_slice_of(marks[i][1])))
            continue;
        size_t begin = text.size - strlen(marks[i][1]), end;
        while (begin && !starts_at(text, begin, marks[i][0]))
            begin--;
        if (!starts_at(text, begin, marks[i][0]) || goes_on_japanese(text, begin))
            continue;
        r->at = begin + strlen(marks[i][0]);
        const size_t before = r->to->count;
        if (!take_names(r, true))
            continue;
        r->at = behind_blanks(r->text, r->at);
        (void)count_run(r->text, r->at, &end, dl_html_is_han);
        if (dl_slice_ends(dl_slice_cut(r->text, r->at, end), DL_LITERAL("报道")))
            r->at = end;
        if (behind_blanks(r->text, r->at) + strlen(marks[i][1]) == text.size)
            return true;
        r->to->count = before;
    }
    return false;
}

/* ---- the page ---- */

static bool (*const ways[])(reading *) = {take_labelled, take_reporter, take_korean, take_closing};
enum { WAYS = sizeof ways / sizeof *ways, CLOSING = WAYS - 1 };

/* The front and the end of a text that is longer. */
static size_t ends_of(dl_slice parts[2], dl_slice text)
{
    parts[0] = text;
    if (text.size <= FRONT + TAIL)
        return 1;
    size_t begin = text.size - TAIL;
    while (begin < text.size && ((unsigned char)text.data[begin] & 0xC0) == 0x80)
        begin++;
    parts[0] = dl_slice_cut(text, 0, dl_utf8_floor(text, FRONT));
    parts[1] = dl_slice_cut(text, begin, text.size);
    return 2;
}

/* Whether there is a character from U+4000 on. */
static bool holds_east(dl_slice text)
{
    for (size_t i = 0; i < text.size; i++)
        if ((unsigned char)text.data[i] >= 0xE4)
            return true;
    return false;
}

bool dl_html_signed_east_text(dl_html_names *to, dl_arena *arena, dl_slice text)
{
    enum { LOOKED_AT = 64 };
    dl_slice parts[2];
    if (!holds_east(dl_slice_cut(text, 0, text.size < LOOKED_AT ? text.size : LOOKED_AT)))
        return false;
    const size_t count = ends_of(parts, text);
    for (size_t part = 0; part < count; part++)
        for (size_t way = text.size > LINE_MOST; way < CLOSING; way++) { /* in prose, labels are of books */
            reading r = {to, arena, parts[part], 0};
            if (ways[way](&r))
                return true;
        }
    return false;
}

static bool is_link(const dl_html_tree *tree, uint32_t at)
{
    enum { LEVELS = 3 };
    for (int level = 0; at && level < LEVELS; level++, at = tree->nodes[at].parent)
        if (dl_html_is(tree, at, GUMBO_TAG_A))
            return true;
    return false;
}

void dl_html_signed_east(dl_html_names *to, dl_arena *arena, const dl_html_tree *tree, uint32_t headline)
{
    size_t best = WAYS;
    bool follows = false; /* a text that is no link */
    for (uint32_t i = headline; i < tree->count && best; i++) {
        dl_slice text = dl_html_node_text(tree, i), parts[2];
        if (!text.size || !holds_east(text))
            continue;
        const GumboTag around = dl_html_tag(tree, tree->nodes[i].parent);
        if (around == GUMBO_TAG_SCRIPT || around == GUMBO_TAG_STYLE || around == GUMBO_TAG_TEXTAREA)
            continue;
        const size_t count = ends_of(parts, text);
        for (size_t part = 0; part < count; part++)
            parts[part] = dl_html_squeezed(arena, parts[part]);
        const bool link = is_link(tree, i);
        for (size_t part = 0; part < count; part++)
            for (size_t way = 0; way < WAYS && (way < best || way == CLOSING); way++) {
                dl_slice items[DL_HTML_NAMES];
                dl_html_names found = {.items = items};
                reading r = {&found, arena, parts[part], 0};
                const bool closes = part + 1 == count && best >= CLOSING && (follows || text.size >= PROSE_LEAST);
                if ((way && link) || (way == CLOSING && !closes) || !ways[way](&r) ||
                    dl_html_signs_other(tree, i, false))
                    continue;
                best = way;
                to->count = 0;
                for (size_t n = 0; n < found.count; n++)
                    dl_html_names_add_one(to, found.items[n]);
            }
        follows = !link && text.size >= LINE_LEAST;
    }
}
