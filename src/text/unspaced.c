/* Words of scripts without blanks: the dictionary's, their characters, and pairs of these. */
#include "text/unspaced.h"
#include "text/character.h"
#include "util/utf8.h"

/* The end of the character at `at`, with the marks on it. */
static size_t character_end(dl_slice text, size_t at, size_t end)
{
    size_t length;
    dl_utf8_decode(text, at, &length);
    for (at += length; at < end; at += length) {
        uint32_t code = dl_utf8_decode(text, at, &length);
        /* Half-width kana write their marks as letters; a Hangul syllable may be written letter by letter. */
        if (!dl_character_is_mark(code) && code != 0xFF9E && code != 0xFF9F &&
            !(code >= 0x1160 && code <= 0x11FF))
            break;
    }
    return at;
}

uint32_t dl_analysis_count_characters(dl_slice text, dl_part part)
{
    uint32_t count = 0;
    size_t length;
    for (size_t at = part.begin; at < part.end; at = character_end(text, at, part.end), count++)
        if (!dl_character_is_unspaced(dl_utf8_decode(text, at, &length)))
            return 0;
    return count;
}

/* The pair of the last character, whose folded form analyzer->pair holds, and that of [begin, end), if nothing stands
 * between them. Its term is theirs, one after the other. */
static void emit_pair(dl_analysis *run, size_t begin, size_t end, dl_slice folded, bool inside_tag)
{
    dl_buffer *pair = &run->analyzer->pair;
    if (run->character_end == begin && begin > run->character) {
        dl_buffer_add_slice(pair, folded);
        dl_token token = {.term = dl_buffer_slice(pair),
                          .begin = run->character,
                          .end = end,
                          .position = run->position,
                          .width = 1,
                          .kind = DL_TOKEN_PAIR,
                          .inside_tag = inside_tag,
                          .unspaced = true};
        if (!pair->failed && pair->size <= DL_TOKEN_TERM_LIMIT)
            dl_analysis_emit(run, &token);
    }
    dl_buffer_clear(pair);
    dl_buffer_add_slice(pair, folded);
    run->failed |= pair->failed;
    run->character = begin;
    run->character_end = end;
}

/* The word as the dictionary has it, and its characters, one position each. */
void dl_analysis_emit_characters(dl_analysis *run, dl_part part, uint32_t count, bool single, bool inside_tag)
{
    dl_token token = {.position = run->position, .inside_tag = inside_tag, .unspaced = true};
    dl_word made;
    size_t length;
    if (count > 1 && !(run->parts_only && dl_segment_has_dictionary(dl_utf8_decode(run->text, part.begin, &length)))) {
        token.begin = part.begin;
        token.end = part.end;
        token.width = count;
        token.kind = DL_TOKEN_WHOLE;
        if (!dl_analysis_word(&made, run, part.begin, part.end)) {
            run->failed = true;
            return;
        }
        token.term = made.folded;
        token.note = made.note;
        dl_analysis_emit(run, &token);
    }
    token.width = 1;
    token.kind = count > 1 || !single ? DL_TOKEN_PART : DL_TOKEN_WORD;
    for (size_t at = part.begin; at < part.end && !run->failed && !run->stopped; at = token.end) {
        token.begin = at;
        token.end = character_end(run->text, at, part.end);
        token.position = run->position;
        if (!dl_analysis_word(&made, run, token.begin, token.end)) {
            run->failed = true;
            return;
        }
        emit_pair(run, token.begin, token.end, made.folded, inside_tag);
        token.term = made.folded;
        token.stem = made.stem;
        token.note = made.note;
        dl_analysis_emit(run, &token);
        run->position++;
    }
}
