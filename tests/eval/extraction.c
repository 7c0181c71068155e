/* Scores the reading of web pages against gold: eval_extraction SHARED [TWEETS]. SHARED is the
 * folder of the collections, TWEETS this folder's tweets.tsv. Prints a table; status 1 when a score
 * is below its floor, 77 (skipped) without the collections.
 *
 *   aeb          4-gram shingles of words, precision and recall averaged over pages, as Zyte's
 *                article extraction benchmark has it (evaluate.py); the text is the body:
 * paragraphs, lists, quotes, tweets trafilatura  segments that must and must not be in the text,
 * blanks squeezed, as trafilatura's evaluation has it (tests/eval_common.py); the text has the
 * decks that stand in the page, too tweets       ids of embedded tweets, and handle, day and
 * author's name of those found; a name where the page shows none is wrong
 *
 * Titles, days and authors: see page_facts.c. */
#include "page_sets.h"
#include "util/file.h"
#include "util/hash.h"
#include "util/utf8.h"

#include <dirent.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <strings.h>
#include <unicode/uchar.h>
#include <unistd.h>

enum { SKIPPED = 77 };

/* ---- text ---- */

/* The passages of the kinds in the set `kinds`, a line each. */
static void add_text(dl_buffer *out, const dl_article *article, unsigned kinds)
{
    for (size_t i = 0; i < article->passage_count; i++)
        if (kinds >> article->passages[i].kind & 1) {
            /* The deck that a page states but does not show is not its text. */
            if (article->passages[i].kind == DATELINE_DECK && !article->passages[i].begin)
                continue;
            dl_buffer_add_slice(out, article->passages[i].text);
            dl_buffer_add_byte(out, '\n');
        }
}

/* Runs of blanks as one, without soft hyphens. */
static dl_slice squeezed(dl_buffer *out, dl_slice text)
{
    dl_buffer_clear(out);
    for (size_t i = 0; i < text.size; i++) {
        bool blank = (unsigned char)text.data[i] <= ' ';
        size_t wide = i + 1 < text.size && memcmp(text.data + i, "\xC2\xA0", 2) == 0;
        if (i + 1 < text.size && memcmp(text.data + i, "\xC2\xAD", 2) == 0) {
            i++;
        } else if (blank || wide) {
            i += wide;
            if (out->size && out->data[out->size - 1] != ' ')
                dl_buffer_add_byte(out, ' ');
        } else {
            dl_buffer_add_byte(out, text.data[i]);
        }
    }
    return dl_slice_trim(dl_buffer_slice(out));
}

/* ---- shingles ---- */

typedef struct shingles {
    uint64_t *items;
    size_t count;
} shingles;

static int compare(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return (x > y) - (x < y);
}

/* Every four words in a row, hashed and sorted; fewer words are one shingle. */
static shingles shingle(dl_slice text)
{
    size_t words = 0;
    uint64_t *hashes = calloc(text.size + 4, sizeof *hashes);
    shingles made = {calloc(text.size + 4, sizeof *made.items), 0};
    if (!hashes || !made.items)
        abort();
    for (size_t at = 0, length; at < text.size;) {
        size_t begin = at;
        while (at < text.size) {
            uint32_t code = dl_utf8_decode(text, at, &length);
            if (code > 0x10FFFF || !(u_isalnum((UChar32)code) || code == '_'))
                break;
            at += length;
        }
        if (at > begin)
            hashes[words++] = dl_hash64(dl_slice_cut(text, begin, at), 0);
        else
            at += length;
    }
    size_t last = words >= 4 ? words - 3 : words > 0;
    for (size_t i = 0; i < last; i++) {
        size_t size = words - i < 4 ? words - i : 4;
        made.items[made.count++] =
            dl_hash64(dl_slice_make((const char *)(hashes + i), size * sizeof *hashes), 1);
    }
    qsort(made.items, made.count, sizeof *made.items, compare);
    free(hashes);
    return made;
}

static size_t common(shingles a, shingles b)
{
    size_t shared = 0;
    for (size_t i = 0, j = 0; i < a.count && j < b.count;) {
        int order = compare(&a.items[i], &b.items[j]);
        shared += order == 0;
        i += order <= 0;
        j += order >= 0;
    }
    return shared;
}

/* ---- scores ---- */

typedef struct scores {
    size_t pages;
    double precision, recall;    /* sums over pages */
    size_t precise, recalled;    /* pages that count for them */
    size_t found, missed, wrong; /* segments */
} scores;

static double f1(double p, double r)
{
    return p + r > 0 ? 2 * p * r / (p + r) : 0;
}

static void score_shingles(scores *s, const dl_article *article, dl_slice gold)
{
    dl_buffer text = DL_BUFFER_EMPTY;
    add_text(&text, article,
             1U << DATELINE_PARAGRAPH | 1U << DATELINE_LIST | 1U << DATELINE_QUOTE |
                 1U << DATELINE_TWEET);
    shingles got = shingle(dl_buffer_slice(&text)), wanted = shingle(gold);
    size_t shared = common(got, wanted);
    if (got.count) {
        s->precision += (double)shared / (double)got.count;
        s->precise++;
    }
    if (wanted.count) {
        s->recall += (double)shared / (double)wanted.count;
        s->recalled++;
    }
    free(got.items);
    free(wanted.items);
    dl_buffer_free(&text);
}

static size_t count_within(const json_t *segments, dl_slice text)
{
    dl_buffer clean = DL_BUFFER_EMPTY;
    size_t i, within = 0;
    json_t *item;
    json_array_foreach(segments, i, item)
    {
        dl_slice part = squeezed(&clean, dl_slice_of(json_string_value(item)));
        within +=
            part.size && text.size && memmem(text.data, text.size, part.data, part.size) != NULL;
    }
    dl_buffer_free(&clean);
    return within;
}

static bool same(dl_slice a, const char *b)
{
    dl_buffer x = DL_BUFFER_EMPTY, y = DL_BUFFER_EMPTY;
    dl_slice p = squeezed(&x, a), q = squeezed(&y, dl_slice_of(b));
    bool equal = p.size == q.size && (!p.size || strncasecmp(p.data, q.data, p.size) == 0);
    dl_buffer_free(&x);
    dl_buffer_free(&y);
    return equal;
}

static void score_segments(scores *s, const dl_article *article, const json_t *gold)
{
    dl_buffer text = DL_BUFFER_EMPTY, clean = DL_BUFFER_EMPTY;
    add_text(&text, article,
             1U << DATELINE_PARAGRAPH | 1U << DATELINE_LIST | 1U << DATELINE_QUOTE |
                 1U << DATELINE_TWEET | 1U << DATELINE_DECK);
    dl_slice all = squeezed(&clean, dl_buffer_slice(&text));
    const json_t *with = json_object_get(gold, "with");
    size_t found = count_within(with, all);
    s->found += found;
    s->missed += json_array_size(with) - found;
    s->wrong += count_within(json_object_get(gold, "without"), all);
    dl_buffer_free(&text);
    dl_buffer_free(&clean);
}

/* ---- collections ---- */

static void score_entry(void *context, const page_entry *entry)
{
    scores *s = context;
    s->pages++;
    if (entry->body.size)
        score_shingles(s, entry->article, entry->body);
    if (json_object_get(entry->gold, "with"))
        score_segments(s, entry->article, entry->gold);
}

static bool score_archive(scores *s, const char *path)
{
    *s = (scores){0};
    return page_sets_each(path, score_entry, s);
}

/* ---- tweets ---- */

typedef struct truth {
    char page[200], id[32], handle[64], day[16], name[128]; /* name "-": the page shows none */
    bool found;
} truth;

static size_t load_truth(truth **out, const char *path)
{
    FILE *file = fopen(path, "r");
    size_t count = 0;
    char line[512];
    *out = calloc(2000, sizeof **out);
    while (file && *out && count < 2000 && fgets(line, sizeof line, file))
        count += line[0] != '#' &&
                 sscanf(line, "%199[^\t]\t%31[^\t]\t%63[^\t]\t%15[^\t]\t%127[^\n]",
                        (*out)[count].page, (*out)[count].id, (*out)[count].handle,
                        (*out)[count].day, (*out)[count].name) == 5;
    if (file)
        fclose(file);
    return count;
}

typedef struct tweets {
    size_t known, found, extra, handles, days;
    size_t named, nameless, names, invented; /* the page shows one or none; right, where it shows none */
} tweets;

static void score_tweet(tweets *t, truth *truths, const char *page, const dl_tweet *tweet)
{
    for (size_t i = 0; i < t->known; i++) {
        truth *at = &truths[i];
        if (strcmp(at->page, page) != 0 || !dl_slice_is(tweet->id, at->id) || at->found)
            continue;
        dl_buffer day = DL_BUFFER_EMPTY;
        dl_date_format(&day, tweet->date);
        at->found = true;
        t->found++;
        t->handles += same(tweet->handle, at->handle);
        t->days += day.size >= 10 && memcmp(day.data, at->day, 10) == 0;
        bool named = strcmp(at->name, "-") != 0;
        t->named += named;
        t->nameless += !named;
        t->names += named && dl_slice_is(tweet->name, at->name);
        t->invented += !named && tweet->name.size;
        dl_buffer_free(&day);
        return;
    }
    t->extra++;
}

static bool score_pages(tweets *t, const char *folder, const char *truth_path)
{
    truth *truths;
    *t = (tweets){.known = load_truth(&truths, truth_path)};
    DIR *listing = opendir(folder);
    struct dirent *found;
    while (listing && (found = readdir(listing))) {
        char path[1024];
        dl_buffer page = DL_BUFFER_EMPTY;
        dl_arena arena = DL_ARENA_EMPTY;
        dl_article article;
        snprintf(path, sizeof path, "%s/%s", folder, found->d_name);
        FILE *file = found->d_name[0] == '.' ? NULL : fopen(path, "rb");
        char chunk[65536];
        size_t got;
        while (file && (got = fread(chunk, 1, sizeof chunk, file)) > 0)
            dl_buffer_add(&page, chunk, got);
        if (file) {
            fclose(file);
            page_sets_read(&article, &arena, dl_buffer_slice(&page));
            for (size_t i = 0; i < article.passage_count; i++)
                if (article.passages[i].tweet)
                    score_tweet(t, truths, found->d_name, article.passages[i].tweet);
        }
        dl_arena_free(&arena);
        dl_buffer_free(&page);
    }
    if (listing)
        closedir(listing);
    free(truths);
    return listing && t->known;
}

/* ---- the table ---- */

static double part(size_t of, size_t whole)
{
    return whole ? (double)of / (double)whole : 0;
}

int main(int count, char **arguments)
{
    /* Below what was reached, so that a change for the worse is seen. */
    static const double aeb_floor = 0.972, trafilatura_floor = 0.930, tweet_floor = 0.98,
                        part_floor = 0.97;
    char path[1024];
    scores aeb, trafilatura;
    tweets seen;
    const char *shared = count > 1 ? arguments[1] : "../shared";
    snprintf(path, sizeof path, "%s/collections/extraction/aeb.tar.zst", shared);
    if (access(path, R_OK)) {
        puts("skipped: no ../shared");
        return SKIPPED;
    }
    bool fine = score_archive(&aeb, path);
    snprintf(path, sizeof path, "%s/collections/extraction/trafilatura.tar.zst", shared);
    fine = score_archive(&trafilatura, path) && fine;
    snprintf(path, sizeof path, "%s/collections/pages/html", shared);
    fine = score_pages(&seen, path, count > 2 ? arguments[2] : "tests/eval/tweets.tsv") && fine;
    if (!fine) {
        fputs("a collection cannot be read\n", stderr);
        return 2;
    }
    double p = aeb.precision / (double)aeb.precise, r = aeb.recall / (double)aeb.recalled,
           f = f1(p, r);
    printf("aeb          %4zu pages  precision %.3f  recall %.3f  F1 %.3f\n", aeb.pages, p, r, f);
    double tp = part(trafilatura.found, trafilatura.found + trafilatura.wrong);
    double tr = part(trafilatura.found, trafilatura.found + trafilatura.missed), tf = f1(tp, tr);
    printf("trafilatura  %4zu pages  precision %.3f  recall %.3f  F %.3f\n", trafilatura.pages, tp, tr,
           tf);
    double sp = part(seen.found, seen.found + seen.extra), sr = part(seen.found, seen.known);
    double handles = part(seen.handles, seen.found), days = part(seen.days, seen.found),
           names = part(seen.names, seen.named + seen.invented);
    printf("tweets       %4zu known  precision %.3f  recall %.3f  handles %.3f  days %.3f\n"
           "             names %.3f of the %zu that their page shows; of %zu it shows none\n",
           seen.known, sp, sr, handles, days, names, seen.named, seen.nameless);
    bool tweets_fine = sp >= tweet_floor && sr >= tweet_floor && handles >= part_floor &&
                       days >= part_floor && names >= part_floor;
    return f >= aeb_floor && tf >= trafilatura_floor && tweets_fine ? 0 : 1;
}
