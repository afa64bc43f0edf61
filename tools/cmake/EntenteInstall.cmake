# cmake --install: the command, the libraries with their headers, and what find_package(entente) needs to use them.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

set(folders sim estimate scenarios results)
list(TRANSFORM folders PREPEND entente_ OUTPUT_VARIABLE libraries)
set(package_folder ${CMAKE_INSTALL_LIBDIR}/cmake/entente)

install(TARGETS entente RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(TARGETS ${libraries} EXPORT entente ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
# Headers keep their folders, so that #include "sim/core/error.hpp" reads the same inside and outside the project.
install(DIRECTORY ${folders} DESTINATION include/entente FILES_MATCHING PATTERN "*.hpp")
# Scenarios with their tables and the notes on where these come from; the reader's sources are no data.
file(GLOB_RECURSE scenario_files CONFIGURE_DEPENDS RELATIVE "${PROJECT_SOURCE_DIR}"
  scenarios/*.yaml scenarios/*.csv scenarios/*.json scenarios/*.md)
foreach(file IN LISTS scenario_files)
  cmake_path(GET file PARENT_PATH folder)
  install(FILES ${file} DESTINATION ${CMAKE_INSTALL_DATADIR}/entente/${folder})
endforeach()
# What draws figures, with the packages that it needs where tools/setup has installed them.
install(FILES tools/figures/render.mjs tools/figures/geometry.mjs tools/figures/package.json tools/figures/package-lock.json
  DESTINATION ${CMAKE_INSTALL_DATADIR}/entente/figures)
install(DIRECTORY build/figures/node_modules DESTINATION ${CMAKE_INSTALL_DATADIR}/entente/figures OPTIONAL
  PATTERN "esbuild" EXCLUDE PATTERN "@esbuild" EXCLUDE)  # that only bundles what reports are made of
install(DIRECTORY build/figures/report DESTINATION ${CMAKE_INSTALL_DATADIR}/entente/figures OPTIONAL
  PATTERN "sources" EXCLUDE)
install(FILES LICENSE CITATION.cff DESTINATION ${CMAKE_INSTALL_DOCDIR})

install(EXPORT entente NAMESPACE entente:: DESTINATION ${package_folder} FILE ententeTargets.cmake)
configure_package_config_file(tools/cmake/ententeConfig.cmake.in "${PROJECT_BINARY_DIR}/ententeConfig.cmake"
  INSTALL_DESTINATION ${package_folder} NO_SET_AND_CHECK_MACRO)
# Before 1.0 a minor version may change the interface.
write_basic_package_version_file("${PROJECT_BINARY_DIR}/ententeConfigVersion.cmake" COMPATIBILITY SameMinorVersion)
install(FILES "${PROJECT_BINARY_DIR}/ententeConfig.cmake" "${PROJECT_BINARY_DIR}/ententeConfigVersion.cmake"
  tools/cmake/FindNetCDF.cmake
  DESTINATION ${package_folder})
