dl_unit_test(plain DEPENDS dl_article)
