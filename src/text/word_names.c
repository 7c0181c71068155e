/* What the names among the words of a text sound like. */
#include "text/analysis.h"
#include "util/utf8.h"

#include <string.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

static bool begins_with_capital(dl_slice text)
{
    size_t length;
    unsigned char byte = text.size ? (unsigned char)text.data[0] : 0;
    if (byte < 0x80)
        return byte >= 'A' && byte <= 'Z';
    uint32_t code = dl_utf8_decode(text, 0, &length);
    return code <= 0x10FFFF && u_isupper((UChar32)code);
}

/* The word, and in scripts whose names have endings its stem, too. */
static void name_of_word(dl_name *out, dl_analyzer *analyzer, int script, dl_slice folded, dl_slice stem)
{
    if (!analyzer->names && !(analyzer->names = dl_names_new()))
        return;
    dl_names_run(out, analyzer->names, script, folded);
    if (!stem.size || (script != USCRIPT_CYRILLIC && script != USCRIPT_GREEK))
        return;
    dl_name of_stem;
    dl_names_run(&of_stem, analyzer->names, script, stem);
    for (unsigned char i = 0; i < of_stem.count; i++)
        dl_names_add(out, of_stem.keys[i]);
}

int dl_analyzer_name(dl_name *out, dl_analyzer *analyzer, dl_slice text, const dl_token *token)
{
    out->count = 0;
    bool word = token->unspaced ? token->kind == DL_TOKEN_WHOLE && token->width >= DL_NAME_KEY_LEAST
                                : token->kind == DL_TOKEN_WORD || token->kind == DL_TOKEN_PART;
    unsigned char byte = (unsigned char)text.data[token->begin];
    if (!word || (byte < 0x80 && !(byte >= 'A' && byte <= 'Z')))
        return USCRIPT_COMMON;
    int script = dl_stemmers_script(token->term);
    if (!dl_names_has_capitals(script) ||
        begins_with_capital(dl_slice_cut(text, token->begin, token->end)))
        name_of_word(out, analyzer, script, token->term, token->stem);
    return script;
}

int dl_analyzer_asked_name(dl_name *out, dl_analyzer *analyzer, dl_slice original, dl_slice folded,
                           dl_slice stem)
{
    out->count = 0;
    int script = dl_stemmers_script(folded);
    name_of_word(out, analyzer, script, folded, stem);
    size_t least = DL_NAME_KEY_LEAST + (dl_names_has_capitals(script) && !begins_with_capital(original));
    unsigned char kept = 0;
    for (unsigned char i = 0; i < out->count; i++)
        if (strlen(out->keys[i]) >= least)
            memmove(out->keys[kept++], out->keys[i], sizeof out->keys[i]);
    out->count = kept;
    return script;
}

void dl_analyzer_load(dl_analyzer *analyzer)
{
    static const struct {
        int script;
        const char *word;
    } words[] = {
        {USCRIPT_CYRILLIC, "мир"}, {USCRIPT_GREEK, "αιγεύς"},    {USCRIPT_HEBREW, "שלום"},
        {USCRIPT_ARABIC, "سلام"},  {USCRIPT_KATAKANA, "カナダ"},
    };
    dl_name name;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        name_of_word(&name, analyzer, words[i].script, dl_slice_of(words[i].word), dl_slice_of(NULL));
}
