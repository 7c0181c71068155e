/* One article as a document of XML: JATS of journals, TEI, DocBook, FictionBook; pages of a newspaper as ALTO and PAGE have
 * them. What they hold becomes a piece of a web page, element by element. */
#include "article/lines/prose.h"
#include "article/lines/word_date.h"
#include "article/reading/format.h"
#include "article/reading/markup.h"
#include "article/record/records.h"
#include "util/error.h"
#include "util/utf8.h"

#include <stdio.h>

enum { AUTHORS_MOST = 50, LOOK = 64 * 1024 };

/* ---- what the elements are ---- */

typedef struct kind {
    const char *root;
    const char *mark;         /* what else stands in its front */
    const char *const *facts; /* what holds title, authors and day, and no text */
    const char *const *dropped;
    const char *const *kept; /* within the facts, but text */
    const char *title, *author, *first, *last, *day; /* first, last: of a name, in `author` */
} kind;

static const char *const none[] = {NULL}, *const jats_facts[] = {"front", NULL}, *const jats_kept[] = {"abstract", NULL},
                  *const jats_dropped[] = {"back", "sub-article", "response", "xref", "tex-math", "label", "fn", NULL},
                  *const tei_facts[] = {"teiHeader", NULL}, *const tei_dropped[] = {"note", "fw", "figDesc", "listBibl", NULL},
                  *const docbook_facts[] = {"info", "articleinfo", "bookinfo", NULL}, *const docbook_dropped[] = {"indexterm", "bibliography", "footnote", NULL},
                  *const book_facts[] = {"description", NULL}, *const book_dropped[] = {"binary", NULL},
                  *const alto_dropped[] = {"Description", "Styles", "Tags", NULL},
                  *const page_dropped[] = {"Metadata", "Word", NULL}; /* each line is told whole besides */

static const kind kinds[] = {
    {"<article", "<article-meta", jats_facts, jats_dropped, jats_kept, "article-title", "contrib", "given-names", "surname", "pub-date"},
    {"<TEI", "<teiHeader", tei_facts, tei_dropped, none, "title", "author", "forename", "surname", "date"},
    {"<article", "http://docbook.org/ns/docbook", docbook_facts, docbook_dropped, none, "title", "author", "firstname", "surname", "date"},
    {"<book", "http://docbook.org/ns/docbook", docbook_facts, docbook_dropped, none, "title", "author", "firstname", "surname", "date"},
    {"<article", "<articleinfo", docbook_facts, docbook_dropped, none, "title", "author", "firstname", "surname", "date"}, /* 4 has no name space */
    {"<book", "<bookinfo", docbook_facts, docbook_dropped, none, "title", "author", "firstname", "surname", "date"},
    {"<FictionBook", "<description", book_facts, book_dropped, none, "book-title", "author", "first-name", "last-name", "date"},
    {"<alto", "<Layout", none, alto_dropped, none, "", "", "", "", ""},
    {"<PcGts", "<Page", none, page_dropped, none, "", "", "", "", ""},
};

/* What stands for them in a web page. */
static const struct {
    const char *name, *tag;
} marks[] = {
    {"p", "p"}, {"ab", "p"}, {"para", "p"}, {"simpara", "p"}, {"l", "p"}, {"v", "p"}, {"TextBlock", "p"}, {"TextRegion", "p"}, {"abstract", "div"},
    {"head", "h3"}, {"title", "h3"}, {"subtitle", "h3"}, {"item", "li"}, {"listitem", "li"}, {"list-item", "li"},
    {"disp-quote", "blockquote"}, {"blockquote", "blockquote"}, {"epigraph", "blockquote"}, {"table", "table"}, {"row", "tr"}, {"tr", "tr"},
    {"cell", "td"}, {"td", "td"}, {"th", "td"}, {"entry", "td"}, {"caption", "p"}, {"figcaption", "p"},
};

/* ---- one document ---- */

typedef struct document {
    const kind *of;
    dl_arena *arena;
    dl_record record;
    dl_buffer body;
    dl_slice authors[AUTHORS_MOST];
} document;

/* The words in an element, without tags. */
static dl_slice words_in(document *to, dl_slice text, size_t begin, const char *name, size_t *behind)
{
    dl_tag tag;
    dl_buffer words = DL_BUFFER_EMPTY;
    size_t at = begin;
    for (; dl_tag_next(&tag, text, at); at = tag.end) {
        dl_markup_text(&words, dl_slice_cut(text, at, tag.begin));
        dl_buffer_add_byte(&words, ' ');
        if (tag.closing && dl_tag_is(&tag, name)) {
            at = tag.end;
            break;
        }
    }
    *behind = at > begin ? at : text.size;
    dl_buffer line = DL_BUFFER_EMPTY;
    for (size_t i = 0; i < words.size; i++)
        if (!memchr(" \t\r\n", words.data[i], 4))
            dl_buffer_add_byte(&line, words.data[i]);
        else if (line.size && line.data[line.size - 1] != ' ')
            dl_buffer_add_byte(&line, ' ');
    const dl_slice copy = dl_prose_trim(dl_arena_copy(to->arena, dl_buffer_slice(&line)));
    to->arena->failed |= words.failed || line.failed;
    dl_buffer_free(&words);
    dl_buffer_free(&line);
    return copy;
}

/* The first element of that name in `text`, as words; empty: none. */
static dl_slice part_in(document *to, dl_slice text, const char *name)
{
    dl_tag tag;
    size_t behind;
    for (size_t at = 0; dl_tag_next(&tag, text, at); at = tag.end)
        if (!tag.closing && dl_tag_is(&tag, name))
            return words_in(to, text, tag.end, name, &behind);
    return (dl_slice){NULL, 0};
}

static void take_author(document *to, dl_slice inside, dl_slice whole)
{
    char name[256];
    const dl_slice first = part_in(to, inside, to->of->first), last = part_in(to, inside, to->of->last);
    if (first.size + last.size + 2 < sizeof name && last.size) {
        const int size = snprintf(name, sizeof name, "%.*s%s%.*s", (int)first.size, first.data ? first.data : "",
                                  first.size ? " " : "", (int)last.size, last.data);
        whole = dl_arena_copy(to->arena, dl_slice_make(name, (size_t)size));
    }
    if (whole.size && to->record.author_count < AUTHORS_MOST)
        to->authors[to->record.author_count++] = whole;
}

/* "<date when=...>", or day, month and year as elements, or a day in words. */
static void take_day(document *to, const dl_tag *tag, dl_slice inside, dl_slice words)
{
    int parts[3] = {0};
    static const char *const names[] = {"year", "month", "day"}, *const stated[] = {"when", "value", "iso-8601-date",
                                                                                    "when-iso"};
    dl_date date = DL_DATE_NONE;
    for (size_t i = 0; i < 4 && !dl_date_known(date); i++)
        date = dl_date_parse_iso(dl_tag_attribute(tag, stated[i]));
    for (size_t i = 0; i < 3 && !dl_date_known(date); i++) {
        const dl_slice part = part_in(to, inside, names[i]);
        for (size_t k = 0; k < part.size && k < 4; k++)
            parts[i] = dl_is_digit(part.data[k]) ? parts[i] * 10 + part.data[k] - '0' : parts[i];
    }
    if (!dl_date_known(date))
        date = parts[2] ? dl_date_of(parts[0], parts[1], parts[2]) : dl_word_date_parse(words);
    if (!dl_date_known(to->record.date))
        to->record.date = date;
}

/* An element of the facts that begins with `tag`; behind it. */
static size_t take_fact(document *to, dl_slice text, const dl_tag *tag)
{
    const kind *of = to->of;
    size_t behind = tag->end;
    dl_slice *title = &to->record.parts[DL_PART_TITLE];
    const bool author = dl_tag_is(tag, of->author), day = dl_tag_is(tag, of->day);
    if (dl_tag_is(tag, of->title) && !title->size)
        *title = words_in(to, text, tag->end, of->title, &behind);
    if (!author && !day)
        return behind;
    const dl_slice words = words_in(to, text, tag->end, author ? of->author : of->day, &behind),
                   inside = dl_slice_cut(text, tag->end, behind);
    if (author)
        take_author(to, inside, words);
    else
        take_day(to, tag, inside, words);
    return behind;
}

static void add_mark(document *to, const dl_tag *tag)
{
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (dl_tag_is(tag, marks[i].name)) {
            dl_buffer_printf(&to->body, "<%s%s>", tag->closing ? "/" : "", marks[i].tag);
            return;
        }
    if (dl_tag_is(tag, "q") || dl_tag_is(tag, "quote"))
        dl_buffer_add_text(&to->body, tag->closing ? "\u201D" : "\u201C");
    if (dl_tag_is(tag, "lb") || dl_tag_is(tag, "br") || dl_tag_is(tag, "TextLine") || dl_tag_is(tag, "SP"))
        dl_buffer_add_byte(&to->body, ' ');
}

/* ALTO's words stand in attributes; of one that a line's end cuts the first half has all. */
static void add_word(document *to, const dl_tag *tag)
{
    const dl_slice whole = dl_tag_attribute(tag, "SUBS_CONTENT"), part = dl_tag_attribute(tag, "SUBS_TYPE");
    const bool second = dl_slice_is(part, "HypPart2") && whole.size;
    if (!second)
        dl_buffer_add_slice(&to->body, whole.size ? whole : dl_tag_attribute(tag, "CONTENT"));
}

/* A line of PAGE; a word that the end of the one before cuts is one. */
static void add_line(document *to, dl_slice line)
{
    line = dl_prose_trim(line);
    if (dl_slice_ends(dl_buffer_slice(&to->body), DL_LITERAL("-")) && line.size && line.data[0] >= 'a' &&
        line.data[0] <= 'z')
        to->body.size--;
    else if (to->body.size && to->body.data[to->body.size - 1] != '>')
        dl_buffer_add_byte(&to->body, ' ');
    dl_buffer_add_slice(&to->body, line);
}

static void read_document(document *to, dl_slice text)
{
    dl_tag tag;
    const kind *of = to->of;
    const bool alto = dl_slice_is(dl_slice_of(of->root), "<alto"), page = dl_slice_is(dl_slice_of(of->root), "<PcGts");
    bool in_line = false, in_words = false; /* of PAGE */
    size_t facts = 0, kept = 0, dropped = 0; /* open elements of each */
    for (size_t at = 0, next; dl_tag_next(&tag, text, at); at = next) {
        const dl_slice before = dl_slice_cut(text, at, tag.begin);
        if (in_words && !dropped)
            add_line(to, before);
        else if (!dropped && (!facts || kept) && !alto && !page)
            dl_buffer_add_slice(&to->body, before);
        in_line = dl_tag_is(&tag, "TextLine") ? page && !tag.closing : in_line;
        in_words = in_line && !tag.closing && dl_tag_is(&tag, "Unicode");
        next = tag.end;
        if (!to->record.parts[DL_PART_LANGUAGE].size && !tag.closing) /* the root's, or the text's */
            to->record.parts[DL_PART_LANGUAGE] = dl_arena_copy(to->arena, dl_tag_attribute(&tag, "xml:lang"));
        const bool empty = dl_slice_ends(tag.attributes, DL_LITERAL("/"));
        size_t *count = dl_tag_is_among(&tag, of->dropped) ? &dropped
                        : dl_tag_is_among(&tag, of->facts) ? &facts
                        : dl_tag_is_among(&tag, of->kept)  ? &kept
                                                           : NULL;
        if (count && !empty)
            *count = tag.closing ? *count - (*count > 0) : *count + 1;
        if (dropped || count == &dropped)
            continue;
        if (facts && !kept && !tag.closing)
            next = take_fact(to, text, &tag);
        else if (alto && dl_tag_is(&tag, "String"))
            add_word(to, &tag);
        else if ((!facts || kept) && !in_line && !(page && dl_tag_is(&tag, "TextLine")))
            add_mark(to, &tag);
    }
}

static const kind *kind_of(dl_slice text)
{
    const dl_slice root = dl_slice_cut(text, dl_markup_skip_prolog(text), text.size);
    const dl_slice look = dl_slice_cut(root, 0, root.size < LOOK ? root.size : LOOK);
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (dl_slice_starts_caseless(root, kinds[i].root) && dl_slice_find(look, kinds[i].mark) != SIZE_MAX)
            return &kinds[i];
    return NULL;
}

static bool sniff(const dl_head *head)
{
    return head->text.size && head->text.data[0] == '<' && kind_of(head->text) != NULL;
}

static dateline_status read_whole(dl_reading *reading)
{
    bool fits;
    dl_buffer clean = DL_BUFFER_EMPTY;
    dateline_status status = dl_reading_whole(reading, &fits);
    if (status || !fits)
        return status;
    dl_arena_reset(&reading->arena);
    const dl_slice whole = dl_reading_rest(reading), bytes = dl_slice_trim(whole);
    document to = {.of = kind_of(bytes), .arena = &reading->arena, .body = DL_BUFFER_EMPTY};
    to.record = (dl_record){.date = DL_DATE_NONE,
                            .form = DL_FORM_HTML,
                            .begin = dl_reading_place(reading) + (uint64_t)(bytes.data - whole.data),
                            .bytes = bytes};
    dl_utf8_sanitize(&clean, bytes);
    const dl_slice text = dl_buffer_slice(&clean);
    const size_t prolog = dl_markup_skip_prolog(text);
    if (to.of && !clean.failed)
        read_document(&to, dl_slice_cut(text, prolog, text.size));
    to.record.parts[DL_PART_TEXT] = dl_prose_trim(dl_arena_copy(to.arena, dl_buffer_slice(&to.body)));
    to.record.authors = to.authors;
    to.arena->failed |= clean.failed || to.body.failed;
    dl_buffer_free(&clean);
    dl_buffer_free(&to.body);
    status = to.arena->failed ? dl_fail_memory(reading->run->error) : dl_record_deliver(&to.record, reading);
    dl_reading_use(reading, whole.size);
    return status;
}

const dl_format dl_format_document = {"document of XML", sniff, read_whole, .dated = false};
