#include "results/run/row_ranges.hpp"

#include "formulas/error.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <limits>
#include <numeric>
#include <random>
#include <set>
#include <string>

#include <unistd.h>

namespace brouncker {
namespace {

namespace fs = std::filesystem;

struct Scratch {
  fs::path path = fs::temp_directory_path() / ("brouncker-ranges-" + std::to_string(::getpid()) + ".sqlite");
  Scratch() { fs::remove(path); }
  ~Scratch() { fs::remove(path); }
};

/// Ids in clumps, each in the order in which it comes; every third row with a mirror image far behind all ids.
std::vector<std::int64_t> clumped_ids(std::size_t count, std::mt19937_64& random) {
  std::set<std::int64_t> ids;
  while (ids.size() < count) {
    const auto centre = static_cast<std::int64_t>(random() % 1'000'000'000'000);
    for (std::size_t i = 0; i < 1 + random() % 3'000 && ids.size() < count; ++i)
      ids.insert(centre + static_cast<std::int64_t>(random() % 5'000));
  }
  std::vector<std::int64_t> shuffled(ids.begin(), ids.end());
  std::ranges::shuffle(shuffled, random);
  return shuffled;
}

constexpr std::int64_t kMirror = 2'000'000'000'000;

void write(const fs::path& path, const std::vector<std::int64_t>& ids) {
  sqlite::Database database(path.string(), sqlite::Database::Mode::read_write);
  database.run("CREATE TABLE measured (id INTEGER NOT NULL, mirror INTEGER); BEGIN");
  sqlite::Statement insert(database, "INSERT INTO measured VALUES (?, ?)");
  for (const std::int64_t id : ids) {
    insert.bind(0, id);
    if (id % 3 == 0) insert.bind(1, kMirror + id);
    else insert.bind_null(1);
    insert.run();
  }
  database.run("COMMIT; CREATE UNIQUE INDEX measured_id ON measured (id);"
               "CREATE UNIQUE INDEX measured_mirror ON measured (mirror) WHERE mirror IS NOT NULL");
}

}  // namespace

TEST_SUITE("results/run/row_ranges") {
  TEST_CASE("every id is in one range, none of which has many more rows than are asked for, whatever their order in the file") {
    std::mt19937_64 random(25);
    for (const std::size_t count : {0u, 1u, 63u, 5'000u, 60'000u}) {
      CAPTURE(count);
      const Scratch scratch;
      std::vector<std::int64_t> ids = clumped_ids(count, random);
      write(scratch.path, ids);
      const sqlite::Database run(scratch.path.string(), sqlite::Database::Mode::read_only);
      for (const RangesOf of : {RangesOf::measured, RangesOf::formulas}) {
        std::vector<std::int64_t> all = ids;
        if (of == RangesOf::formulas)
          for (const std::int64_t id : ids)
            if (id % 3 == 0) all.push_back(kMirror + id);
        const std::vector<RowRange> ranges = row_ranges(run, of);
        CHECK(ranges.front().first == std::numeric_limits<std::int64_t>::min());
        CHECK(ranges.back().last == std::numeric_limits<std::int64_t>::max());
        for (std::size_t i = 1; i < ranges.size(); ++i) CHECK(ranges[i].first == ranges[i - 1].last + 1);
        for (const RowRange& range : ranges)
          CHECK(std::ranges::count_if(all, [&](std::int64_t id) { return range.first <= id && id <= range.last; }) <=
                (of == RangesOf::formulas ? 8'192 : 4'096));
        CHECK(ranges.size() <= 2 + all.size() / 4'096);
      }
    }
  }

  TEST_CASE("rows that stand in blocks of the space are divided as evenly") {
    for (const std::int64_t period : {12, 32, 64, 128, 1'000}) {
      CAPTURE(period);
      const Scratch scratch;
      std::vector<std::int64_t> ids;
      for (std::int64_t i = 0; i < 60'000; ++i) ids.push_back(i % period * 1'000'000 + i / period);
      write(scratch.path, ids);
      const sqlite::Database run(scratch.path.string(), sqlite::Database::Mode::read_only);
      const std::vector<RowRange> ranges = row_ranges(run, RangesOf::measured);
      CHECK(ranges.size() > 10);
      for (const RowRange& range : ranges)
        CHECK(std::ranges::count_if(ids, [&](std::int64_t id) { return range.first <= id && id <= range.last; }) <= 4'096);
    }
  }

  TEST_CASE("a store without indices is one range") {
    std::mt19937_64 random(28);
    const Scratch scratch;
    write(scratch.path, clumped_ids(10'000, random));
    sqlite::Database(scratch.path.string(), sqlite::Database::Mode::read_write).run("DROP INDEX measured_id");
    const sqlite::Database run(scratch.path.string(), sqlite::Database::Mode::read_only);
    CHECK(row_ranges(run, RangesOf::measured).size() == 1);
  }

  TEST_CASE("read on many threads the rows come as they do on one") {
    std::mt19937_64 random(26);
    const Scratch scratch;
    std::vector<std::int64_t> ids = clumped_ids(40'000, random);
    write(scratch.path, ids);
    std::ranges::sort(ids);
    const sqlite::Database run(scratch.path.string(), sqlite::Database::Mode::read_only);
    const std::vector<RowRange> ranges = row_ranges(run, RangesOf::measured);
    CHECK(ranges.size() > 5);
    const auto read = [](const sqlite::Database& connection, const RowRange& range) {
      sqlite::Statement s(connection, "SELECT id FROM measured WHERE " + std::string(kInRange) + " ORDER BY id");
      bind_range(s, range);
      std::vector<std::int64_t> part;
      while (s.next()) part.push_back(s.integer(0));
      return part;
    };
    for (const int threads : {1, 2, 5}) {
      std::vector<std::int64_t> all;
      read_ranges(run, ranges, threads, read,
                  [&](const std::vector<std::int64_t>& part) { std::ranges::copy(part, std::back_inserter(all)); });
      CHECK(all == ids);
    }
  }

  TEST_CASE("of several damaged rows the first is named, whatever the threads") {
    std::mt19937_64 random(27);
    const Scratch scratch;
    write(scratch.path, clumped_ids(40'000, random));
    const sqlite::Database run(scratch.path.string(), sqlite::Database::Mode::read_only);
    const std::vector<RowRange> ranges = row_ranges(run, RangesOf::measured);
    for (const int threads : {1, 2, 5})
      CHECK_THROWS_WITH_AS(read_ranges(
                               run, ranges, threads,
                               [&](const sqlite::Database&, const RowRange& range) {
                                 if (range.first >= ranges[2].first) throw file_error(std::to_string(range.first));
                                 return 0;
                               },
                               [](int) {}),
                           std::to_string(ranges[2].first).c_str(), Error);
  }
}

}  // namespace brouncker
