# What `cmake --install` lands: the program that runs from there, a man page for each command, completions, licence, documents, examples.
#   cmake -DBUILD=directory -DWORK=directory -P run.cmake
file(REMOVE_RECURSE ${WORK})
execute_process(COMMAND ${CMAKE_COMMAND} --install ${BUILD} --prefix ${WORK} OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)

function(must_be pattern)
  file(GLOB found ${WORK}/${pattern})
  if(NOT found)
    message(SEND_ERROR "not installed: ${pattern}")
  endif()
endfunction()

set(program ${WORK}/bin/brouncker)
execute_process(COMMAND ${program} help --json OUTPUT_VARIABLE manual COMMAND_ERROR_IS_FATAL ANY)
string(JSON count LENGTH "${manual}" commands)
math(EXPR last "${count} - 1")
must_be(share/man/man1/brouncker.1*)
foreach(i RANGE ${last})
  string(JSON name GET "${manual}" commands ${i} name)
  must_be(share/man/man1/brouncker-${name}.1*)
endforeach()
foreach(file share/bash-completion/completions/brouncker share/zsh/site-functions/_brouncker share/fish/vendor_completions.d/brouncker.fish
        share/doc/brouncker/copyright share/doc/brouncker/README.md share/doc/brouncker/CITATION.cff share/doc/brouncker/doc/FORMATS.md
        share/doc/brouncker/doc/schema/eval.json share/doc/brouncker/examples/published.toml share/doc/brouncker/doc/jobs/published.toml)
  must_be(${file})
endforeach()
execute_process(COMMAND ${program} eval 2n+1 n^2 --digits 20 OUTPUT_VARIABLE answer COMMAND_ERROR_IS_FATAL ANY)
if(NOT answer MATCHES "4/pi")
  message(SEND_ERROR "the installed program says: ${answer}")
endif()

# The version is one, wherever it is written.
file(READ ${SOURCE}/pyproject.toml python)
execute_process(COMMAND ${program} version OUTPUT_VARIABLE version OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
string(REPLACE "brouncker " "" version "${version}")
file(READ ${WORK}/share/doc/brouncker/CITATION.cff citation)
file(READ ${SOURCE}/cmake/debian/changelog changelog)
if(NOT python MATCHES "\nversion = \"${version}\"\n" OR NOT citation MATCHES "\nversion: ${version}\n" OR NOT changelog MATCHES "^brouncker \\(${version}-")
  message(SEND_ERROR "pyproject.toml, CITATION.cff or cmake/debian/changelog is not of version ${version}")
endif()
