/* News as agencies and archives exchange it in XML: NITF, NewsML 1, NewsML-G2, the Reuters corpus. An article is a
 * <newsItem>, or a <nitf> that stands in none. */
#include "article/lines/prose.h"
#include "article/reading/format.h"
#include "article/reading/markup.h"
#include "article/record/records.h"
#include "util/error.h"
#include "util/utf8.h"

enum { DECK_LIMIT = 16, RANKS = 3 };

/* Where parts stand: in an attribute or, NULL, as the content. Lower ranks go before higher ones. */
typedef struct rule {
    const char *element, *attribute;
    dl_part part;
    unsigned rank;
} rule;

static const rule rules[] = {
    {"newsitem", "guid", DL_PART_ID, 0},
    {"newsitem", "itemid", DL_PART_ID, 0},
    {"doc-id", "id-string", DL_PART_ID, 0},
    {"publicidentifier", NULL, DL_PART_ID, 0},
    {"headline", NULL, DL_PART_TITLE, 0},
    {"hl1", NULL, DL_PART_TITLE, 0},
    {"title", NULL, DL_PART_TITLE, 1},
    {"date.issue", "norm", DL_PART_DATE, 0},
    {"versioncreated", NULL, DL_PART_DATE, 0},
    {"thisrevisioncreated", NULL, DL_PART_DATE, 0},
    {"newsitem", "date", DL_PART_DATE, 0},
    {"pubdata", "date.publication", DL_PART_DATE, 1},
    {"date.release", "norm", DL_PART_DATE, 2},
    {"pubdata", "ex-ref", DL_PART_URL, 0},
    {"pubdata", "name", DL_PART_SITE, 0},
    {"creditline", NULL, DL_PART_SITE, 1},
    {"distributor", NULL, DL_PART_SITE, 1},
    {"party", "formalname", DL_PART_SITE, 1},
    {"doc.copyright", "holder", DL_PART_SITE, 2},
    {"byline", NULL, DL_PART_AUTHOR, 0},
    {"by", NULL, DL_PART_AUTHOR, 0},
    {"language", "tag", DL_PART_LANGUAGE, 0},
    {"language", "formalname", DL_PART_LANGUAGE, 0},
    {"newsitem", "xml:lang", DL_PART_LANGUAGE, 1},
    {"dateline", NULL, DL_PART_PLACE, 0},
    {"hl2", NULL, DL_PART_DECK, 0},
    {"subheadline", NULL, DL_PART_DECK, 0},
    {"abstract", NULL, DL_PART_DECK, 0},
    {"description", NULL, DL_PART_DECK, 0},
    {"body.content", NULL, DL_PART_TEXT, 0},
    {"body", NULL, DL_PART_TEXT, 1},
    {"inlinexml", NULL, DL_PART_TEXT, 2},
    {"inlinedata", NULL, DL_PART_TEXT, 2},
    {"datacontent", NULL, DL_PART_TEXT, 2},
    {"text", NULL, DL_PART_TEXT, 2},
};
enum { RULES = sizeof rules / sizeof *rules };

static bool sniff(const dl_head *head)
{
    static const dl_slice roots[] = {{"<nitf", 5}, {"<newsMessage", 12}, {"<newsItem", 9}, {"<NewsML", 7}};
    dl_slice text = dl_slice_cut(head->text, dl_markup_skip_prolog(head->text), head->text.size);
    for (size_t i = 0; i < sizeof roots / sizeof *roots; i++)
        if (dl_slice_starts_caseless(text, roots[i].data) && text.size > roots[i].size &&
            memchr(" >\t\r\n", text.data[roots[i].size], 5))
            return true;
    return false;
}

/* ---- the parts of an element ---- */

typedef struct news {
    dl_slice element;
    dl_arena *arena;
    dl_slice parts[DL_PART_COUNT];
    unsigned ranks[DL_PART_COUNT];
    dl_slice decks[DECK_LIMIT];
    size_t deck_count;
    dl_buffer texts[RANKS];
    size_t behind[RANKS]; /* where the last text of the rank ends */
    bool open[RULES];     /* one was not closed: no more are looked for */
} news;

/* Without the name space's letters. */
static dl_slice local_name(dl_slice name)
{
    const char *colon = name.size ? memchr(name.data, ':', name.size) : NULL;
    return colon ? dl_slice_cut(name, (size_t)(colon + 1 - name.data), name.size) : name;
}

static bool is_named(const dl_tag *tag, const char *name)
{
    const dl_tag local = {.name = local_name(tag->name)};
    return dl_tag_is(&local, name);
}

/* The content of the element that `open` begins. False: it is not closed. */
static bool content_of(dl_slice *out, dl_slice text, const dl_tag *open)
{
    dl_tag tag;
    if (open->attributes.size && open->attributes.data[open->attributes.size - 1] == '/') {
        *out = (dl_slice){NULL, 0};
        return true;
    }
    for (size_t at = open->end; dl_tag_next(&tag, text, at); at = tag.end)
        if (tag.closing && dl_slice_equal(tag.name, open->name)) {
            *out = dl_slice_cut(text, open->end, tag.begin);
            return true;
        }
    *out = dl_slice_cut(text, open->end, text.size);
    return false;
}

/* Behind what is no markup and no text at the front of `rest`: marks of CDATA, a comment. 0: nothing. `open`: no comment
 * has an end any more. */
static size_t skip_marks(dl_slice rest, bool *open)
{
    static const dl_slice section = {"<![CDATA[", 9}, end = {"]]>", 3}, comment = {"<!--", 4};
    if (dl_slice_starts(rest, section))
        return section.size;
    if (dl_slice_starts(rest, end))
        return end.size;
    if (*open || !dl_slice_starts(rest, comment))
        return 0;
    size_t close = dl_slice_find(rest, "-->");
    *open = close == SIZE_MAX;
    return *open ? 0 : close + 3;
}

/* The markup as HTML: without name spaces, too. */
static void add_html(dl_buffer *out, dl_slice text)
{
    bool open = false;
    for (size_t at = 0, skipped; at < text.size;) {
        char byte = text.data[at];
        skipped = byte == '<' || byte == ']' ? skip_marks(dl_slice_cut(text, at, text.size), &open) : 0;
        at += skipped;
        if (skipped)
            continue;
        dl_buffer_add_byte(out, text.data[at++]);
        if (byte != '<')
            continue;
        size_t name = at + (at < text.size && text.data[at] == '/'), colon = name;
        while (colon < text.size && colon - name < 16 && dl_is_letter(text.data[colon]))
            colon++;
        if (colon > name && colon < text.size && text.data[colon] == ':') {
            dl_buffer_add_slice(out, dl_slice_cut(text, at, name));
            at = colon + 1;
        }
    }
}

/* The words without tags, on one line; what is an author's office is left out. */
static dl_slice words_of(news *from, dl_slice markup)
{
    dl_buffer html = DL_BUFFER_EMPTY, words = DL_BUFFER_EMPTY, line = DL_BUFFER_EMPTY, clean = DL_BUFFER_EMPTY;
    dl_tag tag;
    bool blank = true;
    add_html(&html, markup);
    markup = dl_buffer_slice(&html);
    for (size_t at = 0; at < markup.size; at = tag.end) {
        if (!dl_tag_next(&tag, markup, at))
            tag = (dl_tag){.begin = markup.size, .end = markup.size};
        dl_markup_text(&words, dl_slice_cut(markup, at, tag.begin));
        dl_buffer_add_byte(&words, ' ');
        if (dl_tag_is(&tag, "byttl"))
            break;
    }
    for (size_t i = 0; i < words.size; i++) {
        bool now = words.data[i] == ' ' || (words.data[i] >= '\t' && words.data[i] <= '\r');
        if (!now || !blank)
            dl_buffer_add_byte(&line, now ? ' ' : words.data[i]);
        blank = now;
    }
    dl_utf8_sanitize(&clean, dl_buffer_slice(&line));
    dl_slice text = dl_prose_trim(dl_arena_copy(from->arena, dl_buffer_slice(&clean)));
    from->arena->failed |= html.failed || words.failed || line.failed || clean.failed;
    dl_buffer_free(&html);
    dl_buffer_free(&words);
    dl_buffer_free(&line);
    dl_buffer_free(&clean);
    return text;
}

/* "Strasbourg, 10 juil 2024 (AFP)", "MEXICO CITY 1996-08-20": the place alone. */
static dl_slice place_in(dl_slice text)
{
    size_t end = 0, comma = 0;
    while (end < text.size && text.data[end] != '(' && !dl_is_digit(text.data[end])) {
        comma = text.data[end] == ',' ? end : comma;
        end++;
    }
    bool whole = end == text.size || text.data[end] == '(' || (end + 4 < text.size && text.data[end + 4] == '-');
    return dl_prose_trim(dl_slice_cut(text, 0, whole ? end : comma));
}

/* Where the text of the best rank was taken, nothing within is looked at. */
static size_t take_text(news *from, const rule *by, const dl_tag *tag)
{
    dl_slice content;
    if (tag->begin < from->behind[by->rank])
        return tag->end;
    content_of(&content, from->element, tag);
    size_t end = content.size ? (size_t)(content.data - from->element.data) + content.size : tag->end;
    dl_buffer_add_text(&from->texts[by->rank], "\n\n");
    add_html(&from->texts[by->rank], content);
    from->behind[by->rank] = end;
    return by->rank ? tag->end : end;
}

/* What a picture shows: a deck where there is no text. */
static bool is_caption(const dl_tag *tag)
{
    return dl_slice_find(dl_tag_attribute(tag, "role"), "caption") != SIZE_MAX;
}

/* Where to look on: what stands in a part is no other part. */
static size_t take_part(news *from, const rule *by, const dl_tag *tag)
{
    dl_slice content;
    bool closed = true, deck = by->part == DL_PART_DECK && !is_caption(tag);
    if (by->part == DL_PART_DECK && is_named(tag, "description") && !dl_tag_attribute(tag, "role").size)
        return tag->end; /* of a subject */
    if (deck ? from->deck_count == DECK_LIMIT : by->rank >= from->ranks[by->part])
        return tag->end;
    if (by->attribute)
        content = dl_tag_attribute(tag, by->attribute);
    else
        closed = content_of(&content, from->element, tag);
    from->open[by - rules] |= !closed;
    dl_slice words = closed ? words_of(from, content) : (dl_slice){NULL, 0};
    size_t end = closed && !by->attribute && content.size ? (size_t)(content.data - from->element.data) + content.size
                                                          : tag->end;
    if (by->part == DL_PART_PLACE)
        words = place_in(words);
    if (!words.size)
        return end;
    if (deck)
        from->decks[from->deck_count++] = words;
    from->parts[by->part] = words;
    from->ranks[by->part] = by->rank;
    return end;
}

static void read_parts(news *from)
{
    dl_tag tag;
    for (size_t at = 0; dl_tag_next(&tag, from->element, at);) {
        at = tag.end;
        for (size_t i = 0; i < RULES && !tag.closing; i++) {
            if (!is_named(&tag, rules[i].element) || from->open[i])
                continue;
            if (rules[i].part == DL_PART_TEXT)
                at = take_text(from, &rules[i], &tag);
            else
                at = take_part(from, &rules[i], &tag);
        }
    }
}

/* ---- articles ---- */

static dateline_status deliver(void *context, dl_slice element)
{
    dl_reading *reading = context;
    news from = {.element = element, .arena = &reading->arena};
    dl_buffer clean = DL_BUFFER_EMPTY;
    for (dl_part part = 0; part < DL_PART_COUNT; part++)
        from.ranks[part] = RANKS;
    read_parts(&from);
    for (size_t rank = 0; rank < RANKS && !clean.size; rank++)
        dl_utf8_sanitize(&clean, dl_slice_trim(dl_buffer_slice(&from.texts[rank])));
    from.parts[DL_PART_TEXT] = dl_arena_copy(from.arena, dl_buffer_slice(&clean));
    from.arena->failed |= clean.failed;
    for (size_t rank = 0; rank < RANKS; rank++) {
        from.arena->failed |= from.texts[rank].failed;
        dl_buffer_free(&from.texts[rank]);
    }
    dl_buffer_free(&clean);
    if (from.arena->failed)
        return dl_fail_memory(reading->run->error);
    dl_record record = {
        .date = DL_DATE_NONE, .form = DL_FORM_HTML, .begin = dl_reading_place(reading), .bytes = element};
    memcpy(record.parts, from.parts, sizeof record.parts);
    dl_record_single_parts(&record);
    if (from.deck_count || record.parts[DL_PART_TEXT].size) {
        record.decks = from.decks;
        record.deck_count = from.deck_count;
    }
    return dl_record_deliver(&record, reading);
}

static dateline_status read_news(dl_reading *reading)
{
    static const dl_elements elements = {.names = {"newsitem", "nitf"}, .xml = true};
    return dl_elements_read(reading, &elements, deliver, reading);
}

const dl_format dl_format_news = {"news in XML", sniff, read_news, false};
