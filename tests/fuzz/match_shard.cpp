// Files of a part of `match`. Each line of the input gets its checksum, unless it begins with '!': so what stands behind a right
// checksum is looked at, too. The last line has no line feed where the input has none.
#include "results/match/block.hpp"
#include "results/match/shard_file.hpp"
#include "results/run/checksum.hpp"
#include "tests/fuzz/target.hpp"

#include <sys/mman.h>
#include <unistd.h>

namespace brouncker::fuzz {
namespace {

/// A file in memory with a name.
class MemoryFile {
 public:
  explicit MemoryFile(const std::string& content) : file_(::memfd_create("brouncker-fuzz", 0)) {
    require(file_ >= 0 && ::write(file_, content.data(), content.size()) == static_cast<ssize_t>(content.size()),
            "no file in memory");
  }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;
  ~MemoryFile() { ::close(file_); }
  std::string path() const { return "/proc/self/fd/" + std::to_string(file_); }

 private:
  int file_;
};

std::string with_checksums(std::string_view input) {
  std::string text;
  const std::vector<std::string_view> lines = pieces(input, '\n');
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].starts_with('!')) text += lines[i].substr(1);
    else if (!lines[i].empty()) text += checksum(lines[i]) + " " + std::string(lines[i]);
    if (i + 1 < lines.size()) text += '\n';
  }
  return text;
}

Verdict run(std::string_view input) {
  const std::string content = with_checksums(input);
  const MemoryFile file(content);
  return refused_or([&] {
    const MatchShardContents contents = read_match_shard(file.path());
    require(contents.whole_bytes <= content.size(), "more bytes are whole than there are");
    require(contents.whole_bytes == 0 || content[contents.whole_bytes - 1] == '\n', "whole lines do not end at the end of a line");
    require(contents.whole_bytes > 0 || (contents.blocks.empty() && !contents.head), "blocks out of no whole line");
    for (const auto& [number, block] : contents.blocks)
      require(content.find(block.text) != content.npos, "a block that does not stand in the file");
  });
}

}  // namespace

extern const Target kMatchShard;
const Target kMatchShard = {"match_shard", run};

}  // namespace brouncker::fuzz
