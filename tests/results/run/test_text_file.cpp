#include "results/run/text_file.hpp"

#include "formulas/error.hpp"
#include "tests/support/process.hpp"

#include <chrono>
#include <fstream>
#include <thread>

#include <sys/stat.h>

#include <doctest/doctest.h>

namespace brouncker {
namespace {

namespace fs = std::filesystem;
using testing::TemporaryDirectory;
using testing::write_file;

constexpr FileKind kSmall{"a small file", 1000}, kOfRun{"a small file", 1000, false};

std::string refusal(const fs::path& path, const FileKind& kind) {
  try {
    read_text_file(path, kind);
  } catch (const Error& error) {
    CHECK(error.fault() == Fault::file);
    return error.what();
  }
  return "";
}

bool contains(const std::string& text, const std::string& part) { return text.find(part) != text.npos; }

TEST_SUITE("run/text_file") {
  TEST_CASE("a file is read up to its bound and not beyond") {
    const TemporaryDirectory directory;
    const std::string text(1000, 'x');
    write_file(directory / "file", text);
    CHECK(read_text_file(directory / "file", kSmall) == text);
    write_file(directory / "file", text + "x");
    CHECK(contains(refusal(directory / "file", kSmall), "has 1001 bytes; accepted is a small file of at most 1000 bytes"));
    fs::resize_file(directory / "file", std::uintmax_t{1} << 40);  // nothing but a hole
    CHECK(contains(refusal(directory / "file", kSmall), "1099511627776 bytes"));
    CHECK(read_text_file("/dev/null", kSmall) == "");
  }

  TEST_CASE("a device without an end is read up to the bound, a directory not at all") {
    CHECK(contains(refusal("/dev/zero", kSmall), "goes on beyond that; accepted is a small file of at most 1000 bytes"));
    CHECK(contains(refusal("/dev", kSmall), "is a directory"));
    CHECK(contains(refusal("/dev/zero", kOfRun), "is not a regular file"));
    CHECK(contains(refusal("/no such file", kSmall), "there is no such file"));
  }

  TEST_CASE("a pipe is read where somebody writes, and given up where nobody does") {
    const TemporaryDirectory directory;
    const fs::path pipe = directory / "pipe";
    REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
    std::thread writer([&] {
      std::this_thread::sleep_for(std::chrono::milliseconds(100));
      std::ofstream(pipe) << "late\n";
    });
    CHECK(read_text_file(pipe, kSmall) == "late\n");
    writer.join();
    CHECK(contains(refusal(pipe, kOfRun), "is not a regular file"));
    CHECK(contains(refusal(pipe, kSmall), "nobody has written"));
  }
}

}  // namespace
}  // namespace brouncker
