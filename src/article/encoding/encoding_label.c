/* Labels of encodings. */
#include "article/encoding/encoding_label.h"

#include <stddef.h>
#include <strings.h>

/* As the standard has them (encoding.spec.whatwg.org, "Names and labels") where ICU takes another one or knows none; the last
 * one is what Python writes into mail. */
static const struct {
    const char *label, *encoding;
} labels[] = {{"iso-8859-1", "windows-1252"},
              {"iso8859-1", "windows-1252"},
              {"iso_8859-1", "windows-1252"},
              {"latin1", "windows-1252"},
              {"latin-1", "windows-1252"},
              {"ascii", "us-ascii"},
              {"iso-8859-9", "windows-1254"},
              {"latin5", "windows-1254"},
              {"iso-8859-11", "windows-874-2000"},
              {"tis-620", "windows-874-2000"},
              {"gb2312", "gb18030"},
              {"gb_2312-80", "gb18030"},
              {"gbk", "gb18030"},
              {"x-gbk", "gb18030"},
              {"ks_c_5601-1987", "windows-949"},
              {"euc-kr", "windows-949"},
              {"ksc5601", "windows-949"},
              {"shift_jis", "windows-31j"},
              {"shift-jis", "windows-31j"},
              {"x-sjis", "windows-31j"},
              {"sjis", "windows-31j"},
              {"big5", "windows-950"},
              {"x-x-big5", "windows-950"},
              {"x-cp1251", "windows-1251"},
              {"x-cp1252", "windows-1252"},
              {"x-user-defined", "windows-1252"},
              {"utf8", "utf-8"},
              {"eucgb2312_cn", "gb18030"}};

const char *dl_encoding_of_label(const char *label)
{
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
        if (strcasecmp(label, labels[i].label) == 0)
            return labels[i].encoding;
    return label;
}
