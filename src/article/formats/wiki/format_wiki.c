/* Dumps of MediaWiki (pages-articles.xml): an article a page of the main name space, no redirects. */
#include "article/formats/wiki/wiki_text.h"
#include "article/lines/prose.h"
#include "article/reading/format.h"
#include "article/reading/markup.h"
#include "article/record/records.h"
#include "util/error.h"
#include "util/utf8.h"

static const dl_slice root = {"<mediawiki", 10};

enum { SPACES = 64 };

/* What the dump says of all its pages. */
typedef struct wiki {
    dl_reading *reading;
    dl_arena arena; /* of the texts */
    dl_slice site, language, base; /* "https://en.wikinews.org/wiki/" */
    dl_slice names[SPACES];        /* of files and categories, then of all but that of articles */
    size_t asides, spaces;
} wiki;

static bool sniff(const dl_head *head)
{
    const size_t at = dl_markup_skip_prolog(head->text);
    return dl_slice_starts_caseless(dl_slice_cut(head->text, at, head->text.size), root.data);
}

/* The content of the first element of that name, as it is written; empty when it is not there. */
static dl_slice content_of(dl_slice text, const char *name)
{
    dl_tag tag;
    for (size_t at = 0, begin = SIZE_MAX; dl_tag_next(&tag, text, at); at = tag.end) {
        if (!dl_tag_is(&tag, name))
            continue;
        if (tag.closing)
            return begin == SIZE_MAX ? (dl_slice){NULL, 0} : dl_slice_cut(text, begin, tag.begin);
        begin = tag.end;
    }
    return (dl_slice){NULL, 0};
}

/* In characters. */
static dl_slice words_of(dl_arena *arena, dl_slice content)
{
    dl_buffer plain = DL_BUFFER_EMPTY, clean = DL_BUFFER_EMPTY;
    if (content.size)
        dl_markup_text(&plain, content);
    dl_utf8_sanitize(&clean, dl_buffer_slice(&plain));
    const dl_slice words = dl_prose_trim(dl_arena_copy(arena, dl_buffer_slice(&clean)));
    arena->failed |= plain.failed || clean.failed;
    dl_buffer_free(&plain);
    dl_buffer_free(&clean);
    return words;
}

/* A page's address: blanks are "_". */
static dl_slice address_of(const wiki *of, dl_slice title)
{
    dl_arena *arena = &of->reading->arena;
    dl_buffer address = DL_BUFFER_EMPTY;
    if (!of->base.size || !title.size)
        return (dl_slice){NULL, 0};
    dl_buffer_add_slice(&address, of->base);
    for (size_t i = 0; i < title.size; i++) {
        const char byte = title.data[i];
        if (byte == '?' || byte == '%')
            dl_buffer_printf(&address, "%%%02X", byte);
        else
            dl_buffer_add_byte(&address, byte == ' ' ? '_' : byte);
    }
    const dl_slice result = dl_arena_copy(arena, dl_buffer_slice(&address));
    arena->failed |= address.failed;
    dl_buffer_free(&address);
    return result;
}

/* What the last version says; dumps of a history have several, in any order. */
static dl_slice newest_of(dl_slice page)
{
    static const char begin[] = "<revision>", end[] = "</revision>";
    dl_slice newest = page, stamp = {NULL, 0};
    for (size_t at = 0, size; (size = dl_slice_find(dl_slice_cut(page, at, page.size), begin)) != SIZE_MAX;) {
        at += size + sizeof begin - 1;
        size = dl_slice_find(dl_slice_cut(page, at, page.size), end);
        const dl_slice revision = dl_slice_cut(page, at, size == SIZE_MAX ? page.size : at + size);
        const dl_slice time = content_of(revision, "timestamp");
        if (dl_slice_equal(newest, page) || dl_slice_compare(time, stamp) >= 0) {
            newest = revision;
            stamp = time;
        }
        at += revision.size;
    }
    return newest;
}

/* Whether pages of that title are none of the main space, where old dumps say nothing else of it: "Talk:Ferry". */
static bool is_of_space(const wiki *of, dl_slice title)
{
    const char *colon = title.size ? memchr(title.data, ':', title.size) : NULL;
    for (size_t i = 0; colon && i < of->spaces; i++)
        if (dl_slice_equal(of->names[i], dl_slice_cut(title, 0, (size_t)(colon - title.data))))
            return true;
    return false;
}

/* "#REDIRECT [[Ferry]]", in any language. */
static bool is_redirect(dl_slice text)
{
    const size_t link = dl_slice_find(text, "[[");
    if (!text.size || text.data[0] != '#' || link == SIZE_MAX || link > 60)
        return false;
    const dl_slice word = dl_prose_trim(dl_slice_cut(text, 1, link));
    return word.size && text.data[1] != ' ' && !memchr(word.data, ' ', word.size) &&
           !memchr(word.data, '\n', word.size) && !memchr(word.data, '#', word.size);
}

/* An article's, and none of another model, as data or a forum. */
static bool is_article(const wiki *of, dl_slice page, dl_slice version, dl_slice title)
{
    const dl_slice space = content_of(page, "ns"), model = content_of(version, "model");
    if ((model.size && !dl_slice_is(model, "wikitext")) || dl_slice_find(page, "<redirect ") != SIZE_MAX)
        return false;
    return space.size ? dl_slice_is(space, "0") : !is_of_space(of, title);
}

static dateline_status deliver(void *context, dl_slice element)
{
    const wiki *of = context;
    dl_reading *reading = of->reading;
    dl_arena *arena = &reading->arena;
    const dl_slice version = newest_of(element), title = words_of(arena, content_of(element, "title"));
    const dl_slice page = words_of(arena, content_of(version, "text"));
    const dl_wiki_spaces asides = {of->names, of->asides};
    dl_record record = {
        .date = DL_DATE_NONE, .form = DL_FORM_PLAIN, .begin = dl_reading_place(reading), .bytes = element};
    dl_wiki_text text;
    if (!page.size || !is_article(of, element, version, title) || is_redirect(page))
        return arena->failed ? dl_fail_memory(reading->run->error) : DATELINE_OK;
    dl_wiki_text_read(&text, arena, page, &asides);
    record.date = text.date;
    record.parts[DL_PART_TITLE] = title;
    record.parts[DL_PART_ID] = words_of(arena, content_of(element, "id"));
    record.parts[DL_PART_TEXT] = text.text;
    record.parts[DL_PART_PLACE] = text.place;
    record.parts[DL_PART_SITE] = of->site;
    record.parts[DL_PART_LANGUAGE] = of->language;
    record.parts[DL_PART_URL] = address_of(of, title);
    record.captions = dl_wiki_captions(arena, text.captions, &record.caption_count);
    if (!dl_date_known(text.date))
        record.parts[DL_PART_DATE] = words_of(arena, content_of(version, "timestamp"));
    return arena->failed ? dl_fail_memory(reading->run->error) : dl_record_deliver(&record, reading);
}

/* The names of the spaces: first those that links do not show, "6" files, "14" categories, "-2" media. */
static void take_spaces(wiki *of, dl_slice info, bool asides)
{
    dl_tag tag;
    for (size_t at = 0; dl_tag_next(&tag, info, at) && of->spaces < SPACES; at = tag.end) {
        const dl_slice key = dl_tag_attribute(&tag, "key");
        const bool aside = dl_slice_is(key, "6") || dl_slice_is(key, "14") || dl_slice_is(key, "-2");
        if (tag.closing || !dl_tag_is(&tag, "namespace") || !key.size || dl_slice_is(key, "0") || aside != asides)
            continue;
        const char *end = memchr(info.data + tag.end, '<', info.size - tag.end);
        if (end && end > info.data + tag.end)
            of->names[of->spaces++] = words_of(&of->arena, dl_slice_cut(info, tag.end, (size_t)(end - info.data)));
    }
    if (asides)
        of->asides = of->spaces;
}

/* "<mediawiki xml:lang="en"><siteinfo>...</siteinfo>" */
static void take_head(wiki *of)
{
    dl_arena *arena = &of->arena;
    const dl_slice text = dl_reading_rest(of->reading), info = content_of(text, "siteinfo");
    dl_tag tag;
    if (dl_tag_next(&tag, text, 0))
        of->language = words_of(arena, dl_tag_attribute(&tag, "xml:lang"));
    of->site = words_of(arena, content_of(info, "sitename"));
    of->base = words_of(arena, content_of(info, "base"));
    while (of->base.size && of->base.data[of->base.size - 1] != '/' && of->base.data[of->base.size - 1] != '=')
        of->base.size--;
    take_spaces(of, info, true);
    take_spaces(of, info, false);
}

static dateline_status read_wiki(dl_reading *reading)
{
    static const dl_elements elements = {.names = {"page"}, .xml = true};
    wiki here = {.reading = reading, .arena = DL_ARENA_EMPTY};
    take_head(&here);
    const dateline_status status = here.arena.failed ? dl_fail_memory(reading->run->error)
                                                     : dl_elements_read(reading, &elements, deliver, &here);
    dl_arena_free(&here.arena);
    return status;
}

const dl_format dl_format_wiki = {"dump of a wiki", sniff, read_wiki, false};
