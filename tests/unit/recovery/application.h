#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

#include "unit/blueprint/reading.h"

namespace lifeboat::test {

/// A public service in Ireland, with `lines` behind it.
inline blueprint::Blueprint Application(std::string_view lines) {
  blueprint::Reading reading = blueprint::ReadText(blueprint::WithLines(lines));
  if (!reading.blueprint) {
    throw std::runtime_error(reading.printed);
  }
  return *reading.blueprint;
}

/// The same with `fields` of its service and `lines` behind it.
inline blueprint::Blueprint Application(std::string_view fields, std::string_view lines) {
  blueprint::Reading reading = blueprint::ReadText(blueprint::WithService(fields) + std::string(lines));
  if (!reading.blueprint) {
    throw std::runtime_error(reading.printed);
  }
  return *reading.blueprint;
}

}  // namespace lifeboat::test
