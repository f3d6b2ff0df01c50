#pragma once

#include <deque>
#include <utility>

namespace lifeboat {

/// Keeps `value` until the process ends, without ever running its destructor: what a command holds when its
/// work is done goes back to the system at once instead of node by node. It stays reachable, so it is no leak
/// to a leak checker. Only for what a process does once.
template <class T>
T& KeepUntilExit(T value) {
  static auto* const kept = new std::deque<T>;
  return kept->emplace_back(std::move(value));
}

}  // namespace lifeboat
