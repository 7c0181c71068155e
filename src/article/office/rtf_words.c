/* The control words of RTF that matter. */
#include "article/office/rtf_words.h"

#include <string.h>

static const dl_rtf_word words[] = {
    {"par", DL_RTF_BLOCK, 0}, {"sect", DL_RTF_BLOCK, 0}, {"page", DL_RTF_BLOCK, 0}, {"column", DL_RTF_BLOCK, 0},
    {"line", DL_RTF_LINE, 0}, {"tab", DL_RTF_TAB, 0}, {"cell", DL_RTF_CELL, 0}, {"nestcell", DL_RTF_CELL, 0},
    {"row", DL_RTF_ROW, 0}, {"nestrow", DL_RTF_ROW, 0}, {"trowd", DL_RTF_ROW, 0},
    {"emdash", DL_RTF_CHARACTER, 0x2014}, {"endash", DL_RTF_CHARACTER, 0x2013}, {"lquote", DL_RTF_CHARACTER, 0x2018},
    {"rquote", DL_RTF_CHARACTER, 0x2019}, {"ldblquote", DL_RTF_CHARACTER, 0x201C},
    {"rdblquote", DL_RTF_CHARACTER, 0x201D}, {"bullet", DL_RTF_CHARACTER, 0x2022}, {"emspace", DL_RTF_CHARACTER, ' '},
    {"enspace", DL_RTF_CHARACTER, ' '}, {"qmspace", DL_RTF_CHARACTER, ' '}, {"zwj", DL_RTF_CHARACTER, 0x200D},
    {"zwnj", DL_RTF_CHARACTER, 0x200C}, {"u", DL_RTF_UNICODE, 0}, {"uc", DL_RTF_FALLBACK, 0},
    {"ansicpg", DL_RTF_PAGE, 0}, {"mac", DL_RTF_PAGE, 10000}, {"pc", DL_RTF_PAGE, 437}, {"pca", DL_RTF_PAGE, 850},
    {"fonttbl", DL_RTF_FONT_TABLE, 0}, {"f", DL_RTF_FONT, 0}, {"deff", DL_RTF_DEFAULT_FONT, 0},
    {"fcharset", DL_RTF_CHARSET, 0}, {"cpg", DL_RTF_FONT_PAGE, 0}, {"plain", DL_RTF_PLAIN, 0},
    {"v", DL_RTF_UNSEEN, 0}, {"deleted", DL_RTF_UNSEEN, 0}, {"bin", DL_RTF_BINARY, 0}, {"colortbl", DL_RTF_HIDE, 0},
    {"stylesheet", DL_RTF_HIDE, 0}, {"info", DL_RTF_HIDE, 0}, {"pict", DL_RTF_HIDE, 0}, {"header", DL_RTF_HIDE, 0},
    {"headerl", DL_RTF_HIDE, 0}, {"headerr", DL_RTF_HIDE, 0}, {"headerf", DL_RTF_HIDE, 0}, {"footer", DL_RTF_HIDE, 0},
    {"footerl", DL_RTF_HIDE, 0}, {"footerr", DL_RTF_HIDE, 0}, {"footerf", DL_RTF_HIDE, 0},
    {"footnote", DL_RTF_HIDE, 0}, {"annotation", DL_RTF_HIDE, 0}, {"fldinst", DL_RTF_HIDE, 0},
    {"listtext", DL_RTF_HIDE, 0}, {"pntext", DL_RTF_HIDE, 0}, {"xe", DL_RTF_HIDE, 0}, {"tc", DL_RTF_HIDE, 0},
    {"tcn", DL_RTF_HIDE, 0}, {"rxe", DL_RTF_HIDE, 0}, {"txe", DL_RTF_HIDE, 0}, {"nonshppict", DL_RTF_HIDE, 0},
    {"shprslt", DL_RTF_HIDE, 0}, {"shptxt", DL_RTF_SHOW, 0},
    {NULL, DL_RTF_NOTHING, 0},
};

const dl_rtf_word *dl_rtf_word_find(const char *name)
{
    const dl_rtf_word *at = words;
    while (at->name && strcmp(at->name, name) != 0)
        at++;
    return at;
}
