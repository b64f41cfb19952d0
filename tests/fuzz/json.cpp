// JSON: what is accepted is what a second reading by RFC 8259 accepts, with the bounds of formulas/json.hpp; printed, it reads back
// as the same.
#include "formulas/json.hpp"
#include "tests/fuzz/json_mutation.hpp"
#include "tests/fuzz/target.hpp"

#include <cmath>
#include <cstdlib>
#include <set>

namespace brouncker::fuzz {
namespace {

struct NotJson {};

/// RFC 8259, byte by byte.
class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}
  void whole() {
    value(0);
    blanks();
    if (at_ < text_.size()) throw NotJson{};
  }

 private:
  char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  char get() {
    if (at_ >= text_.size()) throw NotJson{};
    return text_[at_++];
  }
  void blanks() {
    while (at_ < text_.size() && (peek() == ' ' || peek() == '\t' || peek() == '\n' || peek() == '\r')) ++at_;
  }
  bool take(char c) {
    blanks();
    if (at_ >= text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }
  void need(bool holds) {
    if (!holds) throw NotJson{};
  }
  void word(std::string_view expected) {
    need(text_.substr(at_, expected.size()) == expected);
    at_ += expected.size();
  }
  void value(int depth) {
    blanks();
    switch (peek()) {
      case '{': return object(depth);
      case '[': return array(depth);
      case '"': string(); return;
      case 't': return word("true");
      case 'f': return word("false");
      case 'n': return word("null");
      default: number();
    }
  }
  void object(int depth) {
    need(depth < kMaxJsonDepth);
    ++at_;
    std::set<std::string> keys;
    if (take('}')) return;
    do {
      blanks();
      need(peek() == '"');
      need(keys.insert(string()).second);
      need(take(':'));
      value(depth + 1);
    } while (take(','));
    need(take('}'));
  }
  void array(int depth) {
    need(depth < kMaxJsonDepth);
    ++at_;
    if (take(']')) return;
    do value(depth + 1);
    while (take(','));
    need(take(']'));
  }
  bool digits() {
    const std::size_t begin = at_;
    while (peek() >= '0' && peek() <= '9') ++at_;
    return at_ > begin;
  }
  void number() {
    const std::size_t begin = at_;
    if (peek() == '-') ++at_;
    if (peek() == '0') ++at_;
    else need(digits());
    if (peek() == '.') {
      ++at_;
      need(digits());
    }
    if (peek() == 'e' || peek() == 'E') {
      ++at_;
      if (peek() == '+' || peek() == '-') ++at_;
      need(digits());
    }
    need(std::isfinite(std::strtod(std::string(text_.substr(begin, at_ - begin)).c_str(), nullptr)));
  }
  unsigned four() {
    unsigned code = 0;
    for (int i = 0; i < 4; ++i) {
      const char c = get();
      need(std::isxdigit(static_cast<unsigned char>(c)) != 0);
      code = code * 16 + static_cast<unsigned>(c <= '9' ? c - '0' : (c | 32) - 'a' + 10);
    }
    return code;
  }
  static void append(std::string& text, unsigned code) {
    if (code < 0x80) text += static_cast<char>(code);
    else if (code < 0x800) (text += static_cast<char>(0xC0 | code >> 6)) += static_cast<char>(0x80 | (code & 63));
    else if (code < 0x10000)
      ((text += static_cast<char>(0xE0 | code >> 12)) += static_cast<char>(0x80 | (code >> 6 & 63))) +=
          static_cast<char>(0x80 | (code & 63));
    else
      (((text += static_cast<char>(0xF0 | code >> 18)) += static_cast<char>(0x80 | (code >> 12 & 63))) +=
       static_cast<char>(0x80 | (code >> 6 & 63))) += static_cast<char>(0x80 | (code & 63));
  }
  void escape(std::string& text) {
    const char c = get();
    static constexpr std::string_view kFrom = "\"\\/bfnrt", kTo = "\"\\/\b\f\n\r\t";
    if (const std::size_t k = kFrom.find(c); k != kFrom.npos) {
      text += kTo[k];
      return;
    }
    need(c == 'u');
    unsigned code = four();
    need(code < 0xDC00 || code > 0xDFFF);
    if (code >= 0xD800 && code <= 0xDBFF) {
      word("\\u");
      const unsigned low = four();
      need(low >= 0xDC00 && low <= 0xDFFF);
      code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
    }
    append(text, code);
  }
  /// A character of several bytes: RFC 3629.
  void wide(std::string& text, unsigned char first) {
    const int more = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : 1;
    need(first >= 0xC2 && first <= 0xF4);
    text += static_cast<char>(first);
    for (int i = 0; i < more; ++i) {
      const auto c = static_cast<unsigned char>(get());
      unsigned low = 0x80, high = 0xBF;
      if (i == 0 && first == 0xE0) low = 0xA0;
      if (i == 0 && first == 0xED) high = 0x9F;
      if (i == 0 && first == 0xF0) low = 0x90;
      if (i == 0 && first == 0xF4) high = 0x8F;
      need(c >= low && c <= high);
      text += static_cast<char>(c);
    }
  }
  std::string string() {
    std::string text;
    for (++at_;;) {
      const auto c = static_cast<unsigned char>(get());
      if (c == '"') return text;
      need(c >= 0x20);
      if (c == '\\') escape(text);
      else if (c < 0x80) text += static_cast<char>(c);
      else wide(text, c);
    }
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

bool is_json(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);  // "MAY ignore the presence of a byte order mark"
  try {
    Reader(text).whole();
    return true;
  } catch (const NotJson&) {
    return false;
  }
}

Verdict run(std::string_view input) {
  const std::optional<nlohmann::json> document = read_json(input);
  const std::optional<nlohmann::ordered_json> ordered = read_ordered_json(input);
  require(document.has_value() == ordered.has_value(), "the two ways to read JSON differ");
  require(document.has_value() == is_json(input), "a document is accepted that is none, or refused though it is one");
  if (!document) return Verdict::refused;
  const std::optional<nlohmann::json> again = read_json(json_text(*document));
  require(again && *again == *document, "printed JSON reads as another document");
  const std::optional<nlohmann::ordered_json> ordered_again = read_ordered_json(json_text(*ordered, 2));
  require(ordered_again && *ordered_again == *ordered, "printed ordered JSON reads as another document");
  return Verdict::accepted;
}

}  // namespace

extern const Target kJson;
const Target kJson = {"json", run, mutated_json};

}  // namespace brouncker::fuzz
