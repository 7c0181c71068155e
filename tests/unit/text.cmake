dl_unit_test(languages DEPENDS dl_text)
dl_unit_test(analyzer DEPENDS dl_text)
dl_unit_test(analyzer_paths DEPENDS dl_text PkgConfig::ARCHIVE)
target_sources(test_analyzer_paths PRIVATE analyzer_check.c)
