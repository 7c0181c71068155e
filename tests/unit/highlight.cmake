dl_unit_test(highlight DEPENDS dl_query dl_highlight dl_rank)
target_sources(test_highlight PRIVATE highlight_check.c)
