/* Scores the splitting of plain text against how a reader splits it: eval_passages SHARED [TRUTH]. SHARED is the
 * folder of the collections, TRUTH this folder's passages.tsv. A passage is right when its kind and its first byte
 * are. Prints a table; status 1 when a score is below its floor, 77 (skipped) without the collections. */
#include "article/plain/plain.h"

#include <archive.h>
#include <archive_entry.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { SKIPPED = 77, LINE_MOST = 16384 };

typedef struct scores {
    size_t articles, whole, places, truth, found, right, tweets, tweets_found, tweets_right, facts, facts_right;
} scores;

static const char letters[] = {[DATELINE_HEADLINE] = 'h', [DATELINE_DECK] = 'd',  [DATELINE_PARAGRAPH] = 'p',
                               [DATELINE_TWEET] = 't',    [DATELINE_QUOTE] = 'q', [DATELINE_CAPTION] = 'c',
                               [DATELINE_LIST] = 'l'};

/* "t560@handle/2014-10-22" without what stands behind '@' if `bare`. */
static void describe(dl_buffer *out, const dl_passage *passage, bool bare)
{
    dl_buffer_clear(out);
    dl_buffer_printf(out, "%c%zu", letters[passage->kind], (size_t)passage->begin);
    if (!bare && passage->tweet && passage->tweet->handle.size) {
        dl_buffer day = DL_BUFFER_EMPTY;
        dl_date_format(&day, passage->tweet->date);
        dl_buffer_printf(out, "@%.*s/%.10s", (int)passage->tweet->handle.size, passage->tweet->handle.data,
                         day.size >= 10 ? day.data : "");
        dl_buffer_free(&day);
    }
}

static bool equals(const dl_buffer *text, const char *wanted, size_t size)
{
    return text->size == size && memcmp(text->data, wanted, size) == 0;
}

static void score(scores *s, const dl_article *article, const char *place, const char *truth)
{
    dl_buffer own = DL_BUFFER_EMPTY;
    size_t wanted = 0, right = 0;
    for (const char *at = truth; *at;) {
        size_t size = strcspn(at, " \n"), bare = strcspn(at, "@ \n");
        bool hit = false;
        wanted++;
        s->tweets += at[0] == 't';
        for (size_t i = 0; i < article->passage_count && !hit; i++) {
            describe(&own, &article->passages[i], true);
            hit = equals(&own, at, bare);
            if (hit && bare < size) {
                describe(&own, &article->passages[i], false);
                s->facts++;
                s->facts_right += equals(&own, at, size);
            }
        }
        right += hit;
        s->tweets_right += hit && at[0] == 't';
        at += size;
        at += strspn(at, " \n");
    }
    for (size_t i = 0; i < article->passage_count; i++)
        s->tweets_found += article->passages[i].kind == DATELINE_TWEET;
    s->articles++;
    s->truth += wanted;
    s->found += article->passage_count;
    s->right += right;
    s->whole += right == wanted && article->passage_count == wanted;
    s->places += strcmp(place, "-") == 0 ? article->place.size == 0 : dl_slice_is(article->place, place);
    dl_buffer_free(&own);
}

/* ---- the articles ---- */

/* All of a file, packed or not. */
static dl_buffer load(const char *path)
{
    dl_buffer text = DL_BUFFER_EMPTY;
    struct archive *archive = archive_read_new();
    struct archive_entry *entry;
    char chunk[65536];
    la_ssize_t got;
    archive_read_support_filter_all(archive);
    archive_read_support_format_raw(archive);
    if (archive_read_open_filename(archive, path, sizeof chunk) == ARCHIVE_OK &&
        archive_read_next_header(archive, &entry) == ARCHIVE_OK)
        while ((got = archive_read_data(archive, chunk, sizeof chunk)) > 0)
            dl_buffer_add(&text, chunk, (size_t)got);
    archive_read_free(archive);
    return text;
}

/* The text of record `id` among JSON lines, or NULL. */
static json_t *find_record(dl_slice lines, const char *id)
{
    char wanted[80];
    int size = snprintf(wanted, sizeof wanted, "\"id\": \"%s\"", id);
    const char *found = memmem(lines.data, lines.size, wanted, (size_t)size);
    if (!found)
        return NULL;
    const char *begin = found, *end = memchr(found, '\n', lines.size - (size_t)(found - lines.data));
    while (begin > lines.data && begin[-1] != '\n')
        begin--;
    return json_loadb(begin, (size_t)((end ? end : lines.data + lines.size) - begin), 0, NULL);
}

static bool score_line(scores *s, char *line, dl_slice lines, dl_slice seed)
{
    char *rest = line, *id = strsep(&rest, "\t"), *place = strsep(&rest, "\t");
    dl_arena arena = DL_ARENA_EMPTY;
    dl_article article;
    json_t *record = NULL;
    dateline_status status = DATELINE_ERROR_INPUT;
    if (rest && strcmp(id, "seed-article") == 0) {
        status = dl_plain_parse(&article, &arena, seed, 0, NULL, NULL, NULL);
    } else if (rest && (record = find_record(lines, id))) {
        const json_t *text = json_object_get(record, "text");
        status = dl_plain_parse_body(
            &article, &arena, dl_slice_make(json_string_value(text), json_string_length(text)), NULL);
    }
    if (!status)
        score(s, &article, place, rest);
    json_decref(record);
    dl_arena_free(&arena);
    return !status;
}

static double part(size_t of, size_t whole)
{
    return whole ? (double)of / (double)whole : 0;
}

int main(int count, char **arguments)
{
    /* Below what was reached, so that a change for the worse is seen. */
    static const double passage_floor = 0.98, place_floor = 0.95, fact_floor = 0.97;
    const char *shared = count > 1 ? arguments[1] : "../shared";
    char path[1024], line[LINE_MOST];
    snprintf(path, sizeof path, "%s/collections/news/fnc1_bodies/articles.jsonl.zst", shared);
    FILE *truth = fopen(count > 2 ? arguments[2] : "tests/eval/passages.tsv", "r");
    if (access(path, R_OK) || !truth) {
        puts("skipped: no ../shared");
        return SKIPPED;
    }
    dl_buffer lines = load(path);
    snprintf(path, sizeof path, "%s/seed-article.txt", shared);
    dl_buffer seed = load(path);
    scores s = {0};
    size_t missing = 0;
    while (fgets(line, sizeof line, truth))
        if (line[0] != '#')
            missing += !score_line(&s, line, dl_buffer_slice(&lines), dl_buffer_slice(&seed));
    fclose(truth);
    dl_buffer_free(&lines);
    dl_buffer_free(&seed);
    double p = part(s.right, s.found), r = part(s.right, s.truth), places = part(s.places, s.articles),
           facts = part(s.facts_right, s.facts);
    printf("plain text  %zu articles, %zu passages: precision %.3f  recall %.3f  wholly right %.3f  places %.3f\n",
           s.articles, s.truth, p, r, part(s.whole, s.articles), places);
    printf("tweets      %zu: precision %.3f  recall %.3f  handle and day %.3f\n", s.tweets,
           part(s.tweets_right, s.tweets_found), part(s.tweets_right, s.tweets), facts);
    if (missing)
        printf("%zu articles are not there\n", missing);
    return !missing && p >= passage_floor && r >= passage_floor && places >= place_floor && facts >= fact_floor ? 0 : 1;
}
