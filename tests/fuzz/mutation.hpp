/// Random changes of inputs, and the files of corpora and dictionaries.
#pragma once

#include "tests/fuzz/target.hpp"

#include <string>
#include <vector>

namespace brouncker::fuzz {

/// Inputs of a corpus file: parted by lines of ----; the line feed in front of such a line belongs to it.
std::vector<std::string> inputs_of(std::string_view file);
/// Words of a dictionary as libFuzzer reads it: lines "word" or name="word", with \\ \" and \xAB.
std::vector<std::string> words_of(std::string_view file);

class Mutator {
 public:
  Mutator(std::vector<std::string> corpus, std::vector<std::string> words, std::uint64_t seed);
  const std::vector<std::string>& corpus() const { return corpus_; }
  /// An input of the corpus, or one that was learned, with one to eight changes.
  std::string next(const Target& target);
  /// Keeps an input to go on from; the pool has a bounded size.
  void learn(const std::string& input);

 private:
  std::size_t below(std::size_t bound) { return static_cast<std::size_t>(random_() % bound); }
  const std::string& any() { return pool_.empty() || below(2) ? corpus_[below(corpus_.size())] : pool_[below(pool_.size())]; }
  void change(std::string& input);

  std::vector<std::string> corpus_, words_, pool_;
  Random random_;
};

}  // namespace brouncker::fuzz
