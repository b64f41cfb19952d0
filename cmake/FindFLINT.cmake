# FLINT with Arb: FLINT 3 (Arb inside, headers <flint/arb.h>) or FLINT 2.9 with a separate Arb (headers <arb.h>, library
# flint-arb on Debian, arb elsewhere). Defines FLINT::FLINT, FLINT::ARB and FLINT_VERSION.
find_path(FLINT_INCLUDE_DIR flint/flint.h)
find_library(FLINT_LIBRARY flint)

if(FLINT_INCLUDE_DIR AND EXISTS ${FLINT_INCLUDE_DIR}/flint/flint.h)
  file(STRINGS ${FLINT_INCLUDE_DIR}/flint/flint.h flint_lines REGEX "^#define __FLINT_VERSION(_MINOR|_PATCHLEVEL)? +[0-9]+")
  string(REGEX REPLACE "[^0-9;]" "" flint_parts "${flint_lines}")
  string(REPLACE ";" "." FLINT_VERSION "${flint_parts}")
endif()

if(FLINT_INCLUDE_DIR AND EXISTS ${FLINT_INCLUDE_DIR}/flint/arb.h)
  set(FLINT_ARB_INCLUDE_DIR ${FLINT_INCLUDE_DIR})
  set(FLINT_ARB_LIBRARY ${FLINT_LIBRARY})
else()
  find_path(FLINT_ARB_INCLUDE_DIR arb.h)
  find_library(FLINT_ARB_LIBRARY NAMES flint-arb arb)
endif()

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(FLINT
  REQUIRED_VARS FLINT_LIBRARY FLINT_INCLUDE_DIR FLINT_ARB_LIBRARY FLINT_ARB_INCLUDE_DIR
  VERSION_VAR FLINT_VERSION)

if(FLINT_FOUND AND NOT TARGET FLINT::FLINT)
  add_library(FLINT::FLINT INTERFACE IMPORTED)
  set_target_properties(FLINT::FLINT PROPERTIES
    INTERFACE_INCLUDE_DIRECTORIES "${FLINT_INCLUDE_DIR}" INTERFACE_LINK_LIBRARIES "${FLINT_LIBRARY};mpfr;gmp")
  add_library(FLINT::ARB INTERFACE IMPORTED)
  set_target_properties(FLINT::ARB PROPERTIES
    INTERFACE_INCLUDE_DIRECTORIES "${FLINT_ARB_INCLUDE_DIR}" INTERFACE_LINK_LIBRARIES "${FLINT_ARB_LIBRARY};FLINT::FLINT")
endif()
mark_as_advanced(FLINT_INCLUDE_DIR FLINT_LIBRARY FLINT_ARB_INCLUDE_DIR FLINT_ARB_LIBRARY)
