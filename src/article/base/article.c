/* Copying articles and their parts. */
#include "article/base/article.h"

dl_slice dl_article_one_line(dl_arena *arena, dl_slice text)
{
    if (!text.size || (!memchr(text.data, '\n', text.size) && !memchr(text.data, '\r', text.size)))
        return text;
    char *line = dl_arena_resize(arena, NULL, 0, text.size);
    size_t size = 0;
    for (size_t i = 0; line && i < text.size; i++) {
        const bool blank = memchr(" \t\r\n", text.data[i], 4) != NULL;
        if (!blank || (size && line[size - 1] != ' '))
            line[size++] = blank ? ' ' : text.data[i];
    }
    return dl_slice_make(line, size);
}

const dl_tweet *dl_tweet_copy(dl_arena *arena, const dl_tweet *from)
{
    dl_tweet *tweet = dl_arena_alloc(arena, sizeof *tweet);
    if (!tweet)
        return NULL;
    *tweet = *from;
    dl_slice *const texts[] = {&tweet->name, &tweet->handle, &tweet->id,
                               &tweet->url,  &tweet->reply_to, &tweet->quotes};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        *texts[i] = dl_arena_copy(arena, *texts[i]);
    return tweet;
}

bool dl_article_copy(dl_article *out, dl_arena *arena, const dl_article *from)
{
    *out = *from;
    out->bytes = (dl_slice){NULL, 0};
    out->rest = NULL;
    out->packed = NULL;
    out->rest_count = 0;
    dl_slice *const texts[] = {&out->id,       &out->member, &out->title, &out->place,
                               &out->language, &out->url,    &out->site};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        *texts[i] = dl_arena_copy(arena, *texts[i]);
    dl_slice *authors = dl_arena_alloc(arena, from->author_count * sizeof *authors + 1);
    for (size_t i = 0; authors && i < from->author_count; i++)
        authors[i] = dl_arena_copy(arena, from->authors[i]);
    out->authors = authors;
    dl_passage *passages = dl_arena_alloc(arena, from->passage_count * sizeof *passages + 1);
    for (size_t i = 0; passages && i < from->passage_count; i++) {
        passages[i] = from->passages[i];
        passages[i].text = dl_arena_copy(arena, from->passages[i].text);
        if (from->passages[i].tweet)
            passages[i].tweet = dl_tweet_copy(arena, from->passages[i].tweet);
    }
    out->passages = passages;
    return !arena->failed;
}
