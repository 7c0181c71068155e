/* Dates in visible text. */
#include "article/html/date/date_text.h"
#include "article/html/tree/saved.h"
#include "article/html/tree/texts.h"
#include "article/network/permalink.h"

#include <unicode/uchar.h>
#include <unicode/ures.h>
#include <unicode/ustring.h>

enum {
    TEXT_MOST = 160,
    NAME_MOST = 32,
    FORMS = 4,
    TOKENS = 24,
    NEAR = 400,
    LOCALES = 16,
    OPENING = 20,
    ALONE = 6,  /* tokens: "8/17/13 11:04am" */
    TIMED = 4,  /* the token of its minutes */
    SOLAR = 100, /* added to a month of the Persian year */
    LAST_YEAR = 2050 /* figures that name a later one are rather of a telephone: "Fax 02 12 2085" */
};

/* The names of the months in some languages: full and short, folded. Read when the first is asked
 * for: most pages say their day otherwise. */
struct dl_html_months {
    UChar names[LOCALES * FORMS][12][NAME_MOST];
    int32_t sizes[LOCALES * FORMS][12];
    int rows, solar; /* from row `solar` on they are of the Persian year */
    bool read;
    char language[8]; /* of the page; empty: it states none */
    bool day_first;
};
typedef struct dl_html_months months;

/* Letters of Persian as it writes them, which some keyboards write as Arabic does, and alef without what is often left out. */
static void unify(UChar *text, int32_t size)
{
    for (int32_t i = 0; i < size; i++) {
        const bool alef = text[i] == 0x0622 || text[i] == 0x0623 || text[i] == 0x0625;
        text[i] = alef ? 0x0627 : text[i] == 0x064A ? 0x06CC : text[i] == 0x0643 ? 0x06A9 : text[i];
    }
}

static void load_form(months *into, const UResourceBundle *names, const char *context,
                      const char *width)
{
    int row = into->rows++;
    UErrorCode status = U_ZERO_ERROR;
    UResourceBundle *within = ures_getByKey(names, context, NULL, &status),
                    *form = ures_getByKey(within, width, NULL, &status);
    for (int month = 0; month < 12 && U_SUCCESS(status); month++) {
        UErrorCode met = U_ZERO_ERROR;
        int32_t size;
        const UChar *name = ures_getStringByIndex(form, month, &size, &met);
        UChar *folded = into->names[row][month];
        size = U_SUCCESS(met)
                   ? u_strFoldCase(folded, NAME_MOST, name, size, U_FOLD_CASE_DEFAULT, &met)
                   : 0;
        while (U_SUCCESS(met) && size && folded[size - 1] == '.')
            size--;
        unify(folded, U_SUCCESS(met) ? size : 0);
        into->sizes[row][month] = U_SUCCESS(met) && size < NAME_MOST && size >= 2 ? size : 0;
    }
    ures_close(form);
    ures_close(within);
}

/* From CLDR's data as ICU holds them: a date format, which also knows them, takes ten times as long
 * to open, and has another calendar's for some languages. */
static void load(months *into, const char *language, const char *calendar)
{
    const char *const path[] = {"calendar", calendar, "monthNames"};
    UErrorCode status = U_ZERO_ERROR;
    UResourceBundle *at = ures_openDirect(NULL, language, &status);
    for (size_t i = 0; i < sizeof path / sizeof *path; i++)
        at = ures_getByKey(at, path[i], at, &status);
    if (U_SUCCESS(status)) {
        load_form(into, at, "format", "wide");
        load_form(into, at, "stand-alone", "wide");
        load_form(into, at, "format", "abbreviated");
        load_form(into, at, "stand-alone", "abbreviated");
    }
    ures_close(at);
}

static void load_all(months *into)
{
    /* Where a page states no language. */
    static const char *const others[] = {"de", "fr", "es", "it", "pt", "nl", "ru", "pl",
                                         "ar", "el", "tr", "uk", "sv", "hu", "ro"};
    /* Arabic has other names of months in the Levant and in the Maghreb. */
    static const char *const arab[] = {"ar_SY", "ar_DZ", "ar_MA"};
    into->read = true;
    load(into, "en", "gregorian");
    if (into->language[0] && strcmp(into->language, "en") != 0)
        load(into, into->language, "gregorian");
    for (size_t i = 0; i < sizeof others / sizeof *others && !into->language[0]; i++)
        load(into, others[i], "gregorian");
    for (size_t i = 0; i < sizeof arab / sizeof *arab && strcmp(into->language, "ar") == 0; i++)
        load(into, arab[i], "gregorian");
    into->solar = into->rows;
    if (strcmp(into->language, "fa") == 0)
        load(into, "fa", "persian");
}

static int month_of(months *known, const UChar *word, int32_t size)
{
    if (!known->read)
        load_all(known);
    for (int row = 0; row < known->rows; row++)
        for (int month = 0; month < 12; month++)
            if (known->sizes[row][month] == size && size &&
                u_memcmp(known->names[row][month], word, size) == 0)
                return row < known->solar ? month + 1 : SOLAR + month + 1;
    return 0;
}

/* A number, a month, or a word. Signs between are kept with what stands before them. */
typedef struct token {
    int number, digits, month;
    int era;     /* the year before its first */
    UChar sign;  /* '.', '/', '-' or a CJK unit behind it, else 0; behind a word '/' or '\'' alone, perhaps after a blank */
    bool filler; /* "de", "of", "." */
    bool clock;  /* a colon is behind it: "11:04" */
    bool native; /* figures of another script than Latin */
    bool counts; /* begins brackets: "2025年11月(18)" tells of a month with so many articles */
} token;

static bool is_unit(UChar sign)
{
    return sign == 0x5E74 || sign == 0x6708 || sign == 0x65E5 || sign == 0xB144 || sign == 0xC6D4;
}

/* Whether it parts the numbers of a day: no blank, no letter. */
static bool is_sign(UChar sign)
{
    return sign == '.' || sign == '/' || sign == '-' || is_unit(sign) ||
           (sign >= 0x80 && !u_isUWhiteSpace(sign) && !u_isalnum(sign));
}

/* The years of Japan's last emperors, and of the Republic of China. */
static int era_of(const UChar *word, int32_t size)
{
    static const struct {
        UChar name[2];
        int before;
    } eras[] = {{{0x4EE4, 0x548C}, 2018}, {{0x5E73, 0x6210}, 1988},
                {{0x6C11, 0x570B}, 1911}, {{0x6C11, 0x56FD}, 1911}};
    for (size_t i = 0; i < sizeof eras / sizeof *eras && size >= 2; i++)
        if (u_memcmp(word + size - 2, eras[i].name, 2) == 0)
            return eras[i].before;
    return 0;
}

/* Whether a full stop stands within a word: "ม.ค." is one, "Nov.2025" and "End.The" are not. */
static bool is_inner_stop(const UChar *text, int32_t size, int32_t begin, int32_t at)
{
    return text[at] == '.' && at - begin <= 2 && at + 1 < size && u_isalpha(text[at + 1]);
}

/* Whether it is written with the letter before it, as vowels are in Hindi. */
static bool is_mark(UChar code)
{
    return u_charType(code) == U_NON_SPACING_MARK || u_charType(code) == U_COMBINING_SPACING_MARK;
}

static size_t tokenize(token *out, months *known, const UChar *text, int32_t size)
{
    size_t count = 0;
    for (int32_t at = 0; at < size && count < TOKENS;) {
        int digit = u_charDigitValue(text[at]);
        if (digit >= 0) {
            token *made = &out[count++];
            *made = (token){.counts = at && (text[at - 1] == '(' || text[at - 1] == 0xFF08)};
            made->native = text[at] >= 0x80;
            for (; at < size && (digit = u_charDigitValue(text[at])) >= 0; at++, made->digits++)
                made->number = made->number < 100000 ? made->number * 10 + digit : made->number;
            while (at < size && text[at] == ' ' && at + 1 < size && is_unit(text[at + 1]))
                at++;
            if (at + 3 < size && text[at] == ' ' && text[at + 1] == '/' && text[at + 2] == ' ' && u_charDigitValue(text[at + 3]) >= 0)
                at++; /* "1 / 12 / 2020" */
            made->clock = at < size && text[at] == ':';
            if (at < size && is_sign(text[at]))
                made->sign = text[at++];
        } else if (u_isalpha(text[at])) {
            int32_t begin = at;
            while (at < size && (u_isalpha(text[at]) || is_mark(text[at]) || is_inner_stop(text, size, begin, at)))
                at++;
            token *made = &out[count++];
            int32_t length = at - begin;
            *made = (token){.month = month_of(known, text + begin, length),
                            .era = era_of(text + begin, length)};
            made->filler = !made->month && length <= 3;
            for (int32_t next = at; next < size && next <= at + 1 && !made->sign; next++)
                made->sign = text[next] == '/' ? '/' : text[next] == '\'' || text[next] == 0x2019 ? '\'' : 0;
        } else {
            at++;
        }
    }
    return count;
}

/* The Persian year begins in spring and has six months of 31 days before those of 30; its leap years
 * follow a cycle of 33 years, which holds until 1472 (2093). */
static dl_date solar(int year, int month, int day)
{
    enum { EPOCH = 492269 }; /* days from the last one before its year 1 to 1970-01-01 */
    int leap = (25 * year + 11) % 33 < 8, days = month <= 6 ? 31 : month < 12 || leap ? 30 : 29;
    if (month < 1 || month > 12 || day < 1 || day > days)
        return DL_DATE_NONE;
    int before = month <= 6 ? 31 * (month - 1) : 186 + 30 * (month - 7), y, m, d;
    dl_date_civil(365 * (year - 1) + (8 * year + 21) / 33 + before + day - EPOCH, &y, &m, &d);
    return dl_date_of(y, m, d);
}

/* A page in Persian may mean its own year, one in Thai the Buddhist's. */
static dl_date make(const months *known, int year, int month, int day)
{
    bool persian = strcmp(known->language, "fa") == 0, thai = strcmp(known->language, "th") == 0;
    if (persian && year >= 1369 && year <= 1472)
        return solar(year, month > SOLAR ? month - SOLAR : month, day);
    if (thai && year >= 2533 && year <= 2643)
        year -= 543;
    return year >= 1990 && year <= LAST_YEAR ? dl_date_of(year, month, day) : DL_DATE_NONE;
}

/* Behind words between the parts of a date: fillers, and a month's other name, of a word or two: "نيسان / أبريل". */
static size_t skip_words(const token *tokens, size_t at, size_t count)
{
    enum { NAME_WORDS = 2 };
    size_t end = at;
    bool named = tokens[at - 1].month && tokens[at - 1].sign == '/';
    while (end < count && end < at + NAME_WORDS && (!tokens[end].month || named) && !tokens[end].digits)
        named |= tokens[end++].sign == '/';
    while (at < count && tokens[at].filler)
        at++;
    return named ? end : at;
}

/* The date that begins with tokens[0]; `alone`: the text says nothing else but perhaps a time. */
static dl_date match(const months *known, const token *tokens, size_t count, bool alone)
{
    if (tokens[0].era && count >= 4 && tokens[1].sign == 0x5E74) /* 令和7年11月18日 */
        return make(known, tokens[0].era + tokens[1].number, tokens[2].number, tokens[3].number);
    const token *a = &tokens[0], *b = count > 1 ? &tokens[1] : a, *c = count > 2 ? &tokens[2] : a;
    if (count >= 3 && a->digits == 4 && b->digits && b->digits <= 2 && c->digits &&
        c->digits <= 2 && a->sign && !c->counts)
        return make(known, a->number, b->number, c->number);
    if (count >= 3 && a->digits && a->digits <= 2 && a->sign && b->digits && b->digits <= 2 &&
        b->sign && c->digits == 4) {
        bool first = a->number > 12 || (b->number <= 12 && (known->day_first || a->native || a->sign != '/'));
        return first ? make(known, c->number, b->number, a->number)
                     : make(known, c->number, a->number, b->number);
    }
    if (count >= 3 && a->digits == 2 && a->sign == '.' && b->digits == 2 && b->sign == '.' &&
        c->digits == 2 && !c->sign) /* 22.01.22, 01.22.22 */
        return b->number > 12 ? make(known, 2000 + c->number, a->number, b->number)
                              : make(known, 2000 + c->number, b->number, a->number);
    const bool ends = !c->sign || (c->sign == '-' && count > TIMED && tokens[TIMED].digits == 2); /* "8/5/12-20:06" */
    if (alone && count >= 3 && a->digits && a->digits <= 2 && b->digits && b->digits <= 2 &&
        c->digits == 2 && ends && a->sign == b->sign && (a->sign == '.' || a->sign == '/')) {
        bool first = a->number > 12 || (b->number <= 12 && (known->day_first || a->sign == '.'));
        return first ? make(known, 2000 + c->number, b->number, a->number) /* 8.5.12 */
                     : make(known, 2000 + c->number, a->number, b->number); /* 8/17/13 */
    }
    if (alone && count >= 3 && a->digits == 4 && b->month && c->digits && c->digits <= 2) /* 2022 Jan 22 */
        return make(known, a->number, b->month, c->number);
    if (a->digits && a->digits <= 2) { /* 22. Januar 2022, 22 de enero de 2022 */
        size_t i = skip_words(tokens, 1, count);
        if (i >= count || !tokens[i].month)
            return DL_DATE_NONE;
        int month = tokens[i].month;
        i = skip_words(tokens, i + 1, count);
        const bool timed =
            i + 1 < count && !tokens[i].sign && !tokens[i].clock && tokens[i + 1].clock; /* 22 Jan 22 18:05 */
        const bool short_year =
            i < count && tokens[i].digits == 2 && (timed || tokens[i - 1].sign == '\''); /* 22 Jan '22 */
        return i < count && (tokens[i].digits == 4 || short_year)
                   ? make(known, tokens[i].number + (short_year ? 2000 : 0), month, a->number)
                   : DL_DATE_NONE;
    }
    if (a->month && count >= 3 && b->digits && b->digits <= 2) { /* January 22nd, 2022 */
        const size_t i = skip_words(tokens, 2, count);
        return i < count && tokens[i].digits == 4 ? make(known, tokens[i].number, a->month, b->number)
                                                  : DL_DATE_NONE;
    }
    return DL_DATE_NONE;
}

/* Whether there may be a digit, of whatever script. */
static bool may_count(dl_slice text)
{
    for (size_t i = 0; i < text.size; i++)
        if ((text.data[i] >= '0' && text.data[i] <= '9') || (unsigned char)text.data[i] >= 0x80)
            return true;
    return false;
}

static dl_date find(months *known, dl_slice text)
{
    if (!may_count(text))
        return DL_DATE_NONE;
    UErrorCode status = U_ZERO_ERROR;
    UChar wide[TEXT_MOST], folded[TEXT_MOST * 2];
    int32_t size = 0;
    u_strFromUTF8WithSub(wide, TEXT_MOST, &size, text.data, (int32_t)text.size, 0xFFFD, NULL,
                         &status);
    size = U_SUCCESS(status)
               ? u_strFoldCase(folded, TEXT_MOST * 2, wide, size, U_FOLD_CASE_DEFAULT, &status)
               : 0;
    if (U_FAILURE(status))
        return DL_DATE_NONE;
    unify(folded, size);
    token tokens[TOKENS];
    size_t count = tokenize(tokens, known, folded, size);
    dl_date date = DL_DATE_NONE;
    for (size_t i = 0; i < count && !dl_date_known(date); i++)
        date = match(known, tokens + i, count - i, !i && count <= ALONE);
    return date;
}

static bool is_hidden(const dl_html_tree *tree, uint32_t at)
{
    GumboTag tag = dl_html_tag(tree, tree->nodes[at].parent);
    return tag == GUMBO_TAG_SCRIPT || tag == GUMBO_TAG_STYLE || tag == GUMBO_TAG_OPTION ||
           tag == GUMBO_TAG_NOSCRIPT;
}

/* A text node without a bracket in front; a long one that opens with a number is cut behind what
 * may be a day: "27.1.2022 - A long paragraph". */
static dl_slice dated_text(const dl_html_tree *tree, uint32_t at, bool *opens)
{
    dl_slice text = dl_slice_trim(dl_html_node_text(tree, at));
    if (dl_slice_starts(text, DL_LITERAL("(")))
        text = dl_slice_cut(text, 1, text.size);
    *opens = text.size >= TEXT_MOST && text.data[0] >= '0' && text.data[0] <= '9';
    return *opens ? dl_slice_cut(text, 0, OPENING) : text;
}

static bool in_caption(const dl_html_tree *tree, uint32_t at)
{
    enum { LEVELS = 4 };
    for (int level = 0; level < LEVELS && at; level++) {
        at = tree->nodes[at].parent;
        if (dl_html_is(tree, at, GUMBO_TAG_FIGCAPTION) ||
            dl_html_holds_word(dl_html_attribute(tree, at, "class"), "caption"))
            return true;
    }
    return false;
}

/* Whether a text is the day of a post that the page quotes: a link to it. */
static bool in_quoted_post(const dl_html_tree *tree, uint32_t at)
{
    enum { LEVELS = 4 };
    const uint32_t link = tree->nodes[at].parent;
    bool quoted = false;
    if (!dl_html_is(tree, link, GUMBO_TAG_A) || !dl_permalink_is_post(dl_html_attribute(tree, link, "href")))
        return false;
    at = link;
    for (int level = 0; level < LEVELS && at && !quoted; level++) {
        at = tree->nodes[at].parent;
        quoted = dl_html_is(tree, at, GUMBO_TAG_BLOCKQUOTE);
    }
    return quoted;
}

/* Whether it is what an archive says above the page that it shows. */
static bool is_archives(const dl_html_tree *tree, uint32_t at)
{
    enum { LEVELS = 12 };
    bool is = false;
    for (int level = 0; level < LEVELS && at && !is; level++) {
        at = tree->nodes[at].parent;
        is = dl_html_is_archives(tree, at);
    }
    return is;
}

dl_html_days dl_html_days_in(dl_html_months *known, const dl_html_tree *tree, uint32_t begin,
                             uint32_t end, uint32_t headline)
{
    dl_html_days days = DL_HTML_DAYS_NONE;
    bool opens;
    size_t asides = 0;
    for (uint32_t i = begin; i < end && i < tree->count && asides < DL_HTML_ASIDES; i++) {
        dl_slice text = dated_text(tree, i, &opens);
        if (text.size < 8 || text.size >= TEXT_MOST || is_hidden(tree, i))
            continue;
        dl_date date = find(known, text);
        if (!dl_date_known(date) || in_caption(tree, i) || in_quoted_post(tree, i) || is_archives(tree, i) ||
            dl_html_in_teaser(tree, i, text.size, headline))
            continue;
        dl_slice from = text;
        dl_html_day_kind kind = dl_html_day_label(tree, i, &from);
        if (dl_date_known(days.of[kind]))
            continue;
        if (dl_html_is_aside(tree, i, headline)) {
            asides++;
            continue;
        }
        if (from.size != text.size && dl_date_known(find(known, from)))
            date = find(known, from);
        days.of[kind] = date;
    }
    return days;
}

static dl_date find_between(months *known, const dl_html_tree *tree, uint32_t begin, uint32_t end,
                            uint32_t headline, bool own)
{
    bool opens;
    size_t asides = 0;
    dl_date changed = DL_DATE_NONE;
    for (uint32_t i = begin; i < end && i < tree->count && asides < DL_HTML_ASIDES; i++) {
        dl_slice text = dated_text(tree, i, &opens);
        if (text.size < 8 || text.size >= TEXT_MOST || is_hidden(tree, i))
            continue;
        dl_date date = find(known, text);
        if (!dl_date_known(date) || in_quoted_post(tree, i) || is_archives(tree, i) ||
            dl_html_in_teaser(tree, i, text.size, headline))
            continue;
        bool aside = own && dl_html_is_aside(tree, i, headline);
        asides += aside;
        const dl_html_day_kind kind = own && !aside ? dl_html_day_label(tree, i, &text) : DL_DAY_SAID;
        if (aside || (dl_date_known(changed) && kind != DL_DAY_PUBLISHED))
            continue;
        if (kind != DL_DAY_CHANGED)
            return date;
        changed = date;
    }
    return changed;
}

dl_html_months *dl_html_months_of(dl_arena *arena, dl_slice language)
{
    static const char *const month_first[] = {"en-US", "en_US", "en-CA", "en_CA", "en-PH", "en_PH"};
    months *made = dl_arena_alloc(arena, sizeof *made);
    size_t size = 0;
    while (size < language.size && language.data[size] != '-' && language.data[size] != '_')
        size++;
    if (made && (size == 2 || size == 3)) /* and not "Dutch" */
        memcpy(made->language, language.data, size);
    if (made)
        made->day_first =
            made->language[0] && (strcmp(made->language, "en") != 0 || size < language.size);
    for (size_t i = 0; made && i < sizeof month_first / sizeof *month_first; i++)
        made->day_first = made->day_first && !dl_slice_is_caseless(language, month_first[i]);
    return made;
}

void dl_html_months_day_first(dl_html_months *known)
{
    known->day_first = true;
}

dl_date dl_html_date_in(dl_html_months *known, dl_slice text)
{
    return text.size >= 8 && text.size < TEXT_MOST ? find(known, text) : DL_DATE_NONE;
}

dl_date dl_html_date_opening(dl_html_months *known, const dl_html_tree *tree)
{
    dl_date date = DL_DATE_NONE;
    for (uint32_t i = 0; i < tree->count && !dl_date_known(date); i++) {
        bool opens;
        dl_slice text = dated_text(tree, i, &opens);
        date = opens && !is_hidden(tree, i) ? find(known, text) : DL_DATE_NONE;
    }
    return date;
}

dl_date dl_html_date_near(dl_html_months *known, const dl_html_tree *tree, uint32_t headline,
                          bool own)
{
    for (uint32_t i = 0; i < tree->count && !headline; i++)
        if (dl_html_is(tree, i, GUMBO_TAG_H1) && tree->nodes[i].text > 12)
            headline = i;
    dl_date date = find_between(known, tree, headline, headline + (headline ? NEAR : tree->count), headline,
                                own);
    if (!dl_date_known(date) && headline)
        date = find_between(known, tree, headline > NEAR ? headline - NEAR : 0, headline, headline, own);
    return date;
}
