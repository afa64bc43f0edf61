# What holds for every target. Floating-point contraction stays off and the two -fno flags stay on everywhere, so
# that results are the same bits under gcc and clang, debug and release.
option(ENTENTE_TESTS "Build the tests" ON)
option(ENTENTE_STRICT "Treat warnings as errors (the presets set it)" OFF)
option(ENTENTE_JTHREAD "Run ensembles on std::jthread instead of TBB (for ThreadSanitizer)" OFF)
option(ENTENTE_FUZZ "Build the fuzzers (clang only)" OFF)
set(ENTENTE_SANITIZE "" CACHE STRING "Sanitizers for every target, as -fsanitize= takes them")

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "Release, Debug or RelWithDebInfo" FORCE)
endif()

add_library(entente_flags INTERFACE)
target_compile_features(entente_flags INTERFACE cxx_std_20)
target_compile_options(entente_flags INTERFACE
  -ffp-contract=off -fno-math-errno -fno-trapping-math
  $<BUILD_INTERFACE:-Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion>
  # Designated initialisers leave out what stays at its default; that is what they are for.
  -Wno-missing-field-initializers
  # gcc 12 sees overlapping copies in every "text" + std::string (gcc bug 105329, mended in 13).
  $<$<AND:$<CXX_COMPILER_ID:GNU>,$<VERSION_LESS:$<CXX_COMPILER_VERSION>,13>>:-Wno-restrict>)
if(ENTENTE_STRICT AND NOT ENTENTE_SANITIZE)  # gcc's warnings that follow the flow of values misfire on instrumented code
  target_compile_options(entente_flags INTERFACE -Werror)
endif()
target_compile_definitions(entente_flags INTERFACE $<$<CONFIG:Debug>:_GLIBCXX_ASSERTIONS>)
if(ENTENTE_SANITIZE)
  target_compile_options(entente_flags INTERFACE -fsanitize=${ENTENTE_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  target_link_options(entente_flags INTERFACE -fsanitize=${ENTENTE_SANITIZE})
endif()
if(ENTENTE_FUZZ)
  target_compile_options(entente_flags INTERFACE -fsanitize=fuzzer-no-link)
endif()
