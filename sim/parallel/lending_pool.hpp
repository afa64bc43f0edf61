#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

namespace entente {

/// Things that threads use one after the other because they are dear to make: as many are made as are ever in use at
/// once.
template <class Thing>
class LendingPool {
 public:
  using Maker = std::function<std::unique_ptr<Thing>()>;
  explicit LendingPool(Maker make) : make_(std::move(make)) {}

  /// One that nobody else has; as the last user left it, or new.
  std::unique_ptr<Thing> lend() {
    {
      const std::lock_guard lock(mutex_);
      if (!idle_.empty()) {
        std::unique_ptr<Thing> thing = std::move(idle_.back());
        idle_.pop_back();
        return thing;
      }
    }
    return make_();
  }

  void give_back(std::unique_ptr<Thing> thing) {
    const std::lock_guard lock(mutex_);
    idle_.push_back(std::move(thing));
  }

 private:
  Maker make_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<Thing>> idle_;
};

}  // namespace entente
