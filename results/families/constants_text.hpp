/// Which constants the formulas of a family have, as the column `constant` says it.
#pragma once

#include <functional>
#include <map>
#include <string>

namespace brouncker {

/// Of constants and how many formulas have each: the constant where there is one; else "pi (12), log2 (3) and 2 more", the most
/// frequent first. Empty for none.
std::string constants_text(const std::map<std::string, std::uint64_t>& counts);

/// Such a text with every name shown by `show`.
std::string with_names(const std::string& constants, const std::function<std::string(const std::string& name)>& show);

}  // namespace brouncker
