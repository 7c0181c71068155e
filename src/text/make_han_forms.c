/* Writes the file named, han_forms.c: the simplified and the traditional form of each Chinese character that has two.
 * ICU's rules for that take longer to load than a search takes; so they are asked when dateline is built. */
#include "text/han_forms.h"

#include <stdio.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>

static UChar other_form(UTransliterator *rules, UChar code)
{
    UChar units[8] = {code};
    UErrorCode error = U_ZERO_ERROR;
    int32_t size = 1, limit = 1;
    utrans_transUChars(rules, units, &size, 8, 0, &limit, &error);
    return U_SUCCESS(error) && size == 1 ? units[0] : code;
}

static void write_list(FILE *to, UTransliterator *rules, const char *name)
{
    fprintf(to, "static const unsigned short %s[][2] = {\n", name);
    for (unsigned code = DL_HAN_FORMS_FIRST, count = 0; code <= DL_HAN_FORMS_LAST; code++) {
        const UChar other = other_form(rules, (UChar)code);
        if (other != code)
            fprintf(to, "{%u,%u},%s", code, (unsigned)other, count++ % 8 == 7 ? "\n" : "");
    }
    fputs("};\n\n", to);
}

static int write_form(FILE *to, const char *rules_name, const char *list)
{
    UErrorCode error = U_ZERO_ERROR;
    UChar id[32];
    u_uastrcpy(id, rules_name);
    UTransliterator *rules = utrans_openU(id, -1, UTRANS_FORWARD, NULL, 0, NULL, &error);
    if (U_FAILURE(error)) {
        fprintf(stderr, "ICU has no rules %s: %s\n", rules_name, u_errorName(error));
        return 1;
    }
    write_list(to, rules, list);
    utrans_close(rules);
    return 0;
}

int main(int count, char **arguments)
{
    FILE *to = count == 2 ? fopen(arguments[1], "w") : NULL;
    if (!to) {
        perror(count == 2 ? arguments[1] : "make_han_forms FILE");
        return 1;
    }
    fputs("/* Made by make_han_forms. */\n#include \"text/han_forms.h\"\n\n#include <stddef.h>\n\n", to);
    int failed = write_form(to, "Traditional-Simplified", "simplified") ||
                 write_form(to, "Simplified-Traditional", "traditional");
    fputs("uint32_t dl_han_in_form(uint32_t code, dl_han_form form)\n{\n"
          "    const unsigned short(*list)[2] = form == DL_HAN_SIMPLIFIED ? simplified : traditional;\n"
          "    const size_t count = form == DL_HAN_SIMPLIFIED ? sizeof simplified / sizeof *simplified\n"
          "                                                   : sizeof traditional / sizeof *traditional;\n"
          "    size_t low = 0, high = count;\n"
          "    while (low < high) {\n"
          "        const size_t middle = (low + high) / 2;\n"
          "        if (list[middle][0] < code)\n"
          "            low = middle + 1;\n"
          "        else\n"
          "            high = middle;\n"
          "    }\n"
          "    return low < count && list[low][0] == code ? list[low][1] : code;\n}\n",
          to);
    failed |= ferror(to) != 0;
    failed |= fclose(to) != 0;
    return failed;
}
