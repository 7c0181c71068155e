/* An arena: a list of blocks, the newest first; allocations are cut from the newest. */
#include "util/arena.h"

#include <stdalign.h>
#include <stdlib.h>

struct dl_arena_block {
    dl_arena_block *next;
    size_t used, size;
    alignas(max_align_t) char bytes[];
};

enum { BLOCK_SIZE = 16 * 1024, KEEP_SIZE = 1024 * 1024 };

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

dl_arena_mark dl_arena_here(const dl_arena *arena)
{
    return (dl_arena_mark){arena->head, arena->head ? arena->head->used : 0};
}

void dl_arena_rewind(dl_arena *arena, dl_arena_mark mark)
{
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
    while (arena->head) {
        dl_arena_block *next = arena->head->next;
        free(arena->head);
        arena->head = next;
    }
    arena->failed = false;
}
