/* An article written out as text. */
#include "unit.h"
#include "article/plain/passages.h"
#include "article_text.h"

#include <stdio.h>

static const char *const kind_names[] = {"headline", "deck", "paragraph", "tweet", "quote", "caption", "list"};

static void add_tweet(dl_buffer *out, const dl_tweet *tweet)
{
    dl_buffer_add_text(out, " @");
    dl_buffer_add_slice(out, tweet->handle);
    dl_buffer_add_byte(out, ' ');
    dl_date_format(out, tweet->date);
    if (tweet->truncated)
        dl_buffer_add_text(out, " cut");
    if (tweet->url.size) {
        dl_buffer_add_byte(out, ' ');
        dl_buffer_add_slice(out, tweet->url);
    }
    if (tweet->reply_to.size)
        dl_buffer_printf(out, " re=%.*s", (int)tweet->reply_to.size, tweet->reply_to.data);
    if (tweet->quotes.size)
        dl_buffer_printf(out, " quotes=%.*s", (int)tweet->quotes.size, tweet->quotes.data);
    dl_buffer_add_text(out, " [");
    dl_buffer_add_slice(out, tweet->name);
    dl_buffer_add_byte(out, ']');
}

void article_text(dl_buffer *out, const dl_article *article)
{
    dl_buffer_add(out, "", 0);
    dl_passages passages = dl_passages_begin(article);
    for (dl_passage passage; dl_passages_next(&passage, &passages); dl_passages_forget(&passages)) {
        dl_buffer_add_text(out, kind_names[passage.kind]);
        if (passage.tweet)
            add_tweet(out, passage.tweet);
        dl_buffer_add_text(out, ": ");
        for (size_t at = 0; at < passage.text.size; at++) {
            char byte = passage.text.data[at];
            dl_buffer_add_byte(out, byte == '\n' || byte == '\r' ? '/' : byte);
        }
        dl_buffer_add_byte(out, '\n');
    }
    dl_passages_end(&passages);
}

bool article_file(dl_buffer *out, const char *path)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        return false;
    for (size_t got = 1; got;) {
        char *room = dl_buffer_reserve(out, 65536);
        got = room ? fread(room, 1, 65536, file) : 0;
        out->size += got;
    }
    bool fine = !ferror(file) && !out->failed;
    fclose(file);
    return fine;
}
