/* One word of a text: its folded form and its stem. */
#include "text/analysis.h"
#include "util/utf8.h"

#include <string.h>

/* Signs that are written inside a word or number and say nothing: 3,000; col·lecció; Hebrew acronyms;
 * and the blanks that NFKC makes of some letters (U+FDFA). */
static size_t idle_sign(dl_slice text, size_t at)
{
    unsigned char byte = (unsigned char)text.data[at];
    if (byte == ',' || byte == '"' || byte <= ' ')
        return 1;
    static const char *const others[] = {"\u00B7", "\u2027", "\u066C", "\u202F"};
    for (size_t i = 0; byte >= 0x80 && i < sizeof others / sizeof *others; i++)
        if (dl_slice_starts(dl_slice_cut(text, at, text.size), dl_slice_of(others[i])))
            return strlen(others[i]);
    return 0;
}

/* Takes the idle signs out of buffer[from..]; whether there were any beside ASCII. */
static bool drop_idle_signs(dl_buffer *buffer, size_t from)
{
    bool foreign = false, dropped = false;
    size_t kept = from;
    for (size_t at = from; at < buffer->size;) {
        size_t idle = idle_sign(dl_buffer_slice(buffer), at);
        foreign |= (buffer->data[at] & 0x80) != 0;
        dropped |= idle > 0;
        if (idle)
            at += idle;
        else
            buffer->data[kept++] = buffer->data[at++];
    }
    buffer->size = kept;
    if (dropped)
        buffer->data[kept] = '\0';
    return dropped && foreign;
}

bool dl_analysis_fold(dl_analyzer *analyzer, dl_buffer *out, dl_slice text)
{
    size_t from = out->size;
    if (!dl_folder_run(analyzer->folder, out, text, analyzer->fast))
        return false;
    if (!drop_idle_signs(out, from))
        return true;
    /* Marks that the sign kept apart may now stand in another order. */
    dl_buffer *again = &analyzer->again;
    dl_buffer_clear(again);
    if (!dl_folder_run(analyzer->folder, again, dl_slice_cut(dl_buffer_slice(out), from, out->size),
                       analyzer->fast))
        return false;
    out->size = from;
    dl_buffer_add_slice(out, dl_buffer_slice(again));
    return !out->failed;
}

dl_slice dl_analysis_stem(dl_analyzer *analyzer, dl_language language, dl_slice folded)
{
    const dl_slice stem = dl_stemmers_run(analyzer->stemmers, language, folded);
    return dl_slice_cut(stem, 0, dl_utf8_floor(stem, DL_TOKEN_TERM_LIMIT));
}

bool dl_analysis_make_word(dl_word *out, dl_analysis *run, dl_slice text, uint64_t hash)
{
    dl_analyzer *analyzer = run->analyzer;
    dl_cached_word *cached = NULL;
    dl_buffer_clear(&analyzer->folded);
    if (!dl_analysis_fold(analyzer, &analyzer->folded, text))
        return false;
    dl_slice folded = dl_buffer_slice(&analyzer->folded);
    folded.size = dl_utf8_floor(folded, DL_TOKEN_TERM_LIMIT);
    dl_slice stem = folded.size ? dl_analysis_stem(analyzer, analyzer->language, folded) : folded;
    if (folded.size && !stem.data)
        return false;
    if (analyzer->fast && folded.size)
        cached = dl_word_cache_keep(analyzer->cache, hash, analyzer->language, text, folded, stem);
    *out = (dl_word){folded, stem, cached ? &cached->note : NULL};
    return true;
}

bool dl_analysis_word(dl_word *out, dl_analysis *run, size_t begin, size_t end)
{
    const dl_slice text = dl_slice_cut(run->text, begin, end);
    const uint64_t hash = dl_word_cache_hash(run->analyzer->language, text);
    dl_cached_word *cached = dl_analysis_find_word(run, text, hash);
    if (!cached)
        return dl_analysis_make_word(out, run, text, hash);
    *out = dl_analysis_known(cached);
    return true;
}
