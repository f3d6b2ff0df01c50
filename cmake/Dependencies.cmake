# Libraries: the system's packages through find_package first. With
# LIFEBOAT_FETCH_DEPENDENCIES=ON whatever is missing is fetched and built (the
# vcpkg manifest at the top is the other road for systems without the packages).
include(FetchContent)

function(lifeboat_find package repository tag)
  if(LIFEBOAT_FETCH_DEPENDENCIES)
    find_package(${package} QUIET)
    if(NOT ${package}_FOUND)
      message(STATUS "lifeboat: ${package} is not installed, fetching ${repository} ${tag}")
      FetchContent_Declare(${package} GIT_REPOSITORY ${repository} GIT_TAG ${tag} GIT_SHALLOW ON SYSTEM)
      FetchContent_MakeAvailable(${package})
    endif()
  else()
    find_package(${package} REQUIRED)
  endif()
endfunction()

lifeboat_find(fmt https://github.com/fmtlib/fmt.git 9.1.0)
lifeboat_find(nlohmann_json https://github.com/nlohmann/json.git v3.11.2)
lifeboat_find(yaml-cpp https://github.com/jbeder/yaml-cpp.git yaml-cpp-0.7.0)
lifeboat_find(CLI11 https://github.com/CLIUtils/CLI11.git v2.1.2)
lifeboat_find(tl-expected https://github.com/TartanLlama/expected.git v1.0.0)
lifeboat_find(utf8cpp https://github.com/nemtrif/utfcpp.git v3.2.3)
if(LIFEBOAT_BUILD_TESTS)
  lifeboat_find(GTest https://github.com/google/googletest.git release-1.12.1)
endif()

# libcrypto has no fetchable CMake build: it always comes from the system or vcpkg.
find_package(OpenSSL REQUIRED COMPONENTS Crypto)

# dtl is one header folder without a package file.
find_path(DTL_INCLUDE_DIR dtl/dtl.hpp)
if(NOT DTL_INCLUDE_DIR AND LIFEBOAT_FETCH_DEPENDENCIES)
  FetchContent_Declare(dtl GIT_REPOSITORY https://github.com/cubicdaiya/dtl.git GIT_TAG v1.20 GIT_SHALLOW ON)
  FetchContent_Populate(dtl)
  set(DTL_INCLUDE_DIR "${dtl_SOURCE_DIR}" CACHE PATH "where dtl/dtl.hpp is" FORCE)
endif()
if(NOT DTL_INCLUDE_DIR)
  message(FATAL_ERROR "dtl/dtl.hpp not found: install libdtl-dev or set LIFEBOAT_FETCH_DEPENDENCIES=ON")
endif()
add_library(dtl INTERFACE)
target_include_directories(dtl SYSTEM INTERFACE "${DTL_INCLUDE_DIR}")

# One name for what packages and source builds call differently.
if(TARGET yaml-cpp::yaml-cpp)
  set(LIFEBOAT_YAML_CPP yaml-cpp::yaml-cpp)
else()
  set(LIFEBOAT_YAML_CPP yaml-cpp)
endif()
if(TARGET utf8cpp::utf8cpp)
  set(LIFEBOAT_UTF8CPP utf8cpp::utf8cpp)
else()
  set(LIFEBOAT_UTF8CPP utf8cpp)
endif()
