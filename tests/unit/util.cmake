dl_unit_test(bitmap DEPENDS dl_util)
dl_unit_test(utf8 DEPENDS dl_util)
dl_unit_test(dates DEPENDS dl_util dl_article dl_query)
dl_unit_test(matching DEPENDS dl_util)
