/* The control words of RTF that matter for its text. */
#ifndef DL_OFFICE_RTF_WORDS_H
#define DL_OFFICE_RTF_WORDS_H

/* What a control word does. */
typedef enum dl_rtf_act {
    DL_RTF_NOTHING,
    DL_RTF_HIDE,   /* the group is no text */
    DL_RTF_SHOW,   /* it is, also in one that is none */
    DL_RTF_BLOCK,
    DL_RTF_LINE,
    DL_RTF_TAB,
    DL_RTF_CELL,
    DL_RTF_ROW,
    DL_RTF_CHARACTER, /* its value */
    DL_RTF_UNICODE,
    DL_RTF_FALLBACK,  /* bytes behind a character that stand for it */
    DL_RTF_PAGE,      /* the code page of the file: its value, or the number */
    DL_RTF_FONT_TABLE,
    DL_RTF_FONT,
    DL_RTF_DEFAULT_FONT,
    DL_RTF_CHARSET,
    DL_RTF_FONT_PAGE,
    DL_RTF_PLAIN,
    DL_RTF_UNSEEN,
    DL_RTF_BINARY
} dl_rtf_act;

typedef struct dl_rtf_word {
    const char *name;
    dl_rtf_act act;
    unsigned value;
} dl_rtf_word;

/** The word of that name; one that does nothing if there is none. Any thread. */
const dl_rtf_word *dl_rtf_word_find(const char *name);

#endif
