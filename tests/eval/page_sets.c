/* Gold sets of web pages. */
#include "page_sets.h"
#include "article/html/page.h"

#include <archive.h>
#include <archive_entry.h>
#include <stdio.h>
#include <stdlib.h>

void page_sets_read(dl_article *out, dl_arena *arena, dl_slice page)
{
    dateline_error error;
    if (dl_html_page(out, arena, page, &error)) {
        fprintf(stderr, "%s\n", error.message);
        exit(2);
    }
}

/* The folder at hand. */
typedef struct folder {
    char name[200];
    dl_buffer page, gold, body;
    size_t count;
    void (*each)(void *context, const page_entry *entry);
    void *context;
} folder;

static void finish(folder *of)
{
    if (of->page.size && of->gold.size) {
        dl_arena arena = DL_ARENA_EMPTY;
        dl_article article;
        json_t *gold = json_loadb(of->gold.data, of->gold.size, 0, NULL);
        page_sets_read(&article, &arena, dl_buffer_slice(&of->page));
        of->each(of->context, &(page_entry){&article, gold, dl_buffer_slice(&of->page),
                                            dl_buffer_slice(&of->body)});
        of->count++;
        json_decref(gold);
        dl_arena_free(&arena);
    }
    dl_buffer_clear(&of->page);
    dl_buffer_clear(&of->gold);
    dl_buffer_clear(&of->body);
}

bool page_sets_each(const char *path, void (*each)(void *context, const page_entry *entry),
                    void *context)
{
    struct archive *archive = archive_read_new();
    struct archive_entry *member;
    archive_read_support_filter_all(archive);
    archive_read_support_format_tar(archive);
    if (archive_read_open_filename(archive, path, 65536)) {
        archive_read_free(archive);
        return false;
    }
    folder at = {.page = DL_BUFFER_EMPTY,
                 .gold = DL_BUFFER_EMPTY,
                 .body = DL_BUFFER_EMPTY,
                 .each = each,
                 .context = context};
    while (archive_read_next_header(archive, &member) == ARCHIVE_OK) {
        const char *name = archive_entry_pathname_utf8(member);
        const char *slash = name ? strrchr(name, '/') : NULL;
        if (!slash)
            continue;
        char folder_name[200];
        snprintf(folder_name, sizeof folder_name, "%.*s", (int)(slash - name), name);
        if (strcmp(folder_name, at.name) != 0) {
            finish(&at);
            strcpy(at.name, folder_name);
        }
        dl_buffer *into = strcmp(slash, "/page.html") == 0         ? &at.page
                          : strcmp(slash, "/gold.json") == 0       ? &at.gold
                          : strcmp(slash, "/articleBody.txt") == 0 ? &at.body
                                                                   : NULL;
        char chunk[65536];
        la_ssize_t got;
        while (into && (got = archive_read_data(archive, chunk, sizeof chunk)) > 0)
            dl_buffer_add(into, chunk, (size_t)got);
    }
    finish(&at);
    dl_buffer_free(&at.page);
    dl_buffer_free(&at.gold);
    dl_buffer_free(&at.body);
    archive_read_free(archive);
    return at.count > 0;
}
