dl_unit_test(query DEPENDS dl_query dl_highlight dl_rank)
dl_unit_test(spellings DEPENDS dl_query)
dl_unit_test(synonyms DEPENDS dl_query)
dl_unit_test(telling DEPENDS dl_rank)
