# entente_folder(NAME [LIBRARIES ...] [USES ...]): the one library target of a folder of the house.
# LIBRARIES are the floors below it (PUBLIC); USES are third-party libraries, which stay out of its headers (PRIVATE).
function(entente_folder name)
  cmake_parse_arguments(FOLDER "" "" "LIBRARIES;USES" ${ARGN})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/*.cpp")
  add_library(entente_${name} STATIC ${sources})
  add_library(entente::${name} ALIAS entente_${name})
  set_target_properties(entente_${name} PROPERTIES EXPORT_NAME ${name})
  target_compile_features(entente_${name} PUBLIC cxx_std_20)
  target_include_directories(entente_${name} PUBLIC
    $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}> $<INSTALL_INTERFACE:include/entente>)
  target_link_libraries(entente_${name} PUBLIC ${FOLDER_LIBRARIES} PRIVATE $<BUILD_INTERFACE:entente_flags> ${FOLDER_USES})
endfunction()
