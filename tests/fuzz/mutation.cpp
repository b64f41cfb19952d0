#include "tests/fuzz/mutation.hpp"

#include <algorithm>

namespace brouncker::fuzz {
namespace {

constexpr std::size_t kMostBytes = 4096, kMostPool = 2000;

int hexadecimal(char c) {
  return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

std::string unescaped(std::string_view text) {
  std::string word;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\' || i + 1 == text.size()) word += text[i];
    else if (text[i + 1] == 'x' && i + 3 < text.size()) {
      word += static_cast<char>(hexadecimal(text[i + 2]) * 16 + hexadecimal(text[i + 3]));
      i += 3;
    } else word += text[++i];
  }
  return word;
}

}  // namespace

std::vector<std::string> inputs_of(std::string_view file) {
  std::vector<std::string> inputs(1);
  bool first = true;
  for (const std::string_view line : pieces(file, '\n')) {
    if (line == "----") {
      inputs.emplace_back();
      first = true;
      continue;
    }
    if (!first) inputs.back() += '\n';
    inputs.back() += line;
    first = false;
  }
  if (!inputs.back().empty() && inputs.back().back() == '\n') inputs.back().pop_back();
  return inputs;
}

std::vector<std::string> words_of(std::string_view file) {
  std::vector<std::string> words;
  for (const std::string_view line : pieces(file, '\n')) {
    const std::size_t begin = line.find('"'), end = line.rfind('"');
    if (line.empty() || line[0] == '#' || begin == line.npos || end <= begin) continue;
    words.push_back(unescaped(line.substr(begin + 1, end - begin - 1)));
  }
  return words;
}

Mutator::Mutator(std::vector<std::string> corpus, std::vector<std::string> words, std::uint64_t seed)
    : corpus_(std::move(corpus)), words_(std::move(words)), random_(seed) {
  require(!corpus_.empty(), "a target has no corpus");
  if (words_.empty()) words_.push_back("0");
}

std::string Mutator::next(const Target& target) {
  std::string input = any();
  const std::size_t changes = 1 + below(below(4) ? 3 : 8);
  for (std::size_t k = 0; k < changes; ++k) {
    if (target.mutate && below(4)) input = target.mutate(input, random_);
    else change(input);
  }
  if (input.size() > kMostBytes) input.resize(kMostBytes);
  return input;
}

void Mutator::learn(const std::string& input) {
  if (pool_.size() < kMostPool) pool_.push_back(input);
  else if (below(8) == 0) pool_[below(kMostPool)] = input;
}

void Mutator::change(std::string& input) {
  const std::size_t at = below(input.size() + 1), length = std::min(input.size() - at, 1 + below(below(4) ? 4 : 64));
  switch (below(9)) {
    case 0: input.insert(at, words_[below(words_.size())]); break;
    case 1: input.replace(at, length, words_[below(words_.size())]); break;
    case 2: input.erase(at, length); break;
    case 3: input.insert(at, input.substr(at, length)); break;
    case 4: input.insert(at, 1, static_cast<char>(below(8) ? 32 + below(95) : below(256))); break;
    case 5:
      if (at < input.size()) input[at] = static_cast<char>(input[at] ^ (1 << below(8)));
      break;
    case 6: input.insert(at, std::string(1 + below(40), static_cast<char>('0' + below(10)))); break;
    case 7: {  // a piece of another input
      const std::string& other = any();
      const std::size_t from = below(other.size() + 1);
      input.insert(at, other.substr(from, 1 + below(40)));
      break;
    }
    default: {  // a piece elsewhere
      const std::string piece = input.substr(at, length);
      input.erase(at, length);
      input.insert(below(input.size() + 1), piece);
    }
  }
}

}  // namespace brouncker::fuzz
