/* Scores titles, days and authors of web pages against gold: eval_page_facts SHARED [misses]
 * [TITLES]; TITLES is this folder's titles.tsv.
 * Prints a table, with "misses" also a line for each fact that is not right: set, page, fact, what
 * the page says of gold, gold, ours. Status 1 when a score is below its floor, 77 (skipped) without
 * the collections.
 *
 * The sets' own tests want the very string that their parser gave (trafilatura's
 * tests/eval_authors.py, postlight's index.test.js, fundus' test_parser_coverage.py), which for a
 * site's own rules is a fair question. Here a reader's judgement is wanted:
 *
 *   titles   "same": the same letters and digits, case and compatibility forms folded; "right": one
 *            of both holds the other, which has at least half of its letters (a kicker above, a
 *            site behind); "near": right, or four of five words of the longer stand in the other
 *            in the same order, and all figures (what is shown and what is stated differ in a word)
 *   days     the same day; where gold is a moment, our day in some time zone, or ours at most 14
 *            hours apart; "2022-25-10" is the day before the month
 *   authors  "right": one of gold's names is among ours, letters and digits alike; "all": all of
 *            gold's are, in any order, and no others. Names are parted at , ; / & and at "and"
 *            "und" "et" "y", in any case; "By" in front is not theirs, nor its like in Japanese,
 *            nor "reporter and one other" behind it in Korean
 *
 * A fact that is not right is counted by what the page itself says of gold (see page_says.h):
 *
 *   absent   gold stands nowhere in the page
 *   other    the page states both: for titles both are a headline or stated title of it, for days
 *            gold is the day of a change, for authors gold is the site
 *   missed   the rest
 *
 * The last lines say what titles reach where gold is a headline of the page: without the golds that
 * stand nowhere in it (right or not; the program finds them) and without those that are no headline
 * but a section's name, a line above or below it or a heading within the text (TITLES, set by
 * hand); of the rest, how many are right, and how many are right or the other one of two headlines
 * that the page gives (TITLES, checked in the page).
 *
 * Each site belongs to one of two halves, by a hash of its host: rules are made on one and checked
 * on the other. */
#include "page_says.h"
#include "page_sets.h"
#include "title_notes.h"
#include "article/html/tree/site.h"
#include "article/html/tree/texts.h"
#include "util/hash.h"

#include <stdio.h>
#include <strings.h>
#include <unistd.h>

enum { SKIPPED = 77, SETS = 3, HALVES = 2, NAMES_MOST = 40 };

/* What gold calls them. */
static const struct {
    const char *name, *authors, *date;
} sets[SETS] = {{"fundus", "authors", "publishing_date"},
                {"trafilatura", "author", "date"},
                {"postlight", "author", "date_published"}};

typedef enum verdict { RIGHT, ABSENT, OTHER, MISSED, VERDICTS } verdict;
static const char *const verdict_names[VERDICTS] = {"right", "absent", "other", "missed"};

typedef struct score {
    size_t all, exact, near, of[VERDICTS];
} score;

typedef enum fact { TITLE, DAY, AUTHORS, FACTS } fact;
static const char *const fact_names[FACTS] = {"titles", "days", "authors"};
static const char *const exact_names[FACTS] = {"same", "", "all"};

/* Titles by what gold is to a reader. */
typedef struct standing {
    size_t all, absent, kickers, others, right;
} standing;

typedef struct facts {
    score of[HALVES][FACTS];
    standing titles[HALVES];
    size_t set;
    bool list; /* the misses */
    const title_notes *notes;
} facts;

/* The half that the page's site belongs to. */
static size_t half_of(const json_t *gold)
{
    const char *url = json_string_value(json_object_get(gold, "url"));
    const char *host = url ? strstr(url, "://") : NULL;
    host = host ? host + 3 : url ? url : json_string_value(json_object_get(gold, "id"));
    if (!host)
        return 0;
    if (strncmp(host, "www.", 4) == 0)
        host += 4;
    return dl_hash64(dl_slice_make(host, strcspn(host, "/:?#")), 0) % HALVES;
}

/* ---- titles ---- */

/* Adds a title whose gold is not ours in all letters to what gold is to a reader. */
static verdict judge_standing(const facts *f, standing *to, const page_entry *entry, verdict found,
                              dl_slice gold, dl_slice wanted, dl_slice ours)
{
    const char *name = json_string_value(json_object_get(entry->gold, "id"));
    page_says page;
    page_says_open(&page, entry->page);
    title_note note = TITLE_PLAIN;
    bool absent = !page_says_words(&page, gold);
    if (found == MISSED && !absent)
        note = title_notes_find(f->notes, sets[f->set].name, name, &page, wanted, ours);
    if (found == MISSED &&
        (absent || (page_says_title(&page, wanted) && page_says_title(&page, ours))))
        found = absent ? ABSENT : OTHER;
    to->absent += absent;
    to->kickers += note == TITLE_KICKER;
    to->others += note == TITLE_OTHER;
    to->right += found == RIGHT && !absent;
    page_says_close(&page);
    return found;
}

static verdict judge_title(bool *exact, bool *near, facts *f, const page_entry *entry,
                           const char *gold)
{
    dl_arena arena = DL_ARENA_EMPTY;
    standing *to = &f->titles[half_of(entry->gold)];
    dl_slice ours = dl_html_key(&arena, entry->article->title),
             wanted = dl_html_key(&arena, dl_slice_of(gold));
    *exact = dl_slice_equal(ours, wanted);
    bool right = page_says_alike(ours, wanted);
    verdict found = right ? RIGHT : MISSED;
    *near = right || page_says_near(entry->article->title, dl_slice_of(gold));
    to->all++;
    if (*exact) /* ours stands in the page */
        to->right++;
    else
        found = judge_standing(f, to, entry, found, dl_slice_of(gold), wanted, ours);
    dl_arena_free(&arena);
    return found;
}

/* ---- days ---- */

static bool same_day(dl_date ours, dl_date whole, dl_date day)
{
    enum { HOUR = 3600, DAY_LONG = 24 * HOUR };
    int64_t apart = ours.seconds - (whole.has_time ? whole.seconds : day.seconds);
    bool same = ours.seconds >= day.seconds && ours.seconds < day.seconds + DAY_LONG;
    bool near =
        whole.has_time && (ours.has_time ? apart >= -14 * HOUR && apart <= 14 * HOUR
                                         : apart > -DAY_LONG - 12 * HOUR && apart <= 14 * HOUR);
    return same || near;
}

/* The day that gold names. Some of it was written with the day before the month. */
static dl_date gold_day(dl_slice text)
{
    char swapped[11];
    text = dl_slice_cut(text, 0, text.size < 10 ? text.size : 10);
    dl_date day = dl_date_parse_iso(text);
    if (dl_date_known(day) || text.size < 10)
        return day;
    snprintf(swapped, sizeof swapped, "%.5s%.2s-%.2s", text.data, text.data + 8, text.data + 5);
    return dl_date_parse_iso(dl_slice_make(swapped, 10));
}

static verdict judge_day(const page_entry *entry, const char *gold)
{
    dl_slice text = dl_slice_of(gold);
    dl_date whole = dl_date_parse_iso(text), day = gold_day(text), ours = entry->article->date;
    if (!dl_date_known(day)) /* no such day */
        return ABSENT;
    if (dl_date_known(ours) && same_day(ours, whole, day))
        return RIGHT;
    page_says page;
    page_says_open(&page, entry->page);
    verdict found = !page_says_day(&page, day)      ? ABSENT
                    : page_says_changed(&page, day) ? OTHER
                                                    : MISSED;
    page_says_close(&page);
    return found;
}

/* ---- authors ---- */

/* Adds the names in a text, as keys. */
static void add_names(dl_slice names[NAMES_MOST], size_t *count, dl_arena *arena, dl_slice text)
{
    static const char *const marks[] = {",",    ";",     "/",
                                        "&",    " and ", " und ",
                                        " et ", " y ",   " \u30A4\u30E9\u30B9\u30C8 "},
                             *const fronts[] = {"by ", "\u8457\u8005\uFF1A", "\u8457\u8005 "},
                             *const tails[] = {" \uAE30\uC790 \uC678 1\uBA85"};
    for (size_t from = 0; from <= text.size;) {
        size_t end = text.size, next = text.size + 1;
        for (size_t at = from; at < text.size && end == text.size; at++)
            for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
                size_t size = strlen(marks[i]);
                if (text.size - at >= size && strncasecmp(text.data + at, marks[i], size) == 0) {
                    end = at;
                    next = at + size;
                    break;
                }
            }
        dl_slice name = dl_slice_trim(dl_slice_cut(text, from, end));
        for (size_t i = 0; i < sizeof fronts / sizeof *fronts; i++)
            if (name.size > strlen(fronts[i]) &&
                strncasecmp(name.data, fronts[i], strlen(fronts[i])) == 0)
                name = dl_slice_cut(name, strlen(fronts[i]), name.size);
        for (size_t i = 0; i < sizeof tails / sizeof *tails; i++)
            if (dl_slice_ends(name, dl_slice_of(tails[i])))
                name.size -= strlen(tails[i]);
        dl_slice key = dl_html_key(arena, name);
        if (key.size && *count < NAMES_MOST)
            names[(*count)++] = key;
        from = next;
    }
}

static size_t names_among(const dl_slice *names, size_t count, const dl_slice *others,
                          size_t other_count)
{
    size_t found = 0;
    for (size_t i = 0; i < count; i++) {
        bool within = false;
        for (size_t k = 0; k < other_count; k++)
            within |= dl_slice_equal(names[i], others[k]);
        found += within;
    }
    return found;
}

static verdict judge_authors(bool *exact, const page_entry *entry, const json_t *gold)
{
    dl_arena arena = DL_ARENA_EMPTY;
    dl_slice wanted[NAMES_MOST], ours[NAMES_MOST];
    size_t wanted_count = 0, our_count = 0, i;
    json_t *item;
    if (json_is_string(gold))
        add_names(wanted, &wanted_count, &arena, dl_slice_of(json_string_value(gold)));
    json_array_foreach(gold, i, item)
        add_names(wanted, &wanted_count, &arena, dl_slice_of(json_string_value(item)));
    for (i = 0; i < entry->article->author_count && our_count < NAMES_MOST; i++)
        ours[our_count++] = dl_html_key(&arena, entry->article->authors[i]);
    size_t shared = names_among(wanted, wanted_count, ours, our_count);
    *exact =
        shared == wanted_count && names_among(ours, our_count, wanted, wanted_count) == our_count;
    verdict found = shared ? RIGHT : MISSED;
    if (found == MISSED) {
        page_says page;
        page_says_open(&page, entry->page);
        dl_html_site site = dl_html_site_of(&page.arena, entry->article->site, entry->article->url);
        bool house = wanted_count > 0;
        for (i = 0; i < wanted_count; i++)
            house = house && dl_html_names_site(&page.arena, &site, wanted[i]);
        found = house ? OTHER : ABSENT;
        for (i = 0; i < wanted_count; i++)
            if (!house && page_says_words(&page, wanted[i]))
                found = MISSED;
        page_says_close(&page);
    }
    dl_arena_free(&arena);
    return found;
}

/* ---- the table ---- */

static void list(const facts *f, const page_entry *entry, fact which, verdict found,
                 const json_t *gold)
{
    const dl_article *article = entry->article;
    char *wanted = json_dumps(gold, JSON_ENCODE_ANY);
    dl_buffer ours = DL_BUFFER_EMPTY;
    if (which == TITLE)
        dl_buffer_add_slice(&ours, article->title);
    else if (which == DAY)
        dl_date_format(&ours, article->date);
    for (size_t i = 0; i < article->author_count && which == AUTHORS; i++) {
        dl_buffer_add_text(&ours, i ? ", " : "");
        dl_buffer_add_slice(&ours, article->authors[i]);
    }
    printf("%s\t%s\t%zu\t%s\t%s\t%s\t%.*s\n", sets[f->set].name,
           json_string_value(json_object_get(entry->gold, "id")), half_of(entry->gold) + 1,
           fact_names[which], verdict_names[found], wanted ? wanted : "", (int)ours.size,
           ours.size ? ours.data : "");
    dl_buffer_free(&ours);
    free(wanted);
}

static void count_verdict(facts *f, const page_entry *entry, fact which, verdict found, bool exact,
                          bool near, const json_t *gold)
{
    score *to = &f->of[half_of(entry->gold)][which];
    to->all++;
    to->exact += exact;
    to->near += near;
    to->of[found]++;
    if (f->list && found != RIGHT)
        list(f, entry, which, found, gold);
}

static void score_entry(void *context, const page_entry *entry)
{
    facts *f = context;
    const json_t *title = json_object_get(entry->gold, "title"),
                 *day = json_object_get(entry->gold, sets[f->set].date),
                 *authors = json_object_get(entry->gold, sets[f->set].authors);
    bool exact = false, near = false;
    if (json_string_length(title)) {
        verdict found = judge_title(&exact, &near, f, entry, json_string_value(title));
        count_verdict(f, entry, TITLE, found, exact, near, title);
    }
    if (json_string_length(day) >= 8)
        count_verdict(f, entry, DAY, judge_day(entry, json_string_value(day)), false, false, day);
    if (json_string_length(authors) || json_array_size(authors)) {
        verdict found = judge_authors(&exact, entry, authors);
        count_verdict(f, entry, AUTHORS, found, exact, false, authors);
    }
}

static double part(size_t of, size_t whole)
{
    return whole ? (double)of / (double)whole : 0;
}

static void add(score *to, const score *from)
{
    to->all += from->all;
    to->exact += from->exact;
    to->near += from->near;
    for (int v = 0; v < VERDICTS; v++)
        to->of[v] += from->of[v];
}

static void print(const char *name, const score of[FACTS])
{
    printf("%-12s", name);
    for (int i = 0; i < FACTS; i++) {
        printf(" %s %3zu right %.3f", fact_names[i], of[i].all, part(of[i].of[RIGHT], of[i].all));
        if (*exact_names[i])
            printf(" %s %.3f", exact_names[i], part(of[i].exact, of[i].all));
        if (i == TITLE)
            printf(" near %.3f", part(of[i].near, of[i].all));
        printf(" (%zu+%zu+%zu) ", of[i].of[ABSENT], of[i].of[OTHER], of[i].of[MISSED]);
    }
    puts("");
}

static double right_of(const standing *of)
{
    return part(of->right, of->all - of->absent - of->kickers);
}

static void print_standing(const char *name, const standing *of)
{
    size_t rest = of->all - of->absent - of->kickers;
    printf(
        "%-12s titles %zu, gold stands nowhere in the page %zu, is no headline %zu; of the other "
        "%zu right %.3f, right or the page's other headline (%zu) %.3f\n",
        name, of->all, of->absent, of->kickers, rest, right_of(of), of->others,
        part(of->right + of->others, rest));
}

static void add_standing(standing *to, const standing *from)
{
    to->all += from->all;
    to->absent += from->absent;
    to->kickers += from->kickers;
    to->others += from->others;
    to->right += from->right;
}

int main(int count, char **arguments)
{
    /* Below what was reached, so that a change for the worse is seen; of titles also of those that
     * stand in the page. */
    static const double floors[FACTS] = {0.95, 0.95, 0.85}, standing_floor = 0.967;
    const char *shared = count > 1 ? arguments[1] : "../shared", *titles = "tests/eval/titles.tsv";
    score halves[HALVES][FACTS] = {0}, all[FACTS] = {0};
    standing standings[HALVES + 1] = {0}; /* the last: of both */
    bool misses = false;
    for (int i = 2; i < count; i++)
        if (strcmp(arguments[i], "misses") == 0)
            misses = true;
        else
            titles = arguments[i];
    title_notes notes;
    if (!title_notes_read(&notes, titles))
        fprintf(stderr, "%s is not there: no title has a note\n", titles);
    bool fine = true;
    for (size_t i = 0; i < SETS; i++) {
        char path[1024];
        score whole[FACTS] = {0};
        facts f = {.set = i, .list = misses, .notes = &notes};
        snprintf(path, sizeof path, "%s/collections/extraction/%s.tar.zst", shared, sets[i].name);
        if (access(path, R_OK)) {
            puts("skipped: no ../shared");
            return SKIPPED;
        }
        if (!page_sets_each(path, score_entry, &f)) {
            fprintf(stderr, "%s cannot be read\n", path);
            return 2;
        }
        for (size_t h = 0; h < HALVES; h++) {
            add_standing(&standings[h], &f.titles[h]);
            add_standing(&standings[HALVES], &f.titles[h]);
            for (size_t k = 0; k < FACTS; k++) {
                add(&whole[k], &f.of[h][k]);
                add(&halves[h][k], &f.of[h][k]);
                add(&all[k], &f.of[h][k]);
            }
        }
        print(sets[i].name, whole);
    }
    print("half 1", halves[0]);
    print("half 2", halves[1]);
    print("all", all);
    puts("(absent + other + missed)");
    print_standing("half 1", &standings[0]);
    print_standing("half 2", &standings[1]);
    print_standing("all", &standings[HALVES]);
    for (size_t k = 0; k < FACTS; k++)
        fine = fine && part(all[k].of[RIGHT], all[k].all) >= floors[k];
    return !fine || right_of(&standings[HALVES]) < standing_floor;
}
