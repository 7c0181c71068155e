foreach(name entities flat_tweet html place plain records sniff source word_date)
  dl_unit_test(${name} DEPENDS dl_article)
  target_sources(test_${name} PRIVATE ${CMAKE_CURRENT_LIST_DIR}/article_text.c)
endforeach()
