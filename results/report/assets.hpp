/// The style sheet and the script of the page: the files of assets/, made part of the program when it is built.
#pragma once

#include <string_view>

namespace brouncker::report {

extern const std::string_view page_css, page_js;

}  // namespace brouncker::report
