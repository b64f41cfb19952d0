#include "results/match/shard_file.hpp"

#include "formulas/error.hpp"
#include "formulas/json.hpp"
#include "results/run/checksum.hpp"
#include "results/run/layout.hpp"
#include "results/run/text_file.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cinttypes>
#include <cstring>

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

namespace brouncker {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr int kFormat = 2;
constexpr std::size_t kChecksumSize = 16;

Json json_of(const MatchShardHead& head) {
  return {{"format", kFormat},
          {"version", head.identity.version},
          {"run", head.identity.run},
          {"constants", head.identity.constants},
          {"pairs", head.identity.pairs},
          {"totals", {head.totals.limits, head.totals.classes, head.totals.constants, head.totals.rational, head.totals.blocks}},
          {"plan", head.totals.plan},
          {"shard", {head.shard.i, head.shard.k}},
          {"blocks", head.blocks}};
}

MatchShardHead head_of(const Json& json) {
  if (json.at("format") != kFormat)
    throw file_error(fmt::format("is of format {}, this program reads format {}", json_text(json.at("format")), kFormat));
  const Json &totals = json.at("totals"), &shard = json.at("shard");
  return {{json.at("version"), json.at("run"), json.at("constants"), json.at("pairs")},
          {totals.at(0), totals.at(1), totals.at(2), totals.at(3), totals.at(4), json.at("plan")},
          {shard.at(0), shard.at(1)},
          json.at("blocks")};
}

/// The text up to the next blank, which is taken away.
std::string_view word(std::string_view& rest) {
  const std::size_t end = std::min(rest.find(' '), rest.size());
  const std::string_view first = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return first;
}

template <class Number>
Number number(std::string_view text) {
  Number value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) throw file_error("a number is missing");
  return value;
}

/// One line without its checksum. Throws where it says nothing that a writer would.
void take(std::string_view line, MatchShardContents& contents) {
  const std::string_view kind = word(line);
  if (!contents.head) {
    if (kind != "head") throw file_error("does not begin with its head");
    contents.head = head_of(read_ordered_json(line).value_or(Json()));
  } else if (kind == "session") {
    contents.session_seconds += number<double>(line);
  } else if (kind == "block") {
    const auto block = number<std::size_t>(word(line));
    const auto cpu = number<double>(word(line)), prove_cpu = number<double>(word(line));
    if (block >= contents.head->totals.blocks) throw file_error("there is no such block");
    contents.blocks[block] = {std::string(line), cpu, prove_cpu};
  } else {
    throw file_error("an unknown line");
  }
}

bool matches(std::string_view line) {
  return line.size() > kChecksumSize && line[kChecksumSize] == ' ' &&
         checksum(line.substr(kChecksumSize + 1)) == line.substr(0, kChecksumSize);
}

}  // namespace

fs::path match_shard_file(const RunFiles& run, const Shard& shard) {
  return run.shards() / fmt::format("match-{}-of-{}.blocks", shard.i, shard.k);
}

std::optional<Shard> match_shard_of_file(const fs::path& file) {
  const std::string name = file.filename().string();
  Shard shard;
  if (std::sscanf(name.c_str(), "match-%" SCNu64 "-of-%" SCNu64, &shard.i, &shard.k) != 2 ||
      match_shard_file({}, shard).filename() != name)
    return std::nullopt;
  return shard;
}

MatchShardContents read_match_shard(const fs::path& file) {
  const std::string text = read_text_file(file, kShardFile);
  MatchShardContents contents;
  std::uint64_t count = 0;
  for (std::size_t end; (end = text.find('\n', contents.whole_bytes)) != text.npos; contents.whole_bytes = end + 1) {
    const std::string_view line = std::string_view(text).substr(contents.whole_bytes, end - contents.whole_bytes);
    ++count;
    if (!matches(line)) throw file_error(fmt::format("{}: is damaged: line {} does not match its checksum", file.string(), count));
    try {
      take(line.substr(kChecksumSize + 1), contents);
    } catch (const std::exception& error) {
      throw file_error(fmt::format("{}: is damaged, or of another program: line {}: {}", file.string(), count, error.what()));
    }
  }
  return contents;
}

MatchShardWriter::MatchShardWriter(const fs::path& file, std::uint64_t whole_bytes) : path_(file), size_(whole_bytes) {
  file_ = ::open(file.c_str(), O_WRONLY | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0644);
  if (file_ >= 0 && ::ftruncate(file_, static_cast<off_t>(size_)) == 0) return;
  const int error = errno;
  if (file_ >= 0) ::close(file_);
  throw file_error(fmt::format("{}: cannot be written: {}", file.string(), std::strerror(error)));
}

MatchShardWriter::~MatchShardWriter() { ::close(file_); }

void MatchShardWriter::head(const MatchShardHead& head) { add("head " + json_text(json_of(head))); }

void MatchShardWriter::session(double cpu_seconds) { add(fmt::format("session {:.6f}", cpu_seconds)); }

void MatchShardWriter::block(std::size_t number, const MatchBlock& block) {
  add(fmt::format("block {} {:.6f} {:.6f} {}", number, block.cpu_seconds, block.prove_cpu_seconds, to_text(block)));
}

void MatchShardWriter::add(const std::string& line) {
  const std::string text = fmt::format("{} {}\n", checksum(line), line);
  bool good = true;
  for (std::size_t at = 0; good && at < text.size();) {
    const ssize_t written = ::pwrite(file_, text.data() + at, text.size() - at, static_cast<off_t>(size_ + at));
    good = written > 0;
    if (good) at += static_cast<std::size_t>(written);
  }
  good = good && ::fdatasync(file_) == 0;
  if (good) {
    size_ += text.size();
    return;
  }
  const int error = errno;
  if (::ftruncate(file_, static_cast<off_t>(size_)) != 0) {
  }  // then it ends in half a line, which a reader leaves out
  throw file_error(fmt::format("{}: cannot be written: {}", path_.string(), std::strerror(error)));
}

}  // namespace brouncker
