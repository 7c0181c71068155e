#include "unit.h"

#include "article/plain/passages.h"
#include "article_text.h"
#include "source_text.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static void add_part(dl_buffer *out, const char *name, dl_slice value)
{
    if (value.size)
        dl_buffer_printf(out, " %s=%.*s", name, (int)value.size, value.data);
}

static dateline_status take_article(void *context, const dl_article *article, dateline_error *error)
{
    (void)error;
    dl_buffer *out = context, date = DL_BUFFER_EMPTY;
    dl_date_format(&date, article->date);
    dl_buffer_printf(out, "article %llu-%llu", (unsigned long long)article->begin, (unsigned long long)article->end);
    add_part(out, "member", article->member);
    add_part(out, "id", article->id);
    add_part(out, "date", dl_buffer_slice(&date));
    add_part(out, "place", article->place);
    add_part(out, "language", article->language);
    add_part(out, "url", article->url);
    add_part(out, "site", article->site);
    for (size_t i = 0; i < article->author_count; i++)
        add_part(out, "author", article->authors[i]);
    dl_buffer_add_byte(out, '\n');
    article_text(out, article);
    assert_int_equal(article->end - article->begin, article->bytes.size);
    assert_true(article->passage_count > 0);
    dl_passages passages = dl_passages_begin(article);
    for (dl_passage passage; dl_passages_next(&passage, &passages); dl_passages_forget(&passages)) {
        assert_true(passage.begin >= article->begin);
        assert_true(passage.end <= article->end);
        assert_true(passage.begin < passage.end);
    }
    assert_int_equal(passages.told, dl_passages_count(article));
    dl_passages_end(&passages);
    dl_buffer_free(&date);
    return DATELINE_OK;
}

static void take_problem(void *context, const char *member, uint64_t at, dl_loss lost, const char *message)
{
    dl_buffer *out = context;
    dl_buffer_printf(out, "%s", lost ? "lost" : "warned");
    if (member)
        dl_buffer_printf(out, " [%s]", member);
    if (at != UINT64_MAX)
        dl_buffer_printf(out, " %llu", (unsigned long long)at);
    dl_buffer_printf(out, ": %s\n", message);
}

static void read_source(dl_buffer *out, dl_source *source, const dl_part_map *map)
{
    dateline_error error;
    const dl_source_options options = {.article_limit = 2 << 20, .map = map};
    const dl_source_events events = {take_article, take_problem, NULL, out};
    dl_buffer_clear(out);
    assert_int_equal(dl_source_read(source, &options, &events, NULL, &error), 0);
}

void source_events(dl_buffer *out, dl_source *source)
{
    read_source(out, source, NULL);
}

void source_text(dl_buffer *out, const char *name, dl_slice content, const char *map)
{
    char folder[] = "/tmp/dateline-test-XXXXXX", path[100];
    dateline_error error;
    dl_source *source;
    dl_arena arena = DL_ARENA_EMPTY;
    dl_part_map parts;
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(content.data, 1, content.size, file), content.size);
    assert_int_equal(fclose(file), 0);
    if (map)
        assert_int_equal(dl_part_map_parse(&parts, &arena, map, &error), 0);
    assert_int_equal(dl_source_open(&source, path, &error), 0);
    read_source(out, source, map ? &parts : NULL);
    dl_source_free(source);
    dl_arena_free(&arena);
    assert_int_equal(remove(path), 0);
    assert_int_equal(rmdir(folder), 0);
}

void source_cases(const source_case *cases, size_t count)
{
    dl_buffer out = DL_BUFFER_EMPTY;
    for (size_t i = 0; i < count; i++) {
        source_text(&out, cases[i].name, dl_slice_of(cases[i].content), NULL);
        if (strcmp(out.data, cases[i].expected) != 0)
            fail_msg("%s\nbecame\n%s", cases[i].content, out.data);
    }
    dl_buffer_free(&out);
}
