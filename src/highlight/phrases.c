/* What of a text the words of a phrase light. */
#include "highlight/phrases.h"
#include "highlight/windows.h"

#include <stdlib.h>

typedef struct lighting {
    const dl_leaf *leaf;
    dl_window_word *words;
    const dl_place **first; /* of each word the first of its places */
    size_t *chosen;
    dl_lit_sink *sink;
    void *context;
} lighting;

dl_lit dl_place_lit(const dl_place *place)
{
    return (dl_lit){place->begin, place->end, place->atom->shown, place->via, false};
}

/* ---- words side by side ---- */

/* The text of words [from, from + count), of which each has the place that was chosen. */
static dl_lit stretch_of(const lighting *light, size_t from, size_t count, const size_t *chosen, const char *shown)
{
    dl_lit whole = {SIZE_MAX, 0, shown,
                    light->leaf->node->synonym_of.size ? DATELINE_VIA_SYNONYM : DATELINE_VIA_PHRASE, false};
    for (size_t i = 0; i < count; i++) {
        const dl_place *at = &light->first[from + i][chosen[i]];
        whole.begin = at->begin < whole.begin ? at->begin : whole.begin;
        whole.end = at->end > whole.end ? at->end : whole.end;
    }
    return whole;
}

/* Whether characters of a script without blanks that the query has side by side stand so, nothing between them. The first
 * of `count` words is number `from`. */
static bool is_joined(const lighting *light, size_t from, size_t count, const size_t *chosen)
{
    const dl_query_word *words = light->leaf->node->words + from;
    bool joined = true;
    for (size_t i = 1; i < count && joined; i++)
        joined = !words[i].pair.size || light->first[from + i - 1][chosen[i - 1]].end == light->first[from + i][chosen[i]].begin;
    return joined;
}

static bool take_phrase(void *context, const size_t *chosen)
{
    const lighting *light = context;
    const size_t count = light->leaf->node->word_count;
    return !is_joined(light, 0, count, chosen) ||
           light->sink(light->context, stretch_of(light, 0, count, chosen, light->leaf->shown));
}

/* ---- parts near each other ---- */

/* Where the parts stand, those of one behind those of the other. */
typedef struct stands {
    const lighting *light;
    size_t from, count;   /* words of the part at hand */
    const char *shown;    /* likewise */
    dl_lit *lit;
    uint32_t *positions, *ends;
    size_t size, capacity;
    const size_t *begins; /* of each part: the first of its own */
    size_t part_count;
    bool failed;
} stands;

static bool grow(stands *all)
{
    const size_t wanted = all->capacity ? all->capacity * 2 : 32;
    dl_lit *lit = realloc(all->lit, wanted * sizeof *lit);
    all->lit = lit ? lit : all->lit;
    uint32_t *positions = realloc(all->positions, wanted * sizeof *positions);
    all->positions = positions ? positions : all->positions;
    uint32_t *ends = realloc(all->ends, wanted * sizeof *ends);
    all->ends = ends ? ends : all->ends;
    all->failed |= !lit || !positions || !ends;
    all->capacity = all->failed ? all->capacity : wanted;
    return !all->failed;
}

static bool add(stands *all, dl_lit lit, uint32_t position, uint32_t end)
{
    if (all->size == all->capacity && !grow(all))
        return false;
    all->lit[all->size] = lit;
    all->positions[all->size] = position;
    all->ends[all->size++] = end;
    return true;
}

static bool take_stretch(void *context, const size_t *chosen)
{
    stands *all = context;
    const lighting *light = all->light;
    const size_t last = all->from + all->count - 1;
    return !is_joined(light, all->from, all->count, chosen) ||
           add(all, stretch_of(light, all->from, all->count, chosen, all->shown),
               light->words[all->from].positions[chosen[0]], light->words[last].positions[chosen[all->count - 1]]);
}

/* Adds where a part stands, of words from number `from` on. False when memory ran out. */
static bool add_part(stands *all, const dl_query_node *part, size_t from)
{
    const lighting *light = all->light;
    const dl_window_word *words = light->words + from;
    if (part->kind == DL_QUERY_WORD) {
        for (size_t i = 0; i < words->count && !all->failed; i++)
            add(all, dl_place_lit(&light->first[from][i]), words->positions[i], words->positions[i]);
        return !all->failed;
    }
    all->from = from;
    all->count = part->word_count;
    all->shown = light->leaf->parts[from];
    return dl_windows_find(words, part->word_count, dl_query_window(part), false, light->chosen, take_stretch, all) &&
           !all->failed;
}

static bool take_parts(void *context, const size_t *chosen)
{
    const stands *all = context;
    bool more = true;
    for (size_t i = 0; i < all->part_count && more; i++)
        more = all->light->sink(all->light->context, all->lit[all->begins[i] + chosen[i]]);
    return more;
}

/* `parts` and `begins` have room for as many as the phrase has words, `twins` too: of a word that is a part of its own,
 * 1 + the part. */
static bool find_parts(stands *all, dl_window_word *parts, size_t *begins, size_t *twins)
{
    const dl_leaf *leaf = all->light->leaf;
    const dl_query_node *phrase = leaf->node;
    dl_query_node part;
    for (size_t first = 0, end; first < phrase->word_count; first = end) {
        end = dl_query_part(&part, phrase, first);
        const size_t number = all->part_count++, twin = part.kind == DL_QUERY_WORD ? twins[leaf->same[first]] : 0;
        begins[number] = twin ? begins[twin - 1] : all->size;
        if (!twin && !add_part(all, &part, first))
            return false;
        parts[number].count = twin ? parts[twin - 1].count : all->size - begins[number];
        if (part.kind == DL_QUERY_WORD && !twin)
            twins[leaf->same[first]] = number + 1;
    }
    /* Now that they do not move any more. */
    for (size_t first = 0, number = 0; number < all->part_count; number++) {
        first = dl_query_part(&part, phrase, first);
        if (!parts[number].count)
            return true;
        parts[number].positions = all->positions + begins[number];
        parts[number].ends = part.kind == DL_QUERY_PHRASE ? all->ends + begins[number] : NULL;
    }
    all->begins = begins;
    return dl_windows_find(parts, all->part_count, dl_query_window(phrase), phrase->any_order, all->light->chosen,
                           take_parts, all);
}

static bool light_parts(const lighting *light)
{
    const size_t count = light->leaf->node->word_count;
    stands all = {.light = light};
    dl_window_word *parts = calloc(count, sizeof *parts);
    size_t *begins = calloc(count, sizeof *begins), *twins = calloc(count, sizeof *twins);
    const bool fine = parts && begins && twins && find_parts(&all, parts, begins, twins);
    free(parts);
    free(begins);
    free(twins);
    free(all.lit);
    free(all.positions);
    free(all.ends);
    return fine;
}

/* ---- all ---- */

static bool run(lighting *light, const dl_place *places, size_t count, uint32_t *positions)
{
    const dl_leaf *leaf = light->leaf;
    const dl_query_node *phrase = leaf->node;
    for (const dl_place *at = places; at < places + count; at++) {
        const size_t word = (size_t)(at->atom->word - phrase->words);
        if (!light->words[word].count) {
            light->first[word] = at;
            light->words[word].positions = positions;
        }
        light->words[word].count++;
        *positions++ = at->position;
    }
    for (size_t i = 0; i < phrase->word_count; i++) {
        light->words[i] = light->words[leaf->same[i]];
        light->first[i] = light->first[leaf->same[i]];
    }
    if (!dl_query_is_tight(phrase))
        return light_parts(light);
    return dl_windows_find(light->words, phrase->word_count, dl_query_window(phrase), false, light->chosen, take_phrase,
                           light);
}

bool dl_phrase_light(const dl_leaf *leaf, const dl_place *places, size_t count, dl_lit_sink *sink, void *context)
{
    const size_t words = leaf->node->word_count;
    uint32_t *positions = calloc(count + 1, sizeof *positions);
    lighting light = {.leaf = leaf,
                      .words = calloc(words, sizeof *light.words),
                      .first = calloc(words, sizeof *light.first),
                      .chosen = calloc(words, sizeof *light.chosen),
                      .sink = sink,
                      .context = context};
    const bool fine = positions && light.words && light.first && light.chosen && run(&light, places, count, positions);
    free(positions);
    free(light.words);
    free(light.first);
    free(light.chosen);
    return fine;
}
