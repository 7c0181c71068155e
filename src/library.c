/* The library as a whole: its version. Everything else of it stands in the folders beside this file. */
#include <dateline/base.h>

const char *dateline_version(void)
{
    return DATELINE_VERSION;
}
