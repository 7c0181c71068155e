/* Writes the file named, han_sounds.c: how ICU writes each Chinese character in Latin letters. Its rules for that take longer
 * to load than a search takes; so they are asked when dateline is built. */
#include "text/han_sounds.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>

enum { SOUND_SIZE = 8, SOUNDS_MOST = 4096 };

static char sounds[SOUNDS_MOST][SOUND_SIZE];
static unsigned sound_count = 1; /* the first is none */

/* The number of a sound, added when it is new. */
static unsigned number_of(const char *sound)
{
    unsigned i = 0;
    while (i < sound_count && strcmp(sounds[i], sound) != 0)
        i++;
    if (i == SOUNDS_MOST)
        abort();
    if (i == sound_count)
        strcpy(sounds[sound_count++], sound);
    return i;
}

static unsigned sound_of(UTransliterator *rules, UChar code)
{
    UChar units[64] = {code};
    UErrorCode error = U_ZERO_ERROR;
    int32_t size = 1, limit = 1;
    char sound[SOUND_SIZE] = "";
    utrans_transUChars(rules, units, &size, 64, 0, &limit, &error);
    if (U_FAILURE(error) || size >= SOUND_SIZE)
        return 0;
    for (int32_t i = 0; i < size; i++) {
        if (units[i] >= 0x80)
            return 0;
        sound[i] = (char)(units[i] >= 'A' && units[i] <= 'Z' ? units[i] | 0x20 : units[i]);
    }
    return number_of(sound);
}

static void write_table(FILE *to, UTransliterator *rules)
{
    fputs("/* Made by make_han_sounds. */\n#include \"text/han_sounds.h\"\n\nstatic const unsigned short numbers[] = {",
          to);
    for (unsigned code = DL_HAN_FIRST; code <= DL_HAN_LAST; code++)
        fprintf(to, "%u,%s", sound_of(rules, (UChar)code), code % 32 == 31 ? "\n" : "");
    fprintf(to, "};\n\nstatic const char sounds[][%d] = {", SOUND_SIZE);
    for (unsigned i = 0; i < sound_count; i++)
        fprintf(to, "\"%s\",%s", sounds[i], i % 16 == 15 ? "\n" : "");
    fputs("};\n\nconst char *dl_han_sound(uint32_t code)\n{\n"
          "    return code < DL_HAN_FIRST || code > DL_HAN_LAST ? \"\" : sounds[numbers[code - DL_HAN_FIRST]];\n}\n",
          to);
}

int main(int count, char **arguments)
{
    UErrorCode error = U_ZERO_ERROR;
    UChar id[32];
    u_uastrcpy(id, "Any-Latin; Latin-ASCII");
    UTransliterator *rules = utrans_openU(id, -1, UTRANS_FORWARD, NULL, 0, NULL, &error);
    if (U_FAILURE(error)) {
        fprintf(stderr, "ICU has no rules for Latin letters: %s\n", u_errorName(error));
        return 1;
    }
    FILE *to = count == 2 ? fopen(arguments[1], "w") : NULL;
    if (to)
        write_table(to, rules);
    utrans_close(rules);
    if (to && !ferror(to) && !fclose(to))
        return 0;
    perror(count == 2 ? arguments[1] : "make_han_sounds FILE");
    return 1;
}
