/* What a command line says. */
#include "cli/invocation.h"
#include "cli/complain.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

static const dl_option common[] = {
    {"index", 0, "DIR", "folder of the index; else $DATELINE_INDEX, else ./index", NULL},
    {"help", 'h', NULL, "show this help", NULL},
    {NULL, 0, NULL, NULL, NULL},
};

const dl_option *dl_common_options(const dl_command *command)
{
    return command->no_index ? common + 1 : common;
}

const char *dl_invocation_value(const dl_invocation *invocation, const char *name)
{
    for (size_t i = 0; invocation->command->options[i].name; i++)
        if (strcmp(invocation->command->options[i].name, name) == 0)
            return invocation->values[i];
    return NULL;
}

const char *dl_invocation_setting(const dl_invocation *invocation, const char *name, const char *variable)
{
    const char *value = dl_invocation_value(invocation, name);
    if (!value)
        value = getenv(variable);
    return value && *value ? value : NULL;
}

bool dl_invocation_number(const dl_invocation *invocation, const char *name, unsigned long long most,
                          unsigned long long *out)
{
    static const char units[] = "KMG";
    const char *text = dl_invocation_value(invocation, name);
    if (!text)
        return true;
    char *end;
    errno = 0;
    unsigned long long number = strtoull(text, &end, 10);
    const char *unit = *end ? strchr(units, *end) : NULL;
    if (unit && end > text) {
        unsigned shift = 10 * (unsigned)(unit - units + 1);
        if (number > (~0ULL >> shift))
            errno = ERANGE;
        number <<= shift;
        end++;
    }
    if (end == text || *end || errno || number > most || text[0] < '0' || text[0] > '9') {
        dl_complain("--%s wants a number from 0 to %llu; not '%s'", name, most, text);
        return false;
    }
    *out = number;
    return true;
}
