/* What every unit test includes: cmocka and what it needs. */
#ifndef DL_UNIT_H
#define DL_UNIT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka.h must come last of these. */
#include <cmocka.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

#endif
