/* What a name sounds like, whatever script it is written in. */
#include "text/names.h"
#include "text/han_sounds.h"
#include "util/hash.h"
#include "util/utf8.h"
#include "late/late.h"

#include <stdlib.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>

/* The memory is small for a query and a page of hits, and large once this many words were asked for. */
enum { LATIN_LIMIT = 64, FIRST_BITS = 7, FULL_BITS = 13, FULL_AFTER = 1 << 12 };

typedef struct remembered {
    uint64_t hash; /* 0: none */
    dl_name name;
} remembered;

struct dl_names {
    /* Made when first needed: opening takes milliseconds. Cyrillic has rules of its own, which write ж as zh. */
    UTransliterator *cyrillic, *any;
    remembered *memory; /* 2^bits places */
    unsigned bits, asked;
};

dl_names *dl_names_new(void)
{
    return calloc(1, sizeof(dl_names));
}

void dl_names_free(dl_names *names)
{
    if (!names)
        return;
    if (names->cyrillic)
        utrans_close(names->cyrillic);
    if (names->any)
        utrans_close(names->any);
    free(names->memory);
    free(names);
}

void dl_names_add(dl_name *out, const char *key)
{
    for (unsigned char i = 0; i < out->count; i++)
        if (strcmp(out->keys[i], key) == 0)
            return;
    if (out->count < DL_NAME_KEYS && strlen(key) <= DL_NAME_KEY_SIZE && strlen(key) >= DL_NAME_KEY_LEAST)
        memcpy(out->keys[out->count++], key, strlen(key) + 1);
}

void dl_names_term(dl_buffer *out, int script, const char *key)
{
    /* ICU looks the name up; most are Latin. */
    const char *code = script == USCRIPT_LATIN ? "latn" : uscript_getShortName((UScriptCode)script);
    for (int i = 0; i < 4; i++)
        dl_buffer_add_byte(out, code && code[i] ? (char)(code[i] | 0x20) : '-');
    dl_buffer_add_text(out, key);
}

bool dl_names_has_capitals(int script)
{
    return script == USCRIPT_LATIN || script == USCRIPT_CYRILLIC || script == USCRIPT_GREEK ||
           script == USCRIPT_ARMENIAN;
}

/* ---- in Latin letters ---- */

static UTransliterator *open_rules(const char *rules)
{
    UChar id[64];
    UErrorCode error = U_ZERO_ERROR;
    u_uastrcpy(id, rules);
    if (dl_late_load(DL_LATE_ICU, NULL))
        return NULL;
    return utrans_openU(id, -1, UTRANS_FORWARD, NULL, 0, NULL, &error);
}

/* Letters of Urdu that ICU leaves alone. */
static UChar plain_letter(UChar unit)
{
    switch (unit) {
    case 0x0679:
        return 0x062A;
    case 0x0688:
        return 0x062F;
    case 0x0691:
        return 0x0631;
    case 0x06BA:
        return 0x0646;
    default:
        return unit;
    }
}

/* Writes the word as UTF-16, its Chinese characters as they sound: ICU's rules for those take long to load. *plain: what it
 * writes is ASCII. Returns how many units; -1 when there is no room. */
static int32_t write_units(UChar units[LATIN_LIMIT * 4], bool *plain, dl_slice word)
{
    int32_t size = 0;
    *plain = true;
    for (size_t at = 0, length; at < word.size; at += length) {
        const uint32_t code = dl_utf8_decode(word, at, &length);
        const char *sound = dl_han_sound(code);
        const bool known = *sound || uscript_hasScript((UChar32)code, USCRIPT_HAN);
        if (size + (int32_t)strlen(sound) + 2 > LATIN_LIMIT)
            return -1;
        for (; *sound; sound++)
            units[size++] = (UChar)*sound;
        if (known)
            units[size++] = ' ';
        else
            U16_APPEND_UNSAFE(units, size, code);
        *plain &= known || code < 0x80;
    }
    return size;
}

/* Writes the word in small Latin letters; false when that cannot be done. */
static bool write_latin(char out[LATIN_LIMIT + 1], dl_names *names, int script, dl_slice word)
{
    UChar units[LATIN_LIMIT * 4];
    UErrorCode error = U_ZERO_ERROR;
    bool plain;
    int32_t size = write_units(units, &plain, word);
    if (size < 0)
        return false;
    UTransliterator **rules = script == USCRIPT_CYRILLIC ? &names->cyrillic : &names->any;
    if (!plain && !*rules)
        *rules = open_rules(script == USCRIPT_CYRILLIC ? "Russian-Latin/BGN; Any-Latin; Latin-ASCII"
                                                       : "Any-Latin; Latin-ASCII");
    if (!plain && !*rules)
        return false;
    int32_t from = 0;
    /* The Arabic article is no part of a name. */
    if (script == USCRIPT_ARABIC && size > 4 && units[0] == 0x0627 && units[1] == 0x0644)
        from = 2;
    for (int32_t i = from; i < size; i++)
        units[i - from] = plain_letter(units[i]);
    size -= from;
    int32_t limit = size;
    if (!plain)
        utrans_transUChars(*rules, units, &size, LATIN_LIMIT * 4, 0, &limit, &error);
    if (U_FAILURE(error) || size > LATIN_LIMIT)
        return false;
    for (int32_t i = 0; i < size; i++)
        out[i] = units[i] < 0x80 ? (char)(units[i] >= 'A' && units[i] <= 'Z' ? units[i] | 0x20 : units[i])
                                 : ' ';
    out[size] = '\0';
    return true;
}

/* ---- consonants ---- */

/* What single letters sound like. ' ': nothing (vowels, and h, y, which come and go). '1', '2': a consonant that may
 * be none: w, and the kh of Cyrillic. x is two. */
static const char singles[] = " bkd vk  jklmn pkrst v1s s";
_Static_assert(sizeof singles == 27, "a letter each");

/* Of several; the longest first. */
static const struct {
    const char *letters;
    char sound;
} groups[] = {
    {"shch", 's'}, {"tsch", 'j'}, {"dzh", 'j'}, {"tch", 'j'}, {"sch", 's'}, {"sh", 's'}, {"ch", 'j'},
    {"zh", 'j'},   {"kh", '2'},   {"gh", 'k'},  {"ph", 'v'},  {"th", 't'},  {"ts", 'j'}, {"tz", 'j'},
    {"dj", 'j'},   {"ce", 's'},   {"ci", 's'},  {"cy", 's'},
};

static bool is_small(char letter)
{
    return letter >= 'a' && letter <= 'z';
}

static bool is_one_of(uint32_t letters, char letter)
{
    return is_small(letter) && letters >> (letter - 'a') & 1;
}

/* The size of the letters at `text`, and their sound. */
static size_t find_sound(const char *text, char *sound)
{
    enum { /* a bit a letter, a is the least */
        FIRST = 1 << 2 | 1 << 3 | 1 << 6 | 1 << 10 | 1 << 15 | 1 << 18 | 1 << 19 | 1 << 25, /* c d g k p s t z */
        SECOND = 1 << 2 | 1 << 4 | 1 << 7 | 1 << 8 | 1 << 9 | 1 << 18 | 1 << 24 | 1 << 25  /* c e h i j s y z */
    };
    const bool groups_begin = is_one_of(FIRST, text[0]) && is_one_of(SECOND, text[1]);
    for (size_t i = 0; groups_begin && i < sizeof groups / sizeof *groups; i++) {
        const char *letters = groups[i].letters;
        size_t size = 0;
        while (letters[size] && letters[size] == text[size])
            size++;
        if (!letters[size]) {
            *sound = groups[i].sound;
            return size;
        }
    }
    *sound = is_small(text[0]) ? singles[text[0] - 'a'] : ' ';
    return 1;
}

/* Appends a consonant, one for several of the same. */
static void add_sound(char *key, size_t *size, char sound)
{
    if (*size < DL_NAME_KEY_SIZE && (!*size || key[*size - 1] != sound))
        key[(*size)++] = sound;
}

/* Adds the key of the Latin letters in which doubtful consonants are `sounded` or not, and every `letter` is
 * `heard`. Returns whether there are doubtful ones. */
static bool add_key(dl_name *out, const char *latin, bool sounded, char letter, char heard)
{
    char key[DL_NAME_KEY_SIZE + 1];
    size_t size = 0;
    bool doubtful = false;
    for (char sound; *latin;) {
        bool x = *latin == 'x';
        latin += find_sound(latin, &sound);
        if (x)
            add_sound(key, &size, 'k');
        if (sound == '1' || sound == '2') {
            doubtful = true;
            if (sounded)
                add_sound(key, &size, sound == '1' ? 'v' : 'k');
        } else if (sound != ' ') {
            add_sound(key, &size, sound == letter ? heard : sound);
        }
    }
    key[size] = '\0';
    dl_names_add(out, key);
    return doubtful;
}

static void make_keys(dl_name *out, const char *latin, int script)
{
    /* Letters that stand for another one, too, where the script has none for that. */
    bool kana = script == USCRIPT_KATAKANA || script == USCRIPT_HIRAGANA;
    char letter = kana ? 'r' : script == USCRIPT_ARABIC ? 'b' : '\0', heard = kana ? 'l' : 'p';
    bool doubtful = add_key(out, latin, false, '\0', '\0');
    if (letter)
        add_key(out, latin, false, letter, heard);
    if (doubtful)
        add_key(out, latin, true, '\0', '\0');
    if (doubtful && letter)
        add_key(out, latin, true, letter, heard);
}

/* Whether there is a memory. Without room for the large one, the small one stays. */
static bool make_memory(dl_names *names)
{
    bool large = names->asked < FULL_AFTER && ++names->asked == FULL_AFTER;
    if (names->memory && !large)
        return true;
    unsigned bits = large ? FULL_BITS : FIRST_BITS;
    remembered *memory = calloc((size_t)1 << bits, sizeof *memory);
    if (!memory)
        return names->memory != NULL;
    free(names->memory);
    names->memory = memory;
    names->bits = bits;
    return true;
}

void dl_names_run(dl_name *out, dl_names *names, int script, dl_slice word)
{
    char latin[LATIN_LIMIT + 1];
    out->count = 0;
    if (word.size > LATIN_LIMIT)
        return;
    if (script == USCRIPT_LATIN) { /* sooner done than remembered */
        memcpy(latin, word.data, word.size);
        latin[word.size] = '\0';
        make_keys(out, latin, script);
        return;
    }
    if (!make_memory(names))
        return;
    uint64_t hash = dl_hash64(word, (uint64_t)script) | 1;
    remembered *place = &names->memory[hash >> (64 - names->bits)];
    if (place->hash != hash) {
        place->hash = hash;
        place->name.count = 0;
        if (write_latin(latin, names, script, word))
            make_keys(&place->name, latin, script);
    }
    out->count = place->name.count;
    memcpy(out->keys, place->name.keys, place->name.count * sizeof *out->keys);
}
