# What `cmake --install` lands, and the Debian package that `cpack` makes of it.
include(GNUInstallDirs)
find_program(GZIP_PROGRAM gzip)

# Man pages and completions: the program writes them.
set(manual ${PROJECT_BINARY_DIR}/manual)
add_custom_command(OUTPUT ${manual}/completions/brouncker DEPENDS brouncker ${PROJECT_SOURCE_DIR}/cmake/manual.cmake
                   COMMAND ${CMAKE_COMMAND} -DPROGRAM=$<TARGET_FILE:brouncker> -DOUT=${manual}
                           $<$<BOOL:${GZIP_PROGRAM}>:-DGZIP=${GZIP_PROGRAM}> -P ${PROJECT_SOURCE_DIR}/cmake/manual.cmake)
add_custom_target(manual ALL DEPENDS ${manual}/completions/brouncker)

install(TARGETS brouncker)
install(DIRECTORY ${manual}/man/ DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES ${manual}/completions/brouncker DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
install(FILES ${manual}/completions/brouncker.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
# Debian's zsh reads another folder for packages than for what the machine's owner installs.
install(CODE "set(zsh site-functions)
if(CMAKE_INSTALL_PREFIX STREQUAL \"/usr\")
  set(zsh vendor-completions)
endif()
file(INSTALL DESTINATION \"\${CMAKE_INSTALL_PREFIX}/${CMAKE_INSTALL_DATADIR}/zsh/\${zsh}\" TYPE FILE FILES \"${manual}/completions/_brouncker\")")

# The licence under the name that Debian looks for.
install(FILES LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR} RENAME copyright)
install(FILES README.md CITATION.cff DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(DIRECTORY doc DESTINATION ${CMAKE_INSTALL_DOCDIR} PATTERN jobs EXCLUDE)
install(DIRECTORY doc/jobs/ DESTINATION ${CMAKE_INSTALL_DOCDIR}/examples)
install(CODE "file(REMOVE \"\$ENV{DESTDIR}\${CMAKE_INSTALL_PREFIX}/${CMAKE_INSTALL_DOCDIR}/doc/jobs\")
file(CREATE_LINK ../examples \"\$ENV{DESTDIR}\${CMAKE_INSTALL_PREFIX}/${CMAKE_INSTALL_DOCDIR}/doc/jobs\" SYMBOLIC)")
if(GZIP_PROGRAM)
  set(packed ${PROJECT_BINARY_DIR}/packed)
  file(MAKE_DIRECTORY ${packed})
  add_custom_command(OUTPUT ${packed}/changelog.gz ${packed}/changelog.Debian.gz
                     DEPENDS ${PROJECT_SOURCE_DIR}/CHANGELOG.md ${PROJECT_SOURCE_DIR}/cmake/debian/changelog VERBATIM
                     COMMAND sh -c "\"$1\" -9nc \"$2\" > changelog.gz && \"$1\" -9nc \"$3\" > changelog.Debian.gz" pack ${GZIP_PROGRAM}
                             ${PROJECT_SOURCE_DIR}/CHANGELOG.md ${PROJECT_SOURCE_DIR}/cmake/debian/changelog
                     WORKING_DIRECTORY ${packed})
  add_custom_target(changelogs ALL DEPENDS ${packed}/changelog.gz)
  install(FILES ${packed}/changelog.gz ${packed}/changelog.Debian.gz DESTINATION ${CMAKE_INSTALL_DOCDIR})
endif()

set(BROUNCKER_CONTACT "The Brouncker developers <brouncker@users.noreply.invalid>" CACHE STRING "maintainer named in packages")
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_CONTACT ${BROUNCKER_CONTACT})
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "polynomial continued fractions, searched, measured and proved")
set(CPACK_PACKAGE_DESCRIPTION
"Brouncker evaluates continued fractions with polynomial terms to any
number of digits with proved error bounds, identifies their limits among
hundreds of constants, proves closed forms and relations by theorem with
certificates that can be checked, and searches whole spaces of such
fractions in parallel: metrics of convergence, clusters, families with
parameters, a report, exports for computer algebra systems and Coq.")
set(CPACK_DEBIAN_PACKAGE_SECTION math)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
# Directories and files as Debian wants them, whatever the umask of who packs.
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
# Two packages where the Python package is built: brouncker, python3-brouncker.
if(BROUNCKER_PYTHON)
  find_package(Python3 REQUIRED COMPONENTS Interpreter Development.Module)
  math(EXPR next_minor "${Python3_VERSION_MINOR} + 1")
  set(CPACK_DEB_COMPONENT_INSTALL ON)
  set(CPACK_COMPONENTS_ALL Unspecified python)
  set(CPACK_DEBIAN_UNSPECIFIED_PACKAGE_NAME brouncker)
  set(CPACK_DEBIAN_PYTHON_PACKAGE_NAME python3-brouncker)
  set(CPACK_DEBIAN_PYTHON_PACKAGE_SECTION python)
  set(CPACK_DEBIAN_PYTHON_PACKAGE_DEPENDS "python3 (>= 3.${Python3_VERSION_MINOR}), python3 (<< 3.${next_minor})")
  set(CPACK_DEBIAN_PYTHON_PACKAGE_SUGGESTS "python3-pandas, python3-mpmath, python3-sympy, python3-tqdm")
  set(CPACK_COMPONENT_UNSPECIFIED_DESCRIPTION "${CPACK_PACKAGE_DESCRIPTION_SUMMARY}\n${CPACK_PACKAGE_DESCRIPTION}")
  set(CPACK_COMPONENT_PYTHON_DESCRIPTION "polynomial continued fractions, from Python\nThe commands of the program brouncker in the process of Python: the same
rows, exact integers, closed forms in mpmath and sympy, runs as pandas
frames.")
  set(CPACK_DEBIAN_PYTHON_PACKAGE_CONTROL_EXTRA "${PROJECT_SOURCE_DIR}/cmake/debian/python/postinst;${PROJECT_SOURCE_DIR}/cmake/debian/python/prerm")
endif()
include(CPack)
