/* A page of a wiki in its own markup (MediaWiki's), told by the file's name, which is the page's: one article. */
#include "article/formats/wiki/wiki_text.h"
#include "article/lines/prose.h"
#include "article/reading/format.h"
#include "article/record/records.h"
#include "util/error.h"
#include "util/utf8.h"

static const char *const endings[] = {".wiki", ".mediawiki", ".wikitext"};

enum { ENDINGS = sizeof endings / sizeof *endings };

static bool sniff(const dl_head *head)
{
    bool named = false;
    for (size_t i = 0; i < ENDINGS; i++)
        named |= dl_format_is_named(head, endings[i]);
    return named;
}

/* "Ferry_sinks.wiki" is "Ferry sinks". */
static dl_slice title_of(dl_arena *arena, dl_slice name)
{
    dl_buffer title = DL_BUFFER_EMPTY;
    const char *dot = name.size ? memrchr(name.data, '.', name.size) : NULL;
    dl_utf8_sanitize(&title, dot ? dl_slice_cut(name, 0, (size_t)(dot - name.data)) : name);
    for (size_t i = 0; i < title.size; i++)
        if (title.data[i] == '_')
            title.data[i] = ' ';
    const dl_slice copy = dl_prose_trim(dl_arena_copy(arena, dl_buffer_slice(&title)));
    arena->failed |= title.failed;
    dl_buffer_free(&title);
    return copy;
}

static dateline_status read_page(dl_reading *reading)
{
    static const dl_slice names[] = {{"File", 4}, {"Image", 5}, {"Media", 5}, {"Category", 8}};
    static const dl_wiki_spaces asides = {names, sizeof names / sizeof *names};
    bool fits;
    dateline_status status = dl_reading_whole(reading, &fits);
    if (status || !fits)
        return status;
    dl_arena *arena = &reading->arena;
    dl_arena_reset(arena);
    const dl_slice page = dl_reading_rest(reading);
    dl_buffer clean = DL_BUFFER_EMPTY;
    dl_wiki_text text;
    dl_utf8_sanitize(&clean, page);
    dl_wiki_text_read(&text, arena, dl_arena_copy(arena, dl_buffer_slice(&clean)), &asides);
    arena->failed |= clean.failed;
    dl_buffer_free(&clean);
    dl_record record = {.date = text.date, .form = DL_FORM_PLAIN, .begin = dl_reading_place(reading), .bytes = page};
    record.parts[DL_PART_TITLE] = title_of(arena, reading->name);
    record.parts[DL_PART_TEXT] = text.text;
    record.parts[DL_PART_PLACE] = text.place;
    record.captions = dl_wiki_captions(arena, text.captions, &record.caption_count);
    return arena->failed ? dl_fail_memory(reading->run->error) : dl_record_deliver(&record, reading);
}

const dl_format dl_format_wiki_page = {"page of a wiki", sniff, read_page, .raw = false};
