# Arrows of the house point one way: cli -> results -> clustering -> engine -> formulas. A room may skip downstairs, never up.
#
#     cmake -DROOT=<source directory> -P check_includes.cmake
#
# Fails and names every include that goes upstairs, and every header of a package outside the one place it belongs to.
cmake_minimum_required(VERSION 3.25)

set(ROOMS formulas engine clustering results cli)  # from the ground up

# Package: regular expression of its headers | folders and files that may include them.
set(PACKAGES
  "FLINT, Arb, MPFR: [<\"](flint/|gmpcompat|(arb|acb|arf|acf|mag|fmpz|fmpq|fmpr|nmod|ulong_extras)[a-z_]*\\.h|mpfr\\.h|boost/multiprecision/mpf[ri]\\.hpp)| engine/number/ engine/linear/"
  "oneTBB: [<\"](tbb/|oneapi/)| engine/parallel.cpp engine/search/ clustering/parallel.hpp"
  "the command line: [<\"]CLI/| cli/"
  "SQLite: [<\"]sqlite3| results/")

# The include lines of a file, "NUMBER:<header" or "NUMBER:\"header".
function(read_includes path result)
  file(READ "${path}" text)
  string(REPLACE ";" "," text "${text}")
  string(REPLACE "[" "(" text "${text}")
  string(REPLACE "]" ")" text "${text}")
  string(REGEX REPLACE "\r?\n" ";" lines "${text}")
  set(number 0)
  set(found "")
  foreach(line IN LISTS lines)
    math(EXPR number "${number} + 1")
    if(line MATCHES "^[ \t]*#[ \t]*include[ \t]*([<\"][^>\"]+)")
      list(APPEND found "${number}:${CMAKE_MATCH_1}")
    endif()
  endforeach()
  set(${result} "${found}" PARENT_SCOPE)
endfunction()

# The message about one include; empty where it is allowed.
function(judge file room header result)
  set(${result} "" PARENT_SCOPE)
  list(FIND ROOMS "${room}" floor)
  if(header MATCHES "^[<\"](\\.\\./)*([a-z]+)/")
    list(FIND ROOMS "${CMAKE_MATCH_2}" target)
    if(target GREATER floor)
      set(${result} "${room} may not use ${CMAKE_MATCH_2}, which is upstairs" PARENT_SCOPE)
      return()
    endif()
    if(CMAKE_MATCH_2 STREQUAL "tests")
      set(${result} "the program may not use its tests" PARENT_SCOPE)
      return()
    endif()
  endif()
  foreach(rule IN LISTS PACKAGES)
    string(REGEX MATCH "^([^:]+): (.*)\\| ([a-z/. ]+)$" ignored "${rule}")
    set(package "${CMAKE_MATCH_1}")
    set(pattern "${CMAKE_MATCH_2}")
    string(REPLACE " " ";" places "${CMAKE_MATCH_3}")
    set(at_home FALSE)
    foreach(place IN LISTS places)
      string(FIND "${file}" "${place}" at)
      if(at EQUAL 0)
        set(at_home TRUE)
      endif()
    endforeach()
    if(header MATCHES "^${pattern}" AND NOT at_home)
      set(${result} "headers of ${package} belong to ${places}" PARENT_SCOPE)
      return()
    endif()
  endforeach()
endfunction()

set(complaints "")
set(files_seen 0)
set(includes_seen 0)
foreach(room IN LISTS ROOMS)
  file(GLOB_RECURSE files RELATIVE "${ROOT}" "${ROOT}/${room}/*.hpp" "${ROOT}/${room}/*.h" "${ROOT}/${room}/*.cpp")
  foreach(file IN LISTS files)
    math(EXPR files_seen "${files_seen} + 1")
    read_includes("${ROOT}/${file}" includes)
    foreach(include IN LISTS includes)
      math(EXPR includes_seen "${includes_seen} + 1")
      string(REGEX MATCH "^([0-9]+):(.*)$" ignored "${include}")
      set(line "${CMAKE_MATCH_1}")
      set(header "${CMAKE_MATCH_2}")
      judge("${file}" "${room}" "${header}" complaint)
      if(complaint)
        string(APPEND complaints "${file}:${line}: ${header}: ${complaint}\n")
      endif()
    endforeach()
  endforeach()
endforeach()

if(files_seen EQUAL 0 OR includes_seen EQUAL 0)
  message(FATAL_ERROR "no sources below '${ROOT}'")
endif()
if(complaints)
  message(NOTICE "${complaints}")  # as it is: FATAL_ERROR breaks the lines anew
  message(FATAL_ERROR "forbidden includes")
endif()
message(STATUS "${includes_seen} includes in ${files_seen} files, none forbidden")
