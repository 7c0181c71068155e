/* Which documents of word processors are told. */
#include "article/office/office.h"
#include "article/office/rtf.h"
#include "article/office/xml.h"
#include "article/reading/markup.h"

enum { LOOK = 8192 }; /* bytes in which an XML root says what it is */

static bool is_xml(dl_slice head, dl_office_maker **make)
{
    static const struct {
        const char *root, *says;
        dl_office_maker *make;
    } kinds[] = {
        {"document", "wordprocessingml", dl_office_word_decoder},
        {"wordDocument", "office/word/2003/wordml", dl_office_word_decoder},
        {"package", "office/2006/xmlPackage", dl_office_word_decoder},
        {"document-content", "opendocument:xmlns:office", dl_office_odf_decoder},
        {"document", "application/vnd.oasis.opendocument.text", dl_office_odf_decoder},
    };
    dl_tag root;
    dl_slice text = dl_slice_cut(head, dl_markup_skip_prolog(head), head.size);
    text = dl_slice_cut(text, 0, text.size < LOOK ? text.size : LOOK);
    if (!text.size || text.data[0] != '<' || !dl_tag_next(&root, text, 0) || root.begin)
        return false;
    const char *colon = memchr(root.name.data, ':', root.name.size);
    dl_slice name = colon ? dl_slice_cut(root.name, (size_t)(colon + 1 - root.name.data), root.name.size) : root.name;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (dl_slice_is(name, kinds[i].root) && dl_slice_find(root.attributes, kinds[i].says) != SIZE_MAX) {
            *make = kinds[i].make;
            return true;
        }
    return false;
}

bool dl_office_is(dl_slice head, dl_office_maker **make)
{
    if (dl_slice_starts(head, DL_LITERAL("\xEF\xBB\xBF")))
        head = dl_slice_cut(head, 3, head.size);
    head = dl_slice_trim(head);
    *make = dl_office_rtf_decoder;
    return dl_slice_starts(head, DL_LITERAL("{\\rtf")) || is_xml(head, make);
}
