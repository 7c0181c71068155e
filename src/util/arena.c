/* An arena: a list of blocks, the newest first; allocations are cut from the newest. Large arrays that grow are beside. */
#include "util/arena.h"

#include <stdalign.h>
#include <stdlib.h>

struct dl_arena_block {
    dl_arena_block *next;
    size_t used, size;
    alignas(max_align_t) char bytes[];
};

/* Itself in a block. */
struct dl_arena_array {
    dl_arena_array *next;
    void *items;
};

enum { BLOCK_SIZE = 16 * 1024, KEEP_SIZE = 1024 * 1024, ARRAY_LEAST = 64 * 1024 };

/* Uninitialised. */
static void *cut(dl_arena *arena, size_t size)
{
    const size_t step = alignof(max_align_t);
    if (size > SIZE_MAX / 2) {
        arena->failed = true;
        return NULL;
    }
    size = (size + step - 1) / step * step;
    dl_arena_block *block = arena->head;
    if (!block || block->size - block->used < size) {
        /* Blocks double so that a large article costs few of them. */
        size_t wanted = block && block->size < KEEP_SIZE ? block->size * 2 : BLOCK_SIZE;
        if (wanted < size)
            wanted = size;
        block = malloc(sizeof *block + wanted);
        if (!block) {
            arena->failed = true;
            return NULL;
        }
        block->next = arena->head;
        block->used = 0;
        block->size = wanted;
        arena->head = block;
    }
    void *result = block->bytes + block->used;
    block->used += size;
    return result;
}

void *dl_arena_alloc(dl_arena *arena, size_t size)
{
    void *result = cut(arena, size);
    if (result)
        memset(result, 0, size);
    return result;
}

char *dl_arena_string(dl_arena *arena, dl_slice text)
{
    char *copy = cut(arena, text.size + 1);
    if (copy && text.size)
        memcpy(copy, text.data, text.size);
    if (copy)
        copy[text.size] = '\0';
    return copy;
}

dl_slice dl_arena_copy(dl_arena *arena, dl_slice text)
{
    char *copy = dl_arena_string(arena, text);
    return copy ? dl_slice_make(copy, text.size) : dl_slice_make(NULL, 0);
}

/* ---- arrays that grow ---- */

static void *resize_large(dl_arena *arena, void *memory, size_t old, size_t size)
{
    dl_arena_array *array = arena->arrays;
    while (array && (!memory || array->items != memory))
        array = array->next;
    const bool known = array != NULL;
    void *grown = realloc(known ? memory : NULL, size);
    if (grown && !known)
        array = cut(arena, sizeof *array);
    if (!grown || !array) {
        free(grown);
        arena->failed = true;
        return NULL;
    }
    if (!known) {
        if (old)
            memcpy(grown, memory, old);
        array->next = arena->arrays;
        arena->arrays = array;
    }
    array->items = grown;
    return grown;
}

void *dl_arena_resize(dl_arena *arena, void *memory, size_t old, size_t size)
{
    if (size > SIZE_MAX / 2) {
        arena->failed = true;
        return NULL;
    }
    if (size >= ARRAY_LEAST)
        return resize_large(arena, memory, old, size);
    void *larger = cut(arena, size);
    if (larger && old)
        memcpy(larger, memory, old);
    return larger;
}

void *dl_arena_room(dl_arena *arena, void *items, size_t *capacity, size_t count, size_t size)
{
    if (count < *capacity)
        return items;
    const size_t larger = *capacity ? *capacity * 2 : 16;
    void *grown = dl_arena_resize(arena, items, count * size, larger * size);
    if (grown)
        *capacity = larger;
    return grown;
}

static void free_arrays(dl_arena *arena, const dl_arena_array *until)
{
    for (; arena->arrays != until; arena->arrays = arena->arrays->next)
        free(arena->arrays->items);
}

/* ---- going back ---- */

dl_arena_mark dl_arena_here(const dl_arena *arena)
{
    return (dl_arena_mark){arena->head, arena->arrays, arena->head ? arena->head->used : 0};
}

void dl_arena_rewind(dl_arena *arena, dl_arena_mark mark)
{
    free_arrays(arena, mark.array);
    while (arena->head != mark.block) {
        dl_arena_block *next = arena->head->next;
        free(arena->head);
        arena->head = next;
    }
    if (arena->head)
        arena->head->used = mark.used;
    arena->failed = false;
}

void dl_arena_reset(dl_arena *arena)
{
    free_arrays(arena, NULL);
    dl_arena_block *kept = NULL;
    for (dl_arena_block *block = arena->head; block;) {
        dl_arena_block *next = block->next;
        if (!kept && block->size <= KEEP_SIZE)
            kept = block;
        else
            free(block);
        block = next;
    }
    if (kept) {
        kept->next = NULL;
        kept->used = 0;
    }
    arena->head = kept;
    arena->failed = false;
}

void dl_arena_free(dl_arena *arena)
{
    free_arrays(arena, NULL);
    while (arena->head) {
        dl_arena_block *next = arena->head->next;
        free(arena->head);
        arena->head = next;
    }
    arena->failed = false;
}
