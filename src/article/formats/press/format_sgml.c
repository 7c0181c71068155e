/* Collections in SGML: TREC's <DOC> and Reuters-21578's <REUTERS>, an article an element. */
#include "article/lines/prose.h"
#include "article/lines/word_date.h"
#include "article/reading/format.h"
#include "article/reading/markup.h"
#include "article/record/record_text.h"
#include "article/record/records.h"
#include "util/error.h"
#include "util/utf8.h"

static bool sniff(const dl_head *head)
{
    dl_slice text = dl_slice_cut(head->text, dl_markup_skip_prolog(head->text), head->text.size);
    return dl_slice_starts_caseless(text, "<DOC>") || dl_slice_starts_caseless(text, "<DOC ") ||
           dl_slice_starts_caseless(text, "<REUTERS ");
}

/* The texts of an element's parts while its tags go by. */
typedef struct sorter {
    const dl_part_map *map;
    dl_buffer parts[DL_PART_COUNT];
    size_t ranks[DL_PART_COUNT];
    /* The parts that are open, the inner one in the outer one: a title in a text. */
    struct {
        dl_part part; /* DL_PART_COUNT: passed over */
        dl_slice name;
    } open[2];
    size_t depth;
    size_t body; /* where what is no header begins */
} sorter;

static bool same(dl_slice a, dl_slice b)
{
    dl_tag tag = {.name = a};
    char name[32];
    if (b.size >= sizeof name)
        return false;
    memcpy(name, b.data, b.size);
    name[b.size] = '\0';
    return dl_tag_is(&tag, name);
}

static void add_text(sorter *sort, dl_slice text)
{
    dl_part part = sort->depth ? sort->open[sort->depth - 1].part : DL_PART_COUNT;
    if (part < DL_PART_COUNT)
        dl_markup_text(&sort->parts[part], text);
}

static void open_part(sorter *sort, const dl_tag *tag)
{
    size_t rank;
    dl_part part = dl_part_find(sort->map, tag->name, &rank);
    if (part == DL_PART_COUNT || sort->depth == 2)
        return;
    bool better = rank < sort->ranks[part], text = part == DL_PART_TEXT; /* texts follow one another */
    if (better && !text)
        dl_buffer_clear(&sort->parts[part]);
    if (better)
        sort->ranks[part] = rank;
    sort->open[sort->depth].part = better || text || rank == sort->ranks[part] ? part : DL_PART_COUNT;
    sort->open[sort->depth++].name = tag->name;
    if (text || part == DL_PART_DECK)
        dl_buffer_add_text(&sort->parts[part], "\n\n");
}

static void take_tag(sorter *sort, const dl_tag *tag)
{
    static const char *const breaks[] = {"p", "br", "div", "h1", "h2", "h3", "h4", "li", "tr", "f"};
    for (size_t i = 0; i < sizeof breaks / sizeof *breaks; i++)
        if (dl_tag_is(tag, breaks[i]))
            add_text(sort, DL_LITERAL("\n\n"));
    if (!tag->closing) {
        open_part(sort, tag);
        return;
    }
    for (size_t depth = sort->depth; depth; depth--)
        if (same(tag->name, sort->open[depth - 1].name)) {
            sort->depth = depth - 1;
            break;
        }
    if (dl_tag_is(tag, "docno") || dl_tag_is(tag, "dochdr") || dl_tag_is(tag, "docid"))
        sort->body = tag->end;
}

static void sort_element(sorter *sort, dl_slice element)
{
    dl_tag tag;
    size_t at = 0;
    while (dl_tag_next(&tag, element, at)) {
        add_text(sort, dl_slice_cut(element, at, tag.begin));
        if (at) /* not the element's own */
            take_tag(sort, &tag);
        at = tag.end;
    }
    add_text(sort, dl_slice_cut(element, at, element.size));
}

static dl_slice part_text(dl_reading *reading, sorter *sort, dl_part part)
{
    dl_buffer clean = DL_BUFFER_EMPTY;
    dl_utf8_sanitize(&clean, dl_buffer_slice(&sort->parts[part]));
    dl_slice text = dl_prose_trim(dl_arena_copy(&reading->arena, dl_buffer_slice(&clean)));
    reading->arena.failed |= clean.failed || sort->parts[part].failed;
    dl_buffer_free(&clean);
    return text;
}

/* "940405" as the Financial Times dated its articles. */
static dl_date short_date(dl_slice text)
{
    int digits[6];
    for (size_t i = 0; i < 6; i++) {
        if (text.size != 6 || text.data[i] < '0' || text.data[i] > '9')
            return DL_DATE_NONE;
        digits[i] = text.data[i] - '0';
    }
    int year = digits[0] * 10 + digits[1];
    return dl_date_of(year + (year < 50 ? 2000 : 1900), digits[2] * 10 + digits[3], digits[4] * 10 + digits[5]);
}

/* "AFP_ENG_20101101.0001", "NYT19980601.0001": the numbers of articles of news agencies hold the day. */
static dl_date day_of_number(dl_slice id)
{
    size_t begin = 0, end;
    while (begin < id.size && !dl_is_digit(id.data[begin]))
        begin++;
    for (end = begin; end < id.size && dl_is_digit(id.data[end]);)
        end++;
    const bool numbered = begin && end - begin == 8 && end < id.size && id.data[end] == '.';
    return numbered ? dl_word_date_parse(dl_slice_cut(id, begin, end)) : DL_DATE_NONE;
}

/* Reuters closes its reports with its name. */
static dl_slice without_signature(dl_slice text)
{
    static const dl_slice signatures[] = {{"\n Reuter", 8}, {"\n REUTER", 8}, {"\nReuter", 7}, {"\nREUTER", 7}};
    for (size_t i = 0; i < sizeof signatures / sizeof *signatures; i++)
        if (dl_slice_ends(text, signatures[i]))
            return dl_prose_trim(dl_slice_cut(text, 0, text.size - signatures[i].size));
    return text;
}

static dateline_status deliver(void *context, dl_slice element)
{
    dl_reading *reading = context;
    dl_tag own;
    sorter sort = {.map = reading->run->options->map};
    dl_record record = {
        .date = DL_DATE_NONE, .form = DL_FORM_PLAIN, .begin = dl_reading_place(reading), .bytes = element};
    for (dl_part part = 0; part < DL_PART_COUNT; part++)
        sort.ranks[part] = SIZE_MAX;
    sort_element(&sort, element);
    for (dl_part part = 0; part < DL_PART_COUNT; part++) {
        record.parts[part] = part_text(reading, &sort, part);
        dl_buffer_free(&sort.parts[part]);
    }
    const bool tagged = dl_tag_next(&own, element, 0), reuters = tagged && dl_tag_is(&own, "reuters");
    if (reuters)
        record.parts[DL_PART_TEXT] = without_signature(record.parts[DL_PART_TEXT]);
    if (tagged && !record.parts[DL_PART_ID].size) {
        dl_buffer id = DL_BUFFER_EMPTY;
        dl_utf8_sanitize(&id, dl_tag_attribute(&own, reuters ? "NEWID" : "id"));
        record.parts[DL_PART_ID] = dl_arena_copy(&reading->arena, dl_buffer_slice(&id));
        dl_buffer_free(&id);
    }
    dl_slice page = dl_slice_cut(element, sort.body, element.size);
    if (!record.parts[DL_PART_TEXT].size && !reuters && dl_record_tags(page) != DL_TAGS_NONE) { /* a crawled page */
        record.parts[DL_PART_TEXT] = page;
        record.parts[DL_PART_TITLE] = (dl_slice){NULL, 0};
        record.form = DL_FORM_HTML;
    }
    record.date = record.parts[DL_PART_DATE].size ? short_date(record.parts[DL_PART_DATE])
                                                  : day_of_number(record.parts[DL_PART_ID]);
    if (reading->arena.failed)
        return dl_fail_memory(reading->run->error);
    dl_record_single_parts(&record);
    return dl_record_deliver(&record, reading);
}

static dateline_status read_sgml(dl_reading *reading)
{
    static const dl_elements elements = {.names = {"doc", "reuters"}};
    return dl_elements_read(reading, &elements, deliver, reading);
}

const dl_format dl_format_sgml = {"SGML collection", sniff, read_sgml, .dated = true};
