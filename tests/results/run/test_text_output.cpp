#include "results/run/text_output.hpp"

#include "formulas/error.hpp"
#include "tests/support/process.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <doctest/doctest.h>

namespace brouncker {
namespace {

namespace fs = std::filesystem;
using testing::read_file;
using testing::TemporaryDirectory;
using testing::write_file;

mode_t mode_of(const fs::path& path) {
  struct stat status {};
  REQUIRE(::stat(path.c_str(), &status) == 0);
  return status.st_mode & 0777;
}

std::size_t files_in(const fs::path& directory) {
  return static_cast<std::size_t>(std::distance(fs::directory_iterator(directory), fs::directory_iterator()));
}

TEST_SUITE("run/text_output") {
  TEST_CASE("a file appears whole at the end, and nothing else stays in its directory") {
    const TemporaryDirectory directory;
    {
      TextOutput out(directory / "out");
      out.write("half");
      CHECK_FALSE(fs::exists(directory / "out"));
      CHECK(files_in(directory.path()) == 1);
    }
    CHECK(files_in(directory.path()) == 0);
    write_text_file(directory / "out", "whole");
    CHECK(read_file(directory / "out") == "whole");
    CHECK(files_in(directory.path()) == 1);
  }

  TEST_CASE("a file that is replaced keeps its permissions, a new one gets those of the user") {
    const TemporaryDirectory directory;
    for (const mode_t mode : {0600U, 0640U, 0444U, 0755U}) {
      write_file(directory / "out", "old");
      REQUIRE(::chmod((directory / "out").c_str(), mode) == 0);
      write_text_file(directory / "out", "new");
      CHECK(mode_of(directory / "out") == mode);
      CHECK(read_file(directory / "out") == "new");
      fs::remove(directory / "out");
    }
    const mode_t mask = ::umask(027);
    write_text_file(directory / "fresh", "new");
    ::umask(mask);
    CHECK(mode_of(directory / "fresh") == 0640);
  }

  TEST_CASE("in a run a planted link is replaced, and what it leads to is left alone") {
    const TemporaryDirectory directory;
    write_file(directory / "victim", "precious");
    fs::create_symlink(directory / "victim", directory / "run.json");
    write_text_file(directory / "run.json", "new", Place::in_run);
    CHECK(read_file(directory / "victim") == "precious");
    CHECK_FALSE(fs::is_symlink(directory / "run.json"));
    CHECK(read_file(directory / "run.json") == "new");
    REQUIRE(::mkfifo((directory / "pipe").c_str(), 0600) == 0);
    write_text_file(directory / "pipe", "new", Place::in_run);
    CHECK(fs::is_regular_file(directory / "pipe"));
  }

  TEST_CASE("the user's own link is followed: the file it leads to is replaced, the link stays") {
    const TemporaryDirectory directory;
    fs::create_directory(directory / "elsewhere");
    write_file(directory / "elsewhere" / "real", "old");
    fs::create_symlink(fs::path("elsewhere") / "real", directory / "link");
    fs::create_symlink("link", directory / "second");
    write_text_file(directory / "second", "new");
    CHECK(read_file(directory / "elsewhere" / "real") == "new");
    CHECK(fs::is_symlink(directory / "link"));
    CHECK(files_in(directory / "elsewhere") == 1);
    fs::create_symlink(fs::path("elsewhere") / "not yet", directory / "dangling");
    write_text_file(directory / "dangling", "new");
    CHECK(read_file(directory / "elsewhere" / "not yet") == "new");
    fs::create_symlink("round", directory / "round");
    CHECK_THROWS_AS(write_text_file(directory / "round", "new"), Error);
  }

  TEST_CASE("a link that somebody else laid is not followed") {
    if (::geteuid() != 0) return;  // cannot be laid by us
    const TemporaryDirectory directory;
    write_file(directory / "victim", "precious");
    fs::create_symlink(directory / "victim", directory / "link");
    REQUIRE(::lchown((directory / "link").c_str(), 12345, 12345) == 0);
    CHECK_THROWS_AS(write_text_file(directory / "link", "new"), Error);
    CHECK(read_file(directory / "victim") == "precious");
  }

  TEST_CASE("what a killed writer left is removed by the next one; what a writer holds, and what is not ours, stays") {
    const TemporaryDirectory directory;
    write_file(directory / "out.brouncker-aaaaaaaa.tmp", "left");
    write_file(directory / "out.brouncker-bbbbbbbb.tmp", "in work");
    write_file(directory / "out.20240101.tmp", "the user's");
    write_file(directory / "other.brouncker-aaaaaaaa.tmp", "of another target");
    const int held = ::open((directory / "out.brouncker-bbbbbbbb.tmp").c_str(), O_RDONLY | O_CLOEXEC);
    REQUIRE(::flock(held, LOCK_EX) == 0);
    write_text_file(directory / "out", "new");
    ::close(held);
    CHECK_FALSE(fs::exists(directory / "out.brouncker-aaaaaaaa.tmp"));
    CHECK(fs::exists(directory / "out.brouncker-bbbbbbbb.tmp"));
    CHECK(fs::exists(directory / "out.20240101.tmp"));
    CHECK(fs::exists(directory / "other.brouncker-aaaaaaaa.tmp"));
  }

  TEST_CASE("two writers of one file do not disturb each other; the last to end is read") {
    const TemporaryDirectory directory;
    TextOutput first(directory / "out"), second(directory / "out");
    first.write("first"), second.write("second");
    second.commit();
    CHECK(read_file(directory / "out") == "second");
    first.commit();
    CHECK(read_file(directory / "out") == "first");
    CHECK(files_in(directory.path()) == 1);
  }

  TEST_CASE("a writer that a signal ends leaves nothing") {
    const TemporaryDirectory directory;
    TextOutput out(directory / "out");
    out.write("half");
    remove_temporary_files();
    CHECK(files_in(directory.path()) == 0);
  }

  TEST_CASE("a name as long as a file system allows is written") {
    const TemporaryDirectory directory;
    const std::string name(255, 'x');
    write_text_file(directory / name, "new");
    CHECK(read_file(directory / name) == "new");
    CHECK(files_in(directory.path()) == 1);
  }
}

}  // namespace
}  // namespace brouncker
