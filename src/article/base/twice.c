/* Text that was converted twice: how it is told, and mended. */
#include "article/base/twice.h"
#include "article/encoding/misread_script.h"
#include "util/utf8.h"

#include <strings.h>
#include <unicode/uchar.h>

/* What stands beyond ASCII in a text, or in several. */
typedef struct look {
    size_t misread; /* characters, but for: */
    size_t signs;   /* no-break spaces and the like, which stand alone */
    size_t weight;  /* the longer they are misread, the less likely by chance */
    size_t joined;  /* beside a letter, a digit or another one */
    size_t odd;     /* capitals behind a small letter: there is a better reading */
    size_t halves;  /* letters that begin one of two bytes, whose second was lost as a blank or a hyphen is */
    size_t letters; /* that are none of them */
    uint32_t first, other; /* two that differ */
} look;

static bool is_word_byte(dl_slice text, size_t at)
{
    const char byte = text.data[at];
    return (byte & 0x80) || (byte >= '0' && byte <= '9') || ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z');
}

/* Moves `at` to the next character beyond ASCII; false: there is none. */
static bool find_beyond(dl_slice text, size_t *at)
{
    *at += dl_utf8_ascii_size(dl_slice_cut(text, *at, text.size));
    return *at < text.size;
}

static look look_at(dl_slice text, dl_misread as)
{
    look out = {0};
    for (size_t at = 0, size; find_beyond(text, &at); at += size) {
        const uint32_t code = dl_misread_at(text, at, as, &size);
        if (!code) {
            const uint32_t other = dl_utf8_decode(text, at, &size);
            const bool half = dl_misread_half(other, 0xA0, as) != 0;
            out.halves += half;
            out.letters += !half && u_isalpha((UChar32)other);
            continue;
        }
        if (code < 0xC0) {
            out.signs++;
            continue;
        }
        out.misread++;
        out.weight += code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
        out.joined += (at && is_word_byte(text, at - 1)) || (at + size < text.size && is_word_byte(text, at + size));
        out.odd += at && text.data[at - 1] >= 'a' && text.data[at - 1] <= 'z' && u_isupper((UChar32)code);
        if (!out.first)
            out.first = code;
        else if (code != out.first)
            out.other = code;
    }
    return out;
}

static void add_look(look *to, look one)
{
    if (!one.misread && !one.signs)
        return; /* a text that is as it should be says nothing of the others */
    to->misread += one.misread;
    to->signs += one.signs;
    to->weight += one.weight;
    to->joined += one.joined;
    to->odd += one.odd;
    to->halves += one.halves;
    to->letters += one.letters;
    if (!to->other)
        to->other = !to->first ? one.other : one.first != to->first ? one.first : one.other;
    if (!to->first)
        to->first = one.first;
}

static bool is_sure(look of)
{
    enum { WEIGHT = 4, LEAST = 2 };
    const bool by_chance = !of.other && of.weight == of.misread;
    return of.weight >= WEIGHT && !by_chance && of.letters * 3 + of.halves <= of.misread + of.signs &&
           of.joined >= LEAST && of.joined * 2 >= of.misread && of.odd * 2 <= of.misread;
}

/* ---- the texts that tell ---- */

/* Those of an article, or of a page's markup. */
typedef struct texts {
    const dl_article *article; /* or NULL */
    dl_slice page;
    size_t at;
    bool code; /* within a script or style */
} texts;

/* The next piece of a page: a tag, or what stands between two. */
static dl_slice next_piece(dl_slice page, size_t *at)
{
    const size_t begin = *at;
    const bool tag = page.data[begin] == '<';
    const char *end = memchr(page.data + begin + tag, tag ? '>' : '<', page.size - begin - tag);
    *at = end ? (size_t)(end - page.data) + tag : page.size;
    return dl_slice_cut(page, begin, *at);
}

static bool begins_with(dl_slice text, const char *word)
{
    const size_t size = strlen(word);
    return text.size >= size && strncasecmp(text.data, word, size) == 0;
}

static bool next_text(dl_slice *out, texts *of)
{
    if (of->article) {
        if (of->at > of->article->passage_count)
            return false;
        *out = of->at ? of->article->passages[of->at - 1].text : of->article->title;
        of->at++;
        return true;
    }
    while (of->at < of->page.size) {
        *out = next_piece(of->page, &of->at);
        const bool tag = out->data[0] == '<';
        if (of->code) /* a script may write tags */
            of->code = !begins_with(*out, "</script") && !begins_with(*out, "</style");
        else if (!tag)
            return true;
        else
            of->code = begins_with(*out, "<script") || begins_with(*out, "<style");
    }
    return false;
}

/* How many characters of a text may be misread, where that is a fair part of what is beyond ASCII: a quick look. */
static size_t suspects_in(dl_slice text)
{
    enum { LOOK = 64, SHARE = 4 };
    size_t beyond = 0, likely = 0;
    for (size_t at = 0, size; find_beyond(text, &at) && (beyond < LOOK || likely * SHARE >= beyond); at += size) {
        likely += dl_misread_may_be(text, at);
        dl_utf8_decode(text, at, &size);
        beyond++;
    }
    return likely * SHARE >= beyond ? likely : 0;
}

static bool is_suspect(texts of)
{
    enum { ENOUGH = 2 };
    size_t likely = 0;
    for (dl_slice text; likely < ENOUGH && next_text(&text, &of);)
        likely += suspects_in(text);
    return likely >= ENOUGH;
}

/* What tells of encodings shows such letters. */
static bool tells_of_encodings(dl_slice text)
{
    static const char *const words[] = {"mojibake",     "utf-8",    "utf8",    "unicode", "windows-125",
                                        "iso-8859",     "iso 8859", "latin-1", "charset", "character encoding",
                                        "text encoding"};
    for (size_t at = 0; at < text.size; at++)
        for (size_t i = 0; i < sizeof words / sizeof *words; i++)
            if ((text.data[at] | 0x20) == words[i][0] && begins_with(dl_slice_cut(text, at, text.size), words[i]))
                return true;
    return false;
}

/* As what they surely were misread. */
static dl_misread find(texts of)
{
    dl_misread best = DL_MISREAD_NOT;
    size_t most = 0;
    dl_slice text;
    if (!is_suspect(of))
        return best;
    for (int as = DL_MISREAD_NOT + 1; as < DL_MISREAD_COUNT; as++) {
        look all = {0};
        for (texts again = of; next_text(&text, &again);)
            add_look(&all, look_at(text, (dl_misread)as));
        if (is_sure(all) && all.weight - all.odd > most) {
            best = (dl_misread)as;
            most = all.weight - all.odd;
        }
    }
    for (texts again = of; best && next_text(&text, &again);)
        if (tells_of_encodings(text))
            return DL_MISREAD_NOT;
    return best;
}

/* ---- mending ---- */

static void add_code(dl_buffer *out, uint32_t code)
{
    char bytes[4];
    dl_buffer_add(out, bytes, dl_utf8_encode(code, bytes));
}

/* The character of which what is no letter was lost on the way, or is a blank like others, or a reference; 0: there is none. */
static uint32_t half_at(dl_slice text, size_t at, dl_misread as, size_t *size)
{
    static const struct {
        dl_slice after;
        unsigned char second;
    } seconds[] = {{{"&nbsp;", 6}, 0xA0}, {{"&#160;", 6}, 0xA0}, {{"&shy;", 5}, 0xAD}, {{"&#173;", 6}, 0xAD}};
    static const dl_slice quote = {"\u00E2\u20AC", 5}; /* a closing one: its last byte is nothing in windows-1252 */
    const uint32_t lead = dl_utf8_decode(text, at, size);
    dl_slice rest = dl_slice_cut(text, at, text.size);
    if (as == DL_MISREAD_1252 && dl_slice_starts(rest, quote)) {
        rest = dl_slice_cut(rest, quote.size, rest.size);
        *size = quote.size + (dl_slice_starts(rest, DL_LITERAL("\uFFFD")) ? strlen("\uFFFD") : 0);
        return 0x201D;
    }
    rest = dl_slice_cut(rest, *size, rest.size);
    for (size_t i = 0; i < sizeof seconds / sizeof *seconds; i++) {
        const uint32_t code = dl_misread_half(lead, seconds[i].second, as);
        if (code && dl_slice_starts(rest, seconds[i].after)) {
            *size += seconds[i].after.size;
            return code;
        }
    }
    const bool blank = dl_slice_starts(rest, DL_LITERAL(" "));
    const uint32_t code = dl_misread_half(lead, blank ? 0xA0 : 0xAD, as);
    /* Behind "a" with a grave, which ends words, it is another one. */
    *size += code && blank && (code != 0xE0 || rest.size == 1 || !is_word_byte(rest, 1));
    return code;
}

static dl_slice mend(dl_arena *arena, dl_slice text, dl_misread as)
{
    const look of = look_at(text, as);
    const size_t known = of.misread + of.signs + of.halves;
    if (of.letters >= known)
        return text;
    dl_buffer out = DL_BUFFER_EMPTY;
    for (size_t at = 0, size; at < text.size; at += size) {
        size = dl_utf8_ascii_size(dl_slice_cut(text, at, text.size));
        if (size) {
            dl_buffer_add(&out, text.data + at, size);
            continue;
        }
        uint32_t code = dl_misread_at(text, at, as, &size);
        if (!code)
            code = half_at(text, at, as, &size);
        if (code)
            add_code(&out, code);
        else
            dl_buffer_add(&out, text.data + at, size);
    }
    const dl_slice mended = dl_arena_copy(arena, dl_buffer_slice(&out));
    arena->failed |= out.failed;
    dl_buffer_free(&out);
    return mended.size ? mended : text;
}

/* ---- either ---- */

/* How texts were misread: letters of two bytes and more as several, or else those of another script as Western ones. */
typedef struct reading_error {
    dl_misread as; /* NOT: `script` counts */
    dl_misread_script script;
} reading_error;

/* The first texts that have letters beyond ASCII, as many as tell. */
static void take_sample(dl_buffer *out, texts of)
{
    enum { ENOUGH = 2000 };
    for (dl_slice text; out->size < ENOUGH && next_text(&text, &of);)
        if (dl_utf8_ascii_size(text) < text.size) {
            const size_t room = ENOUGH - out->size;
            dl_buffer_add_slice(out, dl_slice_cut(text, 0, text.size < room ? text.size : dl_utf8_floor(text, room)));
            dl_buffer_add_byte(out, '\n');
        }
}

static bool find_error(reading_error *out, texts of)
{
    dl_buffer sample = DL_BUFFER_EMPTY;
    *out = (reading_error){.as = find(of)};
    if (!out->as)
        take_sample(&sample, of);
    const bool found = out->as || dl_misread_script_find(&out->script, dl_buffer_slice(&sample));
    dl_buffer_free(&sample);
    return found;
}

static dl_slice mend_any(dl_arena *arena, dl_slice text, const reading_error *error)
{
    return error->as ? mend(arena, text, error->as) : dl_misread_script_mend(arena, text, &error->script);
}

static void mend_passage(dl_passage *passage, dl_arena *arena, const reading_error *error)
{
    passage->text = mend_any(arena, passage->text, error);
    dl_tweet *tweet = passage->tweet ? dl_arena_alloc(arena, sizeof *tweet) : NULL;
    if (!tweet)
        return;
    *tweet = *passage->tweet;
    tweet->name = mend_any(arena, tweet->name, error);
    passage->tweet = tweet;
}

void dl_twice_mend_passage(dl_passage *passage, dl_arena *arena, dl_misread as)
{
    mend_passage(passage, arena, &(reading_error){.as = as});
}

bool dl_twice_mend_article(dl_article *article, dl_arena *arena)
{
    reading_error error;
    if (!find_error(&error, (texts){.article = article}) || (!error.as && article->rest_count))
        return true;
    article->misread = error.as;
    dl_slice *const parts[] = {&article->title, &article->place, &article->site};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        *parts[i] = mend_any(arena, *parts[i], &error);
    dl_slice *authors = dl_arena_alloc(arena, article->author_count * sizeof *authors + 1);
    dl_passage *passages = dl_arena_alloc(arena, article->passage_count * sizeof *passages + 1);
    if (!authors || !passages)
        return false;
    for (size_t i = 0; i < article->author_count; i++)
        authors[i] = mend_any(arena, article->authors[i], &error);
    for (size_t i = 0; i < article->passage_count; i++) {
        passages[i] = article->passages[i];
        mend_passage(&passages[i], arena, &error);
    }
    article->authors = authors;
    article->passages = passages;
    return !arena->failed;
}

dl_slice dl_twice_mend_page(dl_arena *arena, dl_slice page)
{
    reading_error error;
    if (!find_error(&error, (texts){.page = page}))
        return page;
    dl_buffer out = DL_BUFFER_EMPTY;
    for (size_t at = 0; at < page.size;) {
        const dl_arena_mark here = dl_arena_here(arena);
        dl_buffer_add_slice(&out, mend_any(arena, next_piece(page, &at), &error));
        if (!arena->failed)
            dl_arena_rewind(arena, here);
    }
    const dl_slice mended = dl_arena_copy(arena, dl_buffer_slice(&out));
    arena->failed |= out.failed;
    dl_buffer_free(&out);
    return mended;
}
