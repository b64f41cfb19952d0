# Writes OUTPUT, a C++ source that defines `extern const std::string_view NAME` in namespace brouncker::assets as the text of INPUT.
file(READ "${INPUT}" text)
file(WRITE "${OUTPUT}" "#include <string_view>\n\nnamespace brouncker::assets {\n\n"
     "extern const std::string_view ${NAME};\nconst std::string_view ${NAME} = R\"~asset~(${text})~asset~\";\n\n}  // namespace brouncker::assets\n")
