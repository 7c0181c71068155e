dl_fuzz_target(analyzer DEPENDS dl_text)
target_sources(fuzz_analyzer PRIVATE ${CMAKE_SOURCE_DIR}/tests/unit/analyzer_check.c)
target_include_directories(fuzz_analyzer PRIVATE ${CMAKE_SOURCE_DIR}/tests/unit)
