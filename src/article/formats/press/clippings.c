/* Articles of press databases as text. */
#include "article/formats/press/clippings.h"
#include "article/lines/prose.h"
#include "article/lines/word_date.h"

/* A block that begins with a label and a colon; DL_PART_COUNT: none of the article's parts. */
static const struct {
    const char *label;
    dl_part part;
} labels[] = {
    {"BYLINE", DL_PART_AUTHOR},
    {"Author", DL_PART_AUTHOR},
    {"AUTEUR", DL_PART_AUTHOR},
    {"AUTOR", DL_PART_AUTHOR},
    {"DATELINE", DL_PART_PLACE},
    {"ORTSMARKE", DL_PART_PLACE},
    {"URL", DL_PART_URL},
    {"Document URL", DL_PART_URL},
    {"Title", DL_PART_TITLE},
    {"HEADLINE", DL_PART_TITLE},
    {"Publication title", DL_PART_SITE},
    {"Publication date", DL_PART_DATE},
    {"Abstract", DL_PART_DECK},
    {"HIGHLIGHT", DL_PART_DECK},
    {"ENCART", DL_PART_DECK},
    {"Full text", DL_PART_TEXT},
    {"BODY", DL_PART_TEXT},
    {"ProQuest document ID", DL_PART_ID},
};

/* Of what is left out. */
static const char *const others[] = {
    "SECTION", "LENGTH", "LOAD-DATE", "LANGUAGE", "GRAPHIC", "PUBLICATION-TYPE", "DOCUMENT-TYPE", "JOURNAL-CODE",
    "SUBJECT", "CORRECTION-DATE", "TYPE", "SERIES", "ACC-NO", "PUB-TYPE", "TICKER", "INDUSTRY", "GEOGRAPHIC", "COMPANY",
    "PERSON", "ORGANIZATION", "COUNTRY", "STATE", "CITY", "NOTES",
    /* French, German, Spanish */
    "RUBRIQUE", "LONGUEUR", "DATE-CHARGEMENT", "LANGUE", "SUJET", "SOCIETE", "PERSONNE", "ORGANISATION", "LOCALISATION-GEO",
    "LIEU", "SYMBOLE-BOURSIER", "SECTEUR-ACTIVITE", "TYPE-PUBLICATION", "CODE-REVUE", "ILLUSTRATION", "RUBRIK", "L\u00C4NGE", "UPDATE", "SPRACHE", "GRAFIK",
    "PUBLICATIONTYPE", "ZEITUNGS-CODE", "SECCI\u00D3N", "LONGITUD", "FECHA-CARGA", "IDIOMA", "TIPO-PUBLICACI\u00D3N",
    /* ProQuest */
    "Publication info", "Links", "Subject", "Location", "People", "Company / organization", "Publication year",
    "Publication subject", "Pages", "First page", "Section", "Publisher", "Place of publication", "Country of publication",
    "ISSN", "Source type", "Language of publication", "Document type", "Last updated", "Database", "Copyright"};

dl_slice dl_clippings_block(dl_slice text, size_t *at)
{
    size_t begin = *at = dl_prose_skip_blanks(text, *at), end = begin;
    while (end < text.size) {
        const char *newline = memchr(text.data + end, '\n', text.size - end);
        size_t next = newline ? (size_t)(newline - text.data) + 1 : text.size;
        if (!dl_slice_trim(dl_slice_cut(text, end, next)).size)
            break;
        end = next;
    }
    *at = end;
    return dl_slice_trim(dl_slice_cut(text, begin, end));
}

static bool take_name(dl_slice *block, const char *label)
{
    dl_slice rest = *block;
    if (!dl_slice_take(&rest, label) || !dl_slice_take(&rest, ":"))
        return false;
    *block = dl_prose_trim(rest);
    return true;
}

/* The part that the block is labelled as, its label cut off; DL_PART_COUNT: none of the article's. False: it has no label. */
static bool take_label(dl_slice *block, dl_part *part)
{
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
        if (take_name(block, labels[i].label)) {
            *part = labels[i].part;
            return true;
        }
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (take_name(block, others[i])) {
            *part = DL_PART_COUNT;
            return true;
        }
    return false;
}

bool dl_clippings_is_notice(dl_slice block)
{
    return dl_slice_starts(block, DL_LITERAL("Copyright ")) ||
           dl_slice_starts(block, DL_LITERAL("All Rights Reserved")) || dl_slice_starts(block, DL_LITERAL("____"));
}

/* What stands before the first label: the paper, the day and the headline; the headline alone behind "Document". */
static void take_head(dl_record *record, dl_slice block, bool titled)
{
    size_t used;
    dl_date date = dl_word_date_take(block, &used);
    if (!titled && !record->parts[DL_PART_SITE].size) {
        record->parts[DL_PART_SITE] = block;
    } else if (dl_date_known(date) && !dl_date_known(record->date) && !record->parts[DL_PART_TITLE].size) {
        record->date = date;
    } else if (!record->parts[DL_PART_TITLE].size) {
        record->parts[DL_PART_TITLE] = block;
    }
}

void dl_clippings_fill(dl_record *record, dl_arena *arena, dl_slice text)
{
    dl_buffer body = DL_BUFFER_EMPTY;
    dl_slice block;
    size_t at = 0;
    dl_slice first = dl_clippings_block(text, &at);
    const bool titled = dl_slice_starts(first, DL_LITERAL("Document"));
    bool labelled = false;
    while ((block = dl_clippings_block(text, &at)).size) {
        dl_part part = DL_PART_TEXT;
        if (dl_clippings_is_notice(block))
            continue;
        bool now = take_label(&block, &part);
        labelled |= now;
        if (!labelled) {
            take_head(record, block, titled);
        } else if (part == DL_PART_TEXT) {
            dl_buffer_add_slice(&body, block);
            dl_buffer_add_text(&body, "\n\n");
        } else if (part < DL_PART_COUNT && !record->parts[part].size) {
            record->parts[part] = block;
        }
    }
    record->parts[DL_PART_TEXT] = dl_prose_trim(dl_arena_copy(arena, dl_buffer_slice(&body)));
    arena->failed |= body.failed;
    dl_buffer_free(&body);
    dl_record_single_parts(record);
}
