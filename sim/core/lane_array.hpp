#pragma once

#include <cstddef>
#include <new>
#include <vector>

namespace entente {

/// Allocates on 64-byte boundaries: one cache line, and the widest vector of the kernels.
template <class Number>
struct LineAllocator {
  using value_type = Number;
  static constexpr std::align_val_t line{64};

  LineAllocator() = default;
  template <class Other>
  LineAllocator(const LineAllocator<Other>&) {}

  Number* allocate(std::size_t count) { return static_cast<Number*>(::operator new(count * sizeof(Number), line)); }
  void deallocate(Number* memory, std::size_t) { ::operator delete(memory, line); }
  friend bool operator==(const LineAllocator&, const LineAllocator&) { return true; }
};

/// Numbers by lane, [row * lanes + lane], aligned for the kernels.
template <class Number>
using LaneArray = std::vector<Number, LineAllocator<Number>>;

}  // namespace entente
