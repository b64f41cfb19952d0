#include "tests/fuzz/target.hpp"

#include "formulas/error.hpp"

#include <cstdio>
#include <cstdlib>

namespace brouncker::fuzz {

void fail(const std::string& what) {
  std::fprintf(stderr, "finding: %s\n", what.c_str());
  std::abort();
}

Verdict refused_or(const std::function<void()>& use) {
  try {
    use();
    return Verdict::accepted;
  } catch (const Error& error) {
    const std::string_view message = error.what();
    require(!message.empty(), "an input is refused without a word");
    require(message.find('\n') == message.npos, "a refusal of several lines: " + std::string(message));
    return Verdict::refused;
  } catch (const std::exception& error) {
    fail(std::string("refused by another exception than Error: ") + error.what());
  }
}

std::vector<std::string_view> pieces(std::string_view text, char separator) {
  std::vector<std::string_view> found;
  for (;;) {
    const std::size_t end = text.find(separator);
    found.push_back(text.substr(0, end));
    if (end == text.npos) return found;
    text.remove_prefix(end + 1);
  }
}

}  // namespace brouncker::fuzz
