// What a TOML text may look like before its parser sees it: toml++ follows keys and nesting on the stack, and takes some bytes that
// no TOML text has for a broken promise of its own.
#include "formulas/job_text.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace brouncker::job_text {
namespace {

/// A job needs 3 of the one and 1 of the other.
constexpr int kMaxNesting = 30, kMaxKeyParts = 30;

class Shape {
 public:
  Shape(std::string_view text, const std::string& origin) : text_(text), origin_(origin) {}

  void check() {
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '#') skip_comment();
      else if (c == '"' || c == '\'') skip_quoted(c);
      else check_bare(c), ++at_;
    }
  }

 private:
  [[noreturn]] void fail(const std::string& reason) const {
    const Place place = place_of(text_, at_);
    refuse(origin_, place.line, place.column, "not valid TOML: " + reason);
  }

  void check_byte(char c) const {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte < ' ' && c != '\t' && c != '\n' && c != '\r') || byte == 0x7f)
      fail(fmt::format("the control character {:02X}", byte));
  }

  void skip_comment() {
    for (; at_ < text_.size() && text_[at_] != '\n'; ++at_) check_byte(text_[at_]);
  }

  /// A text in one or three quotes. Whether it ends as it should is the parser's to say.
  void skip_quoted(char quote) {
    const std::string three(3, quote);
    const bool long_text = text_.substr(at_, 3) == three;
    for (at_ += long_text ? 3 : 1; at_ < text_.size(); ++at_) {
      const char c = text_[at_];
      check_byte(c);
      if (c == '\\' && quote == '"') ++at_;
      else if (!long_text && (c == quote || c == '\n')) break;
      else if (long_text && text_.substr(at_, 3) == three) {
        at_ += 2;
        break;
      }
    }
    at_ = std::min(at_ + 1, text_.size());
  }

  void check_bare(char c) {
    check_byte(c);
    if (static_cast<unsigned char>(c) >= 0x80) fail("a byte outside ASCII; accepted in comments and in texts in quotes");
    if (c == '[' || c == '{') {
      if (++nesting_ > kMaxNesting) fail(fmt::format("nested deeper than {}", kMaxNesting));
    } else if ((c == ']' || c == '}') && nesting_ > 0) {
      --nesting_;
    }
    if (c == '.') {
      if (++parts_ > kMaxKeyParts) fail(fmt::format("a key of more than {} parts", kMaxKeyParts));
    } else if (std::string_view("\n=,[{").find(c) != std::string_view::npos) {
      parts_ = 1;
    }
  }

  std::string_view text_;
  const std::string& origin_;
  std::size_t at_ = 0;
  int nesting_ = 0, parts_ = 1;
};

}  // namespace

void check_toml_shape(std::string_view text, const std::string& origin) { Shape(text, origin).check(); }

}  // namespace brouncker::job_text
