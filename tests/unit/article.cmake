foreach(name archives bad_input captions collections content_coding date_text embeds entities exports flat_tweet formats html intake letters mail networks office page_apart page_bylines page_days page_east page_facts page_limits page_odd page_parts page_place page_posts page_remarks page_slavic page_state page_systems page_threads page_titles page_world passages place plain plain_blocks plist posts press recorded records same_story source tables tweets twice word_date)
  dl_unit_test(${name} DEPENDS dl_article)
  target_sources(test_${name} PRIVATE ${CMAKE_CURRENT_LIST_DIR}/article_text.c ${CMAKE_CURRENT_LIST_DIR}/source_text.c)
endforeach()
target_link_libraries(test_archives PRIVATE PkgConfig::ARCHIVE) # which it also writes with
foreach(name page_apart page_bylines page_days page_east page_facts page_parts page_place page_posts page_remarks page_slavic page_state page_systems page_threads page_titles page_world)
  target_sources(test_${name} PRIVATE ${CMAKE_CURRENT_LIST_DIR}/page_rule.c)
endforeach()
