dl_unit_test(analyzer DEPENDS dl_text)
