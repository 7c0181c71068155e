/* Other spellings of words, a language's habit each. */
#include "query/spellings.h"
#include "query/declined.h"
#include "util/utf8.h"

typedef struct making {
    dl_spelling *out;
    size_t count;
    const dl_languages *held;
    dl_slice word;        /* folded: is no other spelling of itself */
    dl_language language; /* of what is made at the moment */
} making;

static bool has(const making *into, dl_slice text)
{
    for (size_t i = 0; i < into->count; i++)
        if (into->out[i].language == into->language && dl_slice_equal(dl_buffer_slice(&into->out[i].text), text))
            return true;
    return dl_slice_equal(text, into->word);
}

static void add(making *into, dl_slice text)
{
    if (into->count == DL_SPELLINGS_MOST || !text.size || has(into, text))
        return;
    dl_buffer_add_slice(&into->out[into->count].text, text);
    into->out[into->count++].language = into->language;
}

/* From here on spellings of that language; whether the index holds it. */
static bool turn_to(making *into, const char *code)
{
    into->language = dl_language_find(dl_slice_of(code));
    return into->language && dl_languages_has(into->held, into->language);
}

typedef struct change {
    const char *from, *to;
} change;

/* `text` with each `from` as its `to`; whether it has any. */
static bool change_all(dl_buffer *out, dl_slice text, const change *changes, size_t count)
{
    bool any = false;
    for (size_t at = 0; at < text.size;) {
        const dl_slice rest = dl_slice_cut(text, at, text.size);
        size_t i = 0, length;
        while (i < count && !dl_slice_starts(rest, dl_slice_of(changes[i].from)))
            i++;
        dl_utf8_decode(text, at, &length);
        if (i < count)
            dl_buffer_add_text(out, changes[i].to);
        else
            dl_buffer_add_slice(out, dl_slice_cut(text, at, at + length));
        at += i < count ? strlen(changes[i].from) : length;
        any |= i < count;
    }
    return any;
}

static void add_changed(making *into, dl_slice text, const change *changes, size_t count)
{
    dl_buffer other = DL_BUFFER_EMPTY;
    if (change_all(&other, text, changes, count))
        add(into, dl_buffer_slice(&other));
    dl_buffer_free(&other);
}

static void add_joined(making *into, dl_slice front, dl_slice rest)
{
    dl_buffer other = DL_BUFFER_EMPTY;
    dl_buffer_add_slice(&other, front);
    dl_buffer_add_slice(&other, rest);
    add(into, dl_buffer_slice(&other));
    dl_buffer_free(&other);
}

/* ---- Latin letters ---- */

/* As wires write them, in any language. */
static void add_umlauts(making *into, dl_slice original)
{
    static const change umlauts[] = {{"\u00E4", "ae"}, {"\u00F6", "oe"}, {"\u00FC", "ue"},
                                     {"\u00C4", "ae"}, {"\u00D6", "oe"}, {"\u00DC", "ue"}};
    into->language = DL_LANGUAGE_UNKNOWN;
    add_changed(into, original, umlauts, sizeof umlauts / sizeof *umlauts);
}

/* "Aarhus" is "\u00C5rhus", "Djordjevic" is "\u0110or\u0111evi\u0107"; folded these are "arhus" and "dordevic". */
static void add_digraphs(making *into, dl_slice original, dl_slice folded)
{
    static const char *const nordic[] = {"da", "no"}, *const balkan[] = {"sr", "hr", "bs"};
    static const change rings[] = {{"\u00E5", "aa"}, {"\u00C5", "aa"}}, no_rings[] = {{"aa", "a"}};
    static const change strokes[] = {{"\u0111", "dj"}, {"\u0110", "dj"}}, no_strokes[] = {{"dj", "d"}};
    for (size_t i = 0; i < sizeof nordic / sizeof *nordic; i++)
        if (turn_to(into, nordic[i])) {
            add_changed(into, original, rings, 2);
            add_changed(into, folded, no_rings, 1);
        }
    for (size_t i = 0; i < sizeof balkan / sizeof *balkan; i++)
        if (turn_to(into, balkan[i])) {
            add_changed(into, original, strokes, 2);
            add_changed(into, folded, no_strokes, 1);
        }
}

/* Plurals that Snowball's stemmer does not know. */
static void add_portuguese(making *into, dl_slice folded)
{
    static const change endings[] = {{"ao", "oes"}, {"oes", "ao"}, {"aes", "ao"}, {"al", "ais"},
                                     {"ais", "al"}, {"el", "eis"}, {"eis", "el"}, {"ol", "ois"},
                                     {"ois", "ol"}, {"m", "ns"},   {"ns", "m"}};
    enum { STEM_LEAST = 2 };
    if (!turn_to(into, "pt"))
        return;
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        const dl_slice end = dl_slice_of(endings[i].from);
        if (folded.size >= end.size + STEM_LEAST && dl_slice_ends(folded, end))
            add_joined(into, dl_slice_cut(folded, 0, folded.size - end.size), dl_slice_of(endings[i].to));
    }
}

/* British and American: endings, and words that begin so; each of a pair for the other. */
static void add_english(making *into, dl_slice folded)
{
    static const char *const ends[][2] = {{"isation", "ization"}, {"isations", "izations"}, {"ise", "ize"},
                                          {"ised", "ized"},       {"ises", "izes"},         {"ising", "izing"},
                                          {"iser", "izer"},       {"yse", "yze"},           {"ysed", "yzed"},
                                          {"ysing", "yzing"},     {"ogue", "og"},           {"ogues", "ogs"}};
    static const char *const begins[][2] = {
        {"armour", "armor"},
        {"behaviour", "behavior"},
        {"centre", "center"},
        {"colour", "color"},
        {"defence", "defense"},
        {"endeavour", "endeavor"},
        {"favour", "favor"},
        {"fibre", "fiber"},
        {"grey", "gray"},
        {"harbour", "harbor"},
        {"honour", "honor"},
        {"humour", "humor"},
        {"jewellery", "jewelry"},
        {"labour", "labor"},
        {"litre", "liter"},
        {"manoeuvre", "maneuver"},
        {"metre", "meter"},
        {"neighbour", "neighbor"},
        {"offence", "offense"},
        {"paediatric", "pediatric"},
        {"plough", "plow"},
        {"programme", "program"},
        {"rumour", "rumor"},
        {"sceptic", "skeptic"},
        {"sulphur", "sulfur"},
        {"theatre", "theater"},
        {"tumour", "tumor"},
        {"aluminium", "aluminum"},
        {"kilometre", "kilometer"},
        {"haemorrhage", "hemorrhage"},
        {"orthopaedic", "orthopedic"},
        {"tyre", "tire"},
    };
    enum { STEM_LEAST = 3 };
    if (!turn_to(into, "en"))
        return;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        for (size_t k = 0; k < 2; k++) {
            const dl_slice end = dl_slice_of(ends[i][k]);
            if (folded.size >= end.size + STEM_LEAST && dl_slice_ends(folded, end))
                add_joined(into, dl_slice_cut(folded, 0, folded.size - end.size), dl_slice_of(ends[i][1 - k]));
        }
    for (size_t i = 0; i < sizeof begins / sizeof *begins; i++)
        for (size_t k = 0; k < 2; k++) {
            const dl_slice begin = dl_slice_of(begins[i][k]);
            if (dl_slice_starts(folded, begin)) {
                add_joined(into, dl_slice_of(begins[i][1 - k]), dl_slice_cut(folded, begin.size, folded.size));
                return;
            }
        }
}

/* ---- other scripts ---- */

/* Little words are written with the word behind them: "the", "and", "in", "to", "from", "that", "as". */
static void add_hebrew(making *into, dl_slice folded)
{
    static const char *const fronts[] = {"\u05D4",       "\u05D1",       "\u05DC",       "\u05D5",
                                         "\u05DE",       "\u05E9",       "\u05DB",       "\u05D5\u05D4",
                                         "\u05E9\u05D4", "\u05DE\u05D4", "\u05D5\u05D1", "\u05D5\u05DC"};
    enum { LETTER = 2 /* bytes */, LEAST = 3 * LETTER, SINGLE = 7 };
    size_t length;
    if (folded.size < LEAST || !turn_to(into, "he"))
        return;
    const uint32_t first = dl_utf8_decode(folded, 0, &length);
    if (first < 0x5D0 || first > 0x5EA)
        return;
    for (size_t i = 0; i < SINGLE; i++)
        if (folded.size >= LETTER + LEAST && dl_slice_starts(folded, dl_slice_of(fronts[i]))) {
            const dl_slice bare = dl_slice_cut(folded, LETTER, folded.size);
            add(into, bare);
            for (size_t k = 0; k < SINGLE; k++)
                add_joined(into, dl_slice_of(fronts[k]), bare);
        }
    for (size_t i = 0; i < sizeof fronts / sizeof *fronts; i++)
        add_joined(into, dl_slice_of(fronts[i]), folded);
}

/* A hamza in the middle of a word sits on one of two letters, as the country has it; at the end, behind an alef,
 * Persian and Urdu mostly leave it out. */
static void add_hamza(making *into, dl_slice original, dl_slice folded)
{
    static const change seats[] = {{"\u0624\u0648", "\u0626\u0648"}, {"\u0626\u0648", "\u0624\u0648"}};
    static const char *const persian[] = {"fa", "ur"};
    static const char alef[] = "\u0627", alef_hamza[] = "\u0627\u0621";
    enum { LETTER = 2, LEAST = 4 * LETTER };
    if (turn_to(into, "ar"))
        for (size_t i = 0; i < 2; i++)
            add_changed(into, original, &seats[i], 1);
    for (size_t i = 0; i < 2; i++)
        if (folded.size >= LEAST && turn_to(into, persian[i])) {
            if (dl_slice_ends(folded, dl_slice_of(alef_hamza)))
                add(into, dl_slice_cut(folded, 0, folded.size - LETTER));
            else if (dl_slice_ends(folded, dl_slice_of(alef)))
                add_joined(into, folded, dl_slice_of("\u0621"));
        }
}

/* "To" and "by" are written with a word behind them; the stemmer takes them off before the article alone. */
static void add_little_words(making *into, dl_slice folded)
{
    static const char *const fronts[] = {"\u0644", "\u0628"};
    static const char article[] = "\u0627\u0644", and_the[] = "\u0648\u0627\u0644";
    enum { LETTER = 2, LEAST = 4 * LETTER };
    if (folded.size < LEAST || dl_slice_starts(folded, dl_slice_of(article)) ||
        dl_slice_starts(folded, dl_slice_of(and_the)))
        return;
    for (size_t i = 0; i < 2; i++) {
        if (folded.size >= LEAST + LETTER && dl_slice_starts(folded, dl_slice_of(fronts[i])))
            add(into, dl_slice_cut(folded, LETTER, folded.size));
        add_joined(into, dl_slice_of(fronts[i]), folded);
    }
}

/* Teh marbuta is often typed as heh; "and the" stands before a word as "the" does, but is not taken off by the stemmer.
 */
static void add_arabic(making *into, dl_slice folded)
{
    static const change ends[] = {{"\u0647", "\u0629"}, {"\u0629", "\u0647"}};
    static const char and_the[] = "\u0648\u0627\u0644", the[] = "\u0627\u0644";
    enum { LETTER = 2, LEAST = 3 * LETTER };
    if (!turn_to(into, "ar"))
        return;
    for (size_t i = 0; i < 2; i++)
        if (folded.size > LEAST && dl_slice_ends(folded, dl_slice_of(ends[i].from)))
            add_joined(into, dl_slice_cut(folded, 0, folded.size - LETTER), dl_slice_of(ends[i].to));
    add_little_words(into, folded);
    const bool joined = dl_slice_starts(folded, dl_slice_of(and_the)),
               article = dl_slice_starts(folded, dl_slice_of(the));
    const size_t front = joined ? strlen(and_the) : article ? strlen(the) : 0;
    if (folded.size < front + LEAST)
        return;
    const dl_slice bare = dl_slice_cut(folded, front, folded.size);
    if (joined)
        add(into, bare);
    else
        add_joined(into, dl_slice_of(and_the), bare);
}

/* The letters of "and" are one, which in capitals is two others. */
static void add_armenian(making *into, dl_slice folded)
{
    static const change split[] = {{"\u0565\u0582", "\u0565\u057E"}}, joined[] = {{"\u0565\u057E", "\u0565\u0582"}};
    if (turn_to(into, "hy")) {
        add_changed(into, folded, split, 1);
        add_changed(into, folded, joined, 1);
    }
}

static void add_ukrainian(making *into, dl_slice folded)
{
    static const change plain[] = {{"\u0491", "\u0433"}}, own[] = {{"\u0433", "\u0491"}};
    if (turn_to(into, "uk")) {
        add_changed(into, folded, plain, 1);
        add_changed(into, folded, own, 1);
    }
}

/* The nasal of a row of consonants, which anusvara stands for before them; 0: of none. */
static uint32_t nasal_before(uint32_t consonant)
{
    static const uint32_t rows[][2] = {{0x915, 0x919}, {0x91A, 0x91E}, {0x91F, 0x923}, {0x924, 0x928}, {0x92A, 0x92E}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (consonant >= rows[i][0] && consonant < rows[i][1])
            return rows[i][1];
    return 0;
}

/* "\u0939\u093F\u0928\u094D\u0926\u0940" as "\u0939\u093F\u0902\u0926\u0940", or the other way round. */
static bool change_nasals(dl_buffer *out, dl_slice text, bool to_dot)
{
    enum { DOT = 0x902, VIRAMA = 0x94D, LETTER = 3 /* bytes */ };
    bool any = false;
    for (size_t at = 0, length; at < text.size; at += length) {
        char bytes[4];
        size_t next;
        const uint32_t code = dl_utf8_decode(text, at, &length);
        const size_t last = at + length + (to_dot ? LETTER : 0); /* of the consonant behind */
        const uint32_t joins = at + length < text.size ? dl_utf8_decode(text, at + length, &next) : 0;
        const uint32_t nasal = last < text.size ? nasal_before(dl_utf8_decode(text, last, &next)) : 0;
        if (to_dot && nasal && code == nasal && joins == VIRAMA) {
            dl_buffer_add(out, bytes, dl_utf8_encode(DOT, bytes));
            length += LETTER;
            any = true;
        } else if (!to_dot && nasal && code == DOT) {
            dl_buffer_add(out, bytes, dl_utf8_encode(nasal, bytes));
            dl_buffer_add(out, bytes, dl_utf8_encode(VIRAMA, bytes));
            any = true;
        } else {
            dl_buffer_add_slice(out, dl_slice_cut(text, at, at + length));
        }
    }
    return any;
}

/* "y" and "i" are one sound, and either stands behind these letters: "m\u1EF9" and "m\u0129", "k\u1EF9" and "k\u0129".
 */
static void add_vietnamese(making *into, dl_slice folded)
{
    static const char behind[] = "hklmst";
    const char *vowel = folded.size == 2 && folded.data[1] == 'y' ? "i" : "y";
    if (folded.size == 2 && strchr(behind, folded.data[0]) && (folded.data[1] == 'y' || folded.data[1] == 'i') &&
        turn_to(into, "vi"))
        add_joined(into, dl_slice_cut(folded, 0, 1), dl_slice_of(vowel));
}

/* Serbian in Cyrillic letters finds itself in Latin ones by its stem, but for the letter that others write as two. */
static void add_serbian(making *into, dl_slice folded)
{
    static const change own[] = {{"\u0452", "\u0434\u0458"}};
    if (turn_to(into, "sr"))
        add_changed(into, folded, own, 1);
}

/* Hindi's endings with a glide or without, open vowels of English words, and "antarr\u0101\u1E63\u1E6Dr\u012Bya" with
 * one r above the other or beside it. */
static void add_hindi_habits(making *into, dl_slice folded)
{
    static const change glides[] = {{"\u092F\u0947", "\u090F"}, {"\u092F\u0940", "\u0908"}},
                        no_glides[] = {{"\u090F", "\u092F\u0947"}, {"\u0908", "\u092F\u0940"}},
                        open[] = {{"\u0949", "\u093E"}}, doubled[] = {{"\u0930\u0930", "\u0930\u094D\u0930"}},
                        apart[] = {{"\u0930\u094D\u0930", "\u0930\u0930"}};
    enum { LETTER = 3 /* bytes */ };
    add_changed(into, folded, glides, 2);
    if (folded.size > LETTER) { /* the first letter is no ending */
        const dl_slice front = dl_slice_cut(folded, 0, LETTER);
        dl_buffer rest = DL_BUFFER_EMPTY;
        if (change_all(&rest, dl_slice_cut(folded, LETTER, folded.size), no_glides, 2))
            add_joined(into, front, dl_buffer_slice(&rest));
        dl_buffer_free(&rest);
    }
    add_changed(into, folded, open, 1);
    add_changed(into, folded, doubled, 1);
    add_changed(into, folded, apart, 1);
}

/* The nukta, a dot below letters of foreign sounds, is often left out; nasals have a dot or a letter of their own. */
static void add_devanagari(making *into, dl_slice folded)
{
    static const change dotted[] = {{"\u0915", "\u0915\u093C"}, {"\u0916", "\u0916\u093C"}, {"\u0917", "\u0917\u093C"},
                                    {"\u091C", "\u091C\u093C"}, {"\u0921", "\u0921\u093C"}, {"\u0922", "\u0922\u093C"},
                                    {"\u092B", "\u092B\u093C"}};
    static const change no_nukta[] = {{"\u093C", ""}}, dots[] = {{"\u0901", "\u0902"}},
                        moons[] = {{"\u0902", "\u0901"}};
    dl_buffer nasals = DL_BUFFER_EMPTY, plain = DL_BUFFER_EMPTY;
    if (!turn_to(into, "hi"))
        return;
    add_changed(into, folded, no_nukta, 1);
    add_changed(into, folded, dots, 1);
    add_changed(into, folded, moons, 1);
    const size_t dot = dl_slice_find(folded, "\u0902"); /* the first alone: the other one is of an ending */
    if (dot != SIZE_MAX) {
        change_all(&nasals, dl_slice_cut(folded, 0, dot + 3), moons, 1);
        add_joined(into, dl_buffer_slice(&nasals), dl_slice_cut(folded, dot + 3, folded.size));
        dl_buffer_clear(&nasals);
    }
    if (change_nasals(&nasals, folded, true))
        add(into, dl_buffer_slice(&nasals));
    dl_buffer_clear(&nasals);
    if (change_nasals(&nasals, folded, false))
        add(into, dl_buffer_slice(&nasals));
    change_all(&plain, folded, no_nukta, 1);
    for (size_t i = 0; i < sizeof dotted / sizeof *dotted; i++)
        add_changed(into, dl_buffer_slice(&plain), &dotted[i], 1);
    add_hindi_habits(into, folded);
    dl_buffer_free(&nasals);
    dl_buffer_free(&plain);
}

static void take_form(void *context, dl_language language, dl_slice form)
{
    making *into = context;
    into->language = language;
    add(into, form);
}

size_t dl_spellings_of(dl_spelling out[DL_SPELLINGS_MOST], dl_slice original, dl_slice folded, const dl_languages *held)
{
    making into = {.out = out, .held = held, .word = folded};
    add_umlauts(&into, original);
    if (dl_utf8_ascii_size(folded) == folded.size) {
        add_english(&into, folded);
        add_digraphs(&into, original, folded);
        add_portuguese(&into, folded);
        add_vietnamese(&into, folded);
    } else {
        add_hebrew(&into, folded);
        add_arabic(&into, folded);
        add_hamza(&into, original, folded);
        add_armenian(&into, folded);
        add_ukrainian(&into, folded);
        add_serbian(&into, folded);
        add_devanagari(&into, folded);
    }
    dl_declined_forms(folded, held, take_form, &into);
    return into.count;
}
