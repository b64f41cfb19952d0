/// The file of a part of the work of `match`: DIR/shards/match-3-of-16.blocks.
///
/// Lines of text, each 16 hexadecimal digits (results/run/checksum.hpp, over what follows the blank behind them) and
///     head HEAD                             whose part this is, as JSON; the first line
///     session SECONDS                       CPU time of loading, one a call that did blocks
///     block NUMBER SECONDS SECONDS RESULT   CPU time, of which the prover took; to_text(MatchBlock)
/// Lines are only ever added. What follows the last line feed is what a killed writer left.
#pragma once

#include "results/match/work.hpp"
#include "results/run/writer.hpp"

#include <map>
#include <optional>

namespace brouncker {

struct MatchShardHead {
  MatchIdentity identity;
  MatchTotals totals;
  Shard shard;
  std::vector<std::size_t> blocks;  ///< numbers of those of this part
};

struct MatchShardContents {
  struct Block {
    std::string text;
    double cpu_seconds = 0, prove_cpu_seconds = 0;
  };
  std::optional<MatchShardHead> head;  ///< absent where not even the first line is whole
  std::map<std::size_t, Block> blocks;
  double session_seconds = 0;
  std::uint64_t whole_bytes = 0;  ///< to the end of the last whole line
};

/// DIR/shards/match-3-of-16.blocks; and what the name of such a file says.
std::filesystem::path match_shard_file(const RunFiles& run, const Shard& shard);
std::optional<Shard> match_shard_of_file(const std::filesystem::path& file);

/// Every line against its checksum. Throws Error (file) naming the file: it cannot be read, or is damaged.
MatchShardContents read_match_shard(const std::filesystem::path& file);

/// Adds to such a file, each line whole and on the disk before the next.
class MatchShardWriter {
 public:
  /// Makes the file, or cuts off what a killed writer left. Throws Error (file).
  MatchShardWriter(const std::filesystem::path& file, std::uint64_t whole_bytes);
  ~MatchShardWriter();
  MatchShardWriter(const MatchShardWriter&) = delete;
  MatchShardWriter& operator=(const MatchShardWriter&) = delete;

  /// Throw Error (file) where it cannot be written; the lines before stay whole.
  void head(const MatchShardHead& head);
  void session(double cpu_seconds);
  void block(std::size_t number, const MatchBlock& block);

 private:
  void add(const std::string& line);

  std::filesystem::path path_;
  int file_ = -1;
  std::uint64_t size_ = 0;
};

}  // namespace brouncker
