/* What a reader noted of gold titles. */
#include "title_notes.h"

#include <stdio.h>
#include <stdlib.h>

bool title_notes_read(title_notes *out, const char *path)
{
    enum { MOST = sizeof out->rows / sizeof *out->rows };
    char line[512];
    FILE *file = fopen(path, "r");
    for (out->count = 0; file && fgets(line, sizeof line, file);) {
        if (*line == '#' || *line == '\n')
            continue;
        size_t at = out->count++;
        if (at == MOST ||
            sscanf(line, "%19[^\t]\t%199[^\t]\t%19[^\t]\t%79[^\n]", out->rows[at].set,
                   out->rows[at].page, out->rows[at].what, out->rows[at].place) != 4) {
            fprintf(stderr, "%s: no note: %s", path, line);
            exit(2);
        }
    }
    if (file)
        fclose(file);
    return file != NULL;
}

static bool is_kicker(page_says *page, dl_slice gold)
{
    bool stated = false;
    for (page_place i = PAGE_OG_TITLE; i <= PAGE_TITLE; i++)
        stated = stated || page_says_title_at(page, i, gold);
    return !stated && page_says_words(page, gold);
}

static bool is_other(page_says *page, const char *place, dl_slice gold, dl_slice ours)
{
    for (page_place i = 0; i < PAGE_PLACES; i++)
        if (strcmp(place, page_place_names[i]) == 0)
            return page_says_title_at(page, i, gold) && page_says_title(page, ours);
    return false;
}

title_note title_notes_find(const title_notes *notes, const char *set, const char *name,
                            page_says *page, dl_slice gold, dl_slice ours)
{
    for (size_t i = 0; i < notes->count; i++) {
        if (strcmp(notes->rows[i].set, set) != 0 || strcmp(notes->rows[i].page, name) != 0)
            continue;
        const char *what = notes->rows[i].what;
        if (strcmp(what, "kicker") == 0 && is_kicker(page, gold))
            return TITLE_KICKER;
        if (strcmp(what, "other") == 0 && is_other(page, notes->rows[i].place, gold, ours))
            return TITLE_OTHER;
        fprintf(stderr, "titles.tsv: %s %s is not as noted\n", set, name);
    }
    return TITLE_PLAIN;
}
