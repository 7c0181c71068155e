/* Chinese characters in their simplified and traditional forms, as ICU's rules have them one by one. Constant data made
 * when dateline is built, by make_han_forms.c. */
#ifndef DL_HAN_FORMS_H
#define DL_HAN_FORMS_H

#include <stdint.h>

enum { DL_HAN_FORMS_FIRST = 0x3400, DL_HAN_FORMS_LAST = 0x9FFF };

typedef enum dl_han_form { DL_HAN_SIMPLIFIED, DL_HAN_TRADITIONAL } dl_han_form;

/** The character in that form; itself where it has one form alone. Any thread. */
uint32_t dl_han_in_form(uint32_t code, dl_han_form form);

#endif
