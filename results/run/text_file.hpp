/// The one reader of text files: whole, and bounded.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace brouncker {

/// What a file is read as.
struct FileKind {
  std::string_view what;     ///< for messages, "a job file"
  std::uint64_t most_bytes;  ///< larger ones are refused
  bool streams = true;       ///< a pipe or a device will do; not within a run, which may come from somebody else
};

inline constexpr FileKind kJobFile{"a job file", 20'000'000};
inline constexpr FileKind kConstantsFile{"a file of constants", 20'000'000};
inline constexpr FileKind kPcfFile{"a file of PCFs", 1'000'000'000};
inline constexpr FileKind kCertificateFile{"a file of certificates", 4'000'000'000};
inline constexpr FileKind kRunInfoFile{"a run.json", 100'000'000, false};
inline constexpr FileKind kShardFile{"the file of a shard", 100'000'000'000, false};
inline constexpr FileKind kCatalogueFile{"a file of a catalogue", 4'000'000'000, false};
inline constexpr FileKind kTextFile{"a text file", 1'000'000'000};

/// A pipe or device, which does not say its size, is read up to so many bytes of the kind's.
inline constexpr std::uint64_t kMostOfStream = 250'000'000;

/// The bytes of a file. Throws Error (file), one line naming it: it is not there, is no file, is larger than the kind's bound. A
/// named pipe that nobody writes to is given up after ten seconds.
std::string read_text_file(const std::filesystem::path& path, const FileKind& kind = kTextFile);

}  // namespace brouncker
