# The golden signature: what a small space gives, from its search to its catalogue, is what it gave before.
#
#     cmake -DPROGRAM=<brouncker> -DGOLDEN=<signature.json> -P check_signature.cmake
#
# Names every part that changed, is new or is missing. A change on purpose: write the new output of `brouncker bench --signature`
# to tests/golden/signature.json, and the reason into CHANGELOG.md.
cmake_minimum_required(VERSION 3.25)

# The names of the parts in a signature.
function(names_of json result)
  string(JSON count LENGTH "${json}" parts)
  math(EXPR last "${count} - 1")
  set(names "")
  foreach(i RANGE ${last})
    string(JSON name MEMBER "${json}" parts ${i})
    list(APPEND names "${name}")
  endforeach()
  set(${result} "${names}" PARENT_SCOPE)
endfunction()

execute_process(COMMAND "${PROGRAM}" bench --signature RESULT_VARIABLE code OUTPUT_VARIABLE now ERROR_VARIABLE err)
if(NOT code EQUAL 0)
  message(FATAL_ERROR "bench --signature: exit code ${code}: ${err}")
endif()
file(READ "${GOLDEN}" golden)
names_of("${golden}" expected_names)
names_of("${now}" names)

set(complaints "")
foreach(name IN LISTS expected_names)
  string(JSON expected GET "${golden}" parts "${name}")
  string(JSON got ERROR_VARIABLE missing GET "${now}" parts "${name}")
  if(missing)
    string(APPEND complaints "${name}: is missing\n")
  elseif(NOT got STREQUAL expected)
    string(APPEND complaints "${name}: ${got}, not ${expected}\n")
  endif()
endforeach()
list(REMOVE_ITEM names ${expected_names})
foreach(name IN LISTS names)
  string(APPEND complaints "${name}: is new\n")
endforeach()
string(JSON expected GET "${golden}" signature)
string(JSON got GET "${now}" signature)
if(NOT got STREQUAL expected AND NOT complaints)
  string(APPEND complaints "the parts are the same, their order or the sum of all is not: ${got}, not ${expected}\n")
endif()
if(complaints)
  message(NOTICE "${complaints}")
  message(FATAL_ERROR "results changed; on purpose? then CHANGELOG.md says why, and tests/golden/signature.json holds the new signature")
endif()
message(STATUS "signature ${got}: nothing changed")
