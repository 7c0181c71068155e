/* What press databases save as one page of many articles: Factiva, Europresse (Eureka), Nexis. Each article begins with the
 * same tag; its parts are told by classes, by the codes of Factiva's table, or by the labels that Nexis has in its texts, too. */
#include "article/formats/press/clippings.h"
#include "article/formats/press/clippings_factiva.h"
#include "article/html/date/date_text.h"
#include "article/lines/prose.h"
#include "article/lines/word_date.h"
#include "article/reading/format.h"
#include "article/reading/marked.h"
#include "article/reading/markup.h"
#include "util/error.h"
#include "util/utf8.h"

#include <strings.h>

enum {
    CLOSE = 100,    /* bytes */
    SHORT = 80,     /* bytes of what may be a date, a paper or a name */
    DATE_LOOKS = 30 /* blocks that are looked at for the date */
};

typedef struct press press;

typedef struct kind {
    const char *begin, *end; /* of an article; end NULL: the next one begins */
    const char *mark;        /* what such a page has besides in its first bytes */
    size_t look;             /* how many those are */
    const char *behind;      /* what stands close behind the first beginning */
    /* A block that no class or code names. */
    void (*other)(press *at, dl_slice text);
} kind;

/* An article on its way to a record. */
struct press {
    const kind *of;
    dl_arena *arena;
    dl_record *record;
    dl_html_months *months;
    dl_buffer text, words, plain; /* of the article; of the block at hand, as it is and without references */
    unsigned looks;               /* for the date, so far */
    dl_part part;          /* of the block; DL_PART_COUNT: nobody says */
    dl_slice element;      /* whose end ends the part; empty: none */
    unsigned open;         /* of its name */
    dl_part coded;         /* what the cell says that the next one is; DL_PART_COUNT: nothing */
    bool dropped;          /* what that is left out */
    bool head;             /* within <header> */
};

/* ---- names ---- */

/* Classes and ids; "*" at the front: any beginning. */
static const struct {
    const char *name;
    dl_part part;
} names[] = {
    {"*Headline", DL_PART_TITLE},        {"titreArticleVisu", DL_PART_TITLE},   {"author", DL_PART_AUTHOR},
    {"TitreArticleVisu", DL_PART_TITLE},
    {"docAuthors", DL_PART_AUTHOR},      {"DocPublicationName", DL_PART_SITE},  {"DocHeader", DL_PART_DATE},
    {"docOcurrContainer", DL_PART_TEXT}, {"DocText", DL_PART_TEXT},             {"articleParagraph", DL_PART_TEXT},
    {"PubliC_lblNodoc", DL_PART_ID},     {"sm-margin-bottomNews", DL_PART_DECK},
};

static bool is_name(dl_slice found, const char *name)
{
    return *name == '*' ? dl_slice_ends(found, dl_slice_of(name + 1)) : dl_slice_is(found, name);
}

static dl_part part_of(const dl_tag *tag)
{
    if (dl_tag_is(tag, "section"))
        return DL_PART_TEXT;
    const dl_slice lists[] = {dl_tag_attribute(tag, "class"), dl_tag_attribute(tag, "id")};
    for (size_t l = 0; l < sizeof lists / sizeof *lists; l++)
        for (size_t at = 0, end; at < lists[l].size; at = end + 1) {
            for (end = at; end < lists[l].size && !memchr(" \t\r\n", lists[l].data[end], 4); end++)
                continue;
            for (size_t i = 0; i < sizeof names / sizeof *names; i++)
                if (is_name(dl_slice_cut(lists[l], at, end), names[i].name))
                    return names[i].part;
        }
    return DL_PART_COUNT;
}

/* ---- parts ---- */

static dl_date date_in(press *at, dl_slice text)
{
    size_t used;
    dl_date date = dl_word_date_take(text, &used);
    if (dl_date_known(date) || text.size > 2 * SHORT || ++at->looks > DATE_LOOKS)
        return date;
    if (!at->months)
        at->months = dl_html_months_of(at->arena, DL_LITERAL("fr"));
    return at->months ? dl_html_date_in(at->months, text) : date;
}

static void put(press *at, dl_part part, dl_slice text)
{
    dl_record *record = at->record;
    if (part == DL_PART_TEXT) {
        dl_buffer_add_slice(&at->text, text);
        dl_buffer_add_text(&at->text, "\n\n");
    } else if (part == DL_PART_DATE) {
        if (!dl_date_known(record->date))
            record->date = date_in(at, text);
    } else if (!record->parts[part].size) {
        if (part == DL_PART_ID)
            text = dl_prose_last_word(text);
        record->parts[part] = dl_arena_copy(at->arena, text);
    }
}

/* Whether it is made of `bytes` alone. */
static bool is_of(dl_slice text, const char *bytes)
{
    for (size_t i = 0; i < text.size; i++)
        if (!text.data[i] || !strchr(bytes, text.data[i]))
            return false;
    return true;
}

/* Length, day, time, paper, code, ... behind the headline; the number behind the text. */
static void other_of_factiva(press *at, dl_slice text)
{
    const bool dated = dl_date_known(at->record->date);
    if (dl_factiva_is_number(text))
        put(at, DL_PART_ID, text);
    else if (!at->text.size && at->record->parts[DL_PART_TITLE].size && text.size <= SHORT &&
             !is_of(text, "0123456789:"))
        put(at, dated ? DL_PART_SITE : DL_PART_DATE, text);
}

/* The author stands behind the headline. */
static void other_of_europresse(press *at, dl_slice text)
{
    if (at->head && at->record->parts[DL_PART_TITLE].size && text.size <= SHORT)
        put(at, DL_PART_AUTHOR, text);
}

/* Until 2013: so does the text, without a class. */
static void other_of_old_europresse(press *at, dl_slice text)
{
    const bool name = !at->text.size && text.size <= SHORT && !dl_prose_ends_sentence(text);
    if (at->record->parts[DL_PART_TITLE].size && !dl_slice_starts(text, DL_LITERAL("\u00A9")))
        put(at, name ? DL_PART_AUTHOR : DL_PART_TEXT, text);
}

static void other_of_nexis(press *at, dl_slice text)
{
    put(at, DL_PART_TEXT, text);
}

static const kind kinds[] = {
    {"<div class=\"article ", NULL, "activa", 8192, "Article\">", other_of_factiva},
    {"<article>", "</article>", "DocPublicationName", 65536, "<", other_of_europresse},
    {"<span class=\"DocPublicationName\">", "Num\u00E9ro de document", "TitreArticleVisu", 65536, "<",
     other_of_old_europresse},
    {"<DOCFULL> -->", "<!-- Hide", "DOC_ID_", 65536, "<", other_of_nexis},
};

static const kind *kind_of(dl_slice text)
{
    for (size_t i = 0; text.size && text.data[0] == '<' && i < sizeof kinds / sizeof *kinds; i++) {
        const dl_slice front = dl_slice_cut(text, 0, text.size < kinds[i].look ? text.size : kinds[i].look);
        const size_t found =
            dl_slice_find(front, kinds[i].mark) == SIZE_MAX ? SIZE_MAX : dl_slice_find(text, kinds[i].begin);
        if (found == SIZE_MAX)
            continue;
        const size_t begin = found + strlen(kinds[i].begin),
                     end = text.size - begin < CLOSE ? text.size : begin + CLOSE;
        if (dl_slice_find(dl_slice_cut(text, begin, end), kinds[i].behind) != SIZE_MAX)
            return &kinds[i];
    }
    return NULL;
}

/* ---- blocks ---- */

/* Valid until the next call. */
static dl_slice take_words(press *at)
{
    const dl_slice words = dl_prose_trim(dl_buffer_slice(&at->words));
    at->arena->failed |= at->words.failed || at->plain.failed;
    dl_buffer_clear(&at->plain);
    if (words.size)
        dl_markup_text(&at->plain, words);
    dl_buffer_clear(&at->words);
    return dl_prose_trim(dl_buffer_slice(&at->plain));
}

/* "HD": what the next cell is. */
static bool is_code(press *at, dl_slice text)
{
    if (text.size < 2 || text.size > 3 || at->of != &kinds[0])
        return false;
    for (size_t i = 0; i < text.size; i++)
        if (text.data[i] < 'A' || text.data[i] > 'Z')
            return false;
    at->coded = dl_factiva_part(text);
    at->dropped = at->coded == DL_PART_COUNT;
    return true;
}

static void flush(press *at, bool in_table)
{
    const dl_slice text = take_words(at);
    if (!text.size || (in_table && is_code(at, text)))
        return;
    const dl_part part = at->coded < DL_PART_COUNT ? at->coded : at->part;
    if (at->dropped)
        return;
    if (part < DL_PART_COUNT)
        put(at, part, text);
    else
        at->of->other(at, text);
}

static bool same_name(dl_slice a, dl_slice b)
{
    return a.size == b.size && strncasecmp(a.data, b.data, a.size) == 0;
}

/* Whether a block ends here. */
static bool ends_block(const press *at, const dl_tag *tag)
{
    static const char *const blocks[] = {"p",  "div", "td",     "th",      "tr",     "table", "li", "h1",
                                         "h2", "h3",  "header", "section", "footer", "small", NULL};
    if (dl_tag_is_among(tag, blocks) || (tag->closing && at->open == 1 && same_name(tag->name, at->element)))
        return true;
    return !at->element.size && !tag->closing && part_of(tag) < DL_PART_COUNT;
}

/* The element's part lasts to its end; what stands within has it, too. */
static void follow(press *at, const dl_tag *tag)
{
    const bool named = at->element.size && same_name(tag->name, at->element);
    if (named && tag->closing && !--at->open) {
        at->element.size = 0;
        at->part = DL_PART_COUNT;
    } else if (named && !tag->closing) {
        at->open++;
    } else if (!at->element.size && !tag->closing) {
        at->part = part_of(tag);
        at->element = at->part < DL_PART_COUNT ? tag->name : at->element;
        at->open = at->part < DL_PART_COUNT;
    }
}

static void add_words(press *at, dl_slice text)
{
    for (size_t i = 0; i < text.size; i++) {
        const bool blank = memchr(" \t\r\n", text.data[i], 4) != NULL;
        if (!blank)
            dl_buffer_add_byte(&at->words, text.data[i]);
        else if (at->words.size && at->words.data[at->words.size - 1] != ' ' &&
                 at->words.data[at->words.size - 1] != '\n')
            dl_buffer_add_byte(&at->words, ' ');
    }
}

/* Behind what the tag opens that holds no words of the article, or `end` of the tag. */
static size_t skip_hidden(dl_slice text, const dl_tag *tag)
{
    static const char *const hidden[] = {"script", "style", "aside", "head", NULL};
    dl_tag next;
    if (tag->closing || !dl_tag_is_among(tag, hidden))
        return tag->end;
    for (size_t at = tag->end; dl_tag_next(&next, text, at); at = next.end)
        if (next.closing && same_name(next.name, tag->name))
            return next.end;
    return text.size;
}

static void read_blocks(press *at, dl_slice text)
{
    static const char *const rows[] = {"tr", "table", NULL};
    dl_tag tag;
    size_t done = 0;
    bool in_table = false;
    for (; dl_tag_next(&tag, text, done); done = skip_hidden(text, &tag)) {
        add_words(at, dl_slice_cut(text, done, tag.begin));
        if (dl_tag_is(&tag, "br")) {
            dl_buffer_add_byte(&at->words, '\n');
            continue;
        }
        if (ends_block(at, &tag))
            flush(at, in_table);
        if (dl_tag_is_among(&tag, rows)) {
            at->coded = DL_PART_COUNT;
            at->dropped = false;
        }
        in_table |= dl_tag_is(&tag, "td");
        at->head = dl_tag_is(&tag, "header") ? !tag.closing : at->head;
        follow(at, &tag);
    }
    add_words(at, dl_slice_cut(text, done, text.size));
    flush(at, in_table);
}

/* ---- articles ---- */

typedef struct pages {
    dl_reading *reading;
    const kind *kind;
} pages;

static dateline_status deliver(void *context, dl_slice element)
{
    dl_reading *reading = ((pages *)context)->reading;
    const kind *of = ((pages *)context)->kind;
    dl_arena *arena = &reading->arena;
    dl_buffer clean = DL_BUFFER_EMPTY;
    dl_record record = {
        .date = DL_DATE_NONE, .form = DL_FORM_PLAIN, .begin = dl_reading_place(reading), .bytes = element};
    const size_t end = of->end ? dl_slice_find(element, of->end) : SIZE_MAX;
    const size_t begin = of->other == other_of_nexis ? strlen(of->begin) : 0;
    dl_arena_reset(arena);
    dl_utf8_sanitize(&clean, dl_slice_cut(element, begin, end == SIZE_MAX ? element.size : end));
    press at = {.of = of, .arena = arena, .record = &record, .part = DL_PART_COUNT, .coded = DL_PART_COUNT};
    read_blocks(&at, dl_buffer_slice(&clean));
    const dl_slice text = dl_prose_trim(dl_arena_copy(arena, dl_buffer_slice(&at.text)));
    arena->failed |= clean.failed || at.text.failed;
    dl_buffer_free(&clean);
    dl_buffer_free(&at.text);
    dl_buffer_free(&at.words);
    dl_buffer_free(&at.plain);
    if (of->other == other_of_nexis) {
        dl_clippings_fill(&record, arena, text);
    } else {
        record.parts[DL_PART_TEXT] = text;
        dl_record_single_parts(&record);
    }
    return arena->failed ? dl_fail_memory(reading->run->error) : dl_record_deliver(&record, reading);
}

static bool sniff(const dl_head *head)
{
    return kind_of(head->text) != NULL;
}

static dateline_status read_press(dl_reading *reading)
{
    pages of = {reading, kind_of(dl_prose_trim(dl_reading_rest(reading)))};
    return of.kind ? dl_marked_each(reading, of.kind->begin, "an article is", deliver, &of) : DATELINE_OK;
}

const dl_format dl_format_press = {"page of a press database", sniff, read_press, false};
