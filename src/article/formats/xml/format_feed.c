/* RSS and Atom: an article an item. libxml2 parses each item by itself, so that feeds of any size stream and
 * entities of a DTD, which could explode, are never defined. */
#include "article/formats/xml/name_spaces.h"
#include "article/formats/xml/xml_nodes.h"
#include "article/formats/xml/xml_records.h"
#include "article/lines/prose.h"
#include "article/reading/format.h"
#include "article/reading/markup.h"
#include "article/record/record_text.h"
#include "article/record/records.h"
#include "util/error.h"
#include "util/utf8.h"

#include <libxml/parser.h>
#include <libxml/uri.h>
#include <pthread.h>
#include <stdio.h>

enum { AUTHOR_LIMIT = 20, NAMED_LIMIT = 2000, ATTRIBUTES_MOST = 1000 /* of a tag */ };

/* "<a:feed xmlns:a=...>": a root that has letters which it explains. */
static bool is_lettered(dl_slice text)
{
    static const char *const names[] = {"rss", "feed", "RDF", "channel"};
    dl_tag tag;
    if (!text.size || text.data[0] != '<' || !dl_tag_next(&tag, text, 0) || tag.begin || !dl_name_letters(tag.name))
        return false;
    const dl_slice local = dl_slice_cut(tag.name, dl_name_letters(tag.name), tag.name.size);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (dl_slice_is(local, names[i]) && dl_slice_find(tag.attributes, "xmlns:") != SIZE_MAX)
            return true;
    return false;
}

static bool sniff(const dl_head *head)
{
    static const dl_slice roots[] = {{"<rss", 4}, {"<feed", 5}, {"<rdf:RDF", 8}, {"<channel", 8}};
    dl_slice text = dl_slice_cut(head->text, dl_markup_skip_prolog(head->text), head->text.size);
    for (size_t i = 0; i < sizeof roots / sizeof *roots; i++)
        if (dl_slice_starts_caseless(text, roots[i].data))
            return true;
    return is_lettered(text);
}

/* What the feed says of all its items. */
typedef struct feed {
    dl_reading *reading;
    dl_arena arena;
    dl_slice site, language, base; /* base: what addresses without a host are below, or empty */
    dl_slice *logins, *names;      /* of the authors, in the export of a site */
    size_t named;
    dl_name_spaces spaces;
    const char *item; /* the name of its items */
    bool other;       /* no feed, but an export in XML */
    size_t items;     /* so far */
} feed;

/* ---- items ---- */

static bool has_scheme(dl_slice address)
{
    const char *colon = address.size ? memchr(address.data, ':', address.size) : NULL;
    return colon && !memchr(address.data, '/', (size_t)(colon - address.data));
}

/* An address of the feed's own site in full: "/2025/a", "../a". */
static dl_slice whole_address(feed *of, dl_slice address)
{
    dl_arena *arena = &of->reading->arena;
    if (!address.size || !of->base.size || has_scheme(address))
        return address;
    const char *given = dl_arena_string(arena, address), *base = dl_arena_string(arena, of->base);
    xmlChar *built = given && base ? xmlBuildURI(BAD_CAST given, BAD_CAST base) : NULL;
    if (built)
        address = dl_xml_copy(arena, (const char *)built);
    xmlFree(built);
    return address;
}

/* The export of a site has its authors' names in its head, and their accounts beside the articles. */
static dl_slice author_named(const feed *of, dl_slice login)
{
    size_t i = 0;
    while (i < of->named && !dl_slice_equal(of->logins[i], login))
        i++;
    return i < of->named && of->names[i].size ? of->names[i] : login;
}

typedef struct item {
    dl_record record;
    size_t ranks[DL_PART_COUNT];
    dl_slice authors[AUTHOR_LIMIT];
    bool signed_by_terms; /* whose terms name its authors, not who put it up */
    bool permanent;       /* its id is its address, too, if it looks so */
    dl_slice deck;
    dl_slice shown, voice; /* what a video or a recording says of itself, and whose it is, where nothing else does */
} item;

/* RSS: "me@example.org (My Name)". */
static dl_slice name_of(dl_slice author)
{
    const char *open = author.size ? memchr(author.data, '(', author.size) : NULL;
    if (open && author.data[author.size - 1] == ')' && memchr(author.data, '@', (size_t)(open - author.data)))
        return dl_prose_trim(dl_slice_cut(author, (size_t)(open - author.data) + 1, author.size - 1));
    return author;
}

/* An export of a whole site has its pictures and menus among the articles. */
static bool is_other_post(dl_slice type)
{
    static const char *const types[] = {"attachment", "nav_menu_item", "revision",
                                        "custom_css", "wp_navigation", "wp_global_styles"};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (dl_slice_is(type, types[i]))
            return true;
    return false;
}

/* Blogger's backups hold its templates and settings. */
static bool is_of_program(dl_arena *arena, xmlNode *root)
{
    for (xmlNode *child = root->children; child; child = child->next) {
        if (child->type != XML_ELEMENT_NODE || strcmp((const char *)child->name, "category") != 0)
            continue;
        const dl_slice term = dl_xml_attribute(arena, child, "term");
        if (dl_slice_ends(term, DL_LITERAL("#template")) || dl_slice_ends(term, DL_LITERAL("#settings")))
            return true;
    }
    return false;
}

/* What its first child says that is called so, whatever letters its name space has; empty: none. */
static dl_slice child_of(const feed *of, xmlNode *node, const char *usual)
{
    char room[64];
    for (xmlNode *child = node->children; child; child = child->next)
        if (child->type == XML_ELEMENT_NODE &&
            strcmp(dl_name_usual(&of->spaces, of->item, (const char *)child->name, room, sizeof room), usual) == 0)
            return dl_xml_content(&of->reading->arena, child);
    return (dl_slice){NULL, 0};
}

/* Of what Media RSS and podcasts have beside the parts of a feed. */
static void take_media(item *out, const feed *of, xmlNode *child, dl_slice name)
{
    dl_arena *arena = &of->reading->arena;
    if (dl_slice_is(name, "media:group") || dl_slice_is(name, "media:content"))
        out->shown = out->shown.size ? out->shown : child_of(of, child, "media:description");
    else if (dl_slice_is(name, "media:description") || dl_slice_is(name, "itunes:summary"))
        out->shown = out->shown.size ? out->shown : dl_xml_content(arena, child);
    else if (dl_slice_is(name, "itunes:author"))
        out->voice = dl_xml_content(arena, child);
}

static void add_author(item *out, dl_slice name, bool of_terms)
{
    if (of_terms && !out->signed_by_terms)
        out->record.author_count = 0;
    out->signed_by_terms |= of_terms;
    if (name.size && out->signed_by_terms == of_terms && out->record.author_count < AUTHOR_LIMIT)
        out->authors[out->record.author_count++] = name;
}

static void put_part(item *out, dl_part part, size_t rank, dl_slice text)
{
    if (!text.size || rank >= out->ranks[part])
        return;
    out->ranks[part] = rank;
    out->record.parts[part] = text;
}

/* Rows of databases, as those of Stack Exchange, have their parts in attributes. */
static void take_attributes(item *out, const feed *of, xmlNode *row)
{
    size_t rank;
    for (const xmlAttr *each = row->properties; each; each = each->next) {
        const char *name = (const char *)each->name;
        const dl_part part = dl_part_find(of->reading->run->options->map, dl_slice_of(name), &rank);
        const dl_slice text =
            part == DL_PART_COUNT ? (dl_slice){NULL, 0} : dl_xml_attribute(&of->reading->arena, row, name);
        if (part == DL_PART_AUTHOR && !out->record.author_count)
            add_author(out, text, false);
        else if (part < DL_PART_COUNT && part != DL_PART_AUTHOR)
            put_part(out, part, rank, text);
    }
}

static void take_child(item *out, const feed *of, xmlNode *child)
{
    char room[64];
    size_t rank;
    dl_arena *arena = &of->reading->arena;
    dl_slice name = dl_slice_of(dl_name_usual(&of->spaces, of->item, (const char *)child->name, room, sizeof room));
    if (of->other && dl_xml_is_field(name)) {
        const dl_slice stated = dl_xml_attribute(arena, child, "name");
        name = stated.size ? stated : name;
    }
    take_media(out, of, child, name);
    if (dl_slice_is(name, "category") &&
        dl_slice_is(dl_xml_attribute(arena, child, "domain"), "author")) /* WordPress with several authors */
        add_author(out, dl_xml_content(arena, child), true);
    if (dl_slice_is(name, "guid"))
        out->permanent = !dl_slice_is(dl_xml_attribute(arena, child, "isPermaLink"), "false");
    dl_part part = dl_part_find(of->reading->run->options->map, name, &rank);
    if (part == DL_PART_COUNT && of->other && dl_xml_is_group(name))
        for (xmlNode *inner = child->children; inner; inner = inner->next)
            if (inner->type == XML_ELEMENT_NODE && !dl_xml_has_elements(inner))
                take_child(out, of, inner);
    if (part == DL_PART_COUNT)
        return;
    dl_slice text = {NULL, 0};
    if (part == DL_PART_URL && xmlHasProp(child, BAD_CAST "href")) { /* Atom */
        dl_slice relation = dl_xml_attribute(arena, child, "rel");
        if (relation.size && !dl_slice_is(relation, "alternate"))
            return;
        text = dl_xml_attribute(arena, child, "href");
    } else if (part == DL_PART_AUTHOR) {
        text = child_of(of, child, "name");
        text = text.size ? text : name_of(dl_xml_content(arena, child));
        add_author(out, text, false);
        return;
    } else {
        text = of->other && part == DL_PART_TEXT && dl_xml_has_elements(child) ? dl_xml_markup(arena, child)
                                                                               : dl_xml_content(arena, child);
    }
    put_part(out, part, rank, text);
}

/* Only XML's own names; HTML's are left to whoever reads the text as HTML. */
static void escape_names(dl_buffer *out, dl_slice text)
{
    static const dl_slice own[] = {{"&amp;", 5}, {"&lt;", 4}, {"&gt;", 4}, {"&quot;", 6}, {"&apos;", 6}, {"&#", 2}};
    size_t done = 0;
    bool closed = true; /* of sections there is still an end */
    for (size_t at = 0; at < text.size; at++) {
        dl_slice rest = dl_slice_cut(text, at, text.size);
        if (closed && text.data[at] == '<' && dl_slice_starts(rest, DL_LITERAL("<![CDATA["))) { /* stays as it is */
            size_t end = dl_slice_find(rest, "]]>");
            closed = end != SIZE_MAX;
            at += closed ? end : 0;
        }
        if (text.data[at] != '&')
            continue;
        bool known = false;
        for (size_t i = 0; i < sizeof own / sizeof *own && !known; i++)
            known = dl_slice_starts(dl_slice_cut(text, at, text.size), own[i]);
        if (known)
            continue;
        dl_buffer_add(out, text.data + done, at - done);
        dl_buffer_add_text(out, "&amp;");
        done = at + 1;
    }
    dl_buffer_add(out, text.data + done, text.size - done);
}

static bool has_markup(dl_slice text)
{
    const char *open = text.size ? memchr(text.data, '<', text.size) : NULL;
    return (open && (memmem(text.data, text.size, "</", 2) || memmem(text.data, text.size, "/>", 2) ||
                     dl_record_tags(text) != DL_TAGS_NONE)) ||
           (text.size && memchr(text.data, '&', text.size) && memchr(text.data, ';', text.size));
}

/* libxml2 compares each attribute of a tag with all before it, which may take hours. As to libxml2, "<" begins a tag
 * even within quotes. */
static bool has_endless_tag(dl_slice bytes)
{
    size_t attributes = ATTRIBUTES_MOST; /* that the tag may still have; 0: not in a tag */
    char quote = '\0';
    for (size_t at = 0; at < bytes.size; at++) {
        const char byte = bytes.data[at];
        if (byte == '<') {
            attributes = ATTRIBUTES_MOST;
            quote = '\0';
        } else if (quote || !attributes) {
            quote = byte == quote ? '\0' : quote;
        } else if (byte == '"' || byte == '\'') {
            quote = byte;
        } else if (byte == '>') {
            attributes = 0;
        } else if (byte == '=' && --attributes == 0) {
            return true;
        }
    }
    return false;
}

static dateline_status deliver(void *context, dl_slice bytes)
{
    feed *of = context;
    dl_reading *reading = of->reading;
    of->items++;
    if (has_endless_tag(bytes)) {
        dl_reading_tell(reading, dl_reading_place(reading), DL_LOSS_SOME,
                        "an item with a tag of more than 1000 attributes; passed over");
        return DATELINE_OK;
    }
    dl_arena *arena = &reading->arena;
    item entry = {.record = {.date = DL_DATE_NONE, .begin = dl_reading_place(reading), .bytes = bytes}};
    dl_record *record = &entry.record;
    dl_buffer plain = DL_BUFFER_EMPTY, clean = DL_BUFFER_EMPTY;
    for (dl_part part = 0; part < DL_PART_COUNT; part++)
        entry.ranks[part] = SIZE_MAX;
    escape_names(&plain, bytes);
    dl_utf8_sanitize(&clean, dl_buffer_slice(&plain));
    xmlDoc *parsed = NULL;
    if (!plain.failed && !clean.failed && clean.size < INT32_MAX)
        parsed = xmlReadMemory(clean.data, (int)clean.size, NULL, "UTF-8",
                               XML_PARSE_RECOVER | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NONET |
                                   XML_PARSE_NOCDATA | XML_PARSE_HUGE /* texts of more than 10 MB */);
    bool failed = plain.failed || clean.failed;
    dl_buffer_free(&plain);
    dl_buffer_free(&clean);
    if (failed)
        return dl_fail_memory(reading->run->error);
    xmlNode *root = xmlDocGetRootElement(parsed);
    for (xmlNode *child = root ? root->children : NULL; child; child = child->next)
        if (child->type == XML_ELEMENT_NODE)
            take_child(&entry, of, child);
    if (root && of->other && !dl_xml_has_elements(root))
        take_attributes(&entry, of, root);
    bool other = root && ((!root->children && !root->properties) || is_other_post(child_of(of, root, "wp:post_type")) ||
                          is_of_program(arena, root));
    xmlFreeDoc(parsed);
    if (other)
        return DATELINE_OK;
    dl_slice *text = &record->parts[DL_PART_TEXT];
    entry.deck = record->parts[DL_PART_DECK];
    if (!text->size) {
        *text = entry.deck.size ? entry.deck : entry.shown;
        entry.deck = (dl_slice){NULL, 0};
    }
    if (!record->author_count && entry.voice.size)
        entry.authors[record->author_count++] = entry.voice;
    if (!record->parts[DL_PART_SITE].size)
        record->parts[DL_PART_SITE] = of->site;
    if (!record->parts[DL_PART_LANGUAGE].size)
        record->parts[DL_PART_LANGUAGE] = of->language;
    if (!record->parts[DL_PART_URL].size && entry.permanent && dl_slice_starts(record->parts[DL_PART_ID], DL_LITERAL("http")))
        record->parts[DL_PART_URL] = record->parts[DL_PART_ID];
    record->parts[DL_PART_URL] = whole_address(of, record->parts[DL_PART_URL]);
    for (size_t i = 0; of->named && i < record->author_count; i++)
        entry.authors[i] = author_named(of, entry.authors[i]);
    record->authors = entry.authors;
    record->decks = &entry.deck;
    record->deck_count = entry.deck.size > 0;
    bool marked = has_markup(*text) || has_markup(entry.deck) || has_markup(record->parts[DL_PART_TITLE]);
    record->form = marked ? DL_FORM_HTML : DL_FORM_UNKNOWN;
    return dl_record_deliver(record, reading);
}

/* ---- the feed ---- */

/* What an element holds, without a section's brackets; in the feed's arena. */
static dl_slice text_behind(feed *out, dl_slice head, const dl_tag *tag)
{
    dl_tag end;
    dl_buffer text = DL_BUFFER_EMPTY, clean = DL_BUFFER_EMPTY;
    if (tag->closing || !dl_tag_next(&end, head, tag->end))
        return (dl_slice){NULL, 0};
    dl_slice inside = dl_slice_trim(dl_slice_cut(head, tag->end, end.begin));
    if (dl_slice_starts(inside, DL_LITERAL("<![CDATA[")) && dl_slice_ends(inside, DL_LITERAL("]]>")))
        inside = dl_slice_cut(inside, 9, inside.size - 3);
    dl_markup_text(&text, inside);
    dl_utf8_sanitize(&clean, dl_buffer_slice(&text));
    inside = dl_prose_trim(dl_arena_copy(&out->arena, dl_buffer_slice(&clean)));
    dl_buffer_free(&text);
    dl_buffer_free(&clean);
    return inside;
}

static void take_author(feed *out, dl_slice head, const dl_tag *tag)
{
    if (tag->closing)
        return;
    if (dl_tag_is(tag, "wp:author_login") && out->named < NAMED_LIMIT) {
        if (!out->logins) {
            out->logins = dl_arena_alloc(&out->arena, NAMED_LIMIT * sizeof *out->logins);
            out->names = dl_arena_alloc(&out->arena, NAMED_LIMIT * sizeof *out->names);
        }
        if (!out->logins || !out->names)
            return;
        out->logins[out->named] = text_behind(out, head, tag);
        out->names[out->named++] = (dl_slice){NULL, 0};
    } else if (dl_tag_is(tag, "wp:author_display_name") && out->named) {
        out->names[out->named - 1] = text_behind(out, head, tag);
    }
}

/* RSS has the site's address in <link>, Atom in that without a relation, unless xml:base goes before both. */
static void take_base(feed *out, dl_slice head, const dl_tag *tag)
{
    dl_slice base = dl_tag_attribute(tag, "xml:base");
    if (!base.size && dl_tag_is(tag, "link") && !out->base.size) {
        const dl_slice relation = dl_tag_attribute(tag, "rel");
        base = dl_tag_attribute(tag, "href");
        if (relation.size && !dl_slice_is(relation, "alternate"))
            return;
        if (!base.size)
            base = text_behind(out, head, tag);
    }
    if (dl_slice_starts(base, DL_LITERAL("http")) && dl_utf8_first_invalid(base) == base.size)
        out->base = dl_arena_copy(&out->arena, base);
}

static bool is_item(const dl_tag *tag)
{
    const dl_tag local = {.name = dl_slice_cut(tag->name, dl_name_letters(tag->name), tag->name.size)};
    return !tag->closing && (dl_tag_is(&local, "item") || dl_tag_is(&local, "entry"));
}

/* What stands before the first item. */
static void take_channel(feed *out, dl_slice head)
{
    dl_tag tag;
    for (size_t at = 0; dl_tag_next(&tag, head, at); at = tag.end) {
        dl_name_spaces_take(&out->spaces, &out->arena, &tag);
        if (is_item(&tag)) {
            out->item = dl_arena_string(&out->arena, tag.name);
            break;
        }
        tag.name = dl_slice_cut(tag.name, dl_name_own_letters(&out->spaces, tag.name), tag.name.size);
        dl_slice language = dl_tag_attribute(&tag, "xml:lang");
        dl_slice *part = dl_tag_is(&tag, "title") ? &out->site : dl_tag_is(&tag, "language") ? &out->language : NULL;
        if (language.size && !out->language.size)
            out->language = dl_arena_copy(&out->arena, language);
        if (part && !part->size)
            *part = text_behind(out, head, &tag);
        take_base(out, head, &tag);
        take_author(out, head, &tag);
    }
    if (dl_utf8_first_invalid(out->language) < out->language.size)
        out->language = (dl_slice){NULL, 0};
}

static dateline_status read_feed(dl_reading *reading)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    feed here = {.reading = reading};
    pthread_once(&once, xmlInitParser);
    take_channel(&here, dl_reading_rest(reading));
    const bool lettered = here.item && strchr(here.item, ':');
    const dl_elements elements = {.names = {lettered ? here.item : "item", lettered ? NULL : "entry"}, .xml = true};
    here.item = here.item ? here.item : "";
    dateline_status status = dl_elements_read(reading, &elements, deliver, &here);
    if (!status && !here.items && !reading->told)
        dl_reading_tell(reading, UINT64_MAX, DL_LOSS_NO_ARTICLE, "is a feed without items; nothing to index");
    dl_arena_free(&here.arena);
    return status;
}

const dl_format dl_format_feed = {"feed", sniff, read_feed, .dated = true};

/* ---- other XML ---- */

static bool sniff_records(const dl_head *head)
{
    return head->text.size && head->text.data[0] == '<' && dl_xml_record_name(head->text).size;
}

static dateline_status read_xml_records(dl_reading *reading)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    feed here = {.reading = reading, .other = true};
    pthread_once(&once, xmlInitParser);
    here.item = dl_arena_string(&here.arena, dl_xml_record_name(dl_reading_rest(reading)));
    const dl_elements elements = {.names = {here.item, NULL}, .xml = true};
    dateline_status status = !here.item   ? dl_fail_memory(reading->run->error)
                             : *here.item ? dl_elements_read(reading, &elements, deliver, &here)
                                          : DATELINE_OK;
    dl_arena_free(&here.arena);
    return status;
}

const dl_format dl_format_xml_records = {"XML records", sniff_records, read_xml_records, .dated = true};
