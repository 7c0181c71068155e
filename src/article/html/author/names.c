/* The names of authors. */
#include "article/html/author/names.h"
#include "article/html/author/author_publisher.h"
#include "article/html/author/name_leads.h"
#include "article/html/author/no_name.h"
#include "article/html/author/standing.h"
#include "util/utf8.h"

#include <strings.h>
#include <unicode/uchar.h>

enum { NAME_MOST = 80, WORDS_MOST = 6 };

/* What follows a name. */
static const char *const tails[] = {" says:",
                                    " sagt:",
                                    " Alle Artikel",
                                    " →",
                                    " |",
                                    " -",
                                    " –",
                                    " —",
                                    " •",
                                    " ·",
                                    " under",
                                    " am",
                                    " on",
                                    " in",
                                    " um",
                                    " at",
                                    " le",
                                    " el",
                                    " il",
                                    " vor",
                                    " et al.",
                                    " The Associated Press",
                                    " The Canadian Press",
                                    " \uAE30\uC790",
                                    "\u8A18\u8005",
                                    "\u8BB0\u8005"};

/* What ends a name within a longer text. */
static const char *const stops[] = {" of the ", ". Data publikacji", " am ",          " on ",  " in ",  " under ", " at ",   " um ",
                                    " le ",          " vor ", " | ",   " • ",     " · ",    " ∙ ",
                                    " - ",           " – ",   " — ",   " (",      " for ",  " For ",
                                    " Illustration", " Foto", " für ", " »",      " pour ", " →", " @"};

static bool is_particle(dl_slice word)
{
    static const char *const particles[] = {"von", "van", "de", "der", "den", "di", "du",
                                            "la",  "le",  "zu", "al",  "el",  "bin",
                                            "da",  "do",  "dos", "das", "del", "e"};
    for (size_t i = 0; i < sizeof particles / sizeof *particles; i++)
        if (dl_slice_is(word, particles[i]))
            return true;
    return false;
}

/* Without the marks around a name that friends use: Ann "Nan" Bell. */
static dl_slice unquoted(dl_slice word)
{
    static const struct {
        dl_slice open, close;
    } marks[] = {{{"\"", 1}, {"\"", 1}},         {{"'", 1}, {"'", 1}},           {{"\u201C", 3}, {"\u201D", 3}},
                 {{"\u2018", 3}, {"\u2019", 3}}, {{"\u201E", 3}, {"\u201C", 3}}, {{"\u201E", 3}, {"\u201D", 3}},
                 {{"\u00AB", 2}, {"\u00BB", 2}}};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (word.size > marks[i].open.size + marks[i].close.size && dl_slice_starts(word, marks[i].open) &&
            dl_slice_ends(word, marks[i].close))
            return dl_slice_cut(word, marks[i].open.size, word.size - marks[i].close.size);
    return word;
}

bool dl_html_is_person(dl_slice text)
{
    size_t words = 0, capitals = 0;
    for (size_t at = 0, length; at < text.size;) {
        size_t begin = at;
        while (at < text.size && text.data[at] != ' ')
            at++;
        dl_slice word = dl_slice_cut(text, begin, at);
        if (words)
            word = unquoted(word);
        uint32_t first = dl_utf8_decode(word, 0, &length);
        bool particle = is_particle(word);
        bool capital = first <= UCHAR_MAX_VALUE && u_isUUppercase((UChar32)first);
        if (!capital && !particle)
            return false;
        for (size_t i = 0; i < word.size; i++)
            if (strchr("0123456789,;:!?()/|@&+\"", word.data[i]))
                return false;
        words++;
        capitals += capital;
        while (at < text.size && text.data[at] == ' ')
            at++;
    }
    return capitals >= 2 && words <= 5;
}

bool dl_html_starts_small(dl_slice text)
{
    size_t length;
    uint32_t code = text.size ? dl_utf8_decode(text, 0, &length) : 0;
    return code <= UCHAR_MAX_VALUE && u_isULowercase((UChar32)code);
}

bool dl_html_starts_capital(dl_slice text)
{
    size_t length;
    uint32_t code = text.size ? dl_utf8_decode(text, 0, &length) : 0;
    return code <= UCHAR_MAX_VALUE && u_isUUppercase((UChar32)code);
}

/* Four words or more of which two are in small letters, particles aside, are a sentence. */
static bool is_sentence(dl_slice text)
{
    enum { WORDS = 4, SMALL = 2 };
    size_t words = 0, small = 0;
    for (size_t at = 0; at < text.size; words++) {
        size_t begin = at;
        while (at < text.size && text.data[at] != ' ')
            at++;
        dl_slice word = dl_slice_cut(text, begin, at);
        small += dl_html_starts_small(word) && !is_particle(word);
        while (at < text.size && text.data[at] == ' ')
            at++;
    }
    return words >= WORDS && small >= SMALL;
}

/* Whether quotation marks stand around a word or more in the midst of it: Ann "Nan" Bell. */
static bool holds_nickname(dl_slice text)
{
    const char *first = memchr(text.data, '"', text.size), *end = text.data + text.size;
    const char *last = first ? memchr(first + 1, '"', (size_t)(end - first) - 1) : NULL;
    return last && first > text.data && first[-1] == ' ' && last > first + 1 && last + 1 < end && last[1] == ' ' &&
           !memchr(last + 1, '"', (size_t)(end - last) - 1);
}

/* A name, not an address or a sentence. */
static bool looks_like_name(dl_slice text)
{
    if (text.size < 2 || text.size > NAME_MOST || dl_slice_find(text, "://") != SIZE_MAX ||
        dl_slice_find(text, "www.") != SIZE_MAX || dl_slice_find(text, "@") < SIZE_MAX - 1)
        return text.size > 1 && text.data[0] == '@' && text.size < 20;
    size_t words = 1, letters = 0, length;
    for (size_t at = 0; at < text.size; at += length) {
        uint32_t code = dl_utf8_decode(text, at, &length);
        letters += code <= UCHAR_MAX_VALUE && u_isalpha((UChar32)code);
    }
    if (!letters || (text.size == 2 && (unsigned char)text.data[0] >= 0x80)) /* one letter of another script */
        return false;
    const bool nickname = holds_nickname(text);
    for (size_t i = 0; i < text.size; i++) {
        words += text.data[i] == ' ';
        if (strchr(nickname ? "?!:{}<>=" : "?!:{}<>=\"", text.data[i]) && text.data[i])
            return false;
    }
    if (dl_html_is_no_name(text) ||
        dl_slice_starts(text, DL_LITERAL("\xE2\x80\x9C")) || dl_slice_ends(text, DL_LITERAL(" by")) ||
        dl_slice_ends(text, DL_LITERAL(" Comments")))
        return false;
    bool number = text.data[0] >= '0' && text.data[0] <= '9' && text.data[text.size - 1] >= '0' &&
                  text.data[text.size - 1] <= '9';
    return words <= WORDS_MOST && !number;
}

/* "Ann Bell Ann Bell" is one name, shown twice. */
static dl_slice once(dl_slice name)
{
    size_t half = name.size / 2;
    bool twice = name.size % 2 && name.data[half] == ' ' &&
                 memcmp(name.data, name.data + half + 1, half) == 0;
    return twice ? dl_slice_cut(name, 0, half) : name;
}

/* A full stop behind a word, and not what shortens it: "Carl Day Jr.", "Bell e.V.", "River Inc." */
static bool ends_sentence(dl_slice name)
{
    enum { WORD_LEAST = 4 };
    size_t word = 0;
    while (word + 1 < name.size && (name.data[name.size - 2 - word] & 0xDF) >= 'A' &&
           (name.data[name.size - 2 - word] & 0xDF) <= 'Z')
        word++;
    return word >= WORD_LEAST && name.data[name.size - 1] == '.';
}

/* Whether a body's name goes on with what it is for. */
static bool ends_house(dl_slice name)
{
    static const char *const words[] = {"Institute",   "Center",  "Centre",    "Society",  "Association", "Council",
                                        "Foundation",  "Campaign", "Committee", "Alliance", "Coalition",  "Department",
                                        "Union",       "Network",  "School",    "Agency",   "Office",     "Fund"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (dl_slice_ends(name, dl_slice_of(words[i])))
            return true;
    return false;
}

/* The person whom brackets behind a site's address name: "gazette.com (Ann Bell) | 12:30"; else empty. */
static dl_slice behind_host(dl_slice text)
{
    const size_t open = dl_slice_find(text, " ("), close = dl_slice_find(text, ")");
    const bool fits =
        open != SIZE_MAX && close != SIZE_MAX && close > open + 2 && dl_html_is_host(dl_slice_cut(text, 0, open));
    const dl_slice inner = fits ? dl_slice_cut(text, open + 2, close) : dl_slice_of(NULL);
    return dl_html_is_person(inner) ? inner : dl_slice_of(NULL);
}

/* Whether Arabic, Persian or Urdu letters open it. */
static bool is_arabic(dl_slice text)
{
    size_t length;
    const uint32_t code = text.size ? dl_utf8_decode(text, 0, &length) : 0;
    return code >= 0x620 && code < 0x700;
}

/* Without who edited it ("李明 责任编辑：王强"), and the town of a correspondent whose name Arabic letters have. */
static dl_slice without_rest(dl_slice name)
{
    static const char *const rests[] = {" 责任编辑", " 責任編輯", " 编辑：", " 編輯：", " 来源", " 來源"};
    for (size_t i = 0; i < sizeof rests / sizeof *rests; i++) {
        const size_t found = dl_slice_find(name, rests[i]);
        name = found != SIZE_MAX && found ? dl_slice_cut(name, 0, found) : name;
    }
    const size_t stroke = is_arabic(name) ? dl_slice_find(name, " - ") : SIZE_MAX;
    return stroke != SIZE_MAX ? dl_slice_cut(name, 0, stroke) : name;
}

static dl_slice trim_name(dl_slice name)
{
    name = without_rest(once(name));
    if (name.size > 2 && name.data[0] == '[') /* "[Ann Bell]", "[AB, Gazette]" */
        name = dl_slice_trim(dl_slice_cut(name, 1, name.size));
    if (name.size > 2 && name.data[name.size - 1] == ']' && !memchr(name.data, '[', name.size))
        name = dl_slice_trim(dl_slice_cut(name, 0, name.size - 1));
    size_t sign = dl_slice_find(name, " ("); /* "Ann Bell (abe)", but no address */
    if (sign != SIZE_MAX && sign && dl_slice_ends(name, DL_LITERAL(")")) &&
        dl_slice_find(name, "www.") == SIZE_MAX && !memchr(name.data, '@', name.size))
        name = dl_slice_trim(dl_slice_cut(name, 0, sign));
    size_t house = dl_slice_find(name, " For "); /* "Ann Bell For The Gazette", but not "Institute for Bridges" */
    if (house == SIZE_MAX)
        house = dl_slice_find(name, " for ");
    if (house != SIZE_MAX && !ends_house(dl_slice_cut(name, 0, house)))
        name = dl_slice_cut(name, 0, house);
    for (bool cut = true; cut;) {
        size_t lead = dl_html_name_lead_shown(name);
        name = dl_slice_trim(dl_slice_cut(name, lead, name.size));
        cut = lead > 0;
        for (size_t i = 0; i < sizeof tails / sizeof *tails; i++)
            if (dl_slice_ends(name, dl_slice_of(tails[i])) && name.size > strlen(tails[i])) {
                name.size -= strlen(tails[i]);
                cut = true;
            }
        if (ends_sentence(name) || dl_slice_ends(name, DL_LITERAL(" ."))) {
            name.size--;
            cut = true;
        }
        while (name.size && strchr(",|-;:*()&", name.data[name.size - 1]) &&
               name.data[name.size - 1]) {
            name = dl_slice_trim(dl_slice_cut(name, 0, name.size - 1));
            cut = true;
        }
    }
    return name;
}

void dl_html_names_add_one(dl_html_names *to, dl_slice name)
{
    name = trim_name(name);
    for (size_t i = 0; i < to->count; i++)
        if (to->items[i].size == name.size &&
            strncasecmp(to->items[i].data, name.data, name.size) == 0)
            return;
    if (to->count < DL_HTML_NAMES && looks_like_name(name))
        to->items[to->count++] = name;
}

/* "Ann Bell,Carl Day", "Anna Bell e Carlo Day": what stands at `at` parts two persons, not a name from a first name, nor a
 * name ("Costa e Silva"). */
static bool parts_persons(dl_slice text, size_t from, size_t at, size_t size)
{
    dl_slice rest = dl_slice_cut(text, at + size, text.size);
    for (size_t i = 0; i < rest.size; i++)
        if (strchr(",;|/", rest.data[i])) {
            rest.size = i;
            break;
        }
    return dl_html_is_person(dl_slice_cut(text, from, at)) && dl_html_is_person(dl_slice_trim(rest)) &&
           !dl_html_is_standing(rest);
}

/* What is part of the name before a comma: "Carl Day, Jr." */
static bool is_suffix(dl_slice name)
{
    static const char *const suffixes[] = {"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"};
    for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++)
        if (dl_slice_is_caseless(name, suffixes[i]))
            return true;
    return false;
}

/* Makes `suffix` part of the last name, if that stands right before it. */
static bool add_suffix(dl_html_names *to, dl_slice suffix)
{
    enum { APART = 2 }; /* bytes: ", " */
    dl_slice *last = to->count ? &to->items[to->count - 1] : NULL;
    if (!last || !is_suffix(suffix) || last->data + last->size + APART != suffix.data)
        return false;
    last->size += APART + suffix.size;
    return true;
}

/* What a name is followed by: where the part before it ended in a comma or a stroke, and where that was no name but what
 * somebody is. */
typedef struct follows {
    bool comma, stroke, standing;
} follows;

/* Adds a part of a text unless it says what the person before it is, or of what house; `last`: nothing is behind it. */
static void add_part(dl_html_names *to, dl_slice name, follows *behind, bool last)
{
    const bool comma = behind->comma && to->count, stroke = behind->stroke && to->count && last; /* "Ann Bell / AP" */
    const bool suffix = comma && add_suffix(to, name);
    const bool standing = (comma || stroke) && !suffix && dl_html_is_standing(name);
    const bool house = (comma || stroke) && (dl_html_names_house(name) || (behind->standing && last && dl_html_may_be_house(name)));
    if (!suffix && !standing && !house)
        dl_html_names_add_one(to, name);
    behind->standing = standing;
}

void dl_html_names_add(dl_html_names *to, dl_slice text)
{
    static const dl_slice comma = {", ", 2};
    follows behind = {false, false, false};
    static const dl_slice between[] = {
        {" and ", 5}, {" und ", 5}, {" et ", 4},  {" & ", 3},  {", ", 2},     {";", 1},
        {" / ", 3},   {"/", 1},     {" | ", 3},   {" y ", 3},  {" with ", 6}, {" mit ", 5},
        {"、", 3},    {" og ", 4},  {" och ", 5}, {" ve ", 4}, {" и ", 4},    {"，", 3}};
    static const dl_slice between_persons[] = {
        {",", 1},    {" e ", 3},  {" i ", 3},   {" a ", 3},       {" en ", 4}, {" ja ", 4},
        {" és ", 5}, {" dan ", 5}, {" oraz ", 6}, {" та ", 6}, {" και ", 8}, {" și ", 5}};
    size_t from = 0;
    for (size_t at = 0; at < text.size; at++) {
        size_t parts = 0; /* bytes of what parts persons here */
        for (size_t i = 0; i < sizeof between_persons / sizeof *between_persons && !parts; i++)
            if (dl_slice_starts(dl_slice_cut(text, at, text.size), between_persons[i]) &&
                parts_persons(text, from, at, between_persons[i].size))
                parts = between_persons[i].size;
        if (parts) {
            add_part(to, dl_slice_cut(text, from, at), &behind, false);
            behind.comma = text.data[at] == ',';
            behind.stroke = false;
            from = at + parts;
            at = from - 1;
            continue;
        }
        for (size_t i = 0; i < sizeof between / sizeof *between; i++)
            if (text.size - at >= between[i].size &&
                strncasecmp(text.data + at, between[i].data, between[i].size) == 0) {
                add_part(to, dl_slice_cut(text, from, at), &behind, false);
                behind.comma = dl_slice_equal(between[i], comma) || (behind.comma && at == from);
                behind.stroke = dl_slice_starts(between[i], DL_LITERAL(" / "));
                from = at + between[i].size;
                at = from - 1;
                break;
            }
    }
    add_part(to, dl_slice_cut(text, from < text.size ? from : text.size, text.size), &behind, true);
}

/* Whether " von " at `at` stands within a name, "Ann von Bell": behind one word with a capital that is no label
 * ("Interview von Ann Bell"). */
static bool stands_in_name(dl_slice text, size_t at)
{
    static const char *const labels[] = {"text",      "texte",         "interview",   "kommentar",     "beitrag",  "bericht",
                                         "foto",      "fotos",         "analyse",     "essay",         "video",    "kolumne",  "portr\u00E4t",
                                         "rezension", "protokoll",     "reportage",   "gastbeitrag",   "gastkommentar", "kritik", "aufgezeichnet",
                                         "verfasst",  "geschrieben",   "redaktion",   "online",        "news",     "meinung",  "glosse",
                                         "leitartikel", "nachruf",     "blog",        "post",          "gepostet", "nachricht", "wortlaut",
                                         "pressemitteilung", "gastartikel", "fragen", "bild",          "bilder",   "grafik",   "illustration",
                                         "podcast",   "ver\u00F6ffentlicht", "erstellt", "ein",        "eine",     "autor",    "alles",    "mehr",
                                         "weiteres",  "neues",         "beitr\u00E4ge",     "alle",          "artikel"};
    const dl_slice before = dl_slice_cut(text, 0, at);
    bool label = !at || memchr(before.data, ' ', at) || !dl_html_is_person(text);
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
        label = label || dl_slice_is_caseless(before, labels[i]);
    return !label;
}

void dl_html_names_add_shown(dl_html_names *to, dl_slice text)
{
    static const char *const inner[] = {" by ", " von ", " par ", " por ", "\u00A0by "};
    bool led = dl_html_name_lead(text) > 0; /* "Von Carla von Day" */
    for (size_t i = 0; i < sizeof inner / sizeof *inner && !led; i++) { /* "Posted on November 18 by Ann" */
        size_t found = dl_slice_find(text, inner[i]);
        if (found != SIZE_MAX && !(i == 1 && stands_in_name(text, found)))
            text = dl_slice_cut(text, found + 1, text.size);
    }
    size_t lead = dl_html_name_lead_shown(text), end = text.size;
    const dl_slice person = behind_host(dl_slice_cut(text, lead, text.size));
    if (person.size) {
        dl_html_names_add_one(to, person);
        return;
    }
    for (size_t i = 0; i < sizeof stops / sizeof *stops; i++) {
        size_t found = dl_slice_find(dl_slice_cut(text, lead, text.size), stops[i]);
        if (found < end - lead && found)
            end = lead + found;
    }
    for (size_t i = lead; i < end; i++) /* "Ann Bell 18.11.2025" */
        if (text.data[i] >= '0' && text.data[i] <= '9' && i > lead && text.data[i - 1] == ' ')
            end = i;
    size_t before = to->count, kept = before;
    dl_html_names_add(to, dl_slice_cut(text, 0, end));
    for (size_t i = before; i < to->count; i++)
        if (!is_sentence(to->items[i]) && (i == before || !dl_html_starts_small(to->items[i])))
            to->items[kept++] = to->items[i];
    to->count = kept;
}
