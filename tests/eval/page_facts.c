/* Scores titles, days and authors of web pages against gold: eval_page_facts SHARED. Prints a
 * table; status 1 when a score is below its floor, 77 (skipped) without the collections.
 *
 *   titles   "same": the same letters and digits, case and compatibility forms folded; "held": one
 * of both holds the other, which has at least half of its letters (a kicker above, a site behind)
 *   days     the same day; where gold is a moment, our day in some time zone, or ours at most 14
 * hours apart authors  one of gold's names is among ours, letters and digits alike; names are
 * parted at , ; / & "and" "und" "et"
 */
#include "article/html/meta.h"
#include "page_sets.h"

#include <stdio.h>
#include <strings.h>
#include <unistd.h>

enum { SKIPPED = 77, SETS = 3 };

/* What gold calls them. */
static const struct {
    const char *name, *authors, *date;
} sets[SETS] = {{"fundus", "authors", "publishing_date"},
                {"trafilatura", "author", "date"},
                {"postlight", "author", "date_published"}};

typedef struct facts {
    size_t titles, same, held, days, days_right, authors, authors_right;
    size_t set;
} facts;

static bool holds(dl_slice whole, dl_slice part)
{
    return part.size * 2 >= whole.size && part.size && whole.size >= part.size &&
           memmem(whole.data, whole.size, part.data, part.size);
}

static void score_title(facts *f, const dl_article *article, const char *gold)
{
    dl_arena arena = DL_ARENA_EMPTY;
    dl_slice ours = dl_html_key(&arena, article->title),
             wanted = dl_html_key(&arena, dl_slice_of(gold));
    f->titles++;
    f->same += dl_slice_equal(ours, wanted);
    f->held += holds(ours, wanted) || holds(wanted, ours);
    dl_arena_free(&arena);
}

static void score_day(facts *f, const dl_article *article, const char *gold)
{
    enum { HOUR = 3600, DAY = 24 * HOUR };
    dl_slice text = dl_slice_of(gold);
    dl_date whole = dl_date_parse_iso(text),
            day = dl_date_parse_iso(dl_slice_cut(text, 0, text.size < 10 ? text.size : 10)),
            ours = article->date;
    f->days++;
    if (!dl_date_known(day) || !dl_date_known(ours))
        return;
    int64_t apart = ours.seconds - (whole.has_time ? whole.seconds : day.seconds);
    bool same = ours.seconds >= day.seconds && ours.seconds < day.seconds + DAY;
    bool near = whole.has_time && (ours.has_time ? apart >= -14 * HOUR && apart <= 14 * HOUR
                                                 : apart > -DAY - 12 * HOUR && apart <= 14 * HOUR);
    f->days_right += same || near;
}

/* Whether one of the names in `text` is among ours. */
static bool names_author(const dl_article *article, dl_slice text)
{
    static const char *const marks[] = {",", ";", "/", "&", " and ", " und ", " et "};
    dl_arena arena = DL_ARENA_EMPTY;
    bool found = false;
    for (size_t from = 0; from <= text.size && !found;) {
        size_t end = text.size, next = text.size + 1;
        for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
            size_t at = dl_slice_find(dl_slice_cut(text, from, text.size), marks[i]);
            if (at != SIZE_MAX && from + at < end) {
                end = from + at;
                next = end + strlen(marks[i]);
            }
        }
        dl_slice name = dl_slice_trim(dl_slice_cut(text, from, end));
        if (name.size > 3 && strncasecmp(name.data, "by ", 3) == 0)
            name = dl_slice_cut(name, 3, name.size);
        dl_slice key = dl_html_key(&arena, name);
        for (size_t i = 0; i < article->author_count && key.size; i++)
            found |= dl_slice_equal(dl_html_key(&arena, article->authors[i]), key);
        from = next;
    }
    dl_arena_free(&arena);
    return found;
}

static void score_authors(facts *f, const dl_article *article, const json_t *gold)
{
    size_t i;
    json_t *item;
    bool found =
        json_is_string(gold) && names_author(article, dl_slice_of(json_string_value(gold)));
    json_array_foreach(gold, i, item) found |=
        json_is_string(item) && names_author(article, dl_slice_of(json_string_value(item)));
    f->authors++;
    f->authors_right += found;
}

static void score_entry(void *context, const page_entry *entry)
{
    facts *f = context;
    const char *title = json_string_value(json_object_get(entry->gold, "title"));
    const char *day = json_string_value(json_object_get(entry->gold, sets[f->set].date));
    const json_t *authors = json_object_get(entry->gold, sets[f->set].authors);
    if (title && *title)
        score_title(f, entry->article, title);
    if (day && strlen(day) >= 8)
        score_day(f, entry->article, day);
    if (json_string_length(authors) || json_array_size(authors))
        score_authors(f, entry->article, authors);
}

static double part(size_t of, size_t whole)
{
    return whole ? (double)of / (double)whole : 0;
}

static void print(const char *name, const facts *f)
{
    printf("%-12s titles %4zu same %.3f held %.3f  days %4zu %.3f  authors %4zu %.3f\n", name,
           f->titles, part(f->same, f->titles), part(f->held, f->titles), f->days,
           part(f->days_right, f->days), f->authors, part(f->authors_right, f->authors));
}

int main(int count, char **arguments)
{
    /* Below what was reached, so that a change for the worse is seen. */
    static const double title_floor = 0.89, day_floor = 0.90, author_floor = 0.77;
    const char *shared = count > 1 ? arguments[1] : "../shared";
    facts all = {0};
    for (size_t i = 0; i < SETS; i++) {
        char path[1024];
        facts f = {.set = i};
        snprintf(path, sizeof path, "%s/collections/extraction/%s.tar.zst", shared, sets[i].name);
        if (access(path, R_OK)) {
            puts("skipped: no ../shared");
            return SKIPPED;
        }
        if (!page_sets_each(path, score_entry, &f)) {
            fprintf(stderr, "%s cannot be read\n", path);
            return 2;
        }
        print(sets[i].name, &f);
        all.titles += f.titles, all.same += f.same, all.held += f.held;
        all.days += f.days, all.days_right += f.days_right;
        all.authors += f.authors, all.authors_right += f.authors_right;
    }
    print("all", &all);
    return part(all.held, all.titles) >= title_floor &&
                   part(all.days_right, all.days) >= day_floor &&
                   part(all.authors_right, all.authors) >= author_floor
               ? 0
               : 1;
}
