/* What a reader noted of gold titles (titles.tsv). */
#ifndef EVAL_TITLE_NOTES_H
#define EVAL_TITLE_NOTES_H

#include "page_says.h"

/** What gold is, as far as the page bears it out. */
typedef enum title_note { TITLE_PLAIN, TITLE_KICKER, TITLE_OTHER } title_note;

typedef struct title_notes {
    struct {
        char set[20], page[200], what[20], place[80];
    } rows[200];
    size_t count;
} title_notes;

/** Reads the file. False without it; ends the program at a line that is no note. */
bool title_notes_read(title_notes *out, const char *path);

/** What is noted of the page of that name in that set: that gold is a kicker, if it stands in the
 * page and is nothing that the page states its title to be; that it is the other headline, if it
 * and ours (keys of dl_html_key) are titles that the page gives, gold at the place that is noted.
 * Else it is plain, and standard error is told of a note that the page does not bear out. */
title_note title_notes_find(const title_notes *notes, const char *set, const char *name,
                            page_says *page, dl_slice gold, dl_slice ours);

#endif
