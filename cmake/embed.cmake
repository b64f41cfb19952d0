# Writes OUTPUT, a C++ source that defines `const std::string_view NAME` in namespace brouncker::report as the text of INPUT.
file(READ "${INPUT}" text)
file(WRITE "${OUTPUT}" "#include \"results/report/assets.hpp\"\n\nnamespace brouncker::report {\n\n"
     "const std::string_view ${NAME} = R\"~asset~(${text})~asset~\";\n\n}  // namespace brouncker::report\n")
