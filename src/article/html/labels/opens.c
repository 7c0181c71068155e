#include "article/html/labels/opens.h"

#include <strings.h>

bool dl_html_opens_with(dl_slice text, const char *word)
{
    if (text.size < 2 || (((text.data[0] ^ word[0]) | (text.data[1] ^ word[1])) & ~0x20))
        return false; /* most end here */
    size_t size = strlen(word);
    return text.size >= size && strncasecmp(text.data, word, size) == 0;
}

bool dl_html_opens(dl_slice text, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (dl_html_opens_with(text, words[i]))
            return true;
    return false;
}
