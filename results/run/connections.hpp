/// Connections to one store that are opened when all others are in use, and kept.
#pragma once

#include "results/run/sqlite.hpp"

#include <functional>
#include <mutex>
#include <utility>
#include <vector>

namespace brouncker {

/// May be used by several threads, a connection by one at a time.
class Connections {
 public:
  explicit Connections(std::function<sqlite::Database()> open) : open_(std::move(open)) {}

  /// use(connection).
  template <class Use>
  auto with_one(const Use& use) {
    struct Lent {
      Connections& all;
      sqlite::Database database;
      ~Lent() { all.give_back(std::move(database)); }
    } lent{*this, take()};
    return use(std::as_const(lent.database));
  }

 private:
  sqlite::Database take() {
    {
      const std::lock_guard guard(mutex_);
      if (!idle_.empty()) {
        sqlite::Database database = std::move(idle_.back());
        idle_.pop_back();
        return database;
      }
    }
    return open_();
  }
  void give_back(sqlite::Database database) {
    const std::lock_guard guard(mutex_);
    idle_.push_back(std::move(database));
  }

  std::function<sqlite::Database()> open_;
  std::mutex mutex_;
  std::vector<sqlite::Database> idle_;
};

}  // namespace brouncker
