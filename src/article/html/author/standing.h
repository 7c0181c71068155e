/* What stands behind a name and a comma: "Ann Bell, Senior Editor, The Gazette". */
#ifndef DL_HTML_STANDING_H
#define DL_HTML_STANDING_H

#include <dateline/base.h>
#include "util/slice.h"

/** Whether it says what a person is, as behind a comma: "MD", "DVM", "Head of Marketing". Any thread. */
bool dl_html_is_standing(dl_slice text);

/** What stands before a comma and an office in a line that may be longer than names are: "Ann Bell" of "Ann Bell, director of
 * roads and bridges, River Town"; empty without an office. */
dl_slice dl_html_before_office(dl_slice text);

/** Whether a part behind a name's comma names what the person writes for: "The Gazette", "River Valley Media Group"; not
 * an agency, which is who wrote it. */
bool dl_html_names_house(dl_slice text);

/** Whether a part behind somebody's office has the form of a house's name rather than of another person's: three words or more,
 * and no initials. */
bool dl_html_may_be_house(dl_slice text);

#endif
