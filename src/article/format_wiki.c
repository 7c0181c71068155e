/* Dumps of MediaWiki (pages-articles.xml): an article a page of the main name space, no redirects. */
#include "article/formats.h"
#include "article/markup.h"
#include "article/prose.h"
#include "article/records.h"
#include "article/wiki_text.h"
#include "util/error.h"
#include "util/utf8.h"

static const dl_slice root = {"<mediawiki", 10};

/* What the dump says of all its pages. */
typedef struct wiki {
    dl_reading *reading;
    dl_arena arena; /* of the texts */
    dl_slice site, language, base; /* "https://en.wikinews.org/wiki/" */
} wiki;

static bool sniff(const dl_head *head)
{
    const size_t at = dl_markup_skip_prolog(head->text);
    return dl_format_starts(dl_slice_cut(head->text, at, head->text.size), root);
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
    for (size_t i = 0; i < title.size; i++)
        dl_buffer_add_byte(&address, title.data[i] == ' ' ? '_' : title.data[i]);
    const dl_slice result = dl_arena_copy(arena, dl_buffer_slice(&address));
    arena->failed |= address.failed;
    dl_buffer_free(&address);
    return result;
}

static dateline_status deliver(void *context, dl_slice element)
{
    const wiki *of = context;
    dl_reading *reading = of->reading;
    dl_arena *arena = &reading->arena;
    const dl_slice space = content_of(element, "ns"), page = content_of(element, "text");
    dl_record record = {.date = DL_DATE_NONE, .form = DL_FORM_PLAIN, .begin = dl_reading_place(reading), .bytes = element};
    dl_wiki_text text;
    if ((space.size && !dl_slice_is(space, "0")) || dl_slice_find(element, "<redirect ") != SIZE_MAX || !page.size)
        return DATELINE_OK;
    dl_wiki_text_read(&text, arena, words_of(arena, page));
    record.date = text.date;
    record.parts[DL_PART_TITLE] = words_of(arena, content_of(element, "title"));
    record.parts[DL_PART_ID] = words_of(arena, content_of(element, "id"));
    record.parts[DL_PART_TEXT] = text.text;
    record.parts[DL_PART_PLACE] = text.place;
    record.parts[DL_PART_SITE] = of->site;
    record.parts[DL_PART_LANGUAGE] = of->language;
    record.parts[DL_PART_URL] = address_of(of, record.parts[DL_PART_TITLE]);
    if (!dl_date_known(text.date))
        record.parts[DL_PART_DATE] = words_of(arena, content_of(element, "timestamp"));
    return arena->failed ? dl_fail_memory(reading->run->error) : dl_record_deliver(&record, reading);
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
    while (of->base.size && of->base.data[of->base.size - 1] != '/')
        of->base.size--;
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
