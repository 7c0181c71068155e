/* The words that someone looks for: plain ones are passed over as they stand, the others are segmented. */
#include "text/analysis.h"
#include "text/plain_word.h"

/* A plain word that need not be told: its term begins with its own first letter. */
static bool is_unwanted(const dl_analysis *run, size_t begin)
{
    const unsigned char first = (unsigned char)run->text.data[begin];
    return !run->initials->has[first >= 'A' && first <= 'Z' ? first | 0x20 : first];
}

/* Tells a plain word at once; one with an apostrophe is segmented. */
static void tell(dl_analysis *run, const dl_plain_word *word)
{
    if (word->end < run->text.size && run->text.data[word->end] == '\'') {
        dl_analysis_piece(run, word->begin, word->next);
        return;
    }
    dl_word made;
    if (dl_analysis_word(&made, run, word->begin, word->end))
        dl_analysis_emit_word(run, &made, word->begin, word->end);
    else
        run->failed = true;
}

void dl_analysis_wanted(dl_analysis *run, size_t begin, size_t end)
{
    const dl_slice text = dl_slice_cut(run->text, 0, end);
    const bool within = begin && dl_plain_kind_at(text, begin - 1) != DL_PLAIN_BLANK; /* a word that was cut */
    size_t from = begin; /* what was not taken yet */
    size_t at = dl_plain_skip_blanks(text, within ? dl_plain_skip_word(text, begin) : begin);
    for (; at < end && !run->stopped && !run->failed; at = dl_plain_skip_blanks(text, at)) {
        dl_plain_word word;
        if (!dl_plain_word_find(&word, text, at, run->analyzer->language)) {
            at = dl_plain_skip_word(text, at);
            continue;
        }
        uint64_t *dull = &run->initials->dull[word.hash >> 56];
        if (from < at)
            dl_analysis_piece(run, from, at);
        if (is_unwanted(run, word.begin) || *dull == word.hash) {
            run->position++;
        } else if (!run->failed && !run->stopped) {
            run->initials->met = false;
            tell(run, &word);
            *dull = run->initials->met ? 0 : word.hash;
        }
        at = from = word.next;
    }
    if (from < end && !run->stopped && !run->failed)
        dl_analysis_piece(run, from, end);
}
