/* The XML of word processors as plain text, tag by tag: no tree, so that documents of any size stream. */
#include "article/office/xml.h"
#include "article/office/flow.h"
#include "article/reading/markup.h"

#include <stdlib.h>

enum {
    TAG_MOST = 4096,   /* bytes of a tag that are looked at */
    TEXT_MOST = 65536, /* bytes of text that wait for the next tag */
    REFERENCE_MOST = 16
};

/* What an element is. */
typedef enum sort {
    OTHER,
    HIDDEN,    /* it and all within is no text */
    TEXT,      /* holds text */
    BLOCK,     /* is a paragraph */
    PARAGRAPH, /* is one, and holds text itself */
    CELL,
    ROW,
    LINE,
    BLANK,
    HYPHEN,
    RUN,   /* may be hidden */
    UNSEEN /* hides its run */
} sort;

typedef struct vocabulary {
    const char *name; /* without its name space */
    sort sort;
} vocabulary;

static const vocabulary word[] = {
    {"t", TEXT},          {"p", BLOCK},         {"r", RUN},          {"vanish", UNSEEN},   {"tab", BLANK},      {"ptab", BLANK},
    {"br", LINE},         {"cr", LINE},         {"tc", CELL},        {"tr", ROW},          {"pPr", HIDDEN},     {"del", HIDDEN},
    {"moveFrom", HIDDEN}, {"Fallback", HIDDEN}, {"rt", HIDDEN},      {"hdr", HIDDEN},      {"ftr", HIDDEN},     {"footnotes", HIDDEN},
    {"endnotes", HIDDEN}, {"comments", HIDDEN}, {"noBreakHyphen", HYPHEN}, {"glossaryDocument", HIDDEN}, {NULL, OTHER},
};

static const vocabulary odf[] = {
    {"p", PARAGRAPH},        {"h", PARAGRAPH},           {"s", BLANK},             {"tab", BLANK},
    {"line-break", LINE},    {"table-cell", CELL},       {"table-row", ROW},       {"note", HIDDEN},
    {"annotation", HIDDEN},  {"tracked-changes", HIDDEN}, {"styles", HIDDEN},      {"automatic-styles", HIDDEN},
    {"master-styles", HIDDEN}, {"meta", HIDDEN},         {"settings", HIDDEN},     {"scripts", HIDDEN},
    {"forms", HIDDEN},       {"ruby-text", HIDDEN},      {"hidden-text", HIDDEN},  {"font-face-decls", HIDDEN},
    {NULL, OTHER},
};

typedef struct xml_decoder {
    dl_decoder front;
    const vocabulary *words;
    dl_flow flow;
    bool in_tag;
    dl_buffer tag, text;
    char tail[2];      /* the last bytes of the tag */
    size_t tag_size;   /* also past TAG_MOST */
    uint64_t hidden;   /* elements that are open, from one that is hidden on */
    uint64_t in_text;  /* elements with text that are open */
    bool unseen;       /* the run at hand */
} xml_decoder;

/* ---- text ---- */

/* Character data that ended, or of which more comes: then what may be half of a reference stays. */
static void flush(xml_decoder *in, dl_buffer *out, bool more)
{
    dl_slice text = dl_buffer_slice(&in->text);
    size_t size = text.size;
    for (size_t back = 1; more && back <= REFERENCE_MOST && back <= text.size; back++)
        if (text.data[text.size - back] == '&')
            size = text.size - back;
    if (size && in->in_text && !in->hidden && !in->unseen) {
        dl_buffer words = DL_BUFFER_EMPTY, line = DL_BUFFER_EMPTY;
        dl_markup_text(&words, dl_slice_cut(text, 0, size));
        bool blank = in->flow.gap != DL_GAP_NONE; /* at the front of a block none are wanted */
        for (size_t i = 0; i < words.size; i++) {
            bool now = words.data[i] == ' ' || (words.data[i] >= '\t' && words.data[i] <= '\r');
            if (!now || !blank)
                dl_buffer_add_byte(&line, now ? ' ' : words.data[i]);
            blank = now;
        }
        dl_flow_add(&in->flow, out, dl_buffer_slice(&line));
        out->failed |= words.failed || line.failed;
        dl_buffer_free(&words);
        dl_buffer_free(&line);
    }
    dl_buffer rest = DL_BUFFER_EMPTY;
    dl_buffer_add_slice(&rest, dl_slice_cut(text, size, text.size));
    out->failed |= in->text.failed || rest.failed;
    dl_buffer_free(&in->text);
    in->text = rest;
}

/* ---- tags ---- */

static sort sort_of(const xml_decoder *in, dl_slice name)
{
    const char *colon = name.size ? memchr(name.data, ':', name.size) : NULL;
    if (colon)
        name = dl_slice_cut(name, (size_t)(colon + 1 - name.data), name.size);
    const vocabulary *found = in->words;
    while (found->name && !dl_slice_is(name, found->name))
        found++;
    return found->sort;
}

static void add(xml_decoder *in, dl_buffer *out, const char *text)
{
    if (!in->hidden && !in->unseen)
        dl_flow_add(&in->flow, out, dl_slice_of(text));
}

/* A property that is stated to be off. */
static bool is_off(const dl_tag *tag)
{
    static const char *const values[] = {"val=\"0\"", "val=\"false\"", "val=\"off\""};
    for (size_t i = 0; i < sizeof values / sizeof *values; i++)
        if (dl_slice_find(tag->attributes, values[i]) != SIZE_MAX)
            return true;
    return false;
}

static void open_element(xml_decoder *in, dl_buffer *out, const dl_tag *tag, sort what)
{
    dl_flow *flow = &in->flow;
    switch (what) {
    case TEXT:
        in->in_text++;
        break;
    case PARAGRAPH:
        in->in_text++;
        dl_flow_begin(flow);
        break;
    case BLOCK:
        dl_flow_begin(flow);
        break;
    case ROW:
        dl_flow_row(flow);
        break;
    case LINE:
        dl_flow_line(flow);
        break;
    case BLANK:
        if (flow->gap == DL_GAP_NONE)
            add(in, out, " ");
        break;
    case HYPHEN:
        add(in, out, "-");
        break;
    case RUN:
        in->unseen = false;
        break;
    case UNSEEN:
        in->unseen = !is_off(tag);
        break;
    case HIDDEN:
    case CELL:
    case OTHER:
        break;
    }
}

static void close_element(xml_decoder *in, sort what)
{
    switch (what) {
    case TEXT:
        in->in_text -= in->in_text > 0;
        break;
    case PARAGRAPH:
        in->in_text -= in->in_text > 0;
        dl_flow_block(&in->flow);
        break;
    case BLOCK:
        dl_flow_block(&in->flow);
        break;
    case CELL:
        dl_flow_cell(&in->flow);
        break;
    case ROW:
        dl_flow_row(&in->flow);
        break;
    case RUN:
        in->unseen = false;
        break;
    case HIDDEN:
    case LINE:
    case BLANK:
    case HYPHEN:
    case UNSEEN:
    case OTHER:
        break;
    }
}

/* A tag that ended; `empty`: with "/>". */
static void take_tag(xml_decoder *in, dl_buffer *out, bool empty)
{
    dl_tag tag;
    dl_buffer_add_byte(&in->tag, '>'); /* it may have been cut */
    out->failed |= in->tag.failed;
    if (!dl_tag_next(&tag, dl_buffer_slice(&in->tag), 0) || tag.begin)
        return; /* a declaration */
    sort what = sort_of(in, tag.name);
    if (in->hidden) {
        if (tag.closing)
            in->hidden--;
        else
            in->hidden += !empty;
    } else if (tag.closing) {
        close_element(in, what);
    } else if (what == HIDDEN) {
        in->hidden = !empty;
    } else {
        open_element(in, out, &tag, what);
        if (empty)
            close_element(in, what);
    }
}

/* ---- bytes ---- */

static bool ends_tag(const xml_decoder *in)
{
    static const dl_slice comment = {"<!--", 4}, section = {"<![CDATA[", 9};
    dl_slice tag = dl_buffer_slice(&in->tag);
    if (dl_slice_starts(tag, comment))
        return in->tag_size >= 6 && memcmp(in->tail, "--", 2) == 0;
    if (dl_slice_starts(tag, section))
        return memcmp(in->tail, "]]", 2) == 0;
    return true;
}

static void take_byte(xml_decoder *in, dl_buffer *out, char byte)
{
    if (!in->in_tag && byte == '<') {
        flush(in, out, false);
        dl_buffer_clear(&in->tag);
        in->in_tag = true;
        in->tag_size = 0;
        memset(in->tail, 0, sizeof in->tail);
    } else if (!in->in_tag) {
        dl_buffer_add_byte(&in->text, byte);
        if (in->text.size >= TEXT_MOST)
            flush(in, out, true);
        return;
    } else if (byte == '>' && ends_tag(in)) {
        in->in_tag = false;
        take_tag(in, out, in->tail[1] == '/');
        return;
    }
    if (in->tag.size < TAG_MOST)
        dl_buffer_add_byte(&in->tag, byte);
    in->tag_size++;
    in->tail[0] = in->tail[1];
    in->tail[1] = byte;
}

static void run_xml(dl_decoder *front, dl_buffer *out, dl_slice bytes, bool last)
{
    xml_decoder *in = (xml_decoder *)front;
    for (size_t i = 0; i < bytes.size && !out->failed; i++)
        take_byte(in, out, bytes.data[i]);
    if (last)
        flush(in, out, false);
}

static void free_xml(dl_decoder *front)
{
    xml_decoder *in = (xml_decoder *)front;
    dl_buffer_free(&in->tag);
    dl_buffer_free(&in->text);
    free(in);
}

static dl_decoder *make(const vocabulary *words)
{
    xml_decoder *in = calloc(1, sizeof *in);
    if (!in)
        return NULL;
    in->front = (dl_decoder){run_xml, free_xml};
    in->words = words;
    return &in->front;
}

dl_decoder *dl_office_word_decoder(void)
{
    return make(word);
}

dl_decoder *dl_office_odf_decoder(void)
{
    return make(odf);
}
