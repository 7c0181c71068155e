/* What a query finds is what it means: random queries of every kind over random articles, against a plain reading of
 * each passage's words, which are such that have no endings. And pages are those of the whole list. */
#include "news_index.h"

#include "util/arena.h"
#include "util/buffer.h"
#include "util/edits.h"
#include "util/glob.h"

#include <dateline/dateline.h>

enum { FILES = 3, ARTICLES = 50, QUERIES = 250, LONGEST = 40, PARTS = 3 };

static const char *const words[] = {"ship", "moon", "lamp", "fork", "desk", "wolf", "corn", "milk",
                                    "barn", "frog", "born", "damp", "pork", "lump", "shop"};
static const char *const stops[] = {"the", "of", "and", "to", "in"};
static unsigned seed = 11;

static int below(int n)
{
    return rand_r(&seed) % n;
}

static const char *content_word(void)
{
    return words[below(COUNT(words))];
}

static const char *any_word(void)
{
    return below(4) ? content_word() : stops[below(COUNT(stops))];
}

/* ---- articles ---- */

static void write_words(FILE *out, int count)
{
    for (; count; count--)
        fprintf(out, "%s%s", any_word(), count > 1 ? " " : "");
}

static void write_news(void)
{
    for (int file = 0; file < FILES; file++) {
        char path[120];
        snprintf(path, sizeof path, "%s/news/%d.jsonl", folder, file);
        FILE *out = fopen(path, "w");
        assert_non_null(out);
        for (int i = 0; i < ARTICLES; i++) {
            fprintf(out, "{\"language\": \"en\", \"title\": \"");
            write_words(out, 3 + below(4));
            fprintf(out, "\", \"text\": \"");
            for (int n = 1 + below(4); n; n--) {
                write_words(out, 4 + below(LONGEST - 10));
                fprintf(out, ".%s", n > 1 ? "\\n\\n" : "");
            }
            fprintf(out, "\"}\n");
        }
        fclose(out);
    }
}

/* A passage's words, or a headline's. */
typedef struct text {
    char bytes[LONGEST * 8];
    const char *words[LONGEST];
    int count;
} text;

static void split(text *out, dl_slice from)
{
    out->count = 0;
    assert_true(from.size < sizeof out->bytes);
    memcpy(out->bytes, from.data, from.size);
    out->bytes[from.size] = 0;
    for (char *rest = out->bytes, *word; (word = strtok_r(rest, " .", &rest));)
        out->words[out->count++] = word;
}

/* ---- queries ---- */

/* Words side by side; of an operand of NEAR, or one other word. */
typedef struct stretch {
    const char *words[4];
    int count;
    const char *other;
    bool quoted; /* a word, too, which is not looked for in its endings then */
} stretch;

typedef enum kind { STRETCH, NEAR, TITLE, AND, OR, AND_NOT, BESIDE } kind;

typedef struct expression expression;
struct expression {
    kind kind;
    stretch parts[PARTS];
    int part_count, distance;
    bool ordered, quoted; /* "a b"~5 */
    expression *left, *right;
};

static const char *pattern_of(dl_arena *arena, const char *word)
{
    char made[16];
    switch (below(6)) {
    case 0: snprintf(made, sizeof made, "%.2s*", word); break;
    case 1: snprintf(made, sizeof made, "*%s", word + 2); break;
    case 2: snprintf(made, sizeof made, "%c?%s", word[0], word + 2); break;
    case 3: snprintf(made, sizeof made, "%s~", word); break;
    default: snprintf(made, sizeof made, "%s", word); break;
    }
    return dl_arena_string(arena, dl_slice_of(made));
}

static bool fits(const char *asked, const char *word)
{
    const dl_slice what = dl_slice_of(asked);
    dl_edits edits;
    size_t dead;
    if (what.size > 1 && asked[what.size - 1] == '~') {
        dl_edits_begin(&edits, dl_slice_cut(what, 0, what.size - 1), 1);
        return dl_edits_to(&edits, dl_slice_of(word), &dead) <= 1;
    }
    return dl_glob_fits(what, dl_slice_of(word));
}

static stretch phrase(dl_arena *arena, int most)
{
    stretch made = {.count = 2 + below(most - 1), .quoted = true};
    for (int i = 0; i < made.count; i++)
        made.words[i] = i && i + 1 < made.count && !below(8) ? "*" : below(6) ? any_word() : pattern_of(arena, content_word());
    return made;
}

static stretch operand(dl_arena *arena)
{
    const int what = below(5);
    if (what == 0)
        return phrase(arena, 3);
    stretch made = {.words = {content_word()}, .count = 1};
    made.other = what == 1 ? content_word() : NULL;
    made.quoted = what == 2;
    return made;
}

static expression *make(dl_arena *arena, int depth)
{
    expression *made = dl_arena_alloc(arena, sizeof *made);
    assert_non_null(made);
    const int what = depth ? below(14) : below(6);
    made->kind = what < 3 ? STRETCH : what < 5 ? NEAR : what < 6 ? TITLE : (kind)(AND + what % 4);
    if (made->kind >= AND) {
        made->left = make(arena, depth - 1);
        made->right = make(arena, depth - 1);
    } else if (made->kind == TITLE || (made->kind == STRETCH && below(2))) {
        made->parts[0] = (stretch){.words = {made->kind == TITLE ? content_word() : pattern_of(arena, content_word())}, .count = 1};
        made->part_count = 1;
    } else if (made->kind == STRETCH) {
        made->parts[0] = phrase(arena, 4);
        made->part_count = 1;
    } else {
        made->quoted = !below(4);
        made->ordered = !made->quoted && below(2);
        made->distance = 1 + below(6);
        made->part_count = made->quoted ? 2 : 2 + !below(4);
        for (int i = 0; i < made->part_count; i++)
            made->parts[i] = made->quoted ? (stretch){.words = {content_word()}, .count = 1} : operand(arena);
    }
    return made;
}

static void print_stretch(dl_buffer *out, const stretch *part)
{
    if (part->other)
        dl_buffer_printf(out, "(%s OR %s)", part->words[0], part->other);
    if (part->quoted)
        dl_buffer_add_byte(out, '"');
    for (int i = 0; i < part->count && !part->other; i++)
        dl_buffer_printf(out, "%s%s", i ? " " : "", part->words[i]);
    if (part->quoted)
        dl_buffer_add_byte(out, '"');
}

static void print(dl_buffer *out, const expression *node)
{
    static const char *const between[] = {[AND] = " AND ", [OR] = " OR ", [AND_NOT] = " AND NOT ", [BESIDE] = " "};
    dl_buffer_add_byte(out, '(');
    if (node->kind >= AND) {
        print(out, node->left);
        dl_buffer_add_text(out, between[node->kind]);
        print(out, node->right);
    } else if (node->quoted) {
        dl_buffer_printf(out, "\"%s %s\"~%d", node->parts[0].words[0], node->parts[1].words[0], node->distance);
    } else {
        if (node->kind == TITLE)
            dl_buffer_add_text(out, "title:");
        for (int i = 0; i < node->part_count; i++) {
            if (i)
                dl_buffer_printf(out, " %s/%d ", node->ordered ? "ADJ" : "NEAR", node->distance);
            print_stretch(out, &node->parts[i]);
        }
    }
    dl_buffer_add_byte(out, ')');
}

/* ---- meanings ---- */

static bool stands_at(const stretch *part, const text *in, int at)
{
    if (part->other && strcmp(part->other, in->words[at]) == 0)
        return true;
    bool there = at + part->count <= in->count;
    for (int i = 0; i < part->count && there; i++)
        there = fits(part->words[i], in->words[at + i]);
    return there;
}

/* Whether the parts from number `next` on have places beside those that the others took: `begins`. */
static bool place(const expression *node, const text *in, int next, int *begins)
{
    if (next == node->part_count) {
        int first = begins[0], last = 0, needed = 0;
        for (int i = 0; i < next && i < PARTS; i++) {
            first = begins[i] < first ? begins[i] : first;
            last = begins[i] + node->parts[i].count > last ? begins[i] + node->parts[i].count : last;
            needed += node->parts[i].count;
        }
        return last - first <= needed + node->distance - 1;
    }
    for (int at = 0; at < in->count && next < PARTS; at++) {
        bool free = stands_at(&node->parts[next], in, at);
        for (int i = 0; i < next && free; i++)
            free = begins[i] + node->parts[i].count <= at ||
                   (!node->ordered && at + node->parts[next].count <= begins[i]);
        begins[next] = at;
        if (free && place(node, in, next + 1, begins))
            return true;
    }
    return false;
}

static bool holds(const expression *node, const text *passage, const text *title)
{
    int begins[PARTS] = {0};
    const text *in = node->kind == TITLE ? title : passage;
    switch (node->kind) {
    case AND: return holds(node->left, passage, title) && holds(node->right, passage, title);
    case AND_NOT: return holds(node->left, passage, title) && !holds(node->right, passage, title);
    case OR:
    case BESIDE: return holds(node->left, passage, title) || holds(node->right, passage, title);
    case NEAR: return place(node, in, 0, begins);
    default:
        for (int at = 0; at < in->count; at++)
            if (stands_at(&node->parts[0], in, at))
                return true;
        return false;
    }
}

/* ---- both ---- */

static dateline_result *page(dateline_reader *reader, const char *query, size_t limit, size_t offset)
{
    dateline_result *result;
    dateline_search_options options = DATELINE_SEARCH_OPTIONS_INIT;
    options.limit = limit;
    options.offset = offset;
    assert_int_equal(dateline_search(&result, reader, query, &options, NULL), DATELINE_OK);
    return result;
}

static dateline_result *search(dateline_reader *reader, const char *query)
{
    return page(reader, query, FILES * ARTICLES * 5, 0);
}

/* Whether the page is that of the whole list. */
static void check_page(dateline_reader *reader, const char *query, const dateline_result *whole)
{
    const size_t limit = 1 + (size_t)below(30), offset = (size_t)below(60);
    dateline_result *found = page(reader, query, limit, offset);
    const size_t left = whole->hit_count > offset ? whole->hit_count - offset : 0;
    assert_int_equal(found->hit_count, left < limit ? left : limit);
    for (size_t i = 0; i < found->hit_count; i++)
        if (strcmp(found->hits[i].passage.id, whole->hits[offset + i].passage.id) != 0)
            fail_msg("%s: of %zu from %zu on, hit %zu is another", query, limit, offset, i);
    dateline_result_free(found);
}

static bool has(const dateline_result *result, const char *id)
{
    for (size_t i = 0; i < result->hit_count; i++)
        if (strcmp(result->hits[i].passage.id, id) == 0)
            return true;
    return false;
}

/* Returns how many it finds. */
static size_t check(dateline_reader *reader, const dateline_result *all)
{
    dl_arena arena = DL_ARENA_EMPTY;
    dl_buffer query = DL_BUFFER_EMPTY;
    const expression *node = make(&arena, below(4));
    print(&query, node);
    dl_buffer_add_byte(&query, 0);
    dateline_result *found = search(reader, query.data);
    const size_t count = found->hit_count;
    for (size_t i = 0; i < all->hit_count; i++) {
        const dateline_passage *one = &all->hits[i].passage;
        text passage, title;
        split(&passage, one->text);
        split(&title, all->hits[i].article->title);
        const bool meant = holds(node, &passage, &title);
        if (meant != has(found, one->id))
            fail_msg("%s: \"%.*s\" is %s", query.data, (int)one->text.size, one->text.data,
                     meant ? "not found" : "found");
    }
    check_page(reader, query.data, found);
    dateline_result_free(found);
    dl_buffer_free(&query);
    dl_arena_free(&arena);
    return count;
}

/* Words of which some may be too little to be among the best. */
static void check_mixed(dateline_reader *reader)
{
    char query[80];
    snprintf(query, sizeof query, below(2) ? "%s (title:%s)" : "%s (title:%s) %s", content_word(), content_word(),
             content_word());
    dateline_result *whole = search(reader, query);
    for (int i = 0; i < 4; i++)
        check_page(reader, query, whole);
    dateline_result_free(whole);
}

static void queries_find_what_they_mean(void **state)
{
    (void)state;
    char path[120];
    snprintf(path, sizeof path, "%s/news", folder);
    assert_int_equal(mkdir(path, 0777), 0);
    write_news();
    for (int plain = 0; plain < 2; plain++) {
        dateline_reader *reader;
        snprintf(path, sizeof path, "%s/%s", folder, plain ? "plain" : "bulk");
        build(plain ? "plain" : "bulk", plain, false);
        assert_int_equal(dateline_reader_open(&reader, path, NULL), DATELINE_OK);
        dateline_result *all = search(reader, "*");
        assert_true(all->hit_count > 2 * FILES * ARTICLES);
        size_t found = 0;
        for (int i = 0; i < QUERIES; i++)
            found += check(reader, all);
        for (int i = 0; i < QUERIES; i++)
            check_mixed(reader);
        assert_true(found > 20 * QUERIES && found < QUERIES * all->hit_count / 2);
        dateline_result_free(all);
        dateline_reader_free(reader);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(queries_find_what_they_mean)};
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
